import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { RunEvent } from '../../src/run/events';
import { LOG_FILE } from '../../src/run/log';
import { RunStore, type StoredRun } from '../../src/run/store';
import { assertNothingLost, type Disturbed } from '../cli/killAndResume';
import { KINDS, RUN, toItsEnd, World } from './everyKind';

const GOLDEN = path.join(process.cwd(), 'test', 'solve', 'golden', 'everyKind.jsonl');

describe('a run in which everything happens', () => {
  let root: string;
  let undisturbed: Disturbed;
  let lines: string[];
  /** The world outside as it was before each event of the undisturbed run was heard of, and at its end. */
  const worlds: World[] = [];

  const stored = async (folder: string): Promise<{ run: StoredRun; log: string }> => ({ run: await new RunStore(folder).read(RUN), log: await readFile(path.join(folder, RUN, LOG_FILE), 'utf8') });

  before(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'shortlist-kinds-'));
    const folder = path.join(root, 'whole');
    const world = new World();
    await toItsEnd(new RunStore(folder), world, () => worlds.push(new World(world)));
    worlds.push(world);
    assert.equal(world.handedIn, 1);
    undisturbed = { ...await stored(folder), before: null, asked: world.asked };
    lines = undisturbed.log.trimEnd().split('\n');
  });
  after(() => rm(root, { recursive: true, force: true }));

  it('holds events of every kind there is: a new kind needs its place in this run', () => {
    const missing = new Set<RunEvent['type']>(KINDS);
    for (const { type } of undisturbed.run.events) missing.delete(type);
    assert.deepEqual([...missing], []);
  });

  it('gives the golden events for its seed', async () => {
    if (process.env['UPDATE_GOLDEN'] === '1') await writeFile(GOLDEN, undisturbed.log);
    assert.equal(undisturbed.log, await readFile(GOLDEN, 'utf8'));
  });

  for (const kind of KINDS) {
    it(`ends with the same programs and verdicts, and asks for nothing twice, when it is cut off at events "${kind}"`, async () => {
      const places = undisturbed.run.events.flatMap((event, index) => (event.type === kind ? [index + 1] : []));
      for (const cutAfter of new Set([places[0]!, places[places.length >> 1]!, places.at(-1)!])) {
        // Killed at once, or only when the world had moved on to where the next event would tell of it.
        for (const world of [worlds[cutAfter - 1]!, worlds[cutAfter]!]) await assertResumes(cutAfter, new World(world));
      }
    });
  }

  async function assertResumes(cutAfter: number, world: World): Promise<void> {
    const folder = await mkdtemp(path.join(root, 'cut-'));
    await mkdir(path.join(folder, RUN));
    const next = lines[cutAfter] ?? '{"type":"run-resumed"}';
    await writeFile(path.join(folder, RUN, LOG_FILE), `${lines.slice(0, cutAfter).join('\n')}\n${next.slice(0, next.length / 2)}`);
    const { run: before } = await stored(folder);
    assert.equal(before.events.length, cutAfter);
    await toItsEnd(new RunStore(folder), world);
    const disturbed = { ...await stored(folder), before, asked: world.asked };
    assertNothingLost(disturbed, undisturbed, 'everything');
    const { state } = disturbed.run;
    const batches = Object.values(state.batches).filter(({ requests }) => requests.length > 1);
    assert.deepEqual(batches.map(({ id }) => id), ['batch-1'], 'one batch of all samples was handed in, and taken in');
    assert.deepEqual(Object.values(state.candidates).filter(({ feedback }) => feedback !== null).map(({ code }) => /behaviour: (\w+)/.exec(code)![1]), ['squared']);
  }
});
