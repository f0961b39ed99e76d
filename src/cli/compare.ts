import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { languageByName } from '../judge/languages/table';
import type { RunEvent } from '../run/events';
import { compareStrategies, STRATEGIES, type StrategyName, type StrategyResult } from '../solve/compare';
import { UserError } from '../userError';
import { EXIT } from './exit';
import { addModelOptions, addSettingOptions, settingsFrom, type SettingOptions } from './options';
import { printable } from './printable';
import { readStatement } from './readStatement';
import { openJudge, openModels, type ModelOptions } from './setup';
import { table } from './table';

interface Options extends SettingOptions, ModelOptions {
  readonly strategies: readonly StrategyName[];
  readonly json?: string;
  readonly out?: string;
  readonly withoutExamples?: boolean;
  readonly unsandboxed?: boolean;
}

interface FileResult { readonly file: string; readonly title: string | null; readonly anyAnswer: boolean; readonly strategies: readonly StrategyResult[] }

const DEFAULT_STRATEGIES: readonly StrategyName[] = ['direct', 'sample', 'flow', 'combined'];

/** `shortlist compare FILE…`: what each way of solving costs, and what it chooses. */
export function addCompareCommand(program: Command): void {
  const names = Object.entries(STRATEGIES).map(([name, { about }]) => `  ${name.padEnd(13)} ${about}`).join('\n');
  addSettingOptions(addModelOptions(program.command('compare')
    .description('solve problems by several strategies and compare calls, tokens, time and what each chose')
    .argument('<file...>', 'statements')
    .addOption(new Option('--strategies <list>', 'which, with commas between')
      .argParser(strategyList).default(DEFAULT_STRATEGIES, DEFAULT_STRATEGIES.join(',')))))
    .option('--json <out>', 'write the figures and the programs as JSON; - for standard output')
    .option('--out <folder>', 'write the program that each strategy chose into this folder')
    .option('--without-examples', 'go on where a statement has no example to filter by')
    .option('--unsandboxed', 'run programs of the model with no sandbox; only in a machine you can throw away')
    .addHelpText('after', `\nStrategies:\n${names}`)
    .action(async (files: string[], options: Options) => { process.exitCode = await compareCommand(files, options); });
}

async function compareCommand(files: readonly string[], options: Options): Promise<number> {
  const cancel = new AbortController();
  const interrupt = () => { cancel.abort(); };
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const judge = await openJudge(options.unsandboxed === undefined ? {} : { unsandboxed: options.unsandboxed });
  const results: FileResult[] = [];
  try {
    for (const file of files) {
      if (cancel.signal.aborted) break;
      results.push(await compareFile(file, options, judge, cancel.signal));
      if (options.json !== '-') print(results.at(-1)!);
    }
    if (results.length > 1 && options.json !== '-') printTotals(results);
    if (options.out !== undefined) await writePrograms(results, options.out);
    if (options.json !== undefined) await writeJson(results, options.json);
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
    await judge.dispose();
  }
  if (cancel.signal.aborted) return EXIT.cancelled;
  return results.some(({ strategies }) => strategies.some(({ chosen }) => chosen !== null)) ? EXIT.chosen : EXIT.nothing;
}

async function compareFile(file: string, options: Options, judge: Awaited<ReturnType<typeof openJudge>>, signal: AbortSignal): Promise<FileResult> {
  const { problem, notes } = await readStatement(file);
  for (const note of notes) console.error(`note: ${note}`);
  if (problem.examples.length === 0 && !options.withoutExamples) {
    throw new UserError(`${file} has no example that could be found, so no program can be filtered out by one. `
      + 'Add examples, or give --without-examples to go on.');
  }
  const base = settingsFrom(options);
  const strategies = await compareStrategies({
    problem, base, strategies: options.strategies, judge, signal,
    open: (settings) => openModels(options, settings),
    onEvent: progress(file),
  });
  return { file, title: problem.title, anyAnswer: problem.anyAnswer, strategies };
}

function progress(file: string): (strategy: StrategyName, event: RunEvent) => void {
  return (strategy, event) => {
    if (event.type === 'run-started') console.error(`${file}: ${strategy} …`);
    if (event.type === 'notice' && event.level !== 'info') console.error(`  ${event.level}: ${printable(event.message)}`);
  };
}

const HEAD = [
  'strategy', 'calls', 'tokens in', 'tokens out', 'cost', 'time', 'calls in turn', 'programs', 'passed', 'clusters',
  'chosen', 'confidence', 'behaviour',
];

