/** The judge: programs in, verdicts out. Compiling and running are the sandbox's; what they mean is decided here. */
import { setMaxListeners } from 'node:events';
import PQueue from 'p-queue';
import { UserError } from '../userError';
import { headersFor, withLocalHeaders } from './checkers/testlib';
import type { CxxKit } from './compile/cxxKit';
import { CxxKits, quickCommand } from './compile/cxxKits';
import { QuickStarts } from './compile/quickStart';
import type { Compiled, Runnable } from './compileProgram';
import { compileProgram, programKey, requireTools } from './compileProgram';
import type { CompileResult, Judge, JudgeJob, JudgeResult, JudgeStats, Program } from './contract';
import type { Language, LanguageOverride } from './languages/language';
import type { LanguageTable } from './languages/table';
import { languageTable, requireLanguage } from './languages/table';
import type { ProgramRuns } from './runCache';
import { RunCache } from './runCache';
import { openSandbox } from './sandbox/openSandbox';
import type { Sandbox, SandboxBackend, SandboxOptions } from './sandbox/sandbox';
import { TestRunner } from './testRunner';
import { overallVerdict } from './verdict';
import { say, spoken } from '../say';

export interface JudgeOptions {
  /** Compiled programs, results, precompiled headers and supervisors are kept here between runs. */
  readonly cacheDir: string;
  /** How many programs run at once. Default: one per core. */
  readonly slots?: number;
  /** How far programs yield to the user's own work, 0 to 19. Default 10. */
  readonly niceness?: number;
  /** Run without a sandbox where none can be had. Never on its own; a function is asked where it comes to that. */
  readonly allowUnsandboxed?: SandboxOptions['allowUnsandboxed'];
  /** For tests and the bench: insist on one. */
  readonly backend?: SandboxBackend;
  /** Rows of the language table that settings change or add. */
  readonly languages?: readonly LanguageOverride[];
  readonly prefer?: {
    /** Judge Python programs with PyPy. */
    readonly pypy?: boolean;
  };
  /** CPU time that a compiler may take. Default 30 s. */
  readonly compileTimeLimitMs?: number;
  /** CPU time that a checker or an interactor may take on one test. Default 10 s. */
  readonly checkerTimeLimitMs?: number;
  /** Path of testlib.h, or of its folder, for checkers that include it. */
  readonly testlib?: string;
  /** How much of what programs did may be kept on disk, so as not to run them again; 0 for nothing. Default 256 MB. */
  readonly keepResultsBytes?: number;
  /** Told in a line what goes on beneath: a supervisor built, a header precompiled, a fallback taken. */
  readonly log?: (line: string) => void;
}

/** @throws {UserError} where no sandbox can be had. */
export async function createJudge(options: JudgeOptions): Promise<LocalJudge> {
  const table = languageTable(options.languages);
  const { cacheDir, slots, niceness, allowUnsandboxed, backend } = options;
  const sandbox = await openSandbox({ cacheDir, slots, niceness, allowUnsandboxed, backend });
  return new LocalJudge(sandbox, table, options);
}

/** Verdicts that a quick compile may have brought about: without optimisation a program is slower and its stack deeper. */
const DOUBTFUL = new Set(['TLE', 'MLE', 'RE']);

/** The judge of this machine. */
export class LocalJudge implements Judge {
  private readonly counters: JudgeStats = { compiles: 0, compileCacheHits: 0, fastCompiles: 0, runs: 0, runCacheHits: 0, zygoteRuns: 0, supervisorRestarts: 0 };
  /** Jobs beyond the slots wait here, so that those begun are finished before others are; two more keep the slots busy. */
  private readonly jobs: PQueue;
  private readonly cache: RunCache;
  private readonly kits: CxxKits;
  private readonly quickStarts: QuickStarts;
  private readonly runner: TestRunner;
  /** Checkers and interactors of this session: jobs share them, and each is compiled once. */
  private readonly checkers = new Map<string, Promise<Compiled>>();

  constructor(private readonly sandbox: Sandbox, private readonly table: LanguageTable, private readonly options: JudgeOptions) {
    this.jobs = new PQueue({ concurrency: sandbox.slots + 2 });
    this.cache = new RunCache(options.cacheDir, options.keepResultsBytes ?? 256 * 2 ** 20);
    this.kits = new CxxKits(sandbox, options.cacheDir);
    this.quickStarts = new QuickStarts(sandbox);
    this.runner = new TestRunner(sandbox, this.counters, options.checkerTimeLimitMs);
    if (sandbox.reducedBecause !== null) options.log?.(sandbox.reducedBecause);
  }

  get slots(): number {
    return this.sandbox.slots;
  }

  get stats(): JudgeStats {
    const { zygoteExecs, supervisorRestarts } = this.sandbox.stats;
    return { ...this.counters, zygoteRuns: zygoteExecs, supervisorRestarts };
  }

  judge(job: JudgeJob, signal: AbortSignal): Promise<JudgeResult> {
    setMaxListeners(0, signal); // one for every test that waits for a slot
    return this.jobs.add(() => this.run(job, signal), { priority: -(job.priority ?? 1), signal });
  }

  async dispose(): Promise<void> {
    this.jobs.clear();
    await Promise.all([this.kits.dispose(), this.sandbox.dispose()]);
  }

  /** What programs are confined by. */
  get backend(): SandboxBackend {
    return this.sandbox.backend;
  }

  /** Why it is not the best there is; `null` where it is. */
  get reducedBecause(): string | null {
    return this.sandbox.reducedBecause;
  }

