import assert from 'node:assert/strict';
import type { Problem } from '../../src/problem/problem';
import { samplePrompt } from '../../src/prompt/sample';

const PROBLEM: Problem = {
  title: 'Echo', statement: 'Print the number.', examples: [{ input: '1\n', output: '1\n' }], timeLimitMs: 1000, memoryLimitMb: 256, tolerance: null,
  anyAnswer: false, anyOrder: false, interactive: false, inputFile: null, outputFile: null, url: null,
};
const text = (language: string, guess: { rating: number; tags: string[] } | null) => samplePrompt(PROBLEM, null, { language, guess }).map((message) => message.content).join('\n');

describe('the prompt of a sample', () => {
  it('carries AlphaCode’s metadata, last of all', () => {
    const prompt = text('cpp17', { rating: 1800, tags: ['dp', 'greedy'] });
    assert.match(prompt, /RATING: 1800\nTAGS: dp,greedy\nLANGUAGE IS cpp17 \(C\+\+17\)\nCORRECT SOLUTION/);
    assert.ok(prompt.indexOf('RATING') > prompt.indexOf('# Task: sample'));
  });

  it('is the same byte by byte up to the metadata, so that caches hit', () => {
    const [one, other] = [text('cpp17', { rating: 800, tags: ['math'] }), text('python3', { rating: 3500, tags: ['flows', 'graphs'] })];
    const same = [...one].findIndex((letter, at) => letter !== other[at]);
    assert.ok(same >= one.indexOf('RATING: '), `they differ at ${same}`);
  });

  it('says nothing of rating and tags where that is turned off', () => assert.doesNotMatch(text('python3', null), /RATING|TAGS|guess/));

  it('speaks of the examples only where there are some to try a program on', () => {
    const asked = (over: Partial<Problem>) => samplePrompt({ ...PROBLEM, ...over }, null, { language: 'cpp17', guess: null })[1]!.content;
    assert.match(asked({}), /try it on the examples/);
    assert.doesNotMatch(asked({ examples: [] }), /on the examples/);
    assert.match(asked({ examples: [] }), /input of your own/);
    assert.doesNotMatch(asked({ interactive: true }), /try it on/);
  });

  it('does not say that lines may be swapped where the statement accepts any answer', () => {
    const asked = (anyAnswer: boolean) => samplePrompt({ ...PROBLEM, anyOrder: true, anyAnswer }, null, { language: 'cpp17', guess: null })[1]!.content;
    assert.match(asked(false), /lines of the output may come in any order/);
    assert.doesNotMatch(asked(true), /lines of the output may come in any order/);
  });
});
