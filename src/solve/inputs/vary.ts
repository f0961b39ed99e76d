/** Varies an example by a few values, within the structure and the bounds: what is special about examples stays. */
import type { Random } from '../random';
import { boundsOf } from './bounds';
import { isValid } from './generate';
import { parseInput, renderInput, scopesWith, type Atom, type Scope } from './grammar';
import type { Field, InputModel } from './model';
import { integerBetween } from './values';

interface Place { readonly scope: Scope; readonly field: Field; readonly index: number | null }

/** `null` when no valid variation was found in a few tries. */
export function vary(model: InputModel, example: string, random: Random): string | null {
  const words = new Set(model.fields.filter((field) => field.kind !== 'integer').map((field) => field.name));
  const ends = new Set(model.graphs.flatMap((graph) => graph.ends));
  const free = model.fields.filter((field) => field.kind !== 'real' && !model.sizes.has(field.name) && !ends.has(field.name));
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const root = parseInput(model.grammar, example, words);
    if (!root) return null;
    const places = free.flatMap((field) => scopesWith(root, field.name).flatMap((scope): Place[] => {
      const value = scope.values.get(field.name);
      return Array.isArray(value) ? value.map((_, index) => ({ scope, field, index })) : [{ scope, field, index: null }];
    }));
    if (places.length === 0) return null;
    for (let change = random.int(1, 3); change > 0; change -= 1) changeOne(model, random.pick(places), places, random);
    const text = renderInput(model.grammar, root);
    if (text !== example && isValid(model, text)) return text;
  }
  return null;
}

function changeOne(model: InputModel, place: Place, places: readonly Place[], random: Random): void {
  const old = read(place);
  const fellows = places.filter((other) => other.field === place.field);
  if (random.int(0, 2) === 0 && fellows.length > 1) {
    const other = random.pick(fellows);
    const value = read(other);
    if (random.int(0, 1) === 0) write(other, old);
    write(place, value);
    return;
  }
  if (typeof old === 'string') { write(place, otherWord(old, place.field, random)); return; }
  const { low, high } = boundsOf(model, place.field, place.scope, place.index === null ? undefined : place.index + 1);
  const value = random.pick([old + 1n, old - 1n, old * 2n, integerBetween(random, low, high), integerBetween(random, low, low + 10n)]);
  write(place, value < low ? low : value > high ? high : value);
}

function otherWord(word: string, field: Field, random: Random): string {
  const letters = [...word];
  if (letters.length === 0) return word;
  const [at, other] = [random.int(0, letters.length - 1), random.int(0, letters.length - 1)];
  if (random.int(0, 1) === 0) [letters[at], letters[other]] = [letters[other]!, letters[at]!];
  else letters[at] = random.pick(field.alphabet);
  return letters.join('');
}

const read = ({ scope, field, index }: Place): Atom =>
  (index === null ? scope.values.get(field.name) as Atom : (scope.values.get(field.name) as Atom[])[index]!);

function write({ scope, field, index }: Place, value: Atom): void {
  if (index === null) scope.values.set(field.name, value); else (scope.values.get(field.name) as Atom[])[index] = value;
}
