/** One program on one input. */
import type { JudgeJob, JudgeTest, Limits } from './contract';
import type { Runnable } from './compileProgram';
import type { ExecLimits, ExecResult, ExecSpec } from './sandbox/sandbox';

/** What a run may write to its private folder, beyond the output the job allows. */
const FILE_BYTES = 64 * 2 ** 20;

/** A run is killed only this far past its time limit, so that one that was merely slowed down can be told apart. */
export const TIME_GRACE = 1.3;

/** The job's limits as the language's row widens them. */
export function limitsFor(runnable: Runnable, limits: Limits): Limits {
  const { timeFactor, memoryExtraBytes } = runnable.language;
  return { ...limits, timeLimitMs: limits.timeLimitMs * timeFactor, memoryLimitBytes: limits.memoryLimitBytes + memoryExtraBytes };
}

export function execSpec(runnable: Runnable, job: JudgeJob, test: JudgeTest): ExecSpec {
  const limits = limitsFor(runnable, job.limits);
  const memoryMb = String(Math.ceil(job.limits.memoryLimitBytes / 2 ** 20));
  // A runtime's own stack has to end before the system's does.
  const stackKb = String(Math.max(512, Math.min(Math.floor(job.limits.memoryLimitBytes / 1024) - 4096, 2 ** 20 - 1024)));
  const argv = runnable.argv.map((part) => part.replace('{memoryMb}', memoryMb).replace('{stackKb}', stackKb));
  return {
    argv: [...argv, ...test.args ?? []],
    stdin: job.inputFile ? null : test.input,
    files: job.inputFile ? [...runnable.files, { name: plainName(job.inputFile), content: test.input }] : runnable.files,
    mounts: runnable.mounts, env: runnable.language.env, toolDirs: runnable.toolDirs, zygote: runnable.zygote,
    readBack: job.outputFile ? [plainName(job.outputFile)] : undefined,
    limits: execLimits(limits, runnable), priority: job.priority,
  };
}

export function execLimits(limits: Limits, runnable: Runnable): ExecLimits {
  const cpuMs = Math.ceil(limits.timeLimitMs * TIME_GRACE) + 50;
  return {
    cpuMs, wallMs: cpuMs * 3 + 4000, memoryBytes: limits.memoryLimitBytes, stackBytes: limits.memoryLimitBytes,
    outputBytes: limits.outputLimitBytes, processes: runnable.language.threads, fileBytes: FILE_BYTES + limits.outputLimitBytes,
  };
}

/** The output that counts: of the file the statement names, if it does, else standard output. */
export function outputOf(exec: ExecResult, job: JudgeJob): { readonly raw: Uint8Array; readonly bytes: number } {
  if (!job.outputFile) return { raw: exec.stdout, bytes: exec.stdoutBytes };
  const raw = exec.readBack[plainName(job.outputFile)] ?? new Uint8Array();
  return { raw, bytes: raw.length };
}

/** A statement's file name can be no way out of the working folder. */
function plainName(name: string): string {
  return name.replace(/^.*[\\/]/, '');
}
