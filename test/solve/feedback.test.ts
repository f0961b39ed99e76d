import assert from 'node:assert/strict';
import type { RunEvent } from '../../src/run/events';
import { fold } from '../../src/run/state';
import { rankClusters, submissionsOf } from '../../src/solve/choose';
import { ruleNamed } from '../../src/solve/rank/rules';
import { stateOf } from './rank/state';

describe('feedback from outside', () => {
  const state = () => stateOf([{ weight: 5, answers: [1] }, { answers: [1] }, { weight: 2, answers: [2] }, { answers: [3] }]);
  const choices = (verdict: string, id = 'p0') => {
    const told = state();
    fold(told, { type: 'feedback', id, verdict, at: 0 } as RunEvent);
    return submissionsOf(rankClusters(told, ruleNamed('')), 10).map((submission) => submission.candidate);
  };

  it('removes all that behaves like a wrong submission and ranks the rest', () => {
    assert.deepEqual(choices('wrong-answer'), ['p2', 'p3']);
  });

  it('puts the cluster of an accepted one first', () => {
    assert.equal(choices('accepted', 'p3')[0], 'p3');
  });

  it('is taken back by a withdrawal', () => {
    assert.equal(choices('withdrawn')[0], 'p0');
  });
});
