import { createHash } from 'node:crypto';
import type { Checker, Judge, JudgeJob, JudgeResult, Limits } from '../judge/contract';
import { DEFAULT_LIMITS } from '../judge/contract';
import type { Models } from '../model/chatModel';
import type { Problem } from '../problem/problem';
import type { Draft } from '../run/events';
import type { SolveSettings } from '../run/settings';
import type { RunState } from '../run/state';
import type { Random } from './random';

/** What every stage is given. A stage reads `state`, asks models and judge, and emits events; it keeps no truth of its own. */
export interface SolveContext {
  readonly problem: Problem;
  readonly settings: SolveSettings;
  readonly judge: Judge;
  readonly models: Models;
  /** Fold of everything emitted so far, this event included once `emit` returns. */
  readonly state: RunState;
  emit(event: Draft): void;
  /** Resolves when all that was emitted is on the disk, as far as the disk takes it. Absent where nothing is logged. */
  readonly secured?: () => Promise<void>;
  readonly random: Random;
  /** Fires when the run is cancelled. */
  readonly signal: AbortSignal;
}

/** Text longer than this is cut in a `blob` event, and marked so. */
export const BLOB_LIMIT_BYTES = 64 * 1024;
/** Where a run's log holds that much of texts, as written there, no more than the head of each is kept: thousands of programs may print noise. */
export const BLOBS_LIMIT_BYTES = 64 * 2 ** 20;
export const HEAD_LIMIT_BYTES = 512;
const written = new WeakMap<RunState['blobs'], number>();

export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

/** Puts a text on record once and gives its digest. `whole` keeps it uncut: inputs must be, outputs need not. */
export function keepBlob(ctx: SolveContext, text: string, whole = false): string {
  const digest = digestOf(text);
  if (!(digest in ctx.state.blobs)) {
    const bytes = Buffer.byteLength(text);
    const { blobs } = ctx.state;
    const before = written.get(blobs) ?? Object.values(blobs).reduce((sum, blob) => sum + writtenBytes(blob.text), 0);
    const most = before < BLOBS_LIMIT_BYTES ? BLOB_LIMIT_BYTES : HEAD_LIMIT_BYTES;
    const cut = !whole && bytes > most;
    const kept = cut ? firstBytes(text, most) : text;
    written.set(blobs, before + writtenBytes(kept));
    ctx.emit({ type: 'blob', digest, text: kept, bytes, cut });
  }
  return digest;
}

/** A control character is six in a log. */
const writtenBytes = (text: string): number => Buffer.byteLength(JSON.stringify(text));

/** At most so many bytes of a text, none of its characters halved. */
function firstBytes(text: string, most: number): string {
  const bytes = Buffer.from(text.slice(0, most)).subarray(0, most); // a character is a byte at least
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes, { stream: true });
}

/** The problem's limits, or the usual ones where the statement is silent. */
export function limitsOf(problem: Problem): Limits {
  return {
    timeLimitMs: problem.timeLimitMs ?? DEFAULT_LIMITS.timeLimitMs,
    memoryLimitBytes: problem.memoryLimitMb === null ? DEFAULT_LIMITS.memoryLimitBytes : problem.memoryLimitMb * 2 ** 20,
    outputLimitBytes: DEFAULT_LIMITS.outputLimitBytes,
  };
}

/**
 * How outputs are compared: by the checker that the model wrote, where several answers are valid and it proved usable;
 * otherwise token by token within the statement's tolerance.
 */
export function checkerOf(ctx: Pick<SolveContext, 'problem' | 'state'>): Checker {
  const written = ctx.problem.anyAnswer ? Object.values(ctx.state.helpers).find((helper) => helper.kind === 'checker' && helper.usable) : undefined;
  if (written) return { kind: 'program', program: { language: written.language, source: written.code } };
  return { kind: ctx.problem.anyOrder ? 'unordered' : 'tokens', tolerance: ctx.problem.tolerance ?? 1e-5 };
}

/** Judges under the problem's own limits, files and checker. */
export function judgeFor(
  ctx: SolveContext,
  job: Pick<JudgeJob, 'program' | 'tests' | 'tier' | 'stopAtFirstFailure'> & Partial<JudgeJob>,
): Promise<JudgeResult> {
  const { inputFile, outputFile } = ctx.problem;
  return ctx.judge.judge({ limits: limitsOf(ctx.problem), checker: checkerOf(ctx), inputFile, outputFile, ...job }, ctx.signal);
}
