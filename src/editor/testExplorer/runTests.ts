import * as vscode from 'vscode';
import type { Judge, JudgeResult, Program, TestResult } from '../../judge/contract';
import type { RunState } from '../../run/state';
import { UserError } from '../../userError';
import type { OpenProblem, ProblemCase } from './problems';

export interface CaseItem { readonly item: vscode.TestItem; readonly case: ProblemCase }

/**
 * Judges the program on the cases, by the checker of the problem's run where it has one,
 * and reports each to the test run: verdict, time, memory, and expected against actual.
 */
export async function runCases(
  run: vscode.TestRun, judge: Judge, { problem }: OpenProblem, state: RunState, program: Program, items: readonly CaseItem[], signal: AbortSignal,
): Promise<void> {
  if (problem.interactive) throw new UserError(vscode.l10n.t('This problem is interactive: its examples are conversations, so a program cannot be run on them.'));
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
export function figuresOf({ cpuMs, peakBytes }: TestResult): string {
  return vscode.l10n.t('{0} ms, {1} MB', Math.round(cpuMs), (peakBytes / 2 ** 20).toFixed(1));
}

function reportCompileError(run: vscode.TestRun, items: readonly CaseItem[], { compile }: JudgeResult): void {
  const message = new vscode.TestMessage(`${vscode.l10n.t('The program does not compile.')}\n\n${compile.diagnostics}`);
  for (const { item } of items) {
    item.description = 'CE';
    run.errored(item, message);
  }
  print(run, compile.diagnostics);
}

function reportCase(run: vscode.TestRun, item: vscode.TestItem, one: ProblemCase, result: TestResult, anyAnswer: boolean): void {
  item.description = `${result.verdict}  ${figuresOf(result)}`;
  print(run, `${item.label}: ${item.description}${result.message === '' ? '' : `  ${result.message}`}`);
  if (result.verdict === 'AC' || result.verdict === 'OK') {
    if (result.verdict === 'OK') print(run, result.output);
    return run.passed(item, result.cpuMs);
  }
  const words = [`${result.verdict}: ${result.message}`, figuresOf(result), ...(result.stderr.trim() === '' ? [] : [result.stderr])];
  if (anyAnswer && result.verdict === 'WA') words.push(vscode.l10n.t('The statement accepts any of several answers, so this may still be right.'));
  const message = result.verdict === 'WA' || result.verdict === 'PE'
    ? vscode.TestMessage.diff(words.join('\n'), one.test.output, result.output) : new vscode.TestMessage(words.join('\n'));
  if (one.line !== null) message.location = new vscode.Location(one.uri, new vscode.Position(one.line, 0));
  if (result.verdict === 'JE') run.errored(item, message); else run.failed(item, message, result.cpuMs);
}

/** The run's output is a terminal: what a program or a compiler wrote goes there without its control sequences. */
function print(run: vscode.TestRun, text: string): void {
  const plain = text.replace(/[^\P{C}\n\t]/gu, '\uFFFD');
  run.appendOutput(`${plain.replace(/\r?\n/g, '\r\n')}\r\n`);
}
