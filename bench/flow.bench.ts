/**
 * The flow on the bundled problems with their recorded answers, each given after a set time as a model would: its stages side by
 * side against AlphaCodium's order, one call after another. Both ways have the same settings, answers and a judge with an empty cache.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createJudge } from '../src/judge/judge';
import type { ChatModel } from '../src/model/chatModel';
import { createModels } from '../src/model/pool';
import { openRecordedModel } from '../src/model/recorded';
import { loadRecordings } from '../src/model/recording';
import { readProblem } from '../src/problem/readProblem';
import { presets } from '../src/run/presets';
import { solveSettingsSchema } from '../src/run/settings';
import { compareStrategies, type StrategyResult } from '../src/solve/compare';

const has = (flag: string): boolean => process.argv.includes(flag);
/** A model of usual speed writes a program in ten seconds or more. */
const ANSWER_MS = 5000;
const PROBLEMS = has('--quick') ? 1 : Infinity;
const SAMPLES = path.join(__dirname, '..', '..', 'samples');

/** The recorded model, as slow as a real one. */
async function slowModel(recordings: Awaited<ReturnType<typeof loadRecordings>>): Promise<ChatModel> {
  const model = await openRecordedModel(recordings);
  return { ...model, ask: async (request, signal) => { await sleep(ANSWER_MS, undefined, { signal }); return model.ask(request, signal); } };
}

async function measure(id: string, strategy: 'flow' | 'flow-in-turn'): Promise<StrategyResult> {
  const recordings = (await loadRecordings(SAMPLES)).filter((recording) => recording.id === id);
  const problem = readProblem(await readFile(path.join(SAMPLES, id, 'statement.md'), 'utf8'), { fileName: 'statement.md' }).problem;
  const cacheDir = await mkdtemp(path.join(os.tmpdir(), 'shortlist-bench-'));
  const judge = await createJudge({ cacheDir });
  try {
    const [result] = await compareStrategies({
      problem, judge, strategies: [strategy], signal: new AbortController().signal, base: solveSettingsSchema.parse(presets.alphacodium.settings),
      open: async (settings) => {
        const models = createModels([await slowModel(recordings)], { maxCalls: settings.maxCalls, seed: settings.seed });
        return { models, dispose: () => models.dispose() };
      },
    });
    return result!;
  } finally {
    await judge.dispose();
    await rm(cacheDir, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const rows: { readonly id: string; readonly calls: readonly number[]; readonly seconds: readonly number[]; readonly ratio: number; readonly perCall: number }[] = [];
  for (const { id } of (await loadRecordings(SAMPLES)).slice(0, PROBLEMS)) {
    const [sideBySide, inTurn] = [await measure(id, 'flow'), await measure(id, 'flow-in-turn')];
    for (const result of [sideBySide, inTurn]) if (result.failedCalls > 0 || result.chosen === null) throw new Error(`${id}: ${result.strategy} chose nothing or had calls that failed: ${result.message}`);
    const row = { id, calls: [sideBySide.calls, inTurn.calls], seconds: [sideBySide.seconds, inTurn.seconds].map(round), ratio: round(inTurn.seconds / sideBySide.seconds), perCall: round((inTurn.seconds / inTurn.calls) / (sideBySide.seconds / sideBySide.calls)) };
    rows.push(row);
    if (!has('--json')) console.log(`${id}: ${row.calls[0]} calls side by side in ${row.seconds[0]} s, ${row.calls[1]} in turn in ${row.seconds[1]} s: ${row.ratio} times as fast, ${row.perCall} times by call.`);
  }
  const total = (at: number) => rows.reduce((sum, { seconds }) => sum + seconds[at]!, 0);
  const ratio = round(total(1) / total(0));
  if (has('--json')) console.log(JSON.stringify({ answerMs: ANSWER_MS, problems: rows, ratio }, null, 2));
  else console.log(`All ${rows.length} problems, ${ANSWER_MS / 1000} s an answer: ${round(total(0))} s side by side, ${round(total(1))} s in turn: ${ratio} times as fast.`);
}

const round = (value: number): number => Math.round(value * 100) / 100;

main().catch((error: unknown) => { console.error(error); process.exitCode = 1; });
