/** Guesses the format from the examples alone: which integers govern how many lines follow and how long they are. */
import { evaluate, named, number, type Expression } from './expression';
import { lookupIn, newScope, type Grammar, type Item, type Node, type Scope } from './grammar';
import { say } from '../../say';

interface Place { readonly lines: readonly (readonly string[])[]; readonly at: number; readonly scope: Scope }

const MAX_STEPS = 4000;

/** The first grammar that reads every example, simple shapes first; `null` where none was found. `names` are given to the values in order. */
export function induce(inputs: readonly string[]): Grammar | null {
  const start: Place[] = inputs.map((input) => ({
    lines: input.replace(/\s+$/, '').split('\n').map((line) => line.trim().split(/\s+/).filter((token) => token !== '')), at: 0, scope: newScope(),
  }));
  let steps = 0;
  const search = (places: readonly Place[], nodes: readonly Node[]): Node[] | null => {
    if (places.every(({ lines, at }) => at >= lines.length)) return [...nodes];
    steps += 1;
    if (steps > MAX_STEPS || nodes.length > 8 || places.some(({ lines, at }) => at > lines.length)) return null;
    for (const { node, next } of options(places, nodes)) {
      const found = search(next, [...nodes, node]);
      if (found) return found;
    }
    return null;
  };
  const nodes = search(start, []);
  return nodes && { nodes, source: say`the shape of the examples` };
}

function* options(places: readonly Place[], nodes: readonly Node[]): Generator<{ node: Node; next: Place[] }> {
  const tag = nodes.length + 1;
  const counts = countsOf(nodes);
  for (const count of counts) {
    const values = places.map(({ scope }) => evaluate(count, lookupIn(scope)));
    if (values.some((value) => value === undefined || value < 0n || value > 1_000_000n)) continue;
    const sizes = values.map(Number);
    yield* rows(places, count, sizes, tag, counts);
  }
  yield* single(places, tag, counts);
}

/** Counts that earlier integers can give, latest first. */
function countsOf(nodes: readonly Node[]): Expression[] {
  const names = nodes.flatMap((node) => (node.kind === 'line' ? node.items.flatMap((item) => (item.kind === 'scalar' ? [item.name] : [])) : []));
  const plain: Expression[] = names.map(named);
  return [...plain, ...plain.map((left): Expression => ({ kind: 'binary', operator: '-', left, right: number(1) }))];
}

/** A block of `count` lines of one shape. It must have shown more than one row somewhere, or it would fit anything. */
function* rows(
  places: readonly Place[],
  count: Expression,
  sizes: readonly number[],
  tag: number,
  counts: readonly Expression[],
): Generator<{ node: Node; next: Place[] }> {
  if (places.some(({ lines, at }, index) => at + sizes[index]! > lines.length) || Math.max(...sizes) < 2) return;
  const lengths = new Set(places.flatMap(({ lines, at }, index) => lines.slice(at, at + sizes[index]!).map((line) => line.length)));
  const next = places.map((place, index) => ({ ...place, at: place.at + sizes[index]! }));
  const block = (items: Item[]): { node: Node; next: Place[] } => (
    { node: { kind: 'repeat', name: `rows ${tag}`, count, start: 1, body: [{ kind: 'line', items }] }, next }
  );
  for (const width of counts) {
    const values = places.map(({ scope }) => Number(evaluate(width, lookupIn(scope)) ?? -1n));
    if (Math.max(...values) > 1 && places.every(({ lines, at }, index) => lines.slice(at, at + sizes[index]!).every((line) => line.length === values[index]))) {
      yield block([{ kind: 'array', name: `m${tag}`, count: width, start: 1 }]);
    }
  }
  if (lengths.size === 1) yield block(Array.from({ length: [...lengths][0]! }, (_, column) => ({ kind: 'scalar', name: `r${tag}c${column + 1}` })));
  const jagged = places.every(({ lines, at }, index) => lines.slice(at, at + sizes[index]!).every((line) => Number(line[0]) === line.length - 1));
  if (jagged) yield block([{ kind: 'scalar', name: `k${tag}` }, { kind: 'array', name: `j${tag}`, count: named(`k${tag}`), start: 1 }]);
}

/** One line: an array of a known length, or values that stand alone. */
function* single(places: readonly Place[], tag: number, counts: readonly Expression[]): Generator<{ node: Node; next: Place[] }> {
  if (places.some(({ lines, at }) => at >= lines.length)) return;
  const lengths = places.map(({ lines, at }) => lines[at]!.length);
  const past = (place: Place, scope: Scope = place.scope): Place => ({ ...place, at: place.at + 1, scope });
  for (const count of counts) {
    const values = places.map(({ scope }) => Number(evaluate(count, lookupIn(scope)) ?? -1n));
    if (values.every((value, index) => value === lengths[index])) {
      yield { node: { kind: 'line', items: [{ kind: 'array', name: `a${tag}`, count, start: 1 }] }, next: places.map((place) => past(place)) };
    }
  }
  if (new Set(lengths).size !== 1 || lengths[0]! > 10 || lengths[0] === 0) return;
  const items: Item[] = Array.from({ length: lengths[0]! }, (_, index) => ({ kind: 'scalar', name: `v${tag}x${index + 1}` }));
  yield {
    node: { kind: 'line', items },
    next: places.map((place) => {
      const scope: Scope = { ...place.scope, values: new Map(place.scope.values) };
      items.forEach((item, index) => {
        const token = place.lines[place.at]![index]!;
        scope.values.set(item.name, /^-?\d{1,18}$/.test(token) ? BigInt(token) : token);
      });
      return past(place, scope);
    }),
  };
}
