import assert from 'node:assert/strict';
import { Budget } from '../../src/model/budget';
import { PRICES, priceOf } from '../../src/model/prices';

const REQUEST = { messages: [{ role: 'user', content: 'x'.repeat(360) }], maxTokens: 2000 } as const;
const PRICE = { input: 1, output: 10 };
const NONE = { maxCalls: null, maxTokens: null, maxUsd: null };
const signal = new AbortController().signal;
const used = (completionTokens: number) => ({ promptTokens: 100, completionTokens, estimated: false });

describe('a budget', () => {
  it('lets no call through beyond its cap', async () => {
    const budget = new Budget({ ...NONE, maxCalls: 2 });
    for (let i = 0; i < 2; i += 1) (await budget.reserve(REQUEST, null, signal)).settle(used(10));
    await assert.rejects(budget.reserve(REQUEST, null, signal), { kind: 'budget', message: /2 calls/ });
  });

  it('holds back what each request may cost until it has settled', async () => {
    const budget = new Budget({ ...NONE, maxTokens: 5000 });
    const first = await budget.reserve(REQUEST, null, signal);
    const second = await budget.reserve(REQUEST, null, signal);
    let third = false;
    const waiting = budget.reserve(REQUEST, null, signal).then((reservation) => { third = true; return reservation; });
    await new Promise((resolve) => { setTimeout(resolve, 5); });
    assert.equal(third, false);
    first.settle(used(100));
    (await waiting).settle(used(100));
    second.settle(used(100));
    assert.equal(budget.spent.completionTokens, 300);
  });

  it('cuts the last answers to what is left, and then is met', async () => {
    const budget = new Budget({ ...NONE, maxTokens: 2500 });
    (await budget.reserve(REQUEST, null, signal)).settle(used(1000));
    const last = await budget.reserve({ ...REQUEST, maxTokens: 4000 }, null, signal);
    assert.ok(last.request.maxTokens! < 1400 && last.request.maxTokens! >= 1024, String(last.request.maxTokens));
    last.settle(used(1000));
    await assert.rejects(budget.reserve(REQUEST, null, signal), { kind: 'budget' });
  });

  it('never spends more money than its cap, where the price is known', async () => {
    const budget = new Budget({ ...NONE, maxUsd: 0.05 });
    for (;;) {
      const reservation = await budget.reserve(REQUEST, PRICE, signal).catch(() => null);
      if (!reservation) break;
      reservation.settle(used(reservation.request.maxTokens!));
    }
    assert.ok(budget.spent.usd! <= 0.05 && budget.spent.usd! > 0.03, String(budget.spent.usd));
  });

  it('goes on from what an earlier session of the run spent', async () => {
    const budget = new Budget({ ...NONE, maxCalls: 3 }, { calls: 3, promptTokens: 1, completionTokens: 1, usd: null });
    await assert.rejects(budget.reserve(REQUEST, null, signal), { kind: 'budget' });
  });
});

describe('a price', () => {
  it('is that of the model’s family, of the settings first, and nothing on this machine', () => {
    assert.deepEqual(priceOf('openai:gpt-5-mini-2025-08-07@https://api.openai.com/v1'), priceOf('openai:openai/gpt-5-mini@https://openrouter.ai/api/v1'));
    assert.equal(priceOf('openai:unheard-of@https://example.com/v1'), null);
    assert.deepEqual(priceOf('openai:gpt-5@https://api.openai.com/v1', { 'gpt-5': { input: 7, output: 8 } }), { input: 7, output: 8 });
    assert.deepEqual(priceOf('openai:qwen@http://127.0.0.1:11434/v1'), { input: 0, output: 0 });
    assert.deepEqual(priceOf('openai:anthropic/claude-sonnet-4.5@https://openrouter.ai/api/v1'), priceOf('openai:claude-sonnet-4-5-20250929@https://api.anthropic.com/v1'));
    assert.equal(priceOf('openai:deepseek-flash@https://api.deepseek.com/v1')?.input, 0.3);
  });

  it('of the list is more for what is written than for what is read, and less for what was read before', () => {
    for (const [name, { input, output, cached = 0 }] of Object.entries(PRICES)) assert.ok(cached < input && input < output && output <= 180, name);
  });

  for (const name of ['o1-pro', 'gpt-5.9', 'gpt-5-mini-search', 'gpt-4.5-preview', 'claude-opus-9', 'deepseek/deepseek-flash', 'deepseek-chat', 'gpt-4o-audio-preview', 'constructor', '__proto__']) {
    it(`is not known of ${name}, whatever its name begins with`, () => {
      assert.equal(priceOf(`openai:${name}@https://openrouter.ai/api/v1`), null);
    });
  }

  it('of the settings goes by the beginning of a name', () => {
    assert.deepEqual(priceOf('openai:o1-pro-2025-03-19@https://api.openai.com/v1', { 'o1-pro': { input: 150, output: 600 }, o1: { input: 1, output: 1 } }), { input: 150, output: 600 });
  });
});
