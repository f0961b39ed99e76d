import assert from 'node:assert/strict';
import { assertNothingLost, KillBench, type Disturbed } from './killAndResume';

describe('a run whose process is killed', () => {
  let bench: KillBench;
  let undisturbed: Disturbed;
  before(async function () {
    this.timeout(120_000);
    bench = await KillBench.open();
    undisturbed = await bench.run(null);
    assert.equal(undisturbed.run.state.counts.sampled, 18);
  });
  after(() => bench.close());

  for (const share of [0.02, 0.2, 0.4, 0.6, 0.9]) {
    it(`${Math.round(share * 100)} % of the way ends as if nothing had happened, once resumed`, async function () {
      this.timeout(120_000);
      const disturbed = await bench.run(Math.ceil(undisturbed.run.events.length * share));
      assertNothingLost(disturbed, undisturbed);
    });
  }
});
