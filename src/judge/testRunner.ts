/** Runs a program on tests and judges what it does: time limits taken fairly, checkers asked. */
import { AloneGate } from './aloneGate';
import { compareOutputs } from './checkers/compare';
import { checkerSpec, interactionVerdict, interactorSpec, opinionOf } from './checkers/program';
import type { Runnable } from './compileProgram';
import type { JudgeJob, JudgeStats, JudgeTest, TestResult } from './contract';
import type { ProgramRuns, Run } from './runCache';
import { execRun, isNearLimit, limitsFor, programSpec, runKey, toRun } from './runTest';
import type { ExecResult, ExecSpec, Sandbox } from './sandbox/sandbox';
import { endingOf } from './verdict';

/** A program to be judged, and what is already known of it. */
export interface Candidate {
  readonly runnable: Runnable;
  readonly runs: ProgramRuns;
}

interface Judged {
  readonly result: TestResult;
  /** Over its time limit, but not by so much that a busy machine could not be the cause. */
  readonly nearLimit: boolean;
}

/** How many tests of a program run in one go, in one box and one slot; whoever waits for the slot waits for all of them. */
const AT_ONCE = 16;

const passed = ({ verdict }: TestResult): boolean => verdict === 'AC' || verdict === 'OK';

export class TestRunner {
  readonly gate = new AloneGate();

  constructor(private readonly sandbox: Sandbox, private readonly stats: JudgeStats, private readonly checkerTimeLimitMs?: number) {}

  /**
   * The results in the order of the tests, up to the first failure if the job ends there. A lone TLE near the limit is
   * run again, with nothing beside it, before it counts.
   */
  async runTests(candidate: Candidate, job: JudgeJob, tests: readonly JudgeTest[], checker: Runnable | null, signal: AbortSignal): Promise<TestResult[]> {
    const again = async (test: JudgeTest): Promise<Judged> => {
      const [judged] = await this.gate.alone(() => this.judgeTests(candidate, job, [test], checker, true, signal));
      return judged!;
    };
    const inTurn = (some: readonly JudgeTest[]) => this.gate.shared(() => this.judgeTests(candidate, job, some, checker, false, signal));
    if (!job.stopAtFirstFailure) {
      const judged = (await Promise.all(this.shares(tests).map(inTurn))).flat();
      const late = judged.flatMap(({ result, nearLimit }, index) => result.verdict === 'TLE' ? [{ index, nearLimit }] : []);
      if (late.length === 1 && late[0]!.nearLimit) judged[late[0]!.index] = await again(tests[late[0]!.index]!);
      return judged.map(({ result }) => result);
    }
    const results: TestResult[] = [];
    while (results.length < tests.length) {
      for (const judged of await inTurn(this.next(candidate, job, tests, results.length))) {
        const { result } = judged.nearLimit ? await again(tests[results.length]!) : judged;
        results.push(result);
        if (!passed(result)) return results;
      }
    }
    return results;
  }

  /** Even shares, as many as there are slots, or more where they would be large. */
  private shares(tests: readonly JudgeTest[]): JudgeTest[][] {
    const count = Math.min(tests.length, Math.max(this.sandbox.slots, Math.ceil(tests.length / AT_ONCE)));
    return Array.from({ length: count }, (_, i) => tests.slice(Math.floor(i * tests.length / count), Math.floor((i + 1) * tests.length / count)));
  }

  /** The tests that are judged next where the first failure ends the job: none is run in vain but what one failure overtakes. */
  private next({ runs }: Candidate, job: JudgeJob, tests: readonly JudgeTest[], from: number): readonly JudgeTest[] {
    const isKnown = (index: number): boolean => runs.get(runKey(job, tests[index]!)) !== null;
    if (job.checker.kind === 'program' || job.checker.kind === 'interactor' || isKnown(from)) return tests.slice(from, from + 1);
    let to = from + 1;
    while (to < tests.length && to - from < AT_ONCE && !isKnown(to)) to++;
    return tests.slice(from, to);
  }

