import type { Command } from 'commander';
import { readStatement } from './readStatement';
import { printable } from './printable';

/** `shortlist read FILE`: what was understood of a statement. */
export function addReadCommand(program: Command): void {
  program.command('read')
    .description('print the problem as it was understood: title, examples, limits, marks')
    .argument('<file>', 'the statement: Markdown, text, HTML, LaTeX or a source file with a header comment; - for standard input')
    .option('--json', 'as JSON')
    .action(async (file: string, options: { json?: boolean }) => {
      const { problem, notes } = await readStatement(file);
      if (options.json) {
        console.log(JSON.stringify({ ...problem, notes }, null, 2));
        return;
      }
      const said = (value: unknown, unit = '') => (value === null ? 'not said' : `${String(value)}${unit}`);
      console.log(`title          ${printable(said(problem.title))}`);
      console.log(`time limit     ${said(problem.timeLimitMs, ' ms')}`);
      console.log(`memory limit   ${said(problem.memoryLimitMb, ' MB')}`);
      console.log(`tolerance      ${said(problem.tolerance)}`);
      console.log(`input, output  ${printable(problem.inputFile ?? 'standard input')}, ${printable(problem.outputFile ?? 'standard output')}`);
      const marks = [problem.anyAnswer && 'any answer', problem.anyOrder && 'any order', problem.interactive && 'interactive'];
      console.log(`marks          ${marks.filter(Boolean).join(', ') || 'none'}`);
      problem.examples.forEach((example, index) => {
        console.log(`\nexample ${index + 1}\n${indent(example.input)}\n  →\n${indent(example.output)}`);
      });
      for (const note of notes) console.log(`\nnote: ${note}`);
    });
}

function indent(text: string): string {
  return printable(text.replace(/\n$/, '')).split('\n').map((line) => `  ${line}`).join('\n');
}
