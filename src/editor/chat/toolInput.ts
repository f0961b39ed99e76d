/** What agents give to the tools; the same schemas in JSON stand in package.json for the model to read. */
import { z } from 'zod';
import { faultsIn } from '../../faults';

export const solveInput = z.object({
  statement: z.string().optional(), file: z.string().optional(), samples: z.number().int().min(1).max(500).optional(), language: z.string().optional(),
});
export const testInput = z.object({
  code: z.string().optional(), codeFile: z.string().optional(), language: z.string().optional(), statement: z.string().optional(), file: z.string().optional(),
  tests: z.array(z.object({ input: z.string(), output: z.string() })).max(100).optional(),
});

/** Why an input does not fit, or null for any other error. */
export function misfit(error: unknown): string | null {
  return error instanceof z.ZodError ? faultsIn(error) : null;
}
