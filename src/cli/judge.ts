import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Checker, JudgeResult, JudgeTest, Limits, Program, TestResult, Verdict } from '../judge/contract';
import { DEFAULT_LIMITS } from '../judge/contract';
import { createJudge } from '../judge/judge';
import { languageByExtension, languageTable, requireLanguage } from '../judge/languages/table';
import { readTests } from '../judge/testFiles';
import { UserError } from '../userError';
import { wholeNumber } from './options';
import { cacheFolder } from './paths';
import { printable } from './printable';
import { table } from './table';

/** 2 is for a command line that cannot be obeyed, as in the other commands. */
const EXIT_BY_VERDICT: Readonly<Record<Verdict, number>> = { AC: 0, OK: 0, WA: 1, PE: 3, TLE: 4, MLE: 5, OLE: 6, RE: 7, CE: 8, JE: 9 };

const HELP = `
Tests: a folder of pairs (1.in with 1.out or 1.ans, 01 with 01.a, input1.txt with output1.txt, folders input and output,
a Kattis package's data/sample and data/secret), one input file, or JSON with "examples", "hiddenTests" or "tests".

Exit status by the first verdict that is not accepted: ${Object.entries(EXIT_BY_VERDICT).map(([verdict, code]) => `${verdict} ${code}`).join(', ')};
2 for a wrong command line, 130 when interrupted.`;

interface JudgeCommandOptions {
  readonly tests: string;
  readonly language?: string;
  readonly timeLimit: number;
  readonly memoryLimit: number;
  readonly checker: string;
  readonly tolerance: number;
  readonly interactor?: string;
  readonly inputFile?: string;
  readonly outputFile?: string;
  readonly first?: boolean;
  readonly jobs?: number;
  readonly unsandboxed?: boolean;
  readonly json?: boolean;
}

/** `shortlist judge PROGRAM --tests DIR`: the judge on its own. */
export function addJudgeCommand(program: Command): void {
  program.command('judge')
    .description('compile a program, run it on tests in the sandbox, and give its verdict')
    .argument('<program>', 'the source file')
    .requiredOption('--tests <dir|file>', 'where the tests are')
    .option('--language <name>', 'its language, where the file\'s ending does not tell (cpp17, cpp20, python3, pypy3, java, ...)')
    .addOption(new Option('--time-limit <time>', 'CPU time of one test: 2, 2s, 1500ms; twice that for Python and languages of a virtual machine')
      .argParser(milliseconds).default(DEFAULT_LIMITS.timeLimitMs, '2s'))
    .addOption(new Option('--memory-limit <size>', 'memory of one test: 256, 256MB, 1GB').argParser(bytes).default(DEFAULT_LIMITS.memoryLimitBytes, '256MB'))
    .option('--checker <name|file>', 'tokens, exact, unordered, or a checker program called as testlib has it', 'tokens')
    .addOption(new Option('--tolerance <x>', 'error allowed in real numbers, absolute or relative').argParser(positive).default(1e-5))
    .option('--interactor <file>', 'the program that the candidate talks with')
    .option('--input-file <name>', 'the file it reads instead of standard input')
    .option('--output-file <name>', 'the file it writes instead of standard output')
    .option('--first', 'stop at the first test that fails')
    .option('--jobs <n>', 'programs that run at once (default: one per core)', wholeNumber)
    .option('--unsandboxed', 'run without a sandbox where none can be had')
    .option('--json', 'the result as JSON')
    .addHelpText('after', HELP)
    .action(async (file: string, options: JudgeCommandOptions) => {
      process.exitCode = await judgeFile(file, options);
    });
}

async function judgeFile(file: string, options: JudgeCommandOptions): Promise<number> {
  const program = readProgram(file, options.language);
  const tests = readTests(options.tests);
  const checker = checkerFrom(options);
  const limits: Limits = { ...DEFAULT_LIMITS, timeLimitMs: options.timeLimit, memoryLimitBytes: options.memoryLimit, outputLimitBytes: 64 * 2 ** 20 };
  const interrupted = new AbortController();
  const onInterrupt = () => interrupted.abort();
  process.once('SIGINT', onInterrupt);
  const judge = await createJudge({ cacheDir: cacheFolder(), slots: options.jobs, allowUnsandboxed: options.unsandboxed, testlib: testlibBeside(options) });
  try {
    const result = await judge.judge({
      program, tests, limits, checker, tier: 'final', stopAtFirstFailure: options.first ?? false,
      inputFile: options.inputFile ?? null, outputFile: options.outputFile ?? null,
    }, interrupted.signal);
    if (options.json) console.log(JSON.stringify({ program: file, language: program.language, ...result }, null, 2));
    else console.log(report(result, tests));
    return EXIT_BY_VERDICT[result.verdict];
  } catch (error) {
    if (interrupted.signal.aborted) return 130;
    throw error;
  } finally {
    process.removeListener('SIGINT', onInterrupt);
    await judge.dispose();
  }
}

