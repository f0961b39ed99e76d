/** What each provider's documentation says that it takes, refuses and sends; each is asked the same, and answers in its own way. */
import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ChatRequest, Usage } from '../../src/model/chatModel';
import { ModelError } from '../../src/model/chatModel';
import { createClient, listingOptions } from '../../src/model/client';
import { initialDialect } from '../../src/model/dialect';
import { openModel } from '../../src/model/openai';
import { createModels } from '../../src/model/pool';

type Body = Readonly<Record<string, unknown>>;
interface Refused { readonly status: number; readonly body: unknown; readonly headers?: http.OutgoingHttpHeaders }

const ASKED: ChatRequest = {
  messages: [{ role: 'system', content: 'Be brief.' }, { role: 'user', content: 'Hello' }], temperature: 1.2, n: 2, maxTokens: 16_384, seed: 7, logprobs: true,
};
const never = new AbortController().signal;

const data = (value: unknown): string => `data: ${JSON.stringify(value)}\n\n`;
const choice = (delta: object, finish: string | null = null, index = 0) => ({ choices: [{ index, delta, finish_reason: finish }] });
const spent = (usage: object) => data({ choices: [], usage });
const DONE = 'data: [DONE]\n\n';
const refused = (status: number, message: string, more: object = {}): Refused => ({ status, body: { error: { message, ...more } } });
const has = (body: Body, ...fields: string[]) => fields.some((field) => body[field] !== undefined);

interface Provider {
  /** Whose first dialect is spoken. */
  readonly at: string;
  readonly refuses?: (body: Body, count: number) => Refused | null;
  readonly sends: (body: Body, count: number) => readonly string[];
  /** Fields of the request that was answered; undefined for those that must not be in it. */
  readonly heard: Readonly<Record<string, unknown>>;
  readonly texts: readonly string[];
  readonly finish?: string;
  readonly usage?: Usage;
  readonly temperature: number | null;
  readonly requests: number;
}

