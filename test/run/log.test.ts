import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { RunEvent } from '../../src/run/events';
import { followLog, LOG_FILE, readLog } from '../../src/run/log';
import { LogWriter, type Trouble } from '../../src/run/logWriter';
import { sampleRun } from './sampleRun';

describe('the log of a run', () => {
  let folder: string;
  beforeEach(async () => { folder = await mkdtemp(path.join(os.tmpdir(), 'shortlist-log-')); });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const fail = (trouble: Trouble) => assert.fail(trouble.detail);
  const write = async (events: readonly RunEvent[]) => {
    const writer = await LogWriter.open(folder, fail);
    for (const event of events) writer.append(event);
    await writer.close();
  };
  const file = () => path.join(folder, LOG_FILE);

  it('gives back the events that were written', async () => {
    await write(sampleRun());
    const { events, damage, goodBytes } = await readLog(folder);
    assert.deepEqual(events, sampleRun());
    assert.equal(damage, null);
    assert.equal(goodBytes, (await readFile(file())).length);
  });

  it('gives everything up to a torn last line, and where it is torn', async () => {
    await write(sampleRun());
    const whole = await readFile(file());
    await writeFile(file(), whole.subarray(0, whole.length - 7));
    const { events, damage, goodBytes } = await readLog(folder);
    assert.equal(events.length, sampleRun().length - 1);
    assert.equal(damage?.line, sampleRun().length);
    assert.equal(whole.subarray(0, goodBytes).at(-1), 10);
  });

  it('goes on after the last whole line of a torn log', async () => {
    await write(sampleRun());
    await appendFile(file(), '{"type":"noti');
    const { goodBytes } = await readLog(folder);
    const writer = await LogWriter.open(folder, fail, goodBytes);
    writer.append({ type: 'notice', at: 5, level: 'info', message: 'on' });
    await writer.close();
    const { events, damage } = await readLog(folder);
    assert.equal(damage, null);
    assert.deepEqual(events.at(-1), { type: 'notice', at: 5, level: 'info', message: 'on' });
  });

  for (const [what, line] of [
    ['a line of the wrong types', '{"type":"notice","at":"now","level":"info","message":1}'], ['a line of no known type', '{"type":"rm -rf","at":1}'],
    ['a line nested deep', '['.repeat(200_000)], ['bytes that are not text', '\u0000\ufffd{'], ['an empty line', ''],
  ] as const) {
    it(`stops at ${what} and keeps all before it`, async () => {
      await write(sampleRun().slice(0, 5));
      await appendFile(file(), `${line}\n${JSON.stringify(sampleRun()[5])}\n`);
      const { events, damage } = await readLog(folder);
      assert.deepEqual([events.length, damage?.line], [5, 6]);
    });
  }

  it('reads the log of another schema as far as it is understood, for reading only', async () => {
    const [started, ...rest] = sampleRun();
    await writeFile(file(), [{ ...started, schema: 99 }, { type: 'from-the-future', at: 1 }, ...rest].map((event) => JSON.stringify(event)).join('\n') + '\n');
    const { events, readOnly, skipped } = await readLog(folder);
    assert.deepEqual([events.length, readOnly, skipped], [sampleRun().length, true, 1]);
  });

  it('does not follow a symbolic link', async () => {
    await symlink('/etc/hostname', file());
    await assert.rejects(readLog(folder));
  });

  it('says once that its folder is gone, keeps the events, and goes on elsewhere', async () => {
    const troubles: Trouble[] = [];
    const writer = await LogWriter.open(folder, (trouble) => troubles.push(trouble));
    const events = sampleRun();
    for (const event of events.slice(0, 4)) writer.append(event);
    await writer.flush();
    await rename(folder, `${folder}-gone`);
    for (const event of events.slice(4)) { writer.append(event); await writer.flush(); }
    assert.deepEqual(troubles.map(({ kind }) => kind), ['gone']);
    const elsewhere = await mkdtemp(path.join(os.tmpdir(), 'shortlist-log-'));
    await writer.moveTo(path.join(elsewhere, 'run'));
    assert.deepEqual((await readLog(path.join(elsewhere, 'run'))).events, events);
    writer.append({ type: 'notice', at: 5, level: 'info', message: 'and goes on there' });
    await writer.close();
    assert.equal(writer.trouble, null);
    assert.equal((await readLog(path.join(elsewhere, 'run'))).events.length, events.length + 1);
    await Promise.all([elsewhere, `${folder}-gone`].map((name) => rm(name, { recursive: true })));
  });

  it('is read along live by another reader, who never sees half a line', async () => {
    const writer = await LogWriter.open(folder, fail);
    const events = sampleRun();
    const seen: RunEvent[] = [];
    let written = true;
    const reading = (async () => { for await (const event of followLog(folder, () => Promise.resolve(written), AbortSignal.timeout(10_000), 5)) seen.push(event); })();
    for (const event of events.slice(0, -1)) { writer.append(event); if (event.type === 'sampled') await writer.flush(); }
    await writer.flush();
    const last = JSON.stringify(events.at(-1));
    await appendFile(file(), last.slice(0, 20));
    await new Promise((resolve) => { setTimeout(resolve, 30); });
    await appendFile(file(), `${last.slice(20)}\n`);
    written = false;
    await reading;
    assert.deepEqual(seen, events);
    await writer.close();
  });
});
