import { z } from 'zod';
import type { ChatMessage } from '../model/chatModel';
import type { Problem } from '../problem/problem';
import { asYaml, helperRules, SMALL_INPUTS } from './asks';
import { taskMessages, type Reflection } from './prefix';
import { codeText, type ReplyForm } from './yaml';

/** `small`: for the brute force; `slow`: what takes slow programs longest. */
export const GENERATOR_KINDS = ['small', 'random', 'edge', 'large', 'slow'] as const;
export type GeneratorKind = typeof GENERATOR_KINDS[number];

export interface GeneratorScript { readonly kind: GeneratorKind; readonly idea: string; readonly code: string }

export const generatorForm: ReplyForm<{ generators: GeneratorScript[] }> = {
  schema: z.object({
    generators: z.array(z.object({
      kind: z.string().transform((kind) => kind.trim().toLowerCase()).pipe(z.enum(GENERATOR_KINDS)), idea: z.string().default(''), code: codeText,
    })).min(1),
  }),
  keys: { generators: 'plain', kind: 'plain', idea: 'text', code: 'text' },
  list: 'generators',
};

/** Scripts that print inputs (o1-ioi; CodeContests+), seeded by their argument. */
export function generatorPrompt(problem: Problem, reflection: Reflection | null): ChatMessage[] {
  return taskMessages(problem, reflection, 'generator', `
Write five Python 3 scripts that print inputs for programs that solve this problem, one of each kind:

- \`small\`: ${SMALL_INPUTS}, with few test cases where an input holds
  several, so that a slow exhaustive program solves it at once; every special case turns up within a hundred seeds.
- \`random\`: medium sizes, values of varied ranges; few distinct values at some seeds, many at others, so that every kind of answer occurs.
- \`edge\`: edge cases; the seed picks which: smallest and largest sizes, all equal, sorted, reversed, extreme values, degenerate structures.
- \`large\`: sizes and values at the upper limits of the constraints.
- \`slow\`: sizes at the upper limits with the structure on which a program that is right but too slow takes longest, such as the worst case of the
  obvious slow algorithm.

A script is called with one argument, a seed: \`random.seed(int(sys.argv[1]))\`. The same seed gives the same input, other seeds give others. It prints
one whole input and nothing else, which follows the input format to the letter and keeps within all constraints, sums over test cases and
promises such as "the graph is connected" or "all values are distinct" included. It finishes within a few seconds. ${helperRules()}${fileNote(problem)}

${asYaml(`
generators:
  - kind: small
    idea: |-
      <what it makes, in a sentence>
    code: |-
      <the script>
  - kind: random
    idea: |-
      <what it makes>
    code: |-
      <the script>`)}`);
}

/** The statement's file is the program's business; a helper prints. */
function fileNote(problem: Problem): string {
  return problem.inputFile === null ? '' : ` It prints to standard output; what it prints becomes the content of \`${problem.inputFile}\`.`;
}
