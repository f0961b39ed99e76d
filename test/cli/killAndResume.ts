/** Ends `shortlist solve` at a point of its log as a kill or a power cut does, resumes the run, and compares its end with an undisturbed one. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { LOG_FILE } from '../../src/run/log';
import type { RunState } from '../../src/run/state';
import { readRun, type StoredRun } from '../../src/run/store';
import { startWholeEndpoint, type Asked, type WholeEndpoint } from './wholeEndpoint';

const CLI = path.join(process.cwd(), 'dist', 'cli.js');
const STATEMENT = path.join(process.cwd(), 'samples', 'lantern-ring', 'statement.md');
const SAMPLES = 18;
/** No run of this key is to be found in a log. */
export const SECRET = 'sk-shortlist-kill-and-resume-0123456789';

/** `sampling` asks for programs alone, so that all of its end is known; `everything` goes through all stages; `batch` too, its samples handed in together. */
export type Scenario = 'sampling' | 'everything' | 'batch';

const BOTH = ['--samples', String(SAMPLES), '--inputs', '8', '--no-stop-early', '--languages', 'python3=1', '--set', 'perCall=1'];
const EVERYTHING = [...BOTH, ...['reflect=true', 'flow=true', 'possibleSolutions=2', 'aiTests=2', 'initialAttempts=3', 'scores=4', 'repairs=3'].flatMap((setting) => ['--set', setting])];
/** Until a run whose batch is cut off, then waited for, has come to its choice. */
const MOST_SESSIONS = 8;
const SETTINGS: Readonly<Record<Scenario, readonly string[]>> = {
  sampling: [...BOTH, ...['generators=false', 'checker=false', 'bruteForce=false', 'scores=0', 'repairs=0'].flatMap((setting) => ['--set', setting])],
  everything: EVERYTHING,
  batch: [...EVERYTHING, '--set', 'adjudications=2', '--batch'],
};

/** After how many lines of the log: the process is killed, or the log ends there, in the midst of the next line if `torn`. */
export type Disturbance = { readonly killAfter: number } | { readonly cutAfter: number; readonly torn: boolean };

export interface Disturbed {
  readonly run: StoredRun;
  /** As it was when it was cut off; null for an undisturbed run, and where the run was quicker than its killer. */
  readonly before: StoredRun | null;
  /** The log as text. */
  readonly log: string;
  /** Of the resumed process, or the only one. */
  readonly asked: readonly Asked[];
}

export class KillBench {
  #whole = '';

  private constructor(readonly scenario: Scenario, readonly folder: string) {}

  static async open(scenario: Scenario): Promise<KillBench> {
    return new KillBench(scenario, await mkdtemp(path.join(os.tmpdir(), 'shortlist-kill-')));
  }

  close(): Promise<void> { return rm(this.folder, { recursive: true, force: true }); }

  /** To the end, with nothing in its way. */
  async undisturbed(): Promise<Disturbed> {
    const runs = await mkdtemp(path.join(this.folder, 'runs-'));
    const endpoint = await startWholeEndpoint();
    const { code, output } = await this.#start(this.#begin(runs, endpoint)).done;
    if (this.scenario === 'batch') await this.#toItsEnd(runs);
    else assert.equal(code, 0, output);
    await endpoint.close();
    const run = await onlyRun(runs);
    this.#whole = await readFile(path.join(run.folder, LOG_FILE), 'utf8');
    return { run: await readRun(run.folder), before: null, log: this.#whole, asked: endpoint.asked };
  }

  async disturbed(disturbance: Disturbance): Promise<Disturbed> {
    const runs = await mkdtemp(path.join(this.folder, 'runs-'));
    const endpoint = await startWholeEndpoint();
    try {
      if ('killAfter' in disturbance) {
        await this.#killAfter(runs, this.#begin(runs, endpoint), disturbance.killAfter);
        for (let sessions = 1; this.scenario === 'batch' && sessions < MOST_SESSIONS && await linesOf(runs) < disturbance.killAfter; sessions += 1) {
          await this.#killAfter(runs, ['--resume', (await onlyRun(runs)).id, '--run-dir', runs], disturbance.killAfter);
        }
      } else await this.#cut(runs, disturbance);
      const { id, folder } = await onlyRun(runs);
      const before = await readRun(folder);
      const asked = endpoint.asked.length;
      // Whoever goes on where nothing else has changed need not name the models again.
      if (this.scenario === 'batch') {
        await this.#toItsEnd(runs);
        assert.equal(endpoint.handedIn, 1, 'batches handed in');
        return { run: await readRun(folder), before: isOver(before.state) ? null : before, log: await readFile(path.join(folder, LOG_FILE), 'utf8'), asked: endpoint.asked.slice(asked) };
      }
      const resumed = await this.#start(['--resume', id, '--run-dir', runs, ...('killAfter' in disturbance ? [] : ['--model', `whole@${endpoint.baseUrl}`])]).done;
      assert.equal(resumed.code, 0, resumed.output);
      return { run: await readRun(folder), before: before.state.ended ? null : before, log: await readFile(path.join(folder, LOG_FILE), 'utf8'), asked: endpoint.asked.slice(asked) };
    } finally {
      await endpoint.close();
      await rm(runs, { recursive: true });
    }
  }

  async #killAfter(runs: string, args: readonly string[], lines: number): Promise<void> {
    const process = this.#start(args);
    while (!process.ended() && await linesOf(runs) < lines) await new Promise((resolve) => { setTimeout(resolve, 2); });
    process.kill();
    await process.done;
  }

