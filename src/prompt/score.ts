import { z } from 'zod';
import type { ChatChoice, ChatMessage } from '../model/chatModel';
import type { Program } from '../judge/contract';
import type { Problem } from '../problem/problem';
import { asYaml, languageName } from './asks';
import { fenced, taskMessages, type Reflection } from './prefix';
import type { ReplyForm } from './yaml';

/** AlphaCode 2's scoring model: how likely is the program right? Asked for one word, whose log-probabilities are the score. */
export function scoreByTokenPrompt(problem: Problem, reflection: Reflection | null, program: Program): ChatMessage[] {
  return taskMessages(problem, reflection, 'score', `
${programText(problem, program)}

Is this program right on every input that the constraints allow, within the time and memory limits?

Reply with the word \`yes\` or \`no\` first. On a second line give the probability that it is right, a whole number of percent.`);
}

export interface Estimate { readonly findings: string; /** 0..1. */ readonly probability: number }

export const scoreForm: ReplyForm<Estimate> = {
  schema: z.object({
    findings: z.string().default(''),
    percent: z.string().transform((text) => probabilityIn(text) ?? NaN).pipe(z.number().min(0).max(1)),
  }).transform(({ findings, percent }) => ({ findings, probability: percent })),
  keys: { findings: 'text', percent: 'plain' },
};

/** The same where the endpoint gives no log-probabilities: reasons first, then a number. */
export function scoreByNumberPrompt(problem: Problem, reflection: Reflection | null, program: Program): ChatMessage[] {
  return taskMessages(problem, reflection, 'score', `
${programText(problem, program)}

Review the program as a judge would. Does the idea give the right answer on every input that the constraints allow? Is it fast enough at the largest
sizes? Look at bounds, overflow, indices, ties, empty and extreme cases, and at the form of the output; try to find an input on which it fails.

Then estimate the probability that it is right on all of the judge's hidden tests. 95 and more: you checked the idea and the code and found no
fault. About 50: you cannot tell. 5 and less: you found an input on which it fails.

${asYaml(`
findings: |-
  <the decisive reasons, in a few sentences; the failing input if you found one>
percent: <whole number from 0 to 100>`)}`);
}

function programText(problem: Problem, program: Program): string {
  const passed = problem.examples.length > 0 && !problem.interactive ? ' It gives the right output on the examples, which proves little.' : '';
  return `This ${languageName(program.language)} program was written for the problem.${passed}\n\n${fenced(program.source)}`;
}

/**
 * The score from an answer's first token: P(yes) over P(yes) + P(no), whatever their writing. Null when the endpoint gave no
 * log-probabilities, or neither word is among them.
 */
export function scoreFromTokens(choice: ChatChoice): number | null {
  let yes = 0;
  let no = 0;
  for (const [token, logprob] of Object.entries(choice.firstTokens ?? {})) {
    const word = token.trim().toLowerCase().replace(/[^a-z]/g, '');
    if (word === 'yes') yes += Math.exp(logprob);
    if (word === 'no') no += Math.exp(logprob);
  }
  return yes + no > 0.01 ? yes / (yes + no) : null;
}

/** On the line asked for, a number that ends it or is of percent; without the word, one of percent and nothing else; else a line that names it. */
const ESTIMATE = /^\D{0,40}\d+(?:\.\d+)?\s*(?:%|percent|\W*$)/i;
const NAMED_ESTIMATE = /^\W*(?:percent|probability)\W+\d+(?:\.\d+)?(?:\s*(?:%|percent))?\W*$/i;
const BARE_ESTIMATE = /^\W*\d+(?:\.\d+)?\s*(?:%|percent)\W*$/i;

/**
 * The score from the answer's text: the percentage on the second line, or on one that names it, else the word alone. Null when
 * it holds none of these: talk of the program is full of numbers that are no estimate.
 */
export function scoreFromText(text: string): number | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const [first = '', second = ''] = lines;
  const word = /^\W*(yes|no)\b/i.exec(first)?.[1]?.toLowerCase();
  const estimate = [second, first].find((line) => (word === undefined ? BARE_ESTIMATE : ESTIMATE).test(line)) ?? lines.find((line) => NAMED_ESTIMATE.test(line));
  const probability = estimate === undefined ? null : probabilityIn(estimate);
  return probability ?? (word === undefined ? null : word === 'yes' ? 0.75 : 0.25);
}

/** The first number of a text as a share: percent, or a fraction where it is written as one ("0.85"). Null when there is none in range. */
function probabilityIn(text: string): number | null {
  const number = /-?\d+(?:\.\d+)?/.exec(text)?.[0];
  if (number === undefined) return null;
  const value = /^[01]\.\d+$/.test(number) && !/^\s*%/.test(text.slice(text.indexOf(number) + number.length)) ? Number(number) : Number(number) / 100;
  return value >= 0 && value <= 1 ? value : null;
}
