import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { RunState } from '../../src/run/state';
import { RunStore } from '../../src/run/store';
import { solve } from '../../src/solve/solve';
import { fakeJudge, fencedProgram, plainSettings, scriptedModels, TWICE, TWICE_BEHAVIOURS } from './fakes';

describe('the state of a run', () => {
  it('is the same to the byte in the process that ran it and folded from its log', async () => {
    const root = await mkdtemp(path.join(os.tmpdir(), 'shortlist-fold-'));
    try {
      const store = new RunStore(root);
      const held = await store.create('20260101-000000-abcdef', (trouble) => assert.fail(trouble.detail));
      let live: RunState | undefined;
      const events = solve({
        run: held.id, problem: TWICE, settings: plainSettings({ samples: 8, inputs: 6 }), judge: fakeJudge(TWICE_BEHAVIOURS), signal: new AbortController().signal,
        models: scriptedModels({ sample: ['right', 'squared', 'wrong', 'added', 'squared', 'slow', 'nonsense', 'squared'].map(fencedProgram) }), attach: (ctx) => { live = ctx.state; },
      });
      for await (const event of events) held.writer.append(event);
      await held.release();
      const stored = await store.read(held.id);
      assert.equal(stored.damage, null);
      assert.equal(JSON.stringify(stored.state), JSON.stringify(live));
    } finally {
      await rm(root, { recursive: true });
    }
  });
});
