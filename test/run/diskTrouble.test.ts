import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Trouble } from '../../src/run/logWriter';
import { RunStore } from '../../src/run/store';
import type { DiskTold } from './fullDisk.program';
import { sampleRun } from './sampleRun';

const ID = '20260101-000000-00000c';
/** A file system of 64 kB of this user's own, as far as this machine lets users mount one. */
const TINY_DISK = ['-Urm', 'sh', '-c', 'mount -t tmpfs -o size=64k none "$0" && exec "$@"'];
const CAN_MOUNT = spawnSync('unshare', [...TINY_DISK, '/mnt', 'true']).status === 0;

describe('a run whose disk refuses its log', () => {
  let root: string;
  beforeEach(async () => { root = await mkdtemp(path.join(os.tmpdir(), 'shortlist-disk-')); });
  afterEach(() => rm(root, { recursive: true, force: true }));

  describe('that is full, or read-only', () => {
    let told: DiskTold;
    before(async function () {
      this.timeout(60_000);
      if (!CAN_MOUNT) { console.log('      skipped: this machine lets no user mount a file system of their own'); this.skip(); }
      const scratch = await mkdtemp(path.join(os.tmpdir(), 'shortlist-disk-'));
      const disk = path.join(scratch, 'disk');
      await mkdir(disk);
      const program = path.join(process.cwd(), 'out', 'test', 'run', 'fullDisk.program.js');
      const { stdout, stderr } = spawnSync('unshare', [...TINY_DISK, disk, process.execPath, program, disk, path.join(scratch, 'elsewhere')], { encoding: 'utf8' });
      await rm(scratch, { recursive: true });
      assert.match(stdout, /^\{/, stderr);
      told = JSON.parse(stdout) as DiskTold;
    });

    it('goes on in memory, says so once, and leaves no torn line', () => {
      assert.deepEqual([told.troubles, told.damage], [['full'], null]);
      assert.ok(told.onDisk > 0 && told.onDisk < told.appended);
    });

    it('goes on elsewhere with nothing lost', () => { assert.equal(told.saved, told.appended); });

    it('is whole on its disk where that has room again by its end', () => { assert.deepEqual([told.retried, told.afterRetry], [null, told.tried]); });

    it('is resumed in memory from a disk that became read-only, and goes on elsewhere', () => {
      assert.deepEqual([told.whenReadOnly, told.atResume, told.savedAfterResume], [['forbidden'], told.tried, told.tried + 1]);
    });
  });

  it('goes on in memory where the folder may not be written to', async () => {
    // What no user may do, the superuser neither: a file stands where the folder would be.
    await writeFile(path.join(root, 'runs'), '');
    const troubles: Trouble[] = [];
    const held = await new RunStore(path.join(root, 'runs')).create(ID, (trouble) => troubles.push(trouble));
    for (const event of sampleRun()) held.writer.append(event);
    await held.writer.flush();
    assert.equal(troubles.length, 1);
    await held.moveTo(path.join(root, 'elsewhere'));
    await held.release();
    assert.deepEqual((await new RunStore(path.join(root, 'elsewhere')).read(ID)).events, sampleRun());
  });

  it('takes nothing for a run that is a link, and follows none when it writes', async () => {
    const target = path.join(root, 'target');
    const store = new RunStore(path.join(root, 'runs'));
    await mkdir(path.join(root, 'runs'));
    await mkdir(target);
    await writeFile(path.join(target, 'events.jsonl'), sampleRun().map((event) => `${JSON.stringify(event)}\n`).join(''));
    await symlink(target, path.join(root, 'runs', ID));
    assert.deepEqual(await store.list(), []);
    await assert.rejects(store.read(ID), /There is no run/);
    await assert.rejects(store.reopen(ID, (trouble) => assert.fail(trouble.detail)), /There is no run/);
    await assert.rejects(store.setPinned(ID, true), /There is no run/);
    await store.delete(ID);
    assert.deepEqual(await readdir(target), ['events.jsonl']);
  });
});
