/**
 * A run's log on disk: `events.jsonl`, one event a line, appended as things happen. It holds the whole truth of a run;
 * every state shown anywhere is a fold of it.
 */
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { LOG_SCHEMA, runEventSchema, type RunEvent } from './events';
import { canMigrate, migrated } from './migrate';
import { faultsIn } from '../faults';
import { say, spoken } from '../say';
import { UserError } from '../userError';

export const LOG_FILE = 'events.jsonl';

/** A line longer than this is damage: no event is that large. */
const LINE_LIMIT_BYTES = 64 * 2 ** 20;
/** What is beyond this is damage: 10,000 candidates on 50 inputs are some 60 MB and half a million events at most. */
const LOG_LIMIT = { bytes: 512 * 2 ** 20, events: 4_000_000 };
const CHUNK_BYTES = 2 ** 20;

/** Why a log could not be read to its end. */
export interface Damage { readonly line: number; readonly byte: number; readonly reason: string }

export interface LogContent {
  readonly events: RunEvent[];
  /** Bytes up to the end of the last good line: where an appending writer goes on. */
  readonly goodBytes: number;
  readonly damage: Damage | null;
  /** The log has a schema that is not known here: its events are shown as far as they are understood, and nothing is appended. */
  readonly readOnly: boolean;
  /** Lines of a foreign schema that were passed over. */
  readonly skipped: number;
  /** The log on disk is of an older schema; its events are given in the present one. */
  readonly isOlder: boolean;
}

/**
 * Reads a log up to its end or its first damage. Nothing in it is trusted: each line is checked against the schema.
 * @throws what the file system throws when there is no log.
 */
export async function readLog(folder: string, signal?: AbortSignal): Promise<LogContent> {
  const file = await openLog(folder);
  try {
    const reader = new LineReader(file);
    const parser = new EventParser();
    const events: RunEvent[] = [];
    let skipped = 0;
    let goodBytes = 0;
    let damage: Damage | null = null;
    for await (const line of reader.lines(signal)) {
      if (line.end > LOG_LIMIT.bytes || events.length >= LOG_LIMIT.events) {
        damage = { line: line.number, byte: line.start, reason: say`the log is larger than any run` };
        break;
      }
      const parsed = 'text' in line ? parser.parse(line.text) : { reason: line.reason };
      if ('event' in parsed) {
        if (events.length === 0 && parsed.event.type !== 'run-started') {
          damage = { line: 1, byte: 0, reason: say`it does not start with the start of a run` };
          break;
        }
        events.push(parsed.event);
      } else if (parser.isForeign) skipped += 1;
      else {
        damage = { line: line.number, byte: line.start, reason: parsed.reason };
        break;
      }
      goodBytes = line.end;
    }
    return { events, goodBytes, damage, readOnly: parser.isForeign, skipped, isOlder: parser.isOlder };
  } finally {
    await file.close();
  }
}

/**
 * Follows a log that another process writes: every event from the start, then each new one. Ends with the log's end once
 * nobody writes it any more (`isWritten`), at damage, or when the signal fires.
 */
export async function* followLog(folder: string, isWritten: () => Promise<boolean>, signal: AbortSignal, pollMs = 250): AsyncGenerator<RunEvent> {
  const file = await openLog(folder);
  try {
    const reader = new LineReader(file);
    const parser = new EventParser();
    for (;;) {
      const written = await isWritten(); // asked first, so that what its writer wrote last is still read
      for await (const line of reader.lines()) {
        if (signal.aborted) return;
        // The last line may still be under way: it is read again once it is whole.
        if (!('text' in line)) { reader.back(line.start, line.number); break; }
        const parsed = parser.parse(line.text);
        if (!('event' in parsed)) { if (parser.isForeign) continue; return; }
        yield parsed.event;
      }
      if (!written || signal.aborted) return;
      await pause(pollMs, signal);
    }
  } finally {
    await file.close();
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done(): void { clearTimeout(timer); signal.removeEventListener('abort', done); resolve(); }
    signal.addEventListener('abort', done);
  });
}

/** For reading. A link is not followed, and a pipe or device is no log. */
export async function openLog(folder: string): Promise<FileHandle> {
  const file = await open(path.join(folder, LOG_FILE), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  if ((await file.stat()).isFile()) return file;
  await file.close();
  throw new UserError(say`${LOG_FILE} is not a file.`);
}

/** Takes the lines of a log in turn; its first says of which schema they are. */
class EventParser {
  #schema = LOG_SCHEMA;
  isForeign = false;

  get isOlder(): boolean { return this.#schema !== LOG_SCHEMA; }

  parse(text: string): { event: RunEvent } | { reason: string } {
    let value: unknown;
    try { value = JSON.parse(text); } catch { return { reason: say`the line is not whole` }; }
    const schema = schemaOf(value);
    if (schema !== null && canMigrate(schema)) this.#schema = schema;
    else this.isForeign ||= schema !== null;
    const result = runEventSchema.safeParse(migrated(value, this.#schema));
    if (result.success) return { event: result.data };
    return { reason: say`the line is not an event (${spoken(faultsIn(result.error, 1))})` };
  }
}

/** What the start of a run says of its log; null for any other line. */
function schemaOf(value: unknown): number | null {
  if (typeof value !== 'object' || value === null || !('type' in value) || value.type !== 'run-started' || !('schema' in value)) return null;
  return typeof value.schema === 'number' ? value.schema : null;
}

type Line = { readonly number: number; readonly start: number; readonly end: number } & ({ readonly text: string } | { readonly reason: string });

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
        yield { number: this.#number, start, end, text };
        [start, from, pending, pendingBytes] = [end, at + 1, [], 0];
        this.#position = start;
      }
      if (from < bytesRead) { pending.push(chunk.subarray(from, bytesRead)); pendingBytes += bytesRead - from; }
      if (pendingBytes > LINE_LIMIT_BYTES) {
        yield { number: this.#number + 1, start, end: start + pendingBytes, reason: say`the line is too long` };
        return;
      }
    }
    if (pendingBytes > 0) yield { number: this.#number + 1, start, end: start + pendingBytes, reason: say`the last line is torn` };
  }
}
