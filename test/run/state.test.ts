import assert from 'node:assert/strict';
import { clustersOf } from '../../src/run/clusters';
import { emptyState, fold } from '../../src/run/state';
import { sampleRun } from './sampleRun';

const stateOf = (events = sampleRun()) => events.reduce(fold, emptyState());

describe('the fold of a run', () => {
  it('counts the funnel', () => {
    assert.deepEqual(stateOf().counts, { sampled: 4, duplicates: 1, failedSamples: 0, judged: 3, compiled: 2, passed: 2 });
  });

  it('weights a candidate by its duplicates', () => {
    assert.equal(stateOf().candidates['c1']?.weight, 2);
  });

  it('counts a candidate judged again once, by its last verdict', () => {
    const events = sampleRun();
    const judged = events.find((event) => event.type === 'judged' && event.id === 'c3')!;
    const state = stateOf([...events, { ...judged, passed: false, verdict: 'WA' } as typeof judged]);
    assert.equal(state.counts.judged, 3);
    assert.equal(state.counts.passed, 1);
  });

  it('gives the same bytes from the same events', () => {
    assert.equal(JSON.stringify(stateOf()), JSON.stringify(stateOf(JSON.parse(JSON.stringify(sampleRun())))));
  });

  it('passes over what speaks of an unknown candidate', () => {
    const before = JSON.stringify({ ...stateOf(), events: 0, now: 0 });
    const state = stateOf([...sampleRun(), { type: 'ran', at: 1, id: 'c99', outcomes: [] }, { type: 'feedback', at: 1, id: 'constructor', verdict: 'accepted' }]);
    assert.equal(JSON.stringify({ ...state, events: 0, now: 0 }), before);
  });

  it('keeps a key such as __proto__ a key', () => {
    const call = sampleRun().find((event) => event.type === 'call')!;
    const state = stateOf([...sampleRun(), { ...call, model: '__proto__' } as typeof call]);
    assert.equal(state.perModel['__proto__']?.calls, 1);
    assert.equal(Object.hasOwn(Object.prototype, 'calls'), false);
  });

  it('derives clusters from equal behaviour, largest first', () => {
    assert.deepEqual(clustersOf(stateOf()).map(({ id, size, members }) => [id, size, members.map((member) => member.id)]), [['c1', 2, ['c1']], ['c3', 1, ['c3']]]);
  });
});
