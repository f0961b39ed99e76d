import { DEFAULT_LIMITS } from '../judge/contract';
import type { ChatMessage } from '../model/chatModel';
import type { Problem, Test } from '../problem/problem';

/** What the model found out about the problem before writing code (AlphaCodium, stage 1). */
export interface Reflection {
  readonly bullets: readonly string[];
  /** `example` is a name such as `Example 1`. */
  readonly explanations: readonly { readonly example: string; readonly text: string }[];
}

/** Examples longer than this are shown in part, and said to be. */
const EXAMPLE_LIMIT_CHARS = 4000;

const SYSTEM = 'You are an expert in competitive programming. You read the problem with care, reason about it correctly, '
  + 'and give your answer exactly in the form that the task at the end asks for. The statement may have lost formatting on its way '
  + '(10^5 may stand as 105, an index beside its letter, a picture may be missing): read it as it was meant.';

/**
 * The beginning that all of a run's prompts share, byte for byte, so that an endpoint's prompt cache hits:
 * system message, statement, the judge's rules, examples, reflection. The last message is the user's; a task is
 * added to its end with {@link taskMessages}.
 */
export function prefixMessages(problem: Problem, reflection: Reflection | null): ChatMessage[] {
  const heading = `# Problem${problem.title === null ? '' : `: ${problem.title}`}`;
  const parts = [heading, statementOf(problem), rulesOf(problem), examplesOf(problem), reflectionOf(reflection)];
  return [{ role: 'system', content: SYSTEM }, { role: 'user', content: parts.filter((part) => part !== '').join('\n\n') }];
}

/**
 * The prefix with a task at its end: one user message, since some endpoints refuse two in a row.
 * @param name the task's name, part of its heading.
 */
export function taskMessages(problem: Problem, reflection: Reflection | null, name: string, task: string): ChatMessage[] {
  const [system, user] = prefixMessages(problem, reflection);
  return [system!, { role: 'user', content: `${user!.content}\n\n# Task: ${name}\n\n${task.trim()}\n` }];
}

/** Text in a fence that is longer than any within it. */
export function fenced(text: string, language = ''): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`;
}

/** The middle left out where a text is longer than `limit` characters. */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const head = Math.floor(limit * 0.7);
  const tail = limit - head;
  return `${text.slice(0, head)}\n[… ${text.length - limit} characters left out …]\n${text.slice(-tail)}`;
}

/** Without a first heading that says the title again. */
function statementOf({ statement, title }: Problem): string {
  const [first = '', ...rest] = statement.trim().split('\n');
  return title !== null && first.replace(/^#+\s*/, '').trim() === title.trim() ? rest.join('\n').trim() : statement.trim();
}

/** The limits are those that programs are really judged by: tasks speak of them. */
function rulesOf(problem: Problem): string {
  const rules = [inputAndOutput(problem)];
  const [seconds, megabytes] = [(problem.timeLimitMs ?? DEFAULT_LIMITS.timeLimitMs) / 1000, problem.memoryLimitMb ?? DEFAULT_LIMITS.memoryLimitBytes / 2 ** 20];
  const ours = (limit: number | null) => limit === null ? ' (the statement gives none)' : '';
  rules.push(`Time limit: ${seconds} s for each test${ours(problem.timeLimitMs)}. Memory limit: ${megabytes} MB${ours(problem.memoryLimitMb)}.`);
  if (problem.tolerance !== null) rules.push(`Real numbers may differ from the expected ones by ${problem.tolerance} (absolute or relative).`);
  if (problem.anyAnswer) rules.push('Where several outputs are right for one input, any of them is accepted.');
  // The freedom of the statement's own words is wider than that of its lines.
  if (problem.anyOrder && !problem.anyAnswer) rules.push('The lines of the output may come in any order.');
  return `## How a program is judged\n\n${rules.map((rule) => `- ${rule}`).join('\n')}`;
}

function inputAndOutput(problem: Problem): string {
  if (problem.interactive) {
    return 'The problem is interactive: the program talks to the judge through standard input and standard output, '
      + 'and flushes its output after every line it prints, before it waits for the answer.';
  }
  const from = problem.inputFile === null ? 'standard input' : `the file \`${problem.inputFile}\` in the current folder`;
  const to = problem.outputFile === null ? 'standard output' : `the file \`${problem.outputFile}\` in the current folder`;
  const program = `The program reads the input from ${from} and writes the output to ${to}: no prompts, no other text.`;
  return asksForFunction(problem) ? `${program} ${FUNCTION_NOTE[problem.examples.length > 0 ? 'shown' : 'unshown']}` : program;
}

const FUNCTION_NOTE = {
  shown: 'The statement describes a function; write a complete program all the same, that reads the arguments exactly as the inputs of the examples give them, '
    + 'calls the function, and prints the result exactly as the outputs of the examples have it.',
  unshown: 'The statement describes a function; write a complete program all the same, that reads the arguments in their order, one a line in JSON, '
    + 'calls the function, and prints the result in JSON.',
};

/** LeetCode's form: a class or function to complete, or arguments by name. */
function asksForFunction(problem: Problem): boolean {
  return /\bclass Solution\b/.test(problem.statement) || problem.examples.some((example) => /^\s*[A-Za-z_]\w* = \S/.test(example.input));
}

/** Empty where the statement shows the examples as they are: what is said twice costs twice. */
function examplesOf(problem: Problem): string {
  const statement = `\n${trimmedLines(problem.statement)}\n`;
  const holds = (text: string) => statement.includes(`\n${trimmedLines(text)}\n`);
  if (problem.examples.every(({ input, output }) => holds(input) && holds(output))) return '';
  const kind = problem.interactive ? 'Examples of an exchange (what the program reads, and what it writes)' : 'Examples';
  return `## ${kind}\n\n${problem.examples.map((example, index) => exampleText(example, `Example ${index + 1}`)).join('\n\n')}`;
}

function trimmedLines(text: string): string {
  return text.trim().split('\n').map((line) => line.trim()).join('\n');
}

function exampleText(example: Test, name: string): string {
  const show = (text: string): string => fenced(shortened(text, EXAMPLE_LIMIT_CHARS));
  return `### ${name}\n\nInput:\n${show(example.input)}\n\nOutput:\n${show(example.output)}`;
}

function reflectionOf(reflection: Reflection | null): string {
  return reflection === null ? '' : `## Notes on the problem\n\nWritten by a model; where they differ from the statement, the statement holds.\n\n${notesText(reflection)}`;
}

/** A reflection as a prompt shows it. */
export function notesText({ bullets, explanations }: Reflection): string {
  const item = (text: string): string => `- ${text.trim().replaceAll('\n', '\n  ')}`;
  const why = explanations.map(({ example, text }) => item(`${example}: ${text.trim()}`)).join('\n');
  return `${bullets.map(item).join('\n')}${why === '' ? '' : `\n\nWhy the examples are as they are:\n${why}`}`;
}
