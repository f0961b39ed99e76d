import assert from 'node:assert/strict';
import fc from 'fast-check';
import { considerFix, progressOf, withoutTest, type Progress, type VerdictTable } from '../../../src/solve/flow/anchors';

const TESTS = ['e1', 'e2', 'ai1', 'ai2', 'ai3', 'ai4'];
const table = fc.record(Object.fromEntries(TESTS.map((test) => [test, fc.boolean()]))) as fc.Arbitrary<VerdictTable>;
const inHand = fc.constantFrom(...TESTS);

describe('test anchors', () => {
  it('adopt a fix that passes the test in hand and every anchor', () => {
    const before = progressOf({ e1: true, ai1: false, ai2: false });
    const { adopted, progress } = considerFix(before, 'ai1', { e1: true, ai1: true, ai2: false });
    assert.ok(adopted);
    assert.deepEqual(progress.anchors, ['e1', 'ai1']);
  });

  it('undo a fix that breaks an anchor, and say which', () => {
    const decision = considerFix(progressOf({ e1: true, ai1: true, ai2: false }), 'ai2', { e1: true, ai1: false, ai2: true });
    assert.ok(!decision.adopted);
    assert.match(decision.why, /breaks ai1/);
  });

  it('count a test that the fix was not run on as broken', () => {
    assert.ok(!considerFix(progressOf({ e1: true, ai1: false }), 'ai1', { ai1: true }).adopted);
  });

  it('decide exactly by the rule, on any verdicts', () => {
    fc.assert(fc.property(table, inHand, table, (before, test, fix) => {
      const progress = progressOf(before);
      const decision = considerFix(progress, test, fix);
      assert.equal(decision.adopted, fix[test] === true && progress.anchors.every((anchor) => fix[anchor] === true));
      if (!decision.adopted) assert.equal(decision.progress, progress, 'everything is as before');
    }));
  });

  it('hold over any history of fixes: none is lost, the current program passes all, a wrong test undoes nothing', () => {
    fc.assert(fc.property(table, fc.array(fc.tuple(inHand, table), { maxLength: 30 }), (start, fixes) => {
      let progress: Progress = progressOf(start);
      for (const [test, fix] of fixes) {
        const before = progress;
        const decision = considerFix(progress, test, fix);
        progress = decision.progress;
        assert.ok(before.anchors.every((anchor) => progress.anchors.includes(anchor)));
        assert.ok(progress.anchors.every((anchor) => progress.table[anchor]));
        assert.ok(Object.keys(before.table).every((id) => !before.table[id] || progress.table[id]), 'what passed still passes');
        assert.equal(decision.adopted ? progress.table : before.table, progress.table);
      }
    }));
  });

  it('let go of a test that lost its vote, and of nothing else', () => {
    fc.assert(fc.property(table, inHand, (verdicts, gone) => {
      const left = withoutTest(progressOf(verdicts), gone);
      assert.ok(!(gone in left.table) && !left.anchors.includes(gone));
      assert.deepEqual(left.anchors, progressOf(verdicts).anchors.filter((test) => test !== gone));
    }));
  });
});
