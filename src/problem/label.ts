import { LEXICON, LONGEST_CJK_WORD, type Role } from './lexicon';

/** What a heading or a label says of the text after it. */
export interface Label {
  /** `example` heads examples without telling input from output; `section` is any other known part of a statement. */
  readonly role: 'input' | 'output' | 'example' | 'explanation' | 'section';
  /** Whether it is an example's ("Sample Input") or only may be ("Input"). */
  readonly sample: boolean;
  /** Which stream a section describes ("Input Format"), where it says so. */
  readonly stream: 'input' | 'output' | 'both' | null;
  readonly number: string | null;
  /** What follows on the same line: `nums = [1,2]` of `Input: nums = [1,2]`. */
  readonly rest: string;
  /** How it is set (`#3`, `**`, `---`, letters' case, colon), for labels of one kind look alike. */
  readonly style: string;
  /** Set apart by markup and not by words alone. */
  readonly marked: boolean;
}

const LONGEST_LABEL = 80;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]/u;
const PIECE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+|\p{L}[\p{L}\p{M}'’-]*|\d+(?:[.-]\d+)?|[^\s]/gu;

/** Labels of short lines seen before, for statements repeat theirs; emptied when full, so that it stays small. */
const known = new Map<string, Label | null>();
const MOST_KNOWN = 1000;
const LONGEST_KNOWN = 60;

/** The label a line is or begins with; `null` for any other line. */
export function labelOf(line: string): Label | null {
  if (!mayBeLabel(line)) return null;
  if (line.length > LONGEST_KNOWN) return readLabel(line);
  let label = known.get(line);
  if (label === undefined) {
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(line, label = readLabel(line));
  }
  return label;
}

function readLabel(line: string): Label | null {
  const { text, markup } = withoutMarkup(line);
  return wholeLabel(text, markup) ?? boldLabel(text) ?? inlineLabel(text, markup);
}

/** Every word of a label is listed, its first one too: most lines are told from labels by that alone. */
function mayBeLabel(line: string): boolean {
  const word = /\p{L}[\p{L}\p{M}'’]*/u.exec(line.slice(0, LONGEST_LABEL))?.[0];
  if (word === undefined) return false;
  const small = word.normalize('NFKC').toLowerCase();
  return CJK.test(word[0]!) || LEXICON.has(small) || COMPOUND.test(small) || /[’\u0300-\uFFFF]/.test(word);
}

function wholeLabel(text: string, markup: string): Label | null {
  if (text.length > LONGEST_LABEL) return null;
  const bold = /^(\*\*|__|\*|_|`)(.*?)\1\s*([:：]?)$/.exec(text);
  const bare = bold ? bold[2]! + bold[3]! : text;
  const [, before, after] = /^([^:：]*)[:：]\s*([^\s].*)$/.exec(bare) ?? [];
  const style = markup + (bold?.[1] ?? '');
  if (before === undefined || after === undefined) return classify(bare, style, '');
  // "Example 1: Input" is a label as a whole; "Output: 6" is one with data.
  const [first, second] = [classify(before, style, ''), classify(after, style, '')];
  return first?.role === 'example' && second && second.stream !== null ? classify(bare.replace(/[:：]/, ' '), style, '') : null;
}

/** `**Input:** 3 4` */
function boldLabel(text: string): Label | null {
  const found = /^(\*\*|__)(.{1,60}?)\1\s*[:：]?\s*(.+)$/.exec(text);
  return found && classify(found[2]!, found[1]!, found[3]!);
}

/** `Input: 3 4` */
function inlineLabel(text: string, markup: string): Label | null {
  const colon = text.slice(0, LONGEST_LABEL).search(/[:：]/);
  if (colon < 1) return null;
  return classify(text.slice(0, colon + 1), markup, text.slice(colon + 1).replace(/^ +/, ''));
}

function withoutMarkup(line: string): { text: string; markup: string } {
  let text = line.trim();
  let markup = '';
  const take = (pattern: RegExp, name: (found: RegExpExecArray) => string) => {
    const found = pattern.exec(text);
    if (!found) return;
    markup += name(found);
    text = text.slice(found[0].length).trim();
  };
  take(/^(?:> ?)+/, () => '>');
  take(/^#{1,6}(?=[^#\d])/, (found) => `#${found[0].length}`);
  take(/^[-*+•●■◆▼▶□◇]\s+|^[■◆▼▶●□◇]/, () => '-');
  take(/^[-=~*_]{3,}(?=[^-=~*_])/, () => '---');
  if (text.length <= LONGEST_LABEL) text = text.replace(/\s*(?:[-=~]{3,}|#{1,6})$/, '');
  return { text, markup };
}

/** Brackets that set a heading apart: 【输入格式】, [Input]. */
const BRACKETED = /^(?:【(.+)】|\[(.+)\]|〔(.+)〕|「(.+)」|《(.+)》|〖(.+)〗|＜(.+)＞|<(.+)>)\s*[:：]?$/;

function classify(raw: string, markup: string, rest: string): Label | null {
  const text = raw.replace(/[*_`]+/g, ' ').trim();
  if (text.length === 0 || text.length > LONGEST_LABEL) return null;
  const bracketed = BRACKETED.exec(text);
  const inner = bracketed?.slice(1).find((group) => group !== undefined) ?? text;
  const words = rolesOf(inner.replace(/[(（[][^()（）[\]]*[)）\]]/g, ' ').replace(/[:：]\s*$/, ''));
  if (!words) return null;
  const meaning = meaningOf(words.roles);
  if (!meaning) return null;
  const marked = markup !== '' || bracketed !== null;
  const style = [markup, bracketed ? '[]' : '', caseOf(inner), /[:：]$/.test(text) ? ':' : '', rest ? '…' : ''].join('|');
  return { ...meaning, number: words.number, rest, style, marked };
}

function meaningOf(roles: readonly Role[]): Pick<Label, 'role' | 'sample' | 'stream'> | null {
  const has = (role: Role) => roles.includes(role);
  const sample = has('sample');
  const [input, output] = [roles.indexOf('input'), roles.indexOf('output')];
  let stream: Label['stream'] = input >= 0 && output >= 0 ? 'both' : input >= 0 ? 'input' : output >= 0 ? 'output' : null;
  if (stream === 'both' && has('for')) stream = input < output ? 'input' : 'output';
  if (has('explanation')) return { role: stream && !sample && has('format') ? 'section' : 'explanation', sample, stream };
  if (has('section') || has('format')) return { role: 'section', sample: false, stream };
  if (stream === 'input' || stream === 'output') return { role: stream, sample, stream };
  if (sample) return { role: 'example', sample, stream };
  return stream ? { role: 'section', sample, stream } : null;
}

/** The roles of a text all of whose words are known, else `null`. */
function rolesOf(text: string): { roles: Role[]; number: string | null } | null {
  const roles: Role[] = [];
  let number: string | null = null;
  let last = '';
  for (const [piece] of asWord(text.normalize('NFKC').toLowerCase()).matchAll(PIECE)) {
    if (/^\d/.test(piece)) {
      number ??= piece;
      continue;
    }
    const found = CJK.test(piece) && !LEXICON.has(piece) ? cjkRoles(piece) : wordRoles(piece);
    // "Output Output" is data and no label.
    if (!found || piece === last && found.some((role) => role === 'input' || role === 'output')) return null;
    last = piece;
    roles.push(...found);
  }
  return { roles, number };
}

/** Words written as one with the one they stand before: Beispieleingabe, voorbeelduitvoer, exempelindata. */
const COMPOUND = /^(beispiel|voorbeeld|exempel|eksempel|minta|esimerkki)(?=\p{L}{4})/u;

/** Vietnamese writes its words by syllables, which mean too much alone. */
const asWord = (text: string): string => text.replace(/(?:đầu|dữ liệu) vào/g, 'input').replace(/(?:đầu|dữ liệu) ra|kết quả/g, 'output');

function wordRoles(word: string): Role[] | null {
  const whole = LEXICON.get(word) ?? LEXICON.get(word.replace(/’/g, "'"));
  if (whole) return [whole];
  const parts = word.replace(COMPOUND, '$1-').split('-').filter(Boolean);
  const roles = parts.map((part) => LEXICON.get(part));
  return parts.length > 1 && roles.every((role) => role !== undefined) ? roles : null;
}

/** Longest match first, for these scripts set no blanks between words. */
function cjkRoles(run: string): Role[] | null {
  const roles: Role[] = [];
  for (let at = 0; at < run.length;) {
    let length = Math.min(LONGEST_CJK_WORD, run.length - at);
    while (length > 0 && !LEXICON.has(run.slice(at, at + length))) length--;
    if (length === 0) return null;
    roles.push(LEXICON.get(run.slice(at, at + length))!);
    at += length;
  }
  return roles;
}

function caseOf(text: string): string {
  const letters = text.replace(/[^\p{L}]/gu, '');
  if (letters === letters.toUpperCase()) return letters === letters.toLowerCase() ? '' : 'AA';
  return letters === letters.toLowerCase() ? 'aa' : 'Aa';
}
