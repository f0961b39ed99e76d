import assert from 'node:assert/strict';
import type { Draft } from '../../src/run/events';
import { solveSettingsSchema } from '../../src/run/settings';
import type { RunState } from '../../src/run/state';
import { emptyState, fold } from '../../src/run/state';
import { drawOf, languageAt, samplesPerCall } from '../../src/solve/draw';
import { shouldStopSampling } from '../../src/solve/stopEarly';

/** A run in which survivors have come to clusters of these sizes, of `samples` wanted. */
function stateWith(sizes: readonly number[], samples = 400, inputs = 20): RunState {
  const state = emptyState();
  const emit = (event: Draft) => fold(state, { ...event, at: 0 } as never);
  state.settings = solveSettingsSchema.parse({ samples });
  const ids = Array.from({ length: inputs }, (_, at) => `i${at}`);
  for (const id of ids) emit({ type: 'input', id, origin: { kind: 'mutation', detail: '', size: 'small' }, blob: id, bytes: 1, votes: null });
  let next = 0;
  for (const [answer, size] of sizes.entries()) {
    for (let member = 0; member < size; member += 1) {
      const id = `c${next += 1}`;
      emit({ type: 'sampled', id, language: 'cpp17', code: id, duplicateOf: null, origin: { kind: 'sample', model: 'm', temperature: 1, rating: null, tags: [], solution: null, parent: null, reason: null } });
      emit({ type: 'judged', id, compile: { ok: true, diagnostics: '', cpuMs: 0, cached: false }, verdict: 'AC', tests: [], passed: true });
      emit({ type: 'ran', id, outcomes: ids.map((input) => [input, 'OK', answer, null, 1]) });
    }
  }
  return state;
}

describe('sampling stops early', () => {
  it('when one cluster leads far and hardly any survivor stands alone', () => assert.match(shouldStopSampling(stateWith([60, 3])) ?? '', /60 of 63 survivors behave alike/));
  it('but not while two clusters are close', () => assert.equal(shouldStopSampling(stateWith([20, 16])), null));
  it('nor while many behaviours are new', () => assert.equal(shouldStopSampling(stateWith([14, ...Array.from({ length: 12 }, () => 1)])), null));
  it('nor on a few survivors or a few inputs', () => {
    assert.equal(shouldStopSampling(stateWith([8])), null);
    assert.equal(shouldStopSampling(stateWith([60, 3], 400, 3)), null);
  });
});

describe('what samples are drawn with', () => {
  const settings = solveSettingsSchema.parse({ samples: 400, perCall: 1, temperature: [0.4, 1.2], languages: { cpp17: 3, python3: 1 }, seed: 9 });
  const draws = Array.from({ length: 400 }, (_, index) => drawOf(settings, index));

  it('keeps to the mix of languages from the first samples on', () => {
    assert.equal(draws.filter((draw) => draw.language === 'python3').length, 100);
    assert.equal(draws.slice(0, 8).filter((draw) => draw.language === 'python3').length, 2);
    assert.deepEqual([0, 1, 2, 3].map((index) => languageAt({ a: 1, b: 1 }, index).language), ['a', 'b', 'a', 'b']);
  });

  it('takes ratings from 800 to 3500 in hundreds, and temperatures from the whole range', () => {
    assert.ok(draws.every(({ guess, temperature }) => guess!.rating >= 800 && guess!.rating <= 3500 && guess!.rating % 100 === 0 && temperature >= 0.4 && temperature <= 1.2));
    assert.ok(new Set(draws.map((draw) => draw.guess!.rating)).size > 20);
    assert.ok(new Set(draws.map((draw) => draw.temperature)).size > 50);
    assert.ok(new Set(draws.map((draw) => draw.guess!.tags.join())).size > 40);
  });

  it('gives the samples of one call the same draw', () => {
    const four = { ...settings, perCall: 4 };
    assert.deepEqual(drawOf(four, 7), drawOf(four, 4));
    assert.notDeepEqual(drawOf(four, 8), drawOf(four, 4));
  });

  it('gives few samples three draws at least', () => {
    const few = { ...settings, perCall: 8, samples: 6 };
    const own = Array.from({ length: 6 }, (_, index) => JSON.stringify({ ...drawOf(few, index), seed: 0 }));
    assert.equal(new Set(own).size, 3);
    assert.equal(samplesPerCall({ perCall: 8, samples: 400 }), 8);
    assert.equal(samplesPerCall({ perCall: 8, samples: 0 }), 1);
  });
});
