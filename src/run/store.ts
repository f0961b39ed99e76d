/** The runs of a workspace (or of a user, for the command line): one folder a run under one root. */
import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, open, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import lockfile from 'proper-lockfile';
import { UserError } from '../userError';
import { LOG_FILE, LogWriter, readLog, type Damage } from './log';
import { runEventSchema, type EventOf, type RunEvent } from './events';
import { emptyState, fold, type RunState } from './state';

export interface StoredRun {
  readonly state: RunState;
  readonly events: readonly RunEvent[];
  readonly damage: Damage | null;
  readonly readOnly: boolean;
  readonly goodBytes: number;
}

/** One row of a list of runs, read from a log's two ends. */
export interface RunSummary {
  readonly id: string;
  readonly folder: string;
  readonly title: string;
  readonly source: string | null;
  readonly startedAt: number;
  readonly bytes: number;
  /** `running`: a live process holds it. `interrupted`: it never ended, and nobody holds it. */
  readonly status: EventOf<'run-ended'>['outcome'] | 'running' | 'interrupted';
  readonly message: string;
  readonly pinned: boolean;
}

/** A run held for writing. Nobody else writes to it until it is released. */
export interface HeldRun {
  readonly id: string;
  readonly folder: string;
  readonly writer: LogWriter;
  release(): Promise<void>;
}

const OWNER_FILE = 'owner.json';
const PIN_FILE = 'pinned';
const TAIL_BYTES = 256 * 1024;
const RUN_ID = /^\d{8}-\d{6}-[0-9a-f]{6}$/;

export class RunStore {
  constructor(readonly root: string) {}

  /** A new identifier, sortable by time. */
  static newId(now = new Date()): string {
    const stamp = now.toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15);
    return `${stamp}-${randomBytes(3).toString('hex')}`;
  }

  folderOf(id: string): string {
    if (!RUN_ID.test(id)) throw new UserError(`"${id}" is not the name of a run.`);
    return path.join(this.root, id);
  }

  /** Opens a new run for writing. `onTrouble` hears why the disk takes no more. */
  async create(id: string, onTrouble: (reason: string) => void): Promise<HeldRun> {
    const folder = this.folderOf(id);
    await mkdir(folder, { recursive: true });
    return this.#hold(id, folder, 0, onTrouble);
  }

  /** Reads a run without holding it. */
  async read(id: string, signal?: AbortSignal): Promise<StoredRun> {
    return readRun(this.folderOf(id), signal);
  }

  /**
   * Takes up a stored run for writing: its log is cut back to its last whole event.
   * @throws {UserError} when another window or process writes it, or its schema is another.
   */
  async reopen(id: string, onTrouble: (reason: string) => void): Promise<{ held: HeldRun; stored: StoredRun }> {
    const folder = this.folderOf(id);
    const release = await lock(folder);
    try {
      const stored = await readRun(folder);
      if (stored.readOnly) throw new UserError('The run was written by another version of Shortlist. It can be looked at and exported, but not gone on with.');
      const writer = await LogWriter.open(folder, onTrouble, stored.goodBytes);
      return { held: held(id, folder, writer, release), stored };
    } catch (error) {
      await release();
      throw error;
    }
  }

  async #hold(id: string, folder: string, keepBytes: number, onTrouble: (reason: string) => void): Promise<HeldRun> {
    const release = await lock(folder);
    try {
      return held(id, folder, await LogWriter.open(folder, onTrouble, keepBytes), release);
    } catch (error) {
      await release();
      throw error;
    }
  }

  /** Newest first. A folder that holds no readable run is passed over. */
  async list(): Promise<RunSummary[]> {
    const names = await readdir(this.root).catch(() => []);
    const summaries = await Promise.all(names.filter((name) => RUN_ID.test(name)).map((id) => summarise(id, path.join(this.root, id)).catch(() => null)));
    return summaries.filter((summary) => summary !== null).sort((a, b) => b.startedAt - a.startedAt || (a.id < b.id ? 1 : -1));
  }

  async setPinned(id: string, pinned: boolean): Promise<void> {
    const file = path.join(this.folderOf(id), PIN_FILE);
    if (pinned) await writeFile(file, ''); else await rm(file, { force: true });
  }

  /** @throws {UserError} when the run is active. */
  async delete(id: string): Promise<void> {
    const folder = this.folderOf(id);
    if (await isHeld(folder)) throw new UserError('The run is still going on. Cancel it before you delete it.');
    await rm(folder, { recursive: true, force: true });
  }

  /** Deletes runs past an age, then the oldest past a total size; never one that is active or pinned. The ids deleted. */
  async clean(limits: { readonly maxAgeMs: number; readonly maxBytes: number }, now = Date.now()): Promise<string[]> {
    const deleted: string[] = [];
    let total = 0;
    for (const run of await this.list()) {
      const kept = run.pinned || run.status === 'running';
      if (!kept && (now - run.startedAt > limits.maxAgeMs || total + run.bytes > limits.maxBytes)) {
        await this.delete(run.id);
        deleted.push(run.id);
      } else total += run.bytes;
    }
    return deleted;
  }
}

