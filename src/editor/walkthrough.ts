import * as vscode from 'vscode';
import { chosenModels } from './models/modelSettings';
import type { Services } from './services';

/** Tells the walkthrough what is done: a model is chosen, a run came to its choice. Check Setup tells of the tool chain itself. */
export function registerWalkthroughProgress({ runs }: Services): vscode.Disposable {
  const tick = (step: string) => { void vscode.commands.executeCommand('setContext', `shortlist.${step}`, true); };
  const lookAtModels = () => { if (chosenModels().length > 0) tick('modelChosen'); };
  lookAtModels();
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration((change) => { if (change.affectsConfiguration('shortlist.models')) lookAtModels(); }),
    runs.onDidChange(({ state }) => { if (state.ended?.outcome === 'chosen') tick('solved'); }),
  );
}
