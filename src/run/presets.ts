/** Ready-made settings, each with its cost in a sentence. Calls are those of an endpoint that honours `n`. */
import type { SolveSettings } from './settings';

export interface Preset {
  readonly label: string;
  /** What it is for. */
  readonly about: string;
  /** What differs from the default settings. */
  readonly settings: Partial<SolveSettings>;
}

const BARE: Partial<SolveSettings> = {
  reflect: false, flow: false, repairs: 0, generators: false, checker: false, bruteForce: false, scores: 0, adjudications: 0,
};

export const presets = {
  quick: {
    label: 'Quick', about: 'A first answer to an easy problem.',
    settings: { ...BARE, samples: 12, perCall: 4, inputs: 30, maxCalls: 30, maxTokens: 400_000, maxUsd: 0.5 },
  },
  standard: { label: 'Standard', about: 'Enough samples to cluster, inputs of its own, and the leading clusters checked.', settings: {} },
  deep: {
    label: 'Deep', about: 'Hundreds of samples after a reflection, with everything that checks them; for hard problems.',
    settings: { samples: 400, perCall: 8, reflect: true, scores: 20, adjudications: 4, repairs: 16, maxCalls: 600, maxTokens: 20_000_000, maxUsd: 20 },
  },
  alphacode: {
    label: 'AlphaCode', about: 'The paper’s recipe: plain samples, half C++ and half Python, filtered and clustered by behaviour; no other calls.',
    settings: {
      ...BARE, samples: 1000, perCall: 8, languages: { cpp17: 1, python3: 1 }, temperature: [0.8, 0.8], stopEarly: false,
      maxCalls: 1500, maxTokens: 40_000_000, maxUsd: 40,
    },
  },
  alphacode2: {
    label: 'AlphaCode 2', about: 'C++ only, a temperature of its own for every sample, and a score for the best of each cluster.',
    settings: {
      ...BARE, samples: 100, perCall: 1, languages: { cpp17: 1 }, temperature: [0.4, 1.2], scores: 10,
      maxCalls: 300, maxTokens: 5_000_000, maxUsd: 5,
    },
  },
  alphacodium: {
    label: 'AlphaCodium', about: 'The flow instead of samples: reflect, compare solutions, write tests, then code and repair; one or two dozen calls.',
    settings: { ...BARE, samples: 0, reflect: true, flow: true, languages: { python3: 1 }, maxCalls: 60, maxTokens: 800_000, maxUsd: 2 },
  },
} as const satisfies Readonly<Record<string, Preset>>;

export type PresetName = keyof typeof presets;
