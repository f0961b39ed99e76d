import { parse } from 'yaml';
import { problemSchema, type Problem } from './problem';

/** Heads the examples of a problem file; those after it replace what the statement itself shows. */
export const EXAMPLES_MARK = '<!-- examples -->';

const FIELDS = ['title', 'url', 'timeLimitMs', 'memoryLimitMb', 'tolerance', 'anyAnswer', 'anyOrder', 'interactive', 'inputFile', 'outputFile'] as const;
export type Field = typeof FIELDS[number];

export interface ProblemFile {
  /** What the front matter says; fields that it leaves out or gets wrong are absent. */
  readonly fields: Partial<Pick<Problem, Field>>;
  readonly body: string;
  /** The text after the mark, `null` without one. */
  readonly examples: string | null;
}

/** Parts a problem file into its front matter, statement and examples. Any other text is all statement. */
export function readFrontMatter(text: string): ProblemFile {
  const front = /^---\n([\s\S]{0,20000}?)\n---(?:\n|$)/.exec(text);
  const fields = front ? fieldsOf(front[1]!) : null;
  const rest = fields ? text.slice(front![0].length) : text;
  const mark = rest.lastIndexOf(`\n${EXAMPLES_MARK}\n`);
  if (mark < 0) return { fields: fields ?? {}, body: rest, examples: null };
  return { fields: fields ?? {}, body: rest.slice(0, mark), examples: rest.slice(mark + EXAMPLES_MARK.length + 2) };
}

function fieldsOf(yaml: string): ProblemFile['fields'] | null {
  let value: unknown;
  try {
    value = parse(yaml);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const given = value as Record<string, unknown>;
  const fields: Record<string, unknown> = {};
  for (const name of FIELDS) {
    const checked = problemSchema.shape[name].safeParse(given[name]);
    if (name in given && checked.success) fields[name] = checked.data;
  }
  return fields as ProblemFile['fields'];
}

export { FIELDS as FRONT_MATTER_FIELDS };
