import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { languageByName } from '../judge/languages/table';
import type { PriceTable } from '../model/prices';
import type { Problem } from '../problem/problem';
import { emptyState, fold, type RunState } from '../run/state';
import { RunStore, type HeldRun } from '../run/store';
import type { SolveSettings } from '../run/settings';
import { describeEstimate, estimateRun } from '../solve/estimate';
import { solve } from '../solve/solve';
import { UserError } from '../userError';
import { EXIT } from './exit';
import { addModelOptions, addSettingOptions, settingsFrom, type SettingOptions } from './options';
import { runsFolder } from './paths';
import { openProgress } from './progress';
import { readStatement } from './readStatement';
import { openJudge, openModels, type ModelOptions } from './setup';
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
    .option('--resume <run>', 'go on with a stored run')
    .option('--without-examples', 'go on where the statement has no example to filter by')
    .option('--unsandboxed', 'run programs of the model with no sandbox; only in a machine you can throw away')
    .action(async (file: string | undefined, options: Options) => { process.exitCode = await solveCommand(file, options); });
}

async function solveCommand(file: string | undefined, options: Options): Promise<number> {
  const store = new RunStore(options.runDir ?? runsFolder());
  const onTrouble = (reason: string) => { console.error(`warning: the run's log cannot be written (${reason}). The run goes on in memory; its outcome is shown at the end.`); };
  const { held, problem, settings, state } = options.resume === undefined ? await begin(file, options, store, onTrouble) : await takeUp(options.resume, file, options, store, onTrouble);
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
    const { models, dispose } = await openModels(options, settings, state?.usage);
    closers.push(dispose);
    if (!state) announce(problem, settings, models.all.map(({ id }) => id), options.price);
    const shown = state ?? emptyState();
    const events = solve({
      run: held?.id ?? 'unsaved', problem, settings, judge, models, signal: cancel.signal,
      source: file === undefined || file === '-' ? null : path.resolve(file), ...(state ? { resume: state } : {}),
    });
    let keyRefused = false;
    for await (const event of events) {
      held?.writer.append(event);
      if (!state) fold(shown, event);
      progress.update(shown, event);
      keyRefused ||= event.type === 'call' && event.outcome === 'auth';
    }
    progress.stop();
    if (keyRefused) console.error('Set a key that the endpoint takes in OPENAI_API_KEY, or for another endpoint in SHORTLIST_KEY_<HOST>, then resume the run.');
    return await report(shown, held, options, cancel.signal.aborted);
  } finally {
    progress.stop();
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
    for (const close of closers.reverse()) await close();
    await held?.release();
  }
}

interface Begun { readonly held: HeldRun | null; readonly problem: Problem; readonly settings: SolveSettings; readonly state?: RunState }

async function begin(file: string | undefined, options: Options, store: RunStore, onTrouble: (reason: string) => void): Promise<Begun> {
  if (file === undefined) throw new UserError('Which problem? Give the statement\'s file, or --resume RUN.');
  const { problem, notes } = await readStatement(file);
  for (const note of notes) console.error(`note: ${note}`);
  const { batch: _batch, ...steering } = options;
  const settings = withBatch(settingsFrom(steering), options);
  if (problem.examples.length === 0 && !(options.withoutExamples ?? settings.withoutExamples)) await askWithoutExamples();
  const id = RunStore.newId();
  const held = await store.create(id, onTrouble).catch((error: unknown) => { onTrouble(error instanceof Error ? error.message : String(error)); return null; });
  return { held, problem, settings };
}

async function takeUp(id: string, file: string | undefined, options: Options, store: RunStore, onTrouble: (reason: string) => void): Promise<Begun> {
  if (file !== undefined) throw new UserError('--resume goes on with a stored run; its statement is in the run. Leave the file out.');
  const { held, stored } = await store.reopen(id, onTrouble);
  const { problem } = stored.state;
  const settings = stored.state.settings && withBatch(stored.state.settings, options);
  if (stored.damage) console.error(`note: the run's log is damaged at line ${stored.damage.line} (${stored.damage.reason}); all before it was kept.`);
  if (problem === null || settings === null) { await held.release(); throw new UserError('The run has no problem on record; it cannot be resumed.'); }
  return { held, problem, settings, state: stored.state };
}

function withBatch(settings: SolveSettings, options: Options): SolveSettings {
  if (options.batchWait) return { ...settings, batch: 'wait' };
  return options.batch ? { ...settings, batch: 'leave' } : settings;
}

