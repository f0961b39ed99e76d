/** The judge: programs in, verdicts out. Compiling and running are the sandbox's; what they mean is decided here. */
import PQueue from 'p-queue';
import { compareOutputs } from './checkers/compare';
import type { Compiled, Runnable } from './compileProgram';
import { compileProgram } from './compileProgram';
import type { Judge, JudgeJob, JudgeResult, JudgeStats, JudgeTest, TestResult } from './contract';
import { decode } from './diagnostics';
import type { Language, LanguageOverride } from './languages/language';
import type { LanguageTable } from './languages/table';
import { languageTable, requireLanguage } from './languages/table';
import { execSpec, limitsFor, outputOf } from './runTest';
import { openSandbox } from './sandbox/openSandbox';
import type { Sandbox } from './sandbox/sandbox';
import { endingOf, figuresOf, overallVerdict } from './verdict';

export interface JudgeOptions {
  /** Compiled programs, results, precompiled headers and supervisors are kept here between runs. */
  readonly cacheDir: string;
  /** How many programs run at once. Default: one per core. */
  readonly slots?: number;
  /** Run without a sandbox where none can be had. Never on its own. */
  readonly allowUnsandboxed?: boolean;
  /** Rows of the language table that settings change or add. */
  readonly languages?: readonly LanguageOverride[];
  readonly prefer?: {
    /** Judge Python programs with PyPy. */
    readonly pypy?: boolean;
  };
  /** Told in a line what goes on beneath: a supervisor built, a header precompiled, a fallback taken. */
  readonly log?: (line: string) => void;
}

/** @throws {UserError} where no sandbox can be had. */
export async function createJudge(options: JudgeOptions): Promise<Judge> {
  const table = languageTable(options.languages);
  const sandbox = await openSandbox({ cacheDir: options.cacheDir, slots: options.slots, allowUnsandboxed: options.allowUnsandboxed });
  return new LocalJudge(sandbox, table, options);
}

class LocalJudge implements Judge {
  readonly stats: JudgeStats = { compiles: 0, compileCacheHits: 0, fastCompiles: 0, runs: 0, runCacheHits: 0, zygoteRuns: 0, supervisorRestarts: 0 };
  /** Jobs beyond the slots wait here, so that those begun are finished before others are; two more keep the slots busy. */
  private readonly jobs: PQueue;

  constructor(private readonly sandbox: Sandbox, private readonly table: LanguageTable, private readonly options: JudgeOptions) {
    this.jobs = new PQueue({ concurrency: sandbox.slots + 2 });
  }

  get slots(): number {
    return this.sandbox.slots;
  }

  judge(job: JudgeJob, signal: AbortSignal): Promise<JudgeResult> {
    return this.jobs.add(() => this.run(job, signal), { priority: -(job.priority ?? 1), signal });
  }

  async dispose(): Promise<void> {
    this.jobs.clear();
    await this.sandbox.dispose();
  }

  private async run(job: JudgeJob, signal: AbortSignal): Promise<JudgeResult> {
    signal.throwIfAborted();
    const language = this.languageOf(job.program.language);
    const compiled = await this.compile(job, language, signal);
    if (compiled.runnable === null) return { compile: compiled.result, tests: [], verdict: compiled.error === undefined ? 'CE' : 'JE' };
    const tests: TestResult[] = [];
    for (const test of job.tests) {
      const result = await this.runTest(compiled.runnable, job, test, signal);
      tests.push(result);
      if (job.stopAtFirstFailure && result.verdict !== 'AC' && result.verdict !== 'OK') break;
    }
    return { compile: compiled.result, tests, verdict: overallVerdict(tests) };
  }

  private languageOf(name: string): Language {
    const language = requireLanguage(name, this.table);
    return this.options.prefer?.pypy && language.id === 'python3' ? requireLanguage('pypy3', this.table) : language;
  }

  private async compile(job: JudgeJob, language: Language, signal: AbortSignal): Promise<Compiled> {
    const compiled = await compileProgram(this.sandbox, job.program, language, { priority: job.priority ?? 1 }, signal);
    if (compiled.result.cached) this.stats.compileCacheHits++;
    else if (language.compile.length > 0) this.stats.compiles++;
    return compiled;
  }

  private async runTest(runnable: Runnable, job: JudgeJob, test: JudgeTest, signal: AbortSignal): Promise<TestResult> {
    const exec = await this.sandbox.exec(execSpec(runnable, job, test), signal);
    this.stats.runs++;
    const { raw, bytes } = outputOf(exec, job);
    const output = decode(raw);
    const figures = figuresOf(test, exec, output, bytes);
    const ending = endingOf(exec, limitsFor(runnable, job.limits));
    if (ending.verdict !== null) return { ...figures, verdict: ending.verdict, message: ending.message };
    if (test.expected === undefined) return { ...figures, verdict: 'OK', message: '' };
    if (job.checker.kind === 'program' || job.checker.kind === 'interactor') return { ...figures, verdict: 'JE', message: 'Checker programs are not there yet.' };
    return { ...figures, ...compareOutputs(test.expected, output, job.checker) };
  }
}
