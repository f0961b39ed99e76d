/** Estimators of what a choice is worth (AlphaCode 2.2, A.3) and how sure its figure is. */
import { Random } from '../solve/random';

/** Probability that at least one of `k` drawn from `n` without replacement is among the `correct`: `1 - C(n-c,k)/C(n,k)`. */
export function passAtK(n: number, correct: number, k: number): number {
  if (n === 0 || correct === 0) return 0;
  if (n - correct < k) return 1;
  let miss = 1;
  for (let i = 0; i < k; i += 1) miss *= (n - correct - i) / (n - i);
  return 1 - miss;
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

export interface Interval { readonly low: number; readonly high: number }

/** Percentile bootstrap over problems, 95 %. The same seed gives the same interval. */
export function bootstrap(values: readonly number[], seed: number, rounds = 2000): Interval {
  if (values.length === 0) return { low: 0, high: 0 };
  const random = new Random(seed);
  const resampled = () => mean(Array.from({ length: values.length }, () => values[random.int(0, values.length - 1)]!));
  const means = Array.from({ length: rounds }, resampled).sort((a, b) => a - b);
  return { low: means[Math.floor(rounds * 0.025)]!, high: means[Math.ceil(rounds * 0.975) - 1]! };
}

/** Area under the ROC curve: how often a case with the property scores above one without; ties count half. `null` without both. */
export function areaUnderCurve(cases: readonly { readonly score: number; readonly positive: boolean }[]): number | null {
  const positives = cases.filter((one) => one.positive);
  const negatives = cases.filter((one) => !one.positive);
  if (positives.length === 0 || negatives.length === 0) return null;
  let wins = 0;
  for (const { score } of positives) for (const other of negatives) wins += score > other.score ? 1 : score === other.score ? 0.5 : 0;
  return wins / (positives.length * negatives.length);
}
