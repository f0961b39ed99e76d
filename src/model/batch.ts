/**
 * OpenAI's Batch API: thousands of requests handed in at once, answered within a day, at half the price. A batch is plain
 * data, so that one session can submit it and another collect it.
 */
import type { OpenAI } from 'openai';
import { z } from 'zod';
import type { ChatReply, ChatRequest } from './chatModel';
import { ModelError } from './chatModel';
import type { EndpointOptions } from './client';
import { chatBody, createClient } from './client';
import { abortReason } from './clock';
import type { Dialect } from './dialect';
import { initialDialect } from './dialect';
import { isAzure, normaliseBaseUrl, OPENAI_BASE_URL, originOf, publicUrl } from './endpoint';
import { fields, Gatherer } from './gather';
import { toModelError } from './modelErrors';
import { createNodeFetch } from './nodeFetch';
import { estimatePrompt, estimateTokens } from './tokens';
import { say } from '../say';

/** What OpenAI takes in one batch. */
export const MOST_REQUESTS = 50_000;

/** Key of the metadata that holds the name given to a batch here. */
const TAG = 'shortlist';
const DAY_MS = 86_400_000;
/** An endpoint that never comes to the end of its list is not read for ever. */
const MOST_LISTED = 5000;
/** What fifty thousand answers come to. */
const MAX_FILE_BYTES = 384 * 2 ** 20;
/** For files of that size on slow lines; an endpoint that is silent for longer is not waited for. */
const BATCH_MS = 15 * 60_000;

/** What must be kept to come back for it. It holds no key, and its address no password; it is looked for at the model's own address, whatever this says. */
export const batchSchema = z.object({
  baseUrl: z.string(),
  model: z.string(),
  batchId: z.string(),
  inputFileId: z.string(),
  /** The requests' own ids, in the order handed in. */
  requests: z.array(z.string()),
});
export type Batch = Readonly<z.infer<typeof batchSchema>>;

export interface BatchStatus {
  readonly state: 'waiting' | 'done' | 'expired' | 'cancelled' | 'failed';
  readonly total: number;
  readonly completed: number;
  readonly failed: number;
  /** For a person; empty while nothing went wrong. */
  readonly message: string;
}

/** What came of one request. */
export type BatchResult = { readonly id: string; readonly reply: ChatReply } | { readonly id: string; readonly error: string };

export interface BatchRequest { readonly id: string; readonly request: ChatRequest }

export interface BatchEndpoint extends EndpointOptions {
  readonly model: string;
  readonly dialect?: Partial<Dialect>;
  /** For each thing asked of it. */
  readonly batchMs?: number;
}

/** A batch that may have been handed in or not, for all that is known here. */
export interface LostBatch {
  /** The name that was given to it here. */
  readonly tag: string;
  /** When it was to be handed in, ms since the epoch. */
  readonly at: number;
  /** The requests' own ids. */
  readonly requests: readonly string[];
}

/** What an endpoint does with many requests at once. */
export interface BatchDesk {
  /** `tag` is a name of the caller's own, by which the batch can be found again. @throws {ModelError} */
  submit(requests: readonly BatchRequest[], tag: string, signal: AbortSignal): Promise<Batch>;
  /** The batch that was handed in under that name, or null. @throws {ModelError} */
  find(lost: LostBatch, signal: AbortSignal): Promise<Batch | null>;
  /** @throws {ModelError} */
  status(batch: Batch, signal: AbortSignal): Promise<BatchStatus>;
  /** @throws {ModelError} while the batch is still waiting. */
  collect(batch: Batch, signal: AbortSignal): Promise<BatchResult[]>;
}

/** Hands the requests in. @throws {ModelError} */
export async function submitBatch(endpoint: BatchEndpoint, requests: readonly BatchRequest[], tag: string, signal: AbortSignal): Promise<Batch> {
  if (requests.length === 0 || requests.length > MOST_REQUESTS) throw new RangeError(`a batch holds 1 to ${MOST_REQUESTS} requests`);
  if (new Set(requests.map(({ id }) => id)).size !== requests.length) throw new RangeError('a request’s id must be its own');
  const baseUrl = normaliseBaseUrl(endpoint.baseUrl ?? OPENAI_BASE_URL);
  const dialect: Dialect = { ...initialDialect(baseUrl), ...endpoint.dialect, stream: false };
  const url = isAzure(baseUrl) ? '/chat/completions' : '/v1/chat/completions';
  const lines = requests.map(({ id, request }) => {
    return JSON.stringify({ custom_id: id, method: 'POST', url, body: chatBody({ model: endpoint.model }, dialect, request) });
  });
  return withClient(endpoint, signal, async (client, within) => {
    const upload = new File([`${lines.join('\n')}\n`], 'shortlist.jsonl', { type: 'application/jsonl' });
    const file = await client.files.create({ file: upload, purpose: 'batch' }, { signal: within });
    const batch = await client.batches.create({
      input_file_id: file.id, endpoint: url as '/v1/chat/completions', completion_window: '24h', metadata: { [TAG]: tag },
    }, { signal: within });
    return { baseUrl: publicUrl(baseUrl), model: endpoint.model, batchId: batch.id, inputFileId: file.id, requests: requests.map(({ id }) => id) };
  });
}

/**
 * The batch that an earlier session handed in under `lost.tag` without living to hear of it; null where there is none.
 * @throws {ModelError} `not-found` or `bad-request` where the endpoint does not list its batches.
 */
