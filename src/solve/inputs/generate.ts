/** Makes valid inputs by the model of a problem's input, from minimal to maximal size. */
import type { InputOrigin } from '../../run/events';
import type { Random } from '../random';
import { evaluate, namesIn, type Expression } from './expression';
import { edgesOf, type TreeShape } from './graphs';
import { lookupIn, newScope, parseInput, renderInput, scopesWith, type Atom, type Item, type Node, type Scope } from './grammar';
import { countComponents, isPrime, type Block, type Field, type GraphBlock, type InputModel } from './model';
import { integerBetween, integersOf, SPANS, STYLES, wordOf, type Style } from './values';
import { boundsOf, type Bounds } from './bounds';

export type SizeClass = InputOrigin['size'];

/** How one input is to be: how many values, how wide they spread, how they are arranged. */
export interface Profile {
  readonly size: SizeClass;
  /** Values that govern others aim at this. */
  readonly target: number;
  /** Width of the window that values are drawn from: small ones collide. `null` is the whole range. */
  readonly span: number | null;
  readonly style: Style;
}

/** Values of an input, all counted, that are made at most. */
const MAX_CELLS = 200_000;
const TRIES = 12;
/** Trees near the limits: a path for what recurses, a star for what looks at all neighbours. */
const SHAPES: Readonly<Partial<Record<Style, TreeShape>>> = { ascending: 'path', equal: 'star' };
/** A large input with small values to aim at has this many test cases instead, as small ones. */
const MANY_CASES = { target: 500, count: 1000, caseTarget: 5 };

/** One input of that profile; `null` when the bounds could not be met. */
export function generate(model: InputModel, profile: Profile, random: Random): string | null {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    try {
      const scope = new Maker(model, profile, random).make();
      const text = renderInput(model.grammar, scope);
      return text.length <= 4_000_000 ? text : null;
    } catch (error) {
      if (!(error instanceof Impossible)) throw error;
    }
  }
  return null;
}

/** Is the text an input by the structure and every bound that is known? */
export function isValid(model: InputModel, text: string): boolean {
  const words = new Set(model.fields.filter((field) => field.kind !== 'integer').map((field) => field.name));
  const scope = parseInput(model.grammar, text, words);
  if (!scope) return false;
  const check = (nodes: readonly Node[], inner: Scope): boolean => nodes.every((node) => {
    if (node.kind === 'repeat') return (inner.values.get(node.name) as Scope[]).every((row) => check(node.body, row));
    return node.items.every((item) => {
      const field = model.fields.find((other) => other.name === item.name)!;
      const value = inner.values.get(item.name)!;
      return [value as Atom | Atom[]].flat().every((atom, index) => fits(model, field, atom, inner, Array.isArray(value) ? index : null, item));
    });
  });
  return check(model.grammar.nodes, scope) && model.graphs.every((graph) => scopesWith(scope, graph.block).every((inner) => isGraph(graph, inner)));
}

function isGraph(graph: GraphBlock, scope: Scope): boolean {
  const n = Number(evaluate(graph.vertices, lookupIn(scope)) ?? 0n);
  const pairs = (scope.values.get(graph.block) as Scope[]).map((row) => graph.ends.map((end) => Number(row.values.get(end))) as [number, number]);
  const components = countComponents(n, pairs);
  const distinct = new Set(pairs.map(([a, b]) => `${Math.min(a, b)} ${Math.max(a, b)}`)).size === pairs.length;
  if (components < 0 || !distinct || (components !== 1 && (graph.connected || graph.shape === 'tree'))) return false;
  return pairs.every(([a, b]) => a !== b && (!graph.ordered || a < b));
}

