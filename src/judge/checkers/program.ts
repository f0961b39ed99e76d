/** Checkers and interactors that are programs, called as testlib has it: `checker INPUT OUTPUT ANSWER`. */
import type { Runnable } from '../compileProgram';
import type { JudgeTest, Verdict } from '../contract';
import { decode, lastLines } from '../diagnostics';
import type { ExecLimits, ExecResult, ExecSpec } from '../sandbox/sandbox';
import type { Ending } from '../verdict';

/** What a checker says of an output; `JE` where the checker itself failed. */
export interface Opinion {
  readonly verdict: Extract<Verdict, 'AC' | 'WA' | 'PE' | 'JE'>;
  readonly message: string;
}

const INPUT = 'input.txt';
const OUTPUT = 'output.txt';
const ANSWER = 'answer.txt';

/** A jury's programs are trusted to be slow, not to be safe. */
export const CHECKER_LIMITS: ExecLimits = {
  cpuMs: 10_000, wallMs: 30_000, memoryBytes: 2 ** 30, stackBytes: 256 * 2 ** 20, outputBytes: 2 ** 20, processes: 64, fileBytes: 256 * 2 ** 20,
  addressSpaceBytes: null,
};

export function checkerSpec(checker: Runnable, test: JudgeTest, output: Uint8Array | string, priority: number | undefined): ExecSpec {
  return {
    ...baseSpec(checker, [INPUT, OUTPUT, ANSWER]), stdin: null, limits: CHECKER_LIMITS, priority,
    files: [...checker.files, { name: INPUT, content: test.input }, { name: OUTPUT, content: output }, { name: ANSWER, content: test.expected ?? '' }],
  };
}

/** The interactor has as long as the candidate, and its own work on top. */
export function interactorSpec(interactor: Runnable, test: JudgeTest, candidate: ExecSpec): ExecSpec {
  return {
    ...baseSpec(interactor, [INPUT, OUTPUT, ANSWER]), stdin: null, limits: { ...CHECKER_LIMITS, wallMs: candidate.limits.wallMs },
    files: [...interactor.files, { name: INPUT, content: test.input }, { name: ANSWER, content: test.expected ?? '' }], priority: candidate.priority,
  };
}

function baseSpec(program: Runnable, args: readonly string[]): Pick<ExecSpec, 'argv' | 'mounts' | 'env' | 'toolDirs' | 'zygote'> {
  const memoryMb = String(CHECKER_LIMITS.memoryBytes / 2 ** 20);
  const stackKb = String(CHECKER_LIMITS.stackBytes / 2 ** 10 - 4096);
  const argv = program.argv.map((part) => part.replace('{memoryMb}', memoryMb).replace('{stackKb}', stackKb));
  return { argv: [...argv, ...args], mounts: program.mounts, env: program.language.env, toolDirs: program.toolDirs, zygote: program.zygote };
}

/** testlib's exit codes: 0 accepted, 1 wrong, 2 and 4 badly presented, 7 partly right; 3 and all else the checker's own failure. */
export function opinionOf(exec: ExecResult): Opinion {
  const words = firstLine(lastLines(exec.stderr)) || firstLine(decode(exec.stdout));
  const failed = (why: string): Opinion => ({ verdict: 'JE', message: `The checker failed: ${why}` });
  if (exec.status === 'error') return failed(exec.error ?? 'the sandbox failed');
  if (exec.status !== 'exited') return failed(exec.signal ?? `over its limit (${exec.status})`);
  // An uncaught exception in Python or Java ends with 1 as well, and is no opinion.
  if (exec.exitCode === 1 && /^Traceback \(most recent call last\)|^Exception in thread|SyntaxError/m.test(lastLines(exec.stderr))) {
    return failed(lastLines(exec.stderr).split('\n').at(-1) ?? 'an exception');
  }
  switch (exec.exitCode) {
    case 0: return { verdict: 'AC', message: words };
    case 1: return { verdict: 'WA', message: words || 'The checker says no.' };
    case 7: return { verdict: 'WA', message: words || 'Partly right.' };
    case 2:
    case 4: return { verdict: 'PE', message: words || 'The checker could not read the output.' };
    default: return failed(words || `exit code ${exec.exitCode ?? '?'}`);
  }
}

/**
 * Of an interaction: limits that the candidate broke come first; then the interactor's no, which a candidate killed by
 * the closing pipe does not contradict; then the candidate's own crash.
 */
export function interactionVerdict(candidate: Ending, candidateExec: ExecResult, interactorExec: ExecResult): { verdict: Verdict; message: string } {
  const opinion = opinionOf(interactorExec);
  const crashed = candidate.verdict === 'RE' && candidateExec.signal !== 'SIGPIPE';
  if (candidate.verdict !== null && candidate.verdict !== 'RE') return { verdict: candidate.verdict, message: candidate.message };
  if (opinion.verdict === 'AC') return candidate.verdict === null ? opinion : { verdict: candidate.verdict, message: candidate.message };
  return crashed ? { verdict: 'RE', message: candidate.message } : opinion;
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0]!.slice(0, 300);
}
