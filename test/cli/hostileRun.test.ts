import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { writeSubmissionsOf } from '../../src/cli/submissions';
import { resultTables } from '../../src/cli/table';
import { summaryOf } from '../../src/editor/runsView/summary';
import type { Draft } from '../../src/run/events';
import { exportForTuning, exportJson } from '../../src/run/export';
import { LOG_FILE } from '../../src/run/log';
import { reportHtml } from '../../src/run/report';
import { RunStore } from '../../src/run/store';
import { Random } from '../../src/solve/random';
import { RANK_RULES } from '../../src/solve/rank/rules';
import { replay } from '../../src/solve/replay';
import { sampleRun } from '../run/sampleRun';

const ID = '20260101-000000-abcdef';
const TRICKS: readonly unknown[] = [
  null, true, -1, 0, 0.5, 1e300, 8.64e15, '', 'c1', 'i1', '__proto__', 'constructor', 'toString', '../../../../tmp/escaped', '/etc/passwd', 'a\u0000b', '\u001b[2J\u001b]0;owned\u0007', '\u202egnp.exe',
  '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '\ud800', 'x'.repeat(10_000), [], [[]], {}, { length: 1e9 }, ['c1', 'c2'], JSON.parse('{"__proto__":{"polluted":1}}') as unknown, 'OK', 'AC', 'TLE',
];

/** The kinds of event that the small run lacks. */
const MORE: readonly Draft[] = [
  { type: 'test', id: 't1', input: '3\n', output: '6\n', origin: 'ai', explanation: 'three' }, { type: 'test-state', id: 't1', state: 'anchor', reason: '' }, { type: 'tested', id: 'c1', passed: ['t1'], failed: [] },
  { type: 'reflection', bullets: ['doubles'], explanations: [{ example: 'Example 1', text: 'doubled' }], validated: true },
  { type: 'solution', name: 'double', content: 'add it to itself', why: 'simple', labels: ['math'], complexity: 'O(1)', rank: 1 },
  { type: 'repair', parent: 'c1', child: null, test: 'e1', reason: 'none', adopted: false, why: 'no better' }, { type: 'helper', id: 'brute-force-1', kind: 'brute-force', language: 'python3', code: 'print(1)', usable: true, reason: '' },
  { type: 'cross-checked', id: 'c1', helper: 'brute-force-1', agreed: 1, compared: 2, differs: 'i1' }, { type: 'telling', a: 'c1', b: 'c3', input: 'i1' }, { type: 'scored', id: 'c1', score: 0.5, by: 'm', reason: '' },
  { type: 'feedback', id: 'c3', verdict: 'wrong-answer' }, { type: 'input-dropped', id: 'i1', reason: 'no' }, { type: 'notice', level: 'info', message: 'well' }, { type: 'sample-failed', model: 'm', reason: 'prose', origin: null },
];

