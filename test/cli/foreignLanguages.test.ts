import assert from 'node:assert/strict';
import { withoutForeign } from '../../src/cli/evaluate';
import { poolProblemSchema } from '../../src/evaluate/pool';

describe('pools with candidates in languages that cannot be run here', () => {
  const pool = (...languages: readonly string[]) => poolProblemSchema.parse({
    id: languages.join('-'), statement: '', examples: [], candidates: languages.map((language) => ({ language, code: language, correct: true })),
  });

  it('are measured without these, which is told', async () => {
    const { pools, leftOut } = await withoutForeign([pool('python', 'klingon'), pool('klingon')]);
    assert.deepEqual(pools.map(({ candidates }) => candidates.map(({ language }) => language)), [['python'], []]);
    assert.deepEqual(leftOut, [{ language: 'klingon', candidates: 2, why: 'The judge knows no such language.' }]);
  });

  it('go without a language whose compiler is not on the path', async () => {
    const before = process.env['PATH'];
    process.env['PATH'] = '/nowhere';
    try {
      const { pools, leftOut } = await withoutForeign([pool('cpp')]);
      assert.equal(pools[0]!.candidates.length, 0);
      assert.match(leftOut[0]!.why, /g\+\+ was not found/);
    } finally {
      process.env['PATH'] = before;
    }
  });
});
