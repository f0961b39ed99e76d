import assert from 'node:assert/strict';
import { companionTaskSchema, problemFromCompanion } from '../../src/problem/companion';
import { readProblem } from '../../src/problem/readProblem';
import { writeProblem } from '../../src/problem/writeProblem';

const posted = {
  name: 'A. Crates', group: 'Own Round 1', url: 'https://example.org/contest/1/a', interactive: false, memoryLimit: 256, timeLimit: 1500,
  tests: [{ input: '3\r\n1 2 3', output: '6\n\n' }], testType: 'single', input: { type: 'stdin' }, output: { type: 'file', fileName: 'crates.out' },
  languages: { java: { mainClass: 'Main', taskClass: 'ACrates' } }, batch: { id: 'b', size: 1 },
};

describe('a task of Competitive Companion', () => {
  it('becomes a problem with its examples, limits and files', () => {
    const problem = problemFromCompanion(companionTaskSchema.parse(posted));
    assert.deepEqual(problem.examples, [{ input: '3\n1 2 3\n', output: '6\n' }]);
    assert.deepEqual([problem.title, problem.timeLimitMs, problem.memoryLimitMb, problem.inputFile, problem.outputFile, problem.url],
      ['A. Crates', 1500, 256, null, 'crates.out', 'https://example.org/contest/1/a']);
  });

  it('is written to a file that reads back the same', () => {
    const problem = problemFromCompanion(companionTaskSchema.parse(posted));
    assert.deepEqual(readProblem(writeProblem(problem)).problem, problem);
  });

  it('needs no more than a name', () => {
    const problem = problemFromCompanion(companionTaskSchema.parse({ name: 'Crates' }));
    assert.deepEqual([problem.title, problem.examples, problem.timeLimitMs, problem.inputFile, problem.url], ['Crates', [], null, null, null]);
  });

  it('is refused when its name is missing or a field is of the wrong kind', () => {
    for (const broken of [{ ...posted, name: undefined }, { ...posted, timeLimit: '1' }, { ...posted, input: 'stdin' }, { ...posted, tests: Array(500).fill({ input: '', output: '' }) }]) {
      assert.equal(companionTaskSchema.safeParse(broken).success, false);
    }
  });
});
