/** An endpoint that means harm: the key stays here, and neither time nor memory is lost to it. */
import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { ChatRequest } from '../../src/model/chatModel';
import { ModelError } from '../../src/model/chatModel';
import { realClock } from '../../src/model/clock';
import { openModel } from '../../src/model/openai';
import { createModels } from '../../src/model/pool';

const KEY = 'sk-proj-SECRETsecretSECRET1234567890';
const ASKED: ChatRequest = { messages: [{ role: 'user', content: 'Hello' }], maxTokens: 5000 };
const PRICES = { m: { input: 1, output: 1 } };

type Serve = (request: http.IncomingMessage, response: http.ServerResponse, count: number) => void;

const whole = (content: string, usage: object = { prompt_tokens: 1, completion_tokens: 1 }) => JSON.stringify({ choices: [{ index: 0, message: { content }, finish_reason: 'stop' }], usage });
const answer = (response: http.ServerResponse, body: string, headers: http.OutgoingHttpHeaders = {}) => { response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(body); };
/** A byte now and then, for ever. */
const trickle = (response: http.ServerResponse, status: number, type: string) => {
  response.writeHead(status, { 'content-type': type });
  const timer = setInterval(() => response.write(' '), 5);
  response.once('close', () => clearInterval(timer));
};

describe('a hostile endpoint', () => {
  const open: (() => Promise<void>)[] = [];
  afterEach(async () => { for (const close of open.splice(0).reverse()) await close(); });

  async function start(serve: Serve): Promise<string> {
    let count = 0;
    const server = http.createServer((request, response) => { request.resume().on('end', () => serve(request, response, count += 1)); });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    open.push(() => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  }
  const modelAt = (baseUrl: string, totalMs = 20_000) => {
    const model = openModel({ baseUrl, model: 'm', apiKey: KEY, deadlines: { firstMs: totalMs, stallMs: totalMs, totalMs } });
    open.push(() => model.dispose!());
    return model;
  };
  const once = async (serve: Serve, totalMs?: number) => modelAt(await start(serve), totalMs).ask(ASKED, new AbortController().signal);
  const poolAt = (baseUrl: string) => createModels([modelAt(baseUrl)], { prices: PRICES, clock: realClock(0.001), maxTokens: 1e6 });
  const kind = (wanted: string, pattern = /./) => (error: unknown) => error instanceof ModelError && error.kind === wanted && pattern.test(error.message) && !error.message.includes('SECRET');

  for (const status of [301, 302, 303, 307, 308]) {
    it(`is not followed to another host with ${status}`, async () => {
      let strayed = 0;
      const elsewhere = await start((_, response) => { strayed += 1; answer(response, whole('caught')); });
      await assert.rejects(once((_, response) => { response.writeHead(status, { location: `${elsewhere}/chat/completions?key=${KEY}` }).end(); }), kind('not-found', /redirects to/));
      assert.equal(strayed, 0);
    });
  }

  for (const [what, status, type] of [['an answer', 200, 'application/json'], ['a stream', 200, 'text/event-stream'], ['a refusal', 400, 'application/json']] as const) {
    it(`is given up that drips ${what} for ever`, async () => {
      await assert.rejects(once((_, response) => trickle(response, status, type), 100), kind('timeout'));
    });
  }

  it('is not unpacked for: what it packs is no answer', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 2 ** 20));
    await assert.rejects(once((_, response) => { response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(bomb); }), kind('malformed'));
  });

  it('is cut off where its headers have no end', async () => {
    await assert.rejects(once((request) => {
      request.socket.write('HTTP/1.1 200 OK\r\n');
      for (let at = 0; at < 5000; at += 1) request.socket.write(`x-${at}: ${'y'.repeat(40)}\r\n`);
    }), kind('network'));
  });

  it('may put trailers behind its answer, which are passed over', async () => {
    const reply = await once((request) => {
      const body = whole('Guten Tag');
      request.socket.write(`HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\nauthorization: x\r\nset-cookie: a=b\r\n\r\n`);
    });
    assert.equal(reply.choices[0]?.text, 'Guten Tag');
  });

  it('is cut off in a refusal of many megabytes', async () => {
    await assert.rejects(once((_, response) => { response.writeHead(400, { 'content-type': 'text/html' }).end('<script'.repeat(2 ** 20)); }), kind('too-large'));
  });

  it('costs no time by what it says in a refusal', async () => {
    const said = ['<script', '<style', 'role ', 'retry ', 'maximum 1', 'api key '].map((word) => word.repeat(100_000));
    for (const [at, words] of said.entries()) {
      const body = at % 2 === 0 ? words : JSON.stringify({ error: { message: words } });
      await assert.rejects(once((_, response) => { response.writeHead(400, { 'content-type': 'text/plain' }).end(body); }), ModelError);
    }
  });

  it('costs no time by an event that comes byte by byte', async () => {
    await assert.rejects(once((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
      response.socket!.write('1\r\nx\r\n'.repeat(2 ** 21 + 2 ** 16));
    }), kind('too-large'));
  });

  it('is out where it asks for years of patience', async () => {
    const pool = poolAt(await start((_, response) => { response.writeHead(429, { 'retry-after': '99999999', 'content-type': 'application/json' }).end('{"error":{"message":"later"}}'); }));
    await assert.rejects(pool.ask('x', ASKED, new AbortController().signal), kind('rate-limit'));
  });

  it('holds up nothing for years by what it says of its limits in a good answer', async () => {
    const pool = poolAt(await start((_, response) => answer(response, whole('Guten Tag'), { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '99999999s' })));
    for (let at = 0; at < 2; at += 1) assert.equal((await pool.ask('x', ASKED, new AbortController().signal)).choices[0]?.text, 'Guten Tag');
  });

  it('neither lowers the account nor breaks it by the usage it claims', async () => {
    const claims = [{ prompt_tokens: -5, completion_tokens: -5 }, { prompt_tokens: 1, completion_tokens: -1e300 }, { prompt_tokens: '7', completion_tokens: null }];
    const pool = poolAt(await start((_, response, count) => answer(response, whole('Guten Tag', claims[count - 1] ?? { prompt_tokens: 1e300, completion_tokens: 1e300 }))));
    let before = 0;
    for (let at = 0; at <= claims.length; at += 1) {
      await pool.ask('x', ASKED, new AbortController().signal);
      const { promptTokens, completionTokens, usd } = pool.spent;
      assert.ok(promptTokens + completionTokens > before && Number.isSafeInteger(promptTokens + completionTokens) && Number.isFinite(usd), JSON.stringify(pool.spent));
      before = promptTokens + completionTokens;
    }
    await assert.rejects(pool.ask('x', ASKED, new AbortController().signal), kind('budget'));
  });

  it('may send what no text holds: it comes as it is, and is the same once it was on disk', async () => {
    const content = 'print(1)\u0000\ud800 \udc00';
    const reply = await once((_, response) => answer(response, whole(content)));
    assert.equal(reply.choices[0]?.text, content);
    assert.deepEqual(JSON.parse(Buffer.from(JSON.stringify(reply), 'utf8').toString('utf8')), reply);
  });

  it('is not told on by what its address holds', async () => {
    const baseUrl = await start((request, response) => { response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify({ error: { message: `no ${request.url}, ${request.headers['api-key']}` } })); });
    const asked = (address: string) => openModel({ baseUrl: address, model: 'm', apiKey: KEY }).ask(ASKED, new AbortController().signal);
    await assert.rejects(asked(`${baseUrl}?subscription-key=SECRET%2Fquery%2F0123456789&api-version=2024-10-21`), kind('bad-request', /2024-10-21.*\[key\]/));
  });
});
