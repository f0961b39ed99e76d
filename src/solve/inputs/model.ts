/**
 * What is known of a problem's input: its structure, and for each value its kind, bounds and traits. Nothing is believed
 * that an example contradicts, and a trait told in words (distinct, sorted, a tree) holds only where every example has it.
 */
import { readConstraints, type Constraints, type Relation } from './constraints';
import { evaluate, expressionOf, namesIn, type Expression } from './expression';
import { fieldsOf, lookupIn, parseInput, scopesWith, type Atom, type Grammar, type Item, type Node, type Scope } from './grammar';
import { induce } from './induce';
import { normalise } from './normalise';
import { readFormat } from './readFormat';
import { readProse } from './readProse';

export type Block = Extract<Node, { kind: 'repeat' }>;

export interface Field {
  readonly name: string;
  readonly item: Item;
  readonly blocks: readonly Block[];
  readonly kind: 'integer' | 'real' | 'word';
  /** Smallest and largest in the examples: of the value, or of a word's length. */
  readonly seen: readonly [bigint, bigint];
  /** Letters of a word. */
  readonly alphabet: readonly string[];
  /** Digits after the point, of a real number. */
  readonly digits: number;
  readonly traits: ReadonlySet<Trait>;
  /** Letters that each word must hold. */
  readonly mustHold: readonly string[];
  /** Length of a word, where one number tells it. */
  readonly length: Expression | null;
  /** Lengths that a word may have, where none does. */
  readonly lengths: readonly [number, number];
}

export type Trait =
  | 'binary' | 'distinct' | 'permutation' | 'prime' | 'even' | 'odd'
  | 'ascending' | 'strictly-ascending' | 'descending'
  | 'balanced' | 'palindrome';

export interface GraphBlock {
  readonly block: string;
  readonly ends: readonly [string, string];
  readonly vertices: Expression;
  readonly shape: 'tree' | 'graph';
  readonly simple: boolean;
  readonly connected: boolean;
  readonly ordered: boolean;
}

export interface InputModel {
  readonly grammar: Grammar;
  readonly fields: readonly Field[];
  readonly relations: readonly Relation[];
  readonly absolute: Constraints['absolute'];
  readonly sums: Constraints['sums'];
  readonly examples: readonly Scope[];
  /** Values that govern how many others there are. */
  readonly sizes: ReadonlySet<string>;
  readonly graphs: readonly GraphBlock[];
}

/** Reads the input's structure out of statement and examples; `null` where no reading fits every example. */
export function inferInputModel(statement: string, inputs: readonly string[]): InputModel | null {
  if (inputs.length === 0) return null;
  const text = normalise(statement);
  for (const grammar of grammars(text, inputs)) {
    const model = modelOf(grammar, text, inputs);
    if (model) return model;
  }
  return null;
}

function* grammars(text: string, inputs: readonly string[]): Generator<Grammar> {
  const drawn = readFormat(text);
  if (drawn) yield drawn;
  yield* readProse(text);
  const induced = induce(inputs);
  if (induced) yield induced;
}

function modelOf(grammar: Grammar, text: string, inputs: readonly string[]): InputModel | null {
  const places = fieldsOf(grammar);
  if (places.length === 0 || new Set(places.map(({ item }) => item.name)).size < places.length) return null;
  const first = inputs.map((input) => parseInput(grammar, input));
  if (first.some((scope) => scope === null)) return null;
  const isWord = (name: string): boolean =>
    saysString(text, name) || atomsOf(first as Scope[], name).some((atom) => typeof atom === 'string');
  const words = new Set(places.map(({ item }) => item.name).filter(isWord));
  const examples = inputs.map((input) => parseInput(grammar, input, words));
  if (examples.some((scope) => scope === null)) return null;
  const scopes = examples as Scope[];
  const names = new Set(places.map(({ item }) => item.name));
  const constraints = readConstraints(text, names);
  const fields = places.map(({ item, blocks }) => fieldOf(item, blocks, scopes, constraints, text));
  const relations = constraints.relations.filter((relation) => scopes.every((scope) => holds(relation, scope, names)));
  const lengths = fields.flatMap((field) => (field.length ? namesIn(field.length) : []));
  return {
    grammar, fields, relations, absolute: constraints.absolute, sums: constraints.sums, examples: scopes,
    sizes: new Set([...sizesOf(grammar.nodes), ...lengths]),
    graphs: graphsOf(grammar.nodes, fields, relations, scopes, constraints),
  };
}

