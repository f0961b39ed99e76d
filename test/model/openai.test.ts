import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ChatModel } from '../../src/model/chatModel';
import { ModelError } from '../../src/model/chatModel';
import { listModels, openModel } from '../../src/model/openai';
import { createModels } from '../../src/model/pool';
import type { Misbehaviour } from './misbehavingEndpoint';
import { startMisbehavingEndpoint } from './misbehavingEndpoint';

const HELLO = [{ role: 'user', content: 'Hello' }] as const;
const never = new AbortController().signal;

describe('a model behind an OpenAI-compatible endpoint', () => {
  const open: { dispose?(): Promise<void> }[] = [];
  afterEach(async () => { for (const thing of open.splice(0).reverse()) await thing.dispose?.(); });
  const at = async (options: Misbehaviour) => { const endpoint = await startMisbehavingEndpoint(options); open.push(endpoint); return endpoint; };
  const model = (baseUrl: string, more: Partial<Parameters<typeof openModel>[0]> = {}): ChatModel => { const made = openModel({ baseUrl, model: 'good', apiKey: 'sk-test-secret-123456', ...more }); open.push(made); return made; };

  it('streams an answer with its usage', async () => {
    const { baseUrl } = await at({ answer: () => 'Guten Tag' });
    const reply = await model(baseUrl).ask({ messages: HELLO }, never);
    assert.deepEqual(reply.choices, [{ text: 'Guten Tag', finish: 'stop' }]);
    assert.deepEqual(reply.usage, { promptTokens: 100, completionTokens: 50, estimated: false });
  });

  it('gives as many choices as were asked for', async () => {
    const { baseUrl } = await at({ answer: (count) => `answer ${count}` });
    const reply = await model(baseUrl).ask({ messages: HELLO, n: 3 }, never);
    assert.deepEqual(reply.choices.map((choice) => choice.text), ['answer 1', 'answer 2', 'answer 3']);
  });

  it('counts the tokens itself, and says so, where the endpoint gives no usage', async () => {
    const { baseUrl } = await at({ share: 1, ways: ['no-usage'] });
    assert.equal((await model(baseUrl).ask({ messages: HELLO }, never)).usage.estimated, true);
  });

  it('takes a long piece that was sent twice once', async () => {
    const long = 'A sentence that is long enough to be no repeated token.';
    const { baseUrl } = await at({ share: 1, ways: ['duplicated'], answer: () => long });
    assert.equal((await model(baseUrl).ask({ messages: HELLO }, never)).choices[0]!.text, long);
  });

  it('learns once that the model refuses a temperature, and hands the lesson on', async () => {
    const endpoint = await at({ refuse: (body) => body.temperature === undefined ? null : { status: 400, error: { message: 'Unsupported value: temperature', param: 'temperature' } } });
    const learnt: unknown[] = [];
    const pool = createModels([model(endpoint.baseUrl, { onLearnt: (dialect) => learnt.push(dialect.temperature) })]);
    for (let i = 0; i < 3; i += 1) assert.equal((await pool.ask('x', { messages: HELLO, temperature: 0.7 }, never)).temperature, null);
    assert.equal(endpoint.served.requests, 4);
    assert.deepEqual(learnt, [false]);
  });

  it('turns to the Responses API where the model wants it', async () => {
    const server = http.createServer((request, response) => {
      if (!request.url!.endsWith('/responses')) {
        response.writeHead(404, { 'content-type': 'application/json' }).end(JSON.stringify({ error: { message: 'This model is only supported in v1/responses and not in v1/chat/completions.', param: 'model' } }));
        return;
      }
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const event of [{ type: 'response.output_text.delta', delta: 'Moin' }, { type: 'response.completed', response: { status: 'completed', usage: { input_tokens: 5, output_tokens: 2 } } }]) {
        response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
      }
      response.end();
    });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    open.push({ dispose: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }) });
    const pool = createModels([model(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`)]);
    const reply = await pool.ask('x', { messages: HELLO, n: 2, seed: 1 }, never);
    assert.deepEqual(reply.choices, [{ text: 'Moin', finish: 'stop' }]);
    assert.deepEqual(reply.usage, { promptTokens: 5, completionTokens: 2, estimated: false });
  });

  const errors: [Misbehaviour, string, RegExp][] = [
    [{ key: 'sk-other-key-99999' }, 'auth', /refused/],
    [{ share: 1, ways: ['forbidden'] }, 'forbidden', /does not allow/],
    [{ share: 1, ways: ['no-model'] }, 'not-found', /no model “good”/],
    [{ share: 1, ways: ['html-502'] }, 'server', /Bad gateway/],
    [{ share: 1, ways: ['html-200'] }, 'malformed', /web page/],
    [{ share: 1, ways: ['truncated'] }, 'malformed', /in the middle/],
    [{ share: 1, ways: ['malformed'] }, 'malformed', /broken JSON/],
    [{ share: 1, ways: ['reset'] }, 'network', /./],
    [{ share: 1, ways: ['huge-line'] }, 'too-large', /far beyond/],
    [{ refuse: () => ({ status: 429, error: { message: 'You exceeded your current quota', code: 'insufficient_quota' } }) }, 'quota', /used up/],
  ];
  for (const [options, kind, message] of errors) {
    it(`says what went wrong, without markup or key: ${kind} (${options.ways?.[0] ?? 'refused'})`, async () => {
      const { baseUrl } = await at(options);
      await assert.rejects(model(baseUrl).ask({ messages: HELLO }, never), (error: unknown) => {
        assert.ok(error instanceof ModelError);
        assert.equal(error.kind, kind, error.message);
        assert.match(error.message, message);
        assert.doesNotMatch(error.message, /secret|<script|<h1/);
        return true;
      });
    });
  }

  it('says when to come back: seconds, milliseconds or a date', async () => {
    const { baseUrl } = await at({ share: 1, ways: ['rate-limit-after'] });
    await assert.rejects(model(baseUrl).ask({ messages: HELLO }, never), (error: ModelError) => error.kind === 'rate-limit' && error.retryAfterMs === 1000);
  });

  it('does not wait for a stream that stands still', async () => {
    const { baseUrl } = await at({ share: 1, ways: ['stall'] });
    await assert.rejects(model(baseUrl, { deadlines: { stallMs: 30 } }).ask({ messages: HELLO }, never), { kind: 'stall' });
  });

  it('lists what the endpoint serves', async () => assert.deepEqual(await listModels({ baseUrl: (await at({})).baseUrl }), ['good', 'better']));

  it('says plainly that nothing listens there', async () => {
    await assert.rejects(model('http://127.0.0.1:9/v1').ask({ messages: HELLO }, never), { kind: 'network', message: /is the server running\? \(ECONNREFUSED\)/ });
  });

  it('follows no redirect with the key', async () => {
    const server = http.createServer((_, response) => response.writeHead(307, { location: 'https://elsewhere.example/v1' }).end());
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    open.push({ dispose: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }) });
    await assert.rejects(model(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`).ask({ messages: HELLO }, never), { message: /redirects to https:\/\/elsewhere\.example\/v1/ });
  });

});
