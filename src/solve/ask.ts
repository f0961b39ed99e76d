import type { LanguageId, Program } from '../judge/contract';
import type { ChatMessage, ChatReply } from '../model/chatModel';
import { languageName } from '../prompt/asks';
import { extractCode, kindOfFailure } from '../prompt/extractCode';
import { parseReply, type ReplyForm } from '../prompt/yaml';
import type { SolveContext } from './context';
import { say, spoken } from '../say';

/** A reply that was asked for three times and never had the form asked for. It ends its stage, never the run. */
export class ReplyError extends Error {
  constructor(readonly purpose: string, readonly asks: number, readonly detail: string) {
    super(say`The model's answer could not be read in ${asks} attempts: ${spoken(detail)}`);
    this.name = 'ReplyError';
  }
}

/** AlphaCodium's ladder asks at most this often, each time with what was wrong. */
export const MOST_ASKS = 3;

export interface Asking {
  readonly temperature: number;
  /** Default: the pool's next model. */
  readonly model?: string;
}

export interface Answer<T> { readonly value: T; readonly model: string }

/**
 * Asks for YAML of a form, again with the parse error where the reply does not have it.
 * @throws {ReplyError} when no reply has it. {ModelError} as the pool does.
 */
export function askYaml<T>(ctx: SolveContext, purpose: string, messages: readonly ChatMessage[], form: ReplyForm<T>, asking: Asking): Promise<Answer<T>> {
  return askUntil(ctx, purpose, messages, asking, (text, finish): Reading<T> => {
    const parsed = parseReply(form, text, finish === 'length' ? true : finish === 'stop' ? false : undefined);
    if (parsed.ok) return { value: parsed.value };
    return { error: parsed.error, again: 'Send the whole YAML document again, corrected, in one fenced block, and nothing else.' };
  });
}

/**
 * Asks for one program in a code block.
 * @throws {ReplyError} when no reply holds one. {ModelError} as the pool does.
 */
export function askCode(ctx: SolveContext, purpose: string, messages: readonly ChatMessage[], language: LanguageId, asking: Asking): Promise<Answer<Program>> {
  return askUntil(ctx, purpose, messages, asking, (text, finish): Reading<Program> => {
    const found = extractCode({ text, finish }, language);
    // The model knows what it said: quoted to it, its answer would stand for what is wrong with it.
    if ('source' in found) return { value: found };
    return { error: kindOfFailure(found.failure), again: `Send the whole ${languageName(language)} program in one fenced code block.` };
  });
}

type Reading<T> = { readonly value: T } | { readonly error: string; readonly again: string };

async function askUntil<T>(
  ctx: SolveContext, purpose: string, messages: readonly ChatMessage[], { temperature, model }: Asking,
  read: (text: string, finish: ChatReply['choices'][number]['finish']) => Reading<T>,
): Promise<Answer<T>> {
  let turn = messages;
  let from = model;
  let error = '';
  for (let asks = 1; asks <= MOST_ASKS; asks += 1) {
    const reply = await ctx.models.ask(purpose, { messages: turn, temperature, maxTokens: ctx.settings.answerTokens }, ctx.signal, from);
    const choice = reply.choices[0];
    const text = choice?.text ?? '';
    const reading = read(text, choice?.finish ?? 'other');
    if ('value' in reading) return { value: reading.value, model: reply.model };
    error = reading.error;
    from = reply.model;
    // Some endpoints refuse an empty message: what was not said is not repeated.
    turn = text.trim() === '' ? messages : [
      ...messages,
      { role: 'assistant', content: text },
      { role: 'user', content: `That answer could not be used. ${error}\n${reading.again}` },
    ];
  }
  throw new ReplyError(purpose, MOST_ASKS, error);
}
