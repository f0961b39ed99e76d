import * as vscode from 'vscode';
import { chosenModels } from './models/modelSettings';
import type { Services } from './services';

export type WalkthroughStep = 'modelChosen' | 'toolChainReady' | 'solved';

const done = new Set<WalkthroughStep>();

/**
 * Ticks a step of the walkthrough. VS Code looks at the moment when the context becomes true, and ticks nothing that was
 * true before the walkthrough was first opened: so it is true for a moment only, and again whenever the walkthrough may have opened.
 */
export async function tick(step: WalkthroughStep): Promise<void> {
  done.add(step);
  for (const value of [true, false]) await vscode.commands.executeCommand('setContext', `shortlist.${step}`, value);
}

/** Watches for a chosen model and for a run that came to its choice. Check Setup tells of the tool chain itself. */
export function registerWalkthroughProgress({ runs }: Services): vscode.Disposable {
  const lookAtModels = () => { if (chosenModels().length > 0) void tick('modelChosen'); };
  lookAtModels();
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration((change) => { if (change.affectsConfiguration('shortlist.models')) lookAtModels(); }),
    runs.onDidChange(({ state }) => { if (state.ended?.outcome === 'chosen') void tick('solved'); }),
    // The walkthrough's tab is of a kind that extensions are not told.
    vscode.window.tabGroups.onDidChangeTabs(({ opened, changed }) => { if ([...opened, ...changed].some(({ input }) => input === undefined)) for (const step of done) void tick(step); }),
  );
}
