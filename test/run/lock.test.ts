import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { isHeld, lockRun } from '../../src/run/lock';

const TAKER = path.join(process.cwd(), 'out', 'test', 'run', 'lockTaker.program.js');

describe('the lock of a run', () => {
  let folder: string;
  const takers: ChildProcess[] = [];
  beforeEach(async () => { folder = await mkdtemp(path.join(os.tmpdir(), 'shortlist-lock-')); });
  afterEach(async () => {
    for (const taker of takers.splice(0)) taker.kill('SIGKILL');
    await rm(folder, { recursive: true });
  });

  const take = async (): Promise<{ readonly said: string; readonly process: ChildProcess }> => {
    const taker = spawn(process.execPath, [TAKER, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    takers.push(taker);
    const [data] = await once(taker.stdout!, 'data') as [Buffer];
    return { said: String(data).trim(), process: taker };
  };
  const kill = async (taker: ChildProcess) => { taker.kill('SIGKILL'); await once(taker, 'exit'); };

  it('is had by one, and by the next once it was let go', async () => {
    const release = await lockRun(folder);
    await assert.rejects(lockRun(folder), /another window or process/);
    assert.equal(await isHeld(folder), true);
    await release();
    assert.equal(await isHeld(folder), false);
    await (await lockRun(folder))();
    assert.equal((await readdir(folder)).length, 1);
  });

  it('goes to exactly one of many processes that find its owner dead', async function () {
    this.timeout(60_000);
    const first = await take();
    assert.equal(first.said, 'taken');
    assert.equal((await take()).said, 'UserError');
    await kill(first.process);
    const said = (await Promise.all(Array.from({ length: 6 }, take))).map((one) => one.said).sort();
    assert.deepEqual(said, [...Array<string>(5).fill('UserError'), 'taken']);
  });

  it('stays with an owner that is stopped, whatever the clock says', async function () {
    this.timeout(30_000);
    const owner = await take();
    owner.process.kill('SIGSTOP');
    for (const name of await readdir(folder)) await utimes(path.join(folder, name), 1, 1);
    await assert.rejects(lockRun(folder), /another window or process/);
  });

  it('of another machine is kept while it is fresh, and no longer', async () => {
    const file = path.join(folder, 'lock.4');
    await writeFile(file, JSON.stringify({ pid: 1, started: '', machine: 'elsewhere' }));
    await assert.rejects(lockRun(folder), /another window or process/);
    await utimes(file, 1, 1);
    await (await lockRun(folder))();
    assert.deepEqual(await readdir(folder), ['lock.5']);
  });

  it('that is not signed, a link or of monstrous size does no harm', async () => {
    await writeFile(path.join(folder, 'lock.1'), '');
    assert.equal(await isHeld(folder), true); // its owner is about to sign it
    await utimes(path.join(folder, 'lock.1'), 1, 1);
    await writeFile(path.join(folder, 'lock.2'), '');
    await truncate(path.join(folder, 'lock.2'), 2 ** 33);
    await utimes(path.join(folder, 'lock.2'), 1, 1);
    await symlink('/etc/passwd', path.join(folder, 'lock.3'));
    const release = await lockRun(folder);
    assert.deepEqual(await readdir(folder), ['lock.4']);
    await release();
  });
});
