import * as vscode from 'vscode';
import { registerCommand } from './editor/command';

/** Wires the parts together. Nothing heavy is loaded, and no folder touched, until a command asks for it. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Shortlist', { log: true });
  context.subscriptions.push(
    log,
    registerCommand('shortlist.showLog', log, () => log.show()),
  );
}
