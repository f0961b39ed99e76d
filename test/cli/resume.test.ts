import assert from 'node:assert/strict';
import { assertNothingLost, KillBench, type Disturbed } from './killAndResume';

describe('a run whose process is killed', () => {
  let bench: KillBench;
  let undisturbed: Disturbed;
  before(async function () {
    this.timeout(120_000);
    bench = await KillBench.open('sampling');
    undisturbed = await bench.undisturbed();
    assert.equal(undisturbed.run.state.counts.sampled, 18);
  });
  after(() => bench.close());

  for (const share of [0.02, 0.2, 0.4, 0.6, 0.9]) {
    it(`${Math.round(share * 100)} % of the way ends as if nothing had happened, once resumed`, async function () {
      this.timeout(120_000);
      assertNothingLost(await bench.disturbed({ killAfter: Math.ceil(undisturbed.run.events.length * share) }), undisturbed, 'sampling');
    });
  }
});

describe('a run of all stages whose log a power cut ended', () => {
  let bench: KillBench;
  let undisturbed: Disturbed;
  before(async function () {
    this.timeout(180_000);
    bench = await KillBench.open('everything');
    undisturbed = await bench.undisturbed();
  });
  after(() => bench.close());

  for (const kind of ['reflection', 'sample-failed', 'helper', 'scored'] as const) {
    it(`in the midst of what came after the first event "${kind}" ends with the same samples and verdicts, and asks for nothing twice`, async function () {
      this.timeout(180_000);
      const cutAfter = undisturbed.run.events.findIndex((event) => event.type === kind) + 1;
      assert.ok(cutAfter > 0);
      assertNothingLost(await bench.disturbed({ cutAfter, torn: true }), undisturbed, 'everything');
    });
  }
});

describe('a run by batch whose process is killed', () => {
  let bench: KillBench;
  let undisturbed: Disturbed;
  before(async function () {
    this.timeout(180_000);
    bench = await KillBench.open('batch');
    undisturbed = await bench.undisturbed();
  });
  after(() => bench.close());

  for (const kind of ['batch-intent', 'batch-status'] as const) {
    it(`about its last event "${kind}" hands one batch in, and ends as if nothing had happened`, async function () {
      this.timeout(180_000);
      const killAfter = undisturbed.run.events.findLastIndex((event) => event.type === kind) + 1;
      assert.ok(killAfter > 0);
      assertNothingLost(await bench.disturbed({ killAfter }), undisturbed, 'batch');
    });
  }
});
