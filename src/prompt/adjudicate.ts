import { z } from 'zod';
import type { ChatMessage } from '../model/chatModel';
import type { Problem } from '../problem/problem';
import { asYaml } from './asks';
import { fenced, taskMessages, type Reflection } from './prefix';
import type { ReplyForm } from './yaml';

/** What a model makes of the outputs it was shown. */
export interface Ruling {
  readonly derivation: string;
  /** Letters of the outputs that are right; empty where none is. */
  readonly right: readonly string[];
  /** 0..1. */
  readonly certainty: number;
}

export const LETTERS = 'ABCDEFGH';

export const adjudicateForm: ReplyForm<Ruling> = {
  schema: z.object({
    derivation: z.string().default(''),
    right: z.union([z.string(), z.array(z.string()).transform((items) => items.join(' '))])
      .transform((text, check) => lettersIn(text) ?? (check.addIssue('letters of the outputs that are right, or none'), z.NEVER)),
    percent: z.string().transform((text) => Number(/\d+(?:\.\d+)?/.exec(text)?.[0] ?? 'NaN')).pipe(z.number().min(0).max(100)),
  }).transform(({ percent, ...ruling }) => ({ ...ruling, certainty: percent / 100 })),
  keys: { derivation: 'text', right: 'plain', percent: 'plain' },
};

/** S* (2502.14382): one input on which programs differ, and their outputs; which of them is right? */
export function adjudicatePrompt(problem: Problem, reflection: Reflection | null, input: string, outputs: readonly string[]): ChatMessage[] {
  const several = problem.anyAnswer;
  const shown = outputs.map((output, index) => `Output ${LETTERS[index]!}:\n${output.trim() === '' ? '(nothing)' : fenced(output)}`);
  return taskMessages(problem, reflection, 'adjudicate', `
Programs written for this problem differ on this valid input:

${fenced(input)}

${shown.join('\n\n')}

${several ? `Judge each output by the rules of the statement, condition by condition. Several outputs may be right for one input, and it may be
that none of these is.` : `Work out the right output from the statement alone, step by step, before you look at these; then see which of them it is. It may be that none is
right.`} How many programs gave an output is not told, and the order says nothing.

${asYaml(`
derivation: |-
  <${several ? 'what each output fulfils and breaks' : 'how the right output follows from the input'}>
right: <${several ? 'letters of all outputs that are right, with commas between' : 'the letter of the right output'}; none where none is right>
percent: <how sure you are of that, a whole number from 0 to 100>`)}`);
}

/** `A`, `Output B`, `[A, C]`; none is an empty list. Null where it is neither letters nor none. */
function lettersIn(text: string): string[] | null {
  const words = text.toUpperCase().replace(/\bOUTPUTS?\b|\bAND\b/g, ' ').split(/[^A-Z]+/).filter((word) => word !== '');
  if (words.length === 1 && /^(NONE|NEITHER|NO)$/.test(words[0]!)) return [];
  return words.length > 0 && words.every((word) => word.length === 1 && LETTERS.includes(word)) ? [...new Set(words)] : null;
}
