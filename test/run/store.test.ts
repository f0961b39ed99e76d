import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { RunStore } from '../../src/run/store';
import { sampleRun } from './sampleRun';

describe('the store of runs', () => {
  let root: string;
  let store: RunStore;
  beforeEach(async () => { root = await mkdtemp(path.join(os.tmpdir(), 'shortlist-store-')); store = new RunStore(root); });
  afterEach(() => rm(root, { recursive: true, force: true }));
  const quiet = () => {};

  const keep = async (id: string, events = sampleRun({ run: id })) => {
    const held = await store.create(id, quiet);
    for (const event of events) held.writer.append(event);
    await held.release();
  };

  it('lists its runs newest first, with how they ended', async () => {
    await keep('20260101-000000-000001', sampleRun({ title: 'First', at: 1000 }));
    await keep('20260102-000000-000002', sampleRun({ title: 'Second', at: 2000 }).slice(0, -1));
    const list = await store.list();
    assert.deepEqual(list.map(({ title, status }) => [title, status]), [['Second', 'interrupted'], ['First', 'chosen']]);
  });

  it('passes over folders that are no runs, and refuses names that lead elsewhere', async () => {
    await mkdir(path.join(root, '20260101-000000-00000f'));
    await writeFile(path.join(root, 'stray'), '');
    assert.deepEqual(await store.list(), []);
    assert.throws(() => store.folderOf('../../etc'), /not the name of a run/);
  });

  it('lets one writer in, and says so to the second', async () => {
    const id = RunStore.newId();
    const held = await store.create(id, quiet);
    for (const event of sampleRun()) held.writer.append(event);
    await held.writer.flush();
    await assert.rejects(store.reopen(id, quiet), /another window or process/);
    assert.equal((await store.list())[0]?.status, 'running');
    assert.equal((await store.read(id)).events.length, sampleRun().length);
    await held.release();
    const again = await store.reopen(id, quiet);
    assert.equal(again.stored.state.counts.sampled, 4);
    await again.held.release();
  });

  it('takes over at once the lock of a process that was killed', async () => {
    const id = '20260101-000000-00000a';
    const folder = path.join(root, id);
    await keep(id);
    await mkdir(path.join(folder, 'lock'));
    const dead = spawn('true');
    await once(dead, 'exit');
    await writeFile(path.join(folder, 'owner.json'), JSON.stringify({ pid: dead.pid, host: os.hostname(), started: '1' }));
    const { held } = await store.reopen(id, quiet);
    await held.release();
  });

  it('is not fooled by a live process that got the dead owner\'s number', async () => {
    const id = '20260101-000000-00000b';
    await keep(id);
    await mkdir(path.join(root, id, 'lock'));
    await writeFile(path.join(root, id, 'owner.json'), JSON.stringify({ pid: process.pid, host: os.hostname(), started: '-1' }));
    const { held } = await store.reopen(id, quiet);
    await held.release();
  });

  it('cleans up by age and by size, but never what is pinned or active', async () => {
    const ids = ['20260101-000000-000001', '20260102-000000-000002', '20260103-000000-000003', '20260104-000000-000004'];
    for (const [index, id] of ids.entries()) await keep(id, sampleRun({ at: (index + 1) * 1000 }));
    await store.setPinned(ids[0]!, true);
    const active = await store.reopen(ids[1]!, quiet);
    assert.deepEqual(await store.clean({ maxAgeMs: 1500, maxBytes: Infinity }, 5000), [ids[2]]);
    assert.deepEqual(await store.clean({ maxAgeMs: Infinity, maxBytes: 0 }, 5000), [ids[3]]);
    assert.deepEqual((await store.list()).map((run) => run.id).sort(), [ids[0], ids[1]]);
    await active.held.release();
  });

  it('refuses to delete an active run', async () => {
    const id = RunStore.newId();
    const held = await store.create(id, quiet);
    await assert.rejects(store.delete(id), /still going on/);
    await held.release();
    await store.delete(id);
    assert.deepEqual(await store.list(), []);
  });
});
