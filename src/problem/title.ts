import { labelOf } from './label';
import { isProse } from './prose';
import { isBlank } from './text';

/** Lines that stand above a title or say no title: limits, links, the parts of LeetCode's header. */
const NO_TITLE = /^(?:https?:|@lc|!?\[|\||[-=*_#~`>]+$|<|\$\$)|(?:limit|ограничение|лимит|限制|제한|制限)\b.*\d|^\s*(?:algorithms|database|easy|medium|hard)\b[^a-z]*$|^(?:author|source|url|link|date|language|lang|difficulty|points?|score|rating|tags?|contest|submitted|accepted)\s*:/i;
const NAMED = /^(?:problem(?: name)?|title|task|name|задача|题目(?:名称)?|题名|標題|标题|問題名?|문제)\s*(?:\w{1,3}\s*)?[:：]\s*(\S.{0,120})$/i;

/** The title in the first lines of a statement; `null` when it begins with its text. */
export function readTitle(markdown: string): string | null {
  const lines = markdown.slice(0, 20_000).split('\n');
  let heading: string | null = null;
  let seen = 0;
  for (let at = 0; at < lines.length && seen < 12; at++) {
    const line = lines[at]!.trim();
    if (isBlank(line)) continue;
    if (/^(?:`{3,}|~{3,})/.test(line)) break;
    seen++;
    const named = NAMED.exec(unmarked(line));
    if (named && seen <= 3) return unmarked(named[1]!);
    const level = /^#{1,3}\s+(?=\S)/.exec(line);
    const underlined = /^(?:={3,}|-{3,})$/.test(lines[at + 1]?.trim() ?? '');
    const text = unmarked(line);
    if (level || underlined) {
      if (!labelOf(line) && !NO_TITLE.test(linked(text))) return linked(text);
      continue;
    }
    heading ??= seen === 1 ? plainTitle(line, text) : leetCodeTitle(text);
  }
  return heading;
}

function plainTitle(line: string, text: string): string | null {
  if (text.length > 100 || labelOf(line) || NO_TITLE.test(text) || !/\p{L}/u.test(text)) return null;
  const leetCode = leetCodeTitle(text);
  if (leetCode) return leetCode;
  return /[.,;:。，；：]$/.test(text) || (isProse(text) && text.split(/\s+/).length > 8) || /[。，；]/.test(text) || SENTENCE.test(text) ? null : linked(text);
}

/** A first line that is the beginning of a sentence broken over several. */
const SENTENCE = /^(?:given|you are|you have|there (?:is|are)|write a|find the|we have|let|consider|in this|дано|дан[аы]?|вам|есть|给定|给你|现有)\b.{20,}/i;

const leetCodeTitle = (text: string): string | null => /^\[(\d+)\] (\S.{0,100})$/.exec(text)?.[2] ?? null;

const unmarked = (line: string): string =>
  line.replace(/^#{1,6}\s+/, '').replace(/\s*#+$/, '').replace(/^(\*\*|__|\*|_|`)(.*)\1$/, '$2').replace(/^[=~-]{2,}\s*(.*?)\s*[=~-]{2,}$/, '$1').trim();

const linked = (text: string): string => /^\[([^\]]+)\]\(\S+\)$/.exec(text)?.[1] ?? text;
