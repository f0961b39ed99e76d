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
  close(): Promise<void>;
}

/** An endpoint on loopback that can do every task of the bundled problems, and writes down what it was asked. Every seventh sample is prose at first. */
export async function startWholeEndpoint(): Promise<WholeEndpoint> {
  const recorded = await startRecordedModel(path.join(process.cwd(), 'samples'));
  const asked: Asked[] = [];
  const begun = new Set<number>();
  const server = createServer((request, response) => {
    void (async () => {
      let text = '';
      for await (const chunk of request) text += String(chunk);
      if (request.method === 'POST') {
        const body = JSON.parse(text) as { readonly seed?: number; readonly messages: readonly { readonly content: string }[] };
        const task = taskOf(body.messages.map(({ content }) => content).join('\n\n'));
        const sample = task === 'sample' ? body.seed! & 0xffff : null;
        asked.push({ task, sample });
        if (sample !== null && sample % 7 === 6 && !begun.has(sample)) {
          begun.add(sample);
          const choices = [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'I would rather not.', refusal: null } }];
          const chunk = { id: 'a', object: 'chat.completion.chunk', created: 0, model: 'whole', choices: [{ index: 0, delta: { content: 'I would rather not.' }, finish_reason: 'stop' }] };
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
    asked, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => { server.close(resolve); });
      await recorded.dispose();
    },
  };
}
