/** The settings that say which models a run asks. */
import * as vscode from 'vscode';
import type { ModelChoice } from '../../model/modelName';
import { formatModelName, parseModelName } from '../../model/modelName';
import { OPENAI_BASE_URL } from '../../model/endpoint';
import type { PriceTable } from '../../model/prices';

export interface ChosenModel {
  readonly choice: ModelChoice;
  /** Its share of the samples, relative to the others. */
  readonly weight: number;
}

interface Entry { readonly model?: unknown; readonly baseUrl?: unknown; readonly weight?: unknown }

const section = () => vscode.workspace.getConfiguration('shortlist');

/** The endpoint of models that name none. */
export function defaultBaseUrl(): string {
  return section().get<string>('baseUrl', '').trim() || OPENAI_BASE_URL;
}

/** In the order of the settings; entries that name nothing are passed over. */
export function chosenModels(): ChosenModel[] {
  return section().get<readonly unknown[]>('models', []).flatMap((entry): ChosenModel[] => {
    if (typeof entry === 'string') return entry.trim() === '' ? [] : [{ choice: parseModelName(entry, defaultBaseUrl()), weight: 1 }];
    const { model, baseUrl, weight } = (entry ?? {}) as Entry;
    if (typeof model !== 'string' || model.trim() === '') return [];
    const name = typeof baseUrl === 'string' && baseUrl.trim() !== '' ? `${model}@${baseUrl}` : model;
    return [{ choice: parseModelName(name, defaultBaseUrl()), weight: typeof weight === 'number' && weight > 0 ? weight : 1 }];
  });
}

/** Keeps the weights that were set by hand. */
export async function chooseModels(choices: readonly ModelChoice[]): Promise<void> {
  const weights = new Map(chosenModels().map(({ choice, weight }) => [formatModelName(choice), weight]));
  const entries = choices.map((choice) => {
    const name = formatModelName(choice);
    const weight = weights.get(name) ?? 1;
    return weight === 1 ? name : { model: name, weight };
  });
  await section().update('models', entries, vscode.ConfigurationTarget.Global);
}

/** Those of the chosen models. */
export function chosenEndpoints(): string[] {
  return [...new Set(chosenModels().flatMap(({ choice }) => choice.kind === 'endpoint' ? [choice.baseUrl] : []))];
}

/** Every endpoint that the settings name, the default first. */
export function knownEndpoints(): string[] {
  const named = chosenEndpoints();
  return [...new Set([...(section().get<string>('baseUrl', '').trim() === '' ? [] : [defaultBaseUrl()]), ...named, OPENAI_BASE_URL])];
}

export function priceSettings(): PriceTable {
  const entries = Object.entries(section().get<Record<string, unknown>>('prices', {})).flatMap(([name, value]) => {
    const { input, output, cached } = (value ?? {}) as Record<string, unknown>;
    return typeof input === 'number' && typeof output === 'number'
      ? [[name, { input, output, ...(typeof cached === 'number' ? { cached } : {}) }] as const]
      : [];
  });
  return Object.fromEntries(entries);
}

/** How long a model may be silent before its answer begins. */
export function patienceMs(): number { return section().get<number>('patience', 600) * 1000; }

/** Requests to one model at once; undefined lets the pace be found. */
export function concurrencySetting(): number | undefined {
  const value = section().get<number>('concurrency', 0);
  return value > 0 ? value : undefined;
}
