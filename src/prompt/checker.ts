import type { ChatMessage } from '../model/chatModel';
import type { Problem } from '../problem/problem';
import { helperRules } from './asks';
import { taskMessages, type Reflection } from './prefix';

/** A script that judges an output where several are right (testlib's meaning). */
export function checkerPrompt(problem: Problem, reflection: Reflection | null): ChatMessage[] {
  return taskMessages(problem, reflection, 'checker', `
For some inputs of this problem more than one output is right. Write a checker: a Python 3 script that decides whether a program's output is right.

It is called with three arguments, the names of three files: \`sys.argv[1]\` is the input, \`sys.argv[2]\` is the output of the program to be judged,
\`sys.argv[3]\` is one output known to be right. It exits with status 0 when the output is right, with 1 when it is wrong, with 2 when it does not even
have the right form, and prints one line to standard error that says why.

Judge the output by the rules of the statement, not by its likeness to the known one: check that what it claims is true of the input (a
construction fulfils every condition, a sequence has the length and the values that were asked for, each element is used as often as allowed). Where the
value of an optimum or the existence of an answer counts, take that from the known output: an output that claims there is no answer is wrong when the
known one gives an answer, and one that does worse than the known one is wrong. Where the known output claims that there is no answer, an output that
gives one and fulfils every condition is right. Expect anything in the output: missing values, words in place of numbers, extra values at the end
(status 2), huge numbers. Read all three files by tokens; upper and lower case do not matter in words such as YES and NO. ${helperRules('no file but these three')}

Reply with the whole script in one fenced code block.`);
}
