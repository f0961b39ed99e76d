import assert from 'node:assert/strict';
import { AnswerClasses } from '../../src/solve/answerClasses';
import { digestOf } from '../../src/solve/context';

describe('classes of answers that a stored run holds', () => {
  const [long, other] = ['7 '.repeat(50_000), '8 '.repeat(50_000)];

  it('take in an answer of which the head alone is on record', () => {
    const before = new AnswerClasses({ kind: 'tokens', tolerance: 1e-5 });
    const [first, second] = [before.classOf(long), before.classOf('x')];
    const after = new AnswerClasses({ kind: 'tokens', tolerance: 1e-5 });
    after.restore(first, digestOf(long), null);
    after.restore(second, digestOf('x'), 'x');
    assert.deepEqual([after.classOf(long), after.classOf('x'), after.classOf(other)], [first, second, 2]);
  });
});