const saysString = (text: string, name: string): boolean =>
  new RegExp(`\\bstrings? ${name}\\b|\\b${name}(?:_\\{[^}]*\\})? is a (?:[\\w-]+ )?string\\b`).test(text);

export function atomsOf(scopes: readonly Scope[], name: string): Atom[] {
  return scopes.flatMap((scope) => scopesWith(scope, name).flatMap((inner) => inner.values.get(name) as Atom | Atom[]));
}

/** The values of a name that belong together: each array, or each column of a block. */
export function columnsOf(scopes: readonly Scope[], field: Pick<Field, 'name' | 'item' | 'blocks'>): Atom[][] {
  const inner = scopes.flatMap((scope) => scopesWith(scope, field.name));
  if (field.item.kind === 'array') return inner.map((scope) => scope.values.get(field.name) as Atom[]);
  if (field.blocks.length === 0) return [];
  const byParent = new Map<Scope, Atom[]>();
  for (const scope of inner) byParent.set(scope.parent!, [...(byParent.get(scope.parent!) ?? []), scope.values.get(field.name) as Atom]);
  return [...byParent.values()];
}

/** Does the relation hold wherever the scope has values for it? */
function holds(relation: Relation, root: Scope, names: ReadonlySet<string>): boolean {
  const used = [...namesIn(relation.left), ...namesIn(relation.right)].filter((name) => names.has(name));
  if (used.length === 0) return true;
  return used.every((name) => scopesWith(root, name).every((scope) => {
    const value = scope.values.get(name)!;
    const elements = (Array.isArray(value) ? value as Atom[] : [undefined]).map((atom) => (typeof atom === 'bigint' ? atom : undefined));
    return elements.every((element, index) => {
      const lookup = lookupIn(scope, Array.isArray(value) ? index + 1 : undefined);
      const at = (wanted: string, subscript: string) => {
        const isElement = wanted === name && element !== undefined && !/[+-]/.test(subscript);
        return isElement ? element : lookup(wanted, subscript);
      };
      const left = evaluate(relation.left, at);
      const right = evaluate(relation.right, at);
      if (left === undefined || right === undefined) return true;
      return relation.comparator === '!=' ? left !== right : relation.comparator === '<' ? left < right : left <= right;
    });
  }));
}

function fieldOf(item: Item, blocks: readonly Block[], scopes: readonly Scope[], constraints: Constraints, text: string): Field {
  const { name } = item;
  const atoms = atomsOf(scopes, name);
  const kind = kindOf(item, atoms);
  const numbers = kind === 'integer' ? atoms as bigint[] : atoms.map((atom) => BigInt(kind === 'real' ? Math.round(Number(atom)) : String(atom).length));
  const start = numbers[0] ?? 1n;
  const range = numbers.reduce<[bigint, bigint]>(([low, high], value) => [value < low ? value : low, value > high ? value : high], [start, start]);
  const base = { name, item, blocks, kind, seen: range } as const;
  return {
    ...base,
    alphabet: kind === 'word' ? alphabetOf(atoms.map(String), constraints.words) : [],
    digits: kind === 'real' ? Math.max(...atoms.map((atom) => (String(atom).split('.')[1] ?? '').length)) : 0,
    traits: traitsOf(base, scopes, constraints), mustHold: kind === 'word' ? mustHold(atoms.map(String), constraints.words) : [],
    length: kind === 'word' ? lengthOf(base, scopes, text) : null, lengths: lengthsOf(base, constraints, text),
  };
}

function kindOf(item: Item, atoms: readonly Atom[]): Field['kind'] {
  if (atoms.every((atom) => typeof atom === 'bigint') && !(item.kind === 'scalar' && item.length)) return 'integer';
  const isNumber = (atom: Atom): boolean => typeof atom === 'bigint' || /^-?\d+\.\d+$/.test(atom);
  return atoms.every(isNumber) && atoms.some((atom) => String(atom).includes('.')) ? 'real' : 'word';
}

