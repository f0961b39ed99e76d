/** The Responses API's words for what Chat Completions says: for models that only it serves. It gives one choice a request. */
import type { OpenAI } from 'openai';
import { APIError } from 'openai';
import type { ChatRequest } from './chatModel';
import { ModelError } from './chatModel';
import type { Dialect } from './dialect';
import { adapt } from './dialect';
import type { Gatherer } from './gather';
import { fields, usageOf } from './gather';
import { say } from '../say';

export function responsesBody(
  model: string, dialect: Dialect, request: ChatRequest, effort?: 'minimal' | 'low' | 'medium' | 'high',
): OpenAI.Responses.ResponseCreateParams {
  const { messages, temperature, maxTokens } = adapt(dialect, request);
  return {
    model,
    input: messages.map((message) => ({ role: message.role, content: message.content })),
    store: false,
    ...(temperature === undefined ? {} : { temperature }),
    ...(maxTokens === undefined ? {} : { max_output_tokens: maxTokens }),
    ...(effort ? { reasoning: { effort } } : {}),
    ...(dialect.stream ? { stream: true } : {}),
  };
}

/** One event of a stream. @throws {ModelError | APIError} where the endpoint says that it failed. */
export function addResponseEvent(gatherer: Gatherer, event: unknown): void {
  const data = fields(event);
  const type = data?.['type'];
  const delta = typeof data?.['delta'] === 'string' ? data['delta'] : '';
  if (type === 'response.output_text.delta') gatherer.addText(0, delta);
  else if (type === 'response.reasoning_text.delta' || type === 'response.reasoning_summary_text.delta') gatherer.addReasoning(0, delta);
  else if (type === 'response.refusal.delta') gatherer.addRefusal(0, delta);
  else if (type === 'response.completed' || type === 'response.incomplete' || type === 'response.failed') end(gatherer, data?.['response']);
  else if (type === 'error') throw brokenOff(data);
}

/** An answer that was not streamed. */
export function addWholeResponse(gatherer: Gatherer, response: unknown): void {
  const output = fields(response)?.['output'];
  for (const item of Array.isArray(output) ? output : []) {
    const content = fields(item)?.['content'];
    for (const part of Array.isArray(content) ? content : []) {
      const { type, text, refusal } = fields(part) ?? {};
      if (type === 'output_text' && typeof text === 'string') gatherer.addText(0, text);
      if (type === 'refusal' && typeof refusal === 'string') gatherer.addRefusal(0, refusal);
    }
  }
  end(gatherer, response);
}

function end(gatherer: Gatherer, response: unknown): void {
  const answer = fields(response);
  gatherer.use(usageOf(answer?.['usage']));
  if (answer?.['status'] === 'failed') throw brokenOff(fields(answer['error']));
  const cause = fields(answer?.['incomplete_details'])?.['reason'];
  gatherer.finish(0, answer?.['status'] !== 'incomplete' ? 'stop' : cause === 'content_filter' ? 'refusal' : 'length');
}

function brokenOff(failure: Readonly<Record<string, unknown>> | null): Error {
  const { message, code } = failure ?? {};
  if (typeof message !== 'string') return new ModelError('server', say`The endpoint broke off with an error and gave no reason.`);
  return new APIError(undefined, { message, code }, undefined, new Headers());
}
