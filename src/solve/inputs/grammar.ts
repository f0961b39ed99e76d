/** The structure of a problem's input: lines, the arrays on them, and blocks of lines that repeat; and reading a text by it. */
import { evaluate, type Expression, type Lookup } from './expression';

/** One value on a line, or several. `joined`: the items stand without spaces between them, so they read as one word. */
export type Item =
  | { readonly kind: 'scalar'; readonly name: string; readonly length?: Expression }
  | { readonly kind: 'array'; readonly name: string; readonly count: Expression; /** Index of its first element. */ readonly start: number };

export type Node =
  | { readonly kind: 'line'; readonly items: readonly Item[] }
  /** `index` is the row's variable in expressions (`i`), counted from `start`. */
  | { readonly kind: 'repeat'; readonly name: string; readonly count: Expression; readonly body: readonly Node[]; readonly start: number };

export interface Grammar { readonly nodes: readonly Node[]; /** How it was found, for a person. */ readonly source: string }

export type Atom = bigint | string;
/** Values by name: atoms, arrays of atoms, and the rows of a block by the block's name. */
export interface Scope { readonly parent: Scope | null; readonly row: number; readonly values: Map<string, Atom | Atom[] | Scope[]> }

export function newScope(parent: Scope | null = null, row = 0): Scope {
  return { parent, row, values: new Map() };
}

/** Integers of a scope and those around it; `i` is the row. */
export function lookupIn(scope: Scope, element?: number): Lookup {
  return (name, subscript) => {
    for (let at: Scope | null = scope; at; at = at.parent) {
      const value = at.values.get(name);
      if (typeof value === 'bigint' && (subscript === '' || /^[a-z]$/.test(subscript) || /^[a-z],[a-z]$/.test(subscript))) return value;
      if (Array.isArray(value) && /^\d+$/.test(subscript)) {
        const atom = value[Number(subscript) - 1];
        return typeof atom === 'bigint' ? atom : undefined;
      }
      if (value !== undefined) return undefined;
    }
    if (name === 'i' && subscript === '') return BigInt(element ?? scope.row);
    return undefined;
  };
}

const MAX_COUNT = 5_000_000n;

/** Reads a whole input by the grammar; `null` when it does not fit. Counts are those of the values read so far. `words` are names whose digits are text. */
export function parseInput(grammar: Grammar, input: string, words: ReadonlySet<string> = new Set()): Scope | null {
  const lines = input.split('\n').map((line) => line.trim().split(/\s+/).filter((token) => token !== ''));
  while (lines.length > 0 && lines.at(-1)!.length === 0) lines.pop();
  let at = 0;

  const readLine = (items: readonly Item[], scope: Scope): boolean => {
    let total = 0n;
    for (const item of items) if (item.kind === 'array') total += evaluate(item.count, lookupIn(scope)) ?? 0n;
    const tokens = lines[at] ?? [];
    // A line of a known number of values may be empty; it may also be missing when that number is zero.
    if (at >= lines.length && !(items.every((item) => item.kind === 'array') && total === 0n)) return false;
    at += 1;
    let next = 0;
    for (const item of items) {
      if (item.kind === 'scalar') {
        const token = tokens[next];
        if (token === undefined) return false;
        next += 1;
        const value = atomOf(token, item.length !== undefined || words.has(item.name));
        if (item.length) {
          const length = evaluate(item.length, lookupIn(scope));
          if (length === undefined || BigInt(String(value).length) !== length) return false;
        }
        scope.values.set(item.name, value);
      } else {
        const count = evaluate(item.count, lookupIn(scope));
        if (count === undefined || count < 0n || count > MAX_COUNT) return false;
        const values = tokens.slice(next, next + Number(count));
        if (values.length < Number(count)) return false;
        next += Number(count);
        scope.values.set(item.name, values.map((token) => atomOf(token, words.has(item.name))));
      }
    }
    return next === tokens.length;
  };

  const readNodes = (nodes: readonly Node[], scope: Scope): boolean => nodes.every((node) => {
    if (node.kind === 'line') return readLine(node.items, scope);
    const count = evaluate(node.count, lookupIn(scope));
    if (count === undefined || count < 0n || count > MAX_COUNT) return false;
    const rows: Scope[] = [];
    scope.values.set(node.name, rows);
    for (let row = 0; row < Number(count); row += 1) {
      const inner = newScope(scope, row + node.start);
      if (!readNodes(node.body, inner)) return false;
      rows.push(inner);
    }
    return true;
  });

  const scope = newScope();
  return readNodes(grammar.nodes, scope) && at >= lines.length ? scope : null;
}

function atomOf(token: string, word: boolean): Atom {
  return !word && /^-?(?:0|[1-9]\d*)$/.test(token) ? BigInt(token) : token;
}

const written = (value: unknown): string => (Array.isArray(value) ? value.join(' ') : String(value));

/** The text of the values: the inverse of `parseInput`. */
export function renderInput(grammar: Grammar, scope: Scope): string {
  const out: string[] = [];
  const write = (nodes: readonly Node[], inner: Scope): void => {
    for (const node of nodes) {
      if (node.kind === 'repeat') for (const row of inner.values.get(node.name) as Scope[]) write(node.body, row);
      else out.push(node.items.map((item) => written(inner.values.get(item.name))).filter((text) => text !== '').join(' '));
    }
  };
  write(grammar.nodes, scope);
  return `${out.join('\n')}\n`;
}

export interface FieldPlace { readonly item: Item; /** Blocks around it, outermost first. */ readonly blocks: readonly Extract<Node, { kind: 'repeat' }>[] }

/** Every value of the grammar with the blocks it stands in, in reading order. */
export function fieldsOf(grammar: Grammar): FieldPlace[] {
  const walk = (nodes: readonly Node[], blocks: FieldPlace['blocks']): FieldPlace[] => nodes.flatMap((node) =>
    node.kind === 'line' ? node.items.map((item) => ({ item, blocks })) : walk(node.body, [...blocks, node]));
  return walk(grammar.nodes, []);
}

/** Every scope that holds values of the given name, in reading order. */
export function scopesWith(scope: Scope, name: string): Scope[] {
  const found: Scope[] = scope.values.has(name) ? [scope] : [];
  for (const value of scope.values.values()) {
    if (Array.isArray(value)) for (const row of value) if (typeof row === 'object') found.push(...scopesWith(row, name));
  }
  return found;
}
