import assert from 'node:assert/strict';
import { compareStrategies, type StrategyName } from '../../src/solve/compare';
import { fakeJudge, fencedProgram, plainSettings, scriptedModels, TWICE, TWICE_BEHAVIOURS, type Script } from './fakes';
import { rankingReply, solutionsReply, testsReply, checkedReply } from './flow/stand';

const SCRIPT: Script = {
  sample: [fencedProgram('right')], reflect: ['bullets:\n  - double'], 'validate-reflection': ['bullets:\n  - double'], solutions: [solutionsReply('One', 'Two')],
  'rank-solutions': [rankingReply(1, 2)], 'ai-tests': [testsReply(['3', '6'])], 'validate-ai-tests': [checkedReply('6')], 'initial-code': [fencedProgram('exact')],
};

async function compare(strategies: readonly StrategyName[], script: Script, exact: (n: number) => string) {
  const judge = fakeJudge({ ...TWICE_BEHAVIOURS, exact: (input) => `${exact(Number(input))}\n`, right: (input) => `${2 * Number(input)}\n` });
  return compareStrategies({
    problem: TWICE, base: plainSettings({ samples: 2, perCall: 1, inputs: 5, possibleSolutions: 2 }), strategies, judge, signal: new AbortController().signal,
    open: () => Promise.resolve({ models: scriptedModels(script), dispose: () => Promise.resolve() }),
  });
}

describe('strategies compared', () => {
  it('tell the calls of each and what it chose, the direct one asking once', async () => {
    const results = await compare(['direct', 'sample', 'flow', 'combined'], { ...SCRIPT, 'initial-code': [fencedProgram('right')] }, String);
    assert.deepEqual(results.map(({ strategy, calls }) => [strategy, calls]), [['direct', 1], ['sample', 2], ['flow', 8], ['combined', 10]]);
    assert.ok(results.every(({ chosen, calls, promptTokens }) => chosen?.behaviour === 'A' && promptTokens === 10 * calls));
  });

  it('hold numbers within the tolerance for one answer, and others apart', async () => {
    const near = await compare(['direct', 'flow'], SCRIPT, (n) => (n <= 3 ? String(2 * n) : (2 * n).toFixed(3)));
    assert.deepEqual(near.map(({ chosen }) => chosen?.behaviour), ['A', 'A']);
    const apart = await compare(['direct', 'flow'], SCRIPT, (n) => String(n <= 3 ? 2 * n : 2 * n + 1));
    assert.deepEqual(apart.map(({ chosen }) => chosen?.behaviour), ['A', 'B']);
  });
});
