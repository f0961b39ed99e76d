/**
 * How one model of one endpoint wants to be asked. Endpoints that call themselves OpenAI-compatible differ in what
 * they refuse; each refusal names its parameter, is learnt once, and the request is sent again without it.
 */
import { z } from 'zod';
import type { ChatMessage, ChatRequest } from './chatModel';
import { hostOf, isOpenAi } from './endpoint';

export const dialectSchema = z.object({
  api: z.enum(['chat', 'responses']),
  stream: z.boolean(),
  streamUsage: z.boolean(),
  tokensField: z.enum(['max_tokens', 'max_completion_tokens']),
  /** False for models that take their own temperature only. */
  temperature: z.boolean(),
  maxTemperature: z.number(),
  /** False where one request gives one choice. */
  manyChoices: z.boolean(),
  seed: z.boolean(),
  logprobs: z.boolean(),
  /** Name of the instructions' role; null where the model knows none and they go ahead of the user's words. */
  systemRole: z.enum(['system', 'developer']).nullable(),
  /** Most tokens of an answer, as far as the endpoint has said. */
  maxTokens: z.number().int().positive().nullable(),
});
export type Dialect = Readonly<z.infer<typeof dialectSchema>>;

/**
 * What endpoints pass over in silence, or change, by their own documentation: no refusal would teach it, and what is
 * recorded of a sample would not be what it was drawn with.
 */
const SILENT: Readonly<Record<string, Partial<Dialect>>> = {
  // A temperature above 1 is taken for 1, `n` has to be 1, and neither seed nor log-probabilities mean anything.
  'api.anthropic.com': { maxTemperature: 1, manyChoices: false, seed: false, logprobs: false },
  // Its models think unless told not to, and a temperature then changes nothing; it knows neither `n` nor seed.
  'api.deepseek.com': { temperature: false, manyChoices: false, seed: false },
};

export function initialDialect(baseUrl: string): Dialect {
  return {
    api: 'chat', stream: true, streamUsage: true, tokensField: isOpenAi(baseUrl) ? 'max_completion_tokens' : 'max_tokens', temperature: true,
    maxTemperature: 2, manyChoices: true, seed: true, logprobs: true, systemRole: 'system', maxTokens: null, ...SILENT[hostOf(baseUrl)],
  };
}

/** With 403 OpenAI refuses log-probabilities of a model that reasons; it is a key's lack of rights otherwise. */
const TEACHES: ReadonlySet<number | undefined> = new Set([400, 404, 405, 422, 501]);

export interface Refusal { readonly status: number | undefined; readonly message: string; readonly param: string | null }

/** The dialect that takes a refusal into account; null when it teaches nothing about `request`. */
export function learn(dialect: Dialect, refusal: Refusal, request: ChatRequest): Dialect | null {
  if (!TEACHES.has(refusal.status) && !(refusal.status === 403 && request.logprobs === true && about(refusal, 'logprobs'))) return null;
  for (const lesson of LESSONS) {
    const change = lesson(dialect, refusal, request);
    if (change && Object.entries(change).some(([key, value]) => dialect[key as keyof Dialect] !== value)) return { ...dialect, ...change };
  }
  return null;
}

type Lesson = (dialect: Dialect, refusal: Refusal, request: ChatRequest) => Partial<Dialect> | null | false;

const about = ({ message, param }: Refusal, name: string): boolean =>
  param === name || new RegExp(`(^|[^a-z_])${name}([^a-z_]|$)`, 'i').test(message);

