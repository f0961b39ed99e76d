import * as vscode from 'vscode';
import { figures } from './figures';
import type { LiveRun } from './runHost';
import type { Services } from './services';

/** While a run is at work: how far it is, in the status bar, and a button that cancels it. Selecting the figures opens the panel. */
export function registerRunStatus({ runs }: Services): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('shortlist.run', vscode.StatusBarAlignment.Left, 10);
  item.name = vscode.l10n.t('Shortlist run');
  const stop = vscode.window.createStatusBarItem('shortlist.cancel', vscode.StatusBarAlignment.Left, 9);
  stop.name = vscode.l10n.t('Cancel the Shortlist run');
  stop.text = '$(debug-stop)';
  let following: vscode.Disposable | undefined;
  const show = (run: LiveRun) => {
    const { counts, problem, submissions, settings } = run.state;
    const others = runs.running.length - 1;
    item.text = `$(sync~spin) ${sampledOf(counts.sampled, settings?.samples)} → ${counts.passed}${others > 0 ? ` (+${others})` : ''}`;
    item.tooltip = vscode.l10n.t(
      '{0} programs sampled, {1} passed the examples, {2} chosen so far. Select to see the run.',
      ...[counts.sampled, counts.passed, submissions.length].map(figures().count),
    );
    item.accessibilityInformation = { label: item.tooltip };
    item.command = { command: 'shortlist.showPanel', title: vscode.l10n.t('Show Panel'), arguments: [run.id] };
    stop.tooltip = vscode.l10n.t('Cancel the run of "{0}". What was found is kept.', problem?.title ?? vscode.l10n.t('Untitled problem'));
    stop.accessibilityInformation = { label: stop.tooltip, role: 'button' };
    stop.command = { command: 'shortlist.cancelRun', title: vscode.l10n.t('Cancel Run'), arguments: [run.id] };
  };
  const update = () => {
    const run = runs.running.at(-1);
    following?.dispose();
    void vscode.commands.executeCommand('setContext', 'shortlist.running', run !== undefined);
    if (!run) {
      item.hide();
      stop.hide();
      return;
    }
    show(run);
    following = run.onEvents(() => show(run));
    item.show();
    stop.show();
  };
  return vscode.Disposable.from(item, stop, runs.onDidChange(update), { dispose: () => following?.dispose() });
}

/** How many programs there are, of how many asked for; what the flow and repair add comes on top of those. */
export function sampledOf(sampled: number, samples: number | undefined): string {
  return samples !== undefined && (samples === 0 || sampled > samples) ? String(sampled) : `${sampled}/${samples ?? '?'}`;
}
