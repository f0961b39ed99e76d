/** One line of plain text, with nothing in it that Markdown would bring to life, and no character that hides or turns others. */
export function inlineText(value: string): string {
  return value.replace(/\p{C}/gu, ' ').replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|]/g, '\\$&').trim();
}

/** A code block whose fence is longer than any in the text. */
export function fenced(value: string, language = ''): string {
  const longest = Math.max(2, ...[...value.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const body = value.replace(/\r\n?/g, '\n');
  return `${fence}${language}\n${body}${body.endsWith('\n') || body === '' ? '' : '\n'}${fence}`;
}
