import assert from 'node:assert/strict';
import { areaUnderCurve, bootstrap, passAtK } from '../../src/evaluate/estimators';

describe('estimators', () => {
  it('pass@k is the chance that a draw without replacement holds a right one', () => {
    assert.ok(Math.abs(passAtK(10, 3, 1) - 0.3) < 1e-12);
    assert.ok(Math.abs(passAtK(4, 2, 2) - 5 / 6) < 1e-12);
    assert.deepEqual([passAtK(5, 0, 3), passAtK(5, 3, 3), passAtK(0, 0, 1)], [0, 1, 0]);
  });

  it('the area under the curve counts ties half, and is not defined for one kind alone', () => {
    assert.equal(areaUnderCurve([{ score: 0.9, positive: true }, { score: 0.1, positive: false }]), 1);
    assert.equal(areaUnderCurve([{ score: 0.5, positive: true }, { score: 0.5, positive: false }]), 0.5);
    assert.equal(areaUnderCurve([{ score: 0.5, positive: true }]), null);
  });

  it('the bootstrap brackets the mean and is the same for the same seed', () => {
    const values = [1, 0, 1, 1, 0, 1, 0, 1];
    const interval = bootstrap(values, 5);
    assert.ok(interval.low < 0.625 && interval.high > 0.625);
    assert.deepEqual(bootstrap(values, 5), interval);
  });
});