/** What a new run will take at most, before any of it is spent. */
function announce(problem: Problem, settings: SolveSettings, modelIds: readonly string[], prices: PriceTable = {}): void {
  const caps = [[settings.maxCalls, 'calls'], [settings.maxTokens, 'tokens'], [settings.maxUsd, 'dollars']].flatMap(([cap, unit]) => cap === null ? [] : [`${cap} ${unit}`]);
  console.error(`estimate: ${describeEstimate(estimateRun(settings, problem, modelIds, prices))}; ${caps.length > 0 ? `capped at ${caps.join(', ')}` : 'no cap'}`);
}

async function askWithoutExamples(): Promise<void> {
  const why = 'The statement has no example that could be found, so no program can be filtered out by one.';
  if (!process.stdin.isTTY || !process.stderr.isTTY) throw new UserError(`${why} Add examples to the file ("## Example", then "Input:" and "Output:" blocks), or give --without-examples to go on.`);
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await prompt.question(`${why} Go on all the same? [y/N] `);
  prompt.close();
  if (!/^y(es)?$/i.test(answer.trim())) throw new UserError('Stopped before anything was asked of a model.');
}

/** The disk refused the log: all of it, what was refused too, goes into the current folder where that can be written. */
async function saveElsewhere(held: HeldRun): Promise<string | null> {
  const folder = path.resolve(`shortlist-run-${held.id}`);
  try {
    await held.writer.saveTo(folder);
    console.error(`The whole log was saved in ${folder}.`);
    return folder;
  } catch (error) {
    console.error(`The log could not be saved in ${folder} either (${error instanceof Error ? error.message : String(error)}); keep what is shown here.`);
    return null;
  }
}

async function report(state: RunState, held: HeldRun | null, options: Options, cancelled: boolean): Promise<number> {
  await held?.writer.flush();
  const kept = held === null ? null : held.writer.trouble === null ? held.folder : await saveElsewhere(held);
  const folder = options.out ?? (kept === null ? null : path.join(kept, 'submissions'));
  const files = folder === null ? [] : await writeSubmissions(state, folder);
  if (options.json !== undefined) await writeJson(state, files, held, options.json);
  if (options.json !== '-') {
    const tables = resultTables(state);
    if (tables !== '') console.log(tables);
    if (state.ended) console.log(`\n${state.ended.message}`);
    if (files[0] !== undefined) console.log(`\nBest program: ${files[0]}`);
    if (held) console.log(`Run: ${held.id} (shortlist solve --resume ${held.id})`);
  }
  if (cancelled) return EXIT.cancelled;
  if (state.submissions.length > 0 || state.ended?.outcome === 'waiting') return EXIT.chosen;
  return state.ended?.outcome === 'failed' ? EXIT.usage : EXIT.nothing;
}

/** One file a submission, best first: `01-c17.cpp`. */
async function writeSubmissions(state: RunState, folder: string): Promise<string[]> {
  if (state.submissions.length === 0) return [];
  await mkdir(folder, { recursive: true });
  // A resumed run may choose others than before: its own earlier files go, nothing else does.
  for (const name of await readdir(folder)) if (/^\d\d-c\d+\.\w+$/.test(name)) await rm(path.join(folder, name));
  return Promise.all(state.submissions.map(async ({ candidate: id }, index) => {
    const candidate = state.candidates[id]!;
    const extension = languageByName(candidate.language)?.extensions[0] ?? '.txt';
    const file = path.join(folder, `${String(index + 1).padStart(2, '0')}-${id}${extension}`);
    await writeFile(file, candidate.code);
    return file;
  }));
}

async function writeJson(state: RunState, files: readonly string[], held: HeldRun | null, out: string): Promise<void> {
  const value = {
    run: held?.id ?? null, outcome: state.ended?.outcome ?? null, message: state.ended?.message ?? '', problem: state.problem, counts: state.counts, usage: state.usage, rule: state.rule,
    clusters: state.ranking,
    submissions: state.submissions.map((submission, index) => {
      const candidate = state.candidates[submission.candidate]!;
      return { ...submission, language: candidate.language, code: candidate.code, model: candidate.origin.model, file: files[index] ?? null };
    }),
  };
  const text = `${JSON.stringify(value, null, 2)}\n`;
  if (out === '-') process.stdout.write(text); else await writeFile(out, text);
}

