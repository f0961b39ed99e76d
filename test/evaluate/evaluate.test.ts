import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { evaluate, type EvaluateOptions } from '../../src/evaluate/evaluate';
import { evaluationPage } from '../../src/evaluate/page';
import { readPools } from '../../src/evaluate/pool';
import { ReplayStore } from '../../src/evaluate/store';
import type { Judge, JudgeJob, TestResult } from '../../src/judge/contract';
import { DEFAULT_RULE, RANK_RULES } from '../../src/solve/rank/rules';
import { UserError } from '../../src/userError';

/** Programs are `double`, `square`, `crash` or `plus two`, with a remark after it. */
function stubJudge(): Judge & { jobs: number } {
  const answers: Record<string, (n: number) => string> = { double: (n) => String(2 * n), square: (n) => String(n * n), plus: (n) => String(n + 2) };
  return {
    jobs: 0, slots: 2, stats: { compiles: 0, compileCacheHits: 0, fastCompiles: 0, runs: 0, runCacheHits: 0, zygoteRuns: 0, supervisorRestarts: 0 },
    judge(job: JudgeJob) {
      this.jobs += 1;
      const answer = answers[job.program.source.split(' ')[0]!];
      const tests = job.tests.map((test): TestResult => {
        const output = answer ? `${answer(Number(test.input))}\n` : '';
        const verdict = !answer ? 'RE' : test.expected === undefined ? 'OK' : test.expected.trim() === output.trim() ? 'AC' : 'WA';
        return { testId: test.id, verdict, cpuMs: 1, wallMs: 1, peakBytes: 0, outputBytes: output.length, output, stderr: '', exitCode: 0, signal: null, message: '' };
      });
      const bad = tests.find((test) => test.verdict !== 'AC' && test.verdict !== 'OK');
      return Promise.resolve({ compile: { ok: true, diagnostics: '', cpuMs: 0, cached: false }, tests, verdict: bad?.verdict ?? 'AC' });
    },
    dispose: () => Promise.resolve(),
  };
}

const candidate = (code: string, count: number, correct: boolean) => ({ language: 'python', code, count, correct });
const PROBLEM = {
  id: 'twice', source: 'own', title: '<b>Twice</b>', statement: 'Print twice the number.\n\nInput\nOne line contains an integer n (0 <= n <= 100).\n\nOutput\nPrint it.\n',
  examples: [{ input: '2\n', output: '4\n' }], hiddenTests: [],
  candidates: [candidate('double', 4, true), candidate('double # again', 2, true), candidate('square', 3, false), candidate('plus', 1, false), candidate('crash', 2, false)],
};

describe('evaluating a pool', () => {
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(path.join(os.tmpdir(), 'evaluate-')); });
  afterEach(() => { rmSync(folder, { recursive: true }); });

  const pool = (problem: object = PROBLEM) => {
    const file = path.join(folder, 'problem.json');
    writeFileSync(file, JSON.stringify(problem));
    return readPools([file]);
  };
  const options = (judge: Judge): EvaluateOptions => ({ judge, rules: RANK_RULES, defaultRule: DEFAULT_RULE.name, inputs: 20, seed: 1, store: new ReplayStore(path.join(folder, 'store')), signal: new AbortController().signal });

  it('weighs the filter, tells behaviours apart and measures every rule', async () => {
    const { problems: [figures], mean } = await evaluate(pool(), options(stubJudge()));
    assert.deepEqual([figures!.samples, figures!.survivors, figures!.correctSurvivors, figures!.clusters], [12, 10, 6, 3]);
    assert.equal(figures!.filterOnly.pick1, 0.6);
    assert.equal(figures!.lostByFilter, 0);
    for (const rule of RANK_RULES) assert.equal(mean.rules[rule.name]!.pick10, 1, rule.name);
    assert.equal(mean.rules['size']!.pick1, 1);
  });

  it('gives the same figures again without judging anything again', async () => {
    const judge = stubJudge();
    const once = await evaluate(pool(), options(judge));
    const { jobs } = judge;
    const again = await evaluate(pool(), options(judge));
    assert.equal(judge.jobs, jobs);
    assert.deepEqual(again, once);
  });

  it('shows what a pool wrote as text', async () => {
    const page = evaluationPage(await evaluate(pool({ ...PROBLEM, id: '<script>alert(1)</script>' }), options(stubJudge())));
    assert.ok(!page.includes('<script') && page.includes('&#60;script'));
    assert.match(page, /Content-Security-Policy/);
  });

  it('names the file and the field that do not fit', () => {
    assert.throws(() => pool({ ...PROBLEM, candidates: [{ code: 1 }] }), (error) => error instanceof UserError && /problem\.json.*candidates\.0/.test(error.message));
  });
});
