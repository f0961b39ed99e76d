import { spawn } from 'node:child_process';
import { closeSync, constants, mkdirSync, mkdtempSync, openSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { Readable } from 'node:stream';
import type { ArtifactStore } from './artifactStore';
import { DEFAULT_ENV } from './outerView';
import type { ExecResult, ExecRun, ExecSpec, ProgramSpec, Sandbox, SandboxBackend, SandboxStats } from './sandbox';
import type { Report } from './perRunScripts';
import { INSIDE, OUTSIDE, matches, readReport, unpack } from './perRunScripts';
import { SlotQueue } from './slotQueue';
import { signalName } from './signals';
import { say } from '../../say';

const STDERR_BYTES = 16 * 1024;
/** What names and sizes may take beside the files that are handed out. */
const NAMES_BYTES = 64 * 1024;
const REPORT = 'report';
const PACKED = 'packed';

/** Where one run's files lie on the host. */
export interface RunFolders {
  /** Files to be laid into the working folder. */
  readonly input: string;
  /** The two scripts. */
  readonly scripts: string;
  /** An empty folder, for launchers that have no private file system. */
  readonly work: string;
  artifact(key: string): string;
}

/** How a run is shut in: a command line around the script that runs inside. */
export interface Launcher {
  readonly backend: SandboxBackend;
  /** `wrapped` is `/bin/sh`, the script inside and its arguments; `env` is the whole environment. */
  commandLine(spec: ExecSpec, folders: RunFolders, env: Readonly<Record<string, string>>, wrapped: readonly string[]): readonly string[];
  /** The same with a shell around it, which is told of files by their paths on the host. */
  onHost(script: string, files: readonly string[], commandLine: readonly string[]): readonly string[];
  /** Whether the kernel counts a run's processes apart from all others of the user's. */
  readonly countsProcesses: boolean;
  /** Paths inside that differ from the plain ones. */
  translate?(argument: string, spec: ExecSpec, folders: RunFolders): string;
  /** Where the scripts lie, and `WORK` and `IN`, as they are seen inside. */
  places(folders: RunFolders): { readonly scripts: string; readonly WORK: string; readonly IN: string };
}

/** The fallback: one shell a run. Slow to start and coarse in its measures, but with nothing to build. */
export class PerRunSandbox implements Sandbox {
  readonly backend: SandboxBackend;
  readonly stats: SandboxStats = { execs: 0, zygoteExecs: 0, supervisorRestarts: 0 };
  private readonly queue: SlotQueue;

  constructor(private readonly store: ArtifactStore, private readonly launcher: Launcher, readonly slots: number, readonly reducedBecause: string | null) {
    this.backend = launcher.backend;
    this.queue = new SlotQueue(slots);
  }

  get memoryBound(): string {
    return say`Memory is bounded by the address space of each process.`;
  }

  hasArtifact(key: string): boolean {
    return this.store.has(key);
  }

  artifactPath(key: string): string {
    return this.store.path(key);
  }

  exec(spec: ExecSpec, signal: AbortSignal): Promise<ExecResult> {
    return this.queue.run(() => this.run(spec, signal), spec.priority ?? 1, signal);
  }

  async execEach(
    program: ProgramSpec, runs: readonly ExecRun[], stopAtFailure: boolean, onResult: (result: ExecResult, index: number) => 'go on' | 'stop', signal: AbortSignal,
  ): Promise<void> {
    for (const [index, { stdin, args, files }] of runs.entries()) {
      const result = await this.exec({ ...program, stdin, argv: [...program.argv, ...args ?? []], files: [...program.files, ...files ?? []] }, signal);
      if (onResult(result, index) === 'stop' || stopAtFailure && !(result.status === 'exited' && result.exitCode === 0)) return;
    }
  }

  connect(first: ExecSpec, second: ExecSpec, signal: AbortSignal): Promise<readonly [ExecResult, ExecResult]> {
    return this.queue.run(async () => {
      const pipe: Piping = {};
      return Promise.all([this.run(first, signal, pipe), this.run(second, signal, pipe)]);
    }, first.priority ?? 1, signal);
  }

  async dispose(): Promise<void> {
    await this.queue.close();
  }

  private async run(spec: ExecSpec, signal: AbortSignal, piping?: Piping): Promise<ExecResult> {
    signal.throwIfAborted();
    this.stats.execs++;
    const host = mkdtempSync(path.join(realpathSync(tmpdir()), 'shortlist-run-'));
    const folders: RunFolders = {
      input: path.join(host, 'in'), work: path.join(host, 'work'), scripts: path.join(host, 'scripts'), artifact: (key) => this.store.path(key),
    };
    try {
      for (const folder of [folders.input, folders.work, folders.scripts]) mkdirSync(folder);
      writeFileSync(path.join(folders.scripts, 'outside.sh'), OUTSIDE);
      writeFileSync(path.join(folders.scripts, 'inside.sh'), INSIDE);
      for (const file of spec.files) writeFileSync(path.join(folders.input, file.name), file.content);
      if (spec.stdin !== null) writeFileSync(path.join(host, 'stdin'), spec.stdin);
      const ended = await this.runProcess(spec, folders, host, signal, piping);
      signal.throwIfAborted();
      return this.toResult(spec, ended, path.join(host, PACKED));
    } finally {
      rmSync(host, { recursive: true, force: true });
    }
  }

  private async runProcess(spec: ExecSpec, folders: RunFolders, host: string, signal: AbortSignal, piping?: Piping): Promise<Ended> {
    const outs = [...(spec.collect?.files ?? []), ...(spec.readBack ?? [])];
    const inside = (text: string): string => this.launcher.translate?.(text, spec, folders) ?? text;
    const argv = spec.argv.map(inside);
    const { scripts, ...places } = this.launcher.places(folders);
    const own = Object.entries({ ...DEFAULT_ENV, ...spec.env }).map(([name, value]) => [name, inside(value)] as const);
    const env = { ...Object.fromEntries(own), ...limitVariables(spec, this.launcher), ...places };
    const shutIn = this.launcher.commandLine(spec, folders, env, ['/bin/sh', `${scripts}/inside.sh`, String(outs.length), ...outs, ...argv]);
    const [report, packed] = [path.join(host, REPORT), path.join(host, PACKED)];
    const [command, ...args] = this.launcher.onHost(path.join(folders.scripts, 'outside.sh'), [report, packed], [String(spec.limits.fileBytes + NAMES_BYTES), ...shutIn]);
    const stdin = piping ? 'pipe' : spec.stdin === null ? 'ignore' : openSync(path.join(host, 'stdin'), constants.O_RDONLY);
    const started = process.hrtime.bigint();
    const child = spawn(command!, args, {
      stdio: [stdin, 'pipe', 'pipe'], cwd: '/', detached: true,
      env: this.launcher.backend === 'unsandboxed' || this.launcher.backend === 'sandboxExec' ? env : { PATH: process.env['PATH'] },
    });
    if (typeof stdin === 'number') closeSync(stdin);

    let stoppedFor: 'wall' | 'output' | null = null;
    let spawnError: Error | null = null;
    const stop = (why: 'wall' | 'output' | null) => { stoppedFor ??= why; killGroup(child); };
    const timer = setTimeout(() => stop('wall'), spec.limits.wallMs);
    const onAbort = () => stop(null);
    signal.addEventListener('abort', onAbort, { once: true });
    const stdout = piping ? joinPipes(child, piping) : capture(child.stdout!, spec.limits.outputBytes, () => stop('output'));
    const stderr = capture(child.stderr!, spec.limits.outputBytes, () => stop('output'));
    await new Promise<void>((resolve) => {
      child.once('error', (error) => { spawnError = error; resolve(); });
      child.once('close', () => resolve());
    });
    killGroup(child);
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
    const wallMs = Number(process.hrtime.bigint() - started) / 1e6;
    return { stoppedFor, spawnError, stdout, stderr, wallMs, report: readReport(readIfThere(report)?.toString('latin1') ?? '') };
  }

  private toResult(spec: ExecSpec, ended: Ended, packed: string): ExecResult {
    const { report } = ended;
    const base = {
      exitCode: null, signal: null, cpuMs: report?.cpuMs ?? 0, wallMs: ended.wallMs, peakBytes: 0,
      stdout: Buffer.concat(ended.stdout.chunks), stdoutBytes: ended.stdout.bytes, stderr: excerpt(Buffer.concat(ended.stderr.chunks), spec.keepStderr),
      collected: false, readBack: {}, syntaxError: false,
    };
    if (ended.stoppedFor) return { ...base, status: ended.stoppedFor };
    const files = unpack(readIfThere(packed) ?? Buffer.alloc(0));
    if (!report || !files) return { ...base, status: 'error', error: say`The sandbox could not run the program: ${ended.spawnError ?? base.stderr.toString('utf8')}` };
    const readBack = Object.fromEntries((spec.readBack ?? []).flatMap((name) => {
      const content = files.get(name);
      return content ? [[name, content.subarray(0, spec.limits.outputBytes)] as const] : [];
    }));
    if (report.cpuMs > spec.limits.cpuMs) return { ...base, status: 'time', readBack };
    if (report.code > 128) return { ...base, status: 'signaled', signal: signalName(report.code - 128), readBack };
    return { ...base, status: 'exited', exitCode: report.code, collected: report.code === 0 && this.collect(spec, files), readBack };
  }

  /** Whether there was a file for each name. Names come from inside: only those that were asked for are taken. */
  private collect({ collect }: ExecSpec, files: ReadonlyMap<string, Buffer>): boolean {
    if (!collect) return false;
    const wanted = collect.files.map((pattern) => [...files.keys()].filter((name) => matches(name, pattern)));
    if (wanted.some((names) => names.length === 0)) return false;
    const staged = this.store.stage();
    try {
      for (const name of new Set(wanted.flat())) writeFileSync(path.join(staged, name), files.get(name)!, { mode: 0o755, flag: 'wx' });
      this.store.adopt(staged, collect.artifact);
      return true;
    } finally {
      this.store.discard(staged);
    }
  }
}

interface Ended {
  readonly stoppedFor: 'wall' | 'output' | null;
  readonly spawnError: Error | null;
  readonly stdout: Capture;
  readonly stderr: Capture;
  readonly wallMs: number;
  readonly report: Report | null;
}

/** The child leads a group of its own; what left the group dies with bubblewrap's process namespace. */
function killGroup(child: ReturnType<typeof spawn>): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') { // which knows no groups
    child.kill();
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Everyone is gone.
  }
}

