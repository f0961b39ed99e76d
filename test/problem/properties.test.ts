import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Problem } from '../../src/problem/problem';
import { readProblem } from '../../src/problem/readProblem';
import { exampleText, normaliseText } from '../../src/problem/text';
import { writeProblem } from '../../src/problem/writeProblem';

/** Texts rich in what the reader looks for. */
const pieces = fc.constantFrom(
  'Sample Input', 'Sample Output 1', 'Input:', '## Output', '```', '````', '\n', '\n\n', '    ', '\t', '<pre>', '</pre>', '<table><tr><td>', '&lt;', '# ', '/*', ' * ', '*/', '"""',
  '\\begin{example}', '\\exmp{', '}', '---\n', '<!-- examples -->', '| Input | Output |\n|--|--|\n', '1 2 3', 'time limit: 2 s', '入力例 1', 'Пример', '\u00A0', '\uFEFF', '\r\n', '> ', '**',
);
const noisyText = fc.array(fc.oneof(pieces, fc.string({ maxLength: 8 })), { maxLength: 40 }).map((parts) => parts.join(''));
const fileNames = fc.constantFrom(undefined, 'a.md', 'a.html', 'a.tex', 'a.cpp', 'a.py', 'a.txt');

const exampleSide = noisyText.map((text) => exampleText(text.replace(/\r/g, '')));
const statement = noisyText.map((text) => normaliseText(text).split('\n').map((line) => line.trimEnd()).join('\n').trim())
  .filter((text) => !/<|\\begin|\\exmp|^\/|^"|^'|^#/.test(text));
const fileName = fc.option(fc.constantFrom('a.in', 'crates.txt'), { nil: null });
const problems: fc.Arbitrary<Problem> = fc.record({
  title: noisyText.map((text) => normaliseText(text).replace(/\s+/g, ' ').trim() || null),
  statement,
  examples: fc.uniqueArray(fc.record({ input: exampleSide, output: exampleSide }, { noNullPrototype: true }), { maxLength: 4, selector: (test) => JSON.stringify([test.input, test.output]) }),
  timeLimitMs: fc.option(fc.integer({ min: 1, max: 100_000 }), { nil: null }),
  memoryLimitMb: fc.option(fc.integer({ min: 1, max: 4096 }), { nil: null }),
  tolerance: fc.option(fc.constantFrom(1e-4, 1e-6, 1e-9), { nil: null }),
  anyAnswer: fc.boolean(), anyOrder: fc.boolean(), interactive: fc.boolean(),
  inputFile: fileName, outputFile: fileName,
  url: fc.option(fc.constant('https://example.org/a?b=c#d'), { nil: null }),
}, { noNullPrototype: true });

/** Between the 16 of a linear reader and the 256 of a quadratic one, on a machine that does other things too. */
const LINEAR = 90;
const SMALL = 2 ** 11;

/** How many times longer (in the process's own CPU time) the reader takes for sixteen times the text. */
function slowdown(unit: string, fileName: string | undefined): number {
  const options = fileName ? { fileName } : {};
  const cpuMs = (size: number, rounds: number) => {
    const text = unit.repeat(size / unit.length);
    const before = process.cpuUsage();
    for (let round = 0; round < rounds; round++) readProblem(text, options);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 / rounds;
  };
  return cpuMs(16 * SMALL, 1) / Math.max(cpuMs(SMALL, 2), 0.5);
}

describe('the reader, whatever it is given', () => {
  it('reads back exactly what it wrote', () => {
    fc.assert(fc.property(problems, (problem) => {
      assert.deepEqual(readProblem(writeProblem(problem), { fileName: 'problem.md' }).problem, problem);
    }), { numRuns: 100 });
  }).timeout(20_000);

  it('throws for no text, and ends every example with exactly one newline', () => {
    fc.assert(fc.property(noisyText, fileNames, (text, name) => {
      for (const { input, output } of readProblem(text, name === undefined ? {} : { fileName: name }).problem.examples) {
        for (const side of [input, output]) assert.match(side, /^(?:[\s\S]*\S[ \t]*)?\n$/);
      }
    }), { numRuns: 300 });
  }).timeout(20_000);

  for (const [name, unit] of Object.entries({
    'lines of numbers': '123456 789 10 11 12\n', 'one endless line': 'time limit any of them 1e-6 multiple ', labels: 'Input\n1\n', outputs: 'Sample Output\n', headings: '# Example\n',
    'open fences': '```\n~~~\n````x\n', 'open tags': '<div><p><b>', 'open comments': '<!--', 'open quotes': '<a b="', tables: '<table><tr><td>Input<td>Output', braces: '\\exmp{', comments: '/* ',
    'limits without figures': 'time limit memory limit ', backticks: '`', pipes: '| Input | Output |\n', tabs: 'Input\tOutput\n', quotes: '> Input\n', blanks: ' ', 'blank lines': '\n',
    dollars: '$10^{-6}$ error ', 'begin without end': '\\begin{verbatim}\n', front: '---\n', stars: ' * \n', 'Chinese': '输出任意一个多', decorations: '-----Input', pre: '<pre>\n', 'half links': '[',
  })) {
    it(`takes no more than linear time over ${name}`, () => {
      for (const fileName of ['a.md', 'a.html', 'a.tex', 'a.py', undefined]) {
        const slowdowns = [1, 2, 3].map(() => () => slowdown(unit, fileName));
        assert.ok(slowdowns.some((measure) => measure() < LINEAR), `${fileName ?? 'no name'}: sixteen times the text takes far more than sixteen times as long`);
      }
    }).timeout(60_000);
  }
});
