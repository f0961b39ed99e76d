/** Time as the pool sees it, so that tests need not wait. */
import { say } from '../say';
export interface Clock {
  /** ms since the epoch. */
  now(): number;
  /** @throws AbortError when the signal fires. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** `scale` below 1 makes every wait shorter and the clock run faster by as much. */
export function realClock(scale = 1): Clock {
  const start = Date.now();
  return {
    now: () => start + (Date.now() - start) / scale,
    sleep: (ms, signal) => new Promise((resolve, reject) => {
      if (signal.aborted) { reject(abortReason(signal)); return; }
      const abort = () => { clearTimeout(timer); reject(abortReason(signal)); };
      const timer = setTimeout(() => { signal.removeEventListener('abort', abort); resolve(); }, Math.min(ms * scale, 2 ** 31 - 1));
      signal.addEventListener('abort', abort, { once: true });
    }),
  };
}

export function abortReason(signal: AbortSignal): Error {
  if (signal.reason instanceof Error && signal.reason.name === 'AbortError') return signal.reason;
  const error = new Error(say`The request was cancelled.`);
  error.name = 'AbortError';
  return error;
}
