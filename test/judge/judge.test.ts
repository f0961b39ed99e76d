import * as assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { Judge, JudgeJob, JudgeResult } from '../../src/judge/contract';
import { DEFAULT_CHECKER, DEFAULT_LIMITS } from '../../src/judge/contract';
import { createJudge } from '../../src/judge/judge';

const SUM_CPP = '#include <iostream>\nint main() { long long a, b; std::cin >> a >> b; std::cout << a + b << std::endl; }\n';
const SUM_PYTHON = 'a, b = map(int, input().split())\nprint(a + b)\n';

describe('The judge', function () {
  this.timeout(120_000);
  let cacheDir: string;
  let judge: Judge;

  before(async () => {
    cacheDir = mkdtempSync(path.join(tmpdir(), 'shortlist-judge-test-'));
    judge = await createJudge({ cacheDir, slots: 2 });
  });

  after(async () => {
    await judge.dispose();
    rmSync(cacheDir, { recursive: true, force: true });
  });

  function run(language: string, source: string, changes: Partial<JudgeJob> = {}): Promise<JudgeResult> {
    const tests = [{ id: '1', input: '1 2\n', expected: '3\n' }, { id: '2', input: '5 7\n', expected: '12\n' }];
    return judge.judge({
      program: { language, source }, tests, limits: DEFAULT_LIMITS, checker: DEFAULT_CHECKER, tier: 'final', stopAtFirstFailure: true, ...changes,
    }, new AbortController().signal);
  }

  for (const [language, source] of [['cpp17', SUM_CPP], ['python3', SUM_PYTHON]] as const) {
    it(`accepts a right ${language} program`, async () => {
      const result = await run(language, source);
      assert.equal(result.verdict, 'AC', JSON.stringify(result));
      assert.deepEqual(result.tests.map((test) => test.verdict), ['AC', 'AC']);
    });

    it(`says where a wrong ${language} program's output differs`, async () => {
      const result = await run(language, source.replace('a + b', 'a - b'));
      assert.equal(result.verdict, 'WA');
      assert.equal(result.tests.length, 1);
      assert.match(result.tests[0]!.message, /expected "3", found "-1"/);
    });
  }
});
