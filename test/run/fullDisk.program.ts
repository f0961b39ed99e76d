/** Fills a tiny disk with a run's log, goes on elsewhere, and says what happened. Run in a mount namespace of its own. */
import { execFileSync } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { RunStore } from '../../src/run/store';
import { sampleRun } from './sampleRun';

const ID = '20260101-000000-00000c';
const OTHER = '20260101-000000-00000d';

export interface DiskTold {
  readonly troubles: readonly string[];
  /** Events: given to the log; to be read on the full disk, up to what damage; saved elsewhere. */
  readonly appended: number; readonly onDisk: number; readonly damage: unknown; readonly saved: number | undefined;
  /** What troubled a run at its end whose disk had room again by then, and what is on the disk. */
  readonly retried: string | null; readonly tried: number; readonly afterRetry: number;
  /** Of that run resumed on a disk that has become read-only. */
  readonly whenReadOnly: readonly string[]; readonly atResume: number; readonly savedAfterResume: number | undefined;
}

async function main(disk: string, elsewhere: string): Promise<void> {
  const store = new RunStore(disk);
  const troubles: string[] = [];
  const held = await store.create(ID, ({ kind }) => troubles.push(kind));
  const fill = async (writer: typeof held.writer, blobs: number) => {
    let appended = 0;
    for (const event of sampleRun()) { writer.append(event); appended += 1; }
    for (let index = 0; index < blobs; index += 1) {
      writer.append({ type: 'blob', at: 2e12 + index, digest: String(index).padStart(22, 'x'), text: 'x'.repeat(3000), bytes: 3000, cut: false });
      appended += 1;
      await writer.flush();
    }
    return appended;
  };
  const appended = await fill(held.writer, 60);
  const { events, damage } = await store.read(ID).catch(() => ({ events: [], damage: 'unreadable' }));
  await held.moveTo(elsewhere);
  await held.release();
  await rm(path.join(disk, ID), { recursive: true });

  const ballast = path.join(disk, 'ballast');
  const again = await store.create(OTHER, () => undefined);
  await writeFile(ballast, 'x'.repeat(40_000));
  const tried = await fill(again.writer, 10);
  await rm(ballast);
  await again.release();
  const later = await store.read(OTHER).catch(() => null);

  const whenReadOnly: string[] = [];
  execFileSync('mount', ['-o', 'remount,ro', disk]);
  const { held: resumed, stored } = await store.reopen(OTHER, ({ kind }) => whenReadOnly.push(kind));
  resumed.writer.append({ type: 'notice', at: 2e12, level: 'info', message: 'resumed' });
  await resumed.moveTo(elsewhere);
  await resumed.release();

  const saved = await Promise.all([ID, OTHER].map(async (id) => (await new RunStore(elsewhere).read(id)).events.length));
  console.log(JSON.stringify({
    troubles, appended, onDisk: events.length, damage, saved: saved[0], retried: again.writer.trouble?.kind ?? null, tried, afterRetry: later?.events.length ?? 0,
    whenReadOnly, atResume: stored.events.length, savedAfterResume: saved[1],
  } satisfies DiskTold));
}

main(process.argv[2]!, process.argv[3]!).catch((error: unknown) => { console.error(error); process.exitCode = 1; });
