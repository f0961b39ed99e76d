/** Checkers and interactors that are programs, called as testlib has it: `checker INPUT OUTPUT ANSWER`. */
import type { Runnable } from '../compileProgram';
import type { JudgeTest, Verdict } from '../contract';
import { decode, lastLines } from '../diagnostics';
import type { ExecLimits, ExecResult, ExecSpec } from '../sandbox/sandbox';
import type { Ending } from '../verdict';
import { say, spoken } from '../../say';

/** What a checker says of an output; `JE` where the checker itself failed. */
export interface Opinion {
  readonly verdict: Extract<Verdict, 'AC' | 'WA' | 'PE' | 'JE'>;
  readonly message: string;
}

const INPUT = 'input.txt';
const OUTPUT = 'output.txt';
const ANSWER = 'answer.txt';

/** How long a checker may take, where nothing else is said. */
const TIME_LIMIT_MS = 10_000;

/** A jury's programs are trusted to be slow, not to be safe. */
const CHECKER_LIMITS: Omit<ExecLimits, 'cpuMs' | 'wallMs'> = {
  memoryBytes: 2 ** 30, stackBytes: 256 * 2 ** 20, outputBytes: 2 ** 20, processes: 64, fileBytes: 256 * 2 ** 20,
  addressSpaceBytes: null,
};

/** @param timeLimitMs CPU time of the checker. */
export function checkerSpec(checker: Runnable, test: JudgeTest, output: Uint8Array | string, priority: number | undefined, timeLimitMs = TIME_LIMIT_MS): ExecSpec {
  return {
    ...baseSpec(checker, [INPUT, OUTPUT, ANSWER]), stdin: null, limits: { ...CHECKER_LIMITS, cpuMs: timeLimitMs, wallMs: timeLimitMs * 3 }, priority,
    files: [...checker.files, { name: INPUT, content: test.input }, { name: OUTPUT, content: output }, { name: ANSWER, content: test.expected ?? '' }],
  };
}

/** The interactor outlasts the candidate: of two that wait for each other, it is the candidate that is late. */
export function interactorSpec(interactor: Runnable, test: JudgeTest, candidate: ExecSpec, timeLimitMs = TIME_LIMIT_MS): ExecSpec {
  return {
    ...baseSpec(interactor, [INPUT, OUTPUT, ANSWER]), stdin: null,
    limits: { ...CHECKER_LIMITS, cpuMs: timeLimitMs, wallMs: candidate.limits.wallMs + timeLimitMs },
    files: [...interactor.files, { name: INPUT, content: test.input }, { name: ANSWER, content: test.expected ?? '' }], priority: candidate.priority,
  };
}

function baseSpec(program: Runnable, args: readonly string[]): Pick<ExecSpec, 'argv' | 'mounts' | 'env' | 'toolDirs' | 'zygote'> {
  const memoryMb = String(CHECKER_LIMITS.memoryBytes / 2 ** 20);
  const stackKb = String(CHECKER_LIMITS.stackBytes / 2 ** 10 - 4096);
  const argv = program.argv.map((part) => part.replace('{memoryMb}', memoryMb).replace('{stackKb}', stackKb));
  return { argv: [...argv, ...args], mounts: program.mounts, env: program.language.env, toolDirs: program.toolDirs, zygote: program.zygote };
}

/** testlib's exit codes: 0 accepted, 1 wrong, 2, 4 and 8 badly presented, 7 partly right; 3 and all else the checker's own failure. */
export function opinionOf(exec: ExecResult): Opinion {
  const words = firstLine(lastLines(exec.stderr)) || firstLine(decode(exec.stdout));
  const failed = (message: string): Opinion => ({ verdict: 'JE', message });
  if (exec.status === 'error') return failed(say`The checker failed. ${spoken(exec.error ?? '')}`.trim());
  if (exec.status !== 'exited') return failed(exec.signal === null ? say`The checker failed: it went over its limit (${exec.status}).` : say`The checker failed: ${exec.signal}`);
  // An uncaught exception in Python or Java ends with 1 as well, and is no opinion.
  if (exec.exitCode === 1 && /^Traceback \(most recent call last\)|^Exception in thread|SyntaxError/m.test(lastLines(exec.stderr))) {
    return failed(say`The checker failed: ${lastLines(exec.stderr).split('\n').at(-1) ?? ''}`);
  }
  switch (exec.exitCode) {
    case 0: return { verdict: 'AC', message: words };
    case 1: return { verdict: 'WA', message: words || say`The checker says no.` };
    case 7: return { verdict: 'WA', message: words || say`Partly right.` };
    case 2:
    case 4:
    case 8: return { verdict: 'PE', message: words || say`The checker could not read the output.` };
    default: return failed(words === '' ? say`The checker failed with exit code ${exec.exitCode ?? '?'}.` : say`The checker failed: ${words}`);
  }
}

/** What runtimes say when the other end has closed: whoever dies of that only follows who went first. */
const OTHER_END_CLOSED = /\bEOFError\b|\bBrokenPipeError\b|\bBroken pipe\b|\bNoSuchElementException\b|\bEPIPE\b|\bUnexpectedEof\b|unexpected (?:EOF|end of file)/i;

/** Two programs of a pair start, and are timed, within so much of each other. */
const CLOCK_SKEW_MS = 200;

function diedOfClosing(exec: ExecResult): boolean {
  return exec.signal === 'SIGPIPE' || OTHER_END_CLOSED.test(lastLines(exec.stderr));
}

/**
 * Of an interaction: an interactor that fails by itself says nothing of the candidate. Then come the limits that the
 * candidate broke; its own crash; and the interactor's opinion, which a candidate that dies of the closed pipe does not
 * contradict, and which a candidate that left early cannot wait for.
 */
export function interactionVerdict(candidate: Ending, candidateExec: ExecResult, interactorExec: ExecResult): { verdict: Verdict; message: string } {
  const opinion = opinionOf(interactorExec);
  const { status } = interactorExec;
  if (status === 'error' || status === 'time' || status === 'memory' || status === 'output') return opinion;
  const decidedBefore = interactorExec.wallMs + CLOCK_SKEW_MS < candidateExec.wallMs && (opinion.verdict === 'WA' || opinion.verdict === 'PE');
  if (candidate.verdict === 'TLE' && decidedBefore) return opinion; // it reads on, where there is nothing more to read
  if (candidate.verdict !== null && candidate.verdict !== 'RE') return { verdict: candidate.verdict, message: candidate.message };
  const crashed = candidate.verdict === 'RE' && !diedOfClosing(candidateExec);
  if (crashed || candidate.verdict === 'RE' && opinion.verdict === 'AC') return { verdict: 'RE', message: candidate.message };
  if (opinion.verdict === 'JE' && candidate.verdict === null && diedOfClosing(interactorExec)) {
    return { verdict: 'WA', message: say`It ended before the interaction did.` };
  }
  return opinion;
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0]!.slice(0, 300);
}
