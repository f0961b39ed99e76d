import assert from 'node:assert/strict';
import type { Problem } from '../../src/problem/problem';
import { readProblem, type ReadOptions } from '../../src/problem/readProblem';

/** The examples a statement must be read to, as `[input, output]`, and what else of the problem is to hold. */
export interface Expected extends Partial<Omit<Problem, 'examples'>> {
  readonly examples: readonly (readonly [input: string, output: string])[];
}

/** A test that reads a statement of one shape. */
export function reads(shape: string, text: string, expected: Expected, options: ReadOptions = {}): void {
  it(`reads ${shape}`, () => {
    const { problem } = readProblem(text, options);
    const { examples, ...rest } = expected;
    assert.deepEqual(problem.examples.map(({ input, output }) => [input, output]), examples);
    for (const [name, value] of Object.entries(rest)) assert.deepEqual(problem[name as keyof Problem], value, name);
  });
}

/** The example most shapes show. */
export const SUM = ['3\n1 2 3\n', '6\n'] as const;
export const PAIR = ['2\n10 -4\n', '6\n'] as const;