interface Capture {
  readonly chunks: Buffer[];
  bytes: number;
}

/** The two children of `connect`: whichever is spawned second is joined to the first. */
interface Piping {
  first?: ReturnType<typeof spawn>;
}

function joinPipes(child: ReturnType<typeof spawn>, piping: Piping): Capture {
  for (const stream of [child.stdin!, child.stdout!]) stream.on('error', () => undefined);
  if (piping.first) {
    piping.first.stdout!.pipe(child.stdin!);
    child.stdout!.pipe(piping.first.stdin!);
  } else piping.first = child;
  return { chunks: [], bytes: 0 };
}

function capture(stream: Readable, maxBytes: number, onOver: () => void): Capture {
  const captured: Capture = { chunks: [], bytes: 0 };
  stream.on('data', (chunk: Buffer) => {
    const room = maxBytes - captured.bytes;
    captured.bytes += chunk.length;
    if (room > 0) captured.chunks.push(chunk.subarray(0, room));
    if (captured.bytes > maxBytes) onOver();
  });
  stream.on('error', () => undefined);
  return captured;
}

function limitVariables({ limits }: ExecSpec, { countsProcesses }: Launcher): Record<string, string> {
  return {
    CPU_S: String(Math.ceil(limits.cpuMs / 1000) + 1),
    STACK_KB: String(Math.ceil(limits.stackBytes / 1024)),
    AS_KB: limits.addressSpaceBytes === null ? 'unlimited' : String(Math.ceil((limits.memoryBytes * 2 + 2 ** 30) / 1024)),
    FILE_BLOCKS: String(Math.ceil(limits.fileBytes / 512)),
    PROCESSES: countsProcesses ? String(limits.processes) : 'unlimited',
  };
}

function excerpt(text: Buffer, keep: 'head' | 'tail' = 'tail'): Buffer {
  return keep === 'head' ? text.subarray(0, STDERR_BYTES) : text.subarray(Math.max(0, text.length - STDERR_BYTES));
}

function readIfThere(file: string): Buffer | null {
  let fd;
  try {
    fd = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW);
    return readFileSync(fd);
  } catch {
    return null;
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}
