/** What a run will take, said before it starts: calls, tokens and, where prices are known, money. */
import type { Price } from '../model/prices';
import { costOf, priceOf, type PriceTable } from '../model/prices';
import { estimatePrompt } from '../model/tokens';
import type { Problem } from '../problem/problem';
import { prefixMessages } from '../prompt/prefix';
import type { SolveSettings } from '../run/settings';
import { samplesPerCall } from './draw';
import { BRUTE_FORCES, CHECKERS, VALIDATORS } from './helpers';

export interface StageEstimate { readonly stage: string; readonly calls: number; readonly promptTokens: number; readonly completionTokens: number }

export interface Estimate {
  /** Calls of an endpoint that honours `n`, with nothing that fails. */
  readonly calls: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** Null where the price of a model is not known. */
  readonly usd: number | null;
  readonly perStage: readonly StageEstimate[];
}

/** Usual tokens of an answer, by its task. Models that reason at length take several times as many. */
const ANSWER_TOKENS = { program: 1500, helper: 700, yaml: 1200, score: 400 } as const;
/** What a task adds to the prefix all prompts share; a program or a table of tests among it. */
const TASK_TOKENS = { plain: 350, withProgram: 1300 } as const;

interface Planned { readonly stage: string; readonly calls: number; readonly answers?: number; readonly answerTokens: number; readonly taskTokens: number }

/** At most these calls and about these tokens; the price is the mean of the models', since the samples are split among them. */
export function estimateRun(settings: SolveSettings, problem: Problem, modelIds: readonly string[], prices: PriceTable = {}): Estimate {
  const prefix = estimatePrompt(prefixMessages(problem, null));
  const perStage = plan(settings, problem).filter((stage) => stage.calls > 0).map(({ stage, calls, answers = calls, answerTokens, taskTokens }) => ({
    stage, calls, promptTokens: calls * (prefix + taskTokens), completionTokens: answers * answerTokens,
  }));
  const sum = (of: (stage: StageEstimate) => number) => perStage.reduce((total, stage) => total + of(stage), 0);
  const totals = {
    calls: sum((stage) => stage.calls),
    promptTokens: sum((stage) => stage.promptTokens),
    completionTokens: sum((stage) => stage.completionTokens),
  };
  const known = modelIds.map((id) => priceOf(id, prices)).filter((price): price is Price => price !== null);
  const usd = known.length === 0 || known.length < modelIds.length ? null : known.reduce((total, price) => total + costOf(price, totals), 0) / known.length;
  return { ...totals, usd, perStage };
}

/** The calls of each stage where all goes well and nothing ends early. */
function plan(settings: SolveSettings, problem: Problem): Planned[] {
  const { flow } = settings;
  const testable = !problem.interactive;
  const yaml = { answerTokens: ANSWER_TOKENS.yaml, taskTokens: TASK_TOKENS.plain };
  const helper = { answerTokens: ANSWER_TOKENS.helper, taskTokens: TASK_TOKENS.plain };
  const program = { answerTokens: ANSWER_TOKENS.program, taskTokens: TASK_TOKENS.plain };
  const fix = { answerTokens: ANSWER_TOKENS.program, taskTokens: TASK_TOKENS.withProgram };
  return [
    { stage: 'reflect', calls: settings.reflect ? 1 + Number(settings.validateReflection) : 0, ...yaml },
    { stage: 'helpers', calls: testable ? helperCalls(settings, problem) : 0, ...helper },
    { stage: 'sample', calls: Math.ceil(settings.samples / samplesPerCall(settings)), answers: settings.samples, ...program },
    { stage: 'solutions', calls: flow && settings.possibleSolutions > 0 ? 1 + Number(settings.rankSolutions && settings.possibleSolutions > 1) : 0, ...yaml },
    { stage: 'ai-tests', calls: flow && testable && settings.aiTests > 0 ? 1 + Number(settings.validateAiTests) : 0, ...yaml },
    { stage: 'initial-code', calls: flow ? settings.initialAttempts : 0, ...program },
    { stage: 'iterate', calls: flow ? settings.exampleIterations + (testable && settings.aiTests > 0 ? settings.aiTestIterations : 0) : 0, ...fix },
    { stage: 'repair', calls: testable && problem.examples.length > 0 ? settings.repairs : 0, ...fix },
    { stage: 'score', calls: settings.scores, answerTokens: ANSWER_TOKENS.score, taskTokens: TASK_TOKENS.withProgram },
    { stage: 'adjudicate', calls: testable ? settings.adjudications : 0, ...yaml },
  ];
}

function helperCalls(settings: SolveSettings, problem: Problem): number {
  return (settings.generators ? 1 + VALIDATORS : 0) + (settings.bruteForce ? BRUTE_FORCES : 0) + (settings.checker && problem.anyAnswer ? CHECKERS : 0);
}

/** Calls that the stages after sampling make at most, and that sampling leaves them. */
export function callsAfterSampling(settings: SolveSettings): number {
  return settings.scores + settings.repairs + settings.adjudications;
}

/** One sentence for a picker or a prompt. */
export function describeEstimate(estimate: Estimate): string {
  const thousands = Math.round((estimate.promptTokens + estimate.completionTokens) / 1000);
  return `up to ${estimate.calls} calls, about ${thousands} thousand tokens${moneyOf(estimate.usd)}`;
}

function moneyOf(usd: number | null): string {
  if (usd === null) return ', price not known';
  return usd === 0 ? ', free' : `, about $${usd.toFixed(usd < 0.1 ? 3 : 2)}`;
}
