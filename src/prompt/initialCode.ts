import type { ChatMessage } from '../model/chatModel';
import type { LanguageId } from '../judge/contract';
import type { Problem } from '../problem/problem';
import { languageName, programRules } from './asks';
import { taskMessages, type Reflection } from './prefix';
import { solutionText, type Solution } from './solutions';

/** AlphaCodium 5: a program for one of the possible solutions, in small named functions. */
export function initialCodePrompt(problem: Problem, reflection: Reflection | null, solution: Solution | null, language: LanguageId): ChatMessage[] {
  const idea = solution === null ? 'Solve the problem.' : `Program this solution of the problem:\n\n${solutionText(solution, 'Solution')}`;
  return taskMessages(problem, reflection, 'initial-code', `
${idea}

${programRules(problem, language)} Divide it into small functions with telling names, one for each step. It must be right on every input that the
constraints allow, and fit the limits.${solution === null ? '' : ' Where the description is silent or mistaken, do what the statement wants.'}

Reply with the whole ${languageName(language)} program in one fenced code block.`);
}
