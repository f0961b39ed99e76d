import assert from 'node:assert/strict';
import { problemSchema } from '../src/problem/problem';

describe('the schemas', () => {
  it('refuse a problem without a statement', () => {
    assert.equal(problemSchema.safeParse({ title: 'x' }).success, false);
  });
});
