import * as vscode from 'vscode';
import type { LiveRun } from './runHost';
import type { Services } from './services';

/** While a run is at work: how far it is, in the status bar. Selecting it opens the panel. */
export function registerRunStatus({ runs }: Services): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('shortlist.run', vscode.StatusBarAlignment.Left, 10);
  item.name = vscode.l10n.t('Shortlist run');
  let following: vscode.Disposable | undefined;
  const show = (run: LiveRun) => {
    const { counts, submissions, settings } = run.state;
    item.text = `$(sync~spin) ${counts.sampled}/${settings?.samples ?? '?'} → ${counts.passed}`;
    item.tooltip = vscode.l10n.t('{0} programs sampled, {1} passed the examples, {2} chosen so far. Select to see the run.', counts.sampled, counts.passed, submissions.length);
    item.accessibilityInformation = { label: item.tooltip };
    item.command = { command: 'shortlist.showPanel', title: vscode.l10n.t('Show Panel'), arguments: [run.id] };
  };
  const update = () => {
    const run = runs.running.at(-1);
    following?.dispose();
    void vscode.commands.executeCommand('setContext', 'shortlist.running', run !== undefined);
    if (!run) return item.hide();
    show(run);
    following = run.onEvents(() => show(run));
    item.show();
  };
  return vscode.Disposable.from(item, runs.onDidChange(update), { dispose: () => following?.dispose() });
}
