/** The writing half of a run's log: appends events, and goes on in memory where the disk takes no more. */
import { constants, type Stats } from 'node:fs';
import { lstat, open, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { RunEvent } from './events';
import { makeFolder } from './folder';
import { LOG_FILE, openLog } from './log';
import { say } from '../say';

const CHUNK_BYTES = 2 ** 20;
/** A power cut costs what was logged in this time before it: the shorter for what was paid for. */
const SYNC_WITHIN_MS = { paid: 100, other: 1000 };
const PAID: ReadonlySet<RunEvent['type']> = new Set(['call', 'sampled', 'batch', 'batch-status', 'feedback', 'run-ended']);

/** Why the disk takes no more of a log. */
export interface Trouble {
  readonly kind: 'full' | 'forbidden' | 'gone' | 'other';
  /** The system's own words. */
  readonly detail: string;
}

const KINDS: Readonly<Record<string, Trouble['kind']>> = {
  ENOSPC: 'full', EDQUOT: 'full', EFBIG: 'full', EROFS: 'forbidden', EACCES: 'forbidden', EPERM: 'forbidden', ENOENT: 'gone', ENOTDIR: 'gone', ESTALE: 'gone',
};

export function troubleOf(error: unknown): Trouble {
  const { code = '', message } = error instanceof Error ? error as NodeJS.ErrnoException : { message: String(error) };
  return { kind: KINDS[code] ?? 'other', detail: message };
}

/** One writer a run: hold the run's lock. */
export class LogWriter {
  /** Lines that are not on disk yet. */
  #queue: string[] = [];
  #writing: Promise<void> | null = null;
  #bytes: number;
  #trouble: Trouble | null;
  #folder: string;
  /** Null where the log could not be opened at all. */
  #file: FileHandle | null;
  #identity: Pick<Stats, 'ino' | 'dev'> | null;
  #syncTimer: NodeJS.Timeout | undefined;
  /** When what is written must be on the disk itself, by `performance.now()`, which nobody can set back. */
  #syncDue = Infinity;

  private constructor(
    folder: string,
    file: FileHandle | null,
    identity: Stats | null,
    private readonly onTrouble: (trouble: Trouble) => void,
    bytes: number,
    trouble: Trouble | null,
  ) {
    [this.#folder, this.#file, this.#identity, this.#bytes, this.#trouble] = [folder, file, identity, bytes, trouble];
  }

  /**
   * Opens the log of `folder`, cut back to `keepBytes` (0 for a new run).
   * `onTrouble` hears once why the disk takes no more; the events since are kept in memory.
   */
  static async open(folder: string, onTrouble: (trouble: Trouble) => void, keepBytes = 0): Promise<LogWriter> {
    await makeFolder(folder);
    const file = await open(path.join(folder, LOG_FILE), constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW | constants.O_NONBLOCK, 0o600);
    try {
      const identity = await file.stat();
      if (!identity.isFile()) throw new Error(say`${LOG_FILE} is not a file.`);
      await file.truncate(keepBytes);
      if (keepBytes === 0) await syncEntries(folder);
      return new LogWriter(folder, file, identity, onTrouble, keepBytes, null);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** A log that the disk refused from the start: all of it is kept in memory, after `keepBytes` of what may be in `folder`. */
  static async inMemory(folder: string, onTrouble: (trouble: Trouble) => void, trouble: Trouble, keepBytes = 0): Promise<LogWriter> {
    const file = keepBytes === 0 ? null : await openLog(folder);
    onTrouble(trouble);
    return new LogWriter(folder, file, null, onTrouble, keepBytes, trouble);
  }

  get folder(): string { return this.#folder; }

  /** Why the disk takes no more, or null. */
  get trouble(): Trouble | null { return this.#trouble; }

  /** Nothing was ever logged. */
  get empty(): boolean { return this.#bytes === 0 && this.#queue.length === 0; }

  append(event: RunEvent): void {
    this.#queue.push(`${JSON.stringify(event)}\n`);
    this.#syncDue = Math.min(this.#syncDue, performance.now() + (PAID.has(event.type) ? SYNC_WITHIN_MS.paid : SYNC_WITHIN_MS.other));
    this.#start();
  }

  /** Resolves when all that was appended is written, or cannot be. */
  async flush(): Promise<void> {
    while (this.#writing) await this.#writing;
  }

  /** Resolves when all that was appended is on the disk itself, or cannot be. */
  async secure(): Promise<void> {
    while (this.#writing) await this.#writing;
    if (this.#trouble) return;
    this.#work(() => this.#sync());
    await this.flush();
  }

  /** A disk that refused may have room again: it is tried once more before the log is let go. */
  async close(): Promise<void> {
    await this.flush();
    if (this.#trouble && this.#identity && this.#queue.length > 0) await this.#drain().catch((error: unknown) => this.#refuse(error));
    clearTimeout(this.#syncTimer);
    if (this.#identity) await this.#sync().catch((error: unknown) => this.#refuse(error));
    await this.#file?.close();
    this.#file = null;
  }

  /** Where the disk refused: puts the whole log, what was refused too, into another folder, and goes on there. */
  async moveTo(folder: string): Promise<void> {
    await this.flush();
    if (!this.#trouble) return;
    await makeFolder(folder);
    const target = await open(path.join(folder, LOG_FILE), 'wx+', 0o600);
    try {
      // Read through the open handle: it outlives a folder that was deleted.
      for (let position = 0; this.#file && position < this.#bytes;) {
        const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, this.#bytes - position));
        const { bytesRead } = await this.#file.read(chunk, 0, chunk.length, position);
        if (bytesRead === 0) break;
        await target.appendFile(chunk.subarray(0, bytesRead));
        position += bytesRead;
      }
      const count = this.#queue.length;
      await target.appendFile(this.#queue.slice(0, count).join(''));
      await target.datasync();
      await syncEntries(folder);
      const [identity, old] = [await target.stat(), this.#file];
      [this.#folder, this.#file, this.#identity, this.#bytes, this.#trouble] = [folder, target, identity, identity.size, null];
      this.#queue.splice(0, count);
      await old?.close();
    } catch (error) {
      await target.close();
      await rm(path.join(folder, LOG_FILE), { force: true });
      throw error;
    }
    this.#start();
  }

  #start(): void {
    if (!this.#trouble && !this.#writing && this.#queue.length > 0) this.#work(() => this.#drain());
  }

  #work(work: () => Promise<void>): void {
    this.#writing = work().catch((error: unknown) => this.#refuse(error)).finally(() => { this.#writing = null; this.#start(); });
  }

  async #refuse(error: unknown): Promise<void> {
    const known = this.#trouble !== null;
    this.#trouble = troubleOf(error);
    // No torn line stays where a write was refused half-way. Whoever refuses this too was heard.
    if (this.#identity) await this.#file?.truncate(this.#bytes).catch(() => undefined);
    if (!known) this.onTrouble(this.#trouble);
  }

  async #drain(): Promise<void> {
    // Lines that come in one turn of the event loop are one write.
    await new Promise<void>((resolve) => { setImmediate(resolve); });
    while (this.#queue.length > 0) {
      const count = this.#queue.length;
      const data = Buffer.from(this.#queue.join(''));
      await this.#checkFolder();
      // At the end of what is good, so that a torn write is written over by the next.
      for (let done = 0; done < data.length;) done += (await this.#file!.write(data, done, data.length - done, this.#bytes + done)).bytesWritten;
      this.#queue.splice(0, count);
      this.#bytes += data.length;
      if (performance.now() >= this.#syncDue) await this.#sync();
    }
    this.#trouble = null;
    if (this.#syncDue === Infinity) return;
    clearTimeout(this.#syncTimer); // nothing more may come for a while
    this.#syncTimer = setTimeout(() => { if (!this.#writing && !this.#trouble) this.#work(() => this.#sync()); }, this.#syncDue - performance.now()).unref();
  }

  async #sync(): Promise<void> {
    this.#syncDue = Infinity;
    await this.#file?.datasync();
  }

  /** A folder that was deleted or replaced takes writes without a word. */
  async #checkFolder(): Promise<void> {
    const there = await lstat(path.join(this.#folder, LOG_FILE)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
      throw error;
    });
    if (there?.ino === this.#identity?.ino && there?.dev === this.#identity?.dev) return;
    throw Object.assign(new Error(say`The run's folder was deleted or replaced.`), { code: 'ENOENT' });
  }
}

/** Puts a log that is read in the present schema into it on disk too, all at once or not at all. Its bytes. Hold the run's lock. */
export async function rewriteLog(folder: string, events: readonly RunEvent[]): Promise<number> {
  const draft = path.join(folder, `${LOG_FILE}.new`);
  await rm(draft, { force: true }); // of a session that was cut off at this
  const file = await open(draft, 'wx', 0o600);
  let bytes = 0;
  try {
    for (const event of events) {
      const line = Buffer.from(`${JSON.stringify(event)}\n`);
      await file.appendFile(line);
      bytes += line.length;
    }
    await file.datasync();
    await rename(draft, path.join(folder, LOG_FILE));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  await syncEntries(folder);
  return bytes;
}

/** What a file system says that syncs no folders, or none to those who may not read it: there is nothing more to be done. */
const SYNCS_NONE: ReadonlySet<string> = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EISDIR', 'EBADF', 'EACCES', 'EPERM']);

/** A new file outlasts a power cut once its folder's entry is on the disk, and the folder's own in the one above. */
async function syncEntries(folder: string): Promise<void> {
  if (process.platform === 'win32') return; // knows no such thing
  for (const name of [folder, path.dirname(folder)]) {
    try {
      const entry = await open(name, constants.O_RDONLY);
      await entry.sync().finally(() => entry.close());
    } catch (error) {
      if (!SYNCS_NONE.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
  }
}
