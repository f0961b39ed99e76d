import { z } from 'zod';
import type { ChatMessage } from '../model/chatModel';
import type { Program, Verdict } from '../judge/contract';
import type { Problem } from '../problem/problem';
import { asYaml, languageName, programRules } from './asks';
import { fenced, shortened, taskMessages, type Reflection } from './prefix';
import { codeText, yesNo, type ReplyForm } from './yaml';
import { say } from '../say';

/** What happened to a program on one test. */
export interface Failure {
  readonly input: string;
  readonly expected: string;
  readonly output: string;
  readonly verdict: Verdict;
  /** The judge's words: the compiler's, the last lines of standard error, where outputs differ. */
  readonly message: string;
}

export interface RepairAsk {
  readonly program: Program;
  readonly failure: Failure;
  /** The test was written by a model, and may itself be wrong. */
  readonly doubtfulTest: boolean;
  /** What was tried before on this test and not kept: the model's reason, and why it was not kept. */
  readonly tried: readonly { readonly reason: string; readonly why: string }[];
}

export interface Fix { readonly reason: string; readonly testIsWrong: boolean; readonly code: string }

export const repairForm: ReplyForm<Fix> = {
  schema: z.object({ reason: z.string(), test_is_wrong: yesNo.default(false), code: z.union([z.literal(''), codeText]).default('') })
    .transform(({ test_is_wrong: testIsWrong, ...fix }) => ({ ...fix, testIsWrong }))
    .refine((fix) => fix.testIsWrong || fix.code !== '', { message: say`the program is missing`, path: ['code'] }),
  keys: { reason: 'text', test_is_wrong: 'plain', code: 'text' },
};

const SHOWN_CHARS = 3000;

/** AlphaCodium 6 and 7: one failing test goes back with what the program did; the model says what is wrong and mends it. */
export function repairPrompt(problem: Problem, reflection: Reflection | null, ask: RepairAsk): ChatMessage[] {
  const { program, failure } = ask;
  // Where nothing was run, no test is in doubt.
  const doubtfulTest = ask.doubtfulTest && failure.verdict !== 'CE';
  const language = languageName(program.language);
  return taskMessages(problem, reflection, 'repair', `
This ${language} program ${doubtfulTest ? 'fails a test' : 'does not solve the problem yet'}:

${fenced(program.source, fenceWord(program.language))}

${whatHappened(problem, { ...ask, doubtfulTest })}
${triedText({ ...ask, doubtfulTest })}
${failure.verdict === 'CE' ? COMPILE : whatToDo(failure, doubtfulTest)}

${programRules(problem, program.language)}

${asYaml(`
reason: |-
  <what is wrong, and how it is mended, in a few sentences>
${doubtfulTest ? 'test_is_wrong: <yes or no>\n' : ''}code: |-
  <the whole ${language} program, mended>`)}`);
}

const COMPILE = `Mend what the compiler reports. Then check that the whole program does what the statement asks for; where its idea is wrong, write it anew by
a right one.`;

function whatToDo({ verdict }: Failure, doubtfulTest: boolean): string {
  return `${doubtfulTest ? `The test was written by a model and may itself be wrong. Work out its right output from the statement first; where that is not the expected output
given here, or the input breaks the constraints, set \`test_is_wrong\` to yes and leave \`code\` out.

Where the test is right, find` : 'Find'} the cause in the program: follow it on this input and see where it leaves what the statement asks for. Then mend it. Where the idea itself
is wrong, write the program anew by a right one. It must be right on every input, not only on this one: no special case for the test. All that
the program already does right must stay right.${verdict === 'TLE' ? ' It needs a better running time, not small savings.' : ''}`;
}

function whatHappened(problem: Problem, { failure, doubtfulTest }: RepairAsk): string {
  const show = (text: string): string => fenced(shortened(text, SHOWN_CHARS));
  if (failure.verdict === 'CE') return `It does not compile:\n\n${show(failure.message)}`;
  const certainty = doubtfulTest ? 'by the test\'s author' : 'certain to be right';
  const expected = problem.anyAnswer ? `One right output (${certainty}; others may be right too)` : `Expected output (${certainty})`;
  const test = `On this test ${HAPPENED[failure.verdict] ?? 'it fails'}.\n\nInput:\n${show(failure.input)}\n\n${expected}:\n${show(failure.expected)}\n`;
  const judged = failure.verdict === 'WA' || failure.verdict === 'PE';
  const output = judged || failure.output.trim() !== '' ? `\nThe program's output:\n${show(failure.output.trim() === '' ? '(nothing)' : failure.output)}\n` : '';
  const speaker = judged && problem.anyAnswer ? 'The words of a checker that a model wrote, and that may err' : 'The judge\'s words';
  const message = failure.message.trim() === '' ? '' : `\n${speaker}:\n${show(failure.message)}\n`;
  return `${test}${output}${message}`.trimEnd();
}

const HAPPENED: Partial<Record<Verdict, string>> = {
  WA: 'its output is wrong', PE: 'its output does not have the right form', TLE: 'it runs out of time', MLE: 'it runs out of memory',
  OLE: 'it prints far too much', RE: 'it crashes',
};

/** An attempt whose answer could not be read teaches nothing. */
function triedText({ tried, doubtfulTest }: RepairAsk): string {
  const told = tried.filter(({ reason }) => reason.trim() !== '');
  if (told.length === 0) return '';
  return `\nEarlier attempts to mend it did not help:\n${told.map(({ reason, why }) => `- "${shortened(reason.trim().replace(/\s+/g, ' '), 400)}" ${toModel(why, doubtfulTest)}`).join('\n')}
Look for another cause${doubtfulTest ? ', in the program or in the test itself' : ''}.\n`;
}

/** Why a fix was not kept whose author doubts the test. */
export const HELD_WRONG = say`the model holds the test to be wrong`;

/** The reasons on record name tests by ids, which the model has never seen. */
function toModel(why: string, doubtfulTest: boolean): string {
  if (why === HELD_WRONG) return doubtfulTest ? 'The test was held to be wrong.' : 'But the test is right: the program has to change.';
  return OUTCOMES.find(([pattern]) => pattern.test(why))?.[1] ?? `(${why})`;
}

const OUTCOMES: readonly (readonly [RegExp, string])[] = [
  [/^still fails /, 'The program still failed this test.'],
  [/^breaks .*, passed before$/, 'The program then failed other tests that it passes now.'],
];

function fenceWord(language: string): string {
  return language.startsWith('cpp') ? 'cpp' : language.replace(/3$/, '');
}
