/** What a run will take, before it starts. */
import type { SolveSettings } from '../run/settings';

/** Calls that the stages after sampling make at most, and that sampling leaves them. */
export function callsAfterSampling(settings: SolveSettings): number {
  return settings.scores + settings.repairs + (settings.bruteForce ? 2 : 0);
}
