/** What endpoints that call themselves OpenAI-compatible do differently, by their own accounts: every one of them gives its answer. */
import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ChatReply, ChatRequest } from '../../src/model/chatModel';
import { ModelError } from '../../src/model/chatModel';
import { openModel } from '../../src/model/openai';
import { createModels } from '../../src/model/pool';

const ASKED: ChatRequest = { messages: [{ role: 'system', content: 'Be brief.' }, { role: 'user', content: 'Hello' }], temperature: 0.7, maxTokens: 16_384, seed: 7 };
const KEY = 'sk-proj-SECRETsecretSECRET1234567890';
const USAGE = { prompt_tokens: 100, completion_tokens: 50 };

type Body = Readonly<Record<string, unknown>> & { readonly messages: readonly { readonly role: string }[] };
/** Answers the `count`-th request. */
type Server = (body: Body, response: http.ServerResponse, count: number) => void;

const json = (response: http.ServerResponse, status: number, value: unknown, headers: http.OutgoingHttpHeaders = {}) => { response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value)); };
const error = (response: http.ServerResponse, status: number, message: string, more: object = {}) => json(response, status, { error: { message, ...more } });
const delta = (content: unknown, finish: string | null = null, more: object = {}) => `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content, ...more }, finish_reason: finish }] })}\n\n`;
const DONE = 'data: [DONE]\n\n';

function stream(response: http.ServerResponse, pieces: readonly string[], type = 'text/event-stream'): void {
  response.writeHead(200, type === '' ? {} : { 'content-type': type });
  response.end(pieces.join(''));
}

const good: Server = (body, response) => {
  if (body['stream'] === true) stream(response, [delta('Guten '), delta('Tag'), delta('', 'stop'), `data: ${JSON.stringify({ choices: [], usage: USAGE })}\n\n`, DONE]);
  else json(response, 200, { choices: [{ index: 0, message: { content: 'Guten Tag' }, finish_reason: 'stop' }], usage: USAGE });
};
const whole = (text: string) => JSON.stringify({ choices: [{ index: 0, message: { content: text }, finish_reason: 'stop' }], usage: USAGE });
/** Refuses what `isBad` finds, with what `refuse` says. */
const refusing = (isBad: (body: Body) => boolean, refuse: (response: http.ServerResponse) => void): Server => (body, response, count) => { if (isBad(body)) refuse(response); else good(body, response, count); };
const atFirst = (refuse: (response: http.ServerResponse) => void): Server => (body, response, count) => { if (count === 1) refuse(response); else good(body, response, count); };
const has = (field: string) => (body: Body) => body[field] !== undefined;
const hasSystem = (body: Body) => body.messages.some(({ role }) => role === 'system' || role === 'developer');

