import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An endpoint on loopback that answers every task `sample` with the next of some programs, and counts what it gave. */
export interface ProgramEndpoint {
  readonly baseUrl: string;
  /** Programs handed out so far, by their place in the list. */
  readonly given: readonly number[];
  close(): Promise<void>;
}

interface ChatBody { readonly n?: number; readonly stream?: boolean; readonly messages: readonly { readonly content: string }[] }

export async function startProgramEndpoint(programs: readonly string[], delayMs = 5): Promise<ProgramEndpoint> {
  const given: number[] = [];
  const server: Server = createServer((request, response) => {
    void (async () => {
      let text = '';
      for await (const chunk of request) text += String(chunk);
      if (request.method === 'GET') { response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ object: 'list', data: [{ id: 'programs', object: 'model' }] })); return; }
      const body = JSON.parse(text) as ChatBody;
      await new Promise((resolve) => { setTimeout(resolve, delayMs); });
      const choices = Array.from({ length: body.n ?? 1 }, () => {
        const place = given.length % programs.length;
        given.push(place);
        return `\`\`\`python\n${programs[place]}\n\`\`\``;
      });
      const usage = { prompt_tokens: 10, completion_tokens: 10, total_tokens: 20 };
      if (!body.stream) {
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ id: 'a', object: 'chat.completion', created: 0, model: 'programs', usage, choices: choices.map((content, index) => ({ index, message: { role: 'assistant', content }, finish_reason: 'stop' })) }));
        return;
      }
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const send = (value: unknown) => response.write(`data: ${JSON.stringify({ id: 'a', object: 'chat.completion.chunk', created: 0, model: 'programs', ...value as object })}\n\n`);
      choices.forEach((content, index) => send({ choices: [{ index, delta: { role: 'assistant', content }, finish_reason: null }] }));
      choices.forEach((_, index) => send({ choices: [{ index, delta: {}, finish_reason: 'stop' }] }));
      send({ choices: [], usage });
      response.end('data: [DONE]\n\n');
    })();
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    given, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(() => resolve()); }),
  };
}
