/** The checkers that need no program: an output against the expected one. */
import type { Checker, Verdict } from '../contract';
import { canonicalLines, unorderedEqual } from './lines';
import { canonicalToken, describeDifference, firstDifference, tokensOf } from './tokens';
import { say } from '../../say';

export interface Comparison {
  readonly verdict: Extract<Verdict, 'AC' | 'WA' | 'PE'>;
  /** Where they first differ, for a person; empty when accepted. */
  readonly message: string;
}

type ComparingChecker = Exclude<Checker, { kind: 'program' | 'interactor' }>;

const ACCEPTED: Comparison = { verdict: 'AC', message: '' };

/** Compares an output with the expected one. `PE` is for `exact` alone: only white space differs. */
export function compareOutputs(expected: string, actual: string, checker: ComparingChecker): Comparison {
  switch (checker.kind) {
    case 'tokens': {
      const difference = firstDifference(expected, actual, checker.tolerance);
      return difference === null ? ACCEPTED : { verdict: 'WA', message: describeDifference(difference) };
    }
    case 'exact': {
      if (withFinalNewline(expected) === withFinalNewline(actual)) return ACCEPTED;
      const wrong = exactDifference(expected, actual);
      return wrong === null
        ? { verdict: 'PE', message: whiteSpaceMessage(expected, actual) }
        : { verdict: 'WA', message: wrong };
    }
    case 'unordered': {
      if (unorderedEqual(expected, actual, checker.tolerance)) return ACCEPTED;
      return { verdict: 'WA', message: missingLine(expected, actual, checker.tolerance) };
    }
  }
}

/**
 * The output in one spelling for all outputs the checker takes for equal, as a key for clustering. Where a checker is
 * a program nobody can tell, and the tokens stand in for it.
 */
export function canonical(output: string, checker: Checker): string {
  switch (checker.kind) {
    case 'exact': return withFinalNewline(output);
    case 'unordered': return canonicalLines(output, checker.tolerance).sort().join('\n');
    case 'tokens': return canonicalTokens(output, checker.tolerance);
    case 'program':
    case 'interactor': return canonicalTokens(output, 1e-5);
  }
}

function canonicalTokens(output: string, tolerance: number): string {
  return tokensOf(output).map((token) => canonicalToken(token, tolerance)).join(' ');
}

/** A missing last line end is nobody's mistake. */
function withFinalNewline(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

/** Where the tokens differ in spelling (case counts, numbers are words), or `null` where white space alone differs. */
function exactDifference(expected: string, actual: string): string | null {
  const wanted = tokensOf(expected);
  const found = tokensOf(actual);
  const at = wanted.findIndex((token, index) => token !== found[index]);
  if (at === -1 && wanted.length === found.length) return null;
  const difference = firstDifference(expected, actual, 0);
  if (difference !== null) return describeDifference(difference);
  return say`Token ${at + 1} is spelled differently: expected "${wanted[at] ?? ''}", found "${found[at] ?? ''}".`;
}

function whiteSpaceMessage(expected: string, actual: string): string {
  const wanted = expected.split('\n');
  const found = actual.split('\n');
  const at = wanted.findIndex((line, index) => line !== found[index]);
  return say`Only white space differs, first on line ${(at === -1 ? wanted.length : at) + 1}.`;
}

function missingLine(expected: string, actual: string, tolerance: number): string {
  const wanted = canonicalLines(expected, tolerance);
  const found = new Set(canonicalLines(actual, tolerance));
  const missing = wanted.find((line) => !found.has(line));
  if (missing !== undefined) return say`No line of the output is "${missing.slice(0, 80)}".`;
  const expectedLines = new Set(wanted);
  const extra = [...found].find((line) => !expectedLines.has(line));
  if (extra !== undefined) return say`The output has a line that was not expected: "${extra.slice(0, 80)}".`;
  return say`The output repeats its lines a different number of times than expected.`;
}
