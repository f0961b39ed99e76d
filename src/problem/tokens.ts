import { splitFences } from './embeddedHtml';
import { labelOf, type Label } from './label';
import { pairsOfLines, type Pair } from './exampleTable';
import { commonIndent, dedent, isBlank } from './text';

/** What a Markdown or plain text statement is made of, in its order. */
export type Token =
  | { readonly kind: 'line'; readonly text: string; readonly label: Label | null }
  /** A fenced block, exactly as it stands. */
  | { readonly kind: 'code'; readonly text: string; readonly info: string }
  /** The examples of a table with a column for input and one for output. */
  | { readonly kind: 'pairs'; readonly pairs: readonly Pair[] };

const FENCE = /^(\s*)(`{3,}|~{3,})\s*([^`]*)$/;

/** Splits a statement into lines, fenced blocks and tables of examples. Linear in its length. */
export function tokenize(text: string): Token[] {
  const lines = splitFences(text).flatMap((part) => (part.fenced ? part.text.split('\n') : unquoted(part.text.split('\n'))));
  const closers = new LastFences(lines);
  const tokens: Token[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    const open = FENCE.exec(line);
    if (open && closers.hasAfter(open[2]!, at)) {
      const close = closingLine(lines, open[2]!, at + 1);
      if (close > at) {
        const body = lines.slice(at + 1, close);
        const indent = Math.min(open[1]!.length, commonIndent(body));
        const head = headOf(open[3]!.trim());
        if (head !== null) tokens.push({ kind: 'line', text: head, label: labelOf(head) });
        tokens.push({ kind: 'code', text: dedent(body, indent).join('\n'), info: open[3]!.trim() });
        at = close;
        continue;
      }
    }
    const table = pairsOfLines(lines, at);
    if (table) {
      tokens.push({ kind: 'pairs', pairs: table.pairs });
      at = table.end - 1;
      continue;
    }
    tokens.push({ kind: 'line', text: line, label: isBlank(line) ? null : labelOf(line) });
  }
  return tokens;
}

/** A fence may say itself whose example it is: ```` ```input1 ````. */
function headOf(info: string): string | null {
  const [, stream, number] = /^(in|out)(?:put)?[ _-]?(\d{1,3})$/i.exec(info) ?? [];
  return stream === undefined ? null : `### Sample ${stream.toLowerCase() === 'in' ? 'Input' : 'Output'} ${number!}`;
}

function closingLine(lines: readonly string[], fence: string, from: number): number {
  for (let at = from; at < lines.length; at++) {
    const found = lines[at]!.trim();
    if (found[0] === fence[0] && found.length >= fence.length && found === fence[0]!.repeat(found.length)) return at;
  }
  return -1;
}

/** Whether a fence can be closed at all, so that looking for the close never runs to the end in vain. */
class LastFences {
  private readonly last = new Map<string, number>();

  constructor(lines: readonly string[]) {
    lines.forEach((line, at) => {
      const found = /^\s*(`{3,}|~{3,})\s*$/.exec(line);
      if (found) this.last.set(found[1]!, at);
    });
  }

  hasAfter(fence: string, at: number): boolean {
    for (const [mark, line] of this.last) if (line > at && mark[0] === fence[0] && mark.length >= fence.length) return true;
    return false;
  }
}

/** Takes the `> ` off quoted blocks that hold labels or fences, as exported statements quote their examples. */
function unquoted(lines: string[]): string[] {
  if (!lines.some((line) => line.startsWith('>'))) return lines;
  const result: string[] = [];
  for (let at = 0; at < lines.length;) {
    let end = at;
    while (end < lines.length && lines[end]!.startsWith('>')) end++;
    if (end === at) {
      result.push(lines[at++]!);
      continue;
    }
    const inner = lines.slice(at, end).map((line) => line.replace(/^> ?/, ''));
    const holdsExamples = inner.some((line) => FENCE.test(line) || labelOf(line) !== null);
    result.push(...(holdsExamples ? inner : lines.slice(at, end)));
    at = end;
  }
  return result;
}
