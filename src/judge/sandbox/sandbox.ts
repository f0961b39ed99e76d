/**
 * The judge's seam to whatever contains a program: one run described by plain data, and what came of it. Nothing here
 * knows of languages, verdicts or checkers.
 */

/** What of a program's runs differs from one to the next. */
export interface ExecRun {
  /** `null`: `/dev/null`. Give the same string object again and again: it is stored once. */
  readonly stdin: string | Uint8Array | null;
  /** Arguments after those of `argv`. */
  readonly args?: readonly string[];
  /** Laid into `/work` beside the program's own. */
  readonly files?: readonly WorkFile[];
}

/** A program that is run again and again. */
export type ProgramSpec = Omit<ExecSpec, 'stdin'>;

/** One process tree, from start to the death of its last member, in namespaces of its own. */
export interface ExecSpec {
  /** Program and arguments, as paths inside: the tool chain keeps its own paths, files lie in `/work`, mounts in `/artifact`, `/kit`. */
  readonly argv: readonly string[];
  /** `null`: `/dev/null`. Give the same string object again and again: it is stored once. */
  readonly stdin: string | Uint8Array | null;
  /** Laid into `/work`, the private working folder, before the start. */
  readonly files: readonly WorkFile[];
  /** Artifacts shown read-only at fixed places. */
  readonly mounts?: readonly Mount[];
  /** Taken from the working folder into a new artifact when the program exits with 0: regular files only, within `limits.fileBytes`. */
  readonly collect?: Collect;
  /** Small files of the working folder whose content is returned, within `limits.outputBytes` each. Regular files only. */
  readonly readBack?: readonly string[];
  /** The whole environment; a plain `PATH`, `HOME=/work` and `LANG=C.UTF-8` are there unless set here. */
  readonly env?: Readonly<Record<string, string>>;
  /** Tool chain folders outside `/usr` that must be seen inside, at their own paths, read-only (an interpreter's prefix). */
  readonly toolDirs?: readonly string[];
  /** Run `files[0]` in an interpreter that is already warm; `argv` is what a cold one would be started with. */
  readonly zygote?: Zygote;
  /** The end of standard error tells a run's fate, its beginning a compiler's. Default `tail`. */
  readonly keepStderr?: 'head' | 'tail';
  readonly limits: ExecLimits;
  /** 0 is most urgent. Default 1. */
  readonly priority?: number;
}

export interface WorkFile {
  /** A plain name, no folder. */
  readonly name: string;
  readonly content: string | Uint8Array;
}

export interface Mount {
  /** Key of an artifact. */
  readonly artifact: string;
  readonly at: MountPoint;
}
export type MountPoint = '/artifact' | '/kit';

export interface Collect {
  /** Key under which the files are kept. */
  readonly artifact: string;
  /** Names in the working folder; `*.class` takes every file with that ending. */
  readonly files: readonly string[];
}

export interface Zygote {
  readonly kind: 'python3';
  /** The real interpreter (no shim), as found by `findPython`. */
  readonly interpreter: string;
}

export interface ExecLimits {
  /** CPU time of the whole tree. */
  readonly cpuMs: number;
  readonly wallMs: number;
  /** Resident memory of the whole tree. */
  readonly memoryBytes: number;
  /** A looser bound on the address space of each process, so that absurd requests fail at once. `null`: none (JVM, Go, Node). */
  readonly addressSpaceBytes?: number | null;
  readonly stackBytes: number;
  /** Of standard output; standard error is cut, and ends the run at the same size. */
  readonly outputBytes: number;
  /** Processes and threads. */
  readonly processes: number;
  /** What may be written to the private file system. */
  readonly fileBytes: number;
}

/**
 * `exited`, `signaled`: it ended by itself. `time`, `wall`, `memory`, `output`: it went over that limit, and was killed
 * if it had not ended. `error`: the sandbox failed, twice; it says nothing of the program.
 */
export type ExecStatus = 'exited' | 'signaled' | 'time' | 'wall' | 'memory' | 'output' | 'error';

export interface ExecResult {
  readonly status: ExecStatus;
  readonly exitCode: number | null;
  /** Such as `SIGSEGV`. */
  readonly signal: string | null;
  readonly cpuMs: number;
  readonly wallMs: number;
  /** 0 where it could not be measured. */
  readonly peakBytes: number;
  /** Cut at `limits.outputBytes`. */
  readonly stdout: Uint8Array;
  /** Bytes written, as far as they were read. */
  readonly stdoutBytes: number;
  /** Head or tail, a few kB. */
  readonly stderr: Uint8Array;
  /** Every file of `collect` was there and is now in the artifact. */
  readonly collected: boolean;
  /** By name; what was not there (or was no regular file) is absent. */
  readonly readBack: Readonly<Record<string, Uint8Array>>;
  /** The warm interpreter refused the source before running any of it; stderr says why. */
  readonly syntaxError: boolean;
  /** For `error`: what failed. */
  readonly error?: string;
}

export interface Sandbox {
  /**
   * Waits for a slot and runs one program. Never rejects for what the program does.
   * @throws AbortError when the signal fires; whatever ran is dead by then.
   */
  exec(spec: ExecSpec, signal: AbortSignal): Promise<ExecResult>;
  /**
   * Runs one program on one input after the other, in namespaces of its own that no run can leave anything behind in.
   * Results come in the order of the runs, as each ends.
   * @param onResult `stop` ends it: the runs that follow have no result.
   * @param stopAtFailure the first run that does not exit with 0 is the last.
   * @throws AbortError when the signal fires; whatever ran is dead by then.
   */
  execEach(
    program: ProgramSpec, runs: readonly ExecRun[], stopAtFailure: boolean, onResult: (result: ExecResult, index: number) => 'go on' | 'stop', signal: AbortSignal,
  ): Promise<void>;
  /**
   * Runs two programs at once, each one's standard output being the other's standard input; their `stdin` is not used
   * and their standard output is not kept. The results are in the same order.
   */
  connect(first: ExecSpec, second: ExecSpec, signal: AbortSignal): Promise<readonly [ExecResult, ExecResult]>;
  /** Whether an artifact of that key is stored; marks it as used. */
  hasArtifact(key: string): boolean;
  /** The host's path of an artifact's folder, whether it is there or not. */
  artifactPath(key: string): string;
  /** How many programs run at once. */
  readonly slots: number;
  readonly backend: SandboxBackend;
  /** Why a lesser backend than the machine's best is in use; `null` when it is not. */
  readonly reducedBecause: string | null;
  /** For a person: how memory is bounded. */
  readonly memoryBound: string;
  readonly stats: SandboxStats;
  dispose(): Promise<void>;
}

export type SandboxBackend = 'supervisor' | 'pythonSupervisor' | 'bwrapPerRun' | 'sandboxExec' | 'wsl' | 'unsandboxed';

export interface SandboxStats {
  execs: number;
  zygoteExecs: number;
  /** Times a supervisor died or hung and was replaced. */
  supervisorRestarts: number;
}

export interface SandboxOptions {
  /** Artifacts, supervisors, precompiled headers and results live here. */
  readonly cacheDir: string;
  /** Default: one per core. */
  readonly slots?: number;
  /** How far programs yield to the user's own work, 0 to 19. Default 10. */
  readonly niceness?: number;
  /** Run without a sandbox where none can be had. Never on its own; a function is asked where it comes to that. Default false. */
  readonly allowUnsandboxed?: boolean | (() => Promise<boolean>);
  /** For tests and Check Setup: insist on one. */
  readonly backend?: SandboxBackend;
}