/** The integer before it that is every word's length in every example. */
function lengthOf(field: Pick<Field, 'name' | 'item'>, scopes: readonly Scope[], text: string): Expression | null {
  if (field.item.kind === 'scalar' && field.item.length) return field.item.length;
  const places = scopes.flatMap((root) => scopesWith(root, field.name));
  const visible = new Set<string>();
  for (let at: Scope | null = places[0] ?? null; at; at = at.parent) {
    for (const [name, value] of at.values) if (typeof value === 'bigint') visible.add(name);
  }
  const varied = new Set(places.map((scope) => String([scope.values.get(field.name) as Atom | Atom[]].flat()[0]).length)).size > 1;
  for (const name of visible) {
    // A short word may have that length by chance.
    if (!varied && !saysLength(text, name)) continue;
    const fits = places.every((scope) => {
      const length = lookupIn(scope)(name, '');
      return length !== undefined && [scope.values.get(field.name) as Atom | Atom[]].flat().every((word) => BigInt(String(word).length) === length);
    });
    if (fits) return { kind: 'name', name, subscript: '' };
  }
  return null;
}

const saysLength = (text: string, name: string): boolean => new RegExp([
  `length (?:is )?(?:exactly )?${name}\\b`, `length-${name}\\b`, `\\b${name} (?:characters|letters|digits|symbols)`, `\\| ?= ?${name}\\b`,
].join('|')).test(text);

const MOST_LETTERS = [
  /(?:length|characters|letters)[^.\n]{0,40}?(?:<=|at most|not exceed|no more than|maximum(?: of)?) ?(\d[\d^* ]*)/i,
  /(?:at most|no more than|up to) (\d+) (?:characters|letters|symbols)/i,
] as const;

function lengthsOf(field: Pick<Field, 'name' | 'kind' | 'seen'>, { absolute, sums }: Constraints, text: string): [number, number] {
  const [low, high] = field.seen.map(Number) as [number, number];
  if (field.kind !== 'word') return [low, high];
  const told = /length[^.\n]{0,40}?between (\d+) and (\d+)/i.exec(text);
  if (told) return [Number(told[1]), Number(told[2])];
  const bounds = absolute.filter((other) => other.name === field.name)
    .map(({ bound }) => evaluate(bound, () => undefined))
    .filter((bound) => bound !== undefined)
    .map(Number);
  if (bounds.length > 0) return [Math.max(1, Math.min(low, ...bounds)), Math.max(...bounds)];
  // Only all of them together are bounded.
  const sum = sums.find((other) => other.name === field.name);
  const all = sum ? Number(evaluate(sum.bound, () => undefined) ?? 0n) : 0;
  if (all >= high) return [1, all];
  const most = MOST_LETTERS[0].exec(text) ?? MOST_LETTERS[1].exec(text);
  const bound = most && expressionOf(most[1]!.trim());
  const value = bound ? Number(evaluate(bound, () => undefined) ?? 0n) : 0;
  if (value >= high) return [1, value];
  return [low === high ? low : 1, high];
}

