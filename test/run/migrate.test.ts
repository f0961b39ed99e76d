import assert from 'node:assert/strict';
import fileSystem, { appendFile, chmod, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { mock } from 'node:test';
import { LOG_SCHEMA, runEventSchema } from '../../src/run/events';
import { followLog, LOG_FILE, readLog } from '../../src/run/log';
import { emptyState, fold } from '../../src/run/state';
import { RunStore } from '../../src/run/store';

/** As the last version with schema 1 wrote it: a run that waits for its batch. */
const GOLDEN = path.join(process.cwd(), 'test', 'run', 'golden', 'schema-1.jsonl');
const ID = '20260101-000000-abcdef';

describe('a log of an older schema', () => {
  let root: string;
  let store: RunStore;
  let golden: string;
  const file = () => path.join(root, ID, LOG_FILE);
  const fail = ({ detail }: { readonly detail: string }) => assert.fail(detail);
  beforeEach(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'shortlist-older-'));
    store = new RunStore(root);
    golden = await readFile(GOLDEN, 'utf8');
    await mkdir(path.join(root, ID));
    await writeFile(file(), golden);
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it('is one that this version does not take for its own', () => {
    const lines = golden.trimEnd().split('\n').map((line) => JSON.parse(line) as { type: string; schema?: number });
    assert.equal(lines[0]!.schema, 1);
    assert.deepEqual(lines.filter((line) => !runEventSchema.safeParse(line).success).map(({ type }) => type), ['batch']);
  });

  it('is read in the present schema, all of it, and stays as it is on disk', async () => {
    const { events, damage, readOnly, skipped, isOlder } = await readLog(path.join(root, ID));
    assert.deepEqual([events.length, damage, readOnly, skipped, isOlder], [golden.trimEnd().split('\n').length, null, false, 0, true]);
    assert.ok(events[0]?.type === 'run-started' && events[0].schema === LOG_SCHEMA);
    assert.ok(events.some((event) => event.type === 'batch' && event.intent === null && event.id === 'batch-1'));
    assert.equal((await store.list())[0]?.status, 'waiting');
    assert.equal(await readFile(file(), 'utf8'), golden);
  });

  it('is read along too', async () => {
    const seen = [];
    for await (const event of followLog(path.join(root, ID), () => Promise.resolve(false), new AbortController().signal)) seen.push(event);
    assert.deepEqual(seen, (await readLog(path.join(root, ID))).events);
  });

  it('is rewritten in the present schema once it is taken up, and gone on with', async () => {
    const before = await store.read(ID);
    const { held, stored } = await store.reopen(ID, fail);
    held.writer.append({ type: 'notice', at: stored.state.now, level: 'info', message: 'on' });
    await held.release();
    const after = await readLog(path.join(root, ID));
    assert.deepEqual([after.isOlder, after.damage, after.events.slice(0, -1)], [false, null, before.events]);
    assert.deepEqual(after.events.at(-1), { type: 'notice', at: stored.state.now, level: 'info', message: 'on' });
    const state = before.events.reduce(fold, emptyState());
    assert.equal(JSON.stringify(state), JSON.stringify(before.state));
    assert.deepEqual((await readdir(path.join(root, ID))).filter((name) => !name.startsWith('lock.')), [LOG_FILE]);
  });

  it('keeps all before its torn last line when it is rewritten', async () => {
    await appendFile(file(), '{"type":"noti');
    const { held } = await store.reopen(ID, fail);
    await held.release();
    const { events, damage, isOlder } = await readLog(path.join(root, ID));
    assert.deepEqual([events.length, damage, isOlder], [golden.trimEnd().split('\n').length, null, false]);
  });

  for (const code of ['EINVAL', 'EIO']) it(`is rewritten whole, and gone on with, where the file system syncs no folders (${code})`, async () => {
    const before = await store.read(ID);
    const { open } = fileSystem;
    let refused = 0;
    const patched = mock.method(fileSystem, 'open', (...given: Parameters<typeof open>) => {
      if (given[0] !== root && given[0] !== path.join(root, ID)) return open(...given);
      refused += 1;
      return Promise.reject(Object.assign(new Error('no such thing here'), { code }));
    });
    try {
      const { held } = await store.reopen(ID, fail);
      held.writer.append({ type: 'notice', at: before.state.now, level: 'info', message: 'on' });
      await held.release();
      assert.ok(refused > 0);
      const fresh = await store.create('20260101-000000-fedcba', ({ kind }) => assert.equal(code, 'EIO', kind));
      await fresh.release();
    } finally {
      patched.mock.restore();
    }
    const after = await readLog(path.join(root, ID));
    assert.deepEqual([after.isOlder, after.damage, after.events.slice(0, -1)], [false, null, before.events]);
  });

  it('may hold events of the present schema, where the disk took them but no rewriting', async () => {
    await appendFile(file(), `${JSON.stringify({ type: 'batch', at: 1767225600028, id: 'batch-2', intent: 'i', by: 'm', model: 'm', baseUrl: '', inputFile: '', requests: [] })}\n`);
    const { events, damage } = await readLog(path.join(root, ID));
    const last = events.at(-1);
    assert.deepEqual([damage, last?.type === 'batch' && last.intent], [null, 'i']);
  });

  it('is in nobody\'s way where its folder cannot be written', async function () {
    if (process.getuid?.() === 0) this.skip(); // to whom every folder is open
    await chmod(path.join(root, ID), 0o500);
    const troubles: string[] = [];
    const { held, stored } = await store.reopen(ID, ({ kind }) => troubles.push(kind));
    assert.deepEqual([troubles, stored.events.length], [['forbidden'], golden.trimEnd().split('\n').length]);
    await held.release();
    await chmod(path.join(root, ID), 0o700);
    assert.equal(await readFile(file(), 'utf8'), golden);
  });

  for (const schema of [0, 3, 1.5, -1]) {
    it(`is for reading only where the schema is ${schema}, which no step leads from`, async () => {
      await writeFile(file(), golden.replace('"schema":1', `"schema":${schema}`));
      assert.ok((await readLog(path.join(root, ID))).readOnly);
      await assert.rejects(store.reopen(ID, fail), /written by another version/);
    });
  }
});
