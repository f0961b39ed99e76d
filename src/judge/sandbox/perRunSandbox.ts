import { spawn } from 'node:child_process';
import { closeSync, constants, mkdirSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { Readable } from 'node:stream';
import type { ArtifactStore } from './artifactStore';
import { DEFAULT_ENV } from './outerView';
import type { ExecResult, ExecRun, ExecSpec, ProgramSpec, Sandbox, SandboxBackend, SandboxStats } from './sandbox';
import { SlotQueue } from './slotQueue';
import { signalName } from './signals';
import { say } from '../../say';

const STDERR_BYTES = 16 * 1024;

/** Where one run's files lie on the host. */
export interface RunFolders {
  /** Files to be laid into the working folder. */
  readonly input: string;
  /** Takes what is copied out of it. */
  readonly output: string;
  /** An empty folder, for launchers that have no private file system. */
  readonly work: string;
  artifact(key: string): string;
}

/** How a run is shut in: a command line around the wrapper script. */
export interface Launcher {
  readonly backend: SandboxBackend;
  /** `wrapped` is `/bin/sh`, the wrapper and its arguments; `env` is the whole environment. */
  commandLine(spec: ExecSpec, folders: RunFolders, env: Readonly<Record<string, string>>, wrapped: readonly string[]): readonly string[];
  /** Paths inside that differ from the plain ones. */
  translate?(argument: string, spec: ExecSpec, folders: RunFolders): string;
  /** `WORK`, `IN` and `OUT` as the wrapper sees them. */
  places(folders: RunFolders): { readonly WORK: string; readonly IN: string; readonly OUT: string };
}

/**
 * Sets the limits, runs the program, reports its exit code and the tree's CPU time on descriptor 3, and copies out what
 * is wanted. `$1` is how many of the arguments are files to copy out.
 */
const WRAPPER = `
cd "$WORK" && cp -R "$IN"/. .
count=$1; shift
outs=
while [ "$count" -gt 0 ]; do outs="$outs $1"; shift; count=$((count-1)); done
( ulimit -c 0; ulimit -t "$CPU_S"; ulimit -s "$STACK_KB" 2>/dev/null; ulimit -v "$AS_KB" 2>/dev/null; ulimit -f "$FILE_BLOCKS"; ulimit -n 256
  ulimit -p "$PROCESSES" 2>/dev/null || ulimit -u "$PROCESSES" 2>/dev/null
  unset CPU_S STACK_KB AS_KB FILE_BLOCKS PROCESSES WORK IN OUT
  exec "$@" 3>&- )
echo "$?" >&3
times >&3
set -f
for file in $outs; do
  set +f; for match in $file; do [ -f "$match" ] && [ ! -L "$match" ] && cp "$match" "$OUT"/; done; set -f
done
exit 0
`;

/** The fallback: one shell a run. Slow to start and coarse in its measures, but with nothing to build. */
export class PerRunSandbox implements Sandbox {
  readonly backend: SandboxBackend;
  readonly stats: SandboxStats = { execs: 0, zygoteExecs: 0, supervisorRestarts: 0 };
  private readonly queue: SlotQueue;

  constructor(private readonly store: ArtifactStore, private readonly launcher: Launcher, readonly slots: number, readonly reducedBecause: string | null) {
    this.backend = launcher.backend;
    this.queue = new SlotQueue(slots);
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
    const host = mkdtempSync(path.join(tmpdir(), 'shortlist-run-'));
    const folders: RunFolders = {
      input: path.join(host, 'in'), work: path.join(host, 'work'), output: this.store.stage(), artifact: (key) => this.store.path(key),
    };
    try {
      mkdirSync(folders.input);
      mkdirSync(folders.work);
      for (const file of spec.files) writeFileSync(path.join(folders.input, file.name), file.content);
      if (spec.stdin !== null) writeFileSync(path.join(host, 'stdin'), spec.stdin);
      const process = await this.runProcess(spec, folders, path.join(host, 'stdin'), signal, piping);
      signal.throwIfAborted();
      return this.toResult(spec, folders, process);
    } finally {
      rmSync(host, { recursive: true, force: true });
      this.store.discard(folders.output);
    }
  }

  private async runProcess(spec: ExecSpec, folders: RunFolders, stdinFile: string, signal: AbortSignal, piping?: Piping): Promise<Ended> {
    const outs = [...(spec.collect?.files ?? []), ...(spec.readBack ?? [])];
    const argv = spec.argv.map((argument) => this.launcher.translate?.(argument, spec, folders) ?? argument);
    const env = { ...DEFAULT_ENV, ...spec.env, ...limitVariables(spec), ...this.launcher.places(folders) };
    const [command, ...args] = this.launcher.commandLine(spec, folders, env, ['/bin/sh', '-c', WRAPPER, 'sh', String(outs.length), ...outs, ...argv]);
    const stdin = piping ? 'pipe' : spec.stdin === null ? 'ignore' : openSync(stdinFile, constants.O_RDONLY);
    const started = process.hrtime.bigint();
    const child = spawn(command!, args, {
      stdio: [stdin, 'pipe', 'pipe', 'pipe'], cwd: '/', detached: true,
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
    const report = capture(child.stdio[3] as Readable, 4096, () => undefined);
    await new Promise<void>((resolve) => {
      child.once('error', (error) => { spawnError = error; resolve(); });
      child.once('close', () => resolve());
    });
    killGroup(child);
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
    const wallMs = Number(process.hrtime.bigint() - started) / 1e6;
    return { stoppedFor, spawnError, stdout, stderr, wallMs, report: readReport(Buffer.concat(report.chunks).toString('latin1')) };
  }

  private toResult(spec: ExecSpec, folders: RunFolders, ended: Ended): ExecResult {
    const { report } = ended;
    const base = {
      exitCode: null, signal: null, cpuMs: report?.cpuMs ?? 0, wallMs: ended.wallMs, peakBytes: 0,
      stdout: Buffer.concat(ended.stdout.chunks), stdoutBytes: ended.stdout.bytes, stderr: excerpt(Buffer.concat(ended.stderr.chunks), spec.keepStderr),
      collected: false, readBack: {}, syntaxError: false,
    };
    if (ended.stoppedFor) return { ...base, status: ended.stoppedFor };
    if (!report) return { ...base, status: 'error', error: say`The sandbox could not run the program: ${ended.spawnError ?? base.stderr.toString('utf8')}` };
    const readBack = Object.fromEntries((spec.readBack ?? []).flatMap((name) => {
      const content = readIfThere(path.join(folders.output, name));
      return content ? [[name, content.subarray(0, spec.limits.outputBytes)] as const] : [];
    }));
    if (report.cpuMs > spec.limits.cpuMs) return { ...base, status: 'time', readBack };
    if (report.code > 128) return { ...base, status: 'signaled', signal: signalName(report.code - 128), readBack };
    const collected = report.code === 0 && !!spec.collect && readdirSync(folders.output).length >= spec.collect.files.length;
    if (collected) this.store.adopt(folders.output, spec.collect!.artifact);
    return { ...base, status: 'exited', exitCode: report.code, collected, readBack };
  }
}

interface Ended {
  readonly stoppedFor: 'wall' | 'output' | null;
  readonly spawnError: Error | null;
  readonly stdout: Capture;
  readonly stderr: Capture;
  readonly wallMs: number;
  readonly report: { readonly code: number; readonly cpuMs: number } | null;
}

/** The child leads a group of its own; what left the group dies with bubblewrap's process namespace. */
function killGroup(child: ReturnType<typeof spawn>): void {
  if (child.pid === undefined) return;
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

function limitVariables({ limits }: ExecSpec): Record<string, string> {
  return {
    CPU_S: String(Math.ceil(limits.cpuMs / 1000) + 1),
    STACK_KB: String(Math.ceil(limits.stackBytes / 1024)),
    AS_KB: String(Math.ceil((limits.memoryBytes * 2 + 2 ** 30) / 1024)),
    FILE_BLOCKS: String(Math.ceil(limits.fileBytes / 512)),
    PROCESSES: String(limits.processes),
  };
}

/** The exit code, then what `times` of a POSIX shell prints: two lines of user and system time, the shell's and its children's. */
function readReport(text: string): { code: number; cpuMs: number } | null {
  const lines = text.trim().split('\n');
  if (lines.length < 3) return null;
  const cpuMs = [...lines[2]!.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60_000 + Number(seconds) * 1000, 0);
  return { code: Number(lines[0]), cpuMs };
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