const SAYS_LOWER = /lower-?case|english letters|latin letters|letters a-z|'a'-'z'/;
const SAYS_UPPER = /upper-?case|english letters|latin letters|capital/;
const LISTS_LOWER = /consist\w* (?:only )?of (?:the )?(?:letters |characters )?'?[a-z]'?(?:,| and| or)/;
const LISTS_UPPER = /(?:one of|consist\w* of) '?[a-z]'?(?:,| and| or)/;
const TWO_LETTERS = /consist\w* (?:only )?of (?:the )?(?:characters? |letters? |digits? )?['"]?(\S)['"]? (?:and|or) (?:the )?['"]?([^\s'".,])['"]?/g;

function alphabetOf(seen: readonly string[], words: string): string[] {
  const letters = new Set(seen.join(''));
  const all = [...letters];
  const add = (from: string, to: string): void => {
    for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code += 1) letters.add(String.fromCharCode(code));
  };
  // Few letters may be all there are; words say otherwise.
  if (all.every((letter) => /[a-z]/.test(letter)) && SAYS_LOWER.test(words) && !LISTS_LOWER.test(words)) add('a', 'z');
  if (all.every((letter) => /[A-Z]/.test(letter)) && SAYS_UPPER.test(words) && !LISTS_UPPER.test(words)) add('A', 'Z');
  if (all.every((letter) => /\d/.test(letter)) && all.some((letter) => letter > '2')) add('0', '9');
  for (const [, one, two] of words.matchAll(TWO_LETTERS)) {
    if (all.every((letter) => letter.toLowerCase() === one || letter.toLowerCase() === two)) {
      for (const letter of [one!, two!]) letters.add(/[A-Z]/.test(all.join('')) ? letter.toUpperCase() : letter);
    }
  }
  return [...letters].sort();
}

function mustHold(seen: readonly string[], words: string): string[] {
  const named = [...words.matchAll(/at least one (?:character |letter )?['"]?(\S)['"]?(?=[\s.,]|$)/g)].map((match) => match[1]!);
  return named.filter((letter) => seen.length > 0 && seen.every((word) => word.includes(letter)));
}

const saysParity = (words: string, name: string, parity: 'even' | 'odd'): boolean => new RegExp(
  `\\b${name}(?:_\\{i\\})? (?:is|are|will be)(?: an?| always)? ${parity}\\b|\\b${parity} (?:integer|number) ${name}\\b`,
).test(words);

function traitsOf(
  field: Pick<Field, 'name' | 'item' | 'blocks' | 'kind'>,
  scopes: readonly Scope[],
  { words, relations }: Constraints,
): Set<Trait> {
  const traits = new Set<Trait>();
  const columns = columnsOf(scopes, field).filter((column) => column.length > 0);
  const every = (test: (column: readonly Atom[]) => boolean) => columns.length > 0 && columns.some((column) => column.length > 1) && columns.every(test);
  const steps = (test: (a: Atom, b: Atom) => boolean) => every((column) => column.every((value, index) => index === 0 || test(column[index - 1]!, value)));
  const own = (side: Expression) => side.kind === 'name' && side.name === field.name;
  const selfRelations = relations.filter(({ left, right }) => own(left) && own(right));
  const distinct = every((column) => new Set(column).size === column.length);
  const saysDistinct = /\bdistinct\b|pairwise different|all different|unique/.test(words) || selfRelations.some(({ comparator }) => comparator === '!=');
  if (distinct && saysDistinct) traits.add('distinct');
  if (field.kind === 'integer') {
    const saysOrder = selfRelations.some(({ comparator }) => comparator !== '!=')
      || /ascending|increasing|descending|decreasing|sorted|monoton/.test(words);
    // A short column may be in order by chance.
    const isShown = selfRelations.length > 0
      || columns.filter((column) => column.length > 2).length > 1
      || columns.some((column) => column.length > 5);
    if (saysOrder && isShown) {
      if (steps((a, b) => a < b)) traits.add('strictly-ascending');
      else if (steps((a, b) => a <= b)) traits.add('ascending');
      else if (steps((a, b) => a >= b)) traits.add('descending');
    }
    if (/permut/.test(words) && every(isPermutation)) traits.add('permutation');
    const atoms = atomsOf(scopes, field.name) as bigint[];
    if (/\b0(?:'| ?,| and| or)* ?'?1\b/.test(words) && atoms.length > 3 && atoms.every((value) => value === 0n || value === 1n)) traits.add('binary');
    if (/\bprimes?\b/.test(words) && atoms.length > 3 && atoms.every(isPrime)) traits.add('prime');
    const name = field.name.toLowerCase();
    if (saysParity(words, name, 'even') && atoms.every((value) => value % 2n === 0n)) traits.add('even');
    if (saysParity(words, name, 'odd') && atoms.every((value) => value % 2n !== 0n)) traits.add('odd');
  }
  if (field.kind === 'word') {
    const seen = atomsOf(scopes, field.name).map(String);
    if (/valid|balanced|correct/.test(words) && seen.every((word) => /^[()]+$/.test(word) && isBalanced(word))) traits.add('balanced');
    const mirrored = seen.every((word) => [...word].reverse().join('') === word);
    if (/palindrom/.test(words) && seen.length > 1 && mirrored && seen.some((word) => word.length > 2)) traits.add('palindrome');
  }
  return traits;
}

const isPermutation = (column: readonly Atom[]): boolean =>
  [...column].sort((a, b) => (a < b ? -1 : 1)).every((value, index) => value === BigInt(index + 1));

export function isPrime(value: bigint): boolean {
  if (value < 2n || value > 10n ** 12n) return false;
  const number = Number(value);
  for (let factor = 2; factor * factor <= number; factor += 1) if (number % factor === 0) return false;
  return true;
}

function isBalanced(word: string): boolean {
  let depth = 0;
  for (const letter of word) { depth += letter === '(' ? 1 : -1; if (depth < 0) return false; }
  return depth === 0;
}

function sizesOf(nodes: readonly Node[]): Set<string> {
  const sizes = new Set<string>();
  const countsOf = (item: Item): Expression[] => (item.kind === 'array' ? [item.count] : item.length ? [item.length] : []);
  const walk = (list: readonly Node[]): void => {
    for (const node of list) {
      const counts = node.kind === 'repeat' ? [node.count] : node.items.flatMap(countsOf);
      for (const count of counts) for (const name of namesIn(count)) sizes.add(name);
      if (node.kind === 'repeat') walk(node.body);
    }
  };
  walk(nodes);
  return sizes;
}

const GRAPH_WORDS = /\b(?:edges?|graph|tree|vertex|vertices|nodes?|roads?|cities|city|doors?|rooms?|bridges?|towns?|connects?|connecting)\b/;

/** Blocks whose rows are edges: two ends between 1 and a number of vertices. */
function graphsOf(
  nodes: readonly Node[],
  fields: readonly Field[],
  relations: readonly Relation[],
  scopes: readonly Scope[],
  { words }: Constraints,
): GraphBlock[] {
  if (!GRAPH_WORDS.test(words)) return [];
  const found: GraphBlock[] = [];
  const walk = (list: readonly Node[]): void => {
    for (const node of list) {
      if (node.kind !== 'repeat') continue;
      const graph = graphOf(node, fields, relations, scopes, words);
      if (graph) found.push(graph); else walk(node.body);
    }
  };
  walk(nodes);
  return found;
}

function graphOf(
  block: Block,
  fields: readonly Field[],
  relations: readonly Relation[],
  scopes: readonly Scope[],
  words: string,
): GraphBlock | null {
  if (block.body.length !== 1 || block.body[0]!.kind !== 'line') return null;
  const columns = block.body[0]!.items.filter((item) => item.kind === 'scalar').slice(0, 2)
    .map((item) => fields.find((field) => field.name === item.name)!);
  if (columns.length < 2 || columns.some((field) => field.kind !== 'integer')) return null;
  const uppers = columns.map((field) => relations
    .filter(({ left, right }) => isName(left, field.name) && right.kind === 'name' && !columns.some((other) => other.name === right.name))
    .map(({ right }) => right));
  const vertices = [...uppers[1]!, ...uppers[0]!][0];
  if (!vertices) return null;
  const shapes = scopes.flatMap((root) => scopesWith(root, block.name)).map((scope) => {
    const rows = scope.values.get(block.name) as Scope[];
    const pairs = rows.map((row) => columns.map((field) => Number(row.values.get(field.name))) as [number, number]);
    return { n: Number(evaluate(vertices, lookupIn(scope)) ?? 0n), pairs };
  });
  const components = shapes.map(({ n, pairs }) => countComponents(n, pairs));
  const tree = shapes.every(({ n, pairs }, index) => pairs.length === n - 1 && components[index] === 1);
  const repeated = shapes.some(({ pairs }) => new Set(pairs.map(([a, b]) => `${Math.min(a, b)} ${Math.max(a, b)}`)).size < pairs.length);
  const loops = shapes.some(({ pairs }) => pairs.some(([a, b]) => a === b));
  // Repeated edges in an example, and pairs that are only queries, are no simple graph.
  const saysGraph = /simple|multi|no more than one|at most one|self-loop|loops/.test(words) || /edge|road|door|bridge|connect/.test(words);
  if (!tree && (repeated || loops || !saysGraph)) return null;
  const [first, second] = columns.map((field) => field.name) as [string, string];
  const shown = shapes.reduce((sum, { pairs }) => sum + pairs.length, 0);
  const saysOrder = relations.some(({ left, right, comparator }) => comparator === '<' && isName(left, first) && isName(right, second));
  const ordered = shapes.every(({ pairs }) => pairs.every(([a, b]) => a < b)) && (shown > 5 || saysOrder);
  const shape = tree && /\btree\b/.test(words) ? 'tree' as const : 'graph' as const;
  const connected = components.every((count) => count === 1) && /connected/.test(words);
  return { block: block.name, ends: [first, second], vertices, shape, simple: true, connected, ordered };
}

const isName = (side: Expression, name: string): boolean => side.kind === 'name' && side.name === name;

/** Connected parts of a graph over 1..n; -1 where an end lies outside. */
export function countComponents(n: number, pairs: readonly (readonly [number, number])[]): number {
  const parent = Array.from({ length: n + 1 }, (_, index) => index);
  const find = (x: number): number => { while (parent[x] !== x) x = parent[x] = parent[parent[x]!]!; return x; };
  let count = n;
  for (const [a, b] of pairs) {
    if (a < 1 || b < 1 || a > n || b > n) return -1;
    const [x, y] = [find(a), find(b)];
    if (x !== y) { parent[x] = y; count -= 1; }
  }
  return count;
}
