import assert from 'node:assert/strict';
import { fileNameOf, isSameProblem, statementOf } from '../../../src/editor/companion/task';
import { companionTaskSchema } from '../../../src/problem/companion';
import { readProblem } from '../../../src/problem/readProblem';

const task = (changes: object = {}) => companionTaskSchema.parse({
  name: 'B. Two Buttons', group: 'Codeforces - Round 295', url: 'https://codeforces.com/contest/520/problem/B', memoryLimit: 256, timeLimit: 2000,
  tests: [{ input: '4 6\n', output: '2\n' }, { input: '10 1\n', output: '9\n' }], ...changes,
});
const read = (changes: object = {}) => readProblem(statementOf(task(changes), 'Paste the statement here.'), { fileName: 'b.md', languageHint: 'markdown' }).problem;

describe('A problem that Competitive Companion sent', () => {
  it('is read back with its title, examples and limits', () => {
    const problem = read();
    assert.equal(problem.title, 'B. Two Buttons');
    assert.deepEqual(problem.examples, [{ input: '4 6\n', output: '2\n' }, { input: '10 1\n', output: '9\n' }]);
    assert.equal(problem.timeLimitMs, 2000);
    assert.equal(problem.memoryLimitMb, 256);
  });

  it('keeps blank lines, headings and fences that are part of an example', () => {
    const input = '2\n\n# Output\n```\nx\n```\n';
    assert.deepEqual(read({ tests: [{ input, output: 'Output\n\n1\n' }] }).examples, [{ input, output: 'Output\n\n1\n' }]);
  });

  it('keeps limits that are no whole seconds, files and the interactive mark', () => {
    const problem = read({ timeLimit: 1500, interactive: true, input: { type: 'file', fileName: 'a.in' }, output: { type: 'file', fileName: 'a.out' } });
    assert.equal(problem.timeLimitMs, 1500);
    assert.equal(problem.interactive, true);
    assert.equal(problem.inputFile, 'a.in');
    assert.equal(problem.outputFile, 'a.out');
  });

  it('leaves to the pasted statement what the post does not say', () => {
    const text = statementOf(task(), 'Paste.').replace('<!-- Paste. -->', 'Print any of them. The answer may have an absolute error of 1e-6.\n\nIf there are several answers, print any of them.');
    const problem = readProblem(text, { fileName: 'b.md' }).problem;
    assert.equal(problem.tolerance, 1e-6);
    assert.equal(problem.anyAnswer, true);
  });

  it('is known again by its address', () => {
    const text = statementOf(task(), 'Paste.');
    assert.equal(isSameProblem(task(), text), true);
    assert.equal(isSameProblem(task({ url: 'https://codeforces.com/contest/520/problem/A' }), text), false);
    assert.equal(isSameProblem(task({ url: '' }), statementOf(task({ url: '' }), 'Paste.')), false);
  });

  it('brings no markup of its name or address to life', () => {
    const text = statementOf(task({ name: 'x](command:evil) <img src=x>\n# y', url: 'javascript:alert(1)' }), 'Paste.');
    assert.ok(!text.includes('javascript:'));
    assert.ok(!/(^|[^\\])<img/.test(text));
    assert.equal(text.split('\n').filter((line) => line.startsWith('# ')).length, 1);
  });

  it('gets a file name that stays in its folder', () => {
    const name = (value: string) => fileNameOf(task({ name: value }));
    assert.equal(name('B. Two Buttons'), 'B. Two Buttons');
    assert.equal(name('../../etc/passwd'), 'etc passwd');
    assert.equal(name('a\u202Egpj.exe'), 'a gpj.exe');
    assert.equal(name('CON'), 'Problem CON');
    assert.equal(name('...'), 'Problem');
  });
});
