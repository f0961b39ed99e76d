/** Pools of problems with candidate programs whose verdicts are known: what the selection is measured on. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Problem } from '../problem/problem';
import { readProblem } from '../problem/readProblem';
import { UserError } from '../userError';

const exampleSchema = z.object({ input: z.string(), output: z.string() });

export const poolCandidateSchema = z.object({
  language: z.string(),
  code: z.string(),
  /** Samples that were identical to this one. */
  count: z.number().int().positive().default(1),
  correct: z.boolean(),
  /** The judge's own word, where it is known. */
  verdict: z.string().nullish(),
});
export type PoolCandidate = Readonly<z.infer<typeof poolCandidateSchema>>;

export const poolProblemSchema = z.object({
  id: z.string(),
  source: z.string().default(''),
  title: z.string().nullish(),
  statement: z.string(),
  examples: z.array(exampleSchema),
  hiddenTests: z.array(exampleSchema).default([]),
  timeLimitSeconds: z.number().positive().nullish(),
  customChecker: z.union([z.boolean(), z.string()]).nullish(),
  multiAnswerHint: z.union([z.boolean(), z.string()]).nullish(),
  candidates: z.array(poolCandidateSchema),
});
export type PoolProblem = Readonly<z.infer<typeof poolProblemSchema>>;

/** All problems of the files, and of the folders' JSON files, by id. @throws {UserError} naming the file that does not fit. */
export function readPools(paths: readonly string[]): PoolProblem[] {
  const files = paths.flatMap(filesOf);
  if (files.length === 0) throw new UserError(`There is no problem in ${paths.join(', ')}: a pool is a folder of JSON files, one a problem.`);
  const problems = files.map(readPoolFile);
  const twice = problems.find((problem, index) => problems.findIndex((other) => other.id === problem.id) !== index);
  if (twice) throw new UserError(`Two problems are called "${twice.id}". Ids must differ.`);
  return problems;
}

function filesOf(target: string): string[] {
  try {
    if (!statSync(target).isDirectory()) return [target];
    return readdirSync(target).filter((name) => name.endsWith('.json')).sort().map((name) => path.join(target, name));
  } catch (error) {
    throw new UserError(`${target} could not be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readPoolFile(file: string): PoolProblem {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UserError(`${file} is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = poolProblemSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue!.path.join('.') || 'its top level';
  throw new UserError(`${file} is no problem of a pool: ${where}: ${issue!.message}. docs/evaluate.md describes the format.`);
}

/** The problem as the pipeline sees it; the statement's own marks (tolerance, order, several answers) are read as always. */
export function problemOf(pool: PoolProblem): Problem {
  const { problem } = readProblem(pool.statement, { fileName: 'statement.md' });
  return {
    ...problem, title: pool.title ?? problem.title, statement: pool.statement, examples: pool.examples.map(({ input, output }) => ({ input, output })),
    timeLimitMs: pool.timeLimitSeconds ? pool.timeLimitSeconds * 1000 : problem.timeLimitMs,
    anyAnswer: problem.anyAnswer || Boolean(pool.customChecker) || Boolean(pool.multiAnswerHint), inputFile: null, outputFile: null, interactive: false,
  };
}

const LANGUAGES: Readonly<Record<string, string>> = { python: 'python3', cpp: 'cpp17', java: 'java', c: 'c' };

/** The judge's name of a pool's language; one that is not in the table is left as it is. */
export function languageOf(candidate: Pick<PoolCandidate, 'language'>): string {
  return LANGUAGES[candidate.language] ?? candidate.language;
}
