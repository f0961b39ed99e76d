/** A model behind an OpenAI-compatible endpoint, through the `openai` package: Chat Completions, or Responses where a model wants it. */
import type { OpenAI } from 'openai';
import { APIError } from 'openai';
import { batchStatus, collectBatch, findBatch, submitBatch } from './batch';
import type { EndpointOptions, ReasoningEffort } from './client';
import { chatBody, createClient, deploymentOf, listingOptions } from './client';
import { abortReason } from './clock';
import type { ChatModel, ChatReply, ChatRequest, PaceHints, Usage } from './chatModel';
import { ModelError } from './chatModel';
import type { Deadlines } from './deadline';
import { DEFAULT_DEADLINES, Pacing, Watch } from './deadline';
import type { Dialect } from './dialect';
import { adapt, initialDialect, learn } from './dialect';
import { normaliseBaseUrl, OPENAI_BASE_URL, originOf, publicUrl } from './endpoint';
import type { Gathered } from './gather';
import { fields, Gatherer } from './gather';
import { toModelError } from './modelErrors';
import { failureIn } from './errorBody';
import { createNodeFetch } from './nodeFetch';
import { holdMs } from './rateLimit';
import { addResponseEvent, addWholeResponse, responsesBody } from './responsesApi';
import { DONE, eventData } from './serverSentEvents';
import { estimatePrompt, estimateTokens } from './tokens';
import { say } from '../say';

export interface ModelOptions extends EndpointOptions {
  /** The endpoint's name of the model (Azure: the deployment's). */
  readonly model: string;
  /** Default `openai:<model>@<base URL>`. */
  readonly id?: string;
  readonly label?: string;
  readonly deadlines?: Partial<Deadlines>;
  /** What an earlier session learnt of this model. */
  readonly dialect?: Partial<Dialect>;
  /** Hears of everything learnt, to keep it for the next session. */
  readonly onLearnt?: (dialect: Dialect) => void;
  /** Passed to models that reason. */
  readonly reasoningEffort?: ReasoningEffort;
}

export function openModel(options: ModelOptions): ChatModel {
  const baseUrl = normaliseBaseUrl(options.baseUrl ?? OPENAI_BASE_URL);
  const transport = createNodeFetch();
  const client = createClient(baseUrl, options, transport.fetch, options.model);
  const deadlines = { ...DEFAULT_DEADLINES, ...options.deadlines };
  const pacing = new Pacing(deadlines);
  let dialect: Dialect = { ...initialDialect(baseUrl), ...options.dialect };

  return {
    id: options.id ?? `openai:${options.model}@${publicUrl(baseUrl)}`,
    label: options.label ?? options.model,
    async ask(request, signal, onAccepted) {
      const spoken = dialect;
      const { n, maxTokens } = adapt(spoken, request);
      const gatherer = new Gatherer((maxTokens ?? Infinity) * n);
      using watch = new Watch(deadlines, signal, pacing);
      try {
        const gathered = await askOnce({ client, options, dialect: spoken, request, watch, gatherer, onAccepted });
        watch.done();
        return replyOf(gathered, request, spoken, originOf(baseUrl));
      } catch (error) {
        if (signal.aborted) throw abortReason(signal);
        // All is there of an answer whose stream was left open.
        if (watch.missed === 'stall' && gatherer.ended >= n) return replyOf(gatherer.result(n), request, spoken, originOf(baseUrl));
        const usage = gatherer.begun ? usageSoFar(gatherer, request) : undefined;
        if (watch.missed) throw deadlineError(watch, originOf(baseUrl), usage);
        const modelError = toModelError(error, {
          endpoint: originOf(baseUrl), address: baseUrl, model: options.model, key: options.apiKey, usage, now: Date.now(),
        });
        const lesson = refusalOf(error) && learn(spoken, refusalOf(error)!, request);
        if (!lesson) {
          // Another request of the same moment may have learnt what this one was refused for.
          const again = refusalOf(error) && dialect !== spoken && modelError.kind === 'bad-request';
          throw again ? learntError(modelError) : modelError;
        }
        dialect = { ...dialect, ...difference(spoken, lesson) };
        options.onLearnt?.(dialect);
        throw learntError(modelError);
      }
    },
    batch: {
      submit: (requests, tag, signal) => submitBatch({ ...options, baseUrl, dialect }, requests, tag, signal),
      find: (lost, signal) => findBatch(lost, { ...options, baseUrl }, signal),
      status: (batch, signal) => batchStatus(batch, { ...options, baseUrl }, signal),
      collect: (batch, signal) => collectBatch(batch, { ...options, baseUrl }, signal),
    },
    dispose() { transport.dispose(); return Promise.resolve(); },
  };
}

