/** The files and batches of an endpoint on loopback. A test says how each batch ends. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface BatchRequestBody { readonly n?: number; readonly messages: readonly { readonly role: string; readonly content: string }[]; readonly [other: string]: unknown }
export interface BatchLine { readonly custom_id: string; readonly url: string; readonly body: BatchRequestBody }

export interface Ending {
  readonly status: 'completed' | 'expired' | 'failed' | 'cancelled';
  /** The lines of the output file and of the error file. */
  readonly output?: readonly string[];
  readonly errors?: readonly string[];
  readonly reasons?: readonly string[];
}

export interface BatchEndpoint {
  readonly baseUrl: string;
  /** Requests of each batch handed in, in their order. */
  readonly handedIn: readonly (readonly BatchLine[])[];
  /** Requests asked at once. */
  readonly asked: number;
  /** How often a batch was looked at. */
  readonly looks: number;
  /** The answer to the next batch handed in never comes: it is there all the same. */
  hang(): void;
  /** Batches cannot be listed from now on. */
  listNone(): void;
  /** Batches cannot be listed now: the connection breaks until it is called again with false. */
  breakList(broken: boolean): void;
  /** The next batch is refused with this status. */
  refuseNext(status: number): void;
  /** Ends the latest batch, at once or after it was looked at some more times. */
  end(ending: Ending, afterLooks?: number): void;
  dispose(): Promise<void>;
}

export const answerLine = (id: string, ...contents: readonly string[]): string => JSON.stringify({
  custom_id: id, error: null,
  response: { status_code: 200, body: { choices: contents.map((content, index) => ({ index, message: { content }, finish_reason: 'stop' })), usage: { prompt_tokens: 9, completion_tokens: 4 * contents.length } } },
});

export const errorLine = (id: string, message: string): string => JSON.stringify({ custom_id: id, response: null, error: { code: 'batch_expired', message } });

/** @param options.refuse what is wrong with a request that is asked at once, not in a batch; null where nothing is. */
export async function startBatchEndpoint(options: { readonly refuse?: (body: BatchRequestBody) => object | null } = {}): Promise<BatchEndpoint> {
  const files = new Map<string, string>();
  const handedIn: BatchLine[][] = [];
  let ending: Ending | null = null;
  let looksLeft = 0;
  let looks = 0;
  let asked = 0;
  let hangs = false;
  let lists = true;
  let isListBroken = false;
  let refusal = 0;
  const metadata = new Map<string, unknown>();
  const remote = (id: string) => {
    const ended = ending !== null && looksLeft <= 0 ? ending : null;
    const total = handedIn.at(-1)?.length ?? 0;
    return {
      id, object: 'batch', metadata: metadata.get(id) ?? null, input_file_id: 'file-in', created_at: Math.floor(Date.now() / 1000), status: ended?.status ?? 'in_progress', output_file_id: ended?.output ? 'file-out' : null, error_file_id: ended?.errors ? 'file-err' : null,
      errors: ended?.reasons ? { data: ended.reasons.map((message) => ({ message })) } : null,
      request_counts: { total, completed: ended ? ended.output?.length ?? 0 : Math.max(0, total - 1), failed: ended?.errors?.length ?? 0 },
    };
  };
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const url = request.url ?? '';
      const json = (value: object) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
      const content = /\/files\/([\w-]+)\/content/.exec(url)?.[1];
      if (content) response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(files.get(content));
      else if (url.endsWith('/files')) { files.set('file-in', body); json({ id: 'file-in', object: 'file' }); }
      else if (url.endsWith('/chat/completions')) {
        asked += 1;
        const refusal = options.refuse?.(JSON.parse(body) as BatchRequestBody) ?? null;
        if (refusal) response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify({ error: refusal }));
        else json({ choices: [{ index: 0, message: { content: 'ok' }, finish_reason: 'stop' }], usage: { prompt_tokens: 9, completion_tokens: 1 } });
      } else if (request.method === 'POST' && url.endsWith('/batches') && refusal > 0) {
        response.writeHead(refusal, { 'content-type': 'application/json' }).end('{"error":{"message":"no batches for you"}}');
        refusal = 0;
      } else if (isListBroken && request.method === 'GET' && /\/batches(?:\?|$)/.test(url)) {
        response.destroy();
      } else if (request.method === 'POST' && url.endsWith('/batches')) {
        ending = null;
        handedIn.push(files.get('file-in')!.split(/\r?\n/).filter((line) => line.startsWith('{"custom_id"')).map((line) => JSON.parse(line) as BatchLine));
        const id = `batch-${handedIn.length}`;
        metadata.set(id, (JSON.parse(body) as { metadata?: unknown }).metadata);
        if (!hangs) json(remote(id));
        hangs = false;
      } else if (lists && request.method === 'GET' && /\/batches(?:\?|$)/.test(url)) {
        // Newest first, one a page.
        const after = new URL(url, 'http://localhost').searchParams.get('after');
        const ids = [...metadata.keys()].reverse();
        const at = after === null ? 0 : ids.indexOf(after) + 1;
        json({ object: 'list', data: ids.slice(at, at + 1).map(remote), has_more: at + 1 < ids.length });
      } else if (url.includes('/batches/')) { looks += 1; json(remote(url.slice(url.lastIndexOf('/') + 1))); looksLeft -= 1; }
      else response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":{"message":"no such path"}}');
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    handedIn, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    get looks() { return looks; },
    get asked() { return asked; },
    hang() { hangs = true; },
    listNone() { lists = false; },
    breakList(broken) { isListBroken = broken; },
    refuseNext(status) { refusal = status; },
    end(how, afterLooks = 0) {
      ending = how;
      looksLeft = afterLooks;
      if (how.output) files.set('file-out', how.output.join('\n'));
      if (how.errors) files.set('file-err', how.errors.join('\n'));
    },
    dispose: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }),
  };
}
