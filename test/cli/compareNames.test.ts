import assert from 'node:assert/strict';
import { namesOf } from '../../src/cli/compare';

describe('the programs that a comparison writes', () => {
  it('are called after their statements, no two alike', () => {
    assert.deepEqual(namesOf(['a/one.md', 'b/two.md']), ['one', 'two']);
    assert.deepEqual(namesOf(['a/statement.md', 'b/statement.md', 'c/other.md']), ['a-statement', 'b-statement', 'other']);
    assert.deepEqual(namesOf(['a/x.md', 'a/x.html']), ['a-x', 'a-x-2']);
  });
});
