/** How near a program's outputs come to the expected ones: by tests passed, then by the distance of the output (AlphaCodium 5). */
import type { JudgeTest, TestResult } from '../../judge/contract';

export interface Nearness {
  readonly passed: number;
  /** Mean over the tests of 0 (right) to 1 (nothing in common, or no output at all); 2 when it does not compile. */
  readonly distance: number;
}

export function nearnessOf(tests: readonly JudgeTest[], results: readonly TestResult[], compiled: boolean): Nearness {
  if (!compiled) return { passed: 0, distance: 2 };
  const byId = new Map(results.map((result) => [result.testId, result]));
  let passed = 0;
  let sum = 0;
  for (const test of tests) {
    const result = byId.get(test.id);
    if (result?.verdict === 'AC' || result?.verdict === 'OK') passed += 1;
    else sum += result?.verdict === 'WA' || result?.verdict === 'PE' ? outputDistance(test.expected ?? '', result.output) : 1;
  }
  return { passed, distance: tests.length === 0 ? 0 : sum / tests.length };
}

/** Negative when `a` is nearer than `b`. */
export function compareNearness(a: Nearness, b: Nearness): number {
  return b.passed - a.passed || a.distance - b.distance;
}

/** Share of the tokens that differ by place, 0..1; numbers that are close count in part. */
export function outputDistance(expected: string, output: string): number {
  const want = expected.split(/\s+/).filter((token) => token !== '');
  const have = output.split(/\s+/).filter((token) => token !== '');
  const length = Math.max(want.length, have.length);
  if (length === 0) return 0;
  let sum = length - Math.min(want.length, have.length);
  for (let at = 0; at < Math.min(want.length, have.length); at += 1) sum += tokenDistance(want[at]!, have[at]!);
  return sum / length;
}

function tokenDistance(want: string, have: string): number {
  if (want.toLowerCase() === have.toLowerCase()) return 0;
  const a = Number(want);
  const b = Number(have);
  if (!Number.isFinite(a) || !Number.isFinite(b)) return 1;
  const difference = Math.abs(a - b);
  // Nearer by value is nearer, yet never as near as equal.
  return difference === 0 ? 0 : 0.5 + 0.5 * Math.min(1, difference / (Math.abs(a) + Math.abs(b)));
}
