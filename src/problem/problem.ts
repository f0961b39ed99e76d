import { z } from 'zod';

/** One input with the output that is expected for it. Text is exact: line ends are `\n`, nothing is trimmed but a missing final newline is added. */
export const testSchema = z.object({ input: z.string(), output: z.string() });
export type Test = Readonly<z.infer<typeof testSchema>>;

/** What a statement says of its problem; `null` where it is silent. */
export const problemSchema = z.object({
  title: z.string().nullable(),
  /** The statement as plain text (Markdown at most), ready to be shown to a model. */
  statement: z.string(),
  /** The statement's own examples, in its order. */
  examples: z.array(testSchema),
  timeLimitMs: z.number().positive().nullable(),
  memoryLimitMb: z.number().positive().nullable(),
  /** Absolute or relative error allowed for real numbers, such as 1e-6. */
  tolerance: z.number().positive().nullable(),
  /** The statement accepts any of several outputs. */
  anyAnswer: z.boolean(),
  /** The statement says that the lines (or items) may be printed in any order. */
  anyOrder: z.boolean(),
  interactive: z.boolean(),
  /** Name of the file to read instead of standard input, such as `cowdance.in`. */
  inputFile: z.string().nullable(),
  outputFile: z.string().nullable(),
  url: z.string().nullable(),
});
export type Problem = Readonly<z.infer<typeof problemSchema>>;
