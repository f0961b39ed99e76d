import type { Judge } from '../judge/contract';
import { createJudge } from '../judge/judge';
import type { ChatModel, Models } from '../model/chatModel';
import { createModels } from '../model/pool';
import { listModels, openModel } from '../model/openai';
import { openRecordedModel } from '../model/recorded';
import type { SolveSettings } from '../run/settings';
import { UserError } from '../userError';
import { cacheFolder } from './paths';

export interface ModelOptions {
  readonly model?: readonly string[];
  readonly baseUrl?: string;
}

export interface Opened { readonly models: Models; dispose(): Promise<void> }

/**
 * Opens the models that the command line names: `recorded` is the bundled recording, anything else a model of the
 * endpoint (`--base-url`, `OPENAI_BASE_URL`), with the key from `OPENAI_API_KEY`.
 */
export async function openModels(options: ModelOptions, settings: SolveSettings): Promise<Opened> {
  const baseUrl = options.baseUrl ?? process.env['OPENAI_BASE_URL'];
  const apiKey = process.env['OPENAI_API_KEY'];
  const names = options.model?.length ? options.model : [await onlyModel(baseUrl, apiKey)];
  const opened: ChatModel[] = [];
  const closers: (() => Promise<void>)[] = [];
  const dispose = async () => { for (const close of closers.splice(0)) await close(); };
  try {
    for (const name of names) {
      if (name === 'recorded') {
        opened.push(await openRecordedModel());
      } else {
        if (baseUrl === undefined && apiKey === undefined) throw new UserError(`No endpoint for the model "${name}": set OPENAI_API_KEY, or name an endpoint with --base-url. "--model recorded" needs neither.`);
        opened.push(openModel({ ...(baseUrl === undefined ? {} : { baseUrl }), model: name, apiKey: apiKey ?? '' }));
      }
    }
    const models = createModels(opened, { maxCalls: settings.maxCalls, maxTokens: settings.maxTokens, maxUsd: settings.maxUsd, seed: settings.seed });
    closers.unshift(() => models.dispose());
    return { models, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** With no `--model`, an endpoint that serves exactly one model needs no name for it. */
async function onlyModel(baseUrl: string | undefined, apiKey: string | undefined): Promise<string> {
  if (baseUrl === undefined) throw new UserError('Which model? Give --model NAME (repeat it for several), with OPENAI_API_KEY or --base-url; or --model recorded to see how a run goes.');
  const names = await listModels({ baseUrl, apiKey: apiKey ?? '' });
  if (names.length === 1) return names[0]!;
  const few = names.slice(0, 12).join(', ');
  throw new UserError(names.length === 0 ? `The endpoint ${baseUrl} lists no model. Name one with --model.` : `The endpoint serves ${names.length} models; name one or more with --model: ${few}${names.length > 12 ? ', …' : ''}`);
}

export function openJudge(options: { readonly jobs?: number; readonly unsandboxed?: boolean } = {}): Promise<Judge> {
  return createJudge({ cacheDir: cacheFolder(), ...(options.jobs === undefined ? {} : { slots: options.jobs }), allowUnsandboxed: options.unsandboxed ?? false });
}
