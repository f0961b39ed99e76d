/**
 * Text as everything after this file expects it: lines end with `\n`, no byte order mark, no invisible characters,
 * and every kind of blank that is as wide as a space is a space. Tabs and blank lines stay.
 */
export function normaliseText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[\u200B\u200E\u200F\u2060\uFEFF\u00AD\0]/g, '')
    .replace(/[\u00A0\u2002-\u200A\u202F\u205F]/g, ' ');
}

/** An example's text: exactly one newline at the end, the inside untouched. */
export function exampleText(text: string): string {
  const body = normaliseText(text);
  let end = body.length;
  for (let at = end - 1; at >= 0 && ' \t\n'.includes(body[at]!); at--) if (body[at] === '\n') end = at;
  return `${body.slice(0, end)}\n`;
}

export const isBlank = (line: string): boolean => line.trim() === '';

/** `lines` without its blank lines at either end. */
export function trimBlankLines(lines: readonly string[]): string[] {
  let from = 0;
  let to = lines.length;
  while (from < to && isBlank(lines[from]!)) from++;
  while (to > from && isBlank(lines[to - 1]!)) to--;
  return lines.slice(from, to);
}

/** How many blanks every line that is not empty begins with. */
export function commonIndent(lines: readonly string[]): number {
  let common = Infinity;
  for (const line of lines) if (!isBlank(line)) common = Math.min(common, line.length - line.trimStart().length);
  return common === Infinity ? 0 : common;
}

/** Takes `width` blanks off each line; a tab counts as one. */
export function dedent(lines: readonly string[], width = commonIndent(lines)): string[] {
  return lines.map((line) => line.slice(Math.min(width, line.length - line.trimStart().length)));
}

/** A Markdown fence around `text`, long enough not to be closed by what is inside. */
export function fence(text: string, info = ''): string {
  let longest = 2;
  for (const run of text.match(/`{3,}/g) ?? []) longest = Math.max(longest, run.length);
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}${info}\n${text}${text.endsWith('\n') ? '' : '\n'}${ticks}`;
}
