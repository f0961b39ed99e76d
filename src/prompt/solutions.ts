import { z } from 'zod';
import type { ChatMessage } from '../model/chatModel';
import type { Problem } from '../problem/problem';
import { asYaml } from './asks';
import { taskMessages, type Reflection } from './prefix';
import { textList, type ReplyForm } from './yaml';
import { say } from '../say';

/** A way to solve the problem, before any code. */
export interface Solution {
  readonly name: string;
  readonly content: string;
  readonly why: string;
  readonly labels: readonly string[];
  readonly complexity: string;
}

const solutionSchema = z.object({
  name: z.string().transform((name) => name.trim()).refine((name) => name !== '', say`the name is missing`),
  content: z.string().refine((content) => content.trim() !== '', say`the content is missing`),
  why: z.string().default(''), labels: textList.default([]), complexity: z.string().default(''),
});

export const solutionsForm: ReplyForm<{ solutions: Solution[] }> = {
  schema: z.object({ solutions: z.array(solutionSchema).min(1) }),
  keys: { solutions: 'plain', name: 'text', content: 'text', why: 'text', labels: 'items', complexity: 'text' },
  list: 'solutions',
};

/** AlphaCodium 2: two or three ways that differ in their idea. */
export function solutionsPrompt(problem: Problem, reflection: Reflection | null, most: number): ChatMessage[] {
  const howMany = most === 1 ? 'the way to solve the problem that you trust most' : `${most === 2 ? '2' : `2 to ${most}`} ways to solve the problem that differ in their main idea, not in details`;
  return taskMessages(problem, reflection, 'solutions', `
Describe ${howMany}. Each must be right on every input that the constraints allow and fit the limits; a simple way that is
fast enough is better than a clever one that is faster. No code.

For each: \`name\`, a few words; \`content\`, the steps of the algorithm, precise enough to be programmed without further thought, with how
edge cases are met; \`why\`, why it gives the right answer; \`labels\`, its techniques, such as greedy, dp, binary search; \`complexity\`, time
and memory.

${asYaml(`
solutions:
  - name: <short name>
    content: |-
      <the steps>
    why: |-
      <why it is right>
    labels: [<technique>, <technique>]
    complexity: <such as O(n log n) time, O(n) memory>`)}`);
}

export const rankSolutionsForm: ReplyForm<{ ranking: { solution: string; reason: string }[] }> = {
  schema: z.object({ ranking: z.array(z.union([
    z.object({ solution: z.string(), reason: z.string().default('') }), z.string().transform((solution) => ({ solution, reason: '' })),
  ])).min(1) }),
  keys: { ranking: 'plain', solution: 'plain', reason: 'text' },
};

/** AlphaCodium 3: the simple and robust before the most efficient. */
export function rankSolutionsPrompt(problem: Problem, reflection: Reflection | null, solutions: readonly Solution[]): ChatMessage[] {
  return taskMessages(problem, reflection, 'rank-solutions', `
Here are ${solutions.length} ways to solve the problem:

${solutions.map((solution, index) => solutionText(solution, `Solution ${index + 1}`)).join('\n\n')}

Rank all of them, the best first. First comes what is surely right on every input and within the limits; among those, the simplest to
program without a mistake. Look for an input that breaks each one before you trust it. Efficiency beyond what the limits call for counts for nothing.

${asYaml(`
ranking:
  - solution: <number of the best solution>
    reason: |-
      <why it comes first, in a sentence or two>
  - solution: <number of the next>
    reason: |-
      <why it comes here>`)}`);
}

export function solutionText(solution: Solution, heading: string): string {
  const complexity = solution.complexity === '' ? '' : `\nComplexity: ${solution.complexity}`;
  return `### ${heading}: ${solution.name}\n\n${solution.content.trim()}${solution.why.trim() === '' ? '' : `\n\nWhy it is right: ${solution.why.trim()}`}${complexity}`;
}

/** The solutions in the order of the reply, which names them by number or by name; those it leaves out come last. */
export function inOrder<T extends { readonly name: string }>(solutions: readonly T[], ranking: readonly { readonly solution: string }[]): T[] {
  const named = ranking.flatMap(({ solution }) => {
    const number = /\d+/.exec(solution);
    const byName = solutions.find(({ name }) => name.toLowerCase() === solution.trim().toLowerCase());
    const found = byName ?? (number ? solutions[Number(number[0]) - 1] : undefined);
    return found ? [found] : [];
  });
  return [...new Set([...named, ...solutions])];
}
