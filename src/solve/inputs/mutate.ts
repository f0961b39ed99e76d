/** Plain mutation of example inputs (AlphaCode 3.2.1), for where the input format cannot be read. */
import type { Random } from '../random';

/** One mutated text: integers nudged, doubled or made small; letters of words swapped or replaced by others of the input. */
export function mutate(input: string, random: Random): string {
  const parts = input.split(/(\s+)/);
  const places = parts.flatMap((part, index) => (/\S/.test(part) ? [index] : []));
  if (places.length === 0) return input;
  const rounds = random.int(1, Math.max(1, Math.min(4, places.length)));
  for (let round = 0; round < rounds; round += 1) {
    const at = random.pick(places);
    parts[at] = /^-?\d+$/.test(parts[at]!) ? mutateInteger(parts[at]!, random) : mutateWord(parts[at]!, random);
  }
  return parts.join('');
}

function mutateInteger(token: string, random: Random): string {
  const value = BigInt(token);
  switch (random.int(0, 4)) {
    case 0: return String(value + 1n);
    case 1: return String(value > 1n || value <= 0n ? value - 1n : value);
    case 2: return String(value * 2n);
    case 3: return String(random.int(1, 10));
    default: return String(random.int(1, 3));
  }
}

/** A bit string has its bits flipped, another word two letters swapped or one replaced. */
function mutateWord(word: string, random: Random): string {
  const letters = [...word];
  const alphabet = [...new Set(letters)];
  const at = random.int(0, letters.length - 1);
  if (random.int(0, 1) === 0 && letters.length > 1) {
    const other = random.int(0, letters.length - 1);
    [letters[at], letters[other]] = [letters[other]!, letters[at]!];
  } else {
    letters[at] = /^[01]+$/.test(word) ? (letters[at] === '0' ? '1' : '0') : random.pick(alphabet);
  }
  return letters.join('');
}
