/** One row of a list of runs, read from a log's two ends. */
import type { FileHandle } from 'node:fs/promises';
import type { Problem } from '../problem/problem';
import { runEventSchema, type EventOf, type RunEvent } from './events';
import { openLog } from './log';

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
  /** Programs worth submitting at the last count; null where the log's end does not say. */
  readonly chosen: number | null;
  readonly pinned: boolean;
}

/** No honest statement is longer. */
const FIRST_LINE_BYTES = 32 * 2 ** 20;
const PIECE_BYTES = 256 * 1024;
/** What may follow a run's end: verdicts and the choices they lead to. */
const TAIL_BYTES = 16 * 2 ** 20;

/** @throws where the log does not start as a run does. */
export async function summarise(id: string, folder: string): Promise<Omit<RunSummary, 'pinned'>> {
  const file = await openLog(folder);
  try {
    const { size } = await file.stat();
    const first = await firstEvent(file);
    if (first?.type !== 'run-started') throw new Error('not a run');
    const last = await lastTurn(file, size);
    return {
      id, folder, startedAt: first.at, source: first.source, bytes: size, title: first.problem.title ?? 'Untitled problem',
      message: last?.ended.message ?? '', status: last?.ended.outcome ?? 'interrupted', chosen: last?.chosen ?? null,
    };
  } finally {
    await file.close();
  }
}

/** What the run's first event says of its problem. */
export async function readProblem(folder: string): Promise<Problem | null> {
  const file = await openLog(folder);
  try {
    const first = await firstEvent(file);
    return first?.type === 'run-started' ? first.problem : null;
  } finally {
    await file.close();
  }
}

async function firstEvent(file: FileHandle): Promise<RunEvent | null> {
  const pieces: Buffer[] = [];
  for (let position = 0; position < FIRST_LINE_BYTES;) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(PIECE_BYTES), 0, PIECE_BYTES, position);
    if (bytesRead === 0) break;
    const end = buffer.subarray(0, bytesRead).indexOf(10);
    pieces.push(buffer.subarray(0, end < 0 ? bytesRead : end));
    if (end >= 0) break;
    position += bytesRead;
  }
  return parseLoose(Buffer.concat(pieces).toString());
}

/** The end of the run, unless it was resumed since. Looked for from behind, without reading what lies between. */
async function lastTurn(file: FileHandle, size: number): Promise<{ readonly ended: EventOf<'run-ended'>; readonly chosen: number | null } | null> {
  let tail: Buffer = Buffer.alloc(0);
  for (let start = size; start > 0 && tail.length < TAIL_BYTES;) {
    const length = Math.min(Math.max(PIECE_BYTES, tail.length), start);
    start -= length;
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, start);
    tail = Buffer.concat([buffer, tail]);
    const at = Math.max(tail.lastIndexOf('\n{"type":"run-ended"'), tail.lastIndexOf('\n{"type":"run-resumed"'));
    if (at < 0) continue;
    const ended = eventAt(tail, at + 1);
    if (ended?.type !== 'run-ended') return null;
    const chosen = tail.lastIndexOf('\n{"type":"chosen"');
    const choice = chosen < 0 ? null : eventAt(tail, chosen + 1);
    return { ended, chosen: choice?.type === 'chosen' ? choice.submissions.length : null };
  }
  return null;
}

function eventAt(tail: Buffer, start: number): RunEvent | null {
  const end = tail.indexOf(10, start);
  return parseLoose(tail.toString('utf8', start, end < 0 ? tail.length : end));
}

function parseLoose(line: string): RunEvent | null {
  try {
    const result = runEventSchema.safeParse(JSON.parse(line));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}
