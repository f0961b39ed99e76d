import { labelOf } from './label';
import { isOfPage } from './pageLine';
import { eitherOf, inSequence } from './patterns';
import { isProse } from './prose';
import { dedent, isBlank } from './text';

export interface Pair { readonly input: string; readonly output: string }

/**
 * The examples of a table, `null` when it holds none: a column for input and one for output, or a row for each. A table
 * with gaps is the transcript of an interaction and no list of examples (`[]`).
 */
export function pairsOfTable(rows: readonly (readonly string[])[]): Pair[] | null {
  const [head, ...body] = rows;
  if (!head) return null;
  const columns = ioColumns(head);
  const pairs = columns
    ? body.map((row) => ({ input: row[columns.input] ?? '', output: row[columns.output] ?? '' }))
    : transposed(rows);
  if (!pairs) return null;
  const filled = pairs.filter((pair) => !isBlank(pair.input) || !isBlank(pair.output));
  return filled.length > 1 && filled.some((pair) => isBlank(pair.output)) ? [] : filled;
}

/** Which columns are the input's and the output's, when a table's head says so. */
export function ioColumns(head: readonly string[]): { input: number; output: number } | null {
  if (head.length > 6) return null;
  const roles = head.map((cell) => {
    const file = /^\s*`?[\w-]+\.(?:(in|inp)|(out|ou|ans))`?\s*$/i.exec(cell);
    if (file) return file[1] === undefined ? 'output' : 'input';
    const label = isBlank(cell) ? null : labelOf(cell.trim());
    return label?.rest === '' ? label.role : null;
  });
  const [input, output] = [roles.indexOf('input'), roles.indexOf('output')];
  return input >= 0 && output > input && roles.lastIndexOf('input') === input && roles.lastIndexOf('output') === output ? { input, output } : null;
}

/** `| Input | 3 4 |` above `| Output | 7 |`. */
function transposed(rows: readonly (readonly string[])[]): Pair[] | null {
  const pairs: Pair[] = [];
  for (let at = 0; at + 1 < rows.length; at++) {
    const [above, below] = [rows[at]!, rows[at + 1]!];
    if (above.length < 2 || above.length !== below.length) continue;
    if (roleOf(above[0]!) !== 'input' || roleOf(below[0]!) !== 'output') continue;
    if (namesStream(above[1]!)) continue;
    for (let column = 1; column < above.length; column++) pairs.push({ input: above[column]!, output: below[column]! });
  }
  return pairs.length > 0 ? pairs : null;
}

