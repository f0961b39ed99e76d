import * as vscode from 'vscode';
import type { Judge, JudgeTest, Program, TestResult } from '../../judge/contract';
import type { Test } from '../../problem/problem';
import type { RunState } from '../../run/state';
import { checkerOf, limitsOf } from '../../solve/context';
import { generate } from '../../solve/inputs/generate';
import { inputModelOf } from '../../solve/inputs/inputs';
import type { InputModel } from '../../solve/inputs/model';
import { mutate } from '../../solve/inputs/mutate';
import { STYLES } from '../../solve/inputs/values';
import { vary } from '../../solve/inputs/vary';
import { Random } from '../../solve/random';
import { UserError } from '../../userError';
import { figures } from '../figures';
import type { Services } from '../services';
import type { VirtualText } from '../virtualText';
import type { OpenProblem } from './problems';
import { said } from '../said';

const BATCH = 20;
const MAX_INPUTS = 1000;
const MAX_TRIES = 20 * MAX_INPUTS;
/** How far values lie apart; null is as far as the statement lets them. */
const SPANS = [1, 4, 9, 30, null];

export interface StressOptions {
  readonly services: Services;
  readonly texts: VirtualText;
  readonly problem: OpenProblem;
  readonly state: RunState;
  readonly program: Program;
  readonly document: vscode.TextDocument;
  /** What to compare with; the person is asked where it is left out. */
  readonly reference?: Program;
}

export interface Difference { readonly input: string; readonly expected: string; readonly result: TestResult }

/**
 * Runs the active file and a reference on many small inputs until they differ, shows where, and gives the test when the
 * user wants to keep it.
 */
export async function stressTest(options: StressOptions): Promise<Test | null> {
  const { services, problem } = options;
  if (problem.problem.interactive) throw new UserError(vscode.l10n.t('This problem is interactive; programs cannot be compared on inputs alone.'));
  const reference = options.reference ?? await pickReference(options);
  if (!reference) return null;
  const judge = await services.judge();
  const outcome = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, cancellable: true, title: vscode.l10n.t('Stress test') },
    async (progress, token) => {
      const halt = new AbortController();
      token.onCancellationRequested(() => halt.abort());
      return findDifference(options, judge, reference, (tried) => progress.report({ message: vscode.l10n.t('{0} of {1} inputs, no difference yet', tried, MAX_INPUTS), increment: 100 * BATCH / MAX_INPUTS }), halt.signal);
    },
  );
  if ('tried' in outcome) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No difference on {0} inputs.', outcome.tried));
    return null;
  }
  return showDifference(options, outcome);
}

/** The examples, own tests and what runs of this statement have collected; then small inputs of that structure, or mutations where none was found. */
export function* stressInputs({ problem, state }: Pick<StressOptions, 'problem' | 'state'>): Generator<string> {
  const collected = Object.values(state.inputs).filter((input) => input.dropped === null && state.blobs[input.blob]?.cut === false).map((input) => state.blobs[input.blob]!.text);
  const seeds = [...new Set([...problem.cases.map(({ test }) => test.input), ...collected])].sort((a, b) => a.length - b.length);
  if (seeds.length === 0) throw new UserError(vscode.l10n.t('There is no input to start from. Add a test with an input first.'), 'addExamples');
  const model = inputModelOf(problem);
  const random = new Random(seeds.length);
  const seen = new Set<string>();
  for (let tries = 0; tries < MAX_TRIES && seen.size < MAX_INPUTS; tries += 1) {
    const input = tries < seeds.length ? seeds[tries]! : model ? smallInput(model, seeds, random) : mutate(random.pick(seeds), random);
    if (input === null || seen.has(input)) continue;
    seen.add(input);
    yield input;
  }
}

/** Small, since small inputs collide and are read with ease; one in four is a seed with a few values changed. */
function smallInput(model: InputModel, seeds: readonly string[], random: Random): string | null {
  if (random.int(0, 3) === 0) return vary(model, random.pick(seeds), random);
  return generate(model, { size: 'small', target: random.int(0, 7), style: random.pick(STYLES), span: random.pick(SPANS) }, random);
}

