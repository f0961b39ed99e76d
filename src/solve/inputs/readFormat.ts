/** Reads a format that is drawn as a block of lines, as AtCoder does: `N M`, `A_1 A_2 … A_N`, rows with `⋮` between them. */
import { expressionOf, named, number, parseExpression, tokenise, type Expression } from './expression';
import type { Grammar, Item, Node } from './grammar';
import { say } from '../../say';

/** Grammar of a normalised statement's format blocks; `null` where there is none or it makes no sense. */
export function readFormat(text: string): Grammar | null {
  const blocks = formatBlocks(text);
  if (blocks.length === 0) return null;
  const nodes = readBlock(blocks[0]!);
  if (!nodes) return null;
  return { nodes: expandCases(nodes, blocks.slice(1)), source: say`the format drawn in the statement` };
}

/** Lines of each block that follows "in the following format". */
function formatBlocks(text: string): string[][] {
  return [...text.matchAll(/(?:following|this) (?:format|form)\b[^\n]*\n/gi)].map((match) => {
    const lines = text.slice(match.index + match[0].length).split('\n').map((line) => line.trim());
    const start = lines.findIndex((line) => line !== '' && !/^(```|~~~|<\/?pre>)/.test(line));
    const end = lines.findIndex((line, index) => index > start && (line === '' || /^(```|~~~|<\/?pre>)/.test(line)));
    return start < 0 ? [] : lines.slice(start, end < 0 ? undefined : end);
  }).filter((lines) => lines.length > 0 && lines.every((line) => line.length < 200));
}

interface Mark { readonly name: string; readonly subscript: readonly string[]; readonly ellipsis: boolean; readonly joined: boolean }

/** The names of one drawn line; `null` when there is something else on it. A name without `_` may carry its digit: `A1`. */
function marksOf(line: string): Mark[] | null {
  const marks: Mark[] = [];
  let end = 0;
  for (const token of tokenise(line)) {
    const joined = token.at === end && end > 0;
    end = token.end;
    if (token.kind === 'symbol' && (token.text === '...' || token.text === ':')) {
      marks.push({ name: '', subscript: [], ellipsis: true, joined: false });
      continue;
    }
    if (token.kind === 'name') {
      marks.push({ name: token.text, subscript: token.subscript === '' ? [] : token.subscript.split(','), ellipsis: false, joined });
    } else if (token.kind === 'number' && joined && marks.at(-1)?.subscript.length === 0) {
      marks[marks.length - 1] = { ...marks.at(-1)!, subscript: [token.text] };
    } else if (token.kind === 'number') {
      marks.push({ name: `#${token.text}`, subscript: [], ellipsis: false, joined: false });
    } else {
      return null;
    }
  }
  return marks;
}

function readBlock(lines: readonly string[]): Node[] | null {
  const drawn = lines.map(marksOf);
  if (drawn.some((marks) => marks === null)) return null;
  const rows = drawn as Mark[][];
  const nodes: Node[] = [];
  let at = 0;
  while (at < rows.length) {
    const dots = rows.findIndex((marks, index) => index > at && isVertical(marks));
    const block = dots < 0 ? null : blockAt(rows, at, dots);
    if (block) {
      nodes.push(block.node);
      at = block.end;
      continue;
    }
    if (isVertical(rows[at]!)) return null;
    const items = itemsOf(rows[at]!, null, null);
    if (!items) return null;
    nodes.push({ kind: 'line', items });
    at += 1;
  }
  return nodes;
}

const isVertical = (marks: readonly Mark[]): boolean => marks.length > 0 && marks.every((mark) => mark.ellipsis);
const shapeOf = (marks: readonly Mark[]): string => marks.map((mark) => (mark.ellipsis ? '...' : mark.name)).join(' ');

/** A repeated block that starts at `from` and has its vertical ellipsis at `dots`: rows 1 (2, 3), ⋮, N of `height` lines each. */
function blockAt(rows: readonly (readonly Mark[])[], from: number, dots: number): { node: Node; end: number } | null {
  for (let height = 1; height <= Math.min(4, dots - from); height += 1) {
    const first = rows.slice(from, from + height);
    const last = rows.slice(dots + 1, dots + 1 + height);
    const copies = (dots - from) / height;
    if (last.length < height || !Number.isInteger(copies)) continue;
    const same = (other: readonly (readonly Mark[])[]) => other.every((marks, index) => namesOf(marks) === namesOf(first[index]!));
    if (!same(last) || !Array.from({ length: copies }, (_, copy) => rows.slice(from + copy * height, from + (copy + 1) * height)).every(same)) continue;
    const start = rowIndex(first);
    const end = rowIndex(last);
    if (start === null || end === null || !/^\d+$/.test(start)) continue;
    const count = expressionOf(`${end} - ${start} + 1`);
    const body = first.map((marks, index) => itemsOf(marks, start, { marks: last[index]!, row: end }));
    if (!count || body.some((items) => items === null)) continue;
    const lines = body.map((items) => ({ kind: 'line' as const, items: items! }));
    const name = `rows ${shapeOf(first.flat())}`;
    return {
      node: { kind: 'repeat', name, count: simplify(count, start, end), start: Number(start), body: lines },
      end: dots + 1 + height,
    };
  }
  return null;
}

