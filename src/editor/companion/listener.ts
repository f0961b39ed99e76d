/** Takes problems from the browser extension, and from nobody else. Loopback only. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { companionTaskSchema, type CompanionTask } from '../../problem/companion';

const BODY_LIMIT_BYTES = 4 * 2 ** 20;
const REQUEST_TIMEOUT_MS = 10_000;
/** By this another window knows who has the port. */
const SERVER = 'Shortlist';
const LOOPBACK = ['127.0.0.1', '::1'];

export interface Listener {
  readonly port: number;
  close(): Promise<void>;
}

/** The port cannot be had: `taken` by another program, or not allowed for some other reason. */
export class PortError extends Error {
  constructor(readonly port: number, readonly taken: boolean, options: ErrorOptions) {
    super(`port ${port} ${taken ? 'is taken' : 'cannot be used'}`, options);
    this.name = 'PortError';
  }
}

export interface Refusal { readonly status: number; readonly reason: string }

/**
 * Listens on 127.0.0.1 and, where the machine has it, ::1. `onRefused` hears of what was turned away, and by whom.
 * @throws {PortError} when the port is taken or may not be used.
 */
export async function listen(port: number, onTask: (task: CompanionTask) => void, onRefused: (refusal: Refusal, origin: string | undefined) => void): Promise<Listener> {
  const servers: http.Server[] = [];
  const close = async () => { await Promise.all(servers.splice(0).map(closeServer)); };
  let actual = port;
  for (const host of LOOPBACK) {
    const server = http.createServer((request, response) => {
      void take(request, actual).then((outcome) => {
        const refused = 'reason' in outcome;
        if (refused) onRefused(outcome, request.headers.origin); else onTask(outcome);
        response.writeHead(refused ? outcome.status : 200, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close', Server: SERVER });
        response.end(refused ? `${outcome.reason}\n` : 'ok\n');
      }, () => request.destroy());
    });
    Object.assign(server, { requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: REQUEST_TIMEOUT_MS, maxConnections: 32 });
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen({ host, port: actual, ipv6Only: host === '::1' }, resolve);
      });
      servers.push(server);
      actual = (server.address() as AddressInfo).port;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (servers.length > 0 && (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT')) break; // no IPv6 here
      await close();
      throw new PortError(actual, code === 'EADDRINUSE', { cause: error });
    }
  }
  return { port: actual, close };
}

/** Whether it is another window's Shortlist that has the port. */
export async function isShortlist(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(1000) }).then((response) => response.headers.get('server') === SERVER, () => false);
}

/** Whether a port could be listened on now, and who has it if not. */
export async function portState(port: number): Promise<'free' | 'shortlist' | 'taken' | 'forbidden'> {
  try {
    await (await listen(port, () => undefined, () => undefined)).close();
    return 'free';
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    if (!error.taken) return 'forbidden';
    return await isShortlist(port) ? 'shortlist' : 'taken';
  }
}

/** The task of one request, or why it is refused. A web page always says its origin when it posts; the browser extension's is its own. */
async function take(request: http.IncomingMessage, port: number): Promise<CompanionTask | Refusal> {
  const { origin, host = '', 'content-type': contentType = '' } = request.headers;
  if (!['localhost', '127.0.0.1', '[::1]'].some((name) => host === `${name}:${port}`)) return { status: 403, reason: 'This address is for this machine only.' };
  if (origin !== undefined && !/^(chrome|moz|safari-web|ms-browser)-extension:\/\/[\w-]+$/i.test(origin)) return { status: 403, reason: 'Web pages may not send problems; the browser extension may.' };
  if (request.method !== 'POST') return { status: 405, reason: 'Only POST is understood here.' };
  if (!/^application\/json\b/i.test(contentType)) return { status: 415, reason: 'The problem has to come as application/json.' };
  const body = await readBody(request);
  if (body === null) return { status: 413, reason: 'The problem is too large.' };
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return { status: 400, reason: 'This is not JSON.' };
  }
  const task = companionTaskSchema.safeParse(value);
  return task.success
    ? task.data
    : { status: 400, reason: `This is not a problem as Competitive Companion sends it (${task.error.issues[0]?.path.join('.') ?? ''}).` };
}

/** The whole body, or null when it is over the limit; what is over is not kept. */
async function readBody(request: http.IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > BODY_LIMIT_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function closeServer(server: http.Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