/** Of more than one choice. */
const MANY_WORDS: readonly RegExp[] = [
  /(^|[\s'"`.])n['"`]?\s*(must|should|is|>|=|:|parameter|value)|\["?body"?, ?"n"\]/i,
  /number of (choices|completions)|only (one|1) (choice|completion|candidate)|multiple (choices|completions|candidates)|candidate_?count/i,
];
/** Of instructions. */
const ROLE_WORDS: readonly RegExp[] = [
  /system (role|message|prompt|instruction)s?|developer (role|message|instruction)s?/i,
  /role.{0,30}system|'system'|"system"|messages\[0\].*role|conversation roles must alternate/i,
];

/** Ordered: the more particular first. */
const LESSONS: readonly Lesson[] = [
  (_, { message }) => (/only (?:be )?(?:supported|available) in .{0,12}v1\/responses|use the responses api/i.test(message)
    || /not (?:a chat model|supported (?:in|with) the .{0,4}v1\/chat\/completions)/i.test(message))
    && { api: 'responses', manyChoices: false, seed: false, logprobs: false },
  (_, refusal) => about(refusal, 'stream_options') && { streamUsage: false },
  (dialect, refusal) => (refusal.param === 'stream' || /stream(ing)? (is |was )?(not|un)|verified to stream/i.test(refusal.message))
    && dialect.stream && { stream: false },
  (dialect, refusal, request) => tooManyTokens(dialect, refusal, request),
  (dialect, refusal) => (refusal.param === null ? about(refusal, dialect.tokensField) : refusal.param === dialect.tokensField)
    && !/too (?:large|high|many)|at most|context length|range|maximum/i.test(refusal.message)
    && { tokensField: dialect.tokensField === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens' },
  (_, refusal) => {
    if (!about(refusal, 'temperature')) return null;
    const limit = /(?:<=|at most|less than or equal to|between \d(?:\.\d+)? and|range:? .{0,8}(?:\.\.|,|-))\s*(\d(?:\.\d+)?)/i.exec(refusal.message);
    return limit && Number(limit[1]) > 0 && Number(limit[1]) < 2 ? { maxTemperature: Number(limit[1]) } : { temperature: false };
  },
  (_, refusal, request) => request.logprobs === true && (about(refusal, 'logprobs') || about(refusal, 'top_logprobs')) && { logprobs: false },
  (_, refusal, request) => (request.n ?? 1) > 1 && (refusal.param === 'n' || MANY_WORDS.some((words) => words.test(refusal.message)))
    && { manyChoices: false },
  (_, refusal, request) => request.seed !== undefined && about(refusal, 'seed') && { seed: false },
  (dialect, refusal) => dialect.systemRole !== null && ROLE_WORDS.some((words) => words.test(refusal.message))
    && { systemRole: dialect.systemRole === 'system' && /developer/i.test(refusal.message) ? 'developer' : null },
];

/** "supports at most 4096 completion tokens"; "valid range of max_tokens is [1, 8192]"; "maximum context length is 8192 tokens … 1200 input tokens". */
function tooManyTokens(dialect: Dialect, { message }: Refusal, request: ChatRequest): Partial<Dialect> | null {
  const context = /context (?:length|window)\D{0,40}(\d{3,7})/i.exec(message);
  const atMost = /(?:at most|maximum(?: allowed)?(?: value)?(?: is| of)?|<=|less than or equal to|range[^\d]{0,24}\d+\s*,)\s*[`'"]?(\d{3,7})/i.exec(message)
    ?? /> (\d{3,7}), which is the maximum/i.exec(message);
  if (!/tokens?/i.test(message)) return null;
  let limit: number | null = null;
  if (context) {
    const room = Number(context[1]);
    const prompt = /(\d{1,7}) (?:input tokens|in the messages|tokens in the (?:messages|prompt)|prompt tokens)/i.exec(message)
      ?? /(?:prompt|messages)[^\d]{0,30}(\d{1,7}) tokens/i.exec(message);
    const used = prompt ? Number(prompt[1]) : Math.floor(room / 2);
    limit = room - used - 32;
  } else if (atMost) {
    limit = Number(atMost[1]);
  }
  if (limit === null || limit < 64 || limit >= (request.maxTokens ?? Infinity) || limit >= (dialect.maxTokens ?? Infinity)) return null;
  return { maxTokens: limit };
}

interface Adapted extends Required<Pick<ChatRequest, 'messages' | 'n'>> { temperature?: number; maxTokens?: number; seed?: number; logprobs: boolean }

/** What is left of a request once everything the model refuses is out. */
export function adapt(dialect: Dialect, request: ChatRequest): Adapted {
  const maxTokens = Math.min(request.maxTokens ?? Infinity, dialect.maxTokens ?? Infinity);
  return {
    messages: withoutSystemRole(dialect, request.messages),
    n: dialect.manyChoices ? request.n ?? 1 : 1,
    logprobs: dialect.logprobs && request.logprobs === true,
    ...(dialect.temperature && request.temperature !== undefined ? { temperature: Math.min(request.temperature, dialect.maxTemperature) } : {}),
    ...(Number.isFinite(maxTokens) ? { maxTokens } : {}),
    ...(dialect.seed && request.seed !== undefined ? { seed: request.seed } : {}),
  };
}

function withoutSystemRole(dialect: Dialect, messages: readonly ChatMessage[]): ChatMessage[] {
  if (dialect.systemRole !== null) return [...messages];
  const words = messages.filter((message) => message.role === 'system').map((message) => message.content).join('\n\n');
  const rest = messages.filter((message) => message.role !== 'system');
  const first = rest[0];
  if (words === '') return rest;
  return first?.role === 'user' ? [{ role: 'user', content: `${words}\n\n${first.content}` }, ...rest.slice(1)] : [{ role: 'user', content: words }, ...rest];
}
