import { z } from 'zod';
import type { ChatMessage } from '../model/chatModel';
import type { Problem } from '../problem/problem';
import { asYaml } from './asks';
import { taskMessages, type Reflection } from './prefix';
import { textList, type ReplyForm } from './yaml';

export const reflectForm: ReplyForm<Reflection> = {
  schema: z.object({
    bullets: textList.refine((bullets) => bullets.length > 0, 'there is no point in it'),
    explanations: z.union([z.array(z.object({ example: z.string(), text: z.string() })), z.literal('').transform(() => [])]).default([]),
  }),
  keys: { bullets: 'items', explanations: 'plain', example: 'plain', text: 'text' },
};

/** AlphaCodium 1: the goal, the rules and the edge cases as bullets, and why each example's output is what it is. */
export function reflectPrompt(problem: Problem): ChatMessage[] {
  return taskMessages(problem, null, 'reflect', `
Study the problem before any code is written. No code yet.

\`bullets\`: 5 to 10 short points. Cover the goal in plain words; what each part of the input means and its bounds; what exactly is
to be printed; the rules that are easily overlooked; the edge cases (smallest and largest values, equal values, empty or
degenerate cases that the constraints allow); and which running time the bounds call for.
${explanationsAsk(problem)}
${asYaml(template(problem))}`);
}

/** AlphaCodium 1b, double validation: the explanations are worked out anew, critically, and mended. */
export function validateReflectionPrompt(problem: Problem, reflection: Reflection): ChatMessage[] {
  const notes = reflection.bullets.map((bullet) => `- ${bullet}`).join('\n');
  const explanations = reflection.explanations.map(({ example, text }) => `- ${example}: ${text}`).join('\n');
  return taskMessages(problem, null, 'validate-reflection', `
These notes on the problem were written in haste and may hold mistakes:

${notes}${explanations === '' ? '' : `\n\n${explanations}`}

Check every note against the statement, word by word. ${problem.examples.length === 0 ? '' : `Work out each example's output anew from the
statement alone, without trusting the notes; where the notes lead to another output, the notes are wrong. `}Correct what is wrong, add what
is missing, drop what the statement does not support. Then give the notes in full, the right ones included.

${asYaml(template(problem))}`);
}

function explanationsAsk(problem: Problem): string {
  if (problem.examples.length === 0) return '';
  const which = problem.examples.length === 1 ? 'the example' : `each of the ${problem.examples.length} examples`;
  return `
\`explanations\`: for ${which}, how its output follows from its input by the rules of the statement, step by step in a few sentences.
`;
}

function template(problem: Problem): string {
  const bullets = 'bullets:\n  - |-\n    <a point>\n  - |-\n    <the next point>';
  if (problem.examples.length === 0) return bullets;
  const second = problem.examples.length === 1 ? '' : '\n  - example: Example 2\n    text: |-\n      <how its output comes about>';
  return `${bullets}\nexplanations:\n  - example: Example 1\n    text: |-\n      <how its output comes about>${second}`;
}
