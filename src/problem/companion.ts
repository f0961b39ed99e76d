import { z } from 'zod';
import type { Problem } from './problem';
import { exampleText, normaliseText } from './text';

const text = (max: number) => z.string().max(max);
const stream = z.object({ type: z.string(), fileName: text(100).optional(), pattern: text(200).optional() });

/** What the browser extension Competitive Companion posts for one problem; fields it may leave out have defaults. It carries no statement. */
export const companionTaskSchema = z.object({
  name: text(300).min(1),
  group: text(300).default(''),
  url: text(2000).default(''),
  interactive: z.boolean().optional(),
  /** MB. */
  memoryLimit: z.number().nonnegative().max(1e6).default(0),
  /** ms. */
  timeLimit: z.number().nonnegative().max(1e7).default(0),
  tests: z.array(z.object({ input: text(1_000_000), output: text(1_000_000) })).max(200).default([]),
  testType: z.string().optional(),
  input: stream.optional(),
  output: stream.optional(),
  batch: z.object({ id: text(200), size: z.number().int().positive().max(200) }).optional(),
});
export type CompanionTask = Readonly<z.infer<typeof companionTaskSchema>>;

/** The task a text is, as Competitive Companion posts it and extensions keep it in files of their own; `null` for any other text. */
export function companionTaskOf(text: string): CompanionTask | null {
  if (text.length > 10_000_000 || !/^\uFEFF?\s*\{/.test(text) || !/"tests"\s*:\s*\[/.test(text)) return null;
  try {
    return companionTaskSchema.parse(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch {
    return null; // A statement that begins with a brace.
  }
}

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
    inputFile: fileOf(task.input),
    outputFile: fileOf(task.output),
    url: webAddress(task.url),
  };
}

const fileOf = (stream: CompanionTask['input']): string | null => (stream?.type === 'file' && stream.fileName ? stream.fileName : null);

function webAddress(value: string): string | null {
  if (!URL.canParse(value)) return null;
  const url = new URL(value);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href.replace(/[<>\s]/g, encodeURIComponent) : null;
}
