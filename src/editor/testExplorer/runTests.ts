import * as vscode from 'vscode';
import type { Judge, JudgeResult, Program, TestResult } from '../../judge/contract';
import type { RunState } from '../../run/state';
import { UserError } from '../../userError';
import { figures } from '../figures';
import type { OpenProblem, ProblemCase } from './problems';
import { said } from '../said';

/** More of an output is not shown at once: editors and people read no more. */
const SHOWN_CHARS = 200_000;

export interface CaseItem { readonly item: vscode.TestItem; readonly case: ProblemCase }

/**
 * Judges the program on the cases, by the checker of the problem's run where it has one,
 * and reports each to the test run: verdict, time, memory, and expected against actual.
 */
export async function runCases(
  run: vscode.TestRun, judge: Judge, { problem }: OpenProblem, state: RunState, program: Program, items: readonly CaseItem[], signal: AbortSignal,
): Promise<void> {
  if (problem.interactive) throw new UserError(
    vscode.l10n.t('This problem is interactive: its examples are conversations, so a program cannot be run on them.'),
  );
  const { checkerOf, limitsOf } = await import('../../solve/context');
  const checker = checkerOf({ problem, state });
  for (const { item } of items) run.started(item);
  const result = await judge.judge({
    program, limits: limitsOf(problem), checker, tier: 'final', stopAtFirstFailure: false, priority: 0,
    inputFile: problem.inputFile, outputFile: problem.outputFile,
    tests: items.map(({ item, case: one }) => ({ id: item.id, input: one.test.input, ...(!one.unjudged && { expected: one.test.output }) })),
  }, signal);
  if (!result.compile.ok) return reportCompileError(run, items, result);
  const results = new Map(result.tests.map((test) => [test.testId, test]));
  for (const { item, case: one } of items) {
    const test = results.get(item.id);
    if (test) reportCase(run, item, one, test, problem.anyAnswer && checker.kind !== 'program'); else run.skipped(item);
  }
}

/** Such as `12 ms, 3.4 MB`. */
function figuresOf({ cpuMs, peakBytes }: TestResult): string { return `${figures().milliseconds(cpuMs)}, ${figures().bytes(peakBytes)}`; }

function reportCompileError(run: vscode.TestRun, items: readonly CaseItem[], { compile }: JudgeResult): void {
  const message = new vscode.TestMessage(plain(`${vscode.l10n.t('The program does not compile.')}\n\n${said(compile.diagnostics)}`));
  for (const { item } of items) {
    item.description = 'CE';
    run.errored(item, message);
  }
  print(run, said(compile.diagnostics));
}

function reportCase(run: vscode.TestRun, item: vscode.TestItem, one: ProblemCase, result: TestResult, anyAnswer: boolean): void {
  item.description = `${result.verdict}  ${figures().bytes(result.peakBytes)}`; // beside it the view shows the time itself
  print(run, `${item.label}: ${result.verdict}  ${figuresOf(result)}${result.message === '' ? '' : `  ${said(result.message)}`}`);
  if (result.verdict === 'AC' || result.verdict === 'OK') {
    if (result.verdict === 'OK') print(run, cutAt(result.output, 0));
    return run.passed(item, result.cpuMs);
  }
  const words = [`${result.verdict}: ${said(result.message)}`, figuresOf(result), ...(result.stderr.trim() === '' ? [] : [result.stderr])];
  if (anyAnswer && result.verdict === 'WA') words.push(vscode.l10n.t('The statement accepts any of several answers, so this may still be right.'));
  const message = result.verdict === 'WA' || result.verdict === 'PE'
    ? vscode.TestMessage.diff(plain(words.join('\n')), ...aroundDifference(one.test.output, result.output)) : new vscode.TestMessage(plain(words.join('\n')));
  if (one.line !== null) message.location = new vscode.Location(one.uri, new vscode.Position(one.line, 0));
  if (result.verdict === 'JE') run.errored(item, message); else run.failed(item, message, result.cpuMs);
}

/** Two outputs, cut to what lies around the place where they begin to differ. */
export function aroundDifference(expected: string, actual: string): [string, string] {
  let at = 0;
  while (at < expected.length && at < actual.length && expected[at] === actual[at]) at += 1;
  const start = at < SHOWN_CHARS / 2 ? 0 : expected.lastIndexOf('\n', at - SHOWN_CHARS / 4) + 1;
  return [cutAt(expected, start), cutAt(actual, start)];
}

function cutAt(text: string, start: number): string {
  const end = start + SHOWN_CHARS;
  const before = start > 0 ? `${vscode.l10n.t('… {0} characters before', start)}\n` : '';
  const after = text.length > end ? `\n${vscode.l10n.t('… {0} characters after', text.length - end)}\n` : '';
  return before + text.slice(start, end) + after;
}

/** Messages and the run's output are shown by a terminal: what a program or a compiler wrote goes there without its control sequences. */
function plain(text: string): string { return text.replace(/[^\P{C}\n\t]/gu, '\uFFFD'); }

function print(run: vscode.TestRun, text: string): void {
  run.appendOutput(`${plain(text.replace(/\r\n/g, '\n')).replace(/\n/g, '\r\n')}\r\n`);
}
