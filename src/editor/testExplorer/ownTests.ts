/** The user's own tests of a problem: a Markdown file beside the statement, to be read and edited by hand. */
import type { Test } from '../../problem/problem';
import { fenced } from '../markdown';

export interface OwnTest extends Test {
  /** Line of its first character, from 0, in the file. */
  readonly line: number;
  /** No output was written down: the program is only run. */
  readonly unjudged: boolean;
}

interface Block { readonly start: number; readonly end: number; readonly text: string }

/** `sum.md` → `sum.tests.md`. */
export function ownTestsName(statementName: string): string {
  return `${statementName.replace(/\.[^./\\]*$/, '')}.tests.md`;
}

export function isOwnTestsFile(name: string): boolean {
  return name.endsWith('.tests.md');
}

/** Every two code blocks are an input and its output, whatever stands around them. */
export function parseOwnTests(text: string): OwnTest[] {
  return pairs(text).map(([input, output]) => ({
    input: input.text, output: output?.text ?? '', unjudged: output === undefined || output.text.trim() === '', line: text.slice(0, input.start).split('\n').length - 1,
  }));
}

/** `text` with one more test at its end, null for one to be written by hand, and the line where its input is to be written. */
export function withTest(text: string, title: string, test: Test | null): { readonly text: string; readonly line: number } {
  const head = text.trim() === '' ? `# ${title}\n` : `${text.trimEnd()}\n`;
  const number = parseOwnTests(text).length + 1;
  const block = (content: string | undefined) => content === undefined ? '```\n\n```' : fenced(content);
  const before = `${head}\n## Test ${number}\n\nInput:\n\n`;
  return { text: `${before}${block(test?.input)}\n\nOutput:\n\n${block(test?.output)}\n`, line: before.split('\n').length };
}


/** `text` without the test at `index`: from the heading or paragraph that begins it to where the next begins. */
export function withoutTest(text: string, index: number): string {
  const all = pairs(text);
  const [input, output] = all[index] ?? [];
  if (!input) return text;
  const previousEnd = index === 0 ? 0 : (all[index - 1]![1] ?? all[index - 1]![0]).end;
  const between = text.slice(previousEnd, input.start);
  const heading = between.lastIndexOf('\n## ');
  const start = previousEnd + (heading < 0 ? (index === 0 ? between.length : 0) : heading);
  return `${text.slice(0, start).trimEnd()}\n${text.slice((output ?? input).end)}`.replace(/^\n+/, '');
}

function pairs(text: string): [Block, Block | undefined][] {
  const blocks = [...text.matchAll(/^(`{3,})[^`\n]*\n([\s\S]*?)^\1`*[ \t]*$/gm)]
    .map((match): Block => ({ start: match.index, end: match.index + match[0].length, text: match[2]!.replace(/\r\n/g, '\n') }));
  return Array.from({ length: Math.ceil(blocks.length / 2) }, (_, i) => [blocks[2 * i]!, blocks[2 * i + 1]]);
}
