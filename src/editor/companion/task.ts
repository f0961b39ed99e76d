import { z } from 'zod';
import { fenced, inlineText } from '../markdown';

const text = (max: number) => z.string().max(max);
const stream = z.object({ type: z.string(), fileName: text(100).optional(), pattern: text(200).optional() });

/** What the browser extension Competitive Companion posts for one problem. It carries no statement text. */
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

/** A file name for the problem that every system takes: no separators, no control or direction characters, no reserved name. */
export function fileNameOf(task: CompanionTask): string {
  const clean = task.name.normalize('NFC').replace(/[\p{C}<>:"/\\|?*]/gu, ' ').replace(/\s+/g, ' ').replace(/^[. ]+|[. ]+$/g, '').slice(0, 80).trim();
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(clean);
  return clean === '' || reserved ? `Problem ${clean}`.trim() : clean;
}

/** The problem as a Markdown file that Shortlist reads back to the same examples and limits. `pasteHere` is a sentence for the person. */
export function statementOf(task: CompanionTask, pasteHere: string): string {
  const facts = [
    task.group && `Contest: ${inlineText(task.group)}`,
    webAddress(task.url) && `Source: <${webAddress(task.url)}>`,
    task.timeLimit > 0 && `Time limit: ${task.timeLimit % 1000 === 0 ? `${task.timeLimit / 1000} s` : `${task.timeLimit} ms`}`,
    task.memoryLimit > 0 && `Memory limit: ${task.memoryLimit} MB`,
    task.input?.type === 'file' && task.input.fileName && `Input file: ${inlineText(task.input.fileName)}`,
    task.output?.type === 'file' && task.output.fileName && `Output file: ${inlineText(task.output.fileName)}`,
    task.interactive && 'This is an interactive problem.',
  ].filter((fact) => typeof fact === 'string' && fact !== '');
  const examples = task.tests.map((test, index) => {
    const number = task.tests.length > 1 ? ` ${index + 1}` : '';
    return `### Sample Input${number}\n\n${fenced(test.input)}\n\n### Sample Output${number}\n\n${fenced(test.output)}\n`;
  });
  return [`# ${inlineText(task.name)}\n`, facts.join('  \n'), '', `<!-- ${pasteHere} -->`, '', ...(examples.length > 0 ? ['## Examples\n'] : []), ...examples].join('\n');
}

function webAddress(value: string): string {
  if (!URL.canParse(value)) return '';
  const url = new URL(value);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href.replace(/[<>\s]/g, encodeURIComponent) : '';
}
