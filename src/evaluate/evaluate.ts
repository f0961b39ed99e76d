/** Measures the selection on pools of problems: each replayed through the real pipeline, then every rule on what came out. */
import type { Judge } from '../judge/contract';
import type { RankRule } from '../solve/rank/rule';
import { areaUnderCurve, bootstrap, type Interval } from './estimators';
import { figuresOf, meanFigures, type MeanFigures, type ProblemFigures } from './figures';
import { canCheckJudge, checkJudge, NO_CHECK, type JudgeCheck } from './judgeCheck';
import type { PoolProblem } from './pool';
import { replay } from './replay';
import type { ReplayStore } from './store';

export interface EvaluateOptions {
  readonly judge: Judge;
  readonly rules: readonly RankRule[];
  readonly defaultRule: string;
  readonly inputs: number;
  readonly seed: number;
  readonly store: ReplayStore | null;
  readonly signal: AbortSignal;
  /** Told when a problem is done. */
  onProblem?(figures: ProblemFigures, resumed: boolean): void;
}

export interface Evaluation {
  readonly problems: readonly ProblemFigures[];
  readonly mean: MeanFigures;
  readonly defaultRule: string;
  /** 95 % intervals of each rule's means. */
  readonly intervals: Readonly<Record<string, { readonly pick1: Interval; readonly pick10: Interval }>>;
  /** Area under the curve of "the first choice is right" by the default rule's confidence; null where all are right, or none. */
  readonly auc: number | null;
  readonly judgeByLanguage: Readonly<Record<string, { readonly agree: number; readonly disagree: number }>>;
  readonly disagreements: readonly (JudgeCheck['disagreements'][number] & { readonly id: string })[];
}

/** One problem after another: the judge keeps every core busy with its candidates. */
export async function evaluate(pools: readonly PoolProblem[], options: EvaluateOptions): Promise<Evaluation> {
  const problems: ProblemFigures[] = [];
  const checks: Checked[] = [];
  for (const pool of pools) {
    options.signal.throwIfAborted();
    const { stored, resumed } = await replayed(pool, options);
    const { agree, disagree, falseAccept, falseReject } = stored.judge;
    const figures = figuresOf(pool.id, stored.replay, options.rules, { agree, disagree, falseAccept, falseReject });
    problems.push(figures);
    checks.push({ id: pool.id, check: stored.judge });
    options.onProblem?.(figures, resumed);
  }
  return summarise(problems, checks, options);
}

async function replayed(pool: PoolProblem, { judge, inputs, seed, signal, store }: EvaluateOptions) {
  const key = store?.keyOf(pool, { inputs, seed }) ?? '';
  const before = await store?.load(key);
  if (before) return { stored: before, resumed: true };
  const check = canCheckJudge(pool) ? await checkJudge(pool, judge, signal) : NO_CHECK;
  const stored = { replay: await replay(pool, { judge, inputs, seed, signal }), judge: check };
  await store?.save(key, stored);
  return { stored, resumed: false };
}

interface Checked { readonly id: string; readonly check: JudgeCheck }

function summarise(
  problems: readonly ProblemFigures[],
  checks: readonly Checked[],
  { rules, defaultRule, seed }: EvaluateOptions,
): Evaluation {
  const byLanguage: Record<string, { agree: number; disagree: number }> = {};
  for (const { check } of checks) {
    for (const [language, { agree, disagree }] of Object.entries(check.byLanguage)) {
      const sum = byLanguage[language] ??= { agree: 0, disagree: 0 };
      sum.agree += agree;
      sum.disagree += disagree;
    }
  }
  // A problem of which nothing survived has no first choice.
  const chosen = problems.filter((problem) => problem.survivors > 0 && problem.rules[defaultRule]);
  const firstChoices = chosen.map((problem) => {
    const { confidence, pick1 } = problem.rules[defaultRule]!;
    return { score: confidence, positive: pick1 >= 0.5 };
  });
  return {
    problems, mean: meanFigures(problems), defaultRule,
    intervals: Object.fromEntries(rules.map(({ name }) => [name, {
      pick1: bootstrap(problems.map((problem) => problem.rules[name]!.pick1), seed),
      pick10: bootstrap(problems.map((problem) => problem.rules[name]!.pick10), seed),
    }])),
    auc: areaUnderCurve(firstChoices),
    judgeByLanguage: Object.fromEntries(Object.entries(byLanguage).sort(([a], [b]) => (a < b ? -1 : 1))),
    disagreements: checks.flatMap(({ id, check }) => check.disagreements.map((one) => ({ id, ...one }))),
  };
}
