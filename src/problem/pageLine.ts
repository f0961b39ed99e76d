import { eitherOf, inSequence } from './patterns';

/** What pages set right under an output: limits, a button, talk of the example. */
const PAGE_LINE = inSequence(/^\s*/i, eitherOf(
  /(?:time|mem(?:ory)?|source) limit\b/i,
  /submit solution!?\s*$/i,
  /\[?(?:problem )?(?:author|setter|source|credit|autor(?: zadania)?|автор)s?\s*:/i,
  // The sections that CSES has beside a statement.
  inSequence(eitherOf(
    /introductory problems|sorting and searching|graph algorithms|range queries|tree algorithms|string algorithms/i,
    /advanced techniques|sliding window problems|interactive problems|bitwise operations|construction problems/i,
    /additional problems i{0,2}/i,
  ), /\s*$/i),
  /in (?:the )?(?:\w+ )?sample case\b/i,
  /(?:代码长度|时间|内存|空间|栈|運行時間|実行時間|メモリ)\s*(?:限制|制限)/i,
  /(?:시간|메모리) 제한/i,
  /ограничение по (?:времени|памяти)/i,
));

/** Heads of what a page shows below its statement, told by the line after them. */
const PAGE_PART = inSequence(/^\s*/i, eitherOf(
  /\d{4}-\d\d-\d\d \([a-z月火水木金土日]+\)\s*\n\s*\d\d:\d\d:\d\d/i,
  /hide\s*\n\s*$/i,
  /metadata\s*\n\s*(?:cpu )?time limit/i,
  /submit\s*\n\s*(?:log ?in|sign ?in)\b/i,
  /(?:language|言語)\s*\n.*(?:\+\+|gcc|python|java|rust)/i,
));

/** Whether a line under an output is the page's and no more of the data; the line after it helps to tell. */
export const isOfPage = (line: string, next = ''): boolean => PAGE_LINE.test(line) || PAGE_PART.test(`${line}\n${next}`);
