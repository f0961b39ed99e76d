/** A run on a stub judge: what each program does is a function, and everything it was asked is on record. */
import type { Judge, JudgeJob, TestResult, Verdict } from '../../src/judge/contract';
import type { Problem } from '../../src/problem/problem';
import { noModels } from '../../src/evaluate/replay';
import { clustersOf } from '../../src/run/clusters';
import type { EventOf, RunEvent } from '../../src/run/events';
import { solveSettingsSchema, type SolveSettings } from '../../src/run/settings';
import { emptyState, fold, type RunState } from '../../src/run/state';
import { Clusterer } from '../../src/solve/cluster';
import { digestOf, type SolveContext } from '../../src/solve/context';
import { Random } from '../../src/solve/random';

/** A verdict instead of an output is a failure. */
export type Behaviour = (input: string, args: readonly string[]) => string | Verdict;

const VERDICTS: readonly string[] = ['RE', 'TLE', 'MLE'] satisfies Verdict[];

export interface StubRun {
  readonly problem?: Partial<Problem>;
  readonly settings?: Partial<SolveSettings>;
  readonly inputs?: readonly { readonly text: string; readonly size?: string }[];
  /** Programs that are no candidates, by name. */
  readonly helpers?: Readonly<Record<string, { readonly kind: EventOf<'helper'>['kind']; readonly does?: Behaviour }>>;
  /** What a checker program says of an output, the reference beside it. */
  readonly accepts?: (input: string, output: string, answer: string) => boolean;
  /** Of an earlier session. */
  readonly state?: RunState;
}

export function stubRun(programs: Readonly<Record<string, Behaviour>>, { problem, settings, inputs = [], helpers = {}, accepts, state = emptyState() }: StubRun = {}) {
  /** `PROGRAM INPUT` of each run of a candidate or helper. */
  const runs: string[] = [];
  const judge: Judge = {
    slots: 1, stats: { compiles: 0, compileCacheHits: 0, fastCompiles: 0, runs: 0, runCacheHits: 0, zygoteRuns: 0, supervisorRestarts: 0 },
    judge(job: JudgeJob) {
      const tests: TestResult[] = [];
      for (const test of job.tests) {
        const verdictOf = (): [Verdict, string] => {
          if (job.checker.kind === 'program') return [accepts!(test.input, test.args![0]!, test.expected!) ? 'AC' : 'WA', ''];
          const does = programs[job.program.source] ?? helpers[job.program.source]!.does!;
          runs.push(`${job.program.source} ${test.input}`);
          const said = does(test.input, test.args ?? []);
          if (VERDICTS.includes(said)) return [said as Verdict, ''];
          return [test.expected === undefined ? 'OK' : said.trim() === test.expected.trim() ? 'AC' : 'WA', said];
        };
        const [verdict, output] = verdictOf();
        tests.push({ testId: test.id, verdict, cpuMs: 1, wallMs: 1, peakBytes: 0, outputBytes: 0, output, stderr: '', exitCode: 0, signal: null, message: '' });
        if (verdict !== 'OK' && verdict !== 'AC' && job.stopAtFirstFailure) break;
      }
      return Promise.resolve({ compile: { ok: true, diagnostics: '', cpuMs: 0, cached: false }, tests, verdict: tests.find(({ verdict }) => verdict !== 'OK' && verdict !== 'AC')?.verdict ?? tests[0]?.verdict ?? 'OK' });
    },
    dispose: () => Promise.resolve(),
  };
  const whole: Problem = {
    title: null, statement: '', examples: [], timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false, anyOrder: false, interactive: false, inputFile: null, outputFile: null, url: null, ...problem,
  };
  const emit = (event: object) => { fold(state, { at: 0, ...event } as RunEvent); };
  const ctx: SolveContext = { problem: whole, settings: solveSettingsSchema.parse(settings ?? {}), judge, models: noModels(), state, emit, random: new Random(1), signal: new AbortController().signal };
  if (state.order.length === 0) {
    state.problem = whole;
    inputs.forEach(({ text, size = 'small' }, index) => {
      emit({ type: 'blob', digest: digestOf(text), text, bytes: text.length, cut: false });
      emit({ type: 'input', id: `i${index + 1}`, origin: { kind: 'user', detail: '', size }, blob: digestOf(text), bytes: text.length, votes: null });
    });
    for (const [id, { kind }] of Object.entries(helpers)) emit({ type: 'helper', id, kind, language: 'python3', code: id, usable: true, reason: '' });
    for (const id of Object.keys(programs)) {
      emit({ type: 'sampled', id, language: 'python3', code: id, origin: null, duplicateOf: null });
      emit({ type: 'judged', id, compile: { ok: true, diagnostics: '', cpuMs: 0, cached: false }, verdict: 'AC', tests: [], passed: true });
    }
  }
  const clusterer = new Clusterer(ctx);
  return { ctx, state, runs, clusterer, clusters: () => clustersOf(state).map((cluster) => cluster.members.map((member) => member.id).join(' ')) };
}

export const numbers = (count: number, size = 'small') => Array.from({ length: count }, (_, index) => ({ text: `${index}\n`, size }));