/** The smallest difference of the first batch that has one. An input on which the reference itself fails says nothing. */
async function findDifference(options: StressOptions, judge: Judge, reference: Program, onProgress: (tried: number) => void, signal: AbortSignal): Promise<Difference | { readonly tried: number }> {
  const { problem, state, program } = options;
  const { problem: asked } = problem;
  const job = {
    limits: limitsOf(asked), checker: checkerOf({ problem: asked, state }), tier: 'final', stopAtFirstFailure: false, priority: 0, inputFile: asked.inputFile, outputFile: asked.outputFile,
  } as const;
  let tried = 0;
  let batch: JudgeTest[] = [];
  const judgeBatch = async (): Promise<Difference | null> => {
    const expected = await judge.judge({ ...job, program: reference, tests: batch }, signal);
    if (!expected.compile.ok) throw new UserError(`${vscode.l10n.t('The reference does not compile.')}\n${said(expected.compile.diagnostics)}`);
    const outputs = new Map(expected.tests.filter(({ verdict }) => verdict === 'OK').map(({ testId, output }) => [testId, output]));
    const tests = batch.filter(({ id }) => outputs.has(id)).map((test) => ({ ...test, expected: outputs.get(test.id)! }));
    const actual = await judge.judge({ ...job, program, tests }, signal);
    if (!actual.compile.ok) throw new UserError(`${vscode.l10n.t('The program does not compile.')}\n${said(actual.compile.diagnostics)}`);
    const inputs = new Map(batch.map(({ id, input }) => [id, input]));
    const [smallest] = actual.tests.filter(({ verdict }) => verdict !== 'AC' && verdict !== 'JE').sort((a, b) => inputs.get(a.testId)!.length - inputs.get(b.testId)!.length);
    return smallest ? { input: inputs.get(smallest.testId)!, expected: outputs.get(smallest.testId)!, result: smallest } : null;
  };
  for (const input of stressInputs(options)) {
    batch.push({ id: String(batch.length), input });
    if (batch.length < BATCH) continue;
    const difference = await judgeBatch();
    if (difference) return difference;
    tried += batch.length;
    batch = [];
    onProgress(tried);
  }
  return (batch.length > 0 ? await judgeBatch() : null) ?? { tried: tried + batch.length };
}

interface ReferenceItem extends vscode.QuickPickItem { readonly program?: Program }

/** A brute force or a chosen program of this problem's run, or any source file. */
async function pickReference({ state, document }: StressOptions): Promise<Program | null> {
  const bruteForces = Object.values(state.helpers).filter((helper) => helper.kind === 'brute-force' && helper.usable).map((helper): ReferenceItem => ({
    label: `$(shield) ${vscode.l10n.t('Brute force')}`, description: helper.language, program: { language: helper.language, source: helper.code },
  }));
  const chosen = state.submissions.flatMap((submission, index): ReferenceItem[] => {
    const candidate = state.candidates[submission.candidate];
    if (!candidate) return [];
    return [{
      label: `$(star) ${vscode.l10n.t('Submission {0}', index + 1)}`, description: `${candidate.language}  ${figures().percent(submission.confidence)}`,
      program: { language: candidate.language, source: candidate.code },
    }];
  });
  const file: ReferenceItem = { label: `$(file-code) ${vscode.l10n.t('Another file…')}` };
  const items = [...bruteForces, ...chosen, file];
  const picked = items.length === 1
    ? file
    : await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Stress test {0} against', document.uri.path.split('/').at(-1)!) });
  if (!picked || picked.program) return picked?.program ?? null;
  const [uri] = await vscode.window.showOpenDialog({ title: vscode.l10n.t('The program to compare with'), defaultUri: vscode.Uri.joinPath(document.uri, '..') })
    ?? [];
  if (!uri) return null;
  if (uri.toString() === document.uri.toString()) throw new UserError(vscode.l10n.t('That is the program itself. Choose another one to compare it with.'));
  const { languageByExtension } = await import('../../judge/languages/table');
  const language = languageByExtension(uri.path);
  if (!language) throw new UserError(vscode.l10n.t('The judge knows no language for {0}.', uri.path.split('/').at(-1)!));
  return { language: language.id, source: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) };
}

async function showDifference({ texts, document }: StressOptions, { input, expected, result }: Difference): Promise<Test | null> {
  const name = document.uri.path.split('/').at(-1)!;
  await vscode.window.showTextDocument(texts.add('input.txt', input), { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true, preview: false });
  await vscode.commands.executeCommand('vscode.diff', texts.add('expected.txt', expected), texts.add('actual.txt', result.output), vscode.l10n.t('{0}: expected ↔ actual', name), { viewColumn: vscode.ViewColumn.Beside });
  const keep = vscode.l10n.t('Add as a Test');
  const message = vscode.l10n.t('{0} differs from the reference ({1}) on an input of {2} characters.', name, result.verdict, input.length);
  return await vscode.window.showWarningMessage(message, keep) === keep ? { input, output: expected } : null;
}
