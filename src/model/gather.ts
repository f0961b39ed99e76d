/** Puts an answer together from what an endpoint sends, whole or in pieces, believing nothing of its shape. */
import type { ChatChoice, Usage } from './chatModel';
import { ModelError } from './chatModel';
import { say } from '../say';

type Fields = Readonly<Record<string, unknown>>;

/** More text than any limit allows: the endpoint does not honour it, and every token more is paid for. */
const MAX_TEXT_CHARS = 2 * 2 ** 20;
/** No token is longer on the mean of a text, runs of blanks included. */
const MOST_CHARS_A_TOKEN = 16;
/** A repeated piece of at least this length is a piece sent twice; shorter ones repeat by right (indentation). */
const REPEAT_CHARS = 24;

export const fields = (value: unknown): Fields | null => typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Fields : null;
const list = (value: unknown): readonly unknown[] => Array.isArray(value) ? value : [];
const text = (value: unknown): string => typeof value === 'string' ? value : '';
/** Whole, and small enough that sums stay numbers, whatever an endpoint claims. */
const count = (value: unknown): number | undefined => typeof value === 'number' && value >= 0 ? Math.min(Math.round(value), 1e12) : undefined;

/** So many pieces, each a longer one than that before and beginning with it, are no chance: each holds the text so far. */
const GROWN_PIECES = 3;
const GROWN_SHORT_PIECES = 8;

/** A text that comes in pieces, whether each holds what is new or, as some servers send it, all so far. */
class Pieces {
  #parts: string[] = [];
  #chars = 0;
  #last = '';
  /** Pieces that repeated the whole one before and went on from there; -1 once one did not. */
  #growing = 0;

