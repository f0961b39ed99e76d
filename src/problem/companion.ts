import { z } from 'zod';
import type { Problem } from './problem';
import { exampleText, normaliseText } from './text';

const MOST_TESTS = 200;

/** What the browser extension Competitive Companion posts: one problem. */
export const companionTaskSchema = z.object({
  name: z.string().min(1).max(500),
  group: z.string().max(500),
  url: z.string().max(2000),
  interactive: z.boolean().optional(),
  /** MB. */
  memoryLimit: z.number().nonnegative(),
  /** ms. */
  timeLimit: z.number().nonnegative(),
  tests: z.array(z.object({ input: z.string(), output: z.string() })).max(MOST_TESTS),
  testType: z.enum(['single', 'multiNumber']),
  input: z.discriminatedUnion('type', [
    z.object({ type: z.literal('stdin') }),
    z.object({ type: z.literal('file'), fileName: z.string().min(1).max(200) }),
    z.object({ type: z.literal('regex'), pattern: z.string().max(500) }),
  ]),
  output: z.discriminatedUnion('type', [
    z.object({ type: z.literal('stdout') }),
    z.object({ type: z.literal('file'), fileName: z.string().min(1).max(200) }),
  ]),
  languages: z.object({ java: z.object({ mainClass: z.string(), taskClass: z.string() }) }),
  batch: z.object({ id: z.string().max(200), size: z.number().int().positive() }),
});
export type CompanionTask = Readonly<z.infer<typeof companionTaskSchema>>;

/** A problem with all but its statement, which Competitive Companion does not send: the user pastes it. */
export function problemFromCompanion(task: CompanionTask): Problem {
  return {
    title: normaliseText(task.name).trim(),
    statement: '',
    examples: task.tests.map(({ input, output }) => ({ input: exampleText(input), output: exampleText(output) })),
    timeLimitMs: task.timeLimit > 0 ? task.timeLimit : null,
    memoryLimitMb: task.memoryLimit > 0 ? task.memoryLimit : null,
    tolerance: null,
    anyAnswer: false,
    anyOrder: false,
    interactive: task.interactive ?? false,
    inputFile: task.input.type === 'file' ? task.input.fileName : null,
    outputFile: task.output.type === 'file' ? task.output.fileName : null,
    url: /^https?:\/\//.test(task.url) ? task.url : null,
  };
}
