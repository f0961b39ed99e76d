/** From the settings to the models of one run. */
import * as vscode from 'vscode';
import type { CallRecord, ChatModel } from '../../model/chatModel';
import type { Dialect } from '../../model/dialect';
import { insecureWarning } from '../../model/endpoint';
import type { ModelPool } from '../../model/pool';
import type { SolveSettings } from '../../run/settings';
import { UserError } from '../../userError';
import { Secrets } from '../secrets';
import type { Services } from '../services';
import { showError } from '../showError';
import { acceptsInsecure } from './apiKeys';
import type { ChosenModel } from './modelSettings';
import { chosenModels, concurrencySetting, patienceMs, priceSettings } from './modelSettings';
import { selectModels } from './selectModels';

/** What was learnt of each model, by its id, kept over sessions. */
const DIALECTS = 'shortlist.dialects';
/** Unencrypted endpoints that the person has agreed to. */
const ACCEPTED = 'shortlist.insecureAccepted';

export interface Before { readonly calls: number; readonly promptTokens: number; readonly completionTokens: number; readonly usd: number | null }

/**
 * Opens the models that the person has chosen; with none chosen yet, asks once. The pool is the run's to dispose of.
 * @param before what the run spent already, when it is resumed: its caps hold over all of it.
 * @throws {UserError} when a chosen model cannot be had. CancellationError when the person chose none.
 */
export async function openChosenModels(services: Services, settings: SolveSettings, before?: Before): Promise<ModelPool> {
  const secrets = new Secrets(services.context.secrets);
  if (chosenModels().length === 0
    && !await selectModels(secrets, vscode.l10n.t('Which models shall write the programs? You can change this with “Shortlist: Select Models”.'))) {
    throw new vscode.CancellationError();
  }
  const chosen = chosenModels();
  const opened: { model: ChatModel; weight: number }[] = [];
  try {
    for (const one of chosen) opened.push({ model: await open(services, secrets, one), weight: one.weight });
  } catch (error) {
    for (const { model } of opened) await model.dispose?.();
    throw error;
  }
  const { createModels } = await import('../../model/pool');
  const { maxCalls, maxTokens, maxUsd, seed } = settings;
  const concurrency = concurrencySetting();
  const pool = createModels(opened.map(({ model }) => model), {
    maxCalls, maxTokens, maxUsd, seed, prices: priceSettings(), weights: Object.fromEntries(opened.map(({ model, weight }) => [model.id, weight])),
    ...(concurrency === undefined ? {} : { concurrency }), ...(before ? { before } : {}),
  });
  watch(pool, services, chosen);
  return pool;
}

async function open(services: Services, secrets: Secrets, { choice }: ChosenModel): Promise<ChatModel> {
  if (choice.kind === 'recorded') {
    const { openRecordedModel } = await import('../../model/recorded');
    return openRecordedModel(vscode.Uri.joinPath(services.context.extensionUri, 'samples').fsPath);
  }
  if (choice.kind === 'vscode') {
    const [model] = await vscode.lm.selectChatModels({ vendor: choice.vendor, id: choice.id });
    if (!model) throw new UserError(
      vscode.l10n.t('VS Code does not offer the model {0} of {1} now. Select another.', choice.id, choice.vendor), 'selectModels',
    );
    const [{ openVscodeModel }, { DEFAULT_DEADLINES }] = await Promise.all([import('./vscodeModel'), import('../../model/deadline')]);
    return openVscodeModel(model, { ...DEFAULT_DEADLINES, firstMs: patienceMs() });
  }
  const [{ openModel }, { isLoopback, originOf }, { dialectSchema }] = await Promise.all([import('../../model/openai'), import('../../model/endpoint'), import('../../model/dialect')]);
  const { baseUrl, model } = choice;
  const apiKey = await secrets.key(baseUrl);
  if (!apiKey && !isLoopback(baseUrl)) {
    throw new UserError(vscode.l10n.t('No API key for {0} is set. Set it, then solve again.', originOf(baseUrl)), 'setKey');
  }
  const memory = services.context.globalState;
  await warnOnce(memory, baseUrl);
  const key = `${model}@${baseUrl}`;
  const known = dialectSchema.partial().safeParse(memory.get<Record<string, unknown>>(DIALECTS, {})[key]);
  return openModel({
    baseUrl, model, deadlines: { firstMs: patienceMs() }, ...(apiKey ? { apiKey } : {}), ...(known.success ? { dialect: dropUndefined(known.data) } : {}),
    onLearnt: (dialect) => { void memory.update(DIALECTS, { ...memory.get(DIALECTS, {}), [key]: dialect }); },
  });
}

/** Of an endpoint that is neither encrypted nor on this machine. @throws CancellationError when the person would rather not. */
async function warnOnce(memory: vscode.Memento, baseUrl: string): Promise<void> {
  const accepted = memory.get<readonly string[]>(ACCEPTED, []);
  if (accepted.includes(baseUrl)) return;
  if (!await acceptsInsecure(baseUrl)) throw new vscode.CancellationError();
  if (insecureWarning(baseUrl) !== null) await memory.update(ACCEPTED, [...accepted, baseUrl]);
}

function dropUndefined(dialect: { readonly [K in keyof Dialect]?: Dialect[K] | undefined }): Partial<Dialect> {
  return Object.fromEntries(Object.entries(dialect).filter(([, value]) => value !== undefined));
}

/** Every call goes to the log; a refused key is told at once, with the button that sets it. */
function watch(pool: ModelPool, services: Services, chosen: readonly ChosenModel[]): void {
  let told = false;
  pool.onCall((call) => {
    const line = describe(call);
    if (call.outcome === 'ok') services.log.info(line); else services.log.warn(line);
    if (call.outcome !== 'auth' || told) return;
    told = true;
    const only = chosen.flatMap(({ choice }) => choice.kind === 'endpoint' ? [choice.baseUrl] : []);
    services.log.info(`endpoints asked: ${only.join(', ')}`);
    showError(new UserError(call.detail, 'setKey'), services.log);
  });
  pool.onNotice((notice) => services.log.info(notice.message));
}

/** One line of the log: model, stage, time, tokens, outcome. */
export function describe(call: CallRecord): string {
  const tokens = call.usage ? `${call.usage.estimated ? '~' : ''}${call.usage.promptTokens} + ${call.usage.completionTokens} tokens` : 'no tokens';
  const cached = call.usage?.cachedTokens ? ` (${call.usage.cachedTokens} cached)` : '';
  const cost = call.usd ? `, $${call.usd.toFixed(4)}` : '';
  const got = call.asked > 1 ? `, ${call.received} of ${call.asked} choices` : '';
  return `${call.purpose}: ${call.model}, ${(call.ms / 1000).toFixed(1)} s, ${tokens}${cached}${cost}${got}, ${call.outcome}${call.detail === '' ? '' : `: ${call.detail}`}`;
}
