import assert from 'node:assert/strict';
import type { RunState } from '../../src/run/state';
import { rankClusters } from '../../src/solve/choose';
import { addInput } from '../../src/solve/inputs/inputs';
import { ruleNamed } from '../../src/solve/rank/rules';
import { numbers, stubRun, type Behaviour } from './stubRun';

const setUp = (programs: Readonly<Record<string, Behaviour>>, inputs: readonly { text: string; size?: string }[], state?: RunState) => stubRun(programs, { inputs, ...(state ? { state } : {}) });

describe('clustering survivors', () => {
  it('puts programs that answer alike together, whatever case, white space and number format they print in', async () => {
    const { clusterer, clusters } = setUp({ a: () => 'YES 1.0\n', b: () => 'yes  1.0000000001', c: () => 'no 1.0' }, numbers(4));
    await clusterer.settle();
    assert.deepEqual(clusters().sort(), ['a b', 'c']);
  });

  it('drops an input on which most samples crash', async () => {
    const { clusterer, state, clusters } = setUp({ a: (input) => (input === '3\n' ? 'RE' : '1'), b: (input) => (input === '3\n' ? 'RE' : '1'), c: () => '1' }, numbers(5));
    await clusterer.settle();
    assert.match(state.inputs['i4']!.dropped ?? '', /crash/);
    assert.deepEqual(clusters(), ['a b c']);
  });

  it('runs a program no more that ran out of time', async () => {
    const { clusterer, runs } = setUp({ a: () => '1', slow: (input) => (input === '2\n' ? 'TLE' : '1') }, numbers(10));
    await clusterer.settle();
    assert.ok(runs.filter((run) => run.startsWith('slow')).length <= 3);
  });

  it('leaves inputs alone on which all that tried them agree', async () => {
    const programs = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`p${index}`, () => 'same']));
    const { clusterer, runs, clusters } = setUp(programs, numbers(40));
    await clusterer.settle();
    assert.equal(clusters().length, 1);
    assert.ok(runs.length < 12 * 40 * 0.6, `${runs.length} runs`);
  });

  it('finds the rare input that splits, beyond the first wave', async () => {
    const { clusterer, clusters } = setUp({ a: () => '1', b: () => '1', c: (input) => (input === '17\n' ? '2' : '1') }, numbers(24));
    await clusterer.settle();
    assert.deepEqual(clusters(), ['a b', 'c']);
  });

  it('parts programs that differ on nothing but the input of a test of the model\'s, however many inputs were made before it', async () => {
    const { ctx, state, clusterer, clusters } = setUp({ a: () => '1', b: () => '1', c: (input) => (input === 'trap\n' ? '2' : '1') }, numbers(60));
    const id = addInput(ctx, 'trap\n', { kind: 'ai-test', detail: 'AI test 1', size: 'small' });
    await clusterer.settle();
    assert.deepEqual(clusters(), ['a b', 'c']);
    assert.equal(state.inputs[id]!.dropped, null);
  });

  it('keeps slow and quick members of one behaviour together near the limits', async () => {
    const { clusterer, clusters, runs } = setUp({ a: (input) => (input === 'big\n' ? 'TLE' : '1'), b: () => '1' }, [...numbers(3), { text: 'big\n', size: 'maximal' }]);
    await clusterer.settle();
    assert.deepEqual(clusters(), ['a b']);
    assert.ok(runs.includes('b big\n'));
  });

  it('tries nothing larger once an input is too much for all', async () => {
    const slow: Behaviour = (input) => (input.startsWith('big') ? 'TLE' : '1');
    const { clusterer, runs, state } = setUp({ a: slow, b: slow }, [...numbers(3), { text: 'big', size: 'large' }, { text: 'bigger', size: 'maximal' }]);
    await clusterer.settle();
    assert.deepEqual(runs.filter((run) => run.includes('big')).sort(), ['a big', 'b big']);
    assert.match(Object.values(state.inputs).at(-1)!.dropped!, /too much/);
  });

  it('asks of a slow program what is smaller than what it was too slow for, and no more', async () => {
    const { clusterer, runs } = setUp({ slow: (input) => (input.length > 3 ? 'TLE' : '1'), quick: () => '1' }, ['1000\n', '1\n', '20000\n', '22\n'].map((text) => ({ text })));
    await clusterer.settle();
    assert.deepEqual(runs.filter((run) => run.startsWith('slow')).map((run) => run.trim()), ['slow 1', 'slow 22', 'slow 1000']);
  });

  it('goes on from a stored state with the classes it had, running nothing twice', async () => {
    const programs = { a: () => '1', b: () => '2' };
    const first = setUp(programs, numbers(6));
    await first.clusterer.settle();
    const again = setUp(programs, numbers(6), JSON.parse(JSON.stringify(first.state)) as RunState);
    await again.clusterer.settle();
    assert.deepEqual(again.runs, []);
    assert.deepEqual(again.clusters(), first.clusters());
  });

  it('runs near the limits three quick members of the leading clusters, and none again that failed there', async () => {
    const slow: Behaviour = (input) => (input.startsWith('big') ? 'TLE' : '1');
    const { clusterer, runs } = setUp({ a: slow, b: () => '1', c: () => '1', d: () => '1', e: () => '1' }, [...numbers(3), { text: 'big1', size: 'maximal' }, { text: 'big2', size: 'maximal' }]);
    await clusterer.settle();
    assert.equal(runs.filter((run) => run.startsWith('a big')).length, 1);
    assert.equal(new Set(runs.filter((run) => run.includes('big')).map((run) => run[0])).size, 4);
  });
});

