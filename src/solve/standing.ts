import type { Cluster } from '../run/clusters';

/** What is known of a cluster from outside: one member judged wrong speaks for all, since they behave alike. */
export function standingOf({ members }: Cluster): 'accepted' | 'refuted' | 'open' {
  if (members.some((member) => member.feedback === 'accepted')) return 'accepted';
  return members.some((member) => member.feedback === 'wrong-answer' || member.feedback === 'runtime-error') ? 'refuted' : 'open';
}
