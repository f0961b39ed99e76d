import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareNearness, nearnessOf, outputDistance } from '../../../src/solve/flow/nearness';

describe('the nearness of an output', () => {
  it('is nothing for the same tokens, whatever the white space and case', () => {
    assert.equal(outputDistance('YES\n1 2\n', 'yes 1  2'), 0);
  });

  it('is all for an empty output, and less the more tokens are right', () => {
    assert.equal(outputDistance('1 2 3', ''), 1);
    assert.ok(outputDistance('1 2 3 4', '1 2 3 9') < outputDistance('1 2 3 4', '1 9 9 9'));
  });

  it('holds a close number for nearer than a far one', () => {
    assert.ok(outputDistance('100', '101') < outputDistance('100', '9000'));
  });

  it('lies between 0 and 1, and counts both ways alike', () => {
    const text = fc.array(fc.constantFrom('1', '2', '-5', 'a', 'B', '1e9'), { maxLength: 6 }).map((tokens) => tokens.join(' '));
    fc.assert(fc.property(text, text, (a, b) => {
      const distance = outputDistance(a, b);
      assert.ok(distance >= 0 && distance <= 1);
      assert.ok(Math.abs(distance - outputDistance(b, a)) < 1e-12);
    }));
  });

  it('puts tests passed before distance, and what does not compile last', () => {
    const result = (testId: string, verdict: 'AC' | 'WA', output: string) => ({ testId, verdict, output, cpuMs: 0, wallMs: 0, peakBytes: 0, outputBytes: 0, stderr: '', exitCode: 0, signal: null, message: '' });
    const tests = [{ id: 'e1', input: '', expected: '1' }, { id: 'e2', input: '', expected: '2' }];
    const one = nearnessOf(tests, [result('e1', 'AC', '1'), result('e2', 'WA', '')], true);
    const near = nearnessOf(tests, [result('e1', 'WA', '2'), result('e2', 'WA', '3')], true);
    const broken = nearnessOf(tests, [], false);
    assert.deepEqual([broken, near, one].sort(compareNearness), [one, near, broken]);
  });
});
