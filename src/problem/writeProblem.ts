import { stringify } from 'yaml';
import { EXAMPLES_MARK, FRONT_MATTER_FIELDS, markNotIn, type Field } from './frontMatter';
import type { Problem } from './problem';
import { fence } from './text';

/**
 * A problem as a Markdown file that a person can edit and `readProblem` reads back to the same problem: front matter,
 * the statement, and the examples as blocks under their labels. What is not among the fields to `state` is left for the
 * statement itself to tell.
 */
export function writeProblem(problem: Problem, state: readonly Field[] = FRONT_MATTER_FIELDS): string {
  const mark = markNotIn([problem.statement, ...problem.examples.flatMap(({ input, output }) => [input, output])]);
  const fields = {
    ...Object.fromEntries(state.map((name) => [name, problem[name]])),
    ...(mark === EXAMPLES_MARK ? {} : { examplesAfter: mark }),
  };
  const examples = problem.examples.map(({ input, output }, at) =>
    `## Sample Input ${at + 1}\n\n${fence(input)}\n\n## Sample Output ${at + 1}\n\n${fence(output)}\n`);
  return `---\n${stringify(fields, { lineWidth: 0 })}---\n\n${problem.statement}\n\n${mark}\n\n${examples.join('\n')}`;
}