const namesOf = (marks: readonly Mark[]): string => [...new Set(marks.filter((mark) => !mark.ellipsis).map((mark) => mark.name))].join(' ');

function simplify(count: Expression, start: string, end: string): Expression {
  return start === '1' ? expressionOf(end) ?? count : count;
}

/** The first index that the marks of a row share. */
function rowIndex(rows: readonly (readonly Mark[])[]): string | null {
  const mark = rows.flat().find((other) => other.subscript.length > 0);
  return mark?.subscript[0] ?? null;
}

/**
 * Items of one drawn line. In a block, `row` is the first row's index and `last` its last row, so that a count that
 * changes with the row (a triangle) can be told from one that does not.
 */
function itemsOf(marks: readonly Mark[], row: string | null, last: { marks: readonly Mark[]; row: string } | null): Item[] | null {
  const items: Item[] = [];
  for (let at = 0; at < marks.length;) {
    const mark = marks[at]!;
    if (mark.ellipsis) return null;
    const run = runOf(marks, at);
    if (run === null) return null;
    if (run.length === 1) {
      items.push({ kind: 'scalar', name: mark.name });
    } else {
      const startText = innerIndex(run[0]!, row);
      const endText = innerIndex(run.at(-1)!, row);
      if (startText === null || endText === null) return null;
      const item = arrayOf(mark.name, startText, endText, row, last);
      if (!item) return null;
      items.push(run[1]!.joined ? { kind: 'scalar', name: mark.name, length: item.count } : item);
    }
    at += run.length + (run.some((other) => other.ellipsis) ? 0 : 0);
  }
  return items;
}

/** Marks of one name in a row, from `at`: `A_1 A_2 … A_N`, or `A_1 A_2 A_3`; a single one where the name does not go on. */
function runOf(marks: readonly Mark[], at: number): Mark[] | null {
  const { name, subscript } = marks[at]!;
  if (subscript.length === 0) return [marks[at]!];
  let end = at;
  while (end < marks.length && (marks[end]!.ellipsis || (marks[end]!.name === name && marks[end]!.subscript.length === subscript.length))) end += 1;
  const run = marks.slice(at, end);
  return run.at(-1)!.ellipsis ? null : run;
}

/** The index that runs along the line: the only one outside blocks, the second one of a matrix within. */
function innerIndex(mark: Mark, row: string | null): string | null {
  if (mark.subscript.length === 0) return null;
  return row === null || mark.subscript.length > 1 ? mark.subscript.at(-1)! : mark.subscript[0]!;
}

function arrayOf(
  name: string,
  start: string,
  end: string,
  row: string | null,
  last: { marks: readonly Mark[]; row: string } | null,
): Extract<Item, { kind: 'array' }> | null {
  let count = expressionOf(`${end} - ${start} + 1`);
  if (!count) return null;
  if (start === '1') count = expressionOf(end) ?? count;
  if (row !== null && last !== null && /^\d+$/.test(start)) {
    const lastMark = last.marks.find((mark) => mark.name === name && mark.subscript.length > 1);
    const lastStart = lastMark?.subscript.at(-1);
    // `A_{1,2} … A_{1,N}` above `A_{N-1,N}`: the row's first index moves with the row.
    if (lastStart !== undefined && lastStart !== start) {
      const offset = Number(start) - Number(row);
      count = expressionOf(`${end} - (i + ${offset}) + 1`) ?? count;
    }
    // `A_{1,K_1}` above `A_{N,K_N}`: the count is that of the row.
    const tokens = tokenise(end);
    if (tokens.length === 1 && tokens[0]!.kind === 'name' && tokens[0]!.subscript === row) count = named(tokens[0]!.text);
  }
  return { kind: 'array', name, count, start: /^\d+$/.test(start) ? Number(start) : 1 };
}

/** `case_1 ⋮ case_T` stands for a block of its own, drawn further down. */
function expandCases(nodes: readonly Node[], blocks: readonly (readonly string[])[]): Node[] {
  return nodes.map((node) => {
    if (node.kind !== 'repeat' || node.body.length !== 1 || node.body[0]!.kind !== 'line') return node;
    const { items } = node.body[0]!;
    if (items.length !== 1 || !/^(?:test|case|testcase)s?$/i.test(items[0]!.name)) return node;
    const body = blocks.map((block) => readBlock(block)).find((other) => other !== null);
    return body ? { ...node, name: 'cases', body } : node;
  });
}

/** `parseExpression` is used by callers that read counts out of sentences. */
export const countOf = (text: string): Expression | null => (/^\d+$/.test(text) ? number(BigInt(text)) : parseExpression(tokenise(text)));
