import assert from 'node:assert/strict';
import type { Problem } from '../../src/problem/problem';
import { HELD_WRONG, repairPrompt, type RepairAsk } from '../../src/prompt/repair';

const PROBLEM: Problem = {
  title: 'Echo', statement: 'Print the number.', examples: [{ input: '1\n', output: '1\n' }], timeLimitMs: 1000, memoryLimitMb: 256, tolerance: null,
  anyAnswer: false, anyOrder: false, interactive: false, inputFile: null, outputFile: null, url: null,
};
const ASK: RepairAsk = {
  program: { language: 'python3', source: 'print(2)\n' }, doubtfulTest: false, tried: [],
  failure: { input: '1\n', expected: '1\n', output: '2\n', verdict: 'WA', message: 'Token 1 (line 1) differs: expected "1", found "2".' },
};
const task = (over: Partial<RepairAsk>, problem: Partial<Problem> = {}) => repairPrompt({ ...PROBLEM, ...problem }, null, { ...ASK, ...over })[1]!.content.split('# Task: repair')[1]!;

describe('the prompt of a repair', () => {
  it('says whether the test is certain, and lets only a doubtful one be called wrong', () => {
    assert.match(task({}), /Expected output \(certain to be right\)/);
    assert.doesNotMatch(task({}), /test_is_wrong/);
    assert.match(task({ doubtfulTest: true }), /Expected output \(by the test's author\)[\s\S]*test_is_wrong: <yes or no>/);
  });

  it('speaks of no test where the program does not compile, whatever the test is', () => {
    const failure = { input: '', expected: '', output: '', verdict: 'CE' as const, message: 'line 3: syntax error' };
    for (const doubtfulTest of [false, true]) {
      const text = task({ failure, doubtfulTest });
      assert.match(text, /does not compile:[\s\S]*line 3[\s\S]*Mend what the compiler reports/);
      assert.doesNotMatch(text, /this input|the test|test_is_wrong/);
    }
  });

  it('leaves room for other outputs, and for a checker that errs, where any right one is accepted', () => {
    const text = task({}, { anyAnswer: true });
    assert.match(text, /One right output \(certain to be right; others may be right too\)/);
    assert.match(text, /a checker that a model wrote, and that may err:\n/);
    assert.doesNotMatch(text, /Expected output/);
    assert.match(task({ failure: { ...ASK.failure, verdict: 'RE', message: 'IndexError' } }, { anyAnswer: true }), /The judge's words:\n/);
  });

  it('takes no side against the program while the test itself is in doubt', () => {
    const tried = [{ reason: 'The sum was off.', why: 'still fails ai1' }, { reason: 'The statement says 3.', why: HELD_WRONG }];
    const doubtful = task({ doubtfulTest: true, tried });
    assert.match(doubtful, /Look for another cause, in the program or in the test itself\./);
    assert.match(doubtful, /"The statement says 3\." The test was held to be wrong\./);
    assert.doesNotMatch(doubtful, /does not solve|the test is right:|\nFind the cause/);
    const certain = task({ tried });
    assert.match(certain, /does not solve the problem yet[\s\S]*But the test is right: the program has to change\.\nLook for another cause\.\n/);
  });

  it('tells of earlier attempts without the ids of tests that the model never saw', () => {
    const text = task({
      tried: [
        { reason: 'off by one', why: 'still fails e1' }, { reason: 'a special case', why: 'breaks e2, ai3, passed before' },
        { reason: 'the example is wrong', why: 'the model holds the test to be wrong' },
      ],
    });
    assert.doesNotMatch(text, /\b(?:e|ai)\d\b/);
    assert.match(text, /"off by one" The program still failed this test\./);
    assert.match(text, /"a special case" The program then failed other tests/);
    assert.match(text, /"the example is wrong" But the test is right/);
  });

  it('leaves out attempts whose answer could not be read', () => {
    assert.doesNotMatch(task({ tried: [{ reason: '', why: 'The model\'s answer could not be read in 3 attempts.' }] }), /Earlier attempts/);
  });

  it('leaves no gap of several blank lines', () => {
    for (const tried of [[], [{ reason: 'off by one', why: 'still fails e1' }]]) assert.doesNotMatch(task({ tried }), /\n{3}/);
    assert.doesNotMatch(task({ doubtfulTest: true }), /\n{3}/);
  });
});
