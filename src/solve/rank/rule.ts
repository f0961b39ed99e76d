/** What a ranking rule is: a pure function of the run's state, so that it can be replayed over a stored run. */
import type { Cluster } from '../../run/clusters';
import type { RunState } from '../../run/state';

export interface RankContext {
  readonly state: RunState;
  /** Largest first. */
  readonly clusters: readonly Cluster[];
}

export interface RankRule {
  readonly name: string;
  /** For a person, one line, with the paper it comes from. */
  readonly about: string;
  /** One score a cluster, in the order of `clusters`; higher is better. Only the order within one call counts. */
  score(context: RankContext): number[];
  /**
   * Chance that each cluster's behaviour is the right one, up to a common factor. A rule that tells it has the submissions allotted by it,
   * where the next one gains most; otherwise each cluster has one in turn (AlphaCode 4.6).
   */
  chances?(context: RankContext): number[];
  /** Which member stands for the cluster; the default prefers the heaviest, then the fastest. */
  member?(cluster: Cluster, context: RankContext): string;
}
