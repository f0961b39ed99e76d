/**
 * The judge's contract: plain data in, plain data out, so that a job can be judged in this process,
 * in a worker or on another machine without the caller knowing.
 */
import { z } from 'zod';

/** Name of a row of the language table, such as `cpp17`, `python3`. */
export type LanguageId = string;

export const programSchema = z.object({ language: z.string(), source: z.string() });
export type Program = Readonly<z.infer<typeof programSchema>>;

/**
 * `OK`: ran to its end with exit code 0 and nothing was expected of its output.
 * `JE`: the judge itself failed; it says nothing of the candidate.
 */
export const verdictSchema = z.enum(['AC', 'OK', 'WA', 'PE', 'TLE', 'MLE', 'OLE', 'RE', 'CE', 'JE']);
export type Verdict = z.infer<typeof verdictSchema>;

export interface Limits {
  /** CPU time of one test. Wall time is bounded by the judge as a backstop. */
  readonly timeLimitMs: number;
  /** Also the limit of the stack. */
  readonly memoryLimitBytes: number;
  readonly outputLimitBytes: number;
}
export const DEFAULT_LIMITS: Limits = { timeLimitMs: 2000, memoryLimitBytes: 256 * 2 ** 20, outputLimitBytes: 16 * 2 ** 20 };

export interface JudgeTest {
  readonly id: string;
  readonly input: string;
  /** Absent: the program is only run (`OK` instead of `AC`). */
  readonly expected?: string;
  /** Arguments of the program (generators take their seed so). */
  readonly args?: readonly string[];
}

export type Checker =
  /** AlphaCode A.2: white space ignored, words case-insensitive, numbers within `tolerance` (absolute or relative). */
  | { readonly kind: 'tokens'; readonly tolerance: number }
  | { readonly kind: 'exact' }
  /** As `tokens`, lines compared as a multiset. */
  | { readonly kind: 'unordered'; readonly tolerance: number }
  /** testlib's command line: `checker INPUT OUTPUT ANSWER`, exit 0 accepted, 1 wrong, 2 presentation error. */
  | { readonly kind: 'program'; readonly program: Program }
  /** Talks to the candidate through two pipes; `interactor INPUT OUTPUT ANSWER`, exit codes as a checker's. */
  | { readonly kind: 'interactor'; readonly program: Program };

/** AlphaCode's own tolerance (A.2). */
export const DEFAULT_CHECKER: Checker = { kind: 'tokens', tolerance: 1e-5 };

export interface JudgeJob {
  readonly program: Program;
  readonly tests: readonly JudgeTest[];
  readonly limits: Limits;
  readonly checker: Checker;
  /**
   * `fast`: the cheapest way to a verdict, good enough to filter; `final`: the judge's own flags. What a `fast` job
   * rejects may be trusted, save that a `CE` has been tried plainly; what it accepts is judged again as `final`.
   */
  readonly tier: 'fast' | 'final';
  /** The first test that is not accepted ends the job; the tests after it are absent from the result. */
  readonly stopAtFirstFailure: boolean;
  /** Names of the files the statement wants instead of standard streams. */
  readonly inputFile?: string | null;
  readonly outputFile?: string | null;
  /** 0 is most urgent. Default 1. */
  readonly priority?: number;
  /** Nothing hangs on a few ms: who ended soon after the time limit is not run again with nothing beside it. */
  readonly roughTimes?: boolean;
}

export const compileResultSchema = z.object({
  ok: z.boolean(),
  /** The compiler's words, cut to a few kB, with no path of this machine. */
  diagnostics: z.string(),
  cpuMs: z.number(),
  /** Taken from the cache by content. */
  cached: z.boolean(),
});
export type CompileResult = Readonly<z.infer<typeof compileResultSchema>>;

export const testResultSchema = z.object({
  testId: z.string(),
  verdict: verdictSchema,
  cpuMs: z.number(),
  wallMs: z.number(),
  peakBytes: z.number(),
  /** Bytes the program wrote, before any cut. */
  outputBytes: z.number(),
  /** Decoded as UTF-8 with replacement; cut at the job's output limit. */
  output: z.string(),
  /** Last lines of standard error. */
  stderr: z.string(),
  exitCode: z.number().nullable(),
  signal: z.string().nullable(),
  /** For a person: what the checker said, where outputs first differ, which limit was met. */
  message: z.string(),
});
export type TestResult = Readonly<z.infer<typeof testResultSchema>>;

export interface JudgeResult {
  readonly compile: CompileResult;
  /** In the order of the job's tests. */
  readonly tests: readonly TestResult[];
  /** The first that is not AC/OK, else `AC` (`OK` when nothing was expected). */
  readonly verdict: Verdict;
}

export interface Judge {
  /**
   * Judges one program. Jobs queue for the judge's slots; never rejects for what a candidate does.
   * @throws {UserError} where no sandbox or compiler can be had. AbortError when the signal fires.
   */
  judge(job: JudgeJob, signal: AbortSignal): Promise<JudgeResult>;
  /** How many jobs run at once. */
  readonly slots: number;
  /** Why programs are contained in a lesser way than the best there is; absent or `null` where they are not. */
  readonly reducedBecause?: string | null;
  /** For a person: how memory is bounded. */
  readonly memoryBound?: string;
  /** Counters since the start, for the bench and Check Setup. */
  readonly stats: JudgeStats;
  dispose(): Promise<void>;
}

export interface JudgeStats {
  compiles: number;
  compileCacheHits: number;
  /** Compiles that used the precompiled header. */
  fastCompiles: number;
  runs: number;
  runCacheHits: number;
  zygoteRuns: number;
  supervisorRestarts: number;
}
