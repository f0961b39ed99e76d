import { z } from 'zod';
import type { ChatMessage } from '../model/chatModel';
import type { Problem } from '../problem/problem';
import { asYaml } from './asks';
import { notesText, taskMessages, type Reflection } from './prefix';
import { textList, type ReplyForm } from './yaml';
import { say } from '../say';

export const reflectForm: ReplyForm<Reflection> = {
  schema: z.object({
    bullets: textList.refine((bullets) => bullets.length > 0, say`there is no point in it`),
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
degenerate cases that the constraints allow); and which running time the bounds call for. Where the text has lost its formatting, say
what is meant.
${explanationsAsk(problem)}
${asYaml(template(problem))}`);
}

/** AlphaCodium 1b, double validation: the explanations are worked out anew, critically, and mended. */
export function validateReflectionPrompt(problem: Problem, reflection: Reflection): ChatMessage[] {
  return taskMessages(problem, null, 'validate-reflection', `
These notes on the problem were written in haste and may hold mistakes:

${notesText(reflection)}

Check every note against the statement, word by word. ${workOut(problem)}Correct what is wrong, add what is missing, drop what does
not follow from the statement. Then give the notes in full, the right ones included.

${asYaml(template(problem))}`);
}

function explanationsAsk(problem: Problem): string {
  if (problem.examples.length === 0) return '';
  const which = problem.examples.length === 1 ? 'the example' : `each of the ${problem.examples.length} examples`;
  return `\n\`explanations\`: for ${which}, ${howItComes(problem)}, step by step in a few sentences.\n`;
}

/** An exchange is no output of an input, and one of several valid outputs does not follow from it. */
function howItComes({ interactive, anyAnswer }: Problem): string {
  if (interactive) return 'how the exchange keeps to the rules of the statement, and what the program learns from each answer';
  return anyAnswer ? 'why its output is a right one for its input by the rules of the statement' : 'how its output follows from its input by the rules of the statement';
}

/** How the explanations are checked, ahead of the rest. */
function workOut({ examples, interactive, anyAnswer }: Problem): string {
  if (examples.length === 0) return '';
  if (interactive) return 'Follow each example\'s exchange by the statement alone, without trusting the notes. ';
  if (anyAnswer) return 'Check each example\'s output by the rules of the statement alone, without trusting the notes; where the notes speak against it, the notes are wrong. ';
  return 'Work out each example\'s output anew from the statement alone, without trusting the notes; where the notes lead to another output, the notes are wrong. ';
}

function template(problem: Problem): string {
  const bullets = 'bullets:\n  - |-\n    <a point>\n  - |-\n    <the next point>';
  if (problem.examples.length === 0) return bullets;
  const second = problem.examples.length === 1 ? '' : '\n  - example: Example 2\n    text: |-\n      <how its output comes about>';
  return `${bullets}\nexplanations:\n  - example: Example 1\n    text: |-\n      <how its output comes about>${second}`;
}
