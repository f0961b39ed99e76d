import * as vscode from 'vscode';
import type { Models } from '../model/chatModel';
import type { Problem } from '../problem/problem';
import type { RunEvent } from '../run/events';
import type { SolveSettings } from '../run/settings';
import type { RunState } from '../run/state';
import type { HeldRun } from '../run/store';
import type { SolveContext } from '../solve/context';
import { UserError } from '../userError';
import { openChosenModels } from './models/openChosenModels';
import { announceEstimate } from './models/runEstimate';
import type { LiveRun } from './runHost';
import type { Services } from './services';
import { holding, letGo, tellTrouble } from './saveElsewhere';
import { showError } from './showError';
import { tidyRuns } from './tidyRuns';

export interface RunRequest {
  readonly problem: Problem;
  readonly settings: SolveSettings;
  /** The statement's file, for a person. */
  readonly source: string | null;
}

/** Contexts of the runs that are at work in this window: what a person does meanwhile goes through them. */
const live = new Map<string, SolveContext>();

/**
 * Opens what a run needs, starts it in the background and hands it over. Its end, good or bad, is told by the run.
 * @throws {UserError} when there is no model, no compiler or no sandbox: then nothing was started; CancellationError,
 * at once, when `token` asks for it before the run is under way.
 */
export async function startRun(services: Services, request: RunRequest, token?: vscode.CancellationToken): Promise<LiveRun> {
  if (!token) return begin(services, request);
  let listening: vscode.Disposable | undefined;
  const cancelled = new Promise<never>((_, reject) => { listening = token.onCancellationRequested(() => reject(new vscode.CancellationError())); });
  const begun = begin(services, request, token);
  // What was under way after all when the word came has to end as well.
  begun.then((run) => { if (token.isCancellationRequested) run.cancel(); }, (error: unknown) => services.log.debug(`not started: ${String(error)}`));
  try {
    return await Promise.race([begun, cancelled]);
  } finally {
    listening?.dispose();
  }
}

async function begin(services: Services, request: RunRequest, token?: vscode.CancellationToken): Promise<LiveRun> {
  const goOn = (): void => { if (token?.isCancellationRequested) throw new vscode.CancellationError(); };
  goOn();
  const { RunStore } = await import('../run/store');
  const store = await services.store();
  const judge = await services.judge();
  goOn();
  const models = await openChosenModels(services, request.settings);
  const id = RunStore.newId();
  let held: HeldRun | undefined;
  try {
    goOn();
    await announceEstimate(services, request.problem, request.settings, models);
    goOn();
    held = await store.create(id, (trouble) => tellTrouble(services, id, trouble));
    goOn();
  } catch (error) {
    await models.dispose();
    await held?.release();
    throw error;
  }
  void tidyRuns(store); // what is held is kept
  return follow(services, id, { ...request, judge, models, held });
}

/**
 * Goes on with a stored run: nothing that is on record is asked for or computed again. `settings` may ask for more than
 * the run did at first.
 * @throws {UserError} when another window has the run, or it cannot be gone on with.
 */
export async function resumeRun(services: Services, id: string, change: (settings: SolveSettings, state: RunState) => SolveSettings = (settings) => settings): Promise<LiveRun> {
  const running = services.runs.get(id);
  if (running?.running && !running.elsewhere) return running;
  const store = await services.store();
  const judge = await services.judge();
  const { held, stored } = await store.reopen(id, (trouble) => tellTrouble(services, id, trouble));
  try {
    const { problem, settings, source } = stored.state;
    if (!problem || !settings) throw new UserError(vscode.l10n.t('The run has no problem on record, so it cannot be resumed. Solve the statement again.'));
    const wanted = change(settings, stored.state);
    const models = await openChosenModels(services, wanted, stored.state.usage);
    services.runs.open(id, stored.events);
    return follow(services, id, { problem, settings: wanted, source, judge, models, held, resume: stored.state });
  } catch (error) {
    await held.release();
    throw error;
  }
}

interface Opened extends RunRequest {
  readonly judge: SolveContext['judge'];
  readonly models: Models;
  readonly held: HeldRun;
  readonly resume?: RunState;
}

async function follow(services: Services, id: string, opened: Opened): Promise<LiveRun> {
  const [{ solve }, { recorded }] = await Promise.all([import('../solve/solve'), import('../run/record')]);
  const { held, models, ...options } = opened;
  const stream = (signal: AbortSignal): AsyncIterable<RunEvent> => {
    return recorded(solve({ run: id, ...options, models, signal, secure: () => held.writer.secure(), attach: (ctx) => { live.set(id, ctx); } }), held, signal);
  };
  holding(id, held);
  const { run, done } = services.runs.start(id, stream);
  void done.catch((error: unknown) => showError(error, services.log)).finally(async () => {
    live.delete(id);
    letGo(id);
    await models.dispose();
  });
  return run;
}

/**
 * Opens a stored run to be looked at; one that another window or process writes is read along with, live.
 * @throws {UserError} when it is not there or cannot be read.
 */
export async function openStoredRun(services: Services, id: string): Promise<LiveRun> {
  const known = services.runs.get(id);
  if (known?.running) return known;
  const store = await services.store();
  if (known && !await store.has(id)) return known;
  const run = services.runs.open(id, (await store.read(id)).events);
  if (!await store.isHeld(id)) return run;
  let behind = run.events.length;
  const { done } = services.runs.start(id, async function* (signal) {
    for await (const event of store.follow(id, signal)) if (behind > 0) behind -= 1; else yield event;
  }, true);
  void done.catch((error: unknown) => showError(error, services.log));
  return run;
}

/**
 * Does `work` on a run outside its pipeline's own course, such as taking a verdict: through the pipeline where it is at
 * work, else on the stored run, whose log takes what happens.
 */
export async function actOn(services: Services, run: LiveRun, work: (ctx: SolveContext) => void | Promise<void>): Promise<void> {
  const working = live.get(run.id);
  if (run.running && working) { await work(working); return; }
  const { problem, settings } = run.state;
  if (!problem || !settings) throw new UserError(vscode.l10n.t('The run has no problem on record.'));
  const [{ Random }, { stamped }] = await Promise.all([import('../solve/random'), import('../run/events')]);
  const judge = await services.judge();
  const store = await services.store();
  // Where the folder is gone the window still has the run.
  const held = await store.has(run.id) ? (await store.reopen(run.id, (trouble) => tellTrouble(services, run.id, trouble))).held : null;
  const halt = new AbortController();
  try {
    await work({
      problem, settings, judge, models: NO_MODELS, state: run.state, random: new Random(settings.seed), signal: halt.signal,
      emit: (draft) => {
        const event = stamped(draft, Math.max(run.state.now, Date.now()));
        held?.writer.append(event);
        services.runs.append(run.id, [event]);
      },
    });
  } finally {
    await held?.release();
  }
}

/** What a person decides needs no model. */
const NO_MODELS: Models = {
  all: [], concurrency: 0, spent: { calls: 0, promptTokens: 0, completionTokens: 0, usd: 0 },
  ask: () => Promise.reject(new UserError('No model takes part in this.')), onCall: () => () => undefined, dispose: () => Promise.resolve(),
};
