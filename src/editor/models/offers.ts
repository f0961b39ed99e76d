/** What models there are to choose from. */
import * as vscode from 'vscode';
import type { ModelChoice } from '../../model/modelName';
import type { Price } from '../../model/prices';
import { figures } from '../figures';
import type { Secrets } from '../secrets';
import { priceSettings } from './modelSettings';
import { said } from '../said';

export interface Offer { readonly choice: ModelChoice; readonly label: string; readonly description: string }

export interface OfferGroup {
  readonly title: string;
  readonly offers: readonly Offer[];
}

/** Servers that run models on this machine, by their usual ports. Only loopback is probed. */
const LOCAL_SERVERS = [
  { name: 'Ollama', baseUrl: 'http://127.0.0.1:11434/v1' },
  { name: 'LM Studio', baseUrl: 'http://127.0.0.1:1234/v1' },
] as const;
const PROBE_MS = 800;
const LISTING_MS = 8000;

/** Each group as soon as it is known; one that cannot be had says why in its title. */
export function offerGroups(endpoints: readonly string[], secrets: Secrets): Promise<OfferGroup | null>[] {
  return [editorModels(), ...endpoints.map((baseUrl) => endpointModels(baseUrl, secrets)), ...LOCAL_SERVERS.map((server) => localModels(server, endpoints)), recordedModel()];
}

async function editorModels(): Promise<OfferGroup | null> {
  const models = await Promise.resolve(vscode.lm.selectChatModels()).catch(() => []);
  if (models.length === 0) return null;
  return {
    title: vscode.l10n.t('Models of VS Code'),
    offers: models.map((model) => ({ choice: { kind: 'vscode', vendor: model.vendor, id: model.id }, label: model.name, description: model.vendor })),
  };
}

async function endpointModels(baseUrl: string, secrets: Secrets): Promise<OfferGroup | null> {
  const [{ listModels }, { ModelError }, { isLoopback, originOf, publicUrl }] = await Promise.all([import('../../model/openai'), import('../../model/chatModel'), import('../../model/endpoint')]);
  const apiKey = await secrets.key(baseUrl);
  // Without a key a hosted endpoint would only refuse.
  if (!apiKey && !isLoopback(baseUrl)) return { title: vscode.l10n.t('{0}: no API key is set', originOf(baseUrl)), offers: [] };
  try {
    const names = await listModels({ baseUrl, ...(apiKey ? { apiKey } : {}), timeoutMs: LISTING_MS });
    const { priceOf } = await import('../../model/prices');
    const prices = priceSettings();
    return { title: baseUrl, offers: names.map((model) => ({
      choice: { kind: 'endpoint', model, baseUrl }, label: model, description: describePrice(priceOf(`openai:${model}@${publicUrl(baseUrl)}`, prices)),
    })) };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return { title: `${originOf(baseUrl)}: ${said(error.message)}`, offers: [] };
  }
}

/** Empty where nobody knows. */
function describePrice(price: Price | null): string {
  if (price === null) return '';
  return price.input + price.output === 0 ? vscode.l10n.t('free') : vscode.l10n.t('{0} per million tokens in, {1} out', figures().price(price.input), figures().price(price.output));
}

async function localModels({ name, baseUrl }: { name: string; baseUrl: string }, endpoints: readonly string[]): Promise<OfferGroup | null> {
  if (endpoints.includes(baseUrl)) return null;
  const { listModels } = await import('../../model/openai');
  const names = await listModels({ baseUrl, timeoutMs: PROBE_MS }).catch(() => []);
  if (names.length === 0) return null;
  const offers = names.map((model) => ({ choice: { kind: 'endpoint' as const, model, baseUrl }, label: model, description: name }));
  return { title: vscode.l10n.t('{0} on this machine', name), offers };
}

function recordedModel(): Promise<OfferGroup> {
  return Promise.resolve({
    title: vscode.l10n.t('No model at all'),
    offers: [{
      choice: { kind: 'recorded' }, label: vscode.l10n.t('Recorded answers'),
      description: vscode.l10n.t('for the bundled sample problems only; no key, no network'),
    }],
  });
}