  get text(): string { return this.#parts.join(''); }

  /** @returns by how many characters there is more text now; a piece that was sent twice counts, though it is left out. */
  add(piece: string): number {
    const isLong = piece.length >= REPEAT_CHARS && piece.trim() !== '';
    const isRepeated = isLong && (piece === this.#last || (this.#parts.length > 1 && piece.length === this.#chars && piece === this.text));
    if (isRepeated) return this.#growing > 0 ? 0 : piece.length;
    const last = this.#last;
    const grows = this.#growing >= 0 && last !== '' && piece.length > last.length && piece.startsWith(last);
    if (last !== '') this.#growing = grows ? this.#growing + 1 : -1;
    this.#last = piece;
    const before = this.#chars;
    if (grows && (isLong ? this.#growing + 1 >= GROWN_PIECES || last.length >= REPEAT_CHARS : this.#growing + 1 >= GROWN_SHORT_PIECES)) {
      [this.#parts, this.#chars] = [[piece], piece.length];
    } else {
      this.#parts.push(piece);
      this.#chars += piece.length;
    }
    return this.#chars - before;
  }
}

interface Slot {
  readonly words: Pieces;
  readonly thoughts: Pieces;
  refusal: string;
  finish: ChatChoice['finish'] | null;
  firstTokens: Record<string, number> | null;
}

export interface Gathered {
  readonly choices: readonly ChatChoice[];
  readonly usage: Usage | null;
  /** Of thoughts that came apart from the answer. */
  readonly reasoningChars: number;
  /** Every choice came to an end that the endpoint named. */
  readonly finished: boolean;
}

export class Gatherer {
  readonly #slots = new Map<number, Slot>();
  #usage: Usage | null = null;
  #chars = 0;
  #reasoningChars = 0;
  #ended = 0;

  readonly #maxChars: number;

  /** @param tokens that all choices together may have, by what was asked for. */
  constructor(tokens = Infinity) { this.#maxChars = Math.min(MAX_TEXT_CHARS, tokens * MOST_CHARS_A_TOKEN); }

  /** Characters of the answer, and of the thoughts before it, that have come. */
  get chars(): number { return this.#chars + this.#reasoningChars; }
  get begun(): boolean { return this.chars > 0; }
  /** Choices whose end the endpoint has named. */
  get ended(): number { return this.#ended; }

  /** One piece of a Chat Completions stream, or the whole of an answer that was not streamed. @throws {ModelError} `too-large`. */
  addChat(data: unknown): void {
    const piece = fields(data);
    if (!piece) return;
    for (const entry of list(piece['choices'])) this.#addChoice(fields(entry));
    this.#usage = usageOf(piece['usage']) ?? this.#usage;
    // Groq and others put it elsewhere.
    this.#usage ??= usageOf(fields(piece['x_groq'])?.['usage']);
  }

  addText(index: number, piece: string): void { this.#grow(this.#slot(index).words.add(piece)); }

  addReasoning(index: number, piece: string): void {
    this.#reasoningChars += this.#slot(index).thoughts.add(piece);
    this.#grow(0);
  }

  addRefusal(index: number, words: string): void { this.#slot(index).refusal += words; this.#grow(words.length); }
  finish(index: number, reason: ChatChoice['finish']): void {
    const slot = this.#slot(index);
    if (slot.finish === null) this.#ended += 1;
    slot.finish = reason;
  }
  use(usage: Usage | null): void { this.#usage = usage ?? this.#usage; }

  /** At most `most` choices, those without a word left out. */
  result(most: number): Gathered {
    const slots = [...this.#slots].sort(([a], [b]) => a - b).map(([, slot]) => slot);
    const choices = slots.map((slot): ChatChoice => {
      const words = slot.words.text;
      const refused = slot.refusal !== '' && words.trim() === '';
      return {
        text: refused ? slot.refusal : words, finish: refused ? 'refusal' : slot.finish ?? 'other',
        ...(slot.firstTokens ? { firstTokens: slot.firstTokens } : {}),
      };
    }).filter((choice) => choice.text.trim() !== '' || choice.finish === 'length' || choice.finish === 'refusal');
    return {
      choices: choices.slice(0, most), usage: this.#usage, reasoningChars: this.#reasoningChars,
      finished: slots.length > 0 && slots.every((slot) => slot.finish !== null),
    };
  }

  #addChoice(choice: Fields | null): void {
    if (!choice) return;
    const index = count(choice['index']) ?? 0;
    if (index > 1024) return;
    const delta = fields(choice['delta']) ?? fields(choice['message']) ?? {};
    const content = delta['content'];
    const words = Array.isArray(content) ? content.map((part) => text(fields(part)?.['text'])).join('') : text(content) || text(choice['text']);
    if (words !== '') this.addText(index, words);
    const thoughts = text(delta['reasoning_content']) || text(delta['reasoning']) || text(delta['thinking']);
    if (thoughts !== '') this.addReasoning(index, thoughts);
    const refusal = text(delta['refusal']);
    if (refusal !== '') this.addRefusal(index, refusal);
    const slot = this.#slot(index);
    slot.firstTokens ??= firstTokensOf(choice['logprobs']);
    // Gemini's models say it in capitals.
    const reason = text(choice['finish_reason']).toLowerCase();
    if (BROKEN_OFF.has(reason)) throw new ModelError('server', say`The endpoint broke off in the middle of its answer.`);
    if (reason !== '') this.finish(index, finishOf(reason));
  }

  #slot(index: number): Slot {
    let slot = this.#slots.get(index);
    if (!slot) this.#slots.set(index, slot = { words: new Pieces(), thoughts: new Pieces(), refusal: '', finish: null, firstTokens: null });
    return slot;
  }

  #grow(chars: number): void {
    this.#chars += chars;
    if (this.chars > this.#maxChars) {
      throw new ModelError('too-large', say`The endpoint sent far more text than was asked for; the answer was cut off.`);
    }
  }
}

/** Ends that are none: OpenRouter's, DeepSeek's and vLLM's words for an answer that broke off. */
const BROKEN_OFF: ReadonlySet<string> = new Set(['error', 'insufficient_system_resource', 'abort']);
/** OpenAI's and Anthropic's word, then Gemini's, which come as they are or after OpenAI's. */
const DECLINED = /^(?:content_filter|refusal|safety|recitation|blocklist|prohibited_content|spii)\b/;

function finishOf(reason: string): ChatChoice['finish'] {
  if (reason === 'stop' || reason === 'end_turn' || reason === 'eos' || reason === 'stop_sequence') return 'stop';
  if (reason === 'length' || reason === 'max_tokens' || reason === 'max_output_tokens') return 'length';
  if (DECLINED.test(reason)) return 'refusal';
  return 'other';
}

/** Most likely alternatives of the first token: the endpoint's list, else the token itself. */
function firstTokensOf(logprobs: unknown): Record<string, number> | null {
  const first = fields(list(fields(logprobs)?.['content'])[0]);
  if (!first) return null;
  const alternatives = list(first['top_logprobs']);
  const pairs = (alternatives.length > 0 ? alternatives : [first]).map(fields).flatMap((entry) => {
    const logprob = entry?.['logprob'];
    return entry && typeof logprob === 'number' && typeof entry['token'] === 'string' ? [[entry['token'], logprob] as const] : [];
  });
  return pairs.length > 0 ? Object.fromEntries(pairs) : null;
}

/** Usage in the words of Chat Completions, of the Responses API or of DeepSeek. */
export function usageOf(value: unknown): Usage | null {
  const usage = fields(value);
  if (!usage) return null;
  const promptTokens = count(usage['prompt_tokens']) ?? count(usage['input_tokens']);
  const answered = count(usage['completion_tokens']) ?? count(usage['output_tokens']);
  if (promptTokens === undefined || answered === undefined) return null;
  // Gemini and xAI leave a model's thoughts out of what was answered, though not out of the sum, nor of the bill.
  const completionTokens = Math.max(answered, (count(usage['total_tokens']) ?? 0) - promptTokens);
  const details = fields(usage['prompt_tokens_details']) ?? fields(usage['input_tokens_details']);
  const cachedTokens = count(details?.['cached_tokens']) ?? count(usage['prompt_cache_hit_tokens']);
  return { promptTokens, completionTokens, ...(cachedTokens === undefined ? {} : { cachedTokens: Math.min(cachedTokens, promptTokens) }), estimated: false };
}
