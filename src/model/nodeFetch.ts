/**
 * `fetch` over node's own http and https, for the openai package. Node's global fetch gives up after 300 s without a
 * header, which reasoning models and busy local servers exceed; here every deadline is the caller's. It follows no
 * redirect, since the key and the statement go to the chosen endpoint and nowhere else.
 */
import http from 'node:http';
import https from 'node:https';
import { ModelError } from './chatModel';
import { SAID_ALL } from './serverSentEvents';
import { say } from '../say';

/** Beyond this an answer is no answer: 128k tokens streamed one by one stay below it. */
const MAX_BODY_BYTES = 64 * 2 ** 20;
/** A refusal of more words says nothing with them. */
const MAX_REFUSAL_BYTES = 2 ** 20;
/** One event of a stream. */
const MAX_EVENT_BYTES = 2 * 2 ** 20;
/** Events are handed on together up to about this size. */
const PIECE_BYTES = 2048;
const MOST_PARTS = 4096;
const NEWLINE = 10;
/** How long the end of a body is read for after all was said, before the connection is given up. */
const DRAIN_MS = 250;

export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

export interface NodeFetch { readonly fetch: Fetch; dispose(): void }

/** @param maxBytes that the body of a good answer may have. */
export function createNodeFetch(maxBytes = MAX_BODY_BYTES): NodeFetch {
  const agents = { 'http:': new http.Agent({ keepAlive: true }), 'https:': new https.Agent({ keepAlive: true }) };
  return {
    fetch: async (input, init = {}) => {
      const url = new URL(input instanceof Request ? input.url : input);
      if (url.protocol !== 'http:' && url.protocol !== 'https:') {
        throw new ModelError('network', say`${url.protocol} is not an address of an endpoint: it must begin with https:// or http://.`);
      }
      const { body, contentType } = await bodyOf(init.body);
      const headers = Object.fromEntries(new Headers(init.headers));
      if (contentType && !headers['content-type']) headers['content-type'] = contentType;
      if (body) headers['content-length'] = String(body.byteLength);
      return send(url, { method: init.method ?? 'GET', headers, agent: agents[url.protocol] }, body, init.signal ?? null, maxBytes);
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

function send(url: URL, options: https.RequestOptions, body: Buffer | null, signal: AbortSignal | null, maxBytes: number): Promise<Response> {
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
        reject(new ModelError('not-found', say`The endpoint redirects to ${publicLocation(message.headers.location, url)}; if that is the one you mean, set it as the base URL.`));
        return;
      }
      resolve(responseOf(message, status, status < 400 ? maxBytes : MAX_REFUSAL_BYTES));
    });
    request.end(body ?? undefined);
  });
}

function responseOf(message: http.IncomingMessage, status: number, maxBytes: number): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  if (status < 200 || status === 204 || status === 205 || status === 304) {
    message.resume();
    return new Response(null, { status: status < 200 ? 502 : status, headers });
  }
  let total = 0;
  const pieces = /event-stream/.test(headers.get('content-type') ?? '') ? new EventPieces() : null;
  let over = false;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const fail = (error: Error) => { if (!over) { over = true; controller.error(error); message.destroy(); } };
      message.on('data', (chunk: Buffer) => {
        if (over) return;
        total += chunk.byteLength;
        for (const piece of pieces?.add(chunk) ?? [chunk]) controller.enqueue(piece);
        if (total > maxBytes || (pieces?.held ?? 0) > MAX_EVENT_BYTES) {
          fail(new ModelError('too-large', say`The endpoint sent an answer far beyond any sensible size; it was cut off.`));
        }
        else if ((controller.desiredSize ?? 0) <= 0) message.pause();
      });
      message.on('end', () => {
        if (over) return;
        over = true;
        const rest = pieces?.rest();
        if (rest && rest.byteLength > 0) controller.enqueue(rest);
        controller.close();
      });
      message.on('error', fail);
      message.on('close', () => fail(new Error(say`The connection was closed in the middle of an answer.`)));
    },
    pull() { message.resume(); },
    cancel(reason) {
      over = true;
      if (reason === SAID_ALL) drain(message); else message.destroy();
    },
  }, { highWaterMark: 64 });
  return new Response(stream, { status, headers });
}

/** Reads what little is left, so that the connection can serve again. */
function drain(message: http.IncomingMessage): void {
  const timer = setTimeout(() => message.destroy(), DRAIN_MS);
  message.once('close', () => clearTimeout(timer)).resume();
}

/**
 * Cuts a stream of events between events. The openai package's decoder searches all it holds again for every piece that
 * it is given, which for a long event in many pieces is quadratic.
 */
class EventPieces {
  #parts: Buffer[] = [];
  #held = 0;

  /** Bytes of an event that has not come to its end. */
  get held(): number { return this.#held; }

  add(chunk: Buffer): Buffer[] {
    const ready: Buffer[] = [];
    const straddles = chunk[0] === NEWLINE && this.#parts.at(-1)?.at(-1) === NEWLINE;
    let start = 0;
    const cut = (end: number): void => {
      ready.push(Buffer.concat([...this.#parts, chunk.subarray(start, end)]));
      this.#parts = [];
      this.#held = 0;
      start = end;
    };
    for (let end = straddles ? 1 : boundary(chunk, PIECE_BYTES); end > 0; end = boundary(chunk, start + PIECE_BYTES)) cut(end);
    const last = lastBoundary(chunk);
    if (last > start) cut(last);
    if (start < chunk.byteLength) this.#hold(chunk.subarray(start));
    return ready;
  }

  rest(): Buffer { return Buffer.concat(this.#parts); }

  #hold(part: Buffer): void {
    this.#parts.push(part);
    this.#held += part.byteLength;
    // A buffer for every byte would take a hundred times the memory.
    if (this.#parts.length > MOST_PARTS) this.#parts = [this.rest()];
  }
}

/** Where the first event that ends at or after `from` ends; 0 where none does. */
function boundary(chunk: Buffer, from: number): number {
  if (from >= chunk.byteLength) return 0;
  const unix = chunk.indexOf('\n\n', from);
  const dos = chunk.indexOf('\r\n\r\n', from);
  return dos >= 0 && (unix < 0 || dos < unix) ? dos + 4 : unix >= 0 ? unix + 2 : 0;
}

function lastBoundary(chunk: Buffer): number {
  const unix = chunk.lastIndexOf('\n\n');
  const dos = chunk.lastIndexOf('\r\n\r\n');
  return Math.max(unix < 0 ? 0 : unix + 2, dos < 0 ? 0 : dos + 4);
}

function publicLocation(location: string, from: URL): string {
  if (!URL.canParse(location, from)) return 'another address';
  const target = new URL(location, from);
  return `${target.origin}${target.pathname}`;
}

function abortError(): Error {
  const error = new Error(say`The request was aborted.`);
  error.name = 'AbortError';
  return error;
}
