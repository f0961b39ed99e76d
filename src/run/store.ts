/** The runs of a workspace (or of a user, for the command line): one folder a run under one root. */
import { randomBytes } from 'node:crypto';
import { access, lstat, open, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Problem } from '../problem/problem';
import { UserError } from '../userError';
import type { RunEvent } from './events';
import { makeFolder } from './folder';
import { isHeld, lockRun } from './lock';
import { followLog, readLog, type Damage } from './log';
import { LogWriter, rewriteLog, troubleOf, type Trouble } from './logWriter';
import { emptyState, fold, type RunState } from './state';
import { readProblem, summarise, type RunSummary } from './summary';
import { say } from '../say';

export interface StoredRun {
  readonly state: RunState;
  readonly events: readonly RunEvent[];
  readonly damage: Damage | null;
  readonly readOnly: boolean;
  readonly goodBytes: number;
  /** The log on disk is of an older schema. */
  readonly isOlder: boolean;
}

/** A run held for writing. Nobody else writes to it until it is released. */
export interface HeldRun {
  readonly id: string;
  readonly writer: LogWriter;
  /** Where the disk refuses the log: goes on in another folder of runs, with all that happened so far. The run's folder there. */
  moveTo(root: string): Promise<string>;
  release(): Promise<void>;
}

type OnTrouble = (trouble: Trouble) => void;

const PIN_FILE = 'pinned';
const RUN_ID = /^\d{8}-\d{6}-[0-9a-f]{6}$/;

export class RunStore {
  constructor(readonly root: string) {}

  /** A new identifier, sortable by time. */
  static newId(now = new Date()): string {
    const stamp = now.toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15);
    return `${stamp}-${randomBytes(3).toString('hex')}`;
  }

  folderOf(id: string): string {
    if (!RUN_ID.test(id)) throw new UserError(say`"${id}" is not the name of a run.`);
    return path.join(this.root, id);
  }

  /** Opens a new run for writing. `onTrouble` hears why the disk takes no more, or takes nothing: then the run is in memory alone. */
  async create(id: string, onTrouble: OnTrouble): Promise<HeldRun> {
    const folder = this.folderOf(id);
    const lock = await tryLock(folder);
    return hold(id, folder, lock, onTrouble, 0).catch(async (error: unknown) => { await lock.release(); throw error; });
  }

  /** Reads a run without holding it. */
  async read(id: string, signal?: AbortSignal): Promise<StoredRun> {
    const folder = this.folderOf(id);
    await refuseLink(folder);
    return readRun(folder, signal);
  }

  /** Reads along with whoever writes the run: every event from its start on, until it is let go or the signal fires. */
  async *follow(id: string, signal: AbortSignal): AsyncGenerator<RunEvent> {
    const folder = this.folderOf(id);
    await refuseLink(folder);
    yield* followLog(folder, () => isHeld(folder), signal);
  }

  /** The problem of a stored run, without reading the rest of it. */
  async problemOf(id: string): Promise<Problem | null> {
    const folder = this.folderOf(id);
    await refuseLink(folder);
    return readProblem(folder);
  }

  /** Whether there is a folder of that name at all. */
  has(id: string): Promise<boolean> {
    return refuseLink(this.folderOf(id)).then(() => true, () => false);
  }

  /** Whether a live process writes the run. */
  isHeld(id: string): Promise<boolean> {
    return isHeld(this.folderOf(id)).catch(() => false);
  }

  /**
   * Takes up a stored run for writing: its log is cut back to its last whole event, and brought up to the present schema.
   * Where the disk cannot be written the run is gone on with in memory, and `onTrouble` hears why.
   * @throws {UserError} when another window or process writes it, or its schema is not known here.
   */
  async reopen(id: string, onTrouble: OnTrouble): Promise<{ held: HeldRun; stored: StoredRun }> {
    const folder = this.folderOf(id);
    await refuseLink(folder);
    const lock = await tryLock(folder);
    try {
      const stored = await readRun(folder);
      if (stored.readOnly) throw new UserError(say`The run was written by another version of Shortlist. It can be looked at and exported, but not resumed.`);
      // A disk that refuses this keeps the log as it is, whose schema takes the present events too, or took the new one and then failed.
      const inDoubt = async (error: unknown) => { refusal(error); return (await readRun(folder)).goodBytes; };
      const bytes = stored.isOlder && !lock.trouble ? await rewriteLog(folder, stored.events).catch(inDoubt) : stored.goodBytes;
      return { held: await hold(id, folder, lock, onTrouble, bytes), stored };
    } catch (error) {
      await lock.release();
      throw error;
    }
  }

  /** Newest first. A folder that holds no readable run is passed over. */
  async list(): Promise<RunSummary[]> {
    const names = await readdir(this.root).catch(() => []);
    const summaries = await Promise.all(names.filter((name) => RUN_ID.test(name)).map((id) => this.#summary(id).catch(() => null)));
    return summaries.filter((summary) => summary !== null).sort((a, b) => b.startedAt - a.startedAt || (a.id < b.id ? 1 : -1));
  }

  async #summary(id: string): Promise<RunSummary> {
    const folder = path.join(this.root, id);
    await refuseLink(folder);
    const summary = await summarise(id, folder);
    const pinned = await access(path.join(folder, PIN_FILE)).then(() => true, () => false);
    return { ...summary, pinned, status: (await isHeld(folder)) ? 'running' : summary.status };
  }

  async setPinned(id: string, pinned: boolean): Promise<void> {
    const file = path.join(this.folderOf(id), PIN_FILE);
    await refuseLink(path.dirname(file));
    await rm(file, { force: true });
    if (pinned) await (await open(file, 'wx')).close();
  }

  /** @throws {UserError} when the run is active. */
  async delete(id: string): Promise<void> {
    const folder = this.folderOf(id);
    // A link goes, what it leads to stays. Nobody takes the run up from here on; a full disk takes no lock, and is a reason to delete.
    const linked = await lstat(folder).then((entry) => !entry.isDirectory(), () => true);
    const lock = linked ? null : await tryLock(folder).catch((error: unknown) => {
      if (error instanceof UserError) throw new UserError(say`The run is still going on. Cancel it before you delete it.`);
      throw error;
    });
    await rm(folder, { recursive: true, force: true });
    await lock?.release();
  }

  /** Deletes runs past an age, then the oldest past a total size; never one that is active, pinned or waits for a batch. The ids deleted. */
  async clean({ maxAgeMs, maxBytes }: CleanLimits, now = Date.now()): Promise<string[]> {
    const deleted: string[] = [];
    let total = 0;
    for (const run of await this.list()) {
      const kept = run.pinned || run.status === 'running' || run.status === 'waiting';
      const due = now - run.startedAt > maxAgeMs || total + run.bytes > maxBytes;
      // One that cannot be deleted, since another took it up just now or the disk is read-only, is left for the next time.
      if (!kept && due && await this.delete(run.id).then(() => true, () => false)) deleted.push(run.id);
      else total += run.bytes;
    }
    return deleted;
  }
}

