import path from 'node:path';
import type { Judge } from '../judge/contract';
import { createJudge } from '../judge/judge';
import type { ChatModel, Models } from '../model/chatModel';
import { insecureWarning, isLoopback, normaliseBaseUrl, OPENAI_BASE_URL, originOf, publicUrl } from '../model/endpoint';
import { parseModelName } from '../model/modelName';
import { listModels, openModel } from '../model/openai';
import { createModels, type PoolOptions } from '../model/pool';
import { openRecordedModel } from '../model/recorded';
import type { PriceTable } from '../model/prices';
import type { SolveSettings } from '../run/settings';
import { UserError } from '../userError';
import { openDialects } from './dialects';
import { cacheFolder } from './paths';

export interface ModelOptions {
  readonly model?: readonly string[];
  readonly baseUrl?: string;
  /** Requests to one model at once. */
  readonly concurrency?: number;
  /** Seconds until the first word of an answer. */
  readonly patience?: number;
  /** Before the built-in ones. */
  readonly price?: PriceTable;
}

/** A variable that is set to nothing is as good as none. */
export function defaultBaseUrl(): string | undefined { return process.env['OPENAI_BASE_URL'] || undefined; }

export interface Opened { readonly models: Models; dispose(): Promise<void> }

/**
 * Opens the models that the command line names: `recorded` is the bundled recording, `NAME` a model of the endpoint
 * (`--base-url`, `OPENAI_BASE_URL`) with the key from `OPENAI_API_KEY`, `NAME@URL` a model of another endpoint with a key of its own.
 * @param before what the run spent already, when it is resumed: its caps hold over all of it.
 */
export async function openModels(options: ModelOptions, settings: SolveSettings, before?: PoolOptions['before']): Promise<Opened> {
  const baseUrl = options.baseUrl ?? defaultBaseUrl();
  const apiKey = process.env['OPENAI_API_KEY'];
  const names = options.model?.length ? options.model : [await onlyModel(baseUrl, apiKey)];
  const opened: ChatModel[] = [];
  const closers: (() => Promise<void>)[] = [];
  const dispose = async () => { for (const close of closers.splice(0)) await close(); };
  try {
    for (const name of names) opened.push(await openNamed(name, baseUrl, apiKey, options));
    const models = createModels(opened, {
      maxCalls: settings.maxCalls, maxTokens: settings.maxTokens, maxUsd: settings.maxUsd, seed: settings.seed,
      prices: options.price ?? {}, ...(options.concurrency ? { concurrency: options.concurrency } : {}), ...(before ? { before } : {}),
    });
    closers.unshift(() => models.dispose());
    return { models, dispose };
  } catch (error) {
    for (const model of opened) await model.dispose?.();
    throw error;
  }
}

async function openNamed(name: string, defaultUrl: string | undefined, defaultKey: string | undefined, { patience }: ModelOptions): Promise<ChatModel> {
  const choice = parseModelName(name, defaultUrl ?? OPENAI_BASE_URL);
  if (choice.kind === 'recorded') return openRecordedModel();
  if (choice.kind === 'vscode') throw new UserError(`"${name}" is a model of VS Code, which only the editor can ask. Name a model of an endpoint.`);
  const { model, baseUrl } = choice;
  const isDefault = originOf(baseUrl) === originOf(normaliseBaseUrl(defaultUrl ?? OPENAI_BASE_URL));
  if (isDefault && defaultUrl === undefined && !defaultKey) {
    throw new UserError(`No endpoint for the model "${name}": set OPENAI_API_KEY, or name an endpoint with --base-url. `
      + '"--model recorded" needs neither.');
  }
  const variable = keyVariable(baseUrl);
  const apiKey = process.env[variable] ?? (isDefault ? defaultKey : undefined);
  if (apiKey === undefined && !isDefault && !isLoopback(baseUrl)) {
    throw new UserError(`No key for ${originOf(baseUrl)}: set ${variable} (empty where the endpoint wants none). `
      + 'OPENAI_API_KEY is sent to the default endpoint only.');
  }
  const warning = insecureWarning(baseUrl);
  if (warning !== null) console.error(`warning: ${warning}`);
  const dialects = openDialects(path.join(cacheFolder(), 'dialects.json'));
  const dialectKey = `${model}@${publicUrl(baseUrl)}`;
  return openModel({
    baseUrl, model, apiKey: apiKey ?? '',
    dialect: dialects.of(dialectKey),
    onLearnt: (dialect) => dialects.keep(dialectKey, dialect),
    ...(patience ? { deadlines: { firstMs: patience * 1000 } } : {}),
  });
}

/** `SHORTLIST_KEY_OPENROUTER_AI` for https://openrouter.ai/api/v1: a key goes to its own endpoint and to no other. */
function keyVariable(baseUrl: string): string {
  const host = URL.canParse(baseUrl) ? new URL(baseUrl).host : baseUrl;
  return `SHORTLIST_KEY_${host.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}`;
}

/** With no `--model`, an endpoint that serves exactly one model needs no name for it. */
async function onlyModel(baseUrl: string | undefined, apiKey: string | undefined): Promise<string> {
  if (baseUrl === undefined) {
    throw new UserError('Which model? Give --model NAME (repeat it for several), with OPENAI_API_KEY or --base-url; '
      + 'or --model recorded to see how a run goes.');
  }
  const names = await listModels({ baseUrl, apiKey: apiKey ?? '' });
  if (names.length === 1) return names[0]!;
  if (names.length === 0) throw new UserError(`The endpoint ${baseUrl} lists no model. Name one with --model.`);
  const few = names.slice(0, 12).join(', ') + (names.length > 12 ? ', …' : '');
  throw new UserError(`The endpoint serves ${names.length} models; name one or more with --model: ${few}`);
}

export function openJudge(options: { readonly jobs?: number; readonly unsandboxed?: boolean } = {}): Promise<Judge> {
  return createJudge({
    cacheDir: cacheFolder(),
    ...(options.jobs === undefined ? {} : { slots: options.jobs }),
    allowUnsandboxed: options.unsandboxed ?? false,
  });
}
