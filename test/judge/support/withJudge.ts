import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { Judge, JudgeJob, JudgeResult, TestResult } from '../../../src/judge/contract';
import { DEFAULT_CHECKER, DEFAULT_LIMITS } from '../../../src/judge/contract';
import type { JudgeOptions } from '../../../src/judge/judge';
import { createJudge } from '../../../src/judge/judge';

export interface TestJudge {
  readonly judge: Judge;
  readonly cacheDir: string;
  /** Judges on `tests`, of which each is an input and, if given, the expected output. */
  run(language: string, source: string, tests: readonly (readonly [string, string?])[], changes?: Partial<JudgeJob>): Promise<JudgeResult>;
  /** The result on one test alone. */
  runOne(language: string, source: string, input: string, expected?: string, changes?: Partial<JudgeJob>): Promise<TestResult>;
}

/** A judge with an empty cache for the tests of the enclosing `describe`. */
export function withJudge(options: Partial<JudgeOptions> = {}): TestJudge {
  let judge: Judge | undefined;
  let cacheDir = '';
  before(async function () {
    this.timeout(120_000);
    cacheDir = mkdtempSync(path.join(tmpdir(), 'shortlist-judge-test-'));
    judge = await createJudge({ cacheDir, slots: 2, ...options });
  });
  after(async () => {
    await judge?.dispose();
    rmSync(cacheDir, { recursive: true, force: true });
  });
  const run: TestJudge['run'] = (language, source, tests, changes = {}) => judge!.judge({
    program: { language, source }, limits: DEFAULT_LIMITS, checker: DEFAULT_CHECKER, tier: 'final', stopAtFirstFailure: true,
    tests: tests.map(([input, expected], index) => ({ id: String(index + 1), input, ...expected === undefined ? {} : { expected } })), ...changes,
  }, new AbortController().signal);
  return {
    get judge() { return judge!; },
    get cacheDir() { return cacheDir; },
    run,
    async runOne(language, source, input, expected, changes) {
      const result = await run(language, source, [[input, expected]], changes);
      if (!result.tests[0]) throw new Error(`Nothing was run: ${result.verdict} ${result.compile.diagnostics}`);
      return result.tests[0];
    },
  };
}
