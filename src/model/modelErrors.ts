/** From whatever went wrong with a request to a `ModelError` that says it in a sentence, without the key. */
import { APIConnectionError, APIError } from 'openai';
import type { ModelErrorKind, Usage } from './chatModel';
import { ModelError } from './chatModel';
import { secretsOf } from './endpoint';
import { retryAfterMs, waitInWords } from './rateLimit';
import { oneLine, redact } from './redact';
import { say, spoken } from '../say';

export interface Asked {
  readonly endpoint: string;
  readonly model: string;
  readonly key?: string | undefined;
  /** The base URL, whose password is told to nobody either. */
  readonly address?: string;
  readonly usage?: Usage | undefined;
  readonly now: number;
}

/** Never throws and never returns what was thrown unchanged unless it is a ModelError: messages are rewritten and redacted. */
export function toModelError(thrown: unknown, asked: Asked): ModelError {
  const found = findModelError(thrown);
  const options = { ...(asked.usage ? { usage: asked.usage } : {}) };
  if (found) return new ModelError(found.kind, redacted(found.message, asked), found.retryAfterMs, options);
  if (thrown instanceof APIError && thrown.status !== undefined) return fromStatus(thrown, asked);
  if (thrown instanceof SyntaxError) {
    return new ModelError('malformed', say`${asked.endpoint} sent a stream that cannot be read (broken JSON).`, undefined, options);
  }
  if (thrown instanceof APIError && !(thrown instanceof APIConnectionError)) {
    const kind = kindOfWords(`${thrown.code ?? ''} ${thrown.message}`) ?? 'server';
    return new ModelError(kind, say`${asked.endpoint} broke off with an error: ${clean(thrown.message, asked)}`, undefined, options);
  }
  return new ModelError('network', networkMessage(thrown, asked), undefined, options);
}

function fromStatus(error: APIError, asked: Asked): ModelError {
  const status = error.status ?? 0;
  const said = clean(stripHtml(error.message.replace(/^\d{3} /, '')), asked);
  const headers = error.headers instanceof Headers ? error.headers : new Headers();
  const retry = retryAfterMs(headers, asked.now) ?? (status === 429 || status === 503 ? waitInWords(error.message) : undefined);
  const at = `${asked.endpoint} (status ${status})`;
  const is = (kind: ModelErrorKind, message: string) => new ModelError(kind, message, retry, asked.usage ? { usage: asked.usage } : {});
  if (error.code === 'not_recorded') return is('not-found', said);
  if (status === 401 || ((status === 400 || status === 403) && speaksOf(AUTH_WORDS, error.message))) {
    return is('auth', asked.key ? say`The API key for ${asked.endpoint} was refused: ${said}` : say`${asked.endpoint} wants an API key, and none is set.`);
  }
  if (error.code === 'content_filter' || (status === 403 && speaksOf(FLAGGED_WORDS, error.message))) return is('refused', say`${at} declined the prompt: ${said}`);
  // Where it says when to come back it is only that too much is under way at once.
  if (status === 402 && retry !== undefined) return is('rate-limit', say`${at} asks for fewer requests: ${said}`);
  if (status === 402) return is('quota', say`The account at ${at} has no credit left: ${said}`);
  if (status === 403) return is('forbidden', say`${at} does not allow this key to use ${asked.model}: ${said}`);
  if (status === 404) return is('not-found', say`${at} has no model “${asked.model}”, or no such path: ${said}`);
  if (status === 408) return is('timeout', say`${at} gave up waiting: ${said}`);
  if (status === 413) return is('bad-request', say`${at} finds the request too large: ${said}`);
  if (status === 429) {
    if (isQuota(error)) return is('quota', say`The quota at ${asked.endpoint} is used up: ${said}`);
    return is('rate-limit', say`${at} asks for fewer requests: ${said}`);
  }
  if (status >= 500) return is('server', say`${at} failed: ${said}`);
  return is('bad-request', say`${at} refused the request: ${said}`);
}

