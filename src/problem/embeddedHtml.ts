import { readHtml } from './fromHtml';

const TAGS = /<(?:pre|table|p|div|br|sub|sup|h[1-6]|ul|ol|strong|b|code|details|center|font|span|section)\b[^<>]*>/i;
const LEFT_OVER = /<\/?(?:p|div|span|center|font|strong|b|em|i|u|ul|ol|details|summary|section|article|var|small|big|a|img|hr)\b[^<>]*>/gi;

/** Markdown with elements of HTML in it: blocks and tables become fences, the rest of the tags its plain meaning. */
export function withoutHtml(source: string): string {
  const markdown = source.includes('{%') ? withoutJekyll(source) : source;
  if (!TAGS.test(markdown)) return markdown;
  return splitFences(markdown).map((part) => (part.fenced ? part.text : convert(part.text))).join('\n');
}

/** Jekyll has its own way to write a fence. */
const withoutJekyll = (source: string): string => source
  .replace(/^\{% *(?:end)?highlight\b[^%\n]*%\}[ \t]*$/gm, '```')
  .replace(/^\{% *(?:end)?raw *%\}[ \t]*\n/gm, '');

function convert(text: string): string {
  if (!TAGS.test(text)) return text;
  return splitFences(replaceElements(replaceElements(pastedStatement(text), 'table'), 'pre'))
    .map((part) => (part.fenced ? part.text : inlineTags(part.text)))
    .join('\n');
}

/** A judge's whole statement pasted among Markdown, read as the page it is from. */
function pastedStatement(text: string): string {
  const start = text.search(/<div\b[^<>]*\bclass="problem-statement"/);
  const end = text.lastIndexOf('</div>') + '</div>'.length;
  return start < 0 || end < start ? text : `${text.slice(0, start)}\n\n${readHtml(text.slice(start, end)).statement}\n\n${text.slice(end)}`;
}

function inlineTags(text: string): string {
  if (!text.includes('<')) return text;
  return text
    .replace(/<li\b[^<>]*>\s*/gi, '\n- ').replace(/<\/li>/gi, '')
    .replace(/<h([1-6])\b[^<>]*>([^\n]{0,300}?)<\/h\1>/gi, (_, level: string, inner: string) => `\n\n${'#'.repeat(Number(level))} ${inner.trim()}\n\n`)
    .replace(/<(?:strong|b)>([^<>\n]{1,80})<\/(?:strong|b)>/gi, '**$1**')
    .replace(/<code>([^<>\n]{1,200})<\/code>/gi, '`$1`')
    .replace(/<su([bp])>([^<>\n]{1,60})<\/su[bp]>/gi, (_, kind: string, inner: string) => {
      const mark = kind === 'b' || kind === 'B' ? '_' : '^';
      return `${mark}${/^\w$|^\d+$/.test(inner) ? inner : `{${inner}}`}`;
    })
    // In a table of Markdown a break stays within its cell.
    .replace(/^(?!\s*\|).*<br\s*\/?>.*$/gim, (line) => line.replace(/<br\s*\/?>/gi, '\n').replace(/\n$/, ''))
    .replace(/<\/(?:p|div|ul|ol)>/gi, '\n\n')
    .replace(LEFT_OVER, '')
    .replace(/&nbsp;/g, ' ').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, '&');
}

/** Each `<tag>…</tag>` read as HTML. */
function replaceElements(text: string, tag: string): string {
  const open = new RegExp(`<${tag}\\b[^<>]*>`, 'gi');
  const close = new RegExp(`</${tag}\\s*>`, 'gi');
  let result = '';
  let from = 0;
  for (let found = open.exec(text); found; found = open.exec(text)) {
    close.lastIndex = open.lastIndex;
    const end = close.exec(text);
    if (!end) break;
    result += `${text.slice(from, found.index)}\n\n${readHtml(text.slice(found.index, close.lastIndex)).statement}\n\n`;
    from = open.lastIndex = close.lastIndex;
  }
  return result + text.slice(from);
}

/** The text by turns outside and inside fences. */
export function splitFences(markdown: string): { text: string; fenced: boolean }[] {
  const parts: { text: string; fenced: boolean }[] = [];
  let lines: string[] = [];
  let open: string | null = null;
  const close = (fenced: boolean) => {
    if (lines.length > 0) parts.push({ text: lines.join('\n'), fenced });
    lines = [];
  };
  for (const line of markdown.split('\n')) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (open === null && mark) {
      close(false);
      open = mark;
      lines.push(line);
    } else if (open !== null && mark?.startsWith(open) && line.trim() === mark) {
      lines.push(line);
      close(true);
      open = null;
    } else {
      lines.push(line);
    }
  }
  close(open !== null);
  return parts;
}
