/**
 * A run's log on disk: `events.jsonl`, one event a line, appended as things happen. It holds the whole truth of a run;
 * every state shown anywhere is a fold of it.
 */
import { constants, type Stats } from 'node:fs';
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { LOG_SCHEMA, runEventSchema, type RunEvent } from './events';

export const LOG_FILE = 'events.jsonl';

/** A line longer than this is damage: no event is that large. */
const LINE_LIMIT_BYTES = 64 * 2 ** 20;
const CHUNK_BYTES = 2 ** 20;
/** A power cut may cost at most this much of a log. */
const SYNC_EVERY_MS = 1000;

/** Why a log could not be read to its end. */
export interface Damage { readonly line: number; readonly byte: number; readonly reason: string }

export interface LogContent {
  readonly events: RunEvent[];
  /** Bytes up to the end of the last good line: where an appending writer goes on. */
  readonly goodBytes: number;
  readonly damage: Damage | null;
  /** The log has another schema: its events are shown as far as they are understood, and nothing is appended. */
  readonly readOnly: boolean;
  /** Lines of a foreign schema that were passed over. */
  readonly skipped: number;
}

/**
 * Reads a log up to its end or its first damage. Nothing in it is trusted: each line is checked against the schema.
 * @throws what the file system throws when there is no log.
 */
export async function readLog(folder: string, signal?: AbortSignal): Promise<LogContent> {
  const file = await open(path.join(folder, LOG_FILE), constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const reader = new LineReader(file);
    const events: RunEvent[] = [];
    let readOnly = false;
    let skipped = 0;
    let goodBytes = 0;
    let damage: Damage | null = null;
    for await (const line of reader.lines(signal)) {
      const parsed = 'text' in line ? parseEvent(line.text) : { reason: line.reason };
      if ('event' in parsed) {
        if (events.length === 0 && parsed.event.type !== 'run-started') { damage = { line: 1, byte: 0, reason: 'it does not start with the start of a run' }; break; }
        if (parsed.event.type === 'run-started' && parsed.event.schema !== LOG_SCHEMA) readOnly = true;
        events.push(parsed.event);
      } else if (readOnly) skipped += 1;
      else { damage = { line: line.number, byte: line.start, reason: parsed.reason }; break; }
      goodBytes = line.end;
    }
    return { events, goodBytes, damage, readOnly, skipped };
  } finally {
    await file.close();
  }
}

/** Follows a log that another process writes: every event from the start, then each new one until the run ends or the signal fires. */
export async function* followLog(folder: string, signal: AbortSignal, pollMs = 250): AsyncGenerator<RunEvent> {
  const file = await open(path.join(folder, LOG_FILE), constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const reader = new LineReader(file);
    while (!signal.aborted) {
      for await (const line of reader.lines(signal)) {
        // The last line may still be under way: it is read again once it is whole.
        if (!('text' in line) || !line.complete) { reader.back(line.start, line.number); break; }
        const parsed = parseEvent(line.text);
        if (!('event' in parsed)) return;
        yield parsed.event;
        if (parsed.event.type === 'run-ended') return;
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(done, pollMs);
        function done(): void { clearTimeout(timer); signal.removeEventListener('abort', done); resolve(); }
        signal.addEventListener('abort', done);
      });
    }
  } finally {
    await file.close();
  }
}

function parseEvent(text: string): { event: RunEvent } | { reason: string } {
  let value: unknown;
  try { value = JSON.parse(text); } catch { return { reason: 'the line is not whole' }; }
  const result = runEventSchema.safeParse(value);
  if (result.success) return { event: result.data };
  const issue = result.error.issues[0];
  return { reason: `the line is not an event (${issue?.path.join('.') || 'type'}: ${issue?.message ?? 'unknown'})` };
}

type Line = { readonly number: number; readonly start: number; readonly end: number } & ({ readonly text: string; readonly complete: boolean } | { readonly reason: string });

/** Splits a file into lines without ever holding more than one of them and a chunk. */
class LineReader {
  #position = 0;
  #number = 0;

  constructor(readonly file: FileHandle) {}

  back(position: number, number: number): void {
    this.#position = position;
    this.#number = number - 1;
  }

