/** The blocks of code in what a model wrote, each as it would stand in a file. */

export interface Block {
  readonly text: string;
  /** The fence's own word for the language; empty when it has none. */
  readonly info: string;
  readonly closed: boolean;
}

interface Fence { readonly before: string; readonly fence: string; readonly after: string }

/** The last fence of a line. By hand: what a model writes may be made to keep a regular expression busy. */
function fenceIn(line: string): Fence | null {
  for (const mark of ['`', '~']) {
    const last = line.lastIndexOf(mark.repeat(3));
    if (last < 0) continue;
    let start = last;
    while (line[start - 1] === mark) start -= 1;
    const after = line.slice(last + 3);
    if (!after.includes('`')) return { before: line.slice(0, start), fence: line.slice(start, last + 3), after };
  }
  return null;
}

/** The word for the language that opens a block. */
const infoOf = (fence: Fence): string => /^[ \t]*\{?\.?([\w+#.-]*)/.exec(fence.after)![1]!;

/** Fenced blocks in their order; where there is no fence, those of `<pre>` and `<code>`, of JSON, or of one line. The last may lack its end. */
export function blocksOf(text: string): Block[] {
  const fenced = fencedBlocks(text);
  const blocks = fenced.length > 0 ? fenced : unfencedBlocks(text);
  return blocks.flatMap((block) => inJson(block.text) ?? [block]).map((block) => ({ ...block, text: tidy(block) })).filter((block) => block.text.trim() !== '');
}

function fencedBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  const lines = text.split('\n');
  const lastQuote = lines.findLastIndex((line) => /"""|'''|\*\//.test(line));
  for (let start = 0; start < lines.length; start += 1) {
    const opening = fenceIn(lines[start]!);
    if (!opening) continue;
    const before = opening.before.trim();
    const info = infoOf(opening);
    // A fence may stand after prose on its line, when a language's name follows it.
    if (before !== '' && !/^(?:[-*+]|\d+[.)]|>.*)$/.test(before) && info === '') continue;
    if (/^(markdown|md)$/i.test(info)) continue; // what it holds is read as if it stood alone
    const end = endOf(lines, start + 1, opening.fence, lastQuote);
    const body = lines.slice(start + 1, end);
    const last = end < lines.length ? fenceIn(lines[end]!)!.before : '';
    const whole = [...body, ...(last.trim() === '' ? [] : [last])];
    blocks.push({ text: undented(before.startsWith('>') ? whole.map(unquoted) : whole), info, closed: end < lines.length });
    start = end;
  }
  return blocks;
}

/** The line that closes a fence: alone on its line and not within a string or comment of the code; else at the end of a line of code. */
function endOf(lines: readonly string[], start: number, fence: string, lastQuote: number): number {
  let quoted = false;
  let glued = -1;
  for (let at = start; at < lines.length; at += 1) {
    const line = lines[at]!;
    const found = fenceIn(line);
    const closes = found !== null && found.after.trim() === '' && found.fence[0] === fence[0] && found.fence.length >= fence.length;
    if (closes && /^[\s>]*$/.test(found.before)) {
      // A string that nothing ends is a slip of the code's, not a reason to go on.
      if (!quoted || lastQuote <= at) return at;
    } else if (closes && glued < 0 && !/^\s*(?:#|\/\/)/.test(found.before)) {
      glued = at;
    } else if (glued >= 0 && found && infoOf(found) !== '') {
      return glued;
    }
    if (togglesQuote(line, quoted)) quoted = !quoted;
  }
  return glued >= 0 ? glued : lines.length;
}

function togglesQuote(line: string, quoted: boolean): boolean {
  const code = line.replace(/\/\*.*?\*\//g, '');
  return (code.match(/"""|'''/g)?.length ?? 0) % 2 === 1 || (quoted ? /\*\//.test(code) : /\/\*/.test(code) && !/["'#].*\/\*/.test(code));
}

const unquoted = (line: string): string => line.replace(/^\s*> ?/, '');

/** A block in a list is indented as a whole. */
function undented(lines: readonly string[]): string {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)![0]);
  const common = indents.reduce((shortest, indent) => indent.length < shortest.length ? indent : shortest, indents[0] ?? '');
  return lines.map((line) => line.startsWith(common) ? line.slice(common.length) : line.trimStart()).join('\n');
}

function unfencedBlocks(text: string): Block[] {
  const tagged = inTags(text);
  if (tagged.length > 0) return tagged;
  const single = /^\s*(`{1,3})(?:(python3?|py|cpp|c\+\+|javascript|js|ruby)[ \t]+)?([^`\n]+)\1\s*$/i.exec(text);
  if (single) return [{ text: single[3]!, info: single[2] ?? '', closed: true }];
  return inJson(text) ?? [];
}

/** What stands between `<pre>` or `<code>` and its end. */
function inTags(text: string): Block[] {
  const blocks: Block[] = [];
  let open: { readonly name: string; readonly at: number } | null = null;
  for (const { 0: tag, 1: slash, 2: name, index } of text.matchAll(/<(\/?)(pre|code)\b[^<>]{0,200}>/gi)) {
    if (slash === '') open ??= { name: name!, at: index + tag.length };
    else if (open !== null && open.name === name) {
      const inner = text.slice(open.at, index).replace(/^\s*<code\b[^<>]*>|<\/code>\s*$/gi, '');
      if (inner.includes('\n')) blocks.push({ text: inner, info: '', closed: true });
      open = null;
    }
  }
  return blocks;
}

/** A program as a string of a JSON object. */
function inJson(text: string): Block[] | null {
  if (!/^\s*\{\s*"/.test(text)) return null;
  let data: unknown;
  try { data = JSON.parse(text); } catch { return null; }
  const strings = Object.entries(data as object).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const code = strings.find(([key, value]) => /code|program|source|solution|answer/i.test(key) && value.trim() !== '');
  const language = strings.find(([key]) => /^lang/i.test(key))?.[1];
  return code ? [{ text: code[1], info: language ?? '', closed: true }] : null;
}

/** As it was before it went through HTML, a word processor or a listing, and without a language's name as its first line. */
export function tidy({ text, info }: Pick<Block, 'text' | 'info'>): string {
  const plain = text.replace(/[\u200B-\u200D\u2060\uFEFF\u00AD]/g, '').replaceAll('\u00A0', ' ').replace(/^(?:[ \t]*\n)+/, '');
  const code = withoutLineNumbers(/^(diff|patch)$/i.test(info) ? patched(plain) : unescaped(plain));
  return straightQuotes(code).replace(/^\s*(cpp|c\+\+|python3?|py|java|rust|go|javascript)\n/i, '');
}

function unescaped(text: string): string {
  const isEscaped = /#include\s*&lt;|&lt;&lt;|&lt;bits|&quot;|&#39;/.test(text) ? !/#include\s*</.test(text) : /[\s\w)\]]&(?:lt|gt);[=\s\w(&]/.test(text) && !/[<>]/.test(text);
  return isEscaped ? text.replace(/&(lt|gt|quot|#39|apos|nbsp|amp);/g, (_, name: string) => ENTITIES[name]!) : text;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': '\'', apos: '\'', nbsp: ' ', amp: '&' };

/** What a difference makes of a file that holds nothing else. */
function patched(text: string): string {
  return text.split('\n').filter((line) => !/^(?:-|@@|\+\+\+|diff |index )/.test(line)).map((line) => line.replace(/^[+ ]/, '')).join('\n');
}

function withoutLineNumbers(text: string): string {
  const lines = text.trimEnd().split('\n');
  const isNumbered = lines.length > 1 && lines.every((line, at) => Number(/^\s*(\d+)(?:[:|.]?\s|$)/.exec(line)?.[1]) === at + 1);
  return isNumbered ? undented(lines.map((line) => line.replace(/^\s*\d+[:|.]?/, ''))) : text;
}

/** Typographic ones that stand where a language has its own. */
function straightQuotes(text: string): string {
  const double = text.includes('"') ? text : text.replace(/[\u201C\u201D]/g, '"');
  return double.includes('\'') ? double : double.replace(/[\u2018\u2019]/g, '\'');
}
