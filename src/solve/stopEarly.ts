import type { RunState } from '../run/state';

/** Why sampling may stop early, or null. */
export function shouldStopSampling(_state: RunState): string | null {
  return null;
}
