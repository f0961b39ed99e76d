import assert from 'node:assert/strict';
import { isValid } from '../../../src/solve/inputs/generate';
import { inferInputModel } from '../../../src/solve/inputs/model';
import { planInputs } from '../../../src/solve/inputs/plan';
import { Random } from '../../../src/solve/random';

const GRAPH = `Input\n\nThe input is given from Standard Input in the following format:\nN M\nS\nu_1 v_1\n\\vdots\nu_M v_M\n\nOutput\n\nPrint it.\n\nConstraints\n\n- 2 \\leq N \\leq 300\n- N-1 \\leq M \\leq 400
- S is a string of length N consisting of 0 and 1.\n- 1 \\leq u_i < v_i \\leq N\n- The given graph is simple and connected.\n`;
const EXAMPLES = ['3 2\n010\n1 2\n2 3\n', '4 4\n1001\n1 2\n2 3\n3 4\n1 4\n'];

describe('planning inputs', () => {
  const model = inferInputModel(GRAPH, EXAMPLES)!;
  const planned = planInputs(model, EXAMPLES, 40, new Random(3));

  it('makes valid inputs of every size, none twice', () => {
    assert.ok(planned.length > 30);
    assert.deepEqual(planned.filter(({ text }) => !isValid(model, text)), []);
    assert.equal(new Set(planned.map(({ text }) => text)).size, planned.length);
    const sizes = new Set(planned.map(({ origin }) => origin.size));
    for (const size of ['tiny', 'small', 'medium', 'maximal'] as const) assert.ok(sizes.has(size), size);
  });

  it('goes up to the limits', () => {
    assert.ok(planned.some(({ text }) => text.startsWith('300 ')));
  });

  it('gives the same inputs for the same seed', () => {
    assert.deepEqual(planInputs(model, EXAMPLES, 40, new Random(3)), planned);
    assert.notDeepEqual(planInputs(model, EXAMPLES, 40, new Random(4)), planned);
  });

  it('mutates the examples where the structure is unknown', () => {
    const texts = planInputs(null, EXAMPLES, 10, new Random(1));
    assert.ok(texts.length > 0 && texts.every(({ origin, text }) => origin.kind === 'mutation' && !EXAMPLES.includes(text)));
  });

  it('refuses inputs that break the structure or a bound', () => {
    for (const wrong of ['3 2\n010\n1 2\n2 2\n', '3 2\n012\n1 2\n2 3\n', '3 2\n010\n1 2\n', '4 3\n0101\n1 2\n1 2\n3 4\n', '3 2\n0100\n1 2\n2 3\n']) assert.equal(isValid(model, wrong), false, wrong);
  });
});
