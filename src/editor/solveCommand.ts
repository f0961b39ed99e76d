import path from 'node:path';
import * as vscode from 'vscode';
import type { Problem } from '../problem/problem';
import type { SolveSettings } from '../run/settings';
import { UserError } from '../userError';
import { isOwnFile, type ActiveFile } from './activeFile';
import { registerCommand } from './command';
import { figures } from './figures';
import { insertCandidate } from './panel/actions';
import type { PanelHost } from './panel/panelHost';
import { offerRecordedAnswers } from './recordedOffer';
import type { LiveRun } from './runHost';
import { offerSame } from './runsView/offerResume';
import { openStoredRun, startRun } from './runSession';
import type { Services } from './services';
import { ownTestsOf } from './testExplorer/testExplorer';

/** Longer texts are no statements; reading one would hold the editor. */
const STATEMENT_LIMIT = 2_000_000;

/** The commands of the main job: solve, look, cancel, insert. */
export function registerSolve(services: Services, panel: PanelHost, activeFile: ActiveFile): vscode.Disposable {
  const { log, runs } = services;
  return vscode.Disposable.from(
    registerCommand('shortlist.solve', log, async (target?: unknown) => {
      const statement = await statementFrom(target, activeFile);
      const run = await once(services, statement, async () => {
        const before = await offerSame(services, () => problemOf(statement));
        return before === undefined ? solveStatement(services, statement, {}, (title, cancel) => panel.expect(title, cancel)) : before ?? undefined;
      });
      if (run) panel.show(run, true);
    }),
    registerCommand('shortlist.showPanel', log, async (run?: unknown) => panel.show(typeof run === 'string' ? await openStoredRun(services, run) : undefined)),
    registerCommand('shortlist.cancelRun', log, (which?: string | { readonly id: string }) => {
      const id = typeof which === 'object' ? which.id : which; // the status bar names a run, the Runs view gives its line
      const run = id === undefined ? runs.running.find((other) => other === panel.run) ?? runs.running.at(-1) : runs.running.find((other) => other.id === id);
      if (!run) throw new UserError(
        id === undefined ? vscode.l10n.t('No run is going on.') : vscode.l10n.t('That run is not at work in this window. Cancel it where it was begun.'),
      );
      run.cancel();
    }),
    registerCommand('shortlist.insertBest', log, async () => {
      const state = (panel.run ?? runs.latest)?.state;
      const best = state?.submissions.find(({ candidate }) => !state.candidates[candidate]?.feedback) ?? state?.submissions[0];
      const candidate = best && state?.candidates[best.candidate];
      if (!state || !candidate) throw new UserError(vscode.l10n.t('No program is chosen yet. Run "Shortlist: Solve Problem" on a statement first.'));
      await insertCandidate({ activeFile }, { ...candidate, state });
    }),
  );
}

export interface Statement { readonly text: string; readonly fileName: string; readonly languageId: string; readonly uri: vscode.Uri | null }

/** The statement that a person means: the file they clicked, else the selection, else the active editor's text. */
async function statementFrom(target: unknown, activeFile: ActiveFile): Promise<Statement> {
  const editor = activeFile.editor;
  const uri = target instanceof vscode.Uri ? target : shownWithoutText();
  if (uri && editor?.document.uri.toString() !== uri.toString()) return ofDocument(await openText(uri));
  if (!editor) throw new UserError(
    vscode.l10n.t('Open the file that holds the problem statement, then run "Shortlist: Solve Problem" again. A text selection or a source file with the statement in its header comment does as well.'),
  );
  const selected = editor.document.getText(editor.selection);
  // A word or a line is a place of the cursor, not a statement.
  if (selected.split('\n').length < 3) return ofDocument(editor.document);
  return { ...ofDocument(editor.document), text: selected };
}

/** The file of the active tab where VS Code shows it, but not as text: too large, binary, in an editor of its own kind. */
function shownWithoutText(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputNotebook) throw new UserError(
    vscode.l10n.t('A notebook is open. Copy the problem statement into a text or Markdown file, then run "Shortlist: Solve Problem" there.'),
  );
  return (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom) && isOwnFile(input.uri) ? input.uri : undefined;
}

async function openText(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return open;
  const name = path.basename(uri.fsPath);
  const { size } = await vscode.workspace.fs.stat(uri).then((entry) => entry, (error: unknown) => {
    throw new UserError(vscode.l10n.t('{0} cannot be read. Is it still there?', name), undefined, { cause: error });
  });
  if (size > STATEMENT_LIMIT * 4) throw tooLarge(size);
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    throw new UserError(vscode.l10n.t('{0} is not a text file. Open the problem statement as text, Markdown or HTML.', name));
  }
}

function ofDocument(document: vscode.TextDocument): Statement {
  return {
    text: document.getText(), fileName: document.fileName, languageId: document.languageId, uri: document.uri.scheme === 'untitled' ? null : document.uri,
  };
}

function tooLarge(size: number): UserError {
  return new UserError(vscode.l10n.t('The file has {0} MB: too much for a problem statement. Select the statement in it, then run "Shortlist: Solve Problem" again.', figures().count(Math.round(size / 1e5) / 10)));
}