describe('a stored run from a hostile hand', () => {
  let root: string;
  let store: RunStore;
  const file = () => path.join(root, ID, LOG_FILE);
  beforeEach(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'shortlist-hostile-'));
    store = new RunStore(root);
    await mkdir(path.join(root, ID));
  });
  afterEach(() => rm(root, { recursive: true }));
  const lines = () => {
    const events = sampleRun();
    const more = MORE.map((draft, index) => ({ ...draft, at: events[0]!.at + 100 + index }));
    return [...events.slice(0, -2), ...more, ...events.slice(-2)];
  };

  /** Reads, lists, exports, tabulates and replays it: everything that takes in a run without a model. */
  async function use(): Promise<number> {
    await store.list();
    const stored = await store.read(ID).catch((error: Error) => { assert.equal(error.name, 'UserError'); return null; });
    if (!stored) return 0;
    const { state } = stored;
    const page = reportHtml(state);
    assert.doesNotMatch(page, /<(script|img)|[\u001b\u202e]/);
    JSON.parse(exportJson(state));
    for (const line of exportForTuning(state)) JSON.parse(line);
    summaryOf(state);
    for (const { name } of RANK_RULES) assert.doesNotMatch(resultTables(replay(state, name)), /[\u001b\u202e\u0000]/);
    await writeSubmissionsOf(replay(state), path.join(root, ID));
    assert.deepEqual(await readdir(root), [ID]);
    return stored.events.length;
  }

  it('does no harm, whatever is put where: 400 logs with fields of wrong types, odd names, markup and paths', async function () {
    this.timeout(60_000);
    const random = new Random(7);
    const whole = lines();
    let read = 0;
    for (let round = 0; round < 400; round += 1) {
      const events = JSON.parse(JSON.stringify(whole)) as unknown[];
      for (let trick = random.int(1, 4); trick > 0; trick -= 1) put(random, events[random.int(0, events.length - 1)]);
      await writeFile(file(), events.map((event) => `${JSON.stringify(event)}\n`).join(''));
      read += await use();
    }
    assert.equal(({} as { polluted?: number }).polluted, undefined);
    assert.ok(read > 1200, `${read} events were taken in: enough for the tricks to get through`);
  });

  it('does no harm by a candidate\'s name that leads elsewhere, nor by a link where the programs go', async () => {
    const elsewhere = path.join(root, ID, 'elsewhere');
    await mkdir(elsewhere);
    await symlink(elsewhere, path.join(root, ID, 'submissions'));
    await writeFile(file(), sampleRun().map((event) => `${JSON.stringify(event).replaceAll('"c1"', '"/../../../../../../escaped"')}\n`).join(''));
    const files = await writeSubmissionsOf(replay((await store.read(ID)).state), path.join(root, ID));
    assert.ok(files.length > 0 && files.every((name) => path.dirname(name) === path.join(root, ID, 'submissions')), files.join());
    assert.deepEqual(await readdir(elsewhere), []);
  });

  it('does no harm by a line of a gigabyte, and gives what is before it', async function () {
    this.timeout(60_000);
    const text = lines().map((event) => `${JSON.stringify(event)}\n`).join('');
    await writeFile(file(), text);
    await truncate(file(), 2 ** 30);
    const before = process.memoryUsage().rss;
    const { events, damage } = await store.read(ID);
    assert.equal(events.length, lines().length);
    assert.deepEqual([damage?.line, damage?.byte], [events.length + 1, Buffer.byteLength(text)]);
    assert.equal((await store.list()).length, 1);
    assert.ok(process.memoryUsage().rss - before < 400 * 2 ** 20);
  });

  it('does no harm by a pipe, a folder or a device where the log would be', async () => {
    for (const make of [() => execFileSync('mkfifo', [file()]), () => mkdir(file()), () => symlink('/dev/zero', file())]) {
      await rm(file(), { recursive: true, force: true });
      await make();
      await assert.rejects(store.read(ID));
      assert.deepEqual(await store.list(), []);
    }
  });

  it('does no harm by objects nested a million deep in a known field', async () => {
    await writeFile(file(), `${JSON.stringify(lines()[0])}\n`);
    await appendFile(file(), `{"type":"notice","at":1,"level":"info","message":${'['.repeat(1e6)}${']'.repeat(1e6)}}\n`);
    const { events, damage } = await store.read(ID);
    assert.deepEqual([events.length, damage?.line], [1, 2]);
  });

  it('is left as it is when it can only be read', async () => {
    const [started, ...rest] = lines();
    const text = [{ ...started, schema: 0 }, ...rest].map((event) => `${JSON.stringify(event)}\n`).join('');
    await writeFile(file(), text);
    await assert.rejects(store.reopen(ID, (trouble) => assert.fail(trouble.detail)), /another version/);
    assert.equal(await readFile(file(), 'utf8'), text);
    assert.equal(await store.isHeld(ID), false);
  });
});

/** Puts something where it does not belong, at any depth. */
function put(random: Random, value: unknown): void {
  const keys = Object.keys(value as object);
  if (keys.length === 0) return;
  const key = random.pick(keys);
  const inner = (value as Record<string, unknown>)[key];
  if (typeof inner === 'object' && inner !== null && random.real() < 0.7) { put(random, inner); return; }
  const fitting = TRICKS.filter((trick) => typeof trick === typeof inner && Array.isArray(trick) === Array.isArray(inner));
  (value as Record<string, unknown>)[key] = random.pick(random.real() < 0.8 && fitting.length > 0 ? fitting : TRICKS);
}