function fits(model: InputModel, field: Field, atom: Atom, scope: Scope, index: number | null, item: Item): boolean {
  if (field.kind === 'integer') {
    if (typeof atom !== 'bigint') return false;
    const element = index === null ? undefined : index + (item.kind === 'array' ? item.start : 1);
    const { low, high, not } = boundsOf(model, field, scope, element);
    return atom >= low && atom <= high && !not.includes(atom);
  }
  if (field.kind === 'real') return /^-?\d+(\.\d+)?$/.test(String(atom));
  const word = String(atom);
  const length = field.length ? evaluate(field.length, lookupIn(scope)) : undefined;
  return (length === undefined ? word.length >= field.lengths[0] && word.length <= field.lengths[1] : BigInt(word.length) === length)
    && [...word].every((letter) => field.alphabet.includes(letter)) && field.mustHold.every((letter) => word.includes(letter));
}

class Impossible extends Error {}

const anchorOf = (random: Random): number => random.pick([0, 0, 0, 0, 0.5, 1, random.real()]);

const nearLimits = ({ size }: Profile): boolean => size === 'large' || size === 'maximal';

class Maker {
  /** Where the window of values starts, as a share of the range: the same for all values of an input, so that they meet. */
  #anchor: number;
  #profile: Profile;
  readonly #fields: ReadonlyMap<string, Field>;
  /** What sums over test cases leave, by name. */
  readonly #left = new Map<string, bigint>();

  constructor(readonly model: InputModel, profile: Profile, readonly random: Random) {
    this.#profile = profile;
    this.#fields = new Map(model.fields.map((field) => [field.name, field]));
    this.#anchor = anchorOf(random);
    for (const { name, bound } of model.sums) {
      const value = evaluate(bound, () => undefined);
      if (value !== undefined) this.#left.set(name, value);
    }
  }

  make(): Scope {
    const scope = newScope();
    this.#nodes(this.model.grammar.nodes, scope, []);
    return scope;
  }

