/** Delta debugging that keeps an input valid: fewer values first, then smaller ones. */
import { evaluate, namesIn, type Expression } from './expression';
import { isValid } from './generate';
import { lookupIn, parseInput, renderInput, scopesWith, type Atom, type Node, type Scope } from './grammar';
import type { InputModel } from './model';

/** How many smaller inputs are tried at most. */
const MOST_TRIES = 120;

/** The smallest input found on which `fails` still holds; `input` itself where nothing smaller does, or the structure is not known. */
export async function shrink(model: InputModel | null, input: string, fails: (input: string) => Promise<boolean>): Promise<string> {
  if (!model) return input;
  let best = input;
  let tries = 0;
  for (let improved = true; improved && tries < MOST_TRIES;) {
    improved = false;
    for (const smaller of reductions(model, best)) {
      if (tries >= MOST_TRIES) break;
      tries += 1;
      if (!(await fails(smaller))) continue;
      best = smaller;
      improved = true;
      break;
    }
  }
  return best;
}

/** Valid inputs that are smaller than this one, boldest first. */
export function* reductions(model: InputModel, input: string): Generator<string> {
  const words = new Set(model.fields.filter((field) => field.kind !== 'integer').map((field) => field.name));
  const read = (): Scope => parseInput(model.grammar, input, words)!;
  if (!parseInput(model.grammar, input, words)) return;
  const seen = new Set([input]);
  const offer = function* (root: Scope): Generator<string> {
    const text = renderInput(model.grammar, root);
    if (!seen.has(text) && isValid(model, text)) { seen.add(text); yield text; }
  };
  for (const name of model.sizes) {
    const places = scopesWith(read(), name).length;
    for (let place = 0; place < Math.min(places, 8); place += 1) {
      const size = Number(scopesWith(read(), name)[place]!.values.get(name));
      for (let cut = size >> 1; cut >= 1; cut >>= 1) {
        for (let from = 0; from + cut <= size && from < 64 * cut; from += cut) {
          const root = read();
          if (cutOut(model, scopesWith(root, name)[place]!, name, from, cut)) yield* offer(root);
        }
      }
    }
  }
  yield* smallerValues(model, read, offer);
}

/** Takes `cut` elements out of everything that `name` counts. */
function cutOut(model: InputModel, scope: Scope, name: string, from: number, cut: number): boolean {
  const size = scope.values.get(name);
  if (typeof size !== 'bigint') return false;
  const counts = (count: Expression, inner: Scope): number | null => (namesIn(count).includes(name) ? Number(evaluate(count, lookupIn(inner)) ?? -1n) : null);
  const walk = (nodes: readonly Node[], inner: Scope): void => {
    for (const node of nodes) {
      if (node.kind === 'repeat') {
        const rows = inner.values.get(node.name) as Scope[] | undefined;
        if (!rows) continue;
        if (counts(node.count, inner) !== null) rows.splice(Math.min(from, Math.max(0, rows.length - cut)), cut);
        for (const row of rows) walk(node.body, row);
        continue;
      }
      for (const item of node.items) {
        const value = inner.values.get(item.name);
        if (item.kind === 'array' && Array.isArray(value) && counts(item.count, inner) !== null) {
          (value as Atom[]).splice(Math.min(from, Math.max(0, value.length - cut)), cut);
        }
        const field = model.fields.find((other) => other.name === item.name);
        if (field?.length && typeof value === 'string' && counts(field.length, inner) !== null) {
          inner.values.set(item.name, value.slice(0, from) + value.slice(from + cut));
        }
      }
    }
  };
  walk(model.grammar.nodes, rootOf(scope));
  scope.values.set(name, size - BigInt(cut));
  return true;
}

function rootOf(scope: Scope): Scope {
  let root = scope;
  while (root.parent) root = root.parent;
  return root;
}

function* smallerValues(model: InputModel, read: () => Scope, offer: (root: Scope) => Generator<string>): Generator<string> {
  const free = model.fields.filter((field) => field.kind === 'integer' && !model.sizes.has(field.name));
  for (const field of free) {
    const scopes = scopesWith(read(), field.name);
    for (let at = 0; at < Math.min(scopes.length, 40); at += 1) {
      const value = scopes[at]!.values.get(field.name) as Atom | Atom[];
      const length = Array.isArray(value) ? Math.min(value.length, 40) : 1;
      for (let index = 0; index < length; index += 1) {
        const old = (Array.isArray(value) ? value[index] : value) as bigint;
        for (const smaller of new Set([0n, 1n, old / 2n, old > 0n ? old - 1n : old + 1n])) {
          if (magnitude(smaller) >= magnitude(old)) continue;
          const root = read();
          const scope = scopesWith(root, field.name)[at]!;
          const target = scope.values.get(field.name);
          if (Array.isArray(target)) (target as Atom[])[index] = smaller; else scope.values.set(field.name, smaller);
          yield* offer(root);
        }
      }
    }
  }
}

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);
