import assert from 'node:assert/strict';
import type { Dialect } from '../../src/model/dialect';
import { adapt, initialDialect, learn } from '../../src/model/dialect';

const REQUEST = { messages: [{ role: 'system', content: 'Be brief.' }, { role: 'user', content: 'Hello' }], temperature: 1.5, n: 4, maxTokens: 16_384, seed: 3, logprobs: true } as const;

describe('what an endpoint’s refusal teaches', () => {
  const lessons: [string, string | null, Partial<Dialect>, number?][] = [
    ['Unsupported parameter: \'max_tokens\' is not supported with this model. Use \'max_completion_tokens\' instead.', 'max_tokens', { tokensField: 'max_completion_tokens' }],
    ['Unsupported value: \'temperature\' does not support 0.7 with this model. Only the default (1) value is supported.', 'temperature', { temperature: false }],
    ['temperature: range: 0..1', null, { maxTemperature: 1 }],
    ['Invalid value for temperature: must be less than or equal to 1.0', 'temperature', { maxTemperature: 1 }],
    ['n must be 1 for this model', null, { manyChoices: false }],
    ['Only one completion choice is allowed', null, { manyChoices: false }],
    ['Unknown parameter: stream_options', null, { streamUsage: false }],
    ['[{"type": "extra_forbidden", "loc": ["body", "seed"], "msg": "Extra inputs are not permitted"}]', null, { seed: false }],
    ['This model does not support logprobs.', null, { logprobs: false }],
    ['System role not supported', null, { systemRole: null }],
    ['Your organization must be verified to stream this model.', 'stream', { stream: false }],
    ['max_tokens is too large: 16384. This model supports at most 4096 completion tokens, whereas you provided 16384.', 'max_tokens', { maxTokens: 4096 }],
    ['\'max_tokens\' is too large: 16384. This model\'s maximum context length is 8192 tokens and your request has 1200 input tokens', null, { maxTokens: 8192 - 1200 - 32 }],
    ['This model is only supported in v1/responses and not in v1/chat/completions.', 'model', { api: 'responses' }, 404],
  ];
  for (const [message, param, lesson, status = 400] of lessons) {
    it(`is learnt from “${message.slice(0, 70)}”`, () => {
      const before = initialDialect('http://127.0.0.1:1/v1');
      const after = learn(before, { status, message, param }, REQUEST);
      assert.ok(after);
      for (const [key, value] of Object.entries(lesson)) assert.deepEqual(after[key as keyof Dialect], value);
      assert.deepEqual(learn(after, { status, message, param }, REQUEST)?.[Object.keys(lesson)[0] as keyof Dialect] ?? 'nothing', 'nothing', 'the same refusal teaches nothing twice');
    });
  }

  it('is nothing where the server failed or the request itself was wrong', () => {
    const dialect = initialDialect('https://api.openai.com/v1');
    assert.equal(learn(dialect, { status: 500, message: 'temperature', param: null }, REQUEST), null);
    assert.equal(learn(dialect, { status: 400, message: 'Your input was flagged.', param: null }, REQUEST), null);
  });
});

describe('a request in a model’s dialect', () => {
  it('leaves out what the model refuses', () => {
    const dialect: Dialect = { ...initialDialect(''), temperature: false, manyChoices: false, seed: false, logprobs: false, systemRole: null, maxTokens: 1000 };
    assert.deepEqual(adapt(dialect, REQUEST), { messages: [{ role: 'user', content: 'Be brief.\n\nHello' }], n: 1, logprobs: false, maxTokens: 1000 });
  });
});
