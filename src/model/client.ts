/** How an OpenAI-compatible endpoint is spoken to: the `openai` package's client for it, and a request in its words. */
import { AzureOpenAI, OpenAI } from 'openai';
import type { ChatRequest } from './chatModel';
import { ModelError } from './chatModel';
import type { Dialect } from './dialect';
import { adapt } from './dialect';
import { cleanKey, hostOf, isAzure, originOf } from './endpoint';
import { plainErrorBody } from './errorBody';
import type { Fetch } from './nodeFetch';
import { say } from '../say';

export interface EndpointOptions {
  /** Default OpenAI's own. */
  readonly baseUrl?: string;
  /** Absent or empty for endpoints that want none. */
  readonly apiKey?: string;
}

export type ReasoningEffort = 'minimal' | 'low' | 'medium' | 'high';

/** Azure's deployments know no default version. */
const AZURE_API_VERSION = '2025-04-01-preview';
/** Where no key is set the package still wants one; endpoints without keys pass it over. */
const NO_KEY = 'none';

export function createClient(baseUrl: string, options: EndpointOptions, fetch: Fetch, model = ''): OpenAI {
  const key = cleanKey(options.apiKey ?? '');
  const isSendable = /^[\x21-\x7e]*$/.test(key);
  const url = new URL(baseUrl);
  const query = Object.fromEntries(url.searchParams);
  url.search = '';
  const common = {
    apiKey: key !== '' && isSendable ? key : NO_KEY, fetch: isSendable ? withPlainErrors(fetch) : refusing(baseUrl),
    maxRetries: 0, timeout: 2 ** 31 - 1, logLevel: 'off' as const, organization: null, project: null,
    defaultHeaders: key === '' ? { Authorization: null, 'api-key': null } : {},
  };
  if (isAzure(baseUrl) && !/\/openai\/v1$/.test(url.pathname)) {
    const { 'api-version': apiVersion = AZURE_API_VERSION, ...defaultQuery } = query;
    const prefix = /^(.*?)(?:\/openai|\/models)?(?:\/deployments\/.*)?$/.exec(url.pathname.replace(/\/+$/, ''))![1]!;
    return new AzureOpenAI({ ...common, baseURL: `${url.origin}${prefix}/openai`, apiVersion, deployment: deploymentOf(baseUrl) ?? model, defaultQuery });
  }
  return new OpenAI({ ...common, baseURL: url.href.replace(/\/+$/, ''), defaultQuery: query });
}

/** How an endpoint wants to be asked for the models it has: Anthropic's does not know that question of OpenAI's, but its own. */
export function listingOptions(baseUrl: string, options: EndpointOptions): { headers?: Record<string, string | null>; query?: Record<string, number> } {
  if (hostOf(baseUrl) !== 'api.anthropic.com') return {};
  return { headers: { Authorization: null, 'x-api-key': cleanKey(options.apiKey ?? ''), 'anthropic-version': '2023-06-01' }, query: { limit: 1000 } };
}

/** The deployment that an Azure address names, whatever the model is called. */
export function deploymentOf(baseUrl: string): string | null {
  return /\/openai\/deployments\/([^/?]+)/.exec(baseUrl)?.[1] ?? null;
}

function withPlainErrors(fetch: Fetch): Fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (response.status < 400) return response;
    return new Response(plainErrorBody(await response.text()), { status: response.status, headers: response.headers });
  };
}

/** No header takes such a key. */
function refusing(baseUrl: string): Fetch {
  return () => Promise.reject(new ModelError('auth', say`The API key for ${originOf(baseUrl)} holds characters that no key has, such as typographic dashes or quotation marks. Copy it again from where it was issued.`));
}

/** A request in the words of Chat Completions, less what the model refuses. */
export function chatBody(
  options: { readonly model: string; readonly reasoningEffort?: ReasoningEffort }, dialect: Dialect, request: ChatRequest,
): OpenAI.Chat.ChatCompletionCreateParams {
  const { messages, n, temperature, maxTokens, seed, logprobs } = adapt(dialect, request);
  return {
    model: options.model,
    messages: messages.map((message) => ({ ...message, role: message.role === 'system' ? dialect.systemRole ?? 'system' : message.role })),
    ...(n > 1 ? { n } : {}),
    ...(temperature === undefined ? {} : { temperature }),
    ...(maxTokens === undefined ? {} : { [dialect.tokensField]: maxTokens }),
    ...(seed === undefined ? {} : { seed }),
    ...(logprobs ? { logprobs: true, top_logprobs: 5 } : {}),
    ...(options.reasoningEffort ? { reasoning_effort: options.reasoningEffort } : {}),
    ...(dialect.stream ? { stream: true, ...(dialect.streamUsage ? { stream_options: { include_usage: true } } : {}) } : {}),
  };
}
