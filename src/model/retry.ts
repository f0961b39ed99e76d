/** Which failures are worth another try, and when. */
import type { ModelError, ModelErrorKind } from './chatModel';

/** Worth another try of the same request, unless the model is out by then. */
const PASSING: ReadonlySet<ModelErrorKind> = new Set([
  'rate-limit', 'server', 'network', 'timeout', 'stall', 'malformed', 'empty', 'too-large', 'forbidden', 'not-found',
]);

/** Tries of one request, the first included. Pushback is not counted: it is waited out. */
export const MAX_TRIES = 8;
/** Lessons in a row that one request may teach; more is an endpoint that contradicts itself. */
export const MAX_LESSONS = 8;
/** An endpoint that asks for a longer wait is out for this run. */
export const LONGEST_WAIT_MS = 5 * 60_000;

const BASE_MS = 500;
const CEILING_MS = 30_000;

export const isPassing = (error: ModelError): boolean => PASSING.has(error.kind);

/** Exponential with full jitter's upper half: `random` in [0, 1). An endpoint's own word counts for more. */
export function delayMs(error: ModelError, tries: number, random: number): number {
  if (error.learnt) return 0;
  const backOff = Math.min(CEILING_MS, BASE_MS * 2 ** (tries - 1)) * (0.5 + random);
  return error.retryAfterMs === undefined ? backOff : Math.max(error.retryAfterMs * (1 + 0.1 * random), 1);
}
