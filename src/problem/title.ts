import { labelOf } from './label';
import { eitherOf, inSequence } from './patterns';
import { isProse } from './prose';
import { isBlank } from './text';

/** Lines that stand above a title or say no title: limits, links, the parts of LeetCode's header. */
const NO_TITLE = eitherOf(
  /^(?:https?:|@lc|!\[|\[[^\]]*\]\(|\[\[|\||[-=*_#~`>]+$|<|\$\$)/iu,
  /(?:limit|ограничение|лимит|限制|제한|制限)\b.*\d/iu,
  /^\s*(?:algorithms|database|easy|medium|hard)\b[^a-z]*$/iu,
  /^(?:author|source|url|link|date|language|lang|difficulty|points?|score|rating|tags?|topics?|contest|submitted|accepted)\s*:/iu,
  /^(?:темы?|источник|автор|имя \p{L}+ файла)\s*:/iu,
  /^[A-Z][A-Za-z]{1,12} - \d+[A-Z]?\d?$/iu,
);
const NAMED = inSequence(
  /^/i,
  eitherOf(
    /problem(?: (?:name|title))?|title|task|name|exercise|question/i,
    /aufgabe|zadanie|problema|problème|exercice|exercício|ejercicio|esercizio|título|titulo|titre|titel/i,
    /задача|название/i,
    /题目(?:名称)?|题名|標題|标题|問題名?|タイトル|문제(?: ?(?:이름|제목))?|제목/i,
  ),
  /\s*(?:\w{1,3}\s*)?[:：]\s*(?!https?:)(\S.{0,120})$/i,
);

/** What USACO wants at the head of a program: the task by the name of its files. */
const PROGRAM = /^(?:(?:ID|LANG(?:UAGE)?) ?: ?[\w+#]{1,12}|(?:PROG(?:RAM)?|TASK) ?: ?(\w{1,12}))$/;

/** Links, notes and numbers that stand above a title. */
const BESIDE = /^(?:https?:|задача № ?\d+\s*$|(?:author|source|url|link|date|출처|문제 ?(?:출처|링크)|ссылка|链接)\s*[:：])/i;
/** `Problem 3. Crates`, under the name of its contest. */
const NUMBERED = /^((?:Problem|Task|Задача|Задание) (?:№ ?)?(?:\d{1,6}|[A-Z]\d?)\. {1,2}\S.{0,100})$/;
/** `#math #dynamic-programming`, as SPOJ sets its tags under the title. */
const HASHTAGS = /^(?:#[a-z][\w-]*\s*)+$/;
/** Judges' pages set the time limit, or how many solved it, right under the title. */
const LIMIT = inSequence(/^[\s*>_]*/iu, eitherOf(
  /(?:cpu )?time ?limit|l[ií]mite d[ei] t(?:iempo|empo)|tiempo límite|tempo limite|limite de temps|zeitlimit|limit czasu|giới hạn thời gian/iu,
  /ограничение (?:по )?времени|лимит времени/iu,
  /(?:실행 ?)?시간 ?제한|실행 ?시간|実行時間制限|时间限制|時間制限/iu,
  /(?:attempted by|solved by|problem id|success rate|acceptance(?: rate)?|accuracy|difficulty|level)\s*:/iu,
  /(?:by \S.{0,40} )?limits \d+(?:\.\d+)? ?m?s\b/iu,
  /(?:by|por|par|von|di) \p{Lu}\S*(?: \S+){0,5}\s*$/iu,
));
const isLimit = (line: string | undefined): boolean => line !== undefined && LIMIT.test(line);

/** Words of a page's menus, which are copied along with it; `MENU_OR_PART` may head a part of the statement as well. */
const MENU = inSequence(/^/i, eitherOf(
  /hide|home|top|catalog|contests?|gym|problemset|groups|rating|edu|api|calendar|help|problems|ranklists?|jobs|languages|info|premium/i,
  /problem list|submit(?: code)?|my submissions|submissions|status|(?:virtual )?standings|custom invocation|back to home|clarifications/i,
  /results|statistics|hacking|tests|queue|solutions?|ai help|editorial|discuss(?:ions?)?|leaderboard|prepare|tutorials?/i,
  /log ?(?:in|out)|register|sign (?:in|up)|\|/i,
), /$/i);
const MENU_OR_PART = /^(?:problem|statement|task|tasks|description|hints?)$/i;

/** The title in the first lines of a statement; `null` when it begins with its text. */
export function readTitle(markdown: string, headingsOnly = false): string | null {
  const lines = withoutMenus(markdown.slice(0, 20_000).split('\n'));
  let heading: string | null = null;
  /** "Problem B", where nothing better is said. */
  let lettered: string | null = null;
  let seen = 0;
  for (let at = 0; at < lines.length && seen < 12; at++) {
    const line = lines[at]!.trim();
    if (isBlank(line)) continue;
    if (/^(?:`{3,}|~{3,})/.test(line)) break;
    if (!headingsOnly && /^[-*+•] /.test(line)) continue;
    const program = PROGRAM.exec(line);
    if (program) {
      lettered ??= program[1] ?? null;
      continue;
    }
    if (seen === 0 && (BESIDE.test(line) || /^[-=*_#~]{3,}$/.test(line))) continue;
    seen++;
    const named = NAMED.exec(unmarked(line)) ?? NUMBERED.exec(unmarked(line));
    if (named && seen <= 3) return unmarked(named[1]!);
    const below = lines.slice(at + 1, at + 3).find((next) => !isBlank(next))?.trim();
    if (/^\d{1,5}\. \S.{0,100}$/.test(line) && /^(?:solved|easy|medium|hard)$/i.test(below ?? '')) return line;
    if (!headingsOnly && isLimit(lines.slice(at + 1, at + 4).find((next) => !isBlank(next)))) {
      const above = labelOf(line)?.number === null ? null : titleText(unmarked(line));
      if (above) return above;
    }
    // Under the path that leads to a problem its name stands once more.
    if (!headingsOnly && line.length > 3 && line === below && plainTitle(line, line)) return titleText(line);
    const level = !HASHTAGS.test(line) && /^#{1,3}(?:\s+(?=\S)|(?=\p{L}))/u.exec(line);
    const underlined = /^(?:={3,}|-{3,})$/.test(lines[at + 1]?.trim() ?? '');
    const text = unmarked(line);
    if ((level || underlined) && lines.slice(at + 1, at + 6).some((next) => NUMBERED.test(unmarked(next)))) continue;
    if (level || underlined) {
      if (!labelOf(line) && !NO_TITLE.test(linked(text)) && !(text.endsWith('.') && isProse(linked(text)))) return linked(text);
      if (/^problem \w{1,3}$/i.test(text)) lettered ??= text;
      continue;
    }
    heading ??= seen === 1 ? plainTitle(line, text) : leetCodeTitle(text);
  }
  return headingsOnly ? lettered : titleAboveLimit(lines) ?? heading ?? lettered;
}

/** Menus go: two of their words or more one under the other, and such a word above everything that may head a part. */
function withoutMenus(lines: readonly string[]): string[] {
  const kept: string[] = [];
  const isMenu = (text: string): boolean => MENU.test(text) || MENU_OR_PART.test(text);
  let [above, inMenu] = [true, false];
  for (const [at, line] of lines.entries()) {
    const text = line.trim();
    inMenu = isMenu(text) && (inMenu || isMenu(lines[at + 1]?.trim() ?? '') || above && (MENU_OR_PART.test(text) || /^hide$/i.test(text)));
    if (inMenu) continue;
    if (text !== '') above = false;
    kept.push(line);
  }
  const [path = '', title = ''] = kept.filter((line) => !isBlank(line)).map((line) => line.trim());
  // `Problems  classical  Crates`, above `CRATES - Crates`.
  const last = path.split(/\s{2,}|\s*[\/»›>]\s+/).slice(1).at(-1);
  return last && title !== last && title.endsWith(last) ? kept.slice(kept.findIndex((line) => !isBlank(line)) + 1) : kept;
}

/** A page copied whole has its header above the title; the limits below it tell where it is, before any example. */
function titleAboveLimit(lines: readonly string[]): string | null {
  for (let at = 1; at < Math.min(lines.length, 120); at++) {
    const role = labelOf(lines[at]!)?.role;
    if (role === 'input' || role === 'output' || role === 'example' || /^\s*(?:`{3,}|~{3,}|#)/.test(lines[at]!)) return null;
    if (!isLimit(lines[at])) continue;
    const above = lines.slice(Math.max(at - 4, 0), at).filter((line) => !isBlank(line)).at(-1)?.trim();
    return above === undefined ? null : plainTitle(above, unmarked(above));
  }
  return null;
}

const plainTitle = (line: string, text: string): string | null => (labelOf(line) ? null : titleText(text));

function titleText(text: string): string | null {
  if (text.length > 100 || /<=|>=|[≤≥]/.test(text) || NO_TITLE.test(text) || !/\p{L}/u.test(text)) return null;
  const leetCode = leetCodeTitle(text);
  if (leetCode) return leetCode;
  return /[.,;:。，；：]$/.test(text) || (isProse(text) && text.split(/\s+/).length > 8) || /[。，；]/.test(text) || SENTENCE.test(text) ? null : linked(text);
}

/** A first line that is the beginning of a sentence broken over several. */
const SENTENCE = /^(?:given|you are|you have|there (?:is|are)|write a|find the|we have|let|consider|in this|дано|дан[аы]?|вам|есть|给定|给你|现有)\b.{20,}/i;

const leetCodeTitle = (text: string): string | null => /^\[(\d+)\] (\S.{0,100})$/.exec(text)?.[2] ?? null;

const unmarked = (line: string): string => line
  .replace(/^#{1,6}(?:\s+|(?=\p{L}))/u, '')
  .replace(/\s*#+$/, '')
  .replace(/^(\*\*|__|\*|_|`)(.*)\1$/, '$2')
  .replace(/^[=~-]{2,}\s*(.*?)\s*[=~-]{2,}$/, '$1')
  .trim();

/** What pages set on a title's line: a link to the solution, badges, a switch of languages. */
const BESIDE_TITLE = /(?:\s+(?:editorial|解説|다국어|스페셜 저지|서브태스크|solved by \d+\b.*|[/|]))+\s*$/iu;

/** What a title says of its worth: `(25 分)`. */
const POINTS = /\s*[(（[](?:\d{1,4}\s?(?:分|点|점|points?|pts|marks|балл\p{L}*|pontos|puntos|punkte|pkt)(?:, |(?=[)）\]])))+[)）\]]\s*$/iu;

/** Links as their texts; a mere mark for a link goes, and blanks are as a page shows them. */
function linked(text: string): string {
  if (text.length > 300) return text;
  const read = text
    .replace(/\s+/g, ' ')
    .replace(BESIDE_TITLE, '')
    .replace(POINTS, '')
    .replace(/!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?/g, '')
    .replace(/\[((?:[^[\]]|\[[^\]]*\])*)\]\([^\s)]*\)/g, (_, name: string) => (/[\p{L}\d]/u.test(name) ? name : ''))
    .trim();
  return read || text;
}
