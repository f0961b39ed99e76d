/** Draws integers and words: in a narrow window so that they collide, spread over the whole range, or arranged. */
import type { Random } from '../random';
import type { Field } from './model';

export type Style = 'uniform' | 'extreme' | 'equal' | 'ascending' | 'descending' | 'alternating' | 'powers' | 'log' | 'few';
export const STYLES: readonly Style[] = ['uniform', 'extreme', 'equal', 'ascending', 'descending', 'alternating', 'powers', 'log', 'few'];

/** Widths of the window that values are drawn from; `null` is the whole range. */
export const SPANS: readonly (number | null)[] = [1, 2, 4, 9, 30, null];

/** Uniform over `low..high`, of any size. */
export function integerBetween(random: Random, low: bigint, high: bigint): bigint {
  const range = high - low + 1n;
  if (range <= 1n) return low;
  if (range <= 0xffff_ffffn) return low + BigInt(random.int(0, Number(range - 1n)));
  let value = 0n;
  for (let bits = 0n; bits < BigInt(range.toString(2).length) + 32n; bits += 32n) {
    value = (value << 32n) | BigInt(random.int(0, 0x7fff_ffff) * 2 + random.int(0, 1));
  }
  return low + (value % range);
}

export interface Draw {
  readonly random: Random;
  readonly count: number;
  readonly bounds: (index: number) => { readonly low: bigint; readonly high: bigint };
  readonly span: number | null;
  readonly style: Style;
  /** Where the window lies in the range, 0..1. */
  readonly anchor: number;
}

export function integersOf({ random, count, bounds, span, style, anchor }: Draw): bigint[] {
  if (count === 0) return [];
  const window = (index: number): { low: bigint; high: bigint } => {
    const { low, high } = bounds(index);
    if (span === null || high - low <= BigInt(span)) return { low, high };
    const room = high - low - BigInt(span);
    // Around zero where the range holds it, else at the anchor.
    const start = low < 0n && high > 0n && anchor < 1
      ? clamp(-BigInt(span) / 2n, low, high - BigInt(span))
      : low + (room * BigInt(Math.round(anchor * 1000))) / 1000n;
    return { low: start, high: start + BigInt(span) };
  };
  const uniform = (index: number): bigint => {
    const { low, high } = window(index);
    return integerBetween(random, low, high);
  };
  const each = (make: (low: bigint, high: bigint, index: number) => bigint): bigint[] => Array.from({ length: count }, (_, index) => {
    const { low, high } = bounds(index);
    return make(low, high, index);
  });
  const values = (): bigint[] => Array.from({ length: count }, (_, index) => uniform(index));
  const sort = (sign: number): bigint[] => {
    const sorted = values().sort((a, b) => (a < b ? -sign : a > b ? sign : 0));
    return each((low, high, index) => clamp(sorted[index]!, low, high));
  };
  switch (style) {
    case 'uniform': return values();
    case 'ascending': return sort(1);
    case 'descending': return sort(-1);
    case 'equal': {
      const value = uniform(0);
      return each((low, high) => clamp(value, low, high));
    }
    case 'extreme': return each((low, high, index) => random.pick([low, high, high, random.int(0, 4) === 0 ? uniform(index) : low]));
    case 'alternating': {
      const pair = [uniform(0), uniform(0)];
      return each((low, high, index) => clamp(pair[index % 2]!, low, high));
    }
    case 'few': {
      const few = Array.from({ length: random.int(2, 4) }, () => uniform(0));
      return each((low, high) => clamp(random.pick(few), low, high));
    }
    case 'powers': return each((low, high, index) => {
      const value = 2n ** BigInt(random.int(0, 30)) + BigInt(random.int(-1, 1));
      return value >= low && value <= high ? value : uniform(index);
    });
    case 'log': return each((low, high, index) => {
      const width = (high - low).toString(2).length;
      const offset = integerBetween(random, 0n, 2n ** BigInt(random.int(0, width)) - 1n);
      return low + offset <= high ? (random.int(0, 5) === 0 ? high - offset : low + offset) : uniform(index);
    });
  }
}

export function clamp(value: bigint, low: bigint, high: bigint): bigint {
  return value < low ? low : value > high ? high : value;
}

/** A word over the field's letters: few letters, or many, or in a pattern. */
export function wordOf(field: Pick<Field, 'alphabet' | 'traits' | 'mustHold'>, length: number, style: Style, random: Random): string {
  if (field.traits.has('balanced')) return balanced(length, random);
  const letters = pattern(field.alphabet, length, style, random);
  if (field.traits.has('palindrome')) for (let at = 0; at < length / 2; at += 1) letters[length - 1 - at] = letters[at]!;
  field.mustHold.forEach((letter) => { if (length > 0 && !letters.includes(letter)) letters[random.int(0, length - 1)] = letter; });
  return letters.join('');
}

function pattern(alphabet: readonly string[], length: number, style: Style, random: Random): string[] {
  const few = random.shuffled(alphabet).slice(0, Math.min(alphabet.length, random.int(1, 3)));
  const biased = (): string[] => {
    const share = random.pick([0.1, 0.3, 0.5, 0.7, 0.9]);
    const [first, second = first] = random.shuffled(alphabet);
    return Array.from({ length }, () => (random.real() < share ? first! : second!));
  };
  switch (style) {
    case 'equal': { const letter = random.pick(alphabet); return Array.from({ length }, () => letter); }
    case 'alternating': { const period = random.int(2, 3); return Array.from({ length }, (_, at) => few[at % period % few.length]!); }
    case 'ascending': return Array.from({ length }, () => random.pick(alphabet)).sort();
    case 'descending': return Array.from({ length }, () => random.pick(alphabet)).sort().reverse();
    case 'extreme': {
      const [first, second = first] = [alphabet[0]!, alphabet.at(-1)];
      const at = random.int(0, length);
      return Array.from({ length }, (_, index) => (index < at ? first : second));
    }
    case 'few': return Array.from({ length }, () => random.pick(few));
    case 'log': return biased();
    default: return alphabet.length <= 3 && random.int(0, 1) === 0 ? biased() : Array.from({ length }, () => random.pick(alphabet));
  }
}

function balanced(length: number, random: Random): string {
  let text = '';
  let depth = 0;
  for (let left = length; left > 0; left -= 1) {
    const open = depth === 0 || (depth < left && random.int(0, 1) === 0);
    text += open ? '(' : ')';
    depth += open ? 1 : -1;
  }
  return text;
}
