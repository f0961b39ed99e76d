import * as assert from 'node:assert/strict';
import { checkJudge } from '../../src/evaluate/judgeCheck';
import { poolProblemSchema } from '../../src/evaluate/pool';
import type { Judge, JudgeJob, Verdict } from '../../src/judge/contract';

const pool = poolProblemSchema.parse({
  id: 'double', statement: '# Double\n\nPrint twice the number.\n', timeLimitSeconds: 1, examples: [{ input: '2\n', output: '4\n' }], hiddenTests: [{ input: '3\n', output: '6\n' }],
  candidates: [
    { language: 'cpp', code: 'right', correct: true, verdict: 'accepted' }, { language: 'java', code: 'hungry', correct: false, verdict: 'time_limit_exceeded' },
    { language: 'cpp', code: 'slow', correct: false, verdict: 'time_limit_exceeded' }, { language: 'python', code: 'wrong', correct: false, verdict: 'wrong_answer' },
    { language: 'c', code: 'crash', correct: false, verdict: 'run_time_error' }, { language: 'cpp', code: 'unknown', correct: false },
  ],
});

function judgeThatSays(verdicts: Readonly<Record<string, Verdict>>): { readonly judge: Judge; readonly jobs: JudgeJob[] } {
  const jobs: JudgeJob[] = [];
  const judge = {
    slots: 1,
    judge: (job: JudgeJob) => {
      jobs.push(job);
      return Promise.resolve({ compile: { ok: true, diagnostics: '', cpuMs: 0, cached: false }, tests: [], verdict: verdicts[job.program.source] ?? 'JE' });
    },
  } as unknown as Judge;
  return { judge, jobs };
}

describe('The check of the judge against recorded verdicts', () => {
  const { signal } = new AbortController();

  it('takes limits of another machine to decide neither way', async () => {
    const { judge, jobs } = judgeThatSays({ right: 'AC', hungry: 'MLE', slow: 'AC', wrong: 'WA', crash: 'RE' });
    const check = await checkJudge(pool, judge, signal);
    assert.deepEqual({ ...check, byLanguage: {} }, { agree: 5, disagree: 0, falseAccept: 0, falseReject: 0, byLanguage: {}, disagreements: [] });
    const limitMs = (source: string) => jobs.find(({ program }) => program.source === source)!.limits.timeLimitMs;
    assert.deepEqual(['right', 'wrong', 'crash', 'slow'].map(limitMs), [4000, 4000, 4000, 1000]);
    assert.ok(jobs.every(({ tests, limits }) => tests.length === 2 && limits.memoryLimitBytes === 2 ** 30));
  });

  it('counts what is accepted wrongly and what is rejected wrongly', async () => {
    const { judge } = judgeThatSays({ right: 'TLE', hungry: 'WA', slow: 'TLE', wrong: 'AC', crash: 'AC' });
    const { agree, disagree, falseAccept, falseReject, disagreements } = await checkJudge(pool, judge, signal);
    assert.deepEqual([agree, disagree, falseAccept, falseReject], [1, 4, 2, 1]);
    assert.deepEqual(disagreements.map(({ candidate, judged }) => [candidate, judged]), [[0, 'TLE'], [1, 'WA'], [3, 'AC'], [4, 'AC']]);
  });
});
