import assert from 'node:assert/strict';
import type { Judge, JudgeJob, TestResult, Verdict } from '../../src/judge/contract';
import { clustersOf } from '../../src/run/clusters';
import type { RunEvent } from '../../src/run/events';
import { solveSettingsSchema } from '../../src/run/settings';
import { emptyState, fold, type RunState } from '../../src/run/state';
import { noModels } from '../../src/evaluate/replay';
import { Clusterer } from '../../src/solve/cluster';
import { digestOf, type SolveContext } from '../../src/solve/context';
import { Random } from '../../src/solve/random';

type Behaviour = (input: string) => string | Verdict;

/** Candidates by name; what each does with an input is a function. */
function setUp(programs: Readonly<Record<string, Behaviour>>, inputs: readonly { text: string; size?: string }[], state: RunState = emptyState()) {
  const runs: string[] = [];
  const judge: Judge = {
    slots: 1, stats: { compiles: 0, compileCacheHits: 0, fastCompiles: 0, runs: 0, runCacheHits: 0, zygoteRuns: 0, supervisorRestarts: 0 },
    judge(job: JudgeJob) {
      const tests: TestResult[] = [];
      for (const test of job.tests) {
        runs.push(`${job.program.source} ${test.input}`);
        const said = programs[job.program.source]!(test.input);
        const verdict: Verdict = ['RE', 'TLE'].includes(said) ? said as Verdict : 'OK';
        tests.push({ testId: test.id, verdict, cpuMs: 1, wallMs: 1, peakBytes: 0, outputBytes: 0, output: verdict === 'OK' ? said : '', stderr: '', exitCode: 0, signal: null, message: '' });
        if (verdict !== 'OK' && job.stopAtFirstFailure) break;
      }
      return Promise.resolve({ compile: { ok: true, diagnostics: '', cpuMs: 0, cached: false }, tests, verdict: 'OK' });
    },
    dispose: () => Promise.resolve(),
  };
  const problem = {
    title: null, statement: '', examples: [], timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false, anyOrder: false, interactive: false, inputFile: null, outputFile: null, url: null,
  };
  const emit = (event: object) => { fold(state, { at: 0, ...event } as RunEvent); };
  const ctx: SolveContext = { problem, settings: solveSettingsSchema.parse({}), judge, models: noModels(), state, emit, random: new Random(1), signal: new AbortController().signal };
  if (state.order.length === 0) {
    inputs.forEach(({ text, size = 'small' }, index) => {
      emit({ type: 'blob', digest: digestOf(text), text, bytes: text.length, cut: false });
      emit({ type: 'input', id: `i${index + 1}`, origin: { kind: 'user', detail: '', size }, blob: digestOf(text), bytes: text.length, votes: null });
    });
    for (const id of Object.keys(programs)) {
      emit({ type: 'sampled', id, language: 'python3', code: id, origin: null, duplicateOf: null });
      emit({ type: 'judged', id, compile: { ok: true, diagnostics: '', cpuMs: 0, cached: false }, verdict: 'AC', tests: [], passed: true });
    }
  }
  const clusterer = new Clusterer(ctx);
  return { state, runs, clusterer, clusters: () => clustersOf(state).map((cluster) => cluster.members.map((member) => member.id).join(' ')) };
}

const numbers = (count: number, size = 'small') => Array.from({ length: count }, (_, index) => ({ text: `${index}\n`, size }));

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

  it('keeps slow and quick members of one behaviour together near the limits', async () => {
    const { clusterer, clusters, runs } = setUp({ a: (input) => (input === 'big\n' ? 'TLE' : '1'), b: () => '1' }, [...numbers(3), { text: 'big\n', size: 'maximal' }]);
    await clusterer.settle();
    assert.deepEqual(clusters(), ['a b']);
    assert.ok(runs.includes('b big\n'));
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
});
