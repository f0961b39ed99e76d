import assert from 'node:assert/strict';
import fc from 'fast-check';
import { clustersOf } from '../../src/run/clusters';
import type { EventOf, Origin, RunEvent } from '../../src/run/events';
import { emptyState, fold } from '../../src/run/state';
import { ClusterIndex } from '../../src/webview/clusterIndex';
import { FIXTURES } from './fixtures';

const shape = (clusters: readonly { id: string; size: number; members: readonly { id: string }[] }[]) => clusters
  .map(({ id, size, members }) => `${id} ${size}: ${members.map((member) => member.id).join(' ')}`);

function compare(events: readonly RunEvent[], everyEvent: boolean): void {
  const state = emptyState();
  const index = new ClusterIndex();
  events.forEach((event, at) => {
    index.before(state, event);
    fold(state, event);
    index.after(state, event);
    for (const { outcomes } of index.clusters(state)) {
      for (const [input, outcome] of Object.entries(outcomes)) assert.ok(state.order.some((id) => state.candidates[id]!.outcomes[input] === outcome), `an outcome of its own on ${input}`);
    }
    if (everyEvent || at === events.length - 1) assert.deepEqual(shape(index.clusters(state)), shape(clustersOf(state)), `after event ${at}, ${event.type}`);
  });
}

const ORIGIN: Origin = { kind: 'sample', model: 'm', temperature: null, rating: null, tags: [], solution: null, parent: null, reason: null };
const id = fc.constantFrom('c1', 'c2', 'c3', 'c4');
const input = fc.constantFrom('i1', 'i2', 'i3');
const anyEvent: fc.Arbitrary<RunEvent> = fc.oneof(
  fc.record({ type: fc.constant('sampled' as const), at: fc.constant(0), id, language: fc.constant('cpp17'), code: fc.constant(''), origin: fc.constant<Origin>(ORIGIN), duplicateOf: fc.option(id) }),
  fc.record({ type: fc.constant('judged' as const), at: fc.constant(0), id, compile: fc.constant({ ok: true, diagnostics: '', cpuMs: 1, cached: false }), verdict: fc.constant('AC' as const), tests: fc.constant<EventOf<'judged'>['tests']>([]), passed: fc.boolean() }),
  fc.record({ type: fc.constant('input' as const), at: fc.constant(0), id: input, origin: fc.record({ kind: fc.constant('user' as const), detail: fc.constant(''), size: fc.constantFrom('tiny' as const, 'maximal' as const) }), blob: fc.constant('b'), bytes: fc.constant(1), votes: fc.constant(null) }),
  fc.record({ type: fc.constant('input-dropped' as const), at: fc.constant(0), id: input, reason: fc.constant('') }),
  fc.record({
    type: fc.constant('ran' as const), at: fc.constant(0), id,
    outcomes: fc.array(fc.tuple(input, fc.constantFrom('OK' as const, 'TLE' as const), fc.integer({ min: 0, max: 1 }), fc.constant(null), fc.constant(1)), { minLength: 1, maxLength: 3 }),
  }),
);

describe('The cluster index', () => {
  it('finds the clusters that the run itself finds, event by event', () => {
    for (const name of ['running', 'finished', 'trace', 'no-examples']) compare(FIXTURES[name]!(), name === 'running');
  });

  it('does so whatever the order of events', () => {
    fc.assert(fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
      // A candidate is sampled once: the pipeline's identifiers are new ones.
      const seen = new Set<string>();
      compare(events.filter((event) => event.type !== 'sampled' || (!seen.has(event.id) && seen.add(event.id) !== undefined && event.duplicateOf !== event.id)), true);
    }));
  });
});
