import * as vscode from 'vscode';
import { showError } from './showError';

/** Registers a command whose failure is told to the person in front of the screen, never swallowed and never a stack trace. */
export function registerCommand<A extends unknown[]>(id: string, log: vscode.LogOutputChannel, run: (...args: A) => unknown): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...args: A) => {
    try {
      return await run(...args);
    } catch (error) {
      showError(error, log);
      return undefined;
    }
  });
}
