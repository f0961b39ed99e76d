import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { startRecordedModel } from '../../src/model/recorded';
import { taskOf } from '../../src/model/recordedAnswers';

/** What was asked of an endpoint, in order; `sample` is the run's sample where programs are drawn one a call in one language. */
export interface Asked { readonly task: string; readonly sample: number | null }

export interface WholeEndpoint {
  readonly baseUrl: string;
  readonly asked: Asked[];
  /** How many batches were handed in. */
  readonly handedIn: number;
  close(): Promise<void>;
}

interface Body { readonly seed?: number; readonly messages: readonly { readonly content: string }[] }
const taskIn = (body: Body): string => taskOf(body.messages.map(({ content }) => content).join('\n\n'));
const PROSE = 'I would rather not.';
const ADJUDICATION = 'derivation: |-\n  By hand.\nright: A\npercent: 60\n';

/** Its batches are answered the second time one looks; the first that is handed in does not reach it. In a batch every seventh sample is prose. */
class BatchDesk {
  readonly #files = new Map<string, string>();
  readonly #batches: { readonly metadata: unknown; readonly lines: readonly { readonly custom_id: string; readonly body: Body }[]; looks: number }[] = [];
  #isCutOff = true;

  constructor(readonly asked: Asked[], readonly complete: (body: Body) => Promise<object>) {}

  get handedIn(): number { return this.#batches.length; }

  /** The answer to a request about files or batches; null where the connection breaks. */
  async answer(method: string, url: string, text: string): Promise<string | null> {
    const file = /\/files\/([\w-]+)\/content/.exec(url)?.[1];
    if (file) return (await Promise.all(this.#batches[Number(file.slice('out-'.length))]!.lines.map(async ({ custom_id, body }) => JSON.stringify({ custom_id, error: null, response: { status_code: 200, body: await this.#completed(body) } })))).join('\n');
    if (url.endsWith('/files')) {
      const id = `file-${this.#files.size}`;
      this.#files.set(id, text);
      return JSON.stringify({ id, object: 'file' });
    }
    if (method === 'POST') {
      if (this.#isCutOff) { this.#isCutOff = false; return null; }
      const { input_file_id: input, metadata } = JSON.parse(text) as { input_file_id: string; metadata: unknown };
      const lines = this.#files.get(input)!.split(/\r?\n/).filter((line) => line.startsWith('{"custom_id"')).map((line) => JSON.parse(line) as { custom_id: string; body: Body });
      this.asked.push(...lines.map(({ body }) => ({ task: 'sample', sample: body.seed! & 0xffff })));
      this.#batches.push({ metadata, lines, looks: 0 });
      return JSON.stringify(this.#remote(this.#batches.length - 1));
    }
    const id = /\/batches\/batch-(\d+)/.exec(url)?.[1];
    if (id === undefined) return JSON.stringify({ object: 'list', data: this.#batches.map((_, index) => this.#remote(index)).reverse(), has_more: false });
    this.#batches[Number(id)]!.looks += 1;
    return JSON.stringify(this.#remote(Number(id)));
  }

  #remote(index: number): object {
    const { metadata, lines, looks } = this.#batches[index]!;
    const isDone = looks > 1;
    return {
      id: `batch-${index}`, object: 'batch', metadata, created_at: Math.floor(Date.now() / 1000), input_file_id: 'file', status: isDone ? 'completed' : 'in_progress', output_file_id: isDone ? `out-${index}` : null,
      request_counts: { total: lines.length, completed: isDone ? lines.length : 0, failed: 0 },
    };
  }

  #completed(body: Body): Promise<object> | object {
    return (body.seed! & 0xffff) % 7 === 6 ? { choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: PROSE } }], usage: { prompt_tokens: 9, completion_tokens: 4 } } : this.complete(body);
  }
}

/** An endpoint on loopback that can do every task of the bundled problems, and writes down what it was asked. Every seventh sample is prose at first. */
export async function startWholeEndpoint(): Promise<WholeEndpoint> {
  const recorded = await startRecordedModel(path.join(process.cwd(), 'samples'));
  const asked: Asked[] = [];
  const begun = new Set<number>();
  const desk = new BatchDesk(asked, async (body) => (await fetch(`${recorded.baseUrl}/chat/completions`, { method: 'POST', body: JSON.stringify(body) })).json() as Promise<object>);
  const server = createServer((request, response) => {
    void (async () => {
      let text = '';
      for await (const chunk of request) text += String(chunk);
      if (/\/(?:files|batches)\b/.test(request.url!)) {
        const answered = await desk.answer(request.method!, request.url!, text);
        if (answered === null) response.destroy();
        else response.writeHead(200, { 'content-type': 'application/json' }).end(answered);
        return;
      }
      if (request.method === 'POST') {
        const body = JSON.parse(text) as Body;
        const task = taskIn(body);
        const isTrial = body.messages.at(-1)!.content === 'Answer with the word ok.';
        const sample = task === 'sample' && !isTrial ? body.seed! & 0xffff : null;
        asked.push({ task: isTrial ? 'trial' : task, sample });
        const said = task === 'adjudicate' ? ADJUDICATION : isTrial ? 'ok' : sample !== null && sample % 7 === 6 && !begun.has(sample) ? PROSE : null;
        if (said !== null) {
          if (sample !== null) begun.add(sample);
          const choices = [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: said, refusal: null } }];
          const chunk = { id: 'a', object: 'chat.completion.chunk', created: 0, model: 'whole', choices: [{ index: 0, delta: { content: said }, finish_reason: 'stop' }] };
          const streamed = /"stream":\s*true/.test(text);
          response.writeHead(200, { 'content-type': streamed ? 'text/event-stream' : 'application/json' });
          response.end(streamed ? `data: ${JSON.stringify(chunk)}\n\ndata: [DONE]\n\n` : JSON.stringify({ id: 'a', object: 'chat.completion', created: 0, model: 'whole', choices }));
          return;
        }
      }
      const answer = await fetch(`${recorded.baseUrl}${request.url!.replace(/^\/v1/, '')}`, { method: request.method!, ...(request.method === 'POST' ? { body: text } : {}) });
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' }).end(await answer.text());
    })().catch(() => response.destroy()); // who asked is dead
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    asked, get handedIn() { return desk.handedIn; }, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => { server.close(resolve); });
      await recorded.dispose();
    },
  };
}