/** @throws {UserError} for what cannot be a statement. */
export function checkStatement(text: string): void {
  if (text.trim() === '') throw new UserError(
    vscode.l10n.t('The file is empty. Paste the problem statement into it, then run "Shortlist: Solve Problem" again.'),
  );
  if (text.length > STATEMENT_LIMIT) throw tooLarge(text.length);
  const sample = text.slice(0, 10_000);
  const odd = [...sample].filter((character) => character === '\0' || character === '\uFFFD').length;
  if (sample.includes('\0') || odd > sample.length / 20) throw new UserError(
    vscode.l10n.t('The file is binary, or not in the encoding it is opened with. Open the problem statement as text, Markdown or HTML.'),
  );
}

/** Statements whose runs are being prepared: a second click must not begin, and pay for, a second run. */
const starting = new Set<string>();

/** Asks before a statement is solved a second time beside its own run. */
async function once(services: Services, { uri, fileName }: Statement, solve: () => Promise<LiveRun | undefined>): Promise<LiveRun | undefined> {
  const key = uri?.toString() ?? fileName;
  if (starting.has(key)) return undefined;
  starting.add(key);
  try {
    const running = uri && services.runs.running.find(({ state }) => state.source === uri.fsPath);
    if (running) {
      const again = vscode.l10n.t('Solve Again');
      const show = vscode.l10n.t('Show Panel');
      const chosen = await vscode.window.showInformationMessage(vscode.l10n.t('{0} is being solved already.', path.basename(fileName)), { modal: true, detail: vscode.l10n.t('A second run costs as much again.') }, show, again);
      if (chosen !== again) return chosen === show ? running : undefined;
    }
    return await solve();
  } finally {
    starting.delete(key);
  }
}

/** @throws {UserError} for what cannot be a statement. */
async function problemOf({ text, fileName, languageId }: Statement): Promise<Problem> {
  checkStatement(text);
  const { readProblem } = await import('../problem/readProblem');
  return readProblem(text, { fileName: path.basename(fileName), languageHint: languageId }).problem;
}

/** From a statement to a run under way; undefined when the person thought better of it. `expect` is told as soon as nothing more is to be asked. */
export async function solveStatement(services: Services, statement: Statement, overrides: Partial<SolveSettings> = {}, expect: (title: string, cancel: () => void) => vscode.Disposable = () => ({ dispose: () => undefined })): Promise<LiveRun | undefined> {
  if (!vscode.workspace.isTrusted) throw new UserError(
    vscode.l10n.t('This workspace is not trusted, so that nothing is run in it. Trust it (Workspaces: Manage Workspace Trust), then solve again.'),
  );
  const [read, { readSettings }] = await Promise.all([problemOf(statement), import('./settings')]);
  const own = statement.uri ? await ownTestsOf(statement.uri) : [];
  const problem = { ...read, examples: [...read.examples, ...own] };
  const settings = await readSettings(statement.uri, overrides);
  const filterable = problem.examples.length > 0 && !problem.interactive;
  if (!filterable && !settings.withoutExamples && !await goOnWithout(problem, statement.uri)) return undefined;
  await offerRecordedAnswers(vscode.Uri.joinPath(services.context.extensionUri, 'samples'), statement.text);
  const cancel = new vscode.CancellationTokenSource();
  const expected = expect(problem.title ?? '', () => cancel.cancel());
  const title = problem.title ? vscode.l10n.t('Shortlist: starting on “{0}”', problem.title.slice(0, 60)) : vscode.l10n.t('Shortlist: starting');
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, async (_, token) => {
    const listening = token.onCancellationRequested(() => cancel.cancel());
    try {
      return await startRun(services, {
        problem, settings: filterable ? settings : { ...settings, withoutExamples: true }, source: statement.uri?.fsPath ?? null,
      }, cancel.token);
    } finally {
      listening.dispose();
      cancel.dispose();
      expected.dispose();
    }
  });
}

async function goOnWithout(problem: Problem, statement: vscode.Uri | null): Promise<boolean> {
  const goOn = vscode.l10n.t('Solve Without a Filter');
  const addTest = vscode.l10n.t('Add a Test');
  const detail = problem.interactive
    ? vscode.l10n.t('The problem is interactive: its examples are dialogues, and cannot filter programs. Every program that compiles goes on to the clusters.')
    : vscode.l10n.t('No program can then be filtered out by the examples: every one that compiles goes on to the clusters, and the choice is less sure. Mark examples as "Input" and "Output" blocks, or add a test.');
  const message = problem.interactive
    ? vscode.l10n.t('This problem cannot be filtered by its examples.')
    : vscode.l10n.t('The statement has no example that could be found.');
  const chosen = await vscode.window.showWarningMessage(message, { modal: true, detail }, goOn, ...(problem.interactive ? [] : [addTest]));
  if (chosen === addTest) await vscode.commands.executeCommand('shortlist.addTest', ...(statement ? [statement] : []));
  return chosen === goOn;
}