const ANSWERING: Readonly<Record<string, Server>> = {
  'OpenRouter’s comments and reasoning': (_, response) => stream(response, [': OPENROUTER PROCESSING\n\n', delta('', null, { reasoning: 'Hm.' }), ': OPENROUTER PROCESSING\n\n', delta('Guten Tag'), delta('', 'stop'), DONE]),
  'OpenRouter’s error with a good status': atFirst((response) => json(response, 200, { error: { code: 429, message: 'Rate limit exceeded: free-models-per-min' } })),
  'OpenRouter’s finish of “error”': atFirst((response) => stream(response, [delta('Gut'), delta('', 'error'), DONE])),
  'DeepSeek’s reasoning_content and keep-alive': (_, response) => stream(response, [': keep-alive\n\n', delta(null, null, { reasoning_content: 'Hm.' }), delta('Guten Tag', null, { reasoning_content: null }), delta('', 'stop'), DONE]),
  'vLLM’s error object in a stream': atFirst((response) => stream(response, [`data: ${JSON.stringify({ object: 'error', message: 'EngineCore encountered an issue', code: 500 })}\n\n`, DONE])),
  'vLLM’s limit of the context': refusing((body) => Number(body['max_tokens']) > 3496, (response) => json(response, 400, { object: 'error', message: 'This model’s maximum context length is 4096 tokens and your request has 600 input tokens.', type: 'BadRequestError', code: 400 })),
  'FastAPI’s list of what it does not know': refusing(has('seed'), (response) => json(response, 422, { detail: [{ type: 'extra_forbidden', loc: ['body', 'seed'], msg: 'Extra inputs are not permitted' }] })),
  'a refusal of stream_options, by its path': refusing(has('stream_options'), (response) => json(response, 422, { detail: [{ type: 'extra_forbidden', loc: ['body', 'stream_options'], msg: 'Extra inputs are not permitted' }] })),
  'a refusal of max_tokens': refusing(has('max_tokens'), (response) => error(response, 400, 'Unsupported parameter: \'max_tokens\' is not supported with this model. Use \'max_completion_tokens\' instead.', { param: 'max_tokens' })),
  'a refusal to stream': refusing((body) => body['stream'] === true, (response) => error(response, 400, 'Your organization must be verified to stream this model.', { param: 'stream' })),
  'a refusal of the system role': refusing(hasSystem, (response) => error(response, 400, 'System role not supported')),
  'Google’s refusal of instructions': refusing(hasSystem, (response) => json(response, 400, [{ error: { code: 400, message: 'Developer instruction is not enabled for models/gemma-3-27b-it' } }])),
  'an error that is a string': atFirst((response) => json(response, 500, { error: 'llama runner process has terminated' })),
  'pieces that each hold the answer so far': (_, response) => stream(response, [...'Guten Tag'].map((_letter, at) => delta('Guten Tag'.slice(0, at + 1))).concat(delta('', 'stop'), DONE)),
  'a whole answer though a stream was asked for': (_, response) => stream(response, [whole('Guten Tag')], 'application/json'),
  'a whole answer of no type': (_, response) => stream(response, [whole('Guten Tag')], ''),
  'a whole answer said to be a stream': (_, response) => stream(response, [whole('Guten Tag')]),
  'a stream said to be text': (_, response) => stream(response, [delta('Guten Tag'), delta('', 'stop'), DONE], 'text/plain'),
  'a stream said to be JSON': (_, response) => stream(response, [delta('Guten Tag'), delta('', 'stop'), DONE], 'application/json'),
  'a stream that is left open after its end': (_, response) => { response.writeHead(200, { 'content-type': 'text/event-stream' }).write([delta('Guten Tag'), delta('', 'stop'), DONE].join('')); },
  'a stream that is left open after its last choice': (_, response) => { response.writeHead(200, { 'content-type': 'text/event-stream' }).write([delta('Guten Tag'), delta('', 'stop')].join('')); },
  'a stream that lacks its last line’s end': (_, response) => stream(response, [delta('Guten Tag'), 'data: [DONE]']),
  'OpenAI’s 429 that speaks of billing': atFirst((response) => error(response, 429, 'Rate limit reached for gpt-4o-mini on tokens per min. Please try again in 6ms. You can increase your rate limit by adding a payment method at https://platform.openai.com/account/billing.', { code: 'rate_limit_exceeded' })),
  'Google’s 429 that speaks of a quota': atFirst((response) => json(response, 429, [{ error: { code: 429, message: 'You exceeded your current quota, please check your plan and billing details.', details: [{ retryDelay: '0.02s' }] } }])),
};

