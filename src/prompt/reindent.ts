/** Second rung of the YAML ladder: the texts under known keys are taken by their keys, whatever they hold and however they are indented. */

/** What stands under a key: free text, a list of texts, or anything else (a word, a number, a list of maps). */
export type KeyKind = 'text' | 'items' | 'plain';

interface KeyLine { readonly lead: string; readonly key: string; readonly rest: string; /** Column of the key itself. */ readonly column: number }

/** Writes the reply anew with every free text as a quoted scalar, so that colons, tabs, `|` and lost indentation do no harm. */
export function reindent(text: string, keys: Readonly<Record<string, KeyKind>>): string {
  const lines = text.split('\n');
  const out: string[] = [];
  let at = 0;
  while (at < lines.length) {
    const found = keyLine(lines[at]!, keys);
    const kind = found ? keys[found.key] : undefined;
    if (!found || kind === 'plain') {
      if (found || isContinuation(lines[at]!)) out.push(untabbed(lines[at]!));
      at += 1;
      continue;
    }
    const end = bodyEnd(lines, at, found, keys);
    const body = lines.slice(at + 1, end);
    const value = kind === 'text' ? textValue(found.rest, body) : itemsValue(found.rest, body);
    out.push(`${untabbed(found.lead)}${found.key}: ${value}`);
    at = end;
  }
  return out.join('\n');
}

/** Is the line part of a structure that is left as it is? Prose at the margin is not. */
function isContinuation(line: string): boolean {
  return line.trim() === '' || /^(\s|-\s)/.test(line);
}

function untabbed(line: string): string {
  return line.replace(/^[\t \u00A0]+/, (lead) => lead.replaceAll('\t', '  ').replaceAll('\u00A0', ' '));
}

function keyLine(line: string, keys: Readonly<Record<string, KeyKind>>): KeyLine | null {
  const match = /^([ \t\u00A0]*(?:- +)?)(["']?)([A-Za-z_][\w-]*)\2[ \t]*:(?:[ \t]+(.*)|[ \t]*)$/.exec(line);
  if (!match || !(match[3]! in keys)) return null;
  const lead = match[1]!;
  return { lead, key: match[3]!, rest: (match[4] ?? '').trim(), column: untabbed(lead).length };
}

/** The line after the text of `found`: the next known key that stands no deeper than it. */
function bodyEnd(lines: readonly string[], start: number, found: KeyLine, keys: Readonly<Record<string, KeyKind>>): number {
  for (let at = start + 1; at < lines.length; at += 1) {
    const next = keyLine(lines[at]!, keys);
    if (next && next.column <= found.column) return at;
  }
  return lines.length;
}

function textValue(rest: string, body: readonly string[]): string {
  if (isWholeQuoted(rest) && body.every((line) => line.trim() === '')) return rest;
  const inline = isBlockHeader(rest) ? [] : [rest];
  return JSON.stringify([...inline, ...dedented(body)].join('\n').replace(/^(?:[ \t]*\n)+|\s+$/g, ''));
}

function itemsValue(rest: string, body: readonly string[]): string {
  if (rest !== '' && !isBlockHeader(rest)) {
    return /^\[.*\]$/.test(rest) ? JSON.stringify(flowItems(rest.slice(1, -1))) : rest.startsWith('[') ? rest : JSON.stringify(rest);
  }
  const items: string[][] = [];
  const dash = Math.min(...body.flatMap((line) => { const match = /^(\s*)[-*•] /.exec(line); return match ? [match[1]!.length] : []; }));
  for (const line of body) {
    const item = /^(\s*)[-*•] +(.*)$/.exec(line);
    if (item && item[1]!.length === dash) items.push([/^[|>][-+\d]*$/.test(item[2]!.trim()) ? '' : unquoted(item[2]!)]);
    else if (line.trim() !== '') items.at(-1)?.push(line.trim());
  }
  return `[${items.map((item) => JSON.stringify(item.join('\n').trim())).join(', ')}]`;
}

/** The items between the brackets of a list, whatever they hold; commas within quotes part nothing. */
function flowItems(text: string): string[] {
  return [...text.matchAll(/\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,]+)/g)].map(([, item]) => unquoted(item!).trim()).filter((item) => item !== '');
}

function unquoted(text: string): string {
  const match = /^(["'])(.*)\1$/.exec(text.trim());
  return match ? match[2]! : text;
}

function isBlockHeader(rest: string): boolean {
  return /^(?:[|>][-+\d]*(?:\s+#.*)?)?$/.test(rest);
}

/** A quoted scalar that ends on its line, with no quote of its kind bare inside. */
function isWholeQuoted(rest: string): boolean {
  return /^"(?:[^"\\]|\\.)*"$/.test(rest) || /^'(?:[^']|'')*'$/.test(rest);
}

function dedented(body: readonly string[]): string[] {
  let common: string | null = null;
  for (const line of body) {
    if (line.trim() === '') continue;
    const lead = /^\s*/.exec(line)![0];
    common = common === null ? lead : sharedStart(common, lead);
  }
  const cut = common?.length ?? 0;
  return body.map((line) => line.slice(Math.min(cut, /^\s*/.exec(line)![0].length)).trimEnd());
}

function sharedStart(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return a.slice(0, length);
}
