/** One interface for everything that writes text; one file a provider implements it. */
import type { Batch, BatchDesk, BatchRequest, BatchResult, BatchStatus, LostBatch } from './batch';

export interface ChatMessage { readonly role: 'system' | 'user' | 'assistant'; readonly content: string }

export interface ChatRequest {
  readonly messages: readonly ChatMessage[];
  /** Left out for models that refuse it. */
  readonly temperature?: number;
  /** How many choices to ask for in one request; an endpoint may give fewer. Default 1. */
  readonly n?: number;
  readonly maxTokens?: number;
  readonly seed?: number;
  /** Log-probabilities of the answer's first tokens, where the endpoint gives them. */
  readonly logprobs?: boolean;
}

export interface ChatChoice {
  readonly text: string;
  readonly finish: 'stop' | 'length' | 'refusal' | 'other';
  /** Most likely alternatives of the first answer token: token → log-probability. */
  readonly firstTokens?: Readonly<Record<string, number>>;
}

export interface Usage {
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** Of the prompt tokens, those the endpoint had cached. */
  readonly cachedTokens?: number;
  /** Counted here, since the endpoint gave no usage. */
  readonly estimated: boolean;
}

export interface ChatReply {
  readonly choices: readonly ChatChoice[];
  readonly usage: Usage;
  /** What was really sent: null where the model takes none. Absent: as the request had it. */
  readonly temperature?: number | null;
}

export interface ChatModel {
  /** Unique among the run's models, such as `openai:gpt-5-mini@https://api.openai.com/v1` or `recorded:recorded`. */
  readonly id: string;
  /** For people. */
  readonly label: string;
  /**
   * One request, once: pace, retry and budget are the pool's.
   * `onAccepted` is called as soon as the endpoint has taken the request (its status is good), with what it says of its limits.
   * @throws {ModelError} AbortError when the signal fires.
   */
  ask(request: ChatRequest, signal: AbortSignal, onAccepted?: (hints: PaceHints) => void): Promise<ChatReply>;
  /** Where requests may also be handed in together, to be answered within a day. */
  readonly batch?: BatchDesk;
  dispose?(): Promise<void>;
}

export type ModelErrorKind =
  | 'auth' | 'forbidden' | 'not-found' | 'bad-request' | 'rate-limit' | 'quota' | 'server' | 'network' | 'timeout' | 'stall'
  | 'malformed' | 'empty' | 'refused' | 'too-large' | 'budget';

/** What an endpoint's rate-limit headers say. */
export interface PaceHints {
  /** No further request is welcome for this long; 0 when nothing was said. */
  readonly holdMs: number;
}

/** Why a request gave nothing. `retryAfterMs` when the endpoint said when to come back. Never holds a key. */
export class ModelError extends Error {
  /** What it cost all the same, where the endpoint had begun to answer. */
  readonly usage: Usage | null;
  /** The endpoint refused a parameter and the model has learnt it: the same request may be sent again at once. */
  readonly learnt: boolean;

  constructor(readonly kind: ModelErrorKind, message: string, readonly retryAfterMs?: number, options?: ErrorOptions & { usage?: Usage; learnt?: boolean }) {
    super(message, options);
    this.name = 'ModelError';
    this.usage = options?.usage ?? null;
    this.learnt = options?.learnt ?? false;
  }
}

/** What the pipeline's stages talk to: several models behind pace, retry, budget and account. */
export interface Models {
  readonly all: readonly ChatModel[];
  /**
   * Asks `modelId`, or the pool's next model. Retries what can be retried; a model that keeps failing is benched.
   * `purpose` is the stage, for the account and the log.
   * @throws {ModelError} when it is final: `budget` when a cap is met, `auth` at once.
   */
  ask(purpose: string, request: ChatRequest, signal: AbortSignal, modelId?: string): Promise<ChatReply & { readonly model: string }>;
  /** Hands every finished call, failed ones too, to `listener`; the disposer ends it. */
  onCall(listener: (call: CallRecord) => void): () => void;
  /** Hears what a person should know (a model benched or out); what was said before is repeated to it. The disposer ends it. */
  onNotice?(listener: (notice: ModelNotice) => void): () => void;
  /** How many requests are worth having under way now. */
  readonly concurrency: number;
  readonly spent: { readonly calls: number; readonly promptTokens: number; readonly completionTokens: number; readonly usd: number | null };
  /** Absent where no model's endpoint takes batches. */
  readonly batches?: Batches;
  dispose(): Promise<void>;
}

/** Requests that are handed in together and fetched later, perhaps in another session, under the same caps and on the same account. */
export interface Batches {
  /**
   * Splits the requests among the models that can, by their shares, and yields each batch as soon as it is handed in. Requests
   * for which the caps leave no room are left out. `announce` hears first of all batches to come, and names each.
   * @throws {ModelError}
   */
  submit(
    requests: readonly BatchRequest[], announce: (planned: readonly PlannedBatch[]) => Promise<readonly string[]>, signal: AbortSignal,
  ): AsyncIterable<HandedIn & { readonly tag: string }>;
  /** A batch that an earlier session announced and did not see handed in; null where it was not. @throws {ModelError} */
  find(model: string, lost: LostBatch, signal: AbortSignal): Promise<HandedIn | null>;
  /** @throws {ModelError} */
  status(handedIn: HandedIn, signal: AbortSignal): Promise<BatchStatus>;
  /** Looks again and again until the batch has come to its end. @throws {ModelError} AbortError */
  wait(handedIn: HandedIn, signal: AbortSignal, onStatus: (status: BatchStatus) => void): Promise<BatchStatus>;
  /** What came of the requests named; each is a call on the account. @throws {ModelError} while the batch is still waiting. */
  collect(purpose: string, handedIn: HandedIn, wanted: ReadonlySet<string>, signal: AbortSignal): Promise<BatchResult[]>;
}

/** Requests that are about to be handed in to a model. */
export interface PlannedBatch { readonly model: string; readonly requests: readonly string[] }

/** A batch and the id of the model that has it. */
export interface HandedIn { readonly model: string; readonly batch: Batch }

export interface ModelNotice { readonly level: 'info' | 'warning' | 'error'; readonly message: string }

export interface CallRecord {
  readonly purpose: string;
  readonly model: string;
  /** `ok`, or the kind of the error. */
  readonly outcome: 'ok' | ModelErrorKind | 'cancelled';
  readonly detail: string;
  readonly ms: number;
  readonly usage: Usage | null;
  readonly usd: number | null;
  /** Choices asked for and received. */
  readonly asked: number;
  readonly received: number;
}
