/** Runs a program on tests and judges what it does: time limits taken fairly, checkers asked. */
import { AloneGate } from './aloneGate';
import { compareOutputs } from './checkers/compare';
import { checkerSpec, interactionVerdict, interactorSpec, opinionOf } from './checkers/program';
import type { Runnable } from './compileProgram';
import type { JudgeJob, JudgeStats, JudgeTest, TestResult } from './contract';
import type { ProgramRuns, Run } from './runCache';
import { execSpec, isNearLimit, limitsFor, runKey, toRun } from './runTest';
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

export class TestRunner {
  readonly gate = new AloneGate();

  constructor(private readonly sandbox: Sandbox, private readonly stats: JudgeStats, private readonly checkerTimeLimitMs?: number) {}

  /**
   * The results in the order of the tests, up to the first failure if the job ends there. A lone TLE near the limit is
   * run again, with nothing beside it, before it counts.
   */
  async runTests(candidate: Candidate, job: JudgeJob, tests: readonly JudgeTest[], checker: Runnable | null, signal: AbortSignal): Promise<TestResult[]> {
    const run = (test: JudgeTest) => this.runTest(candidate, job, test, checker, false, signal);
    const again = (test: JudgeTest) => this.gate.alone(() => this.runTest(candidate, job, test, checker, true, signal));
    if (!job.stopAtFirstFailure) {
      const judged = await Promise.all(tests.map((test) => this.gate.shared(() => run(test))));
      const late = judged.flatMap(({ result, nearLimit }, index) => result.verdict === 'TLE' ? [{ index, nearLimit }] : []);
      if (late.length === 1 && late[0]!.nearLimit) judged[late[0]!.index] = await again(tests[late[0]!.index]!);
      return judged.map(({ result }) => result);
    }
    const results: TestResult[] = [];
    for (const test of tests) {
      let judged = await this.gate.shared(() => run(test));
      if (judged.nearLimit) judged = await again(test);
      results.push(judged.result);
      if (judged.result.verdict !== 'AC' && judged.result.verdict !== 'OK') break;
    }
    return results;
  }

  private async runTest(candidate: Candidate, job: JudgeJob, test: JudgeTest, checker: Runnable | null, alone: boolean, signal: AbortSignal): Promise<Judged> {
    if (job.checker.kind === 'interactor') return this.interact(candidate.runnable, job, test, checker!, signal);
    const { run, nearLimit } = await this.runOnce(candidate, job, test, alone, signal);
    return { result: await this.check(run, job, test, checker, signal), nearLimit };
  }

  private async runOnce({ runnable, runs }: Candidate, job: JudgeJob, test: JudgeTest, alone: boolean, signal: AbortSignal): Promise<{ run: Run; nearLimit: boolean }> {
    const key = runKey(job, test);
    const known = runs.get(key);
    if (known !== null) {
      this.stats.runCacheHits++;
      return { run: known, nearLimit: false };
    }
    this.stats.runs++;
    const exec = await this.sandbox.exec(execSpec(runnable, job, test), signal);
    const nearLimit = isNearLimit(exec, runnable, job);
    const run = toRun(exec, runnable, job);
    // What came of a busy machine or of a failing sandbox may come out otherwise next time.
    const doubtful = runnable.quick && run.ending !== null;
    if (!doubtful && run.ending?.verdict !== 'JE' && exec.status !== 'wall' && (!nearLimit || alone)) runs.putRun(key, run);
    return { run, nearLimit };
  }

  private async check({ ending, ...run }: Run, job: JudgeJob, test: JudgeTest, checker: Runnable | null, signal: AbortSignal): Promise<TestResult> {
    const figures = { ...run, testId: test.id };
    if (ending !== null) return { ...figures, ...ending };
    if (job.checker.kind === 'program') {
      const exec = await this.sandbox.exec(checkerSpec(checker!, test, run.output, job.priority, this.checkerTimeLimitMs), signal);
      return { ...figures, ...opinionOf(exec) };
    }
    if (test.expected === undefined || job.checker.kind === 'interactor') return { ...figures, verdict: 'OK', message: '' };
    return { ...figures, ...compareOutputs(test.expected, run.output, job.checker) };
  }

  private async interact(runnable: Runnable, job: JudgeJob, test: JudgeTest, interactor: Runnable, signal: AbortSignal): Promise<Judged> {
    // Two programs that talk cannot both be forks of one warm interpreter.
    const spec = { ...execSpec(runnable, job, test), zygote: undefined };
    this.stats.runs++;
    const other: ExecSpec = { ...interactorSpec(interactor, test, spec, this.checkerTimeLimitMs), zygote: undefined };
    const [exec, interactorExec] = await this.sandbox.connect(spec, other, signal);
    const ending = endingOf(exec, limitsFor(runnable, job.limits));
    const decided = interactionVerdict(ending, exec, interactorExec);
    const { ending: _, ...run } = toRun({ ...exec, stdout: EMPTY } satisfies ExecResult, runnable, job);
    return { result: { ...run, testId: test.id, ...decided }, nearLimit: isNearLimit(exec, runnable, job) };
  }
}

const EMPTY = new Uint8Array();
