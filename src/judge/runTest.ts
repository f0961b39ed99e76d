/** One program on one input: what the sandbox is asked, and what its answer amounts to. */
import type { Runnable } from './compileProgram';
import { digest } from './digest';
import type { JudgeJob, JudgeTest, Limits } from './contract';
import { decode, lastLines } from './diagnostics';
import type { Run } from './runCache';
import type { ExecLimits, ExecResult, ExecRun, ProgramSpec } from './sandbox/sandbox';
import { endingOf } from './verdict';

/** What a run may write to its private folder, beyond the output the job allows. */
const FILE_BYTES = 64 * 2 ** 20;

/** A run is killed only this far past its time limit, so that one that was merely slowed down can be told apart. */
const TIME_GRACE = 1.3;

/** The job's limits as the language's row widens them. */
export function limitsFor({ language }: Runnable, limits: Limits): Limits {
  return {
    ...limits, timeLimitMs: limits.timeLimitMs * language.timeFactor, memoryLimitBytes: limits.memoryLimitBytes + language.memoryExtraBytes,
  };
}

/** How a program is started and bounded on the tests of a job. */
export function programSpec(runnable: Runnable, job: JudgeJob): ProgramSpec {
  const memoryMb = String(Math.ceil(job.limits.memoryLimitBytes / 2 ** 20));
  // A runtime's own bound on its stack has to be met before the system's.
  const stackKb = String(Math.max(512, Math.min(Math.floor(job.limits.memoryLimitBytes / 1024) - 4096, 2 ** 20 - 1024)));
  return {
    argv: runnable.argv.map((part) => part.replace('{memoryMb}', memoryMb).replace('{stackKb}', stackKb)), files: runnable.files,
    mounts: runnable.mounts, env: runnable.language.env, toolDirs: runnable.toolDirs, zygote: runnable.zygote,
    readBack: job.outputFile ? [plainName(job.outputFile)] : undefined,
    limits: execLimits(limitsFor(runnable, job.limits), runnable, job.roughTimes ? 1 : TIME_GRACE), priority: job.priority,
  };
}

/** What of it is one test's own. */
export function execRun(job: JudgeJob, { input, args }: JudgeTest): ExecRun {
  if (!job.inputFile) return { stdin: input, args };
  return { stdin: null, args, files: [{ name: plainName(job.inputFile), content: input }] };
}

function execLimits(limits: Limits, { language }: Runnable, grace: number): ExecLimits {
  const cpuMs = Math.ceil(limits.timeLimitMs * grace) + 50;
  return {
    cpuMs, wallMs: cpuMs * 3 + 1500, memoryBytes: limits.memoryLimitBytes, stackBytes: limits.memoryLimitBytes,
    outputBytes: limits.outputLimitBytes, processes: language.threads, fileBytes: FILE_BYTES + limits.outputLimitBytes,
    ...language.addressSpace ? {} : { addressSpaceBytes: null },
  };
}

/** Equal for runs of one program that will come out the same. */
export function runKey(job: JudgeJob, { input, args }: JudgeTest): string {
  return `${inputDigest(input)}.${settingsDigest(job)}${args === undefined || args.length === 0 ? '' : `.${digest(args)}`}`;
}

/** Of what all runs of a job have in common; asked once for every test. */
const settings = new WeakMap<JudgeJob, string>();

function settingsDigest(job: JudgeJob): string {
  const known = settings.get(job);
  if (known !== undefined) return known;
  const made = digest([job.limits, job.inputFile ?? null, job.outputFile ?? null, ...(job.roughTimes ? ['rough'] : [])]).slice(0, 16);
  settings.set(job, made);
  return made;
}

/** The same inputs meet every candidate. Least recently made first. */
const inputDigests = new Map<string, string>();
const MAX_REMEMBERED_CHARS = 32 * 2 ** 20;
let rememberedChars = 0;

function inputDigest(input: string): string {
  const known = inputDigests.get(input);
  if (known !== undefined) return known;
  const made = digest(input);
  inputDigests.set(input, made);
  rememberedChars += input.length;
  for (const oldest of inputDigests.keys()) {
    if (rememberedChars <= MAX_REMEMBERED_CHARS) break;
    inputDigests.delete(oldest);
    rememberedChars -= oldest.length;
  }
  return made;
}

export function toRun(exec: ExecResult, runnable: Runnable, job: JudgeJob): Run {
  const { raw, bytes } = outputOf(exec, job);
  const ending = endingOf(exec, limitsFor(runnable, job.limits));
  return {
    cpuMs: exec.cpuMs, wallMs: exec.wallMs, peakBytes: exec.peakBytes, outputBytes: bytes, output: decode(raw), stderr: lastLines(exec.stderr),
    exitCode: exec.exitCode, signal: exec.signal, ending: ending.verdict === null ? null : { verdict: ending.verdict, message: ending.message },
  };
}

/** The output that counts: of the file the statement names, if it does, else standard output. */
function outputOf(exec: ExecResult, job: JudgeJob): { readonly raw: Uint8Array; readonly bytes: number } {
  if (!job.outputFile) return { raw: exec.stdout, bytes: exec.stdoutBytes };
  const raw = exec.readBack[plainName(job.outputFile)] ?? new Uint8Array();
  return { raw, bytes: raw.length };
}

/**
 * Was the program merely slowed down by what ran beside it? It ended soon after its limit, or was held up for long
 * while it used much of its time.
 */
export function isNearLimit(exec: ExecResult, runnable: Runnable, job: JudgeJob): boolean {
  const { timeLimitMs } = limitsFor(runnable, job.limits);
  if (exec.status === 'wall') return exec.cpuMs > timeLimitMs / 2 && !(job.roughTimes && exec.cpuMs > timeLimitMs);
  return !job.roughTimes && (exec.status === 'exited' || exec.status === 'signaled') && exec.cpuMs > timeLimitMs;
}

/** A statement's file name can be no way out of the working folder. */
function plainName(name: string): string {
  return name.replace(/^.*[\\/]/, '');
}
