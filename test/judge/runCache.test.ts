import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { Run } from '../../src/judge/runCache';
import { RunCache } from '../../src/judge/runCache';

const RUN: Run = { cpuMs: 1, wallMs: 1, peakBytes: 1, outputBytes: 200, output: 'x'.repeat(200), stderr: '', exitCode: 0, signal: null, ending: null };

describe('the cache of runs', () => {
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), 'shortlist-test-')); });
  afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

  const put = async (cache: RunCache, from: number, to: number): Promise<void> => {
    for (let i = from; i < to; i++) {
      const runs = await cache.open(`program-${i}`);
      runs.putRun('key', RUN);
      await runs.flush();
    }
  };
  const bytes = (): number => readdirSync(path.join(folder, 'runs')).reduce((sum, name) => sum + statSync(path.join(folder, 'runs', name)).size, 0);

  it('finds what was put into it, in another process as well', async () => {
    await put(new RunCache(folder, 2 ** 20), 0, 1);
    assert.deepEqual((await new RunCache(folder, 2 ** 20).open('program-0')).get('key'), RUN);
    assert.equal((await new RunCache(folder, 2 ** 20).open('program-1')).get('key'), null);
  });

  it('stays within its bound, but for what comes between two looks, and keeps all where there is room', async () => {
    const cache = new RunCache(folder, 50_000);
    await put(cache, 0, 100);
    const each = bytes() / 100;
    await put(cache, 100, 1600);
    assert.ok(each > 200 && bytes() < 50_000 + 500 * each, `${bytes()} bytes`);
    const roomy = new RunCache(folder, 2 ** 30);
    const before = readdirSync(path.join(folder, 'runs')).length;
    await put(roomy, 2000, 2600);
    assert.equal(readdirSync(path.join(folder, 'runs')).length, before + 600);
  });
});
