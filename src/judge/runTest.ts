/** One program on one input: what the sandbox is asked, and what its answer amounts to. */
import type { Runnable } from './compileProgram';
import { digest } from './digest';
import type { JudgeJob, JudgeTest, Limits } from './contract';
import { decode, lastLines } from './diagnostics';
import type { Run } from './runCache';
import type { ExecLimits, ExecResult, ExecSpec } from './sandbox/sandbox';
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

/** How a program is started and bounded on one test of a job. */
export function execSpec(runnable: Runnable, job: JudgeJob, test: JudgeTest): ExecSpec {
  const memoryMb = String(Math.ceil(job.limits.memoryLimitBytes / 2 ** 20));
  // A runtime's own bound on its stack has to be met before the system's.
  const stackKb = String(Math.max(512, Math.min(Math.floor(job.limits.memoryLimitBytes / 1024) - 4096, 2 ** 20 - 1024)));
  const argv = runnable.argv.map((part) => part.replace('{memoryMb}', memoryMb).replace('{stackKb}', stackKb));
  return {
    argv: [...argv, ...test.args ?? []],
    stdin: job.inputFile ? null : test.input,
    files: job.inputFile ? [...runnable.files, { name: plainName(job.inputFile), content: test.input }] : runnable.files,
    mounts: runnable.mounts, env: runnable.language.env, toolDirs: runnable.toolDirs, zygote: runnable.zygote,
    readBack: job.outputFile ? [plainName(job.outputFile)] : undefined,
    limits: execLimits(limitsFor(runnable, job.limits), runnable, job.roughTimes ? 1 : TIME_GRACE), priority: job.priority,
  };
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
export function runKey(job: JudgeJob, test: JudgeTest): string {
  return digest([test.input, test.args ?? [], job.limits, job.inputFile ?? null, job.outputFile ?? null, ...(job.roughTimes ? ['rough'] : [])]);
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