/** A 429 that no waiting mends; one that says when to come back is none, though it may advertise a dearer plan. */
function isQuota(error: APIError): boolean {
  if (error.code === 'insufficient_quota' || error.type === 'insufficient_quota') return true;
  return speaksOf(QUOTA_WORDS, error.message) && error.code !== 'rate_limit_exceeded' && waitInWords(error.message) === undefined;
}

const QUOTA_WORDS = [
  /insufficient[_ ](?:quota|balance|funds|credits?)|exceeded your current quota|billing (?:hard )?limit/i,
  /credit balance|out of credits|no credits? left/i,
];
const AUTH_WORDS = [
  /\b(?:api|subscription)[ _-]?key\b.{0,24}\b(?:not valid|invalid|expired|missing|required|revoked)/i,
  /\b(?:invalid|incorrect|missing|expired|wrong|no)\b.{0,16}\b(?:(?:api|subscription)[ _-]?key|(?:auth\w*|access)[ _-](?:token|credentials?|key)|credentials)\b/i,
  /\bunauthori[sz]ed\b|\bauthentication (?:failed|error|required)/i,
];
const FLAGGED_WORDS = [/\binput was flagged\b|\brequires moderation\b|\bguardrail\b/i];
const speaksOf = (words: readonly RegExp[], message: string): boolean => words.some((word) => word.test(message));

/** Errors that arrive inside a stream have words only. */
function kindOfWords(message: string): ModelErrorKind | null {
  if (/rate.?limit|too many requests|overloaded/i.test(message)) return 'rate-limit';
  if (speaksOf(AUTH_WORDS, message)) return 'auth';
  if (speaksOf(QUOTA_WORDS, message)) return 'quota';
  return null;
}

const NETWORK_WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: say`nothing listens there; is the server running?`, ENOTFOUND: say`its name is unknown; check the base URL and the network`,
  EAI_AGAIN: say`its name could not be looked up; check the network`, ECONNRESET: say`the connection was reset`, EPIPE: say`the connection was closed`,
  ETIMEDOUT: say`it did not answer`, EHOSTUNREACH: say`there is no route to it`, ENETUNREACH: say`there is no network`,
  EPROTO: say`it does not speak https on this port`,
  DEPTH_ZERO_SELF_SIGNED_CERT: say`its certificate is self-signed`, SELF_SIGNED_CERT_IN_CHAIN: say`its certificate chain holds a self-signed certificate`,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: say`its certificate cannot be verified`, CERT_HAS_EXPIRED: say`its certificate has expired`,
  HPE_INVALID_CONSTANT: say`it does not speak HTTP`,
};

function networkMessage(thrown: unknown, asked: Asked): string {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
    if (NETWORK_WORDS[code]) return say`${asked.endpoint} could not be reached: ${spoken(NETWORK_WORDS[code])} (${code}).`;
    if (error instanceof AggregateError && error.errors[0] instanceof Error) return networkMessage(error.errors[0], asked);
    if (!(error.cause instanceof Error)) return say`${asked.endpoint} could not be reached: ${clean(error.message, asked)}`;
  }
  return say`${asked.endpoint} could not be reached.`;
}

/** The openai package wraps what its fetch throws. */
function findModelError(thrown: unknown): ModelError | null {
  for (let error = thrown; error instanceof Error; error = error.cause) if (error instanceof ModelError) return error;
  return null;
}

const clean = (text: string, asked: Asked): string => oneLine(redacted(text, asked)) || '?';
const redacted = (text: string, { key, address }: Asked): string => {
  return [...secretsOf(address ?? ''), key].reduce<string>((plain, secret) => redact(plain, secret), text);
};

function stripHtml(text: string): string {
  return /<\w+/.test(text) ? text.replace(/<(style|script)[\s\S]*?<\/\1>/gi, ' ').replace(/<[^>]*>/g, ' ') : text;
}
