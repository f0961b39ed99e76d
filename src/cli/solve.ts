import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import type { PriceTable } from '../model/prices';
import type { Problem } from '../problem/problem';
import { emptyState, fold, type RunState } from '../run/state';
import { RunStore, type HeldRun } from '../run/store';
import type { SolveSettings } from '../run/settings';
import { describeEstimate, estimateRun } from '../solve/estimate';
import { solve } from '../solve/solve';
import { UserError } from '../userError';
import { EXIT } from './exit';
import { addModelOptions, addSettingOptions, settingsFrom, wholeNumber, type SettingOptions } from './options';
import { runsFolder } from './paths';
import { printable } from './printable';
import { openProgress } from './progress';
import { readStatement } from './readStatement';
import { openJudge, openModels, type ModelOptions } from './setup';
import { damageInWords, KEEP, keepLimits } from './runs';
import { Saver, type OnTrouble } from './saver';
import { writeSubmissions, writeSubmissionsOf } from './submissions';
import { resultTables } from './table';

interface Options extends SettingOptions, ModelOptions {
  readonly json?: string;
  readonly out?: string;
  readonly runDir?: string;
  readonly resume?: string;
  readonly withoutExamples?: boolean;
  readonly unsandboxed?: boolean;
  readonly batch?: boolean;
  readonly batchWait?: boolean;
  readonly keepDays: number;
  readonly keepMb: number;
}

/** `shortlist solve FILE`: the whole pipeline without the editor. */
export function addSolveCommand(program: Command): void {
  addSettingOptions(addModelOptions(program.command('solve')
    .description('solve the problem that a file states; exit status 0 when a program was chosen, 1 when none survived, 2 for bad usage or set-up')
    .argument('[file]', 'the statement; - for standard input')))
    .option('--batch', 'hand the samples in to the endpoint\'s Batch API (half the price, within a day) and leave; --resume takes them in')
    .option('--batch-wait', 'with --batch or --resume: wait for the batch instead of leaving')
    .option('--json <out>', 'write the outcome as JSON; - for standard output')
    .option('--out <folder>', 'where the chosen programs go (default: beside the run\'s log)')
    .option('--run-dir <folder>', 'where runs are kept')
    .option('--resume <run>', 'go on with a stored run, by its own models and settings but for those given here')
    .option('--keep-days <n>', 'stored runs older than this are deleted; never one that is active, pinned or waits for a batch', wholeNumber, KEEP.days)
    .option('--keep-mb <n>', 'stored runs beyond this in all are deleted, the oldest first', wholeNumber, KEEP.megabytes)
    .option('--without-examples', 'go on where the statement has no example to filter by')
    .option('--unsandboxed', 'run programs of the model with no sandbox; only in a machine you can throw away')
    .action(async (file: string | undefined, options: Options) => { process.exitCode = await solveCommand(file, options); });
}