export async function findBatch(lost: LostBatch, endpoint: BatchEndpoint, signal: AbortSignal): Promise<Batch | null> {
  const baseUrl = normaliseBaseUrl(endpoint.baseUrl ?? OPENAI_BASE_URL);
  return withClient(endpoint, signal, async (client, within) => {
    let seen = 0;
    for await (const batch of client.batches.list({ limit: 100 }, { signal: within })) {
      if (fields(batch.metadata)?.[TAG] === lost.tag) {
        return { baseUrl: publicUrl(baseUrl), model: endpoint.model, batchId: batch.id, inputFileId: batch.input_file_id, requests: [...lost.requests] };
      }
      // Newest first: what is older than the intent, by a clock that is not ours, is another's.
      if ((seen += 1) >= MOST_LISTED || batch.created_at * 1000 < lost.at - DAY_MS) break;
    }
    return null;
  });
}

/** How far it is. @throws {ModelError} */
export async function batchStatus(batch: Batch, endpoint: Omit<BatchEndpoint, 'model'>, signal: AbortSignal): Promise<BatchStatus> {
  return withClient({ ...endpoint, model: batch.model }, signal, async (client, within) => {
    return statusOf(await client.batches.retrieve(batch.batchId, { signal: within }), batch);
  });
}

/**
 * What is there of a batch that has come to its end, well or not: one result for every request handed in, with the
 * reason where there is no reply. Requests of an expired batch that were answered in time are kept.
 * @throws {ModelError} while the batch is still waiting.
 */
export async function collectBatch(batch: Batch, endpoint: Omit<BatchEndpoint, 'model'>, signal: AbortSignal): Promise<BatchResult[]> {
  return withClient({ ...endpoint, model: batch.model }, signal, async (client, within) => {
    const remote = await client.batches.retrieve(batch.batchId, { signal: within });
    const status = statusOf(remote, batch);
    if (status.state === 'waiting') {
      throw new ModelError('bad-request', say`The batch is not done: ${status.completed} of ${status.total} requests are answered.`);
    }
    const results = new Map<string, BatchResult>();
    const known = new Set(batch.requests);
    for (const file of [remote.error_file_id, remote.output_file_id]) {
      if (!file) continue;
      const response = await client.files.content(file, { signal: within });
      for (const result of (await response.text()).split('\n').flatMap(resultOf)) if (known.has(result.id)) results.set(result.id, result);
    }
    const why = status.message === '' ? say`The endpoint gave no result for this request.` : status.message;
    return batch.requests.map((id) => results.get(id) ?? { id, error: why });
  });
}

const STATES: Readonly<Record<string, BatchStatus['state']>> = { completed: 'done', expired: 'expired', cancelled: 'cancelled', failed: 'failed' };

function statusOf(remote: OpenAI.Batches.Batch, batch: Batch): BatchStatus {
  const state = STATES[remote.status] ?? 'waiting';
  const counts = remote.request_counts;
  const reasons = (remote.errors?.data ?? []).map((error) => error.message ?? error.code ?? '').filter((reason) => reason !== '');
  const said = reasons.length > 0 ? ` ${reasons.slice(0, 3).join('; ')}` : '';
  const messages = {
    waiting: '', done: '', expired: say`The batch ran out of time before this request was answered.`,
    cancelled: say`The batch was cancelled.`, failed: say`The endpoint refused the batch.${said}`,
  };
  return { state, total: counts?.total || batch.requests.length, completed: counts?.completed ?? 0, failed: counts?.failed ?? 0, message: messages[state] };
}

function resultOf(line: string): BatchResult[] {
  if (line.trim() === '') return [];
  let data: unknown;
  try { data = JSON.parse(line); } catch { return []; }
  const entry = fields(data);
  const id = entry?.['custom_id'];
  if (typeof id !== 'string') return [];
  const response = fields(entry?.['response']);
  const body = response?.['body'];
  const failure = fields(entry?.['error']) ?? fields(fields(body)?.['error']);
  if (failure || response?.['status_code'] !== 200) {
    return [{ id, error: String(failure?.['message'] ?? failure?.['code'] ?? `status ${String(response?.['status_code'] ?? 'unknown')}`) }];
  }
  const gatherer = new Gatherer();
  gatherer.addChat(body);
  const { choices, usage } = gatherer.result(Infinity);
  if (choices.length === 0) return [{ id, error: say`The answer was empty.` }];
  const completionTokens = choices.reduce((sum, choice) => sum + estimateTokens(choice.text), 0);
  return [{ id, reply: { choices, usage: usage ?? { promptTokens: estimatePrompt([]), completionTokens, estimated: true } } }];
}

async function withClient<T>(endpoint: BatchEndpoint, signal: AbortSignal, use: (client: OpenAI, signal: AbortSignal) => Promise<T>): Promise<T> {
  const baseUrl = normaliseBaseUrl(endpoint.baseUrl ?? OPENAI_BASE_URL);
  const transport = createNodeFetch(MAX_FILE_BYTES);
  const deadline = AbortSignal.timeout(endpoint.batchMs ?? BATCH_MS);
  try {
    return await use(createClient(baseUrl, endpoint, transport.fetch, endpoint.model), AbortSignal.any([signal, deadline]));
  } catch (error) {
    if (error instanceof RangeError) throw error;
    if (signal.aborted) throw abortReason(signal);
    if (deadline.aborted) throw new ModelError('timeout', say`${originOf(baseUrl)} did not answer in time what it was asked of batches.`);
    throw toModelError(error, { endpoint: originOf(baseUrl), address: baseUrl, model: endpoint.model, key: endpoint.apiKey, now: Date.now() });
  } finally {
    transport.dispose();
  }
}
