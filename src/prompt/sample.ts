/** The prompt that draws one program (AlphaCode Fig. 5), put in the words of chat models. */
import type { LanguageId } from '../judge/contract';
import type { ChatMessage } from '../model/chatModel';
import type { Problem } from '../problem/problem';
import { languageName, programRules } from './asks';
import { taskMessages, type Reflection } from './prefix';

export interface SampleMetadata {
  readonly language: LanguageId;
  /** AlphaCode's random conditioning; null leaves it out. */
  readonly guess: { readonly rating: number; readonly tags: readonly string[] } | null;
}

const task = (problem: Problem): string => `
Write one complete program that solves the problem: right for every input that the constraints allow, and within the limits.

First think, in a few short paragraphs: the idea, why it is right, its complexity at the largest input, the edge cases${tryItOn(problem)}.
Then give the program in one fenced code block, whole and ready to be judged, with nothing after it.`;

/** An exchange shows the protocol; what was asked in it is not what the program would ask. */
function tryItOn({ examples, interactive }: Problem): string {
  if (interactive) return '';
  return examples.length > 0 ? '; try it on the examples' : '; try it on a small input of your own';
}

const GUESS_NOTE = `
RATING and TAGS below guess at the problem's difficulty (800 to 3500) and techniques. They are drawn at random, so that different attempts
look in different directions: go where they point if that leads to a right solution, and leave them where it does not.`;

/**
 * AlphaCode's metadata lines come last instead of first, so that all samples share everything before them and an
 * endpoint's prompt cache hits. A chat model is told what they are: a guess that sends samples different ways.
 */
export function samplePrompt(problem: Problem, reflection: Reflection | null, metadata: SampleMetadata): ChatMessage[] {
  const { language, guess } = metadata;
  const lines = [
    ...(guess ? [`RATING: ${guess.rating}`, `TAGS: ${guess.tags.join(',')}`] : []),
    `LANGUAGE IS ${language} (${languageName(language)})`,
    ...(guess ? ['CORRECT SOLUTION'] : []),
  ];
  const parts = [task(problem), ...(guess ? [GUESS_NOTE] : []), lines.join('\n'), programRules(problem, language)];
  return taskMessages(problem, reflection, 'sample', parts.map((part) => part.trim()).join('\n\n'));
}