/** Folds a stored run. @throws {UserError} when there is none, or nothing of it can be read. */
export async function readRun(folder: string, signal?: AbortSignal): Promise<StoredRun> {
  const content = await readLog(folder, signal).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') throw new UserError(`There is no run in ${folder}.`);
    throw error;
  });
  if (content.events.length === 0) throw new UserError(`The run's log cannot be read: ${content.damage?.reason ?? 'it is empty'}.`);
  const state = emptyState();
  for (const event of content.events) fold(state, event);
  return { state, events: content.events, damage: content.damage, readOnly: content.readOnly, goodBytes: content.goodBytes };
}

function held(id: string, folder: string, writer: LogWriter, release: () => Promise<void>): HeldRun {
  return { id, folder, writer, release: async () => { await writer.close(); await release(); } };
}

interface Owner { readonly pid: number; readonly host: string; /** Tells a process from a later one with the same number. */ readonly started: string }

/** One writer a run. A lock whose owner is dead, on this machine, is taken over at once; elsewhere, once it is stale. */
async function lock(folder: string): Promise<() => Promise<void>> {
  const options = { lockfilePath: path.join(folder, 'lock'), stale: 15_000, update: 5_000, realpath: false, onCompromised: () => {} };
  const take = () => lockfile.lock(folder, options);
  let release: () => Promise<void>;
  try {
    release = await take();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ELOCKED') throw error;
    if (await ownerLives(folder)) throw new UserError('The run is written by another window or process. It can be read along, but not changed from here.');
    await rm(options.lockfilePath, { recursive: true, force: true });
    release = await take();
  }
  const owner: Owner = { pid: process.pid, host: os.hostname(), started: await processStart(process.pid) };
  await writeFile(path.join(folder, OWNER_FILE), JSON.stringify(owner)).catch(async (error: unknown) => { await release(); throw error; });
  // A folder that was deleted in the meantime has no lock left to give back.
  return () => release().catch((error: NodeJS.ErrnoException) => { if (error.code !== 'ENOENT' && error.code !== 'ERELEASED' && error.code !== 'ECOMPROMISED') throw error; });
}

/** Whether a live process holds the run. */
export async function isHeld(folder: string): Promise<boolean> {
  const there = await access(path.join(folder, 'lock'), constants.F_OK).then(() => true, () => false);
  return there && ownerLives(folder);
}

async function ownerLives(folder: string): Promise<boolean> {
  let owner: Partial<Owner>;
  try {
    owner = JSON.parse(await readFile(path.join(folder, OWNER_FILE), 'utf8')) as Partial<Owner>;
  } catch {
    return false; // died between taking the lock and signing it
  }
  if (typeof owner.pid !== 'number') return false;
  if (owner.host !== os.hostname()) {
    // Another machine on a shared disk: alive as long as it keeps its lock fresh.
    const fresh = await stat(path.join(folder, 'lock')).then((entry) => Date.now() - entry.mtimeMs < 15_000, () => false);
    return fresh;
  }
  try { process.kill(owner.pid, 0); } catch (error) { if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false; }
  return (await processStart(owner.pid)) === (owner.started ?? '');
}

/** Start time of a process in clock ticks, where the system tells (Linux); otherwise empty. */
async function processStart(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

async function summarise(id: string, folder: string): Promise<RunSummary> {
  const file = await open(path.join(folder, LOG_FILE), constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const { size } = await file.stat();
    const first = await firstEvent(file);
    if (first?.type !== 'run-started') throw new Error('not a run');
    const tail = Buffer.alloc(Math.min(size, TAIL_BYTES));
    await file.read(tail, 0, tail.length, size - tail.length);
    const ended = tail.toString().split('\n').reverse().map(parseLoose).find((event) => event?.type === 'run-ended' || event?.type === 'run-resumed');
    const outcome = ended?.type === 'run-ended' ? ended : null;
    const pinned = await access(path.join(folder, PIN_FILE)).then(() => true, () => false);
    return {
      id, folder, startedAt: first.at, source: first.source, bytes: size, pinned,
      title: first.problem.title ?? 'Untitled problem', message: outcome?.message ?? '',
      status: (await isHeld(folder)) ? 'running' : outcome?.outcome ?? 'interrupted',
    };
  } finally {
    await file.close();
  }
}

/** The first line, up to a size no honest statement has. */
async function firstEvent(file: Awaited<ReturnType<typeof open>>): Promise<RunEvent | null> {
  let text = '';
  for (let position = 0; position < 32 * 2 ** 20;) {
    const chunk = Buffer.alloc(64 * 1024);
    const { bytesRead } = await file.read(chunk, 0, chunk.length, position);
    if (bytesRead === 0) break;
    const end = chunk.subarray(0, bytesRead).indexOf(10);
    text += chunk.toString('latin1', 0, end < 0 ? bytesRead : end);
    if (end >= 0) break;
    position += bytesRead;
  }
  return parseLoose(Buffer.from(text, 'latin1').toString());
}

function parseLoose(line: string): RunEvent | null {
  try {
    const result = runEventSchema.safeParse(JSON.parse(line));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}
