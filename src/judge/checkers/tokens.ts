/**
 * Comparing outputs token by token, after AlphaCode (Li et al. 2022, A.2): white space is ignored, words are
 * case-insensitive, real numbers may differ by `tolerance`, absolutely or relatively. Two whole numbers must be equal
 * digit for digit however large they are, which a comparison of doubles would not see above 2^53.
 */
import { say } from '../../say';

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const WHOLE = /^([+-]?)0*(\d+)$/;

/** Where two outputs first part; `null` as a token means that this side had come to its end. */
export interface Difference {
  /** Counted from 1. */
  readonly token: number;
  /** Line of the first differing token on the expected side (on the actual side where nothing more was expected), from 1. */
  readonly line: number;
  readonly expected: string | null;
  readonly actual: string | null;
}

/** White space as C's `isspace` has it. */
function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

/** Index of the first character at or after `from` that is not white space. */
function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** Index after the token that starts at `from`. */
function tokenEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** Whole numbers in one spelling (`+5`, `-0` and `007` become `5`, `0` and `7`), or `null`. */
function wholeNumber(token: string): string | null {
  const match = WHOLE.exec(token);
  if (!match) return null;
  return match[1] === '-' && match[2] !== '0' ? `-${match[2]!}` : match[2]!;
}

function sameToken(expected: string, actual: string, tolerance: number): boolean {
  if (expected === actual) return true;
  if (NUMBER.test(expected) && NUMBER.test(actual)) return sameNumber(expected, actual, tolerance);
  return expected.toLowerCase() === actual.toLowerCase();
}

function sameNumber(expected: string, actual: string, tolerance: number): boolean {
  const whole = wholeNumber(expected);
  const other = wholeNumber(actual);
  if (whole !== null && other !== null) {
    // A string of digits with a leading zero ("0010") is not a number: an answer in binary must keep its zeros.
    return whole === other && !hasLeadingZeros(expected) && !hasLeadingZeros(actual);
  }
  const wanted = Number(expected);
  const got = Number(actual);
  if (wanted === got) return true;
  const gap = Math.abs(wanted - got);
  return gap <= tolerance * Math.max(1, Math.abs(wanted)) * (1 + 1e-9) + Number.MIN_VALUE && Number.isFinite(gap);
}

function hasLeadingZeros(token: string): boolean {
  return /^[+-]?0\d/.test(token);
}

/**
 * The first token in which two outputs differ, or `null` where they are equal. One pass and no copy of equal text, so
 * that megabytes of output cost milliseconds.
 */
export function firstDifference(expected: string, actual: string, tolerance: number): Difference | null {
  if (expected === actual) return null;
  let e = 0;
  let a = 0;
  for (let token = 1; ; token++) {
    e = skipSpace(expected, e);
    a = skipSpace(actual, a);
    if (e === expected.length && a === actual.length) return null;
    const eStart = e;
    const aStart = a;
    while (e < expected.length && a < actual.length) {
      const code = expected.charCodeAt(e);
      if (code !== actual.charCodeAt(a) || isSpace(code)) break;
      e++;
      a++;
    }
    const eDone = e === expected.length || isSpace(expected.charCodeAt(e));
    const aDone = a === actual.length || isSpace(actual.charCodeAt(a));
    if (eDone && aDone && e > eStart) continue;
    e = tokenEnd(expected, e);
    a = tokenEnd(actual, a);
    const wanted = e > eStart ? expected.slice(eStart, e) : null;
    const got = a > aStart ? actual.slice(aStart, a) : null;
    if (wanted !== null && got !== null && sameToken(wanted, got, tolerance)) continue;
    const line = wanted === null ? lineOf(actual, aStart) : lineOf(expected, eStart);
    return { token, line, expected: wanted, actual: got };
  }
}

/** Are two outputs equal but for white space, case and `tolerance`? */
export function tokensEqual(expected: string, actual: string, tolerance: number): boolean {
  return firstDifference(expected, actual, tolerance) === null;
}

/** A difference in a sentence, long tokens cut. */
export function describeDifference({ token, line, expected, actual }: Difference): string {
  if (actual === null) return say`The output ends before token ${token} (line ${line}): expected ${quote(expected ?? '')}.`;
  if (expected === null) return say`The output goes on after its end was expected: ${quote(actual)} (token ${token}, line ${line} of the output).`;
  return say`Token ${token} (line ${line}) differs: expected ${quote(expected)}, found ${quote(actual)}.`;
}

/** At most 60 characters of a token, in quotation marks. */
function quote(token: string): string {
  return `"${token.length > 60 ? `${token.slice(0, 57)}…` : token}"`;
}

function lineOf(text: string, index: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < index; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/** The tokens of a text. */
export function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  for (let at = skipSpace(text, 0); at < text.length; ) {
    const end = tokenEnd(text, at);
    tokens.push(text.slice(at, end));
    at = skipSpace(text, end);
  }
  return tokens;
}

/**
 * One spelling for tokens that should count as equal: words in lower case, real numbers rounded. Two numbers within
 * the tolerance usually, not always, share it (no spelling can: closeness is not transitive).
 */
export function canonicalToken(token: string, tolerance: number): string {
  const first = token.charCodeAt(0);
  const mayBeNumber = (first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46;
  if (!mayBeNumber || !NUMBER.test(token)) return token.toLowerCase();
  const whole = wholeNumber(token);
  if (whole !== null) return hasLeadingZeros(token) ? token : whole;
  return canonicalReal(Number(token), tolerance);
}

/**
 * A real number on a grid of `tolerance`, coarser where a double's own noise is. The grid is shifted by an irrational
 * part of a step, since answers such as 1/64 lie exactly between two round decimals.
 */
function canonicalReal(value: number, tolerance: number): string {
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const magnitude = Math.abs(value);
  const fine = magnitude > 1 ? 10 ** (Math.floor(Math.log10(magnitude)) - 9) : 0;
  const step = Math.max(tolerance, fine, 1e-12);
  const decimals = Math.min(12, Math.max(0, Math.ceil(-Math.log10(step))));
  const rounded = (Math.floor(value / step + 0.381966) * step).toFixed(decimals);
  const plain = rounded.includes('.') ? rounded.replace(/\.?0+$/, '') : rounded;
  return plain === '-0' ? '0' : plain;
}
