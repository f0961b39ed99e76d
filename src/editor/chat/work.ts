/** What chat and agents share: finding the problem that is meant, solving it, testing a program, and telling the outcome. */
import * as vscode from 'vscode';
import type { JudgeResult, Program } from '../../judge/contract';
import type { Problem, Test } from '../../problem/problem';
import type { RunState } from '../../run/state';
import { emptyState } from '../../run/state';
import { UserError } from '../../userError';
import { fenced, inlineText } from '../markdown';
import type { LiveRun } from '../runHost';
import type { Services } from '../services';
import { ownTestsOf } from '../testExplorer/testExplorer';

export interface MeantProblem { readonly problem: Problem; readonly source: vscode.Uri | null }

const SHOWN_PROGRAMS = 3;

/** The problem in `statement`, in the file at `path` (of the workspace), or in the active editor. @throws {UserError} when there is none. */
export async function meantProblem({ statement, file }: { readonly statement?: string | undefined; readonly file?: string | vscode.Uri | undefined }): Promise<MeantProblem> {
  const { readProblem } = await import('../../problem/readProblem');
  if (statement?.trim()) return { problem: readProblem(statement).problem, source: null };
  const uri = file === undefined ? vscode.window.activeTextEditor?.document.uri : typeof file === 'string' ? inWorkspace(file) : file;
  if (!uri) throw new UserError(vscode.l10n.t('Which problem? Give its statement, name its file, or open it in the editor.'));
  const document = await vscode.workspace.openTextDocument(uri);
  const { problem } = readProblem(document.getText(), { fileName: document.fileName, languageHint: document.languageId });
  return { problem: { ...problem, examples: [...problem.examples, ...await ownTestsOf(uri)] }, source: uri };
}

/** A path that a model wrote stays inside the workspace. @throws {UserError} when it leads elsewhere. */
export function inWorkspace(file: string): vscode.Uri {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const uri = file.startsWith('/') || /^[a-z]:[\\/]/i.test(file) ? vscode.Uri.file(file) : folders[0] && vscode.Uri.joinPath(folders[0].uri, file);
  if (!uri || !vscode.workspace.getWorkspaceFolder(uri)) throw new UserError(vscode.l10n.t('{0} is not in this workspace.', file));
  return uri;
}

/** Starts a run and waits for its end; `onProgress` hears a line whenever the funnel moves on. */
export async function solveToEnd(services: Services, { problem, source }: MeantProblem, overrides: Record<string, unknown>, onProgress: (line: string) => void, token: vscode.CancellationToken): Promise<LiveRun> {
  const [{ readSettings }, { startRun }] = await Promise.all([import('../settings'), import('../runSession')]);
  const settings = await readSettings(source, { ...overrides, withoutExamples: problem.examples.length === 0 });
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
  return vscode.l10n.t('{0} sampled, {1} compiled, {2} passed the examples, {3} clusters, {4} chosen', counts.sampled, counts.compiled, counts.passed, ranking.length, submissions.length);
}

/** The outcome as Markdown in which nothing of the model's or the statement's text is alive. */
export function outcomeOf(state: RunState): string {
  const head = `**${inlineText(state.problem?.title ?? vscode.l10n.t('Untitled problem'))}**: ${funnelLine(state)}.`;
  const programs = state.submissions.slice(0, SHOWN_PROGRAMS).flatMap((submission, index) => {
    const candidate = state.candidates[submission.candidate];
    if (!candidate) return [];
    const title = vscode.l10n.t('Submission {0}: {1}, confidence {2} %', index + 1, candidate.language, Math.round(submission.confidence * 100));
    return [`${title}. ${inlineText(submission.reason)}\n\n${fenced(candidate.code, fenceName(candidate.language))}`];
  });
  return [head, state.ended ? inlineText(state.ended.message) : '', ...programs].filter((part) => part !== '').join('\n\n');
}

/** Runs a program on the problem's examples and own tests, or on `tests`. */
export async function testProgram(services: Services, problem: Problem, program: Program, tests: readonly Test[], token: vscode.CancellationToken): Promise<JudgeResult> {
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

/** A table of verdicts as Markdown, with what was wrong beneath. */
export function verdictsOf(result: JudgeResult): string {
  if (!result.compile.ok) return `${vscode.l10n.t('The program does not compile.')}\n\n${fenced(result.compile.diagnostics)}`;
  const passed = result.tests.filter(({ verdict }) => verdict === 'AC').length;
  const rows = result.tests.map((test) => `| ${test.testId} | ${test.verdict} | ${Math.round(test.cpuMs)} ms | ${(test.peakBytes / 2 ** 20).toFixed(1)} MB | ${inlineText(test.message)} |`);
  const heads = [vscode.l10n.t('Test'), vscode.l10n.t('Verdict'), vscode.l10n.t('CPU time'), vscode.l10n.t('Memory'), vscode.l10n.t('What the judge says')];
  return [vscode.l10n.t('{0} of {1} tests passed.', passed, result.tests.length), '', `| ${heads.join(' | ')} |`, '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}

function fenceName(language: string): string {
  return language.startsWith('cpp') ? 'cpp' : language.replace(/\d+$/, '').replace(/[^a-z]/g, '');
}