  /** In one go. Where the first failure ends the job, what follows it is absent. */
  private async judgeTests(candidate: Candidate, job: JudgeJob, tests: readonly JudgeTest[], checker: Runnable | null, alone: boolean, signal: AbortSignal): Promise<Judged[]> {
    if (job.checker.kind === 'interactor') return Promise.all(tests.map((test) => this.interact(candidate.runnable, job, test, checker!, signal)));
    const judged = await this.runAndCompare(candidate, job, tests, alone, signal);
    if (job.checker.kind !== 'program') return judged;
    return Promise.all(judged.map(async ({ result, nearLimit }, index) => ({ result: await this.askChecker(result, job, tests[index]!, checker!, signal), nearLimit })));
  }

  private async runAndCompare({ runnable, runs }: Candidate, job: JudgeJob, tests: readonly JudgeTest[], alone: boolean, signal: AbortSignal): Promise<Judged[]> {
    const judged: Judged[] = [];
    const missing = tests.flatMap((test, index) => {
      const key = runKey(job, test);
      const known = runs.get(key);
      if (known === null) return [{ test, index, key }];
      this.stats.runCacheHits++;
      judged[index] = { result: compared(known, job, test), nearLimit: false };
      return [];
    });
    if (missing.length === 0) return judged;
    await this.sandbox.execEach(programSpec(runnable, job), missing.map(({ test }) => execRun(job, test)), job.stopAtFirstFailure, (exec, which) => {
      const { test, index, key } = missing[which]!;
      this.stats.runs++;
      const nearLimit = isNearLimit(exec, runnable, job);
      const run = toRun(exec, runnable, job);
      // What came of a busy machine or of a failing sandbox may come out otherwise next time.
      const doubtful = runnable.quick && run.ending !== null;
      if (!doubtful && run.ending?.verdict !== 'JE' && exec.status !== 'wall' && (!nearLimit || alone)) runs.putRun(key, run);
      const result = compared(run, job, test);
      judged[index] = { result, nearLimit };
      return job.stopAtFirstFailure && (nearLimit || !passed(result)) ? 'stop' : 'go on';
    }, signal);
    return judged;
  }

  /** Of an output that nothing else has decided yet. */
  private async askChecker(result: TestResult, job: JudgeJob, test: JudgeTest, checker: Runnable, signal: AbortSignal): Promise<TestResult> {
    if (!passed(result)) return result;
    const exec = await this.sandbox.exec(checkerSpec(checker, test, result.output, job.priority, this.checkerTimeLimitMs), signal);
    return { ...result, ...opinionOf(exec) };
  }

  private async interact(runnable: Runnable, job: JudgeJob, test: JudgeTest, interactor: Runnable, signal: AbortSignal): Promise<Judged> {
    const program = programSpec(runnable, job);
    const { args = [], files = [] } = execRun(job, test);
    // Two programs that talk cannot both be forks of one warm interpreter.
    const spec: ExecSpec = { ...program, argv: [...program.argv, ...args], files: [...program.files, ...files], stdin: null, zygote: undefined };
    this.stats.runs++;
    const other: ExecSpec = { ...interactorSpec(interactor, test, spec, this.checkerTimeLimitMs), zygote: undefined };
    const [exec, interactorExec] = await this.sandbox.connect(spec, other, signal);
    const ending = endingOf(exec, limitsFor(runnable, job.limits));
    const decided = interactionVerdict(ending, exec, interactorExec);
    const { ending: _, ...run } = toRun({ ...exec, stdout: EMPTY } satisfies ExecResult, runnable, job);
    return { result: { ...run, testId: test.id, ...decided }, nearLimit: isNearLimit(exec, runnable, job) };
  }
}

/** A run and what is to be thought of its output; of one that a checker program will see, only whether it ended well. */
function compared({ ending, ...run }: Run, job: JudgeJob, test: JudgeTest): TestResult {
  const figures = { ...run, testId: test.id };
  if (ending !== null) return { ...figures, ...ending };
  const { checker } = job;
  if (test.expected === undefined || checker.kind === 'program' || checker.kind === 'interactor') return { ...figures, verdict: 'OK', message: '' };
  return { ...figures, ...compareOutputs(test.expected, run.output, checker) };
}

const EMPTY = new Uint8Array();
