import { isBlank } from './text';

/** Words that make sentences and hardly ever data, of the languages that statements are written in. */
const SENTENCE_WORDS = new Set(`the is are was be of and we you they it in on at to for from with this that these those can there each
  so since because if then thus hence
  therefore not no only has have must will which where when after before all any its your note first second third contains contain print output given
  в на и по из для не что это этого можно нужно если то так как только первой первая первый второй второму строке числа число ответ есть но все при между
  le les la des est une un en et que pour dans el los las una es se por para con der die das ist und ein eine mit den
  o os as é uma não com do da de nie jest na w si że`
  .split(/\s+/));

const LETTERS = /\p{L}[\p{L}\p{M}'’-]*/gu;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** Whether a paragraph reads as sentences of a language rather than as data. */
export function isProse(text: string): boolean {
  const head = text.slice(0, 600);
  const wide = head.match(WIDE)?.length ?? 0;
  if (wide >= 6 || (wide >= 2 && /[。，、；：！？]/.test(head))) return true;
  const words = head.match(LETTERS) ?? [];
  if (words.length < 3) return false;
  const known = words.filter((word) => SENTENCE_WORDS.has(word.toLowerCase())).length;
  const ends = /[.!?:;]["')\]*_]*\s*$/m.test(head);
  const lower = words.filter((word) => word.length > 1 && word === word.toLowerCase()).length;
  return known >= 2 || (known >= 1 && (ends || words.length >= 5)) || (ends && lower >= 2 && words.length >= 4);
}

/** Whether a text tells what an input or output looks like, as a statement's section does. */
export function describesFormat(text: string): boolean {
  return isProse(text) && FORMAT_PHRASE.test(text.slice(0, 400));
}

/** Whether a few words name the kind of what is read or written ("Two integers") instead of being it; `words = ["a"]` is data. */
export function namesKind(text: string): boolean {
  return !/^\s*[\p{L}_]\w*\s*=/u.test(text) && KIND.test(text.slice(0, 400));
}

const KIND = new RegExp([
  '(?<!\\p{L})(?:integers?|numbers?|strings?|arrays?|permutations?|matri(?:x|ces)|цел(?:ое|ых|ые)|чис(?:ло|ла|ел)|строка)(?!\\p{L})', '整数|字符串|文字列',
].join('|'), 'iu');

const FORMAT_PHRASE = new RegExp([
  '\\b(?:first|second|next|each|every|single|only|last|following|one) (?:\\w+ )?(?:lines?|integers?|numbers?|strings?|test)\\b',
  '\\b(?:input|output|file|line|it|program|you|answer) (?:\\w+ ){0,2}(?:contains?|consists?|starts?|begins?|given|must|should|is|are|has)\\b',
  '^\\W*(?:print|output|write|display|return|read|for each|for every|if|on the|in the|there (?:is|are)|a single|one|an?|the|your)\\b',
  'строк|выведите|вывести|вводится|содержит|файл|данн', '行|整数|输出|輸出|输入|一个|出力|入力|与えられ|표준|줄|출력|주어',
  '\\b(?:línea|linea|linha|ligne|zeile|wiersz|contiene|contém|contient|enthält|zawiera|imprim|affiche)',
].join('|'), 'iu');

/**
 * Whether `next`, after a blank line, goes on with the data of `first`: it must be made of the same kinds of tokens.
 * Numbers do not turn into words, and sentences come after data, not in it, unless the data begins the same way.
 */
export function continuesData(first: string, next: string): boolean {
  if (isBlank(next)) return false;
  const [head, tail] = [tokenKinds(first), tokenKinds(next)];
  const opening = openingOf(next);
  if (opening !== null && opening === openingOf(first)) return true;
  if (isProse(next)) return false;
  for (const kind of tail) if (!head.has(kind)) return false;
  return true;
}

/** The word that counts off parts of an output, as in `Case #2:`. */
function openingOf(text: string): string | null {
  return /^\s*(\p{L}+) ?#?\d+\b/u.exec(text)?.[1]?.toLowerCase() ?? null;
}

function tokenKinds(text: string): Set<string> {
  const kinds = new Set<string>();
  for (const [token] of text.slice(0, 4000).matchAll(/\S+/g)) {
    // Questions and the answer of an interaction.
    if (/^[?!]$/.test(token)) kinds.add('?');
    else if (/^[-+]?\d[\d.,]*(?:e[-+]?\d+)?$/i.test(token)) kinds.add('number');
    else if (/^[\p{L}\d]+$/u.test(token)) kinds.add('word');
    else for (const mark of token.replace(/[\p{L}\d]/gu, '')) kinds.add(mark);
  }
  return kinds;
}