function print({ file, title, anyAnswer, strategies }: FileResult): void {
  console.log(`\n${printable(title ?? file)}`);
  console.log(table([HEAD, ...strategies.map(row)]));
  for (const { strategy, chosen, message } of strategies) console.log(`  ${strategy}: ${printable(chosen?.reason || message)}`);
  const letters = strategies.flatMap(({ chosen }) => (chosen ? [chosen.behaviour] : []));
  if (letters.length > 1) {
    console.log(new Set(letters).size === 1 ? 'All choices behave alike on all inputs of the runs.' : anyAnswer
      ? 'Choices with different letters differ on some input. Several answers are valid here, so that all of them may be right.'
      : 'Choices with different letters differ on some input: at most one of these behaviours is right.');
  }
}

function row(result: StrategyResult): string[] {
  const { strategy, calls, failedCalls, promptTokens, completionTokens, usd, seconds, callSeconds, programs, survivors, clusters, chosen } = result;
  return [
    strategy, failedCalls > 0 ? `${calls} (${failedCalls} failed)` : String(calls),
    String(promptTokens), String(completionTokens), usd === null ? '?' : `$${usd.toFixed(4)}`,
    `${seconds.toFixed(1)} s`, `${callSeconds.toFixed(1)} s`, String(programs), String(survivors), String(clusters),
    chosen ? `${chosen.candidate} (${chosen.origin}, ${chosen.language})` : 'nothing',
    chosen ? `${Math.round(chosen.confidence * 100)} %` : '', chosen?.behaviour ?? '',
  ];
}

function printTotals(results: readonly FileResult[]): void {
  const names = results[0]!.strategies.map(({ strategy }) => strategy);
  const rows = names.map((name) => {
    const own = results.flatMap(({ strategies }) => strategies.filter(({ strategy }) => strategy === name));
    const sum = (pick: (result: StrategyResult) => number) => own.reduce((total, result) => total + pick(result), 0);
    const money = own.some(({ usd }) => usd === null) ? '?' : `$${sum(({ usd }) => usd ?? 0).toFixed(4)}`;
    return [
      name, String(sum(({ calls }) => calls)),
      String(sum(({ promptTokens }) => promptTokens)), String(sum(({ completionTokens }) => completionTokens)), money,
      `${sum(({ seconds }) => seconds).toFixed(1)} s`, `${sum(({ callSeconds }) => callSeconds).toFixed(1)} s`,
      `${own.filter(({ chosen }) => chosen !== null).length} of ${own.length}`,
    ];
  });
  console.log(`\nAll ${results.length} problems`);
  console.log(table([['strategy', 'calls', 'tokens in', 'tokens out', 'cost', 'time', 'calls in turn', 'chose a program'], ...rows]));
}

/** What the programs of each statement are called: after its file, and its folder where files are called alike. */
export function namesOf(files: readonly string[]): string[] {
  const own = files.map((file) => path.basename(file, path.extname(file)));
  const folderOf = (file: string) => path.basename(path.dirname(path.resolve(file)));
  const longer = files.map((file, at) => own.filter((name) => name === own[at]).length === 1 ? own[at]! : `${folderOf(file)}-${own[at]}`);
  return longer.map((name, at) => longer.indexOf(name) === at ? name : `${name}-${at + 1}`);
}

async function writePrograms(results: readonly FileResult[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const names = namesOf(results.map(({ file }) => file));
  for (const [at, { strategies }] of results.entries()) {
    for (const { strategy, chosen } of strategies) {
      if (!chosen) continue;
      const extension = languageByName(chosen.language)?.extensions[0] ?? '.txt';
      await writeFile(path.join(folder, `${names[at]}-${strategy}${extension}`), chosen.code);
    }
  }
}

async function writeJson(results: readonly FileResult[], out: string): Promise<void> {
  const text = `${JSON.stringify({ problems: results }, null, 2)}\n`;
  if (out === '-') process.stdout.write(text); else await writeFile(out, text);
}

function strategyList(text: string): StrategyName[] {
  const names = text.split(',').map((name) => name.trim()).filter((name) => name !== '');
  const unknown = names.find((name) => !(name in STRATEGIES));
  if (unknown !== undefined || names.length === 0) {
    const wrong = unknown === undefined ? 'Name one at least.' : `There is no strategy "${unknown}".`;
    throw new InvalidArgumentError(`${wrong} There are: ${Object.keys(STRATEGIES).join(', ')}.`);
  }
  return names as StrategyName[];
}