/** @throws {UserError} where the file cannot be read or its language not be told. */
function readProgram(file: string, language?: string): Program {
  const rows = languageTable();
  const row = language === undefined ? languageByExtension(file, rows) : requireLanguage(language, rows);
  if (!row) throw new UserError(`The language of ${file} cannot be told from its name. Say it with --language: ${rows.map(({ id }) => id).join(', ')}.`);
  return { language: row.id, source: readSource(file) };
}

function readSource(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UserError(`${file} could not be read: ${(error as Error).message}`, undefined, { cause: error });
  }
}

function checkerFrom({ checker, interactor, tolerance }: JudgeCommandOptions): Checker {
  if (interactor !== undefined) return { kind: 'interactor', program: readProgram(interactor) };
  if (checker === 'exact') return { kind: 'exact' };
  if (checker === 'tokens' || checker === 'unordered') return { kind: checker, tolerance };
  if (existsSync(checker)) return { kind: 'program', program: readProgram(checker) };
  throw new UserError(`There is no checker "${checker}": it is tokens, exact, unordered, or the file of a checker program.`);
}

/** A testlib.h beside the checker or the interactor. */
function testlibBeside({ checker, interactor }: JudgeCommandOptions): string | undefined {
  const header = path.join(path.dirname(path.resolve(interactor ?? checker)), 'testlib.h');
  return existsSync(header) ? header : undefined;
}

/** A row a test, then the first failure at length, then the verdict. */
function report({ compile, tests, verdict }: JudgeResult, inputs: readonly JudgeTest[]): string {
  if (!compile.ok) return [printable(compile.diagnostics), '', summary(verdict, tests, inputs)].join('\n');
  const rows = tests.map((test) => [printable(test.testId), test.verdict, `${Math.round(test.cpuMs)} ms`, megabytes(test.peakBytes), printable(test.message)]);
  const parts = [table([['test', 'verdict', 'time', 'memory', ''], ...rows])];
  const failed = tests.find((test) => test.verdict !== 'AC' && test.verdict !== 'OK');
  if (failed) parts.push('', failure(failed, inputs.find(({ id }) => id === failed.testId)));
  parts.push('', summary(verdict, tests, inputs));
  return parts.join('\n');
}

function failure(result: TestResult, test: JudgeTest | undefined): string {
  const part = (title: string, text: string | undefined) => text === undefined || text === '' ? [] : [`${title}:`, indented(text)];
  return [
    ...part('input', test?.input), ...part('expected', test?.expected), ...part('output', result.output), ...part('standard error', result.stderr),
  ].join('\n');
}

/** At most a dozen lines of at most 200 characters. */
function indented(text: string): string {
  const lines = printable(text.replace(/\n$/, '')).split('\n');
  const shown = lines.slice(0, 12).map((line) => `  ${line.length > 200 ? `${line.slice(0, 200)}…` : line}`);
  return [...shown, ...lines.length > 12 ? [`  … (${lines.length - 12} more lines)`] : []].join('\n');
}

function summary(verdict: Verdict, tests: readonly TestResult[], inputs: readonly JudgeTest[]): string {
  const good = tests.filter((test) => test.verdict === 'AC' || test.verdict === 'OK').length;
  const slowest = Math.round(Math.max(0, ...tests.map((test) => test.cpuMs)));
  const largest = Math.max(0, ...tests.map((test) => test.peakBytes));
  return `${verdict}: ${good} of ${inputs.length} tests${tests.length === 0 ? '' : `, at most ${slowest} ms and ${megabytes(largest)}`}`;
}

function megabytes(count: number): string {
  return count === 0 ? '-' : `${(count / 2 ** 20).toFixed(1)} MB`;
}

function milliseconds(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*(ms|s)?$/i.exec(text.trim());
  if (!match || Number(match[1]) <= 0) throw new InvalidArgumentError('It must be a time such as 2s or 1500ms; a bare number is seconds.');
  return Number(match[1]) * (match[2]?.toLowerCase() === 'ms' ? 1 : 1000);
}

function bytes(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*(k|m|g)?(?:i?b)?$/i.exec(text.trim());
  if (!match || Number(match[1]) <= 0) throw new InvalidArgumentError('It must be a size such as 256MB or 1GB; a bare number is MB.');
  return Math.round(Number(match[1]) * { k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 }[(match[2] ?? 'm').toLowerCase() as 'k' | 'm' | 'g']);
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value >= 0) || text.trim() === '') throw new InvalidArgumentError('It must be a number, 0 or more.');
  return value;
}