const PROVIDERS: Readonly<Record<string, Provider>> = {
  'OpenAI, a model that reasons': {
    at: 'https://api.openai.com/v1',
    refuses: (body) => {
      if (has(body, 'max_tokens')) return refused(400, 'Unsupported parameter: \'max_tokens\' is not supported with this model. Use \'max_completion_tokens\' instead.', { param: 'max_tokens' });
      if (has(body, 'temperature')) return refused(400, 'Unsupported value: \'temperature\' does not support 1.2 with this model. Only the default (1) value is supported.', { param: 'temperature', code: 'unsupported_value' });
      return has(body, 'logprobs') ? refused(403, 'You are not allowed to request logprobs from this model') : null;
    },
    sends: () => [
      data(choice({ role: 'assistant', content: '', refusal: null })), data({ ...choice({ content: 'eins' }), obfuscation: 'x7' }), data(choice({ content: 'zwei' }, null, 1)), data(choice({}, 'stop')), data(choice({}, 'stop', 1)),
      spent({ prompt_tokens: 30, completion_tokens: 20, prompt_tokens_details: { cached_tokens: 10 }, completion_tokens_details: { reasoning_tokens: 16 } }), DONE,
    ],
    heard: { max_completion_tokens: 16_384, n: 2, seed: 7, temperature: undefined, logprobs: undefined, stream_options: { include_usage: true } },
    texts: ['eins', 'zwei'], usage: { promptTokens: 30, completionTokens: 20, cachedTokens: 10, estimated: false }, temperature: null, requests: 3,
  },
  'Azure, a deployment with a filter': {
    at: 'https://nobody.openai.azure.com',
    sends: () => [
      data({ choices: [], prompt_filter_results: [{ prompt_index: 0, content_filter_results: {} }] }), data({ choices: [{ index: 0, delta: { content: 'eins' }, content_filter_results: {} }] }),
      data({ choices: [{ index: 0, finish_reason: null, content_filter_offsets: { check_offset: 4 } }] }), data(choice({}, 'content_filter')), DONE,
    ],
    heard: { max_completion_tokens: 16_384 }, texts: ['eins'], finish: 'refusal', temperature: 1.2, requests: 1,
  },
  'OpenRouter, whose provider refuses': {
    at: 'https://openrouter.ai/api/v1',
    refuses: (body) => has(body, 'temperature') ? refused(400, 'Provider returned error', {
      code: 400, metadata: { provider_name: 'OpenAI', raw: JSON.stringify({ error: { message: 'Unsupported parameter: \'temperature\' is not supported with this model.', param: 'temperature', code: null } }) },
    }) : null,
    sends: () => [
      ': OPENROUTER PROCESSING\n\n', data(choice({ role: 'assistant', content: '', reasoning: 'Hm.', reasoning_details: [{ type: 'reasoning.text', text: 'Hm.' }] })), ': OPENROUTER PROCESSING\n\n',
      data(choice({ content: 'eins' })), data({ ...choice({ content: '' }, 'stop'), native_finish_reason: 'STOP' }),
      data({ ...choice({ role: 'assistant', content: '' }), usage: { prompt_tokens: 30, completion_tokens: 9, cost: 0.0012, prompt_tokens_details: { cached_tokens: 0 } } }), DONE,
    ],
    heard: { max_tokens: 16_384, temperature: undefined }, texts: ['eins'], usage: { promptTokens: 30, completionTokens: 9, cachedTokens: 0, estimated: false }, temperature: null, requests: 2,
  },
  'OpenRouter, with too much under way': {
    at: 'https://openrouter.ai/api/v1',
    refuses: (_, count) => count === 1 ? { ...refused(402, 'In-flight spending budget exceeded', { code: 402, metadata: { limit_source: 'openrouter_in_flight_budget' } }), headers: { 'retry-after': '0' } } : null,
    sends: (_, count) => [data(choice({ content: 'eins' })), count < 3 ? data({ error: { code: 'server_error', message: 'Provider disconnected' }, ...choice({ content: '' }, 'error') }) : data(choice({}, 'stop')), DONE],
    heard: { max_tokens: 16_384 }, texts: ['eins'], temperature: 1.2, requests: 3,
  },
  'DeepSeek, thinking': {
    at: 'https://api.deepseek.com',
    refuses: (body) => Number(body['max_tokens']) > 8192 ? refused(400, 'Invalid max_tokens value, the valid range of max_tokens is [1, 8192]', { param: null, code: 'invalid_request_error' })
      : has(body, 'logprobs', 'top_logprobs') ? refused(400, 'deepseek-reasoner does not support the parameter `logprobs`', { param: null }) : null,
    sends: () => [
      ': keep-alive\n\n', data({ ...choice({ role: 'assistant', content: null, reasoning_content: 'Hm.' }), usage: null }), data(choice({ content: 'eins', reasoning_content: null })), data(choice({ content: '' }, 'stop')),
      spent({ prompt_tokens: 30, completion_tokens: 9, prompt_cache_hit_tokens: 20, prompt_cache_miss_tokens: 10, completion_tokens_details: { reasoning_tokens: 5 } }), DONE,
    ],
    heard: { max_tokens: 8192, max_completion_tokens: undefined, temperature: undefined, n: undefined, seed: undefined, logprobs: undefined },
    texts: ['eins'], usage: { promptTokens: 30, completionTokens: 9, cachedTokens: 20, estimated: false }, temperature: null, requests: 3,
  },
  'DeepSeek, out of resources': {
    at: 'https://api.deepseek.com',
    sends: (_, count) => [data(choice({ content: 'eins' })), data(choice({}, count === 1 ? 'insufficient_system_resource' : 'stop')), DONE],
    heard: {}, texts: ['eins'], temperature: null, requests: 2,
  },
  'Ollama, which passes over what it does not know': {
    at: 'http://127.0.0.1:11434/v1',
    sends: () => [data(choice({ role: 'assistant', content: '', reasoning: 'Hm.' })), data(choice({ role: 'assistant', content: 'eins' })), data(choice({ role: 'assistant', content: '' }, 'stop')), spent({ prompt_tokens: 30, completion_tokens: 9, total_tokens: 39 }), DONE],
    heard: { max_tokens: 16_384, temperature: 1.2, seed: 7 }, texts: ['eins'], usage: { promptTokens: 30, completionTokens: 9, estimated: false }, temperature: 1.2, requests: 1,
  },
  'LM Studio, whose model was unloaded': {
    at: 'http://127.0.0.1:1234/v1',
    sends: (_, count) => count === 1 ? [`event: error\n${data({ error: { message: 'The model has crashed without additional information. (Exit code: 11)' } })}`]
      : [data(choice({ role: 'assistant', content: 'eins' })), data({ ...choice({}, 'stop'), logprobs: null }), DONE],
    heard: { max_tokens: 16_384 }, texts: ['eins'], temperature: 1.2, requests: 2,
  },
  'vLLM, several choices in turns': {
    at: 'http://127.0.0.1:8000/v1',
    sends: (_, count) => [
      data(choice({ role: 'assistant', content: '' })), data(choice({ role: 'assistant', content: '' }, null, 1)), data(choice({ reasoning: 'Hm.' }, null, 1)), data(choice({ content: 'zwei' }, null, 1)), data(choice({ content: 'eins' })),
      data(choice({ content: '' }, count === 1 ? 'abort' : 'stop', 1)), data(choice({ content: '' }, 'length')), spent({ prompt_tokens: 30, completion_tokens: 9, prompt_tokens_details: null }), DONE,
    ],
    heard: { n: 2, logprobs: true, top_logprobs: 5 }, texts: ['eins', 'zwei'], finish: 'length', usage: { promptTokens: 30, completionTokens: 9, estimated: false }, temperature: 1.2, requests: 2,
  },
  'Gemini, of the third generation': {
    at: 'https://generativelanguage.googleapis.com/v1beta/openai',
    refuses: (body) => {
      const invalid = (message: string): Refused => ({ status: 400, body: [{ error: { code: 400, message, status: 'INVALID_ARGUMENT', details: [{ fieldViolations: [{ description: message }] }] } }] });
      if (has(body, 'seed')) return invalid('Invalid JSON payload received. Unknown name "seed": Cannot find field.');
      if (Number(body['n']) > 1) return invalid('Multiple candidates is not enabled for this model');
      return has(body, 'logprobs') ? invalid('Logprobs is not enabled for models/gemini-3-pro') : null;
    },
    sends: () => [data(choice({ role: 'assistant', content: 'eins' })), data({ ...choice({ role: 'assistant' }, 'RECITATION'), usage: { prompt_tokens: 30, completion_tokens: 9, total_tokens: 120 } }), DONE],
    heard: { max_tokens: 16_384, temperature: 1.2, seed: undefined, n: undefined, logprobs: undefined },
    texts: ['eins'], finish: 'refusal', usage: { promptTokens: 30, completionTokens: 90, estimated: false }, temperature: 1.2, requests: 4,
  },
  'Anthropic, behind OpenAI’s words': {
    at: 'https://api.anthropic.com/v1/',
    refuses: (body, count) => {
      if (count === 1) return { status: 529, body: { error: { type: 'overloaded_error', message: 'Overloaded' } } };
      const limit = Number(body['max_tokens']) > 8192;
      return limit ? refused(400, 'max_tokens: 16384 > 8192, which is the maximum allowed number of output tokens for claude-3-5-haiku-20241022', { type: 'invalid_request_error', param: null, code: 'invalid_request_error' }) : null;
    },
    sends: () => [data(choice({ role: 'assistant', content: '' })), data(choice({ content: 'eins' })), data(choice({}, 'stop')), spent({ prompt_tokens: 30, completion_tokens: 9 }), DONE],
    heard: { max_tokens: 8192, temperature: 1, n: undefined, seed: undefined, logprobs: undefined }, texts: ['eins'], usage: { promptTokens: 30, completionTokens: 9, estimated: false }, temperature: 1, requests: 3,
  },
  'Anthropic, a model without temperature': {
    at: 'https://api.anthropic.com/v1/',
    refuses: (body) => has(body, 'temperature') ? refused(400, '`temperature` is deprecated for this model.', { type: 'invalid_request_error' }) : null,
    sends: () => [data(choice({ content: 'eins' })), data(choice({}, 'stop')), DONE],
    heard: { temperature: undefined }, texts: ['eins'], temperature: null, requests: 2,
  },
  'Groq, whose limits are quoted': {
    at: 'https://api.groq.com/openai/v1',
    refuses: (body) => Number(body['max_tokens']) > 8192 ? refused(400, '`max_tokens` must be less than or equal to `8192`, the maximum value for `max_tokens` is less than the `context_window` for this model', { param: 'max_tokens' })
      : Number(body['n']) > 1 ? refused(400, '\'n\' : number must be at most 1', { type: 'invalid_request_error' }) : null,
    sends: () => [data(choice({ content: 'eins' })), data({ ...choice({}, 'stop'), x_groq: { usage: { prompt_tokens: 30, completion_tokens: 9 } } }), DONE],
    heard: { max_tokens: 8192, n: undefined }, texts: ['eins'], usage: { promptTokens: 30, completionTokens: 9, estimated: false }, temperature: 1.2, requests: 3,
  },
};