async function solveCommand(file: string | undefined, options: Options): Promise<number> {
  const store = new RunStore(options.runDir ?? runsFolder());
  const saver = new Saver();
  const begun = options.resume === undefined
    ? begin(file, options, store, saver.onTrouble)
    : takeUp(options.resume, file, options, store, saver.onTrouble);
  const { held, problem, settings, state } = await begun;
  saver.watch(held);
  const deleted = await store.clean(keepLimits(options.keepDays, options.keepMb)); // this run is held, and so is kept
  if (deleted.length > 0) console.error(`note: ${deleted.length} stored runs past ${options.keepDays} days or ${options.keepMb} MB were deleted.`);
  const cancel = new AbortController();
  const interrupt = () => {
    if (cancel.signal.aborted) process.exit(EXIT.cancelled);
    console.error('\ncancelling; what was found is kept (once more to leave at once)');
    cancel.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  const progress = openProgress();
  const closers: (() => Promise<void>)[] = [];
  try {
    const judge = await openJudge(options.unsandboxed === undefined ? {} : { unsandboxed: options.unsandboxed });
    closers.push(() => judge.dispose());
    const { models, dispose } = await openModels(state ? asBefore(options, state) : options, settings, state?.usage);
    closers.push(dispose);
    if (!state) announce(problem, settings, models.all.map(({ id }) => id), options.price);
    const shown = state ?? emptyState();
    const events = solve({
      run: held.id, problem, settings, judge, models, signal: cancel.signal, secure: () => held.writer.secure(),
      source: file === undefined || file === '-' ? null : path.resolve(file), ...(state ? { resume: state } : {}),
    });
    let keyRefused = false;
    for await (const event of events) {
      held.writer.append(event);
      if (!state) fold(shown, event);
      progress.update(shown, event);
      keyRefused ||= event.type === 'call' && event.outcome === 'auth';
    }
    progress.stop();
    await saver.done();
    if (keyRefused) console.error('Set a key that the endpoint takes in OPENAI_API_KEY, or for another endpoint in SHORTLIST_KEY_<HOST>, then resume the run.');
    return await report(shown, held, options, cancel.signal.aborted);
  } finally {
    progress.stop();
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
    for (const close of closers.reverse()) await close();
    await held.release();
  }
}

interface Begun { readonly held: HeldRun; readonly problem: Problem; readonly settings: SolveSettings; readonly state?: RunState }

async function begin(file: string | undefined, options: Options, store: RunStore, onTrouble: OnTrouble): Promise<Begun> {
  if (file === undefined) throw new UserError('Which problem? Give the statement\'s file, or --resume RUN.');
  const { problem, notes } = await readStatement(file);
  for (const note of notes) console.error(`note: ${note}`);
  const { batch: _batch, ...steering } = options;
  const settings = withBatch(settingsFrom(steering), options);
  if (problem.examples.length === 0 && !(options.withoutExamples ?? settings.withoutExamples)) await askWithoutExamples();
  return { held: await store.create(RunStore.newId(), onTrouble), problem, settings };
}

async function takeUp(id: string, file: string | undefined, options: Options, store: RunStore, onTrouble: OnTrouble): Promise<Begun> {
  if (file !== undefined) throw new UserError('--resume goes on with a stored run; its statement is in the run. Leave the file out.');
  const { held, stored } = await store.reopen(id, onTrouble);
  try {
    const { problem, settings: before } = stored.state;
    if (stored.damage) console.error(`note: ${damageInWords(stored.damage)}; all before it was kept.`);
    if (problem === null || before === null) throw new UserError('The run has no problem on record; it cannot be resumed.');
    const { batch: _batch, ...steering } = options;
    return { held, problem, settings: withBatch(settingsFrom(steering, before), options), state: stored.state };
  } catch (error) {
    await held.release();
    throw error;
  }
}

/** Unless the command line names others: the models that the run asked before. A key goes to its own endpoint only, whatever the log says. */
function asBefore(options: Options, { models }: RunState): Options {
  if (options.model?.length || options.baseUrl !== undefined) return options;
  return { ...options, model: models.map(({ id }) => id.replace(/^openai:/, '').replace(/^recorded:/, '')) };
}

function withBatch(settings: SolveSettings, options: Options): SolveSettings {
  if (options.batchWait) return { ...settings, batch: 'wait' };
  return options.batch ? { ...settings, batch: 'leave' } : settings;
}

/** What a new run will take at most, before any of it is spent. */
function announce(problem: Problem, settings: SolveSettings, modelIds: readonly string[], prices: PriceTable = {}): void {
  const caps = [[settings.maxCalls, 'calls'], [settings.maxTokens, 'tokens'], [settings.maxUsd, 'dollars']]
    .flatMap(([cap, unit]) => cap === null ? [] : [`${cap} ${unit}`]);
  const estimate = describeEstimate(estimateRun(settings, problem, modelIds, prices));
  console.error(`estimate: ${estimate}; ${caps.length > 0 ? `capped at ${caps.join(', ')}` : 'no cap'}`);
}

async function askWithoutExamples(): Promise<void> {
  const why = 'The statement has no example that could be found, so no program can be filtered out by one.';
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw new UserError(`${why} Add examples to the file ("## Example", then "Input:" and "Output:" blocks), `
      + 'or give --without-examples to go on.');
  }
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await prompt.question(`${why} Go on all the same? [y/N] `);
  prompt.close();
  if (!/^y(es)?$/i.test(answer.trim())) throw new UserError('Stopped before anything was asked of a model.');
}

async function report(state: RunState, held: HeldRun, options: Options, cancelled: boolean): Promise<number> {
  await held.writer.flush();
  const stored = held.writer.trouble === null;
  const files = options.out !== undefined ? await writeSubmissions(state, options.out) : stored ? await writeSubmissionsOf(state, held.writer.folder) : [];
  if (options.json !== '-') {
    const tables = resultTables(state);
    if (tables !== '') console.log(tables);
    if (state.ended) console.log(`\n${state.ended.message}`);
    if (files[0] !== undefined) console.log(`\nBest program: ${files[0]}`);
    else if (state.submissions[0]) console.log(`\nBest program:\n\n${printable(state.candidates[state.submissions[0].candidate]!.code)}`);
    const { folder } = held.writer;
    const isUsual = options.runDir === undefined && folder === path.join(runsFolder(), held.id);
    const runDir = isUsual ? '' : ` --run-dir ${path.dirname(folder)}`;
    console.log(stored ? `Run: ${held.id} (shortlist solve --resume ${held.id}${runDir})` : `Run: ${held.id}, not stored`);
  }
  // Last, so that a file that cannot be written costs nothing that is shown.
  if (options.json !== undefined) await writeJson(state, files, held, options.json);
  if (cancelled) return EXIT.cancelled;
  if (state.submissions.length > 0 || state.ended?.outcome === 'waiting') return EXIT.chosen;
  return state.ended?.outcome === 'failed' ? EXIT.usage : EXIT.nothing;
}

async function writeJson(state: RunState, files: readonly string[], held: HeldRun, out: string): Promise<void> {
  const value = {
    run: held.id, outcome: state.ended?.outcome ?? null, message: state.ended?.message ?? '',
    problem: state.problem, counts: state.counts, usage: state.usage, rule: state.rule, clusters: state.ranking,
    submissions: state.submissions.map((submission, index) => {
      const candidate = state.candidates[submission.candidate]!;
      return { ...submission, language: candidate.language, code: candidate.code, model: candidate.origin.model, file: files[index] ?? null };
    }),
  };
  const text = `${JSON.stringify(value, null, 2)}\n`;
  if (out === '-') process.stdout.write(text); else await writeFile(out, text);
}

