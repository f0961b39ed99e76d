import assert from 'node:assert/strict';
import fc from 'fast-check';
import { attemptTurn, planRound, type LineView } from '../../../src/solve/flow/plan';

const empty: LineView = { attempts: 0, survives: null, failing: [] };
const full = { attempts: 8, exampleFixes: 4, aiTestFixes: 4 };
const fails = (test: string, ofFilter: boolean, behaviour = test) => ({ test, ofFilter, behaviour });

describe('the plan of a round', () => {
  it('begins with every solution once', () => {
    const steps = planRound([empty, empty, empty], 0, full, true);
    assert.deepEqual(steps.map((step) => [step.kind, step.line]), [['attempt', 0], ['attempt', 1], ['attempt', 2]]);
  });

  it('takes one turn at a time when the order is sequential, the best solution twice', () => {
    assert.deepEqual(planRound([empty, empty], 0, full, false), [{ kind: 'attempt', line: 0 }]);
    assert.deepEqual([0, 1, 2, 3, 4, 5].map((n) => attemptTurn(n, 3)), [0, 0, 1, 2, 0, 1]);
  });

  it('attempts again while no line passes the examples, within the budget', () => {
    const missed: LineView = { attempts: 1, survives: false, failing: [fails('e1', true)] };
    assert.equal(planRound([missed, missed], 0, { ...full, attempts: 1 }, true).length, 1);
  });

  it('fixes the examples of one line and the AI tests of another at once', () => {
    const steps = planRound([
      { attempts: 1, survives: true, failing: [fails('ai2', false)] },
      { attempts: 1, survives: false, failing: [fails('e1', true), fails('ai1', false)] },
    ], 0, full, true);
    assert.deepEqual(steps, [{ kind: 'fix', line: 0, test: 'ai2', ofFilter: false }, { kind: 'fix', line: 1, test: 'e1', ofFilter: true }]);
  });

  it('does not ask twice at once about the same behaviour on the same test', () => {
    const line: LineView = { attempts: 1, survives: true, failing: [fails('ai1', false, 'x')] };
    const other: LineView = { attempts: 1, survives: true, failing: [fails('ai1', false, 'x'), fails('ai2', false)] };
    assert.deepEqual(planRound([line, other, line], 0, full, true).map((step) => (step.kind === 'fix' ? step.test : '')), ['ai1', 'ai2']);
  });

  it('leaves AI tests alone until the examples pass, and ends when all is passed', () => {
    assert.deepEqual(planRound([{ attempts: 8, survives: false, failing: [fails('ai1', false)] }], 0, { ...full, attempts: 0 }, true), []);
    assert.deepEqual(planRound([{ attempts: 1, survives: true, failing: [] }], 0, full, true), []);
  });

  it('never spends more than the budget, whatever the lines', () => {
    const view = fc.record({
      attempts: fc.nat(8), survives: fc.option(fc.boolean()),
      failing: fc.array(fc.record({ test: fc.constantFrom('e1', 'ai1', 'ai2'), ofFilter: fc.boolean(), behaviour: fc.constantFrom('x', 'y') }), { maxLength: 3 }),
    });
    const budget = fc.record({ attempts: fc.nat(8), exampleFixes: fc.nat(4), aiTestFixes: fc.nat(4) });
    fc.assert(fc.property(fc.array(view, { minLength: 1, maxLength: 5 }), budget, fc.boolean(), (lines, left, sideBySide) => {
      const steps = planRound(lines, 0, left, sideBySide);
      const count = (of: (step: typeof steps[number]) => boolean) => steps.filter(of).length;
      assert.ok(count((step) => step.kind === 'attempt') <= left.attempts);
      assert.ok(count((step) => step.kind === 'fix' && step.ofFilter) <= left.exampleFixes);
      assert.ok(count((step) => step.kind === 'fix' && !step.ofFilter) <= left.aiTestFixes);
      if (!sideBySide) assert.ok(steps.length <= 1);
    }));
  });
});
