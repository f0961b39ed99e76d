/**
 * The recorded model: an OpenAI-compatible server on this machine that answers from recorded answers to the bundled
 * sample problems, through the very path a real model's answers take. It needs no key and no network, and says that it
 * is a recording.
 */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { ChatModel } from './chatModel';
import { openModel } from './openai';
import type { Recording } from './recording';
import { loadRecordings } from './recording';
import { RECORDED_LABEL } from './modelName';
import { RecordedAnswers } from './recordedAnswers';
import { estimateTokens } from './tokens';
import { say } from '../say';

export interface RecordedServer {
  /** Such as `http://127.0.0.1:40123/v1`. */
  readonly baseUrl: string;
  readonly model: 'recorded';
  dispose(): Promise<void>;
}

export const RECORDED_ID = 'recorded:recorded';

const MAX_REQUEST_BYTES = 16 * 2 ** 20;
const PIECE_CHARS = 400;

/** The recorded model as a run takes it; disposing it stops its server. */
export async function openRecordedModel(samples?: string | readonly Recording[]): Promise<ChatModel> {
  const server = await startRecordedModel(samples);
  const model = openModel({ baseUrl: server.baseUrl, model: server.model, id: RECORDED_ID, label: RECORDED_LABEL });
  return { ...model, dispose: async () => { await model.dispose?.(); await server.dispose(); } };
}

/**
 * @param samples the folder of the bundled samples (default: where the package ships it), or recordings already read.
 * @throws where the folder holds a recording that cannot be read.
 */
export async function startRecordedModel(samples: string | readonly Recording[] = path.join(__dirname, '..', 'samples')): Promise<RecordedServer> {
  const answers = new RecordedAnswers(typeof samples === 'string' ? await loadRecordings(samples) : samples);
  const server = http.createServer((request, response) => { serve(answers, request, response).catch(() => response.destroy()); });
  await new Promise<void>((resolve, reject) => { server.once('error', reject); server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`, model: 'recorded',
    dispose: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }),
  };
}

async function serve(answers: RecordedAnswers, request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (request.method === 'GET' && pathname.endsWith('/models')) {
    return json(response, 200, { object: 'list', data: [{ id: 'recorded', object: 'model', created: 0, owned_by: 'shortlist' }] });
  }
  if (request.method !== 'POST' || !pathname.endsWith('/chat/completions')) {
    return failure(response, 404, say`The recorded model knows no ${request.method} ${pathname}.`, 'not_found');
  }
  const body = await read(request);
  if (!body) return failure(response, 400, 'The request is not a chat completion.', 'bad_request');
  const texts = answers.answer(body.prompt, body.n, body.seed);
  if ('problem' in texts) return texts.known ? failure(response, 400, texts.problem, 'no_answer') : failure(response, 404, texts.problem, 'not_recorded');
  const usage = usageOf(body.prompt, texts.answers);
  const common = { id: 'chatcmpl-recorded', created: 0, model: 'recorded', system_fingerprint: 'recording' };
  if (!body.stream) {
    const choices = texts.answers.map((content, index) => ({ index, finish_reason: 'stop', message: { role: 'assistant', content, refusal: null } }));
    return json(response, 200, { ...common, object: 'chat.completion', usage, choices });
  }
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const send = (value: object) => response.write(`data: ${JSON.stringify({ ...common, object: 'chat.completion.chunk', ...value })}\n\n`);
  texts.answers.forEach((text, index) => {
    for (let at = 0; at < text.length; at += PIECE_CHARS) {
      send({ choices: [{ index, delta: { content: text.slice(at, at + PIECE_CHARS) }, finish_reason: null }] });
    }
    send({ choices: [{ index, delta: {}, finish_reason: 'stop' }] });
  });
  send({ choices: [], usage });
  response.end('data: [DONE]\n\n');
}

async function read(request: http.IncomingMessage): Promise<{ prompt: string; n: number; seed: number | null; stream: boolean } | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > MAX_REQUEST_BYTES) return null;
    chunks.push(chunk);
  }
  let body: { messages?: unknown; n?: unknown; seed?: unknown; stream?: unknown } | null;
  try { body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as typeof body; } catch { return null; }
  if (!Array.isArray(body?.messages)) return null;
  const prompt = (body.messages as { content?: unknown }[]).map((message) => typeof message?.content === 'string' ? message.content : '').join('\n\n');
  const n = typeof body.n === 'number' && body.n >= 1 && body.n <= 128 ? Math.floor(body.n) : 1;
  return { prompt, n, seed: typeof body.seed === 'number' ? Math.floor(body.seed) : null, stream: body.stream === true };
}

function usageOf(prompt: string, answers: readonly string[]) {
  const prompt_tokens = estimateTokens(prompt);
  const completion_tokens = answers.reduce((sum, text) => sum + estimateTokens(text), 0);
  return { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens };
}

function json(response: http.ServerResponse, status: number, value: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

function failure(response: http.ServerResponse, status: number, message: string, code: string): void {
  json(response, status, { error: { message, type: 'recorded_model', code, param: null } });
}