export interface CleanLimits { readonly maxAgeMs: number; readonly maxBytes: number }

/** Folds a stored run. @throws {UserError} when there is none, or nothing of it can be read. */
export async function readRun(folder: string, signal?: AbortSignal): Promise<StoredRun> {
  const content = await readLog(folder, signal).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') throw new UserError(say`There is no run in ${folder}.`);
    throw error;
  });
  if (content.events.length === 0) throw new UserError(say`The run's log cannot be read: ${content.damage?.reason ?? say`it is empty`}.`);
  const state = emptyState();
  for (const event of content.events) fold(state, event);
  return { state, events: content.events, damage: content.damage, readOnly: content.readOnly, goodBytes: content.goodBytes, isOlder: content.isOlder };
}

interface Lock { release(): Promise<void>; /** Why the disk takes no lock, and so no log either. */ readonly trouble: Trouble | null }

/** @throws {UserError} when another window or process has the run. */
async function tryLock(folder: string): Promise<Lock> {
  try {
    await makeFolder(folder);
    return { release: await lockRun(folder), trouble: null };
  } catch (error) {
    return { release: () => Promise.resolve(), trouble: refusal(error) };
  }
}

/** What the file system said. @throws what is anything else. */
function refusal(error: unknown): Trouble {
  if (error instanceof Error && 'code' in error) return troubleOf(error);
  throw error;
}

async function hold(id: string, folder: string, { release, trouble }: Lock, onTrouble: OnTrouble, keepBytes: number): Promise<HeldRun> {
  const inMemory = (why: Trouble) => LogWriter.inMemory(folder, onTrouble, why, keepBytes);
  const writer = trouble ? await inMemory(trouble) : await LogWriter.open(folder, onTrouble, keepBytes).catch((error: unknown) => inMemory(refusal(error)));
  const releases = [release];
  return {
    id, writer,
    moveTo: async (root) => {
      const target = path.join(root, id);
      await makeFolder(target);
      releases.push(await lockRun(target));
      await writer.moveTo(target);
      return target;
    },
    release: async () => {
      await writer.close();
      // A run that never began, for want of a model say, leaves nothing behind.
      if (writer.empty && !trouble) await rm(writer.folder, { recursive: true, force: true });
      for (const letGo of releases.splice(0)) await letGo();
    },
  };
}

/** A folder that is a link leads to what is not the store's. */
async function refuseLink(folder: string): Promise<void> {
  const entry = await lstat(folder).catch(() => null);
  if (!entry?.isDirectory()) throw new UserError(say`There is no run in ${folder}.`);
}
