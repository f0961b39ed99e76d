import type { ChatMessage } from '../model/chatModel';
import type { Problem } from '../problem/problem';
import { helperRules, SMALL_INPUTS } from './asks';
import { taskMessages, type Reflection } from './prefix';

/** The slow, obviously right program that fast ones are compared with (o3's habit). */
export function bruteForcePrompt(problem: Problem, reflection: Reflection | null): ChatMessage[] {
  return taskMessages(problem, reflection, 'brute-force', `
Write a reference program in Python 3 that is slow and obviously right. It will only be run on ${problem.examples.length === 0 ? '' : 'the examples and on '}small inputs:
${SMALL_INPUTS}. It may take a few seconds for each, so speed does not matter; being right is all. Do literally what the statement says: try every possibility, simulate every step, check every condition
by its definition. No greedy choice, no formula, no observation that would need a proof, no shortcut that a clever solution would take.
Where the statement has several test cases in one input, treat each one so.${problem.anyAnswer ? ' Where several outputs are right, print any one of them.' : ''}

It reads the input from standard input and writes the output to standard output, in the output format of the statement${problem.inputFile === null && problem.outputFile === null ? '' : ' (no files)'}. ${helperRules()}

Reply with the whole program in one fenced code block.`);
}