  async #toItsEnd(runs: string): Promise<void> {
    const { id, folder } = await onlyRun(runs);
    for (let sessions = 0; sessions < MOST_SESSIONS; sessions += 1) {
      if (isOver((await readRun(folder)).state)) return;
      await this.#start(['--resume', id, '--run-dir', runs]).done;
    }
    assert.fail(JSON.stringify((await readRun(folder)).state.ended));
  }

  async #cut(runs: string, { cutAfter, torn }: { readonly cutAfter: number; readonly torn: boolean }): Promise<void> {
    const lines = this.#whole.split('\n');
    const id = (JSON.parse(lines[0]!) as { run: string }).run;
    await mkdir(path.join(runs, id));
    const next = lines[cutAfter] ?? '';
    await writeFile(path.join(runs, id, LOG_FILE), `${lines.slice(0, cutAfter).join('\n')}\n${torn ? next.slice(0, next.length / 2) : ''}`);
  }

  #begin(runs: string, endpoint: WholeEndpoint): string[] {
    return [STATEMENT, ...SETTINGS[this.scenario], '--run-dir', runs, '--model', `whole@${endpoint.baseUrl}`];
  }

  #start(args: readonly string[]) {
    const child = spawn(process.execPath, [CLI, 'solve', ...args], {
      stdio: ['ignore', 'pipe', 'pipe'], cwd: this.folder,
      env: { PATH: process.env['PATH'], HOME: this.folder, XDG_CACHE_HOME: path.join(this.folder, 'cache'), OPENAI_API_KEY: SECRET },
    });
    let output = '';
    child.stdout.on('data', (data) => { output += String(data); });
    child.stderr.on('data', (data) => { output += String(data); });
    const done = new Promise<{ code: number | null; output: string }>((resolve) => { child.on('close', (code) => resolve({ code, output })); });
    return { done, ended: () => child.exitCode !== null, kill: () => child.kill('SIGKILL') };
  }
}

/** A run by batch has chosen, and not merely from what it has beside the batch. */
function isOver({ ended, batches }: RunState): boolean {
  return ended?.outcome === 'chosen' && Object.values(batches).some(({ taken }) => taken);
}

async function onlyRun(runs: string): Promise<{ id: string; folder: string }> {
  const [id] = await readdir(runs);
  return { id: id!, folder: path.join(runs, id!) };
}

async function linesOf(runs: string): Promise<number> {
  const [id] = await readdir(runs);
  const text = id === undefined ? '' : await readFile(path.join(runs, id, LOG_FILE), 'utf8').catch(() => '');
  return text.split('\n').length - 1;
}

/** What must be the same however often the run was disturbed: each sample with its program and fate; where nothing but samples was asked for, its behaviour too. */
export function fates({ run: { state } }: Disturbed, scenario: Scenario): string[] {
  return state.order.map((id) => state.candidates[id]!).filter(({ origin }) => origin.kind === 'sample').map((candidate) => {
    const first = candidate.duplicateOf === null ? candidate : state.candidates[candidate.duplicateOf]!;
    const outputs = Object.values(first.outcomes).map(([input, verdict, , digest]) => [state.blobs[state.inputs[input]!.blob]!.text, verdict, digest]);
    return JSON.stringify([candidate.origin.sample, candidate.code, first.verdict, first.passed, scenario === 'sampling' ? outputs.sort() : '']);
  }).sort();
}

/** How many answers to each task a state holds. */
function answers(state: RunState): Record<string, number> {
  const helpers = (kind: string) => Object.values(state.helpers).filter((helper) => helper.kind === kind).length;
  return {
    'reflect': Number(state.reflection !== null), 'validate-reflection': Number(state.reflection?.validated ?? false), 'solutions': Number(state.solutions.length > 0),
    'ai-tests': Number(Object.values(state.tests).some((test) => test.origin === 'ai')), 'generator': Number(helpers('generator') > 0), 'validator': helpers('validator'),
    'brute-force': helpers('brute-force'), 'score': Object.values(state.candidates).filter(({ score }) => score !== null).length,
  };
}

/** Compares a disturbed run with an undisturbed one. */
export function assertNothingLost(disturbed: Disturbed, undisturbed: Disturbed, scenario: Scenario): void {
  const { run: { state, damage, events }, before, asked } = disturbed;
  assert.equal(damage, null);
  assert.equal(state.ended?.outcome, 'chosen');
  assert.deepEqual(fates(disturbed, scenario), fates(undisturbed, scenario));
  assert.ok(!disturbed.log.includes(SECRET));
  if (!before) return;
  // Nothing that was logged is lost or changed: the resumed log begins with it.
  assert.deepEqual(events.slice(0, before.events.length), before.events);
  // Nothing that was answered is asked for again.
  const had = new Set(before.state.order.map((id) => before.state.candidates[id]!.origin.sample));
  assert.deepEqual(asked.filter(({ sample }) => sample !== null && had.has(sample)), []);
  const wanted = answers(undisturbed.run.state);
  for (const [task, count] of Object.entries(answers(before.state))) {
    const again = asked.filter((one) => one.task === task).length;
    assert.ok(again <= wanted[task]! - count || (count === 0 && again <= undisturbed.asked.filter((one) => one.task === task).length), `${task}: ${count} of ${wanted[task]} were logged, and ${again} were asked for after`);
  }
}