describe('a provider', () => {
  const open: (() => Promise<void>)[] = [];
  afterEach(async () => { for (const close of open.splice(0).reverse()) await close(); });

  async function serve(answer: (body: Body, count: number, response: http.ServerResponse) => void): Promise<string> {
    let count = 0;
    const server = http.createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => answer(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Body, count += 1, response));
    });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    open.push(() => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  }
  const stream = (response: http.ServerResponse, lines: readonly string[]) => response.writeHead(200, { 'content-type': 'text/event-stream' }).end(lines.join(''));
  const refuse = (response: http.ServerResponse, { status, body, headers }: Refused) => response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  const pool = (baseUrl: string, at: string) => {
    const models = createModels([openModel({ baseUrl, model: 'm', apiKey: 'sk-0123456789abcdef', dialect: initialDialect(at) })]);
    open.push(() => models.dispose());
    return models;
  };

  for (const [name, { at, refuses, sends, heard, texts, finish = 'stop', usage, temperature, requests }] of Object.entries(PROVIDERS)) {
    it(`is spoken to as it wants, and understood: ${name}`, async () => {
      const bodies: Body[] = [];
      const baseUrl = await serve((body, count, response) => {
        bodies.push(body);
        const no = refuses?.(body, count) ?? null;
        if (no) refuse(response, no); else stream(response, sends(body, count));
      });
      const reply = await pool(baseUrl, at).ask('x', ASKED, never);
      assert.deepEqual(reply.choices.map(({ text }) => text), texts);
      assert.equal(reply.choices[0]?.finish, finish);
      if (usage) assert.deepEqual(reply.usage, usage);
      assert.equal(reply.temperature, temperature);
      assert.deepEqual(Object.fromEntries(Object.keys(heard).map((field) => [field, bodies.at(-1)![field]])), heard);
      assert.equal(bodies.length, requests);
    });
  }

  const FAILING: Readonly<Record<string, readonly [Refused | readonly string[], string, RegExp]>> = {
    'OpenRouter’s moderation': [refused(403, 'Your chosen model requires moderation and your input was flagged', { code: 403, metadata: { reasons: ['x'] } }), 'refused', /declined the prompt/],
    'OpenRouter without credit': [refused(402, 'This request requires more credits, or fewer max_tokens.', { code: 402 }), 'quota', /no credit left/],
    'DeepSeek without balance': [refused(402, 'Insufficient Balance'), 'quota', /no credit left/],
    'Ollama without the model': [refused(404, 'model "m" not found, try pulling it first', { type: 'not_found_error', param: null, code: null }), 'not-found', /no model “m”.*try pulling/],
    'LM Studio with too little context': [{ status: 400, body: { error: 'The number of tokens to keep from the initial prompt is greater than the context length.' } }, 'bad-request', /greater than the context length/],
    'Azure’s filter': [refused(400, 'The response was filtered', { code: 'content_filter', param: 'prompt', status: 400, innererror: { code: 'ResponsibleAIPolicyViolation' } }), 'refused', /declined/],
  };
  for (const [name, [answer, kind, message]] of Object.entries(FAILING)) {
    it(`is not asked in vain: ${name}`, async () => {
      const baseUrl = await serve((_, __, response) => { if ('status' in answer) refuse(response, answer); else stream(response, answer); });
      const model = openModel({ baseUrl, model: 'm', apiKey: 'sk-0123456789abcdef' });
      open.push(async () => { await model.dispose?.(); });
      await assert.rejects(model.ask({ messages: ASKED.messages }, never), (thrown: unknown) => thrown instanceof ModelError && thrown.kind === kind && message.test(thrown.message));
    });
  }

  for (const [how, event, kind] of [
    ['a limit', { type: 'error', code: 'rate_limit_exceeded', message: 'Slow down.', param: null }, 'rate-limit'],
    ['a quota', { type: 'response.failed', response: { status: 'failed', error: { code: 'insufficient_quota', message: 'You ran out.' } } }, 'quota'],
    ['a fault', { type: 'response.failed', response: { status: 'failed', error: { code: 'server_error', message: 'The model failed.' } } }, 'server'],
    ['nothing', { type: 'response.failed', response: { status: 'failed', error: null } }, 'server'],
  ] as const) {
    it(`says in the midst of a response what it failed of: ${how}`, async () => {
      const baseUrl = await serve((_, __, response) => stream(response, [`event: ${event.type}\n${data(event)}`]));
      const model = openModel({ baseUrl, model: 'm', dialect: { ...initialDialect(baseUrl), api: 'responses' } });
      open.push(async () => { await model.dispose?.(); });
      await assert.rejects(model.ask({ messages: ASKED.messages }, never), { kind });
    });
  }

  it('lists its models as Anthropic wants to be asked', async () => {
    const baseUrl = 'https://api.anthropic.com/v1';
    const heard: { url: string; headers: Headers }[] = [];
    const options = { apiKey: 'sk-ant-0123456789' };
    const client = createClient(baseUrl, options, (url, init) => {
      heard.push({ url: String(url), headers: new Headers(init?.headers) });
      return Promise.resolve(Response.json({ data: [{ type: 'model', id: 'claude-x' }], has_more: false }));
    });
    assert.deepEqual((await client.models.list(listingOptions(baseUrl, options))).data.map(({ id }) => id), ['claude-x']);
    const [{ url, headers }] = heard as [{ url: string; headers: Headers }];
    assert.equal(url, `${baseUrl}/models?limit=1000`);
    assert.deepEqual(['x-api-key', 'anthropic-version', 'authorization'].map((name) => headers.get(name)), ['sk-ant-0123456789', '2023-06-01', null]);
    assert.deepEqual(listingOptions('http://127.0.0.1:11434/v1', options), {});
  });

  it('on this machine that cuts a long prompt off is told of, once', async () => {
    const baseUrl = await serve((_, __, response) => stream(response, [data(choice({ content: 'eins' })), data(choice({}, 'stop')), spent({ prompt_tokens: 4096, completion_tokens: 9 }), DONE]));
    const models = pool(baseUrl, baseUrl);
    const notices: string[] = [];
    models.onNotice(({ message }) => notices.push(message));
    const long = { messages: [{ role: 'user', content: 'Read this with care. '.repeat(3000) }] } as const;
    for (const request of [{ messages: ASKED.messages }, long, long]) await models.ask('x', request, never);
    assert.equal(notices.length, 1);
    assert.match(notices[0]!, /read 4.?096 tokens of a prompt of about 17.?\d{3}/);
  });
});
