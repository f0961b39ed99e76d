/** What the ways of solving bring on one's own problems: the same problem solved by each, side by side in a table. */
import { setMaxListeners } from 'node:events';
import type { Judge } from '../judge/contract';
import type { Models } from '../model/chatModel';
import type { Problem } from '../problem/problem';
import { clustersOf } from '../run/clusters';
import type { RunEvent } from '../run/events';
import type { SolveSettings } from '../run/settings';
import { emptyState, fold, type RunState } from '../run/state';
import { AnswerClasses } from './answerClasses';
import { limitsOf } from './context';
import { solve } from './solve';

interface Strategy { readonly about: string; readonly settings: (base: SolveSettings) => Partial<SolveSettings> }

const ALONE: Partial<SolveSettings> = {
  reflect: false, flow: false, repairs: 0, generators: false, checker: false, bruteForce: false, scores: 0, adjudications: 0,
};

/** Each by the settings it changes; caps, languages and seed are those of the base. */
export const STRATEGIES = {
  direct: {
    about: 'one call, one program: what the model does when it is simply asked',
    settings: () => ({ ...ALONE, samples: 1, perCall: 1, metadata: false, temperature: [0.2, 0.2], stopEarly: false }),
  },
  sample: {
    about: 'many samples, filtered, clustered and ranked (AlphaCode)',
    settings: (base) => ({ reflect: false, flow: false, samples: Math.max(1, base.samples) }),
  },
  flow: {
    about: 'the AlphaCodium flow, its solutions pursued side by side',
    settings: () => ({ ...ALONE, samples: 0, reflect: true, flow: true, sideBySide: true }),
  },
  'flow-in-turn': {
    about: 'the same, one solution and one call after another',
    settings: () => ({ ...ALONE, samples: 0, reflect: true, flow: true, sideBySide: false }),
  },
  combined: {
    about: 'samples and the flow in one pool',
    settings: (base) => ({ reflect: true, flow: true, sideBySide: true, samples: Math.max(1, base.samples) }),
  },
} as const satisfies Readonly<Record<string, Strategy>>;

export type StrategyName = keyof typeof STRATEGIES;

export interface StrategyResult {
  readonly strategy: StrategyName;
  readonly outcome: string;
  readonly message: string;
  readonly calls: number;
  readonly failedCalls: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly usd: number | null;
  readonly seconds: number;
  /** Sum over the calls: what they would take one after another. */
  readonly callSeconds: number;
  readonly programs: number;
  readonly survivors: number;
  readonly clusters: number;
  /** Null when nothing survived. */
  readonly chosen: {
    readonly candidate: string; readonly language: string; readonly code: string; readonly origin: string; readonly confidence: number; readonly reason: string;
    /** `A`, `B`, …: choices with the same letter behaved alike on all inputs of all the runs. */
    readonly behaviour: string;
  } | null;
}

export interface CompareOptions {
  readonly problem: Problem;
  readonly base: SolveSettings;
  readonly strategies: readonly StrategyName[];
  readonly judge: Judge;
  /** Opens the models anew for each strategy, so that each has the whole budget. */
  open(settings: SolveSettings): Promise<{ readonly models: Models; dispose(): Promise<void> }>;
  readonly signal: AbortSignal;
  readonly onEvent?: (strategy: StrategyName, event: RunEvent) => void;
  /** ms since the epoch. Default the machine's. */
  readonly clock?: () => number;
}

/** Runs the strategies one after the other, so that none slows another down. */
export async function compareStrategies(options: CompareOptions): Promise<StrategyResult[]> {
  setMaxListeners(0, options.signal); // every test under way listens
  const runs: { strategy: StrategyName; state: RunState; callMs: number }[] = [];
  for (const strategy of options.strategies) runs.push(await runOne(options, strategy));
  const letters = await behavioursOf(options, runs.map(({ state }) => state));
  return runs.map(({ strategy, state, callMs }, index) => resultOf(strategy, state, callMs, letters[index]!));
}

async function runOne(options: CompareOptions, strategy: StrategyName): Promise<{ strategy: StrategyName; state: RunState; callMs: number }> {
  const { problem, judge, signal, clock } = options;
  const settings: SolveSettings = { ...options.base, ...(STRATEGIES[strategy] as Strategy).settings(options.base) };
  const { models, dispose } = await options.open(settings);
  try {
    const state = emptyState();
    let callMs = 0;
    for await (const event of solve({ run: strategy, problem, settings, judge, models, signal, ...(clock ? { clock } : {}) })) {
      fold(state, event);
      if (event.type === 'call') callMs += event.ms;
      options.onEvent?.(strategy, event);
    }
    return { strategy, state, callMs };
  } finally {
    await dispose();
  }
}

function resultOf(strategy: StrategyName, state: RunState, callMs: number, behaviour: string): StrategyResult {
  const [best] = state.submissions;
  const candidate = best ? state.candidates[best.candidate] : undefined;
  const { calls, failedCalls, promptTokens, completionTokens, usd } = state.usage;
  return {
    strategy, outcome: state.ended?.outcome ?? 'cancelled', message: state.ended?.message ?? '', calls, failedCalls, promptTokens, completionTokens, usd,
    seconds: (state.now - state.startedAt) / 1000, callSeconds: callMs / 1000,
    programs: state.counts.sampled - state.counts.duplicates, survivors: state.counts.passed, clusters: clustersOf(state).length,
    chosen: best && candidate ? {
      candidate: candidate.id, language: candidate.language, code: candidate.code, origin: candidate.origin.kind,
      confidence: best.confidence, reason: best.reason, behaviour,
    } : null,
  };
}

/** Inputs beyond these rarely tell more; longer ones take their time. */
const SHARED_INPUTS = 60;
const INPUT_LIMIT_BYTES = 20_000;

/** One letter a run, by what its first choice prints on the inputs of all runs. */
async function behavioursOf({ judge, problem, signal }: CompareOptions, states: readonly RunState[]): Promise<string[]> {
  const texts = states.flatMap((state) => Object.values(state.inputs)
    .filter((input) => input.dropped === null && input.bytes <= INPUT_LIMIT_BYTES)
    .map((input) => state.blobs[input.blob]?.text ?? ''));
  const inputs = [...new Set([...problem.examples.map((example) => example.input), ...texts])].slice(0, SHARED_INPUTS);
  // Numbers within the tolerance are one answer, whatever their digits.
  const classes = inputs.map(() => new AnswerClasses({ kind: problem.anyOrder ? 'unordered' : 'tokens', tolerance: problem.tolerance ?? 1e-5 }));
  const seen = new Map<string, string>();
  const letters: string[] = [];
  for (const state of states) {
    const candidate = state.candidates[state.submissions[0]?.candidate ?? ''];
    if (!candidate || signal.aborted) {
      letters.push('');
      continue;
    }
    const { tests } = await judge.judge({
      program: { language: candidate.language, source: candidate.code },
      tests: inputs.map((input, index) => ({ id: String(index), input })),
      limits: limitsOf(problem), checker: { kind: 'exact' }, tier: 'final', stopAtFirstFailure: false,
      inputFile: problem.inputFile, outputFile: problem.outputFile,
    }, signal);
    const signature = tests.map(({ testId, verdict, output }) => `${verdict} ${verdict === 'OK' ? classes[Number(testId)]!.classOf(output) : ''}`).join('\n');
    if (!seen.has(signature)) seen.set(signature, String.fromCharCode(65 + seen.size));
    letters.push(seen.get(signature)!);
  }
  return letters;
}
