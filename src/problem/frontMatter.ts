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

/** The mark, or one that occurs in none of the texts: a file names it under `examplesAfter` when it is not the usual one. */
export function markNotIn(texts: readonly string[]): string {
  for (let number = 1; ; number++) {
    const mark = number === 1 ? EXAMPLES_MARK : `<!-- examples ${number} -->`;
    if (!texts.some((text) => text.includes(mark))) return mark;
  }
}

/** Parts a problem file into its front matter, statement and examples. Any other text is all statement. */
export function readFrontMatter(text: string): ProblemFile {
  const front = /^---\n([\s\S]{0,20000}?)\n---(?:\n|$)/.exec(text);
  const given = front && valuesOf(front[1]!);
  if (!given) return { fields: {}, body: text, examples: null };
  const rest = text.slice(front[0].length);
  const mark = typeof given.examplesAfter === 'string' ? given.examplesAfter : EXAMPLES_MARK;
  const at = rest.indexOf(`\n${mark}\n`);
  const fields = fieldsOf(given);
  return at < 0 ? { fields, body: rest, examples: null } : { fields, body: rest.slice(0, at), examples: rest.slice(at + mark.length + 2) };
}

function valuesOf(yaml: string): Record<string, unknown> | null {
  try {
    const value: unknown = parse(yaml);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : null;
  } catch {
    return null;
  }
}

function fieldsOf(given: Record<string, unknown>): ProblemFile['fields'] {
  const fields: Record<string, unknown> = {};
  for (const name of FIELDS) {
    const checked = problemSchema.shape[name].safeParse(given[name]);
    if (name in given && checked.success) fields[name] = checked.data;
  }
  return fields as ProblemFile['fields'];
}

export { FIELDS as FRONT_MATTER_FIELDS };
