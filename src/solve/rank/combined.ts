import { countedInputs, isHeavy } from '../../run/clusters';
import { bruteForceAgreement } from './bruteForce';
import { adjudicated } from './adjudicated';
import type { RankContext, RankRule } from './rule';
import { bestScored, meanScore } from './scores';
import { softScores } from './softVotes';
import { bestMemberChance } from './speed';
import { PLAYERS, tournament } from './tournament';
import { failureShare } from './votes';

/** Near clusters lend their votes only when they differ on very few inputs; on more where right programs may differ, and no checker tells. */
const SOFT_POWER = { oneAnswer: 8, anyAnswer: 2 };
/** Log-odds for a cluster that wins all its duels: samples outside the pair back its answers, and their mistakes are their own. */
const CORROBORATION = 1;
/** Samples that a cluster which answered nothing counts for. */
const SILENT = 0.1;

/**
 * The default. Log of the samples behind a cluster, near clusters lending theirs, plus what each other witness says for or against
 * it. Weights are log-odds: how much likelier a right program shows it than a wrong one; those of the model's helpers count only when
 * there are some.
 */
export const combined: RankRule = {
  name: 'combined',
  about: 'Size with soft votes of near clusters, duels on telling inputs, crashes and time-outs, and what the model\'s helpers say (log-odds added up).',
  score: (context) => {
    const heavy = heavyInputs(context);
    return evidenceOf(context).map((evidence, index) => evidence + Math.log(bestMemberChance(context.clusters[index]!, heavy)));
  },
  chances: (context) => sharesOf(evidenceOf(context)),
  member: bestScored,
};

export function heavyInputs({ state }: RankContext): string[] {
  return countedInputs(state).filter(isHeavy).map((input) => input.id);
}

/** Log-odds as shares of one. */
export function sharesOf(evidence: readonly number[]): number[] {
  const top = Math.max(...evidence);
  const odds = evidence.map((value) => Math.exp(value - top));
  const total = odds.reduce((sum, value) => sum + value, 0);
  return odds.map((value) => value / total);
}

/** Log-odds that each cluster's behaviour is the right one, up to a constant. */
export function evidenceOf(context: RankContext): number[] {
  const { state, clusters } = context;
  const unsure = state.problem?.anyAnswer === true && !Object.values(state.helpers).some((helper) => helper.kind === 'checker' && helper.usable);
  const soft = softScores(context, unsure ? SOFT_POWER.anyAnswer : SOFT_POWER.oneAnswer);
  const duels = tournament.score(context);
  const rivals = Math.max(1, Math.min(PLAYERS, clusters.length) - 1);
  const light = countedInputs(state).filter((input) => !isHeavy(input)).map((input) => input.id);
  return clusters.map((cluster, index) => {
    const agreed = bruteForceAgreement(cluster);
    const score = meanScore(cluster);
    const aiTests = Object.values(state.tests).filter((test) => test.origin === 'ai' && test.state !== 'dropped' && test.state !== 'doubtful');
    const passed = aiTests.filter((test) => cluster.members[0]!.aiTests[test.id]).length;
    return Math.log(Math.max(soft[index]!, SILENT)) + CORROBORATION * (duels[index]! / rivals)
      - 6 * failureShare(cluster, light)
      + (agreed === null ? 0 : agreed === 1 ? 4 : -6 * (1 - agreed) - 2)
      + (score === null ? 0 : 2 * logit(score))
      + (aiTests.length === 0 ? 0 : (2 * passed) / aiTests.length)
      + adjudicated(state, cluster);
  });
}

const logit = (chance: number): number => Math.log(Math.min(0.95, Math.max(0.05, chance)) / (1 - Math.min(0.95, Math.max(0.05, chance))));
