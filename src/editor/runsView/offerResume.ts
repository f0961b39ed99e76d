/** Runs that were cut off, by a reload, a crash, a kill or a power cut, are offered for resuming. */
import * as vscode from 'vscode';
import type { Problem } from '../../problem/problem';
import type { RunSummary } from '../../run/summary';
import type { LiveRun } from '../runHost';
import { resumeRun } from '../runSession';
import type { Services } from '../services';
import { showError } from '../showError';

/** How far the log of each run was when it was offered: a run is offered once, and again only if it was gone on with. */
const OFFERED = 'shortlist.offeredToResume';

/** The first thing asked of the extension comes first. */
const AFTER_MS = 1500;

/**
 * Offers them soon after the extension was activated, whatever by: the panel that a reload restores, the Runs view, any
 * command. The start of VS Code is no such occasion, since Shortlist has no part in it.
 */
export function registerResumeOffer(services: Services, show: (run: LiveRun) => void): vscode.Disposable {
  const timer = setTimeout(() => { offerInterrupted(services, show).catch((error: unknown) => showError(error, services.log)); }, AFTER_MS);
  return { dispose: () => clearTimeout(timer) };
}

/** One question for all of them. */
export async function offerInterrupted(services: Services, show: (run: LiveRun) => void): Promise<void> {
  const memory = services.context.workspaceState;
  const offered = memory.get<Readonly<Record<string, number>>>(OFFERED, {});
  const runs = await interruptedRuns(services);
  const news = runs.filter(({ id, bytes }) => offered[id] !== bytes);
  const [latest] = news;
  if (!latest) return;
  await memory.update(OFFERED, Object.fromEntries(runs.map(({ id, bytes }) => [id, bytes])));
  const resume = vscode.l10n.t('Resume');
  const look = vscode.l10n.t('Show Runs');
  const message = news.length === 1
    ? vscode.l10n.t('The run of “{0}” was interrupted. It can go on from there: nothing is asked for or computed twice.', latest.title)
    : vscode.l10n.t('{0} runs were interrupted, the latest that of “{1}”. It can go on from there: nothing is asked for or computed twice.', news.length, latest.title);
  const chosen = await vscode.window.showInformationMessage(message, resume, look);
  if (chosen === resume) show(await resumeRun(services, latest.id));
  else if (chosen === look) await vscode.commands.executeCommand('shortlist.runs.focus');
}

/** Before a statement is solved anew: the run of the same statement that was cut off, if the person would rather have that. `null`: neither. */
export async function offerSame(services: Services, problemOf: () => Promise<Problem>): Promise<LiveRun | undefined | null> {
  const store = await services.store();
  const runs = await interruptedRuns(services);
  if (runs.length === 0) return undefined;
  const { statement, title } = await problemOf();
  for (const { id } of runs.filter((run) => run.title === title || title === null)) {
    if ((await store.problemOf(id))?.statement !== statement) continue;
    const [resume, anew] = [vscode.l10n.t('Resume'), vscode.l10n.t('Solve Anew')];
    const chosen = await vscode.window.showInformationMessage(vscode.l10n.t('A run of this statement was interrupted.'), {
      modal: true, detail: vscode.l10n.t('It can go on from there: nothing is asked for or computed twice. A new run begins with nothing.'),
    }, resume, anew);
    return chosen === resume ? resumeRun(services, id) : chosen === anew ? undefined : null;
  }
  return undefined;
}

async function interruptedRuns(services: Services): Promise<RunSummary[]> {
  return (await (await services.store()).list()).filter(({ id, status }) => status === 'interrupted' && !services.runs.get(id)?.running);
}
