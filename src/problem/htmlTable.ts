import { ioColumns, pairsOfTable } from './exampleTable';
import { elements, textContent, type Element } from './htmlTree';
import { fence, normaliseText } from './text';

/** The rows of a table, without those of tables in its cells. */
export function rowsOf(table: Element): Element[][] {
  const rows: Element[][] = [];
  const visit = (element: Element) => {
    for (const child of element.children) {
      if (typeof child === 'string') continue;
      if (child.tag === 'tr') rows.push(child.children.filter((cell): cell is Element => typeof cell !== 'string' && (cell.tag === 'td' || cell.tag === 'th')));
      else if (child.tag !== 'table') visit(child);
    }
  };
  visit(table);
  return rows.filter((row) => row.length > 0);
}

/** The head of the table right above, where this one goes on with its examples in a table of its own. */
export function headAbove(table: Element, above: Element): Element[][] {
  const [head] = rowsOf(above);
  if (!head || !isHead(head)) return [];
  const rows = rowsOf(table);
  return rows.length > 0 && rows.every((row) => row.length === head.length && row.every((cell) => cell.tag === 'td') && !isHead(row)) ? [head] : [];
}

const isHead = (row: readonly Element[]): boolean => ioColumns(row.map((cell) => oneLine(textContent(cell)))) !== null;

const LAYOUT = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'table', 'ul', 'ol', 'p', 'div']);
export const isLayout = (cell: Element): boolean => [...elements(cell)].some((element) => LAYOUT.has(element.tag));

export function holdsTable(table: Element): boolean {
  for (const element of elements(table)) if (element.tag === 'table') return true;
  return false;
}

/** Every run of rows under a head "Input | Output" as labelled fences, `null` when there is no such head. */
export function examplesIn(rows: readonly (readonly string[])[]): string[] | null {
  const blocks: string[] = [];
  let found = false;
  let from = 0;
  for (let at = 1; at <= rows.length; at++) {
    if (at < rows.length && !pairsOfTable([rows[at]!])) continue;
    const pairs = pairsOfTable(rows.slice(from, at));
    if (pairs) found = true;
    for (const pair of pairs ?? []) {
      const number = blocks.length + 1;
      blocks.push(`### Sample Input ${number}\n\n${fence(pair.input)}\n\n### Sample Output ${number}\n\n${fence(pair.output)}`);
    }
    from = at;
  }
  return found ? blocks : null;
}

export const oneLine = (text: string): string => normaliseText(text).replace(/\s+/g, ' ').trim();
