import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** Seeded randomness. One source a run; `fork(name)` gives a stage its own stream, whatever order stages run in. */
export class Random {
  readonly #generator: RandomGenerator;

  constructor(readonly seed: number) { this.#generator = xoroshiro128plus(seed | 0); }

  fork(name: string): Random {
    let hash = this.seed | 0;
    for (const char of name) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193);
    return new Random(hash);
  }

  /** Uniform integer, both ends included. */
  int(low: number, high: number): number { return uniformInt(this.#generator, low, high); }

  /** Uniform in [0, 1). */
  real(): number { return this.int(0, 2 ** 32 - 1) / 2 ** 32; }

  pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new RangeError('nothing to pick from');
    return items[this.int(0, items.length - 1)]!;
  }

  /** Picks by weight; weights need not sum to 1. */
  pickWeighted<T>(items: readonly (readonly [T, number])[]): T {
    const total = items.reduce((sum, [, weight]) => sum + weight, 0);
    let left = this.real() * total;
    for (const [item, weight] of items) { left -= weight; if (left < 0) return item; }
    return items.at(-1)![0];
  }

  shuffled<T>(items: readonly T[]): T[] {
    const copy = [...items];
    for (let i = copy.length - 1; i > 0; i -= 1) {
      const j = this.int(0, i);
      [copy[i], copy[j]] = [copy[j]!, copy[i]!];
    }
    return copy;
  }
}
