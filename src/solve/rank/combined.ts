import { countedInputs, isHeavy } from '../../run/clusters';
import { helpersSay } from './helpersSay';
import { loopShares } from './loops';
import type { RankContext, RankRule } from './rule';
import { bestScored } from './scores';
import { softScores } from './softVotes';
import { bestMemberChance } from './speed';
import { PLAYERS, tournament } from './tournament';
import { failureShare } from './votes';

/** Near clusters lend their votes only when they differ on very few inputs; on more where right programs may differ, and no checker tells. */
const SOFT_POWER = { oneAnswer: 8, anyAnswer: 2 };
/** Log-odds for a cluster that wins all its duels: samples outside the pair back its answers, and their mistakes are their own. */
const CORROBORATION = 1;
/** Log-odds against a cluster that crashes or runs out of time on all small inputs. */
const FAILING = 4;
/** Log-odds between who tries most of all survivors and who tries least. */
const THOROUGH = 2;
/** Samples that a cluster which answered nothing counts for. */
const SILENT = 0.1;

/**
 * The default. Log of the samples behind a cluster, near clusters lending theirs, plus what each other witness says for or against
 * it. Weights are log-odds: how much likelier a right program shows it than a wrong one. Each witness may err, so each is bounded: what
 * one alone says for a cluster is outweighed by enough samples, or by two others that agree.
 */
export const combined: RankRule = {
  name: 'combined',
  about: 'Size with soft votes of near clusters, duels on telling inputs, how much is tried, crashes and time-outs, '
    + 'and what the model\'s helpers say (log-odds added up).',
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
  const thorough = loopShares(context);
  const light = countedInputs(state).filter((input) => !isHeavy(input)).map((input) => input.id);
  return clusters.map((cluster, index) => Math.log(Math.max(soft[index]!, SILENT)) + CORROBORATION * (duels[index]! / rivals)
    + THOROUGH * (thorough[index]! - 0.5) - FAILING * failureShare(cluster, light) + helpersSay(state, cluster));
}
