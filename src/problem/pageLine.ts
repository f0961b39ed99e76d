/** What pages set right under an output: limits, a button, talk of the example. */
const PAGE_LINE = /^\s*(?:(?:time|mem(?:ory)?|source) limit\b|submit solution!?\s*$|\[?(?:problem )?(?:author|setter|source|credit|autor(?: zadania)?|автор)s?\s*:|(?:introductory problems|sorting and searching|graph algorithms|range queries|tree algorithms|string algorithms|advanced techniques|sliding window problems|interactive problems|bitwise operations|construction problems|additional problems i{0,2})\s*$|in (?:the )?(?:\w+ )?sample case\b|(?:代码长度|时间|内存|空间|栈|運行時間|実行時間|メモリ)\s*(?:限制|制限)|(?:시간|메모리) 제한|ограничение по (?:времени|памяти))/i;

/** Heads of what a page shows below its statement, told by the line after them. */
const PAGE_PART = /^\s*(?:\d{4}-\d\d-\d\d \([a-z月火水木金土日]+\)\s*\n\s*\d\d:\d\d:\d\d|hide\s*\n\s*$|metadata\s*\n\s*(?:cpu )?time limit|submit\s*\n\s*(?:log ?in|sign ?in)\b|(?:language|言語)\s*\n.*(?:\+\+|gcc|python|java|rust))/i;

/** Whether a line under an output is the page's and no more of the data; the line after it helps to tell. */
export const isOfPage = (line: string, next = ''): boolean => PAGE_LINE.test(line) || PAGE_PART.test(`${line}\n${next}`);
