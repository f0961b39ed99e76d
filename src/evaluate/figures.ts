/** What a replay says: of the filter alone, and of each ranking rule. */
import { clustersOf, survivorsOf } from '../run/clusters';
import { rankClusters, submissionsOf } from '../solve/choose';
import type { RankRule } from '../solve/rank/rule';
import { mean, passAtK } from './estimators';
import type { Replay } from './replay';

export interface RuleFigures {
  readonly pick1: number;
  readonly pick3: number;
  readonly pick10: number;
  /** Of the first choice. */
  readonly confidence: number;
}
export interface JudgeFigures {
  readonly agree: number;
  readonly disagree: number;
  readonly falseAccept: number;
  readonly falseReject: number;
}

export interface ProblemFigures {
  readonly id: string;
  /** Samples, duplicates counted. */
  readonly samples: number;
  readonly survivors: number;
  readonly correctSurvivors: number;
  /** Share of the right samples that the filter lost. */
  readonly lostByFilter: number;
  readonly clusters: number;
  readonly filterOnly: { readonly pick1: number; readonly pick10: number };
  readonly rules: Readonly<Record<string, RuleFigures>>;
  readonly judge: JudgeFigures;
  readonly runs: number;
  readonly seconds: number;
}

const SUBMISSIONS = 10;

export function figuresOf(id: string, replay: Replay, rules: readonly RankRule[], judge: JudgeFigures): ProblemFigures {
  const { state, correctness } = replay;
  const survivors = survivorsOf(state);
  const right = (candidateId: string): number => correctness[candidateId] ?? 0;
  const weightOf = (ids: readonly { id: string; weight: number }[], share: (id: string) => number) =>
    ids.reduce((sum, { id: candidate, weight }) => sum + weight * share(candidate), 0);
  const all = Object.values(state.candidates).filter((candidate) => candidate.duplicateOf === null);
  const total = weightOf(survivors, () => 1);
  const correct = Math.round(weightOf(survivors, right));
  const rightSamples = weightOf(all, right);
  return {
    id, samples: state.counts.sampled, survivors: total, correctSurvivors: correct,
    lostByFilter: rightSamples === 0 ? 0 : 1 - weightOf(survivors, right) / rightSamples,
    clusters: clustersOf(state).length,
    filterOnly: { pick1: passAtK(total, correct, 1), pick10: passAtK(total, correct, SUBMISSIONS) },
    rules: Object.fromEntries(rules.map((rule) => [rule.name, ruleFigures(replay, rule)])),
    judge, runs: replay.runs, seconds: replay.seconds,
  };
}

/** Whether the first 1, 3 and 10 choices hold a right program. */
export function ruleFigures({ state, correctness }: Replay, rule: RankRule): RuleFigures {
  const submissions = submissionsOf(rankClusters(state, rule), SUBMISSIONS);
  const anyOf = (count: number) => 1 - submissions.slice(0, count).reduce((miss, { candidate }) => miss * (1 - (correctness[candidate] ?? 0)), 1);
  return { pick1: anyOf(1), pick3: anyOf(3), pick10: anyOf(SUBMISSIONS), confidence: submissions[0]?.confidence ?? 0 };
}

export interface MeanFigures {
  readonly filterOnly: ProblemFigures['filterOnly'];
  readonly rules: Readonly<Record<string, RuleFigures>>;
  readonly judge: JudgeFigures;
}

export function meanFigures(problems: readonly ProblemFigures[]): MeanFigures {
  const names = Object.keys(problems[0]?.rules ?? {});
  const of = (read: (problem: ProblemFigures) => number) => mean(problems.map(read));
  const sum = (read: (problem: ProblemFigures) => number) => problems.reduce((total, problem) => total + read(problem), 0);
  return {
    filterOnly: { pick1: of((problem) => problem.filterOnly.pick1), pick10: of((problem) => problem.filterOnly.pick10) },
    rules: Object.fromEntries(names.map((name) => [name, {
      pick1: of((problem) => problem.rules[name]!.pick1), pick3: of((problem) => problem.rules[name]!.pick3),
      pick10: of((problem) => problem.rules[name]!.pick10), confidence: of((problem) => problem.rules[name]!.confidence),
    }])),
    judge: {
      agree: sum((problem) => problem.judge.agree), disagree: sum((problem) => problem.judge.disagree),
      falseAccept: sum((problem) => problem.judge.falseAccept), falseReject: sum((problem) => problem.judge.falseReject),
    },
  };
}
