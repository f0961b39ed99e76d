/** Azure's wire contract: the deployment in the path, `api-version` in the query, the key in `api-key`. */
import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { ModelError } from '../../src/model/chatModel';
import { isAzure, normaliseBaseUrl } from '../../src/model/endpoint';
import { listModels, openModel } from '../../src/model/openai';
import { createModels } from '../../src/model/pool';

const KEY = '0123456789abcdef0123456789abcdef';
const HELLO = [{ role: 'user', content: 'Hello' }] as const;

describe('Azure', () => {
  const open: (() => Promise<void>)[] = [];
  afterEach(async () => { for (const close of open.splice(0).reverse()) await close(); });

  /** A resource with one deployment, that refuses what Azure refuses and says it in Azure's words. */
  async function resource() {
    const heard: { path: string; version: string | null; key: unknown; authorization: unknown; body: Record<string, unknown> }[] = [];
    const server = http.createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
        const url = new URL(request.url!, 'http://127.0.0.1');
        const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
        heard.push({ path: url.pathname, version: url.searchParams.get('api-version'), key: request.headers['api-key'], authorization: request.headers.authorization, body });
        const refuse = (status: number, code: string, message: string) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ error: { code, message } }));
        if (request.headers['api-key'] !== KEY) return refuse(401, '401', 'Access denied due to invalid subscription key or wrong API endpoint.');
        if (url.searchParams.get('api-version') === null) return refuse(404, '404', 'Resource not found');
        if (url.pathname !== '/openai/deployments/my-gpt/chat/completions') return refuse(404, 'DeploymentNotFound', 'The API deployment for this resource does not exist.');
        if (body['max_completion_tokens'] !== undefined) return refuse(400, 'BadRequest', 'Unrecognized request argument supplied: max_completion_tokens');
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        const events = [
          { choices: [], prompt_filter_results: [{ prompt_index: 0, content_filter_results: { hate: { filtered: false } } }] },
          { choices: [{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }] },
          { choices: [{ index: 0, delta: { content: 'Guten Tag' }, finish_reason: null, content_filter_results: {} }] },
          { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }, { choices: [], usage: { prompt_tokens: 9, completion_tokens: 3 } },
        ];
        for (const event of events) response.write(`data: ${JSON.stringify(event)}\n\n`);
        return response.end('data: [DONE]\n\n');
      });
    });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    open.push(() => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }));
    return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard };
  }

  function ask(baseUrl: string, model: string, apiKey = KEY) {
    const pool = createModels([openModel({ baseUrl, model, apiKey })]);
    open.push(() => pool.dispose());
    return pool.ask('x', { messages: HELLO, maxTokens: 500 }, new AbortController().signal);
  }

  for (const pasted of ['/openai/deployments/my-gpt', '/openai/deployments/my-gpt/chat/completions?api-version=2024-10-21', '/openai/deployments/my-gpt/?api-version=2024-10-21', '?api-version=2024-10-21', '/openai?api-version=2024-10-21']) {
    it(`is asked in its own way at ${pasted}`, async () => {
      const { origin, heard } = await resource();
      const reply = await ask(origin + pasted, 'my-gpt');
      assert.equal(reply.choices[0]?.text, 'Guten Tag');
      assert.deepEqual(reply.usage, { promptTokens: 9, completionTokens: 3, estimated: false });
      const { path, version, key, authorization, body } = heard.at(-1)!;
      assert.deepEqual({ path, key, authorization }, { path: '/openai/deployments/my-gpt/chat/completions', key: KEY, authorization: undefined });
      assert.match(version!, pasted.includes('2024-10-21') ? /^2024-10-21$/ : /^\d{4}-\d\d-\d\d/);
      assert.equal(body['max_tokens'], 500);
    });
  }

  it('is asked as OpenAI is at its v1 path: the deployment is the model, and no version is named', async () => {
    const heard: { url: string | undefined; key: string | undefined; model: unknown }[] = [];
    const server = http.createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
        heard.push({ url: request.url, key: request.headers.authorization, model: (JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>)['model'] });
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ choices: [{ index: 0, message: { content: 'Guten Tag' }, finish_reason: 'stop' }] }));
      });
    });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    open.push(() => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    for (const pasted of ['/openai/v1', '/openai/v1/', '/openai/v1/chat/completions', '/openai/v1?api-version=preview']) await ask(origin + pasted, 'my-gpt');
    const url = '/openai/v1/chat/completions';
    assert.deepEqual(heard, [url, url, url, `${url}?api-version=preview`].map((at) => ({ url: at, key: `Bearer ${KEY}`, model: 'my-gpt' })));
  });

  it('says which deployment is not there', async () => {
    const { origin } = await resource();
    await assert.rejects(ask(`${origin}?api-version=2024-10-21`, 'other'), (error: unknown) => error instanceof ModelError && error.kind === 'not-found' && /“other”.*deployment for this resource does not exist/.test(error.message));
  });

  it('says that the key was refused, without the key', async () => {
    const { origin } = await resource();
    await assert.rejects(ask(`${origin}/openai/deployments/my-gpt`, 'my-gpt', 'fedcba9876543210'), (error: unknown) => error instanceof ModelError && error.kind === 'auth' && !error.message.includes('fedcba98'));
  });

  it('offers the deployment that its address names, since it lists only what could be deployed', async () => {
    assert.deepEqual(await listModels({ baseUrl: 'https://nobody.openai.azure.com/openai/deployments/my-gpt/chat/completions?api-version=2024-10-21' }), ['my-gpt']);
  });

  it('is known by its host, its path or its version', () => {
    for (const url of ['https://a.openai.azure.com', 'https://a.openai.azure.us/openai', 'https://a.services.ai.azure.com/models', 'https://gateway.example/llm/openai/deployments/x', 'https://gateway.example/?api-version=1']) assert.ok(isAzure(normaliseBaseUrl(url)), url);
    for (const url of ['https://api.openai.com/v1', 'https://evil.example/openai.azure.com/v1', 'http://127.0.0.1:8000/v1']) assert.ok(!isAzure(url), url);
  });
});
