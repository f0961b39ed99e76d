/**
 * `fetch` over node's own http and https, for the openai package. Node's global fetch gives up after 300 s without a
 * header, which reasoning models and busy local servers exceed; here every deadline is the caller's. It follows no
 * redirect, since the key and the statement go to the chosen endpoint and nowhere else.
 */
import http from 'node:http';
import https from 'node:https';
import { ModelError } from './chatModel';

/** Beyond this an answer is no answer: 128k tokens streamed one by one stay below it. */
const MAX_BODY_BYTES = 64 * 2 ** 20;
/** One event of a stream, or a whole JSON answer. The openai package's decoder is quadratic in it. */
const MAX_LINE_BYTES = 4 * 2 ** 20;
const TAIL_BYTES = 64;

export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

export interface NodeFetch { readonly fetch: Fetch; dispose(): void }

/** An answer that remembers how its body ended, since a stream cut short ends as cleanly as a whole one. */
export class NodeResponse extends Response {
  tail: Buffer = Buffer.alloc(0);
}

export function createNodeFetch(): NodeFetch {
  const agents = { 'http:': new http.Agent({ keepAlive: true }), 'https:': new https.Agent({ keepAlive: true }) };
  return {
    fetch: async (input, init = {}) => {
      const url = new URL(input instanceof Request ? input.url : input);
      if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new ModelError('network', `${url.protocol} is not an address of an endpoint: it must begin with https:// or http://.`);
      const { body, contentType } = await bodyOf(init.body);
      const headers = Object.fromEntries(new Headers(init.headers));
      if (contentType && !headers['content-type']) headers['content-type'] = contentType;
      if (body) headers['content-length'] = String(body.byteLength);
      return send(url, { method: init.method ?? 'GET', headers, agent: agents[url.protocol] }, body, init.signal ?? null);
    },
    dispose() { for (const agent of Object.values(agents)) agent.destroy(); },
  };
}

async function bodyOf(body: RequestInit['body']): Promise<{ body: Buffer | null; contentType: string | null }> {
  if (body === null || body === undefined) return { body: null, contentType: null };
  if (typeof body === 'string') return { body: Buffer.from(body), contentType: null };
  const encoded = new Response(body);
  return { body: Buffer.from(await encoded.arrayBuffer()), contentType: encoded.headers.get('content-type') };
}

function send(url: URL, options: https.RequestOptions, body: Buffer | null, signal: AbortSignal | null): Promise<Response> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) { reject(abortError()); return; }
    const request = (url.protocol === 'https:' ? https : http).request(url, options);
    const abort = () => request.destroy(abortError());
    signal?.addEventListener('abort', abort, { once: true });
    request.on('close', () => signal?.removeEventListener('abort', abort));
    request.on('error', reject);
    request.on('response', (message) => {
      const status = message.statusCode ?? 0;
      if (status >= 300 && status < 400 && message.headers.location) {
        request.destroy();
        reject(new ModelError('not-found', `The endpoint redirects to ${publicLocation(message.headers.location, url)}; if that is the one you mean, set it as the base URL.`));
        return;
      }
      resolve(responseOf(message, status));
    });
    request.end(body ?? undefined);
  });
}

function responseOf(message: http.IncomingMessage, status: number): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  if (status < 200 || status === 204 || status === 205 || status === 304) { message.resume(); return new NodeResponse(null, { status: status < 200 ? 502 : status, headers }); }
  let total = 0;
  let line = 0;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      let over = false;
      const fail = (error: Error) => { if (!over) { over = true; controller.error(error); message.destroy(); } };
      message.on('data', (chunk: Buffer) => {
        if (over) return;
        total += chunk.byteLength;
        const lastBreak = chunk.lastIndexOf(10);
        line = lastBreak < 0 ? line + chunk.byteLength : chunk.byteLength - lastBreak;
        if (total > MAX_BODY_BYTES || line > MAX_LINE_BYTES) { fail(new ModelError('too-large', 'The endpoint sent an answer far beyond any sensible size; it was cut off.')); return; }
        response.tail = chunk.byteLength >= TAIL_BYTES ? chunk.subarray(-TAIL_BYTES) : Buffer.concat([response.tail, chunk]).subarray(-TAIL_BYTES);
        controller.enqueue(chunk);
        if ((controller.desiredSize ?? 0) <= 0) message.pause();
      });
      message.on('end', () => { if (!over) { over = true; controller.close(); } });
      message.on('error', fail);
      message.on('close', () => fail(new Error('The connection was closed in the middle of an answer.')));
    },
    pull() { message.resume(); },
    cancel() { message.destroy(); },
  }, { highWaterMark: 16 });
  const response = new NodeResponse(stream, { status, headers });
  return response;
}

function publicLocation(location: string, from: URL): string {
  if (!URL.canParse(location, from)) return 'another address';
  const target = new URL(location, from);
  return `${target.origin}${target.pathname}`;
}

function abortError(): Error {
  const error = new Error('The request was aborted.');
  error.name = 'AbortError';
  return error;
}
