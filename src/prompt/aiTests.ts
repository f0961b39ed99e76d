import { z } from 'zod';
import type { ChatMessage } from '../model/chatModel';
import type { Problem } from '../problem/problem';
import { asYaml } from './asks';
import { fenced, taskMessages, type Reflection } from './prefix';
import { testText, yesNo, type ReplyForm } from './yaml';
import { say } from '../say';

export interface AiTest { readonly input: string; readonly output: string; readonly explanation: string }

export const aiTestsForm: ReplyForm<{ tests: AiTest[] }> = {
  schema: z.object({ tests: z.array(z.object({ input: testText, output: testText, explanation: z.string().default('') })).min(1) }),
  keys: { tests: 'plain', input: 'text', output: 'text', explanation: 'text' },
  list: 'tests',
};

/** AlphaCodium 4: tests from easy to hard, one of them large. */
export function aiTestsPrompt(problem: Problem, reflection: Reflection | null, count: number): ChatMessage[] {
  const beyond = problem.examples.length === 0 ? '' : ' They must differ from the examples above and test what those leave out.';
  return taskMessages(problem, reflection, 'ai-tests', `
Write ${count} tests for programs that solve this problem, from easy to hard.${beyond} Cover the edge cases: smallest values, equal values,
extreme values, cases where a hasty program goes wrong. ${count > 1 ? 'Make one of them larger than the rest, yet small enough for you to be certain of its output. ' : ''}
Every input follows the input format to the letter and keeps within all constraints; write it out in full, with no "..." and no expression.
In \`explanation\` work out the output from the rules of the statement, step by step; only then write \`output\`.${problem.anyAnswer ? '\nThe problem accepts several outputs for some inputs: prefer inputs for which only one is right; where there are none such, write one of the right ones.' : ''}

${asYaml(`
tests:
  - input: |-
      <the whole input>
    explanation: |-
      <how the output follows>
    output: |-
      <the whole output>`)}`);
}

export interface CheckedTest {
  readonly test: number;
  readonly validInput: boolean;
  readonly explanation: string;
  /** Empty where the input is not valid. */
  readonly output: string;
  /** No other output is right; asked for only where several may be. */
  readonly onlyOutput: boolean;
}

export const validateAiTestsForm: ReplyForm<{ tests: CheckedTest[] }> = {
  schema: z.object({
    tests: z.array(z.object({
      test: z.string().transform((text) => Number(/\d+/.exec(text)?.[0] ?? 'NaN')).pipe(z.int()),
      valid_input: yesNo, explanation: z.string().default(''), output: testText.optional(), only_output: yesNo.default(true),
    })
      .refine(({ valid_input: valid, output }) => !valid || output !== undefined, say`the output is missing`)
      .transform(({ valid_input: validInput, only_output: onlyOutput, output = '', ...test }) => ({ ...test, output, validInput, onlyOutput }))).min(1),
  }),
  keys: { tests: 'plain', test: 'plain', valid_input: 'plain', explanation: 'text', output: 'text', only_output: 'plain' },
  list: 'tests',
};

/** The second validation: the outputs are worked out anew, without those that were claimed; where several are right, the claimed ones are checked. */
export function validateAiTestsPrompt(problem: Problem, reflection: Reflection | null, tests: readonly AiTest[]): ChatMessage[] {
  const listed = tests.map((test, index) => `### Test ${index + 1}\n\nInput:\n${fenced(test.input)}\n\nClaimed output:\n${fenced(test.output)}`);
  return taskMessages(problem, reflection, 'validate-ai-tests', `
Someone wrote these tests for the problem; some of the claimed outputs may be wrong.

${listed.join('\n\n')}

Go through every test. Does its input follow the input format and keep within all constraints? Where it does not, set
\`valid_input\` to no and leave \`output\` empty. ${problem.anyAnswer ? CHECK_CLAIM : WORK_OUT}

${asYaml(`
tests:
  - test: <number of the test>
    valid_input: <yes or no>
    explanation: |-
      <how the output follows from the input>
    output: |-
      <the right output>${problem.anyAnswer ? '\n    only_output: <yes or no>' : ''}`)}`);
}

const WORK_OUT = `Then work out its output from the statement
alone, step by step, as if no output had been claimed, and give the output that you arrive at.`;

const CHECK_CLAIM = `Then judge the claimed output by the
rules of the statement, condition by condition: where it is right, repeat it; where it is not, give one that is. Set \`only_output\` to yes where no
other output is right for that input, to no where there are others; the same lines in another order are another output.`;
