import type { ChatMessage } from '../model/chatModel';
import type { Problem } from '../problem/problem';
import { helperRules } from './asks';
import { taskMessages, type Reflection } from './prefix';

/** A script that tells valid inputs from others (o1-ioi; testlib). Several are asked for, each on its own, and vote. */
export function validatorPrompt(problem: Problem, reflection: Reflection | null): ChatMessage[] {
  return taskMessages(problem, reflection, 'validator', `
Write a Python 3 script that decides whether a text is a valid input for this problem. It reads the text from standard input and exits with
status 0 when it is valid, with status 1 when it is not; it prints nothing.

Valid means: the structure of the input format, with the right number of values and nothing left over, and every constraint of the statement: bounds
of each value, sums over test cases, allowed characters, distinctness, connectedness and all other promises. Be exact about what the statement
says and add no demand that it does not make. Be lenient about white space alone: read the text by tokens, so that extra spaces, blank lines at
the end and the way values are spread over lines do not matter, unless a line may hold spaces or be empty. It must finish within five seconds on
the largest input. ${helperRules()}

Reply with the whole script in one fenced code block.`);
}
