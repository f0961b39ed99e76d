import assert from 'node:assert/strict';
import path from 'node:path';
import { problemOf, readPools } from '../../src/evaluate/pool';

describe('the pool of bundled problems', () => {
  const pools = readPools([path.join('bench', 'pool')]);

  it('holds right and wrong programs for each of them', () => {
    assert.deepEqual(pools.map(({ id }) => id), ['even-loads', 'lantern-ring', 'leaky-cistern']);
    for (const { candidates } of pools) {
      assert.ok(candidates.length >= 40);
      assert.ok(candidates.some(({ correct }) => correct) && candidates.some(({ correct }) => !correct));
    }
  });

  it('has statements that read to its examples', () => {
    for (const pool of pools) assert.deepEqual(problemOf(pool).examples, pool.examples);
  });
});
