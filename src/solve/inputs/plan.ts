/** Which inputs to make, in which order: the first dozen already differ in everything, the ones near the limits come last. */
import type { InputOrigin } from '../../run/events';
import type { Random } from '../random';
import { generate, type Profile, type SizeClass } from './generate';
import type { InputModel } from './model';
import { mutate } from './mutate';
import { SPANS, STYLES, type Style } from './values';
import { vary } from './vary';
import { say } from '../../say';

export interface PlannedInput { readonly text: string; readonly origin: InputOrigin }

/** Sizes of the light inputs, gone round and round. */
const ROUND: readonly SizeClass[] = ['small', 'tiny', 'small', 'medium', 'small', 'tiny', 'small', 'small', 'medium', 'small'];
/** Near the limits, to expose the too slow: few, since each run costs, and from smaller to larger. */
const HEAVY: readonly { size: SizeClass; target: number; style: Style; span: number | null }[] = [
  { size: 'large', target: 400, style: 'uniform', span: null },
  { size: 'large', target: 3000, style: 'few', span: 4 },
  { size: 'maximal', target: Number.MAX_SAFE_INTEGER, style: 'uniform', span: null },
  { size: 'maximal', target: Number.MAX_SAFE_INTEGER, style: 'ascending', span: null },
  { size: 'maximal', target: Number.MAX_SAFE_INTEGER, style: 'equal', span: null },
  { size: 'maximal', target: Number.MAX_SAFE_INTEGER, style: 'extreme', span: null },
  { size: 'maximal', target: Number.MAX_SAFE_INTEGER, style: 'few', span: 9 },
  { size: 'maximal', target: Number.MAX_SAFE_INTEGER, style: 'log', span: null },
];
/** At most this share of the inputs is heavy. */
const HEAVY_SHARE = 0.1;
/** A word that may be this long can be heavy by itself. */
const LONG_WORD = 200;
/** Light inputs that are made for each that is wanted: those that tell nothing are dropped, and others tried. */
const SPARE = 2;

/** The inputs in order, without repeats: more than the `count` that are to be used; fewer where the problem has few inputs. */
export function planInputs(model: InputModel | null, examples: readonly string[], count: number, random: Random): PlannedInput[] {
  if (!model) return mutations(examples, count, random);
  const planned = new Map<string, PlannedInput>();
  const keep = (text: string | null, origin: InputOrigin) => {
    if (text !== null && !planned.has(text) && !examples.includes(text)) planned.set(text, { text, origin });
  };
  const grows = model.sizes.size > 0 || model.fields.some((field) => field.kind === 'word' && field.lengths[1] > LONG_WORD);
  const heavy = grows ? Math.floor(count * HEAVY_SHARE) : 0;
  for (let turn = 0; planned.size < (count - heavy) * SPARE && turn < count * 8 * SPARE; turn += 1) {
    if (turn % 5 === 4 && examples.length > 0) {
      const at = random.int(0, examples.length - 1);
      const varied = examples[at]!.length < 20_000 ? vary(model, examples[at]!, random) : null;
      keep(varied, { kind: 'mutation', detail: say`example ${at + 1}, a few values changed`, size: 'small' });
      continue;
    }
    const profile = lightProfile(turn, random);
    keep(generate(model, profile, random), { kind: 'structure', detail: describe(profile), size: profile.size });
  }
  for (let turn = 0; turn < heavy; turn += 1) {
    const profile: Profile = HEAVY[turn % HEAVY.length]!;
    keep(generate(model, profile, random), { kind: 'structure', detail: describe(profile), size: profile.size });
  }
  return [...planned.values()];
}

function lightProfile(turn: number, random: Random): Profile {
  const size = ROUND[turn % ROUND.length]!;
  const style = random.int(0, 1) === 0 ? 'uniform' : random.pick(STYLES);
  const span = random.pick(SPANS);
  const target = size === 'tiny' ? random.int(0, 2) : size === 'small' ? random.int(3, 9) : random.pick([20, 40, 80, 150]);
  return { size, target, style, span };
}

const SIZE_WORDS: Readonly<Record<SizeClass, string>> = { tiny: say`tiny`, small: say`small`, medium: say`medium`, large: say`large`, maximal: say`maximal` };
const STYLE_WORDS: Readonly<Record<Style, string>> = {
  uniform: say`uniform`, extreme: say`extreme`, equal: say`equal`, ascending: say`ascending`, descending: say`descending`,
  alternating: say`alternating`, powers: say`powers`, log: say`log`, few: say`few values`,
};

function describe({ size, style, span }: Profile): string {
  return [SIZE_WORDS[size], STYLE_WORDS[style], ...(span === null ? [] : [say`window of ${span + 1}`])].join(', ');
}

function mutations(examples: readonly string[], count: number, random: Random): PlannedInput[] {
  const planned = new Map<string, PlannedInput>();
  for (let tries = 0; examples.length > 0 && planned.size < count * SPARE && tries < count * 8; tries += 1) {
    const at = random.int(0, examples.length - 1);
    const text = mutate(examples[at]!, random);
    if (!examples.includes(text)) planned.set(text, { text, origin: { kind: 'mutation', detail: say`example ${at + 1}`, size: 'small' } });
  }
  return [...planned.values()];
}
