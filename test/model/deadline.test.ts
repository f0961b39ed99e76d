import assert from 'node:assert/strict';
import { Patience } from '../../src/model/deadline';

describe('patience with a silent endpoint', () => {
  const after = (...answersMs: readonly number[]): number => {
    const patience = new Patience(600_000, 60_000);
    for (const ms of answersMs) patience.came(ms);
    return patience.ms;
  };

  it('is as long as it was set while little is known', () => assert.deepEqual([after(), after(500, 700)], [600_000, 600_000]));
  it('is a minute where answers come at once', () => assert.equal(after(200, 300, 250), 60_000));
  it('is thirty times the slowest answer', () => assert.equal(after(4000, 9000, 5000), 270_000));
  it('is never longer than it was set', () => assert.equal(after(60_000, 90_000, 61_000), 600_000));
});
