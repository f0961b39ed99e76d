import * as assert from 'node:assert/strict';
import { canonical, compareOutputs } from '../../../src/judge/checkers/compare';
import { tokensEqual } from '../../../src/judge/checkers/tokens';

describe('Comparing outputs', () => {
  it('ignores white space and case, and takes real numbers within the tolerance', () => {
    assert.ok(tokensEqual('YES\n1 2\n', ' yes 1\n2', 1e-5));
    assert.ok(tokensEqual('0.333333', '0.33333433', 1e-5));
    assert.ok(tokensEqual('1000000.0', '1000005.0', 1e-5));
    assert.ok(!tokensEqual('0.3333', '0.3335', 1e-5));
    assert.ok(tokensEqual('5', '5.0', 0));
  });

  it('compares whole numbers digit for digit', () => {
    assert.ok(!tokensEqual('1000000007', '1000000008', 1e-5));
    assert.ok(!tokensEqual('9007199254740993', '9007199254740992', 1e-5));
    assert.ok(!tokensEqual('0010', '10', 1e-5));
    assert.ok(!tokensEqual('nan', '0', 1e-5));
  });

  it('says where outputs first part', () => {
    const { verdict, message } = compareOutputs('1 2\n3 4\n', '1 2\n3 5\n', { kind: 'tokens', tolerance: 0 });
    assert.equal(verdict, 'WA');
    assert.match(message, /Token 4 \(line 2\).*"4".*"5"/);
  });

  it('calls white space alone a presentation error where the checker is exact', () => {
    assert.equal(compareOutputs('1 2\n', '1 2', { kind: 'exact' }).verdict, 'AC');
    assert.equal(compareOutputs('1 2\n', '1  2\n', { kind: 'exact' }).verdict, 'PE');
    assert.equal(compareOutputs('1 2\n', '1 3\n', { kind: 'exact' }).verdict, 'WA');
  });

  it('takes lines in any order, each as often as expected', () => {
    const checker = { kind: 'unordered', tolerance: 1e-5 } as const;
    assert.equal(compareOutputs('a\nb\nb\n', 'b\na\nb\n', checker).verdict, 'AC');
    assert.equal(compareOutputs('a\nb\nb\n', 'b\na\na\n', checker).verdict, 'WA');
    assert.equal(canonical('b\nA\n', checker), canonical('a\nb\n', checker));
  });
});
