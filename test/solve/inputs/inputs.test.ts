import assert from 'node:assert/strict';
import { hasLateInputs, prepareInputs } from '../../../src/solve/inputs/inputs';
import { stubRun, type Behaviour, type StubRun } from '../stubRun';

const problem = { statement: 'Input\n\nOne integer n (1 ≤ n ≤ 1000).\n\nOutput\n\nTwice n.', examples: [{ input: '2\n', output: '4\n' }, { input: '30\n', output: '60\n' }] };
const seeds: Behaviour = (_input, [seed]) => `${1000 + Number(seed)}\n`;
const validator = (accepts: (value: number) => boolean): { kind: 'validator'; does: Behaviour } => ({ kind: 'validator', does: (input) => (accepts(Number(input)) ? 'ok' : 'RE') });

async function inputsOf(helpers: StubRun['helpers'], inputs = 20) {
  const { ctx, state } = stubRun({}, { problem, settings: { inputs }, ...(helpers ? { helpers } : {}) });
  await prepareInputs(ctx);
  return Object.values(state.inputs).map(({ origin, votes, blob }) => ({ origin, votes, value: Number(state.blobs[blob]!.text) }));
}

describe('preparing inputs', () => {
  it('makes twice as many as are wanted from the structure where no model helps, and asks no validator', async () => {
    const inputs = await inputsOf({});
    assert.equal(inputs.length, 40);
    assert.ok(inputs.every(({ origin, votes, value }) => origin.kind !== 'generator' && votes === null && value >= 1 && value <= 1000));
  });

  it('takes as many as half of those wanted from the generators, whose seed and kind are on record', async () => {
    const inputs = await inputsOf({ 'generator-small': { kind: 'generator', does: seeds } });
    const generated = inputs.filter(({ origin }) => origin.kind === 'generator');
    assert.equal(generated.length, 10);
    assert.deepEqual(generated[0]!.origin, { kind: 'generator', detail: 'generator-small, seed 1', size: 'tiny' });
  });

  it('keeps what three of four validators accept, with the votes on record, and nothing that two refuse', async () => {
    const helpers = { 'generator-random': { kind: 'generator' as const, does: seeds }, v1: validator(() => true), v2: validator(() => true) };
    const three = await inputsOf({ ...helpers, v3: validator(() => true), v4: validator((value) => value <= 1000) });
    assert.deepEqual(three.find(({ origin }) => origin.kind === 'generator')!.votes, [4, 3]);
    const two = await inputsOf({ ...helpers, v3: validator((value) => value <= 1000), v4: validator((value) => value <= 1000) });
    assert.ok(two.length > 0 && two.every(({ origin, value }) => origin.kind !== 'generator' && value <= 1000));
  });

  it('turns down structured inputs, too, that the validators refuse', async () => {
    const inputs = await inputsOf({ v1: validator((value) => value % 2 === 0) });
    assert.ok(inputs.length > 0 && inputs.every(({ value }) => value % 2 === 0));
  });

  it('takes those of the model\'s tests, and others like them, where there is no example', async () => {
    const { ctx, state } = stubRun({}, { problem: { ...problem, examples: [] }, settings: { inputs: 12 } });
    await prepareInputs(ctx);
    assert.equal(Object.keys(state.inputs).length, 0);
    for (const [id, input] of [['ai1', '7\n'], ['ai2', '40\n']] as const) ctx.emit({ type: 'test', id, input, output: '', origin: 'ai', explanation: '' });
    ctx.emit({ type: 'test-state', id: 'ai2', state: 'dropped', reason: '' });
    await prepareInputs(ctx);
    const inputs = Object.values(state.inputs).map(({ origin, blob }) => ({ kind: origin.kind, value: Number(state.blobs[blob]!.text) }));
    assert.deepEqual(inputs.filter(({ kind }) => kind === 'ai-test'), [{ kind: 'ai-test', value: 7 }]);
    assert.ok(inputs.length > 12 && inputs.every(({ value }) => value >= 1 && value <= 1000));
  });

  describe('of the model\'s tests', () => {
    const test = (id: string, input: string) => ({ type: 'test', id, input, output: 'whatever', origin: 'ai', explanation: '' }) as const;
    const taken = async (tests: Readonly<Record<string, string>>, helpers: StubRun['helpers'] = {}) => {
      const { ctx, state } = stubRun({}, { problem, settings: { inputs: 12 }, helpers });
      await prepareInputs(ctx);
      const before = Object.keys(state.inputs).length;
      for (const [id, input] of Object.entries(tests)) ctx.emit(test(id, input));
      ctx.emit({ type: 'test-state', id: 'doubtful', state: 'doubtful', reason: '' });
      ctx.emit({ type: 'test-state', id: 'dropped', state: 'dropped', reason: '' });
      const late = hasLateInputs(ctx);
      await prepareInputs(ctx);
      const inputs = Object.values(state.inputs);
      assert.ok(inputs.slice(before).every(({ origin }) => origin.kind === 'ai-test'), 'nothing else is made again');
      return { late, inputs: inputs.slice(before).map(({ blob, votes }) => [state.blobs[blob]!.text, votes]) };
    };

    it('takes the inputs, once the flow has written them, whatever becomes of their outputs', async () => {
      assert.deepEqual(await taken({ ai1: '7777\n', doubtful: '8888\n', dropped: '9999\n' }), { late: true, inputs: [['7777\n', null], ['8888\n', null]] });
      assert.deepEqual(await taken({ dropped: '9999\n' }), { late: false, inputs: [] });
    });

    it('takes none that is no input by the structure', async () => assert.deepEqual((await taken({ ai1: '7777\n', ai2: '7777 1\n' })).inputs, [['7777\n', null]]));

    it('takes what three of four validators accept, with the votes on record, as of any other input', async () => {
      const helpers = { v1: validator(() => true), v2: validator(() => true), v3: validator((value) => value < 9000), v4: validator((value) => value < 8000) };
      assert.deepEqual((await taken({ ai1: '7777\n', ai2: '8888\n', ai3: '9999\n' }, helpers)).inputs, [['7777\n', [4, 4]], ['8888\n', [4, 3]]]);
    });
  });

  it('makes no input again that a resumed run has', async () => {
    const { ctx, state } = stubRun({}, { problem, settings: { inputs: 12 } });
    await prepareInputs(ctx);
    const before = JSON.stringify(state.inputs);
    await prepareInputs(ctx);
    assert.equal(JSON.stringify(state.inputs), before);
  });
});
