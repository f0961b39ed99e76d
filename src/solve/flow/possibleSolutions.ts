import { inOrder, rankSolutionsForm, rankSolutionsPrompt, solutionsForm, solutionsPrompt } from '../../prompt/solutions';
import { askYaml, ReplyError } from '../ask';
import type { SolveContext } from '../context';

type State = SolveContext['state'];

/** AlphaCodium 2 and 3: possible solutions, then their order. Two calls; what they give is in `state.solutions`. */
export async function findSolutions(ctx: SolveContext): Promise<void> {
  const { problem, settings, state } = ctx;
  if (settings.possibleSolutions === 0) return;
  ctx.emit({ type: 'stage', stage: 'solutions', status: 'started', reason: '' });
  try {
    if (state.solutions.length === 0) {
      const { value } = await askYaml(ctx, 'solutions', solutionsPrompt(problem, state.reflection, settings.possibleSolutions), solutionsForm, { temperature: 0.3 });
      const names = new Set<string>();
      for (const solution of value.solutions.slice(0, settings.possibleSolutions)) {
        const name = unlike(solution.name, names);
        ctx.emit({ type: 'solution', ...solution, labels: [...solution.labels], name, rank: null });
      }
    }
    await rank(ctx);
    ctx.emit({ type: 'stage', stage: 'solutions', status: 'finished', reason: '' });
  } catch (error) {
    if (!(error instanceof ReplyError)) throw error;
    const left = state.solutions.length > 0 ? 'The solutions keep the order they were given in.' : 'The flow goes on without possible solutions.';
    ctx.emit({ type: 'stage', stage: 'solutions', status: 'failed', reason: `${error.message} ${left}` });
  }
}

/** Best first; in the order given while they have no rank. */
export function rankedSolutions(state: State): State['solutions'] {
  return [...state.solutions].sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0);
}

async function rank(ctx: SolveContext): Promise<void> {
  const { problem, settings, state } = ctx;
  if (!settings.rankSolutions || state.solutions.length < 2 || state.solutions.every((solution) => solution.rank !== null)) return;
  const { solutions } = state;
  const { value } = await askYaml(ctx, 'rank-solutions', rankSolutionsPrompt(problem, state.reflection, solutions), rankSolutionsForm, { temperature: 0.2 });
  inOrder(solutions, value.ranking).forEach((solution, index) => ctx.emit({ type: 'solution', ...solution, rank: index + 1 }));
}

/** Names tell solutions apart on record. */
function unlike(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name} (${number})`;
  taken.add(free);
  return free;
}
