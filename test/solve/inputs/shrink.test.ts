import assert from 'node:assert/strict';
import { inferInputModel } from '../../../src/solve/inputs/model';
import { shrink } from '../../../src/solve/inputs/shrink';

describe('shrinking an input', () => {
  const model = inferInputModel('Input\nThe first line contains an integer n (2 <= n <= 50). The second line contains n integers a_1, a_2, ..., a_n (0 <= a_i <= 100).\nOutput\nPrint it.\n', ['3\n4 2 9\n'])!;
  const numbers = (input: string) => input.trim().split(/\s+/).slice(1).map(Number);

  it('keeps what makes two programs differ, and the input valid', async () => {
    const shrunk = await shrink(model, '8\n3 14 15 92 65 35 89 79\n', (input) => Promise.resolve(numbers(input).some((value) => value > 60)));
    assert.equal(numbers(shrunk).length, 2, shrunk);
    assert.ok(numbers(shrunk).some((value) => value > 60));
    assert.ok(numbers(shrunk).some((value) => value === 0));
  });

  it('leaves an input of unknown structure alone', async () => {
    assert.equal(await shrink(null, 'a b\n', () => Promise.resolve(true)), 'a b\n');
  });
});
