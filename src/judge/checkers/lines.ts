/** Comparing outputs whose lines, or the items of whose lines, may come in any order. */
import { canonicalToken, firstDifference, tokensEqual, tokensOf } from './tokens';

/** Beyond this many lines that do not match exactly, closeness of real numbers is no longer tried. */
const MAX_LOOSE_LINES = 1000;

/** The lines of an output that hold a token, in canonical spelling. */
export function canonicalLines(output: string, tolerance: number): string[] {
  const lines: string[] = [];
  for (const line of output.split('\n')) {
    const tokens = tokensOf(line);
    if (tokens.length > 0) lines.push(tokens.map((token) => canonicalToken(token, tolerance)).join(' '));
  }
  return lines;
}

/**
 * Are the lines of two outputs the same multiset? So are outputs whose lines keep their order while the items of each
 * line do not ("print the indices in any order" puts them all on one line).
 */
export function unorderedEqual(expected: string, actual: string, tolerance: number): boolean {
  if (firstDifference(expected, actual, tolerance) === null) return true;
  return sameMultiset(splitLines(expected), splitLines(actual), tolerance) || sameItems(splitLines(expected), splitLines(actual), tolerance);
}

function splitLines(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

function sameItems(expected: readonly string[], actual: readonly string[], tolerance: number): boolean {
  return expected.length === actual.length
    && expected.every((line, index) => sameMultiset(tokensOf(line), tokensOf(actual[index]!), tolerance));
}

function sameMultiset(expected: readonly string[], actual: readonly string[], tolerance: number): boolean {
  if (expected.length !== actual.length) return false;
  const key = (text: string): string => tokensOf(text).map((token) => canonicalToken(token, tolerance)).join(' ');
  const wanted = new Map<string, string[]>();
  for (const text of expected) {
    const group = wanted.get(key(text));
    if (group) group.push(text);
    else wanted.set(key(text), [text]);
  }
  const surplus: string[] = [];
  for (const text of actual) {
    if (wanted.get(key(text))?.pop() === undefined) surplus.push(text);
  }
  return surplus.length <= MAX_LOOSE_LINES && perfectMatching([...wanted.values()].flat(), surplus, tolerance);
}

/** Can each text be paired with one within the tolerance? (Kuhn's algorithm: real numbers may be close to several.) */
function perfectMatching(expected: readonly string[], actual: readonly string[], tolerance: number): boolean {
  const partner = new Map<number, number>();
  const place = (e: number, seen: Set<number>): boolean => {
    for (let a = 0; a < actual.length; a++) {
      if (seen.has(a) || !tokensEqual(expected[e]!, actual[a]!, tolerance)) continue;
      seen.add(a);
      const other = partner.get(a);
      if (other === undefined || place(other, seen)) {
        partner.set(a, e);
        return true;
      }
    }
    return false;
  };
  return expected.every((_, e) => place(e, new Set()));
}