  get memoryBound(): string {
    return this.sandbox.memoryBound;
  }

  /**
   * Waits until a language's quick way is as quick as it gets, which otherwise comes about in the background.
   * @returns how far that went; `none` where the language has no such way, or its compiler does not allow it.
   */
  async warmUp(languageName: string): Promise<CxxKit['level'] | 'none'> {
    const language = requireLanguage(languageName, this.table);
    if (language.fastPath !== 'cxx-header') return 'none';
    const tools = await requireTools(language);
    const tool = Object.values(tools)[0]!;
    const command = language.compile.map((part) => part.replace(/\{(\w+)\}/g, (whole, name: string) => tools[name]?.path ?? whole));
    const kit = await this.kits.best(quickCommand(command, tool.version, tool.folders).recipe);
    return kit?.level ?? 'none';
  }

  private async run(job: JudgeJob, signal: AbortSignal): Promise<JudgeResult> {
    signal.throwIfAborted();
    const language = this.languageOf(job.program.language);
    const checker = await this.checkerOf(job, signal);
    const compiled = await this.compile(job, language, job.tier, signal);
    if (compiled.runnable === null) return withoutRuns(compiled);
    const { runnable, runs } = compiled;
    let tests = await this.runner.runTests({ runnable, runs }, job, job.tests, checker, signal);
    const doubtful = runnable.quick ? tests.findIndex(({ verdict }) => DOUBTFUL.has(verdict)) : -1;
    if (doubtful !== -1) {
      const careful = await this.compile(job, language, 'final', signal);
      if (careful.runnable === null) return withoutRuns(careful);
      const rest = await this.runner.runTests({ runnable: careful.runnable, runs: careful.runs }, job, job.tests.slice(doubtful), checker, signal);
      await careful.runs.flush();
      tests = [...tests.slice(0, doubtful), ...rest];
    }
    await runs.flush();
    const refused = tests.find(({ verdict }) => verdict === 'CE');
    if (refused) return { compile: { ok: false, diagnostics: refused.stderr, cpuMs: refused.cpuMs, cached: false }, tests: [], verdict: 'CE' };
    return { compile: compiled.result, tests, verdict: overallVerdict(tests) };
  }

  private languageOf(name: string): Language {
    const language = requireLanguage(name, this.table);
    return this.options.prefer?.pypy && language.id === 'python3' ? requireLanguage('pypy3', this.table) : language;
  }

  private async compile(job: JudgeJob, language: Language, tier: JudgeJob['tier'], signal: AbortSignal): Promise<Compiled & { readonly runs: ProgramRuns }> {
    const key = await programKey(job.program, language, tier);
    const runs = await this.cache.open(key);
    if (runs.compileError !== null) {
      this.counters.compileCacheHits++;
      return { result: { ok: false, diagnostics: runs.compileError, cpuMs: 0, cached: true }, runnable: null, reason: 'refused', runs };
    }
    const options = { tier, kits: this.kits, quickStarts: this.quickStarts, priority: job.priority ?? 1, timeLimitMs: this.options.compileTimeLimitMs };
    const compiled = await this.runner.gate.shared(() => compileProgram(this.sandbox, job.program, language, options, signal));
    this.count(compiled, language);
    if (compiled.runnable === null && compiled.reason === 'refused') {
      runs.putCompileError(compiled.result.diagnostics);
      await runs.flush();
    }
    return { ...compiled, runs };
  }

  private count(compiled: Compiled, language: Language): void {
    if (compiled.result.cached) this.counters.compileCacheHits++;
    else if (language.compile.length > 0) this.counters.compiles++;
    if (!compiled.result.cached && compiled.runnable?.quick) this.counters.fastCompiles++;
  }

  /** @throws {UserError} where the checker or interactor does not compile: no candidate can be judged then. */
  private async checkerOf(job: JudgeJob, signal: AbortSignal): Promise<Runnable | null> {
    if (job.checker.kind !== 'program' && job.checker.kind !== 'interactor') return null;
    const program = withLocalHeaders(job.checker.program);
    const key = `${program.language}\0${program.source}`;
    const compiled = await (this.checkers.get(key) ?? this.compileChecker(key, program));
    signal.throwIfAborted();
    if (compiled.runnable === null) {
      // A busy machine or a failing sandbox is no reason to refuse the next job, too.
      if (compiled.reason !== 'refused') this.checkers.delete(key);
      const words = compiled.result.diagnostics.slice(0, 500);
      throw new UserError(job.checker.kind === 'program'
        ? say`The checker does not compile, so that nothing can be judged with it: ${spoken(words)}` : say`The interactor does not compile, so that nothing can be judged with it: ${spoken(words)}`);
    }
    return compiled.runnable;
  }

  /** Not bound to the job that asks first: others will want the checker, too. */
  private compileChecker(key: string, program: Program): Promise<Compiled> {
    const extraFiles = headersFor(program, this.options.testlib);
    const compiling = compileProgram(
      this.sandbox, program, requireLanguage(program.language, this.table), { tier: 'final', quickStarts: this.quickStarts, priority: 0, extraFiles }, new AbortController().signal,
    );
    this.checkers.set(key, compiling);
    compiling.catch(() => this.checkers.delete(key));
    return compiling;
  }
}

function withoutRuns(compiled: { readonly result: CompileResult } & Compiled): JudgeResult {
  const failed = compiled.runnable === null && compiled.reason === 'judge';
  return { compile: compiled.result, tests: [], verdict: failed ? 'JE' : 'CE' };
}
