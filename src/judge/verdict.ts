/** From how a run ended to its verdict. */
import type { Limits, TestResult, Verdict } from './contract';
import { lastLines } from './diagnostics';
import type { ExecResult } from './sandbox/sandbox';
import { say, spoken } from '../say';

/** How a run ended, before anyone has looked at its output. `null`: by itself and well. */
export interface Ending {
  readonly verdict: Extract<Verdict, 'TLE' | 'MLE' | 'OLE' | 'RE' | 'JE' | 'CE'> | null;
  readonly message: string;
}

/** What runtimes say when an allocation fails; of a failed run alone, so that a program printing it gains nothing. */
const OUT_OF_MEMORY =
  /\bMemoryError\b|std::bad_alloc|std::bad_array_new_length|java\.lang\.OutOfMemoryError|heap out of memory|fatal error: (?:runtime: )?out of memory|memory allocation of \d+ bytes failed|System\.OutOfMemoryException/;

export function endingOf(exec: ExecResult, limits: Limits): Ending {
  if (isSyntaxError(exec)) return { verdict: 'CE', message: say`The source is no valid program.` };
  switch (exec.status) {
    case 'error': return { verdict: 'JE', message: say`The judge failed: ${exec.error ?? say`no reason is known`}` };
    case 'time': return { verdict: 'TLE', message: say`Over ${seconds(limits.timeLimitMs)} of CPU time.` };
    case 'wall': return { verdict: 'TLE', message: say`Stopped after ${seconds(exec.wallMs)} with ${seconds(exec.cpuMs)} of CPU time: it waits for something.` };
    case 'memory': return { verdict: 'MLE', message: say`Over ${megabytes(limits.memoryLimitBytes)} of memory.` };
    case 'output': return { verdict: 'OLE', message: say`Over ${megabytes(limits.outputLimitBytes)} of output.` };
    case 'exited':
    case 'signaled': break;
  }
  if (exec.cpuMs > limits.timeLimitMs) return { verdict: 'TLE', message: say`${seconds(exec.cpuMs)} of CPU time, where ${seconds(limits.timeLimitMs)} are allowed.` };
  if (exec.status === 'exited' && exec.exitCode === 0) return { verdict: null, message: '' };
  if (OUT_OF_MEMORY.test(lastLines(exec.stderr))) return { verdict: 'MLE', message: say`An allocation failed; ${megabytes(limits.memoryLimitBytes)} of memory are allowed.` };
  if (exec.signal === 'SIGXFSZ') return { verdict: 'OLE', message: say`A file it wrote grew too large.` };
  if (exec.status === 'signaled') {
    const note = SIGNAL_NOTES[exec.signal ?? ''];
    return { verdict: 'RE', message: note === undefined ? say`Ended by ${exec.signal ?? say`a signal`}.` : say`Ended by ${exec.signal} (${spoken(note)}).` };
  }
  return { verdict: 'RE', message: say`Exit code ${exec.exitCode ?? '?'}.` };
}

/** Did an interpreter refuse the source before it ran any of it? A warm one says so; a cold one's words show it. */
function isSyntaxError(exec: ExecResult): boolean {
  if (exec.syntaxError) return true;
  if (exec.status !== 'exited' || exec.exitCode !== 1) return false;
  const words = lastLines(exec.stderr);
  return /^\s*File "[^"]*", line \d+\n/.test(words) && /^(?:SyntaxError|IndentationError|TabError): .*$/m.test(words)
    || /^SyntaxError: /m.test(words) && /^\s+at (?:wrapSafe|internalCompileFunction|compileSourceTextModule|ModuleLoader\.moduleStrategy)\b/m.test(words);
}

const SIGNAL_NOTES: Readonly<Record<string, string>> = {
  SIGSEGV: say`a bad pointer, an index out of bounds, or recursion too deep`,
  SIGFPE: say`division by zero, or an overflowing division`,
  SIGABRT: say`an uncaught exception, a failed assertion, or a corrupted heap`,
  SIGSYS: say`a system call that the sandbox forbids`,
};

/** The first that is not accepted speaks for all. */
export function overallVerdict(tests: readonly Pick<TestResult, 'verdict'>[]): Verdict {
  const bad = tests.find(({ verdict }) => verdict !== 'AC' && verdict !== 'OK');
  if (bad) return bad.verdict;
  return tests.some(({ verdict }) => verdict === 'AC') ? 'AC' : 'OK';
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MB`;
}
