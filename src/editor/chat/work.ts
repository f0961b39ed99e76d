/** What chat and agents share: finding the problem that is meant, solving it, testing a program, and telling the outcome. */
import * as vscode from 'vscode';
import type { JudgeResult, Program } from '../../judge/contract';
import type { Problem, Test } from '../../problem/problem';
import type { RunState } from '../../run/state';
import { emptyState } from '../../run/state';
import { UserError } from '../../userError';
import { figures } from '../figures';
import { fenced, inlineText } from '../markdown';
import type { LiveRun } from '../runHost';
import type { Services } from '../services';
import { checkStatement } from '../solveCommand';
import { mayHoldStatement, PROSE } from '../testExplorer/problems';
import { ownTestsOf } from '../testExplorer/testExplorer';
import { said } from '../said';

export interface MeantProblem { readonly problem: Problem; readonly source: vscode.Uri | null }

const SHOWN_PROGRAMS = 3;

/** The problem in `statement`, in the file at `path` (of the workspace), or in the active editor. @throws {UserError} when there is none. */
export async function meantProblem({ statement, file }: { readonly statement?: string | undefined; readonly file?: string | vscode.Uri | undefined }): Promise<MeantProblem> {
  const { readProblem } = await import('../../problem/readProblem');
  if (statement?.trim()) {
    checkStatement(statement);
    return { problem: readProblem(statement).problem, source: null };
  }
  const uri = file === undefined ? vscode.window.activeTextEditor?.document.uri : typeof file === 'string' ? await inWorkspace(file) : file;
  if (!uri) throw new UserError(vscode.l10n.t('Which problem? Give its statement, name its file, or open it in the editor.'));
  const document = await readable(uri);
  checkStatement(document.getText());
  const { problem } = readProblem(document.getText(), { fileName: document.fileName, languageHint: document.languageId });
  return { problem: { ...problem, examples: [...problem.examples, ...await ownTestsOf(uri)] }, source: uri };
}

/** @throws {UserError} for what is not there or is no text. */
export async function readable(uri: vscode.Uri): Promise<vscode.TextDocument> {
  return vscode.workspace.openTextDocument(uri).then((document) => document, (error: unknown) => {
    throw new UserError(vscode.l10n.t('{0} cannot be read as text. Is it there?', vscode.workspace.asRelativePath(uri)), undefined, { cause: error });
  });
}

/** The problem that a program is to solve: of a statement in sight, of its own comment, of a statement of its name, or of any that is open. */
export async function problemFor(program: vscode.TextDocument): Promise<MeantProblem> {
  const { readProblem } = await import('../../problem/readProblem');
  const isProse = (document: vscode.TextDocument) => PROSE.includes(document.languageId);
  const nameOf = ({ uri }: vscode.TextDocument) => uri.path.replace(/\.[^./]*$/, '');
  // Documents are kept for a while after their tab was closed.
  const tabs = new Set(vscode.window.tabGroups.all.flatMap((group) => group.tabs).map(({ input }) => input instanceof vscode.TabInputText ? input.uri.toString() : ''));
  const open = vscode.workspace.textDocuments.filter((document) => isProse(document) && tabs.has(document.uri.toString()));
  const candidates = new Set([
    ...vscode.window.visibleTextEditors.map(({ document }) => document).filter(isProse),
    ...(mayHoldStatement(program.getText()) ? [program] : []),
    ...open.filter((document) => nameOf(document) === nameOf(program)),
    ...await besideIt(program),
    ...open,
  ]);
  for (const document of candidates) {
    const { problem } = readProblem(document.getText(), { fileName: document.fileName, languageHint: document.languageId });
    const own = await ownTestsOf(document.uri);
    if (problem.examples.length + own.length > 0) return { problem: { ...problem, examples: [...problem.examples, ...own] }, source: document.uri };
  }
  throw new UserError(vscode.l10n.t('There is no test to run: open the problem statement with its examples beside the program, or attach it.'), 'addExamples');
}

/** Statements of the program's name in its folder. */
async function besideIt({ uri }: vscode.TextDocument): Promise<vscode.TextDocument[]> {
  if (uri.scheme === 'untitled') return [];
  const found = await Promise.all(['md', 'txt', 'html', 'tex'].map(async (ending) => {
    const beside = uri.with({ path: uri.path.replace(/\.[^./]*$/, `.${ending}`) });
    const there = await vscode.workspace.fs.stat(beside).then(() => true, () => false);
    return there ? [await readable(beside)] : [];
  }));
  return found.flat();
}

/** A path that a model wrote stays inside the workspace: of the folders, the first that has it. @throws {UserError} when it leads elsewhere. */
export async function inWorkspace(file: string): Promise<vscode.Uri> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const isAbsolute = file.startsWith('/') || /^[a-z]:[\\/]/i.test(file);
  const uris = (isAbsolute ? [vscode.Uri.file(file)] : folders.map((folder) => vscode.Uri.joinPath(folder.uri, file)))
    .filter((uri) => vscode.workspace.getWorkspaceFolder(uri));
  const there = await Promise.all(uris.map((uri) => vscode.workspace.fs.stat(uri).then(() => true, () => false)));
  const uri = uris[Math.max(0, there.indexOf(true))];
  if (!uri) throw new UserError(vscode.l10n.t('{0} is not in this workspace.', file));
  return uri;
}

