/** Bounds of one value, from the relations that hold and the values made before it. */
import { evaluate, namesIn, type Expression } from './expression';
import { lookupIn, type Scope } from './grammar';
import type { Field, InputModel } from './model';

export interface Bounds { readonly low: bigint; readonly high: bigint; /** Values it must differ from. */ readonly not: readonly bigint[] }

interface Side { readonly other: Expression; readonly role: 'low' | 'high' | 'not'; readonly strict: boolean }
interface Relevant {
  readonly sides: readonly Side[];
  /** The bounds are the same for all values of an array, and for all rows of a block. */
  readonly shared: boolean;
  readonly cache: WeakMap<Scope, Bounds>;
}

const known = new WeakMap<InputModel, Map<string, Relevant>>();

/** `element` is the value's index in its array. Where the statement is silent, a little more than the examples show. */
export function boundsOf(model: InputModel, field: Field, scope: Scope, element?: number): Bounds {
  const relevant = relevantTo(model, field);
  if (!relevant.shared) return compute(field, relevant.sides, scope, element);
  const home = field.blocks.length > 0 && scope.parent ? scope.parent : scope;
  const cached = relevant.cache.get(home);
  if (cached) return cached;
  const bounds = compute(field, relevant.sides, scope, element);
  // Values that are still to come may tighten the bounds of a value outside blocks; it is made once.
  if (field.item.kind === 'array' || field.blocks.length > 0) relevant.cache.set(home, bounds);
  return bounds;
}

function relevantTo(model: InputModel, field: Field): Relevant {
  let fields = known.get(model);
  if (!fields) known.set(model, fields = new Map<string, Relevant>());
  let relevant = fields.get(field.name);
  if (!relevant) {
    const sides = sidesOf(model, field);
    const inner = field.blocks.at(-1);
    const near = new Set(['i', ...model.fields.filter((other) => inner !== undefined && other.blocks.includes(inner)).map((other) => other.name)]);
    relevant = { sides, shared: !sides.some(({ other }) => namesIn(other).some((name) => near.has(name))), cache: new WeakMap() };
    fields.set(field.name, relevant);
  }
  return relevant;
}

function sidesOf(model: InputModel, field: Field): Side[] {
  const own = (expression: Expression) => expression.kind === 'name' && expression.name === field.name && !/[+-]/.test(expression.subscript);
  const sides = model.relations.flatMap(({ left, right, comparator }): Side[] => {
    if (own(left) === own(right) || namesIn(own(left) ? right : left).includes(field.name)) return [];
    const role = comparator === '!=' ? 'not' : own(left) ? 'high' : 'low';
    return [{ other: own(left) ? right : left, role, strict: comparator === '<' }];
  });
  for (const { name, bound, comparator } of model.absolute) {
    if (name !== field.name) continue;
    const strict = comparator === '<';
    const negative: Expression = { kind: 'binary', operator: '-', left: { kind: 'number', value: 0n }, right: bound };
    sides.push({ other: bound, role: 'high', strict }, { other: negative, role: 'low', strict });
  }
  return sides;
}

function compute(field: Field, sides: readonly Side[], scope: Scope, element: number | undefined): Bounds {
  let low: bigint | undefined;
  let high: bigint | undefined;
  const not: bigint[] = [];
  const lookup = lookupIn(scope, element);
  for (const { other, role, strict } of sides) {
    const value = evaluate(other, lookup);
    if (value === undefined) continue;
    if (role === 'not') not.push(value);
    else if (role === 'high') { const bound = strict ? value - 1n : value; if (high === undefined || bound < high) high = bound; }
    else { const bound = strict ? value + 1n : value; if (low === undefined || bound > low) low = bound; }
  }
  const [least, most] = field.traits.has('binary') ? [0n, 1n] : field.seen;
  if (field.traits.has('binary')) return { low: 0n, high: 1n, not };
  low ??= high !== undefined && high < least ? high : least < 0n ? least * 2n : least > 1n ? 1n : least;
  high ??= most * 2n + 2n > low ? most * 2n + 2n : low;
  return { low, high, not };
}
