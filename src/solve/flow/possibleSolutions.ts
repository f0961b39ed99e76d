import { inOrder, rankSolutionsForm, rankSolutionsPrompt, solutionsForm, solutionsPrompt } from '../../prompt/solutions';
import { askYaml, ReplyError } from '../ask';
import type { SolveContext } from '../context';
import { say } from '../../say';

type State = SolveContext['state'];

/** AlphaCodium 2: possible solutions, which are in `state.solutions` then. One call. */
export async function findSolutions(ctx: SolveContext): Promise<void> {
  const { problem, settings, state } = ctx;
  if (settings.possibleSolutions === 0) return;
  ctx.emit({ type: 'stage', stage: 'solutions', status: 'started', reason: '' });
  await toItsEnd(ctx, async () => {
    if (state.solutions.length === 0) {
      const prompt = solutionsPrompt(problem, state.reflection, settings.possibleSolutions);
      const { value } = await askYaml(ctx, 'solutions', prompt, solutionsForm, { temperature: 0.3 });
      const names = new Set<string>();
      for (const solution of value.solutions.slice(0, settings.possibleSolutions)) {
        const name = unlike(solution.name, names);
        ctx.emit({ type: 'solution', ...solution, labels: [...solution.labels], name, rank: null });
      }
    }
    // The stage ends with their order, where one is asked for.
    if (!wantsRanking(ctx)) ctx.emit({ type: 'stage', stage: 'solutions', status: 'finished', reason: '' });
  });
}

/** AlphaCodium 3: their order. One call where there are two or more. */
export async function rankSolutions(ctx: SolveContext): Promise<void> {
  const { problem, state } = ctx;
  if (!wantsRanking(ctx)) return;
  await toItsEnd(ctx, async () => {
    const { solutions } = state;
    const { value } = await askYaml(ctx, 'rank-solutions', rankSolutionsPrompt(problem, state.reflection, solutions), rankSolutionsForm, { temperature: 0.2 });
    inOrder(solutions, value.ranking).forEach((solution, index) => ctx.emit({ type: 'solution', ...solution, rank: index + 1 }));
    ctx.emit({ type: 'stage', stage: 'solutions', status: 'finished', reason: '' });
  });
}

function wantsRanking({ settings, state }: SolveContext): boolean {
  return settings.rankSolutions && state.solutions.length > 1 && state.solutions.some((solution) => solution.rank === null);
}

/** A reply that never has its form ends the stage, with what is left without it. */
async function toItsEnd(ctx: SolveContext, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ReplyError)) throw error;
    const left = ctx.state.solutions.length > 0 ? say`The solutions keep the order they were given in.` : say`The flow goes on without possible solutions.`;
    ctx.emit({ type: 'stage', stage: 'solutions', status: 'failed', reason: `${error.message} ${left}` });
  }
}

/** Best first; in the order given while they have no rank. */
export function rankedSolutions(state: State): State['solutions'] {
  return [...state.solutions].sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0);
}

/** Names tell solutions apart on record. */
function unlike(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name} (${number})`;
  taken.add(free);
  return free;
}