describe('clustering where several answers are valid', () => {
  // Any divisor of the number but 1 will do.
  const smallest: Behaviour = (input) => String([2, 3, 5, 7].find((divisor) => Number(input) % divisor === 0) ?? Number(input));
  const programs: Record<string, Behaviour> = { itself: (input) => input.trim(), smallest, wrong: () => '4', crash: (input) => (input === '12\n' ? 'RE' : smallest(input, [])) };
  const inputs = [4, 6, 9, 12].map((number) => ({ text: `${number}\n` }));
  const accepts = (input: string, output: string) => Number(output) > 1 && Number(input) % Number(output) === 0;

  it('goes by the verdict of the checker that the model wrote', async () => {
    const { clusterer, clusters } = stubRun(programs, { inputs, problem: { anyAnswer: true }, helpers: { 'checker-1': { kind: 'checker' } }, accepts });
    await clusterer.settle();
    assert.deepEqual(clusters(), ['itself smallest', 'wrong', 'crash']);
  });

  it('compares with a valid output of another survivor where the checker asks for the best', async () => {
    const best = (_input: string, output: string, answer: string) => Number(output) >= Number(answer);
    const { clusterer, clusters } = stubRun({ high: () => '9', worse: () => '8', same: () => '9.0' }, { inputs, problem: { anyAnswer: true }, helpers: { 'checker-1': { kind: 'checker' } }, accepts: best });
    await clusterer.settle();
    assert.deepEqual(clusters(), ['high same', 'worse']);
  });

  it('goes on from a stored state by the references it had', async () => {
    const options = { inputs, problem: { anyAnswer: true }, helpers: { 'checker-1': { kind: 'checker' as const } }, accepts };
    const first = stubRun(programs, options);
    await first.clusterer.settle();
    const again = stubRun(programs, { ...options, state: JSON.parse(JSON.stringify(first.state)) as RunState });
    await again.clusterer.settle();
    assert.deepEqual(again.runs, []);
    assert.deepEqual(again.clusters(), first.clusters());
  });

  it('without a checker lets clusters vote for each other by the answers that they share', async () => {
    // `a` and `b` are right and differ where two answers are valid; `c`, the largest, is wrong everywhere.
    const shared = (odd: string): Behaviour => (input) => (Number(input) % 3 === 2 ? odd : 'yes');
    const wrong: Behaviour = (input) => `no ${input}`;
    const many = stubRun({ a: shared('p'), a2: shared('p'), b: shared('q'), b2: shared('q'), c: wrong, c2: wrong, c3: wrong }, { inputs: numbers(9), problem: { anyAnswer: true } });
    await many.clusterer.settle();
    const [best] = rankClusters(many.state, ruleNamed(''));
    assert.notEqual(best!.cluster.members[0]!.id, 'c');
    assert.equal(rankClusters(many.state, ruleNamed('size'))[0]!.cluster.members[0]!.id, 'c');
  });
});
