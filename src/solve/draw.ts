/** What each sample is asked with: language, temperature, rating and tags (AlphaCode C.2, AlphaCode 2). */
import type { LanguageId, Program } from '../judge/contract';
import type { Origin } from '../run/events';
import type { SolveSettings } from '../run/settings';
import type { RunState } from '../run/state';
import { Random } from './random';
import { TAG_COMBINATIONS } from './tags';

export interface Draw {
  readonly language: LanguageId;
  readonly temperature: number;
  readonly guess: { readonly rating: number; readonly tags: readonly string[] } | null;
  /** For the endpoint's own randomness: the run's seed in the upper half, the sample's place among its language's in the lower. */
  readonly seed: number;
}

/** What came of one sample: a program, or why there is none. */
export type Drawn =
  | { readonly program: Program; readonly origin: Origin }
  | { readonly failure: string; readonly model: string; readonly origin: Origin | null };

const LOWEST_RATING = 800;
const HIGHEST_RATING = 3500;

/** Requests at least, each with a draw of its own, however few samples there are. */
const LEAST_DRAWS = 3;

/** Samples of one request. */
export function samplesPerCall({ samples, perCall }: Pick<SolveSettings, 'samples' | 'perCall'>): number {
  return Math.max(1, Math.min(perCall, Math.ceil(samples / LEAST_DRAWS)));
}

/**
 * What the run's sample `index` is asked with: a pure function of the settings and it, so that a resumed run asks what
 * an unbroken one would have. Samples of one call share a draw; one that must be asked again alone (`attempt` above 0)
 * keeps its language and draws the rest anew.
 */
export function drawOf(settings: SolveSettings, index: number, attempt = 0): Draw {
  const perCall = samplesPerCall(settings);
  const call = Math.floor(index / perCall);
  const random = new Random(settings.seed).fork(attempt === 0 ? `call ${call}` : `sample ${index} attempt ${attempt}`);
  const [low, high] = settings.temperature;
  const rating = LOWEST_RATING + 100 * random.int(0, (HIGHEST_RATING - LOWEST_RATING) / 100);
  const tags = random.pick(TAG_COMBINATIONS);
  const temperature = Math.round((low + (high - low) * random.real()) * 100) / 100;
  const { language, place } = languageAt(settings.languages, call);
  const seat = (place * perCall + (attempt === 0 ? 0 : index % perCall)) & 0xffff;
  return { language, temperature, guess: settings.metadata ? { rating, tags } : null, seed: ((settings.seed & 0x7fff) << 16) | seat };
}

/**
 * Languages in turn by their weights, so that any beginning of the samples keeps to the mix: sample `index` goes to the
 * language furthest behind its share.
 */
export function languageAt(mix: SolveSettings['languages'], index: number): { language: LanguageId; place: number } {
  const languages = Object.entries(mix).filter(([, weight]) => weight > 0);
  if (languages.length === 0) return { language: 'cpp17', place: index };
  const turns = turnsOf.get(mix) ?? [];
  turnsOf.set(mix, turns);
  if (turns.length <= index) extend(turns, languages, index);
  return turns[index]!;
}

interface Turn { readonly language: LanguageId; readonly place: number }

/** By mix, as far as they were asked for. */
const turnsOf = new WeakMap<SolveSettings['languages'], Turn[]>();

function extend(turns: Turn[], languages: readonly (readonly [LanguageId, number])[], index: number): void {
  const total = languages.reduce((sum, [, weight]) => sum + weight, 0);
  const given = languages.map(([id]) => turns.findLast((turn) => turn.language === id)?.place ?? -1).map((place) => place + 1);
  const owed = (which: number) => (languages[which]![1] / total) * (turns.length + 1) - given[which]!;
  while (turns.length <= index) {
    let next = 0;
    for (let other = 1; other < languages.length; other += 1) if (owed(other) > owed(next) + 1e-9) next = other;
    turns.push({ language: languages[next]![0], place: given[next]! });
    given[next]! += 1;
  }
}

/** `temperature` is what was really sent; undefined where that is what was drawn. */
export function originOf(draw: Draw, model: string, temperature: number | null | undefined, index: number): Origin {
  return {
    kind: 'sample', model, temperature: temperature === undefined ? draw.temperature : temperature, rating: draw.guess?.rating ?? null,
    tags: [...draw.guess?.tags ?? []], solution: null, parent: null, reason: null, sample: index,
  };
}

/** Samples of the run, by their index, whose program is there. */
export function drawnSamples(state: RunState): Set<number> {
  return new Set(Object.values(state.candidates).flatMap((candidate) => candidate.origin.sample ?? []));
}

/** The samples that the run still lacks, call by call: those of one call are neighbours, so that they share their draw. */
export function missingCalls(state: RunState, settings: SolveSettings): number[][] {
  const had = drawnSamples(state);
  const calls = new Map<number, number[]>();
  for (let index = 0; index < settings.samples; index += 1) {
    if (had.has(index)) continue;
    const call = Math.floor(index / samplesPerCall(settings));
    const group = calls.get(call);
    if (group) group.push(index); else calls.set(call, [index]);
  }
  return [...calls.values()];
}