const REFUSING: Readonly<Record<string, readonly [Server, string, RegExp]>> = {
  'a key that it does not know, with 400': [(_, response) => json(response, 400, [{ error: { code: 400, message: 'API key not valid. Please pass a valid API key.' } }]), 'auth', /key for .* was refused/],
  'a key that it does not know, with 403': [(_, response) => error(response, 403, 'Invalid API key'), 'auth', /was refused/],
  'a key that it does not know, in a stream': [(_, response) => stream(response, [`data: ${JSON.stringify({ error: { code: 401, message: `No auth credentials found for ${KEY.slice(0, 20)}` } })}\n\n`]), 'auth', /was refused/],
  'a gateway’s key': [(_, response) => json(response, 401, { statusCode: 401, message: 'Access denied due to invalid subscription key.' }), 'auth', /invalid subscription key/],
  'an account that is used up': [(_, response) => error(response, 429, 'You exceeded your current quota, please check your plan and billing details.', { code: 'insufficient_quota' }), 'quota', /used up/],
  'an account without credit': [(_, response) => error(response, 402, 'Insufficient credits.'), 'quota', /no credit left/],
  'a prompt that its filter declines': [(_, response) => error(response, 400, 'The response was filtered due to the prompt triggering the content management policy.', { param: 'prompt', code: 'content_filter' }), 'refused', /declined the prompt/],
  'a prompt that is too long': [(_, response) => { response.writeHead(413, { 'content-type': 'text/html' }).end('<h1>413 Request Entity Too Large</h1>'); }, 'bad-request', /too large: 413 Request Entity/],
  'a wait of hours': [(_, response) => error(response, 429, 'Limit of requests per day reached. Please try again in 3h12m.'), 'rate-limit', /per day/],
};

describe('an endpoint with ways of its own', () => {
  const open: (() => Promise<void>)[] = [];
  afterEach(async () => { for (const close of open.splice(0).reverse()) await close(); });

  async function ask(serve: Server, key = KEY): Promise<ChatReply> {
    let count = 0;
    const server = http.createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => serve(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Body, response, count += 1));
    });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    open.push(() => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }));
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
    const pool = createModels([openModel({ baseUrl, model: 'm', apiKey: key, deadlines: { firstMs: 20_000, stallMs: 100, totalMs: 20_000 } })]);
    open.push(() => pool.dispose());
    return pool.ask('x', ASKED, new AbortController().signal);
  }

  for (const [way, serve] of Object.entries(ANSWERING)) {
    it(`is understood in spite of ${way}`, async () => assert.equal((await ask(serve)).choices[0]?.text, 'Guten Tag'));
  }

  for (const [way, [serve, kind, message]] of Object.entries(REFUSING)) {
    it(`is not asked again after refusing ${way}`, async () => {
      let requests = 0;
      await assert.rejects(ask((body, response, count) => { requests = count; serve(body, response, count); }), (thrown: unknown) => {
        assert.ok(thrown instanceof ModelError);
        assert.equal(thrown.kind, kind, thrown.message);
        assert.match(thrown.message, message);
        assert.ok(!thrown.message.includes('SECRET'), thrown.message);
        return true;
      });
      assert.equal(requests, 1);
    });
  }

  it('gets the key without what was pasted with it', async () => {
    let heard: string | undefined;
    const serve: Server = (body, response, count) => { heard = response.req.headers.authorization; good(body, response, count); };
    await ask(serve, ` "Bearer ${KEY.slice(0, 12)}\n ${KEY.slice(12)}"\r\n\u200B`);
    assert.equal(heard, `Bearer ${KEY}`);
  });

  it('is not asked with a key that no header takes, and the key is not shown', async () => {
    await assert.rejects(ask(good, 'sk–SECRET–“1234567890”'), (thrown: unknown) => thrown instanceof ModelError && thrown.kind === 'auth' && /characters that no key has/.test(thrown.message) && !thrown.message.includes('SECRET'));
  });

  it('is cut off where it sends far more than was asked for', async () => {
    const endless: Server = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const more = () => { while (!response.destroyed && response.write(delta('All work and no play makes Jack a dull boy. ' + response.req.socket.bytesWritten))); if (!response.destroyed) response.once('drain', more); };
      more();
    };
    let requests = 0;
    const once: Server = (body, response, count) => { requests = count; if (count === 1) endless(body, response, count); else good(body, response, count); };
    assert.equal((await ask(once)).choices[0]?.text, 'Guten Tag');
    assert.equal(requests, 2);
  });
});