  #nodes(nodes: readonly Node[], scope: Scope, blocks: readonly Block[]): void {
    for (const node of nodes) {
      if (node.kind === 'line') for (const item of node.items) this.#item(item, scope, blocks);
      else this.#block(node, scope, blocks);
    }
  }

  #field(name: string): Field {
    return this.#fields.get(name)!;
  }

  #item(item: Item, scope: Scope, blocks: readonly Block[]): void {
    const field = this.#field(item.name);
    if (item.kind === 'scalar') scope.values.set(item.name, this.#scalar(field, scope, blocks));
    else {
      const count = this.#count(item.count, scope);
      scope.values.set(item.name, this.#many(field, count, (index) => boundsOf(this.model, field, scope, index + item.start), scope));
    }
  }

  #count(expression: Expression, scope: Scope): number {
    const count = evaluate(expression, lookupIn(scope));
    if (count === undefined || count < 0n || count > BigInt(MAX_CELLS) * 5n) throw new Impossible('count');
    return Number(count);
  }

  #scalar(field: Field, scope: Scope, blocks: readonly Block[]): Atom {
    if (field.kind === 'word') return this.#word(field, scope);
    if (field.kind === 'real') return this.#real(field);
    const bounds = boundsOf(this.model, field, scope);
    if (bounds.low > bounds.high) throw new Impossible('bounds');
    if (this.model.sizes.has(field.name)) return this.#size(field, bounds, scope, blocks);
    const value = this.#adjust(field, this.#value(bounds, scope), bounds);
    if (bounds.not.includes(value)) return this.#other(bounds);
    return value;
  }

  #other(bounds: Bounds): bigint {
    for (let attempt = 0; attempt < 30; attempt += 1) {
      const value = integerBetween(this.random, bounds.low, bounds.high);
      if (!bounds.not.includes(value)) return value;
    }
    throw new Impossible('value');
  }

  /** A number that governs how many values follow. */
  #size(field: Field, bounds: Bounds, scope: Scope, blocks: readonly Block[]): bigint {
    const { target, size } = this.#profile;
    const cases = blocks.length === 0 && this.model.grammar.nodes.some((node) => (
      node.kind === 'repeat' && node.name === 'cases' && namesIn(node.count).includes(field.name)
    ));
    let { high } = bounds;
    const cap = BigInt(Math.max(1, Math.floor(MAX_CELLS ** (1 / this.#degree(field.name)))));
    const left = this.#left.get(field.name);
    if (left !== undefined && left < high) high = left;
    if (cap < high) high = cap;
    if (high < bounds.low) throw new Impossible('size');
    const graph = this.model.graphs.find((other) => this.#blockCount(other).includes(field.name) && other.shape === 'graph');
    if (graph) high = this.#mostEdges(graph, scope, high);
    if (high < bounds.low) throw new Impossible('edges');
    let value: bigint;
    if (cases) value = BigInt(this.#cases());
    else if (size === 'maximal') value = high;
    else {
      const aim = BigInt(Math.max(1, Math.round(target)));
      const low = size === 'tiny' || size === 'small' ? bounds.low : bounds.low > aim / 2n ? bounds.low : aim / 2n;
      const top = size === 'tiny' || size === 'small' ? bounds.low + aim : aim;
      value = integerBetween(this.random, low, top > low ? top : low);
    }
    if (value > high) value = high;
    if (value < bounds.low) value = bounds.low;
    const chosen = this.#adjust(field, value, { ...bounds, high });
    if (left !== undefined) this.#left.set(field.name, left - chosen);
    return chosen;
  }

  /** How many test cases share the input: many small ones tell much for the price of one run. */
  #cases(): number {
    const { size, target } = this.#profile;
    if (size === 'large') return target <= MANY_CASES.target ? MANY_CASES.count : this.random.int(1, 3);
    if (size === 'maximal') return this.random.int(1, 3);
    return this.random.int(0, 2) === 0 ? this.random.int(1, 3) : size === 'medium' ? this.random.int(2, 12) : this.random.int(8, 60);
  }

  #blockCount(graph: GraphBlock): string[] {
    const find = (nodes: readonly Node[]): Expression | null => {
      for (const node of nodes) {
        if (node.kind !== 'repeat') continue;
        if (node.name === graph.block) return node.count;
        const inner = find(node.body);
        if (inner) return inner;
      }
      return null;
    };
    const count = find(this.model.grammar.nodes);
    return count ? namesIn(count) : [];
  }

  #mostEdges(graph: GraphBlock, scope: Scope, high: bigint): bigint {
    const n = evaluate(graph.vertices, lookupIn(scope));
    if (n === undefined) return high;
    const most = (n * (n - 1n)) / 2n;
    return most < high ? most : high;
  }

  /** How many governing numbers multiply in the largest part that this one governs. */
  #degree(name: string): number {
    let degree = 1;
    const walk = (nodes: readonly Node[], around: readonly string[]): void => {
      for (const node of nodes) {
        if (node.kind === 'repeat') { walk(node.body, node.name === 'cases' ? around : [...around, ...namesIn(node.count)]); continue; }
        for (const item of node.items) {
          const length = item.kind === 'array' ? item.count : this.#field(item.name).length;
          const names = [...around, ...(length ? namesIn(length) : [])];
          if (names.includes(name)) degree = Math.max(degree, names.length);
        }
      }
    };
    walk(this.model.grammar.nodes, []);
    return degree;
  }

  #value({ low, high }: Bounds, scope: Scope): bigint {
    const { random } = this;
    const choice = random.int(0, 9);
    if (choice === 0) return integerBetween(random, low, high);
    if (choice === 1) return random.pick([low, high, low + 1n <= high ? low + 1n : low, high - 1n >= low ? high - 1n : high]);
    if (choice < 6) {
      // Of the order of a number of values: what a small input is asked with a large number is mostly trivial.
      const sizes = [...this.model.sizes].map((name) => lookupIn(scope)(name, '')).filter((value) => value !== undefined);
      const near = sizes.length > 0 ? integerBetween(random, low > 0n ? 1n : 0n, random.pick(sizes) + 1n) : low - 1n;
      if (near >= low && near <= high) return near;
    }
    const style = choice === 9 ? 'log' : 'uniform';
    return integersOf({ random, count: 1, bounds: () => ({ low, high }), span: this.#profile.span, style, anchor: this.#anchor })[0]!;
  }

  /** Brings a number to what the statement says of it: even, odd, prime. */
  #adjust(field: Field, value: bigint, { low, high }: { low: bigint; high: bigint }): bigint {
    if (field.traits.size === 0) return value;
    const wanted = (other: bigint) => (
      (!field.traits.has('even') || other % 2n === 0n)
      && (!field.traits.has('odd') || other % 2n !== 0n)
      && (!field.traits.has('prime') || isPrime(other))
    );
    for (let step = 0n; step < 400n; step += 1n) {
      if (value + step <= high && wanted(value + step)) return value + step;
      if (value - step >= low && wanted(value - step)) return value - step;
    }
    throw new Impossible('trait');
  }

  #real(field: Field): string {
    const [low, high] = [Number(field.seen[0]) - 1, Number(field.seen[1]) + 1];
    return (low + this.random.real() * (high - low)).toFixed(field.digits);
  }

  #word(field: Field, scope: Scope): string {
    const length = field.length ? this.#count(field.length, scope) : this.#freeLength(field);
    return wordOf(field, length, this.#profile.style, this.random);
  }

  #freeLength(field: Field): number {
    const [low, high] = field.lengths;
    const sum = this.#left.get(field.name);
    const most = Math.min(high, sum === undefined ? high : Number(sum), MAX_CELLS);
    const { size, target } = this.#profile;
    const full = size === 'maximal' && field.blocks.length === 0;
    const aim = full ? most : Math.max(low, Math.min(most, Math.ceil(target)));
    const length = full ? most : this.random.int(low, Math.max(low, field.blocks.length > 0 ? Math.min(aim, 12) : aim));
    if (sum !== undefined) this.#left.set(field.name, sum - BigInt(length) > 0n ? sum - BigInt(length) : 1n);
    return length;
  }

  #many(field: Field, count: number, bounds: (index: number) => Bounds, scope: Scope): Atom[] {
    if (count > MAX_CELLS * 2) throw new Impossible('too many');
    if (field.kind === 'word') return Array.from({ length: count }, () => this.#word(field, scope));
    if (field.kind === 'real') return Array.from({ length: count }, () => this.#real(field));
    if (field.traits.has('permutation')) return this.#permutation(count);
    const possible = (index: number): Bounds => {
      const found = bounds(index);
      if (found.low > found.high) throw new Impossible('bounds');
      return found;
    };
    const { span, style } = this.#profile;
    const drawn = integersOf({ random: this.random, count, bounds: possible, span, style, anchor: this.#anchor });
    const allowed = drawn.map((value, index) => (bounds(index).not.includes(value) ? this.#other(bounds(index)) : value));
    const isSteered = (['prime', 'even', 'odd'] as const).some((trait) => field.traits.has(trait));
    const values = isSteered ? allowed.map((value, index) => this.#adjust(field, value, bounds(index))) : allowed;
    return this.#ordered(field, this.#distinct(field, values, bounds));
  }

  #permutation(count: number): bigint[] {
    const sorted = Array.from({ length: count }, (_, index) => BigInt(index + 1));
    if (this.#profile.style === 'ascending') return this.random.int(0, 1) === 0 ? sorted : this.#nearly(sorted);
    if (this.#profile.style === 'descending') return sorted.reverse();
    return this.random.shuffled(sorted);
  }

  /** Sorted but for a swap or two. */
  #nearly(values: bigint[]): bigint[] {
    if (values.length < 2) return values;
    const at = this.random.int(0, values.length - 2);
    [values[at], values[at + 1]] = [values[at + 1]!, values[at]!];
    return values;
  }

  #distinct(field: Field, values: bigint[], bounds: (index: number) => Bounds): bigint[] {
    if (!field.traits.has('distinct') && !field.traits.has('strictly-ascending')) return values;
    const seen = new Set<bigint>();
    const { low, high } = values.length > 0 ? bounds(0) : { low: 0n, high: 0n };
    if (high - low + 1n < BigInt(values.length)) throw new Impossible('distinct');
    return values.map((value) => {
      let fresh = value;
      for (let attempt = 0; seen.has(fresh) && attempt < 20; attempt += 1) fresh = integerBetween(this.random, low, high);
      while (seen.has(fresh)) fresh = fresh < high ? fresh + 1n : low;
      seen.add(fresh);
      return fresh;
    });
  }

  #ordered(field: Field, values: bigint[]): bigint[] {
    const by = (sign: number) => values.sort((a, b) => (a < b ? -sign : a > b ? sign : 0));
    if (field.traits.has('ascending') || field.traits.has('strictly-ascending')) return by(1);
    return field.traits.has('descending') ? by(-1) : values;
  }

  #block(block: Block, scope: Scope, blocks: readonly Block[]): void {
    const count = this.#count(block.count, scope);
    if (count > MAX_CELLS * 2) throw new Impossible('too many rows');
    const rows = Array.from({ length: count }, (_, row) => newScope(scope, row + block.start));
    scope.values.set(block.name, rows);
    const within = [...blocks, block];
    const graph = this.model.graphs.find((other) => other.block === block.name);
    if (graph) this.#edges(graph, rows, scope);
    const line = block.body.length === 1 && block.body[0]!.kind === 'line' ? block.body[0]!.items : null;
    const shared = this.#profile;
    for (const row of rows) {
      if (block.name === 'cases') this.#turnTo(shared, rows.length);
      if (graph && line) { for (const item of line) if (!graph.ends.includes(item.name)) this.#item(item, row, within); }
      else this.#nodes(block.body, row, within);
    }
    this.#profile = shared;
    if (!graph && line && block.name !== 'cases') this.#columns(line, rows);
  }

  /** Test cases of one input differ in kind, but near the limits. */
  #turnTo(shared: Profile, cases: number): void {
    if (shared.size === 'maximal' || cases < 4) return;
    const target = nearLimits(shared) ? MANY_CASES.caseTarget : this.random.int(0, shared.target);
    this.#profile = { size: 'small', target, style: this.random.pick(STYLES), span: this.random.pick(SPANS) };
    this.#anchor = anchorOf(this.random);
  }

  #edges(graph: GraphBlock, rows: readonly Scope[], scope: Scope): void {
    const n = Number(evaluate(graph.vertices, lookupIn(scope)) ?? 0n);
    const edges = edgesOf(graph, n, rows.length, this.random, nearLimits(this.#profile) ? SHAPES[this.#profile.style] : undefined);
    if (!edges) throw new Impossible('edges');
    rows.forEach((row, index) => {
      row.values.set(graph.ends[0], BigInt(edges[index]![0]));
      row.values.set(graph.ends[1], BigInt(edges[index]![1]));
    });
  }

  /** A column of rows that is sorted, distinct or a permutation. */
  #columns(items: readonly Item[], rows: readonly Scope[]): void {
    for (const item of items) {
      const field = this.#field(item.name);
      if (item.kind !== 'scalar' || field.kind !== 'integer' || field.traits.size === 0) continue;
      let values = rows.map((row) => row.values.get(item.name) as bigint);
      if (field.traits.has('permutation')) values = this.#permutation(rows.length);
      values = this.#ordered(field, this.#distinct(field, values, (index) => boundsOf(this.model, field, rows[index]!)));
      rows.forEach((row, index) => row.values.set(item.name, values[index]!));
    }
  }
}