  async *lines(signal?: AbortSignal): AsyncGenerator<Line> {
    let start = this.#position;
    let pending: Buffer[] = [];
    let pendingBytes = 0;
    for (;;) {
      signal?.throwIfAborted();
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      const { bytesRead } = await this.file.read(chunk, 0, CHUNK_BYTES, start + pendingBytes);
      if (bytesRead === 0) break;
      let from = 0;
      for (;;) {
        const at = chunk.subarray(0, bytesRead).indexOf(10, from);
        if (at < 0) break;
        const text = pending.length > 0 ? Buffer.concat([...pending, chunk.subarray(from, at)]).toString() : chunk.toString('utf8', from, at);
        const end = start + pendingBytes + at - from + 1;
        this.#number += 1;
        yield { number: this.#number, start, end, text, complete: true };
        [start, from, pending, pendingBytes] = [end, at + 1, [], 0];
        this.#position = start;
      }
      if (from < bytesRead) { pending.push(chunk.subarray(from, bytesRead)); pendingBytes += bytesRead - from; }
      if (pendingBytes > LINE_LIMIT_BYTES) {
        yield { number: this.#number + 1, start, end: start + pendingBytes, reason: 'the line is too long' };
        return;
      }
    }
    if (pendingBytes > 0) yield { number: this.#number + 1, start, end: start + pendingBytes, reason: 'the last line is torn' };
  }
}

/** Appends events to one run's log. One writer a run: hold the run's lock. */
export class LogWriter {
  #queue: string[] = [];
  #writing: Promise<void> | null = null;
  #syncedAt = 0;
  #bytes: number;
  #trouble: string | null = null;

  private constructor(readonly folder: string, private readonly file: FileHandle, private readonly identity: Stats, private readonly onTrouble: (reason: string) => void, bytes: number) {
    this.#bytes = bytes;
  }

  /**
   * Opens the log of `folder`, cut back to `keepBytes` (0 for a new run).
   * `onTrouble` hears once why the disk takes no more; the events since are kept in memory.
   */
  static async open(folder: string, onTrouble: (reason: string) => void, keepBytes = 0): Promise<LogWriter> {
    await mkdir(folder, { recursive: true });
    const file = await open(path.join(folder, LOG_FILE), constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW, 0o600);
    try {
      await file.truncate(keepBytes);
      return new LogWriter(folder, file, await file.stat(), onTrouble, keepBytes);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** Why the disk takes no more, or null. */
  get trouble(): string | null { return this.#trouble; }

  append(event: RunEvent): void {
    this.#queue.push(`${JSON.stringify(event)}\n`);
    if (this.#trouble === null) this.#writing ??= this.#drain();
  }

  /** Resolves when all that was appended is written, or cannot be. */
  async flush(): Promise<void> { await this.#writing; }

  async close(): Promise<void> {
    await this.flush();
    await this.file.close();
  }

  /** Writes the whole log, what the disk refused too, into another folder. */
  async saveTo(folder: string): Promise<void> {
    await this.flush();
    await mkdir(folder, { recursive: true });
    const target = await open(path.join(folder, LOG_FILE), 'wx', 0o600);
    try {
      // Read through the open handle: it outlives a folder that was deleted.
      for (let position = 0; position < this.#bytes;) {
        const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, this.#bytes - position));
        const { bytesRead } = await this.file.read(chunk, 0, chunk.length, position);
        if (bytesRead === 0) break;
        await target.appendFile(chunk.subarray(0, bytesRead));
        position += bytesRead;
      }
      await target.appendFile(this.#queue.join(''));
      await target.datasync();
    } finally {
      await target.close();
    }
  }

  async #drain(): Promise<void> {
    try {
      // Lines that come in one turn of the event loop are one write.
      await new Promise<void>((resolve) => { setImmediate(resolve); });
      while (this.#queue.length > 0) {
        const count = this.#queue.length;
        const data = Buffer.from(this.#queue.join(''));
        await this.#checkFolder();
        await this.#writeAll(data);
        this.#queue = this.#queue.slice(count);
        this.#bytes += data.length;
        if (Date.now() - this.#syncedAt > SYNC_EVERY_MS) {
          await this.file.datasync();
          this.#syncedAt = Date.now();
        }
      }
    } catch (error) {
      this.#trouble = error instanceof Error ? error.message : String(error);
      this.onTrouble(this.#trouble);
    } finally {
      this.#writing = null;
    }
  }

  /** Writes at the end of what is good, so that a torn write is written over by the next. */
  async #writeAll(data: Buffer): Promise<void> {
    for (let done = 0; done < data.length;) done += (await this.file.write(data, done, data.length - done, this.#bytes + done)).bytesWritten;
  }

  /** A folder that was deleted or replaced takes writes without a word. */
  async #checkFolder(): Promise<void> {
    let there: Stats | null = null;
    const probe = await open(path.join(this.folder, LOG_FILE), constants.O_RDONLY | constants.O_NOFOLLOW).catch(() => null);
    if (probe) { there = await probe.stat(); await probe.close(); }
    if (there?.ino !== this.identity.ino || there.dev !== this.identity.dev) throw new Error('The run\'s folder was deleted or replaced.');
  }
}