/** Starts a run and waits for its end; `onProgress` hears a line whenever the funnel moves on. */
export async function solveToEnd(services: Services, { problem, source }: MeantProblem, overrides: Record<string, unknown>, onProgress: (line: string) => void, token: vscode.CancellationToken): Promise<LiveRun> {
  const [{ readSettings }, { startRun }] = await Promise.all([import('../settings'), import('../runSession')]);
  const settings = await readSettings(source, { ...overrides, withoutExamples: problem.examples.length === 0 || problem.interactive });
  const run = await startRun(services, { problem, settings, source: source?.fsPath ?? null });
  const cancelling = token.onCancellationRequested(() => run.cancel());
  let told = '';
  const progressing = run.onEvents(() => {
    const line = funnelLine(run.state);
    if (line !== told) onProgress(line);
    told = line;
  });
  try {
    if (token.isCancellationRequested) run.cancel();
    while (run.running) {
      await new Promise<void>((resolve) => {
        const listening = services.runs.onDidChange((changed) => {
          if (changed.id !== run.id) return;
          listening.dispose();
          resolve();
        });
        if (!run.running) { listening.dispose(); resolve(); }
      });
    }
    return run;
  } finally {
    cancelling.dispose();
    progressing.dispose();
  }
}

export function funnelLine({ counts, ranking, submissions }: RunState): string {
  return vscode.l10n.t(
    '{0} sampled, {1} compiled, {2} passed the examples, {3} clusters, {4} chosen',
    ...[counts.sampled, counts.compiled, counts.passed, ranking.length, submissions.length].map(figures().count),
  );
}

/** The outcome as Markdown in which nothing of the model's or the statement's text is alive. */
export function outcomeOf(state: RunState): string {
  const head = `**${inlineText(state.problem?.title ?? vscode.l10n.t('Untitled problem'))}**: ${funnelLine(state)}.`;
  const programs = state.submissions.slice(0, SHOWN_PROGRAMS).flatMap((submission, index) => {
    const candidate = state.candidates[submission.candidate];
    if (!candidate) return [];
    const title = vscode.l10n.t('Submission {0}: {1}, confidence {2}', index + 1, candidate.language, figures().percent(submission.confidence));
    return [`${title}. ${inlineText(said(submission.reason))}\n\n${fenced(candidate.code, fenceName(candidate.language))}`];
  });
  return [head, state.ended ? inlineText(said(state.ended.message)) : '', ...programs].filter((part) => part !== '').join('\n\n');
}

/** Runs a program on the problem's examples and own tests, or on `tests`. */
export async function testProgram(services: Services, problem: Problem, program: Program, tests: readonly Test[], token: vscode.CancellationToken): Promise<JudgeResult> {
  if (problem.interactive) throw new UserError(
    vscode.l10n.t('This problem is interactive: its examples are conversations, so a program cannot be run on them.'),
  );
  if (tests.length === 0) throw new UserError(vscode.l10n.t('There is no test to run: the statement has no example, and none was given.'), 'addExamples');
  const { checkerOf, limitsOf } = await import('../../solve/context');
  const halt = new AbortController();
  const cancelling = token.onCancellationRequested(() => halt.abort());
  try {
    return await (await services.judge()).judge({
      program, limits: limitsOf(problem), checker: checkerOf({ problem, state: emptyState() }), tier: 'final', stopAtFirstFailure: false, priority: 0,
      inputFile: problem.inputFile, outputFile: problem.outputFile, tests: tests.map(({ input, output }, index) => ({ id: String(index + 1), input, expected: output })),
    }, halt.signal);
  } finally {
    cancelling.dispose();
  }
}

/** A table of verdicts as Markdown, narrow enough for the chat view, with what was wrong beneath. */
export function verdictsOf(result: JudgeResult): string {
  if (!result.compile.ok) return `${vscode.l10n.t('The program does not compile.')}\n\n${fenced(said(result.compile.diagnostics))}`;
  const passed = result.tests.filter(({ verdict }) => verdict === 'AC').length;
  const { bytes, milliseconds } = figures();
  const rows = result.tests.map((test) => `| ${test.testId} | ${test.verdict} | ${milliseconds(test.cpuMs)} | ${bytes(test.peakBytes)} |`);
  const heads = [vscode.l10n.t('Test'), vscode.l10n.t('Verdict'), vscode.l10n.t('CPU time'), vscode.l10n.t('Memory')];
  const told = result.tests.filter(({ message }) => message !== '').map(({ testId, message }) => `- ${vscode.l10n.t('Test')} ${testId}: ${inlineText(said(message))}`);
  return [
    vscode.l10n.t('{0} of {1} tests passed.', passed, result.tests.length), '', `| ${heads.join(' | ')} |`, '| --- | --- | ---: | ---: |', ...rows,
    ...(told.length > 0 ? ['', ...told] : []),
  ].join('\n');
}

function fenceName(language: string): string {
  return language.startsWith('cpp') ? 'cpp' : language.replace(/\d+$/, '').replace(/[^a-z]/g, '');
}