const STREAM = inSequence(
  /^[\s`"'«(]*/iu,
  eitherOf(
    /(?:the )?standard (?:in|out)put|stdin|stdout/iu,
    /стандартн\p{L}* \p{L}+|标准输[入出]/iu,
    /[\w-]+\.(?:in|out|txt|inp|dat|ans)/iu,
  ),
  /(?: (?:or|или|\() ?.{0,60})?[\s`"'»).]*$/iu,
);

/** Whether a text names where data comes from or goes, as in "Input file: standard input", and is no data. */
export const namesStream = (text: string): boolean => STREAM.test(text);

function roleOf(cell: string): string | null {
  const label = labelOf(cell);
  return label?.rest === '' ? label.role : null;
}

/** The table of examples that begins at line `at`: piped, copied from a page with tabs, or set in columns. */
export function pairsOfLines(lines: readonly string[], at: number): { pairs: Pair[]; end: number } | null {
  const head = lines[at]!;
  if (head.length > 400) return null;
  if (!/\S(?:\t|\s{2,}|\s*\|).*\S/.test(head)) return headsSideBySide(head) ? paragraphTable(lines, at + 1) : null;
  return pipedTable(lines, at) ?? tabbedTable(lines, at) ?? columnTable(lines, at) ?? looseTable(lines, at);
}

/** `Sample Input 1 Sample Output 1`, as text out of a PDF has it. */
function headsSideBySide(line: string): boolean {
  const words = line.trim().split(' ');
  if (words.length < 2 || words.length > 8) return false;
  if (!/(?:put|вод|вход|[输輸]入|入力|입력).*(?:put|вод|выход|[输輸]出|出力|출력)/i.test(line)) return false;
  return words.slice(1).some((_, at) => ioColumns([words.slice(0, at + 1).join(' '), words.slice(at + 1).join(' ')]));
}

const DELIMITER = /^[\s|:-]*-[\s|:-]*$/;

function pipedTable(lines: readonly string[], at: number) {
  const next = lines[at + 1];
  if (!lines[at]!.includes('|') || next === undefined || next.length > 400 || !next.includes('|') || !DELIMITER.test(next)) return null;
  let end = at + 2;
  while (end < lines.length && lines[end]!.includes('|')) end++;
  const rows = [at, ...Array.from({ length: end - at - 2 }, (_, row) => at + 2 + row)].map((row) => pipedCells(lines[row]!));
  const pairs = pairsOfTable(rows);
  return pairs && { pairs, end };
}

function pipedCells(line: string): string[] {
  const cells = line.trim().replace(/^\|/, '').replace(/\|$/, '').split(/(?<!\\)\|/);
  return cells.map((cell) => cell.trim().split(/<br\s*\/?>/i).map((part) => inlineCode(part.trim())).join('\n').replace(/\\\|/g, '|'));
}

/** Takes the backticks off a text that is all inline code. */
export function inlineCode(text: string): string {
  const found = /^(`+)(?!`)(.*?[^`])\1$/.exec(text);
  return found && !found[2]!.includes(found[1]!) ? found[2]! : text;
}

/** A table copied from a page: cells parted by tabs, each of one or more lines. */
function tabbedTable(lines: readonly string[], at: number) {
  const apart = /\S\t{2,}\S/.test(lines[at]!) ? /\t+/ : /\t/;
  const head = lines[at]!.split(apart).map((cell) => cell.trim());
  const columns = head.length > 1 ? ioColumns(head) : null;
  if (!columns) return null;
  const end = endOfTable(lines, at + 1);
  const body = lines.slice(at + 1, end).join('\n');
  const width = head.length;
  const pairs: Pair[] = width === 2 ? partedRows(body) : [];
  if (pairs.length === 0 && !/\S {3,}\S|\t/.test(body) && (width > 2 || body.trim().split('\n').length === 2)) pairs.push(...stackedRow(body));
  if (pairs.length > 0) return { pairs, end };
  for (const row of columns.input > 0 ? numberedRows(body) : width === 2 ? rowsToTabs(body) : plainRows(body, width)) {
    const cells = row.split(apart).map((cell) => cell.replace(/^\s*\n|\s+$/g, ''));
    const [input, output] = [cells[columns.input], cells.slice(columns.output, columns.output + 1).join('\t')];
    if (input !== undefined && !isBlank(output)) pairs.push({ input, output });
  }
  return pairs.length > 0 ? { pairs, end } : null;
}

/** A row that lost its tabs: input and output one under the other, talk of them below. */
function stackedRow(body: string): Pair[] {
  const [first = '', second = ''] = body.trim().split(/\n\s*\n/);
  const lines = first.split('\n');
  const [input, output] = lines.length === 2 ? lines : [first, second];
  return isBlank(output!) || isProse(input!) || isProse(output!) ? [] : [{ input: input!, output: output! }];
}

/** Rows that begin with their number: `1⇥5⏎1 2 3⇥6`. */
function numberedRows(body: string): string[] {
  const rows: string[] = [];
  for (const line of body.split('\n')) {
    if (new RegExp(`^\\s*${rows.length + 1}\\.?\\t`).test(line)) rows.push(line);
    // A tab before a further line of the input is a person's, who typed the table.
    else if (rows.length > 0) rows[rows.length - 1] += `\n${/^\t[^\t]+\t/.test(line) ? line.slice(1) : line}`;
  }
  return rows;
}

/** Rows whose cells stand apart by a lone tab, and which stand apart by a blank line; none where that is not plain. */
function partedRows(body: string): Pair[] {
  const parts = body.split(/\n[ ]*\t[ \t]*\n/).map((part) => part.trim().split(/\n\s*\n/));
  const plain = parts.length > 2 && parts.every((part, at) => part.length === (at === 0 || at === parts.length - 1 ? 1 : 2));
  return plain ? parts.slice(1).map((part, at) => ({ input: parts[at]!.at(-1)!, output: part[0]! })) : [];
}

/** Rows of inputs over several lines, each with its output beside its last one. */
function rowsToTabs(body: string): string[] {
  const rows = plainRows(body, 2);
  const lines = body.trimEnd().split('\n');
  const ends = lines.filter((line) => /\S\t+\S/.test(line)).length;
  if (rows.length > 1 || ends < 2 || lines.some((line) => isBlank(line) || /^\s*\t|\t.*\S\t+\S/.test(line)) || !lines.at(-1)!.includes('\t')) return rows;
  return lines.reduce<string[]>((done, line, at) => {
    if (at > 0 && !lines[at - 1]!.includes('\t')) done.push(`${done.pop()!}\n${line}`);
    else done.push(line);
    return done;
  }, []);
}

/** One row a line when each line is whole; else all of it is one row, whose cells are of several lines. */
function plainRows(body: string, width: number): string[] {
  const rows = body.split('\n').filter((line) => !isBlank(line));
  return rows.length > 0 && rows.every((row) => row.split('\t').filter((cell) => !isBlank(cell)).length === width) ? rows : [body];
}

/** Where a copied table ends: at a label, or at a blank line after which no tab comes. */
function endOfTable(lines: readonly string[], from: number): number {
  let lastTab = -1;
  let end = from;
  for (; end < lines.length && end < from + 2000; end++) {
    const line = lines[end]!;
    const label = line.includes('\t') && line.trim() !== '' ? null : labelOf(line);
    if (label || isOfPage(line, lines[end + 1]) || (line.includes('\t') && ioColumns(line.split('\t')))) break;
    if (line.includes('\t')) lastTab = end;
  }
  if (lastTab < 0) return end;
  let close = lastTab + 1;
  while (close < end && isBlank(lines[close]!) && isBlank(lines[close - 1]!.split('\t').at(-1)!)) close++;
  while (close < end && !isBlank(lines[close]!)) close++;
  return close;
}

/** Cells that were copied one under the other: paragraphs of input and output by turns, each side of one height where there are several. */
function paragraphTable(lines: readonly string[], from: number) {
  const paragraphs: string[][] = [[]];
  let end = from;
  for (; end < lines.length && !labelOf(lines[end]!) && !isOfPage(lines[end]!, lines[end + 1]); end++) {
    if (!isBlank(lines[end]!)) paragraphs.at(-1)!.push(lines[end]!);
    else if (paragraphs.at(-1)!.length > 0) paragraphs.push([]);
  }
  const filled = paragraphs.filter((paragraph) => paragraph.length > 0);
  const [inputs, outputs] = [0, 1].map((side) => filled.filter((_, index) => index % 2 === side));
  const even = (side: string[][]) => side.every((paragraph) => paragraph.length === side[0]!.length);
  if (filled.length === 0 || inputs!.length !== outputs!.length || (filled.length > 2 && !(even(inputs!) && even(outputs!)))) return null;
  if (filled.some((paragraph) => isProse(paragraph.join('\n')))) return null;
  return { pairs: inputs!.map((input, index) => ({ input: input.join('\n'), output: outputs![index]!.join('\n') })), end };
}

/** Two heads, and under them the output beside the input's first line, wherever it is. */
function looseTable(lines: readonly string[], at: number) {
  const head = lines[at]!.trim().split(/\t+|\s{2,}/);
  const first = /^(.*\S)(?: {3,}|\t+)(\S.*)$/.exec(lines[at + 1] ?? '');
  if (head.length !== 2 || !ioColumns(head)) return null;
  if (!first) return paragraphTable(lines, at + 1);
  let end = at + 2;
  while (end < lines.length && !isBlank(lines[end]!) && !/\S(?: {3,}|\t)\S/.test(lines[end]!) && !labelOf(lines[end]!)) end++;
  if (end < lines.length && /\S(?: {3,}|\t)\S/.test(lines[end]!)) return null;
  return { pairs: [{ input: [first[1]!, ...lines.slice(at + 2, end)].join('\n'), output: first[2]!.trimEnd() }], end };
}

/** A heading right under the last row. */
function endsTable(line: string): boolean {
  const role = labelOf(line)?.role;
  return role === 'explanation' || role === 'section' || role === 'example';
}

/** Several examples in two columns, each output beside the first lines of its input: where the outputs have gaps, the next one begins. */
function besideFirstLines({ input, output }: Pair): Pair[] | null {
  const [left, right] = [input.split('\n'), output.split('\n')];
  const starts = left.flatMap((_, at) => (!isBlank(right[at] ?? '') && (at === 0 || isBlank(right[at - 1] ?? '')) ? [at] : []));
  if (starts.length < 2 || starts[0] !== 0 || right.length > left.length) return null;
  return starts.map((from, index) => {
    const part = (lines: string[]) => lines.slice(from, starts[index + 1]).join('\n').trimEnd();
    return { input: part(left), output: part(right) };
  });
}

/** Two columns set with spaces, the output's under its head or, where heads are centred, wherever all its lines begin. */
function columnTable(lines: readonly string[], at: number) {
  const head = /^(\s*\S.*?\S)\s{2,}(\S.*)$/.exec(lines[at]!);
  if (!head || !ioColumns([head[1]!, head[2]!])) return null;
  return columnsApart(lines, at, lines[at]!.length - head[2]!.length) ?? columnsApart(lines, at, columnUnder(lines, at));
}

/** Where the right column begins under centred heads; 0 where its lines do not begin all at one place. */
function columnUnder(lines: readonly string[], at: number): number {
  let start = 0;
  for (let line = at + 1; line < lines.length && !isBlank(lines[line]!) && !endsTable(lines[line]!); line++) {
    const found = /^.*\S\s{3,}(?=\S)/.exec(lines[line]!.slice(0, 400))?.[0].length;
    if (found === undefined) continue;
    if (start > 0 && found !== start) return 0;
    start = found;
  }
  return start;
}

function columnsApart(lines: readonly string[], at: number, split: number) {
  if (split === 0) return null;
  let end = at + 1;
  while (end < lines.length && /^[-=+\s|]+$/.test(lines[end]!) && !isBlank(lines[end]!)) end++;
  const from = end;
  while (end < lines.length && !isBlank(lines[end]!) && !endsTable(lines[end]!) && (lines[end]!.length <= split || /\s/.test(lines[end]![split - 1]!))) end++;
  if (end === from || (end < lines.length && !isBlank(lines[end]!) && !endsTable(lines[end]!))) return null;
  const column = (start: number, stop?: number) => dedent(lines.slice(from, end).map((line) => line.slice(start, stop).trimEnd())).join('\n').trimEnd();
  const pair = { input: column(0, split), output: column(split) };
  if (isBlank(pair.input) || isBlank(pair.output)) return null;
  return { pairs: besideFirstLines(pair) ?? [pair], end };
}
