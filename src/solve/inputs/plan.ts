/** Which inputs to make, in which order: the first dozen already differ in everything, the ones near the limits come last. */
import type { InputOrigin } from '../../run/events';
import type { Random } from '../random';
import { generate, type Profile, type SizeClass } from './generate';
import type { InputModel } from './model';
import { mutate } from './mutate';
import { STYLES, type Style } from './values';
import { vary } from './vary';

export interface PlannedInput { readonly text: string; readonly origin: InputOrigin }

const SPANS: readonly (number | null)[] = [1, 2, 4, 9, 30, null];
/** Sizes of the light inputs, gone round and round. */
const ROUND: readonly SizeClass[] = ['small', 'tiny', 'small', 'medium', 'small', 'tiny', 'small', 'small', 'medium', 'small'];
/** Near the limits, to expose the too slow: few, since each run costs. */
const HEAVY: readonly { size: SizeClass; style: Style; span: number | null }[] = [
  { size: 'large', style: 'uniform', span: null }, { size: 'maximal', style: 'uniform', span: null },
  { size: 'large', style: 'few', span: 4 }, { size: 'maximal', style: 'equal', span: null }, { size: 'maximal', style: 'ascending', span: null },
  { size: 'maximal', style: 'extreme', span: null }, { size: 'maximal', style: 'few', span: 9 }, { size: 'large', style: 'log', span: null },
];
/** At most this share of the inputs is heavy. */
const HEAVY_SHARE = 0.08;

/** The inputs in order, without repeats; it may give fewer than `count` where the problem has few inputs. */
export function planInputs(model: InputModel | null, examples: readonly string[], count: number, random: Random): PlannedInput[] {
  if (!model) return mutations(examples, count, random);
  const planned = new Map<string, PlannedInput>();
  const keep = (text: string | null, origin: InputOrigin) => {
    if (text !== null && !planned.has(text) && !examples.includes(text)) planned.set(text, { text, origin });
  };
  const heavy = model.sizes.size > 0 ? Math.floor(count * HEAVY_SHARE) : 0;
  for (let turn = 0; planned.size < count - heavy && turn < count * 8; turn += 1) {
    if (turn % 5 === 4 && examples.length > 0) {
      const at = random.int(0, examples.length - 1);
      keep(examples[at]!.length < 20_000 ? vary(model, examples[at]!, random) : null, { kind: 'mutation', detail: `example ${at + 1}, a few values changed`, size: 'small' });
      continue;
    }
    const profile = lightProfile(turn, random);
    keep(generate(model, profile, random), { kind: 'structure', detail: describe(profile), size: profile.size });
  }
  for (let turn = 0; turn < heavy; turn += 1) {
    const { size, style, span } = HEAVY[turn % HEAVY.length]!;
    const profile: Profile = { size, target: size === 'large' ? 3000 : Number.MAX_SAFE_INTEGER, style, span };
    keep(generate(model, profile, random), { kind: 'structure', detail: describe(profile), size });
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

function describe({ size, style, span }: Profile): string {
  return `${size}, ${style === 'few' ? 'few values' : style}${span === null ? '' : `, window of ${span + 1}`}`;
}

function mutations(examples: readonly string[], count: number, random: Random): PlannedInput[] {
  const planned = new Map<string, PlannedInput>();
  for (let tries = 0; examples.length > 0 && planned.size < count && tries < count * 4; tries += 1) {
    const at = random.int(0, examples.length - 1);
    const text = mutate(examples[at]!, random);
    if (!examples.includes(text)) planned.set(text, { text, origin: { kind: 'mutation', detail: `example ${at + 1}`, size: 'small' } });
  }
  return [...planned.values()];
}
