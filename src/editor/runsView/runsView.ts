import * as vscode from 'vscode';
import type { RunState } from '../../run/state';
import type { RunSummary } from '../../run/summary';
import { registerCommand } from '../command';
import type { PanelHost } from '../panel/panelHost';
import type { Services } from '../services';
import type { VirtualText } from '../virtualText';
import { summaryOf } from './summary';
import { said } from '../said';

type Format = 'html' | 'json' | 'jsonl';

/** The Runs view: this workspace's runs, newest first. The disk is read when the view is looked at, not before. */
export class RunsView implements vscode.TreeDataProvider<RunSummary>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #view = vscode.window.createTreeView('shortlist.runs', { treeDataProvider: this, canSelectMany: true });
  readonly #watching: vscode.Disposable;

  constructor(private readonly services: Services, private readonly texts: VirtualText, private readonly panel: PanelHost) {
    // What another window does is seen when the view is looked at again.
    this.#watching = vscode.Disposable.from(services.runs.onDidChange(() => this.refresh()), this.#view.onDidChangeVisibility(({ visible }) => { if (visible) this.refresh(); }));
  }

  refresh(): void { this.#changed.fire(undefined); }

  async getChildren(parent?: RunSummary): Promise<RunSummary[]> {
    return parent ? [] : (await this.services.store()).list();
  }

  getTreeItem(run: RunSummary): vscode.TreeItem {
    const item = new vscode.TreeItem(run.title.replace(/\p{C}/gu, ' '));
    const status = statusOf(run);
    item.id = run.id;
    // The state first: a narrow side bar cuts the rest.
    item.description = `${status.short ?? status.label} · ${shortDate(run.startedAt, Date.now(), vscode.env.language)}`;
    item.iconPath = new vscode.ThemeIcon(run.pinned ? 'pinned' : status.icon, status.color === undefined ? undefined : new vscode.ThemeColor(status.color));
    item.contextValue = run.status === 'running' ? 'run.live' : `${run.pinned ? 'run.pinned' : 'run.stored'}${isResumable(run) ? '.resumable' : ''}`;
    const when = longDate(run);
    item.tooltip = [run.title, status.label, said(run.message), run.source ?? '', when].filter((line) => line !== '').join('\n');
    item.accessibilityInformation = { label: `${run.title}, ${status.label}, ${when}` };
    item.command = { command: 'shortlist.openRun', title: vscode.l10n.t('Open Run'), arguments: [run] };
    return item;
  }

  async open(run: RunSummary | undefined): Promise<void> {
    const chosen = run ?? await this.#pick(vscode.l10n.t('Open which run?'));
    if (!chosen) return;
    await (await import('../runSession')).openStoredRun(this.services, chosen.id);
    await vscode.commands.executeCommand('shortlist.showPanel', chosen.id);
  }

  async resume(run: RunSummary | undefined): Promise<void> {
    const chosen = run ?? await this.#pick(vscode.l10n.t('Resume which run?'), isResumable, vscode.l10n.t('No run of this workspace can be resumed.'));
    if (chosen) this.panel.show(await (await import('../runSession')).resumeRun(this.services, chosen.id));
  }

  /** Side by side, in the editor's own diff: settings, funnel, cost and choice of two runs. */
  async compare(run: RunSummary | undefined, selected: readonly RunSummary[] | undefined): Promise<void> {
    const chosen = [...selected ?? this.#view.selection].slice(0, 2);
    const first = chosen[0] ?? run ?? await this.#pick(vscode.l10n.t('Compare which run?'));
    if (!first) return;
    const second = chosen[1]
      ?? await this.#pick(vscode.l10n.t('Compare it with which run?'), ({ id }) => id !== first.id, vscode.l10n.t('No other run is stored for this workspace.'));
    if (!second) return;
    const [older, newer] = [first, second].sort((a, b) => a.startedAt - b.startedAt);
    const page = async ({ id }: RunSummary) => this.texts.add(`${id}.yaml`, summaryOf(await this.#state(id), said));
    await vscode.commands.executeCommand('vscode.diff', await page(older!), await page(newer!), vscode.l10n.t('Runs: {0} ↔ {1}', older!.id, newer!.id));
  }

  async setPinned(run: RunSummary, pinned: boolean): Promise<void> {
    await (await this.services.store()).setPinned(run.id, pinned);
    this.refresh();
  }

  async delete(run: RunSummary | undefined, selected?: readonly RunSummary[]): Promise<void> {
    const picked = run ?? await this.#pick(vscode.l10n.t('Delete which run?'));
    const doomed = selected?.length ? selected : picked ? [picked] : [];
    if (doomed.length === 0) return;
    const remove = vscode.l10n.t('Delete');
    const question = doomed.length === 1 ? vscode.l10n.t('Delete the run of "{0}"?', doomed[0]!.title) : vscode.l10n.t('Delete {0} runs?', doomed.length);
    const detail = vscode.l10n.t('Its candidates, verdicts and outputs are deleted from this machine. This cannot be undone.');
    if (await vscode.window.showWarningMessage(question, { modal: true, detail }, remove) !== remove) return;
    const store = await this.services.store();
    for (const { id } of doomed) {
      await store.delete(id);
      this.services.runs.forget(id);
    }
    this.refresh();
  }

  async export(run: RunSummary | undefined): Promise<void> {
    const chosen = run ?? await this.#pick(vscode.l10n.t('Export which run?'));
    if (!chosen) return;
    const format = await pickFormat();
    if (!format) return;
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(chosen.folder);
    const uri = await vscode.window.showSaveDialog({ defaultUri: vscode.Uri.joinPath(folder, `${chosen.id}.${format}`), title: vscode.l10n.t('Export Run') });
    if (!uri) return;
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(await this.#exported(chosen.id, format)));
    const open = vscode.l10n.t('Open');
    if (await vscode.window.showInformationMessage(vscode.l10n.t('The run was written to {0}.', uri.fsPath), open) !== open) return;
    if (format === 'html') await vscode.env.openExternal(uri); else await vscode.window.showTextDocument(uri);
  }

  async #exported(id: string, format: Format): Promise<string> {
    const state = await this.#state(id);
    if (format === 'html') return (await import('./report')).reportOf(state);
    const { exportForTuning, exportJson } = await import('../../run/export');
    return format === 'json' ? exportJson(state) : [...exportForTuning(state)].join('');
  }

  async #state(id: string): Promise<RunState> {
    return this.services.runs.get(id)?.state ?? (await (await this.services.store()).read(id)).state;
  }

  async #pick(title: string, fits: (run: RunSummary) => boolean = () => true, none = vscode.l10n.t('No run is stored for this workspace.')): Promise<RunSummary | undefined> {
    const runs = (await (await this.services.store()).list()).filter(fits);
    if (runs.length === 0) {
      void vscode.window.showInformationMessage(none);
      return undefined;
    }
    const items = runs.map((run) => ({ label: run.title, description: `${statusOf(run).label} · ${longDate(run)}`, run }));
    return (await vscode.window.showQuickPick(items, { title, matchOnDescription: true, ignoreFocusOut: true }))?.run;
  }

  dispose(): void {
    this.#watching.dispose();
    this.#view.dispose();
    this.#changed.dispose();
  }
}

function isResumable({ status }: RunSummary): boolean {
  return status === 'interrupted' || status === 'waiting' || status === 'cancelled' || status === 'failed';
}

/** The time of a run of today, else its day. */
export function shortDate(at: number, now: number, language: string): string {
  const [date, today] = [new Date(at), new Date(now)];
  if (date.toDateString() === today.toDateString()) return date.toLocaleTimeString(language, { timeStyle: 'short' });
  return date.toLocaleDateString(language, date.getFullYear() === today.getFullYear() ? { day: 'numeric', month: 'short' } : { dateStyle: 'short' });
}

function longDate({ startedAt }: RunSummary): string { return new Date(startedAt).toLocaleString(vscode.env.language, { dateStyle: 'medium', timeStyle: 'short' }); }

function statusOf({ status, chosen }: RunSummary): { readonly label: string; readonly short?: string; readonly icon: string; readonly color?: string } {
  switch (status) {
    case 'running': return { label: vscode.l10n.t('running'), icon: 'sync' };
    case 'chosen': return {
      label: chosen === null ? vscode.l10n.t('solutions chosen') : vscode.l10n.t('{0} chosen', chosen), icon: 'pass', color: 'testing.iconPassed',
    };
    case 'nothing-survived': return { label: vscode.l10n.t('nothing survived'), icon: 'circle-slash' };
    case 'waiting': return { label: vscode.l10n.t('waiting for a batch, can be resumed'), short: vscode.l10n.t('waiting'), icon: 'watch' };
    case 'cancelled': return { label: vscode.l10n.t('cancelled'), icon: 'debug-stop' };
    case 'failed': return { label: vscode.l10n.t('failed'), icon: 'error', color: 'testing.iconFailed' };
    case 'interrupted': return {
      label: vscode.l10n.t('interrupted, can be resumed'), short: vscode.l10n.t('interrupted'), icon: 'debug-pause',
      color: 'notificationsWarningIcon.foreground',
    };
  }
}

async function pickFormat(): Promise<Format | undefined> {
  const items: (vscode.QuickPickItem & { format: Format })[] = [
    { label: vscode.l10n.t('Report (HTML)'), detail: vscode.l10n.t('One page that opens in any browser, with nothing to load.'), format: 'html' },
    { label: vscode.l10n.t('Data (JSON)'), detail: vscode.l10n.t('Everything that is known of the run.'), format: 'json' },
    {
      label: vscode.l10n.t('For fine-tuning (JSONL)'), detail: vscode.l10n.t('One line a program: the problem, the program, and whether it passed.'),
      format: 'jsonl',
    },
  ];
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Export the run as') }))?.format;
}

export function registerRunsView(services: Services, texts: VirtualText, panel: PanelHost): vscode.Disposable {
  const view = new RunsView(services, texts, panel);
  return vscode.Disposable.from(
    view,
    registerCommand('shortlist.openRun', services.log, (run?: RunSummary) => view.open(run)),
    registerCommand('shortlist.resumeRun', services.log, (run?: RunSummary) => view.resume(run)),
    registerCommand('shortlist.compareRuns', services.log, (run?: RunSummary, selected?: RunSummary[]) => view.compare(run, selected)),
    registerCommand('shortlist.pinRun', services.log, (run: RunSummary) => view.setPinned(run, true)),
    registerCommand('shortlist.unpinRun', services.log, (run: RunSummary) => view.setPinned(run, false)),
    registerCommand('shortlist.deleteRun', services.log, (run?: RunSummary, selected?: RunSummary[]) => view.delete(run, selected)),
    registerCommand('shortlist.exportRun', services.log, (run?: RunSummary) => view.export(run)),
    registerCommand('shortlist.refreshRuns', services.log, () => view.refresh()),
  );
}
