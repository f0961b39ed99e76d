import type { RankContext, RankRule } from './rule';
import { answered, votesOf } from './votes';

/**
 * Size of the cluster times the tests it agrees with (CodeT, 2207.10397). The tests are the AI tests where there are some;
 * otherwise each input with its most common answer stands in for one.
 */
export const codet: RankRule = {
  name: 'codet',
  about: 'Solutions times the tests they agree on (CodeT): AI tests, or each input with its most common answer.',
  score: (context) => {
    const tests = agreement(context);
    return context.clusters.map((cluster, index) => cluster.size * tests[index]!);
  },
};

function agreement(context: RankContext): number[] {
  const { clusters, state } = context;
  const tests = Object.values(state.tests).filter((test) => test.origin === 'ai' && test.state !== 'dropped').map((test) => test.id);
  if (tests.length > 0) return clusters.map((cluster) => tests.filter((id) => cluster.members[0]!.aiTests[id]).length);
  const votes = votesOf(context);
  return clusters.map((_, index) => votes.filter(({ outcomes, support }) => {
    const outcome = outcomes[index];
    return answered(outcome) && support.get(outcome[2]) === Math.max(...support.values());
  }).length);
}
