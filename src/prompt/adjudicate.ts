import { z } from 'zod';
import type { ChatMessage } from '../model/chatModel';
import type { Program } from '../judge/contract';
import type { Problem } from '../problem/problem';
import { asYaml, languageName } from './asks';
import { fenced, shortened, taskMessages, type Reflection } from './prefix';
import { testText, type ReplyForm } from './yaml';

/** Two behaviours on one telling input. */
export interface Dispute {
  readonly input: string;
  /** What the programs printed, or what became of them ("it runs out of time"). */
  readonly outputs: readonly [string, string];
  /** Shown to the model where it shall look at the code, too (GenCluster's tournament). */
  readonly programs?: readonly [Program, Program];
}

export interface Ruling {
  readonly right: 'first' | 'second' | 'both' | 'neither' | 'unsure';
  readonly reasoning: string;
  /** The right output as the model worked it out; empty when it did not. */
  readonly output: string;
}

const RIGHT: Readonly<Record<string, Ruling['right']>> = { a: 'first', b: 'second', both: 'both', neither: 'neither', none: 'neither', unsure: 'unsure' };

export const adjudicateForm: ReplyForm<Ruling> = {
  schema: z.object({
    reasoning: z.string().default(''), output: testText.default(''),
    right: z.string().transform((word) => RIGHT[word.trim().toLowerCase().replace(/^(program|output)\s+/, '').replace(/\W/g, '')]).pipe(z.enum(['first', 'second', 'both', 'neither', 'unsure'])),
  }),
  keys: { reasoning: 'text', output: 'text', right: 'plain' },
};

/** S*: two programs differ on an input; which output is right? */
export function adjudicatePrompt(problem: Problem, reflection: Reflection | null, dispute: Dispute): ChatMessage[] {
  const [a, b] = dispute.outputs;
  const show = (text: string): string => fenced(text.trim() === '' ? '(nothing)' : shortened(text, 4000));
  return taskMessages(problem, reflection, 'adjudicate', `
Two programs for this problem differ on one input.

Input:
${show(dispute.input)}

Output of program A:
${show(a)}

Output of program B:
${show(b)}
${programsText(dispute)}
Work out from the statement what the right output for this input is, step by step, without leaning towards either program. ${problem.anyAnswer ? 'Several outputs may be right: '
    + 'check each of the two against every condition of the statement. ' : ''}Then say which program is right on it: \`A\`, \`B\`, \`both\` (only where the statement accepts
either output), \`neither\`, or \`unsure\` if you cannot settle it. Should the input break the constraints, that is \`unsure\` too.

${asYaml(`
reasoning: |-
  <how the right output follows>
output: |-
  <the right output>
right: <A, B, both, neither or unsure>`)}`);
}

function programsText({ programs }: Dispute): string {
  if (!programs) return '';
  return programs.map((program, index) => `\nProgram ${'AB'[index]} (${languageName(program.language)}):\n${fenced(program.source)}\n`).join('');
}
