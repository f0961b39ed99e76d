import assert from 'node:assert/strict';
import { choose } from '../../src/solve/choose';
import { adopt, tellApart } from '../../src/solve/adjudicate';
import { stubRun, type Behaviour } from './stubRun';

const STATEMENT = 'Input\n\nThe first line has an integer N (1 ≤ N ≤ 100). The second line has N integers A_1, ..., A_N (0 ≤ A_i ≤ 1000).\n\nOutput\n\nThe largest of them.';
const numbersOf = (input: string): number[] => input.trim().split(/\s+/).slice(1).map(Number);
const largest: Behaviour = (input) => String(Math.max(...numbersOf(input)));
/** Wrong as soon as a 7 is among the numbers. */
const hatesSevens: Behaviour = (input) => (numbersOf(input).includes(7) ? '7' : largest(input, []));
const LONG = `30\n${Array.from({ length: 30 }, (_, index) => (index === 17 ? 7 : 100 + index)).join(' ')}\n`;

async function run() {
  const stub = stubRun({ right: largest, wrong: hatesSevens }, {
    problem: { statement: STATEMENT, examples: [{ input: '3\n1 2 3\n', output: '3\n' }, { input: '2\n5 0\n', output: '5\n' }] },
    inputs: [{ text: '2\n1 2\n' }, { text: LONG }],
  });
  await stub.clusterer.settle();
  choose(stub.ctx, false);
  return stub;
}

describe('telling clusters apart', () => {
  it('shows the smallest input on which they differ, shrunk and still valid', async () => {
    const { ctx, state, clusterer } = await run();
    await tellApart(ctx, clusterer);
    assert.equal(state.telling.length, 1);
    const input = state.inputs[state.telling[0]!.input]!;
    const text = state.blobs[input.blob]!.text;
    assert.equal(input.origin.kind, 'telling');
    assert.ok(text.length <= 8 && numbersOf(text).includes(7) && numbersOf(text).length === Number(text.split('\n')[0]), JSON.stringify(text));
    assert.notEqual(state.candidates['right']!.outcomes[input.id]![2], state.candidates['wrong']!.outcomes[input.id]![2]);
  });

  it('says nothing where nothing differs', async () => {
    const { ctx, state, clusterer } = stubRun({ a: largest, b: largest }, { inputs: [{ text: '2\n1 2\n' }] });
    await clusterer.settle();
    choose(ctx, false);
    await tellApart(ctx, clusterer);
    assert.deepEqual(state.telling, []);
  });
});

describe('an answer that a person gave', () => {
  it('becomes a test, and who fails it survives no longer', async () => {
    const { ctx, state, clusters } = await run();
    const test = await adopt(ctx, '2\n9 7\n', '9\n');
    assert.equal(test.state, 'adopted');
    assert.deepEqual(clusters(), ['right']);
    assert.equal(state.candidates['wrong']!.passed, false);
  });

  it('may be taken back, which brings back whom it removed', async () => {
    const { ctx, clusters } = await run();
    await adopt(ctx, '2\n9 7\n', '7\n');
    assert.deepEqual(clusters(), ['wrong']);
    await adopt(ctx, '2\n9 7\n', '9\n');
    assert.deepEqual(clusters(), ['right']);
  });

  it('is known by its text, so that the same answer twice is one test', async () => {
    const { ctx, state } = await run();
    await adopt(ctx, '2\n9 7\n', '9\n');
    await adopt(ctx, '2\n9 7\n', '9\n');
    assert.equal(Object.keys(state.tests).length, 1);
  });
});
