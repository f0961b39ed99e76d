import assert from 'node:assert/strict';
import fc from 'fast-check';
import { reasonToDoubt } from '../../../src/solve/flow/doubt';

describe('doubt in an AI test', () => {
  it('comes when most survivors and the brute force contradict it', () => {
    assert.match(reasonToDoubt({ passed: 1, failed: 3, sameOther: 1, bruteForce: 'contradicts' }) ?? '', /3 of 4 survivors and the brute force/);
  });

  it('never comes over a brute force that agrees: it may be the test that matters', () => {
    assert.equal(reasonToDoubt({ passed: 0, failed: 50, sameOther: 50, bruteForce: 'agrees' }), null);
  });

  it('does not come from the brute force alone', () => {
    assert.equal(reasonToDoubt({ passed: 3, failed: 1, sameOther: 1, bruteForce: 'contradicts' }), null);
    assert.equal(reasonToDoubt({ passed: 0, failed: 0, sameOther: 0, bruteForce: 'contradicts' }), null);
  });

  it('comes without a brute force when most survivors agree on one other answer, and they are not too few', () => {
    assert.match(reasonToDoubt({ passed: 1, failed: 4, sameOther: 3, bruteForce: 'silent' }) ?? '', /3 of 5/);
    assert.equal(reasonToDoubt({ passed: 0, failed: 2, sameOther: 2, bruteForce: 'silent' }), null);
    assert.equal(reasonToDoubt({ passed: 0, failed: 5, sameOther: 2, bruteForce: 'silent' }), null);
  });

  it('never comes while as many pass as fail', () => {
    fc.assert(fc.property(fc.nat(20), fc.nat(20), fc.constantFrom('agrees' as const, 'contradicts' as const, 'silent' as const), (failed, more, bruteForce) => {
      assert.equal(reasonToDoubt({ passed: failed + more, failed, sameOther: failed, bruteForce }), null);
    }));
  });
});