const LISTING_MS = 15_000;

/** Names of the models an endpoint lists, in its order. @throws {ModelError} */
export async function listModels(options: EndpointOptions & { readonly timeoutMs?: number }, signal?: AbortSignal): Promise<string[]> {
  const baseUrl = normaliseBaseUrl(options.baseUrl ?? OPENAI_BASE_URL);
  const deployment = deploymentOf(baseUrl);
  if (deployment !== null) return [deployment]; // Azure lists what could be deployed, not what is
  const transport = createNodeFetch();
  const timeout = AbortSignal.timeout(options.timeoutMs ?? LISTING_MS);
  try {
    const page: unknown = await createClient(baseUrl, options, transport.fetch).models.list({
      ...listingOptions(baseUrl, options), signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    const data = fields(page)?.['data'];
    return (Array.isArray(data) ? data : []).flatMap((entry) => { const id = fields(entry)?.['id']; return typeof id === 'string' ? [id] : []; });
  } catch (error) {
    if (signal?.aborted) throw abortReason(signal);
    if (timeout.aborted) throw new ModelError('timeout', say`${originOf(baseUrl)} did not list its models in time.`);
    throw toModelError(error, { endpoint: originOf(baseUrl), address: baseUrl, model: '', key: options.apiKey, now: Date.now() });
  } finally {
    transport.dispose();
  }
}

interface Asking {
  readonly client: OpenAI;
  readonly options: ModelOptions;
  readonly dialect: Dialect;
  readonly request: ChatRequest;
  readonly watch: Watch;
  readonly gatherer: Gatherer;
  readonly onAccepted: ((hints: PaceHints) => void) | undefined;
}

async function askOnce(asking: Asking): Promise<Gathered> {
  const { client, options, dialect, request, watch, gatherer } = asking;
  const response = dialect.api === 'responses'
    ? await client.responses.create(responsesBody(options.model, dialect, request, options.reasoningEffort), { signal: watch.signal }).asResponse()
    : await client.chat.completions.create(chatBody(options, dialect, request), { signal: watch.signal }).asResponse();
  asking.onAccepted?.({ holdMs: holdMs(response.headers, Date.now()) });
  const type = response.headers.get('content-type') ?? '';
  if (/text\/html/.test(type)) {
    await response.body?.cancel();
    throw new ModelError('malformed', say`The endpoint answered with a web page; check the base URL (it usually ends in /v1).`);
  }
  let cutShort = false;
  if (/event-stream|ndjson|octet-stream/.test(type)) {
    const done = await readStream(response, asking);
    cutShort = !done && /event-stream/.test(type);
  } else {
    const body = await response.text();
    // Some gateways send a stream under another name.
    if (STREAM_START.test(body)) cutShort = !await readStream(new Response(body, { headers: response.headers }), asking);
    else readWhole(body, response.headers, asking);
  }
  const result = gatherer.result(request.n ?? 1);
  if (!result.finished && (cutShort || dialect.api === 'responses')) throw new ModelError('malformed', say`The endpoint ended its answer in the middle.`);
  return result;
}

const STREAM_START = /^\s*(?:(?:data|event|id|retry)?:)/;

/** Whether the stream came to its named end. */
async function readStream(response: Response, { dialect, request, watch, gatherer }: Asking): Promise<boolean> {
  if (!response.body) return false;
  const wanted = dialect.manyChoices ? request.n ?? 1 : 1;
  let ended = false;
  for await (const events of eventData(response.body)) {
    for (const text of events) {
      if (text.startsWith(DONE)) return true;
      const event: unknown = JSON.parse(text);
      throwFailureIn(event, response.headers);
      if (dialect.api === 'responses') addResponseEvent(gatherer, event); else gatherer.addChat(event);
    }
    if (gatherer.begun) watch.alive(gatherer.chars);
    if (!ended && gatherer.ended >= wanted) { ended = true; watch.ending(); }
  }
  return false;
}

/** Some endpoints say with a good status that they failed; the code is then that of the status it should have been. */
function throwFailureIn(data: unknown, headers: Headers): void {
  const failure = failureIn(data);
  if (!failure) return;
  const status = Number(failure.code);
  throw new APIError(status >= 400 && status < 600 ? status : undefined, failure, undefined, headers);
}

function readWhole(body: string, headers: Headers, { dialect, gatherer }: Asking): void {
  let data: unknown;
  try { data = JSON.parse(body); } catch (error) {
    throw new ModelError('malformed', say`The endpoint sent an answer that is not JSON.`, undefined, { cause: error });
  }
  throwFailureIn(data, headers);
  if (dialect.api === 'responses') addWholeResponse(gatherer, data); else gatherer.addChat(data);
}

function replyOf(gathered: Gathered, request: ChatRequest, dialect: Dialect, endpoint: string): ChatReply {
  const usage = gathered.usage ?? estimated(gathered, request);
  if (gathered.choices.length === 0) throw new ModelError('empty', say`${endpoint} gave an answer without a word.`, undefined, { usage });
  // A model that answers less than was asked for is asked for one at a time by whoever reads `choices`; the dialect stays as it is.
  return { choices: gathered.choices.slice(0, dialect.manyChoices ? request.n ?? 1 : 1), usage, temperature: adapt(dialect, request).temperature ?? null };
}

function estimated(gathered: Gathered, request: ChatRequest): Usage {
  const words = gathered.choices.reduce((sum, choice) => sum + estimateTokens(choice.text), 0);
  return { promptTokens: estimatePrompt(request.messages), completionTokens: words + Math.ceil(gathered.reasoningChars / 4), estimated: true };
}

function usageSoFar(gatherer: Gatherer, request: ChatRequest): Usage {
  const gathered = gatherer.result(Infinity);
  return gathered.usage ?? estimated(gathered, request);
}

function refusalOf(error: unknown): { status: number | undefined; message: string; param: string | null } | null {
  return error instanceof APIError ? { status: error.status, message: error.message, param: error.param ?? null } : null;
}

const learntError = (error: ModelError): ModelError => new ModelError(error.kind, error.message, 0, { learnt: true });

function difference(from: Dialect, to: Dialect): Partial<Dialect> {
  return Object.fromEntries(Object.entries(to).filter(([key, value]) => from[key as keyof Dialect] !== value));
}

function deadlineError(watch: Watch, endpoint: string, usage: Usage | undefined): ModelError {
  const { deadlines, missed } = watch;
  const options = usage ? { usage } : {};
  const seconds = (ms: number) => `${Math.round(ms / 1000)} s`;
  if (missed === 'stall') {
    const stalled = seconds(deadlines.stallMs);
    return new ModelError('stall', say`${endpoint} stopped in the middle of an answer (next to nothing for ${stalled}).`, undefined, options);
  }
  const within = seconds(watch.waitedMs);
  const said = missed === 'first' ? say`${endpoint} did not begin to answer within ${within}.` : say`${endpoint} did not finish its answer within ${within}.`;
  return new ModelError('timeout', said, undefined, options);
}
