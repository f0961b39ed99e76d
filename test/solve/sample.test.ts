import assert from 'node:assert/strict';
import type { CallRecord, ChatModel } from '../../src/model/chatModel';
import { ModelError } from '../../src/model/chatModel';
import { realClock } from '../../src/model/clock';
import { openModel } from '../../src/model/openai';
import type { ModelPool, PoolOptions } from '../../src/model/pool';
import { createModels } from '../../src/model/pool';
import type { Problem } from '../../src/problem/problem';
import type { Draft } from '../../src/run/events';
import type { SolveSettings } from '../../src/run/settings';
import { solveSettingsSchema } from '../../src/run/settings';
import { emptyState, fold } from '../../src/run/state';
import type { SolveContext } from '../../src/solve/context';
import { Random } from '../../src/solve/random';
import type { Drawn } from '../../src/solve/sample';
import { sample } from '../../src/solve/sample';
import type { Endpoint, Misbehaviour } from '../model/misbehavingEndpoint';
import { PASSING_WAYS, startMisbehavingEndpoint, WAYS } from '../model/misbehavingEndpoint';

const PROBLEM: Problem = {
  title: 'Echo', statement: 'Print the number.', examples: [{ input: '1\n', output: '1\n' }], timeLimitMs: null, memoryLimitMb: null, tolerance: null,
  anyAnswer: false, anyOrder: false, interactive: false, inputFile: null, outputFile: null, url: null,
};

describe('sampling', () => {
  const open: { dispose?(): Promise<void> }[] = [];
  afterEach(async () => { for (const thing of open.splice(0).reverse()) await thing.dispose?.(); });

  async function endpoint(options: Misbehaviour): Promise<Endpoint> {
    const started = await startMisbehavingEndpoint(options);
    open.push(started);
    return started;
  }

  function pool(models: ChatModel[], options: PoolOptions = {}): ModelPool {
    const made = createModels(models, { clock: realClock(0.01), concurrency: 32, ...options });
    open.push(made);
    return made;
  }

  const modelOf = (at: Endpoint, name = 'good') => openModel({ baseUrl: at.baseUrl, model: name, apiKey: 'sk-test-secret-123456', deadlines: { firstMs: 2000, stallMs: 1000, totalMs: 20_000 } });

  async function run(models: ModelPool, settings: Partial<SolveSettings>): Promise<{ drawn: Drawn[]; events: Draft[]; calls: CallRecord[]; error: unknown }> {
    const state = emptyState();
    const events: Draft[] = [];
    const calls: CallRecord[] = [];
    models.onCall((call) => calls.push(call));
    const emit = (event: Draft) => { events.push(event); fold(state, { ...event, at: 0 } as never); };
    const ctx: SolveContext = {
      problem: PROBLEM, settings: solveSettingsSchema.parse({ stopEarly: false, scores: 0, repairs: 0, bruteForce: false, maxCalls: null, maxTokens: null, maxUsd: null, ...settings }),
      judge: null as never, models, state, emit, random: new Random(1), signal: new AbortController().signal,
    };
    const drawn: Drawn[] = [];
    let error: unknown = null;
    try {
      for await (const one of sample(ctx)) {
        drawn.push(one);
        if ('program' in one) emit({ type: 'sampled', id: `c${drawn.length}`, language: one.program.language, code: one.program.source, origin: one.origin, duplicateOf: null });
      }
    } catch (thrown) {
      error = thrown;
    }
    return { drawn, events, calls, error };
  }

  const programs = (drawn: readonly Drawn[]) => drawn.flatMap((one) => 'program' in one ? [one] : []);
  const notices = (events: readonly Draft[]) => events.flatMap((event) => event.type === 'notice' ? [event.message] : []);

  for (const seed of [1, 2, 3]) {
    it(`ends with all 200 samples, each once, when 30 % of requests fail in every passing way (seed ${seed})`, async () => {
      const at = await endpoint({ seed, share: 0.3 });
      const { drawn, calls, error } = await run(pool([modelOf(at)], { seed }), { samples: 200, perCall: 1, seed });
      assert.equal(error, null);
      const indices = programs(drawn).map((one) => one.origin.sample);
      assert.equal(indices.length, 200, JSON.stringify(at.served));
      assert.equal(new Set(indices).size, 200);
      assert.equal(calls.length, at.served.requests, 'every request is on record once');
    });
  }

  it('ends with all 200 samples when several are asked for in one call', async () => {
    const at = await endpoint({ seed: 4, share: 0.3 });
    const { drawn } = await run(pool([modelOf(at)]), { samples: 200, perCall: 4 });
    assert.equal(new Set(programs(drawn).map((one) => one.origin.sample)).size, 200);
    assert.equal(programs(drawn).length, 200);
  });

  for (const way of PASSING_WAYS) {
    it(`loses no sample to an endpoint whose only vice, one time in three, is “${way}”`, async () => {
      const at = await endpoint({ seed: 7, share: 0.33, ways: [way] });
      const { drawn, error } = await run(pool([modelOf(at)]), { samples: 24, perCall: 2 });
      assert.equal(error, null);
      assert.equal(programs(drawn).length, 24, JSON.stringify(at.served));
    });
  }

  it('never goes beyond the caps, whatever fails', async () => {
    const at = await endpoint({ seed: 5, share: 0.3 });
    const models = pool([modelOf(at)], { maxCalls: 60, maxTokens: 400_000 });
    const { drawn, events } = await run(models, { samples: 200, perCall: 1, maxCalls: 60, maxTokens: 400_000, answerTokens: 2000 });
    assert.ok(at.served.requests <= 60, `${at.served.requests} requests`);
    assert.equal(models.spent.calls, at.served.requests);
    assert.ok(models.spent.promptTokens + models.spent.completionTokens <= 400_000);
    assert.ok(programs(drawn).length > 20);
    assert.match(notices(events).join('\n'), /of 200 samples: .*cap of 60 calls/);
  });

  it('ends within the calls under way, and says why, when an endpoint claims a billion tokens', async () => {
    const at = await endpoint({ usage: { prompt_tokens: 4e8, completion_tokens: 6e8 } });
    const models = pool([modelOf(at)], { maxTokens: 2_000_000, concurrency: 8 });
    const { drawn, events } = await run(models, { samples: 200, perCall: 1, maxTokens: 2_000_000, answerTokens: 2000 });
    assert.ok(at.served.requests <= 8, `${at.served.requests} requests`);
    assert.equal(programs(drawn).length, at.served.requests);
    assert.match(notices(events).join('\n'), /of 200 samples: The run's cap of 2\s000\s000 tokens is met: \d calls with \d\s000\s000\s000 tokens/);
  });

  it('gives answers that were cut off more room, and then has them all', async () => {
    const at = await endpoint({ answer: (_, body) => Number(body.max_tokens) < 30_000 ? '```python\nfor i in range(' : '```python\nprint(1)\n```' , cutBelow: 30_000 });
    const { drawn } = await run(pool([modelOf(at)]), { samples: 24, perCall: 4, answerTokens: 16_384 });
    assert.equal(programs(drawn).length, 24);
  });

  it('stops after one refusal when the key is wrong, with one message that does not hold it', async () => {
    const at = await endpoint({ key: 'sk-another-key-000000' });
    const { drawn, error } = await run(pool([modelOf(at)], { clock: realClock() }), { samples: 200, perCall: 1 });
    assert.ok(error instanceof ModelError);
    assert.equal(error.kind, 'auth');
    assert.ok(!error.message.includes('secret'), error.message);
    assert.equal(drawn.length, 0);
    assert.equal(at.served.requests, 1);
  });

  it('keeps what came before the key was revoked, and asks no more', async () => {
    let asked = 0;
    const at = await endpoint({ refuse: () => (asked += 1) > 50 ? { status: 401, error: { message: 'Incorrect API key provided: sk-test-se*********456.', code: 'invalid_api_key' } } : null });
    const heard: string[] = [];
    const models = pool([modelOf(at)], { concurrency: 8, clock: realClock() });
    models.onNotice((notice) => heard.push(notice.message));
    const { drawn, events, error } = await run(models, { samples: 200, perCall: 1 });
    assert.equal(error, null);
    assert.equal(programs(drawn).length, 50);
    assert.ok(at.served.requests <= 58, `${at.served.requests} requests`);
    assert.equal(heard.length, 1);
    assert.match(notices(events).join('\n'), /^50 of 200 samples: The API key for .* was refused/);
  });

  it('shows the key in no call record, event or error, however it is quoted back', async () => {
    const at = await endpoint({ seed: 9, share: 0.5, ways: ['unauthorized', 'injection', 'server-error'] });
    const { drawn, events, calls, error } = await run(pool([modelOf(at)]), { samples: 40, perCall: 1 });
    const everything = JSON.stringify([events, calls, String(error), drawn]);
    assert.ok(!everything.includes('sk-test-secret'));
  });

  it('splits the samples evenly over several models, and gives a failing one’s share to the others', async () => {
    const good = await endpoint({});
    const bad = await endpoint({ share: 1, ways: ['server-error'] });
    const even = pool([modelOf(good, 'a'), modelOf(good, 'b')]);
    const fair = programs((await run(even, { samples: 40, perCall: 1 })).drawn);
    assert.equal(fair.filter((one) => one.origin.model.includes(':a@')).length, 20);

    const mixed = pool([modelOf(good, 'a'), modelOf(bad, 'b')]);
    const heard: string[] = [];
    mixed.onNotice((notice) => heard.push(notice.message));
    const all = programs((await run(mixed, { samples: 60, perCall: 1 })).drawn);
    assert.equal(all.length, 60);
    assert.ok(all.every((one) => one.origin.model.includes(':a@')));
    assert.match(heard.join('\n'), /b keeps failing.*share goes to the others/);
  });

  it('keeps below what the endpoint takes at once, once it has pushed back', async () => {
    const at = await endpoint({ mostAtOnce: 6, latencyMs: 3 });
    const { drawn } = await run(pool([modelOf(at)], { concurrency: 32 }), { samples: 120, perCall: 1 });
    assert.equal(programs(drawn).length, 120);
    assert.ok(at.served.requests < 200, `${at.served.requests} requests for 120 samples`);
  });

  it('notices an endpoint that gives one choice whatever `n` says', async () => {
    const at = await endpoint({ answer: (count) => `\`\`\`python\nprint(${count})\n\`\`\`` , ways: [], refuse: () => null });
    const one: ChatModel = { ...modelOf(at), async ask(request, signal, onAccepted) { return modelOf(at).ask({ ...request, n: 1 }, signal, onAccepted); } };
    const { drawn } = await run(pool([one], { concurrency: 2 }), { samples: 30, perCall: 5 });
    assert.equal(programs(drawn).length, 30);
    assert.equal(at.served.requests, 30);
  });

  it('draws the same languages, ratings, tags and temperatures for the same seed', async () => {
    const at = await endpoint({});
    const draws = async (seed: number) => programs((await run(pool([modelOf(at)]), { samples: 30, perCall: 1, seed })).drawn)
      .sort((a, b) => a.origin.sample! - b.origin.sample!).map(({ origin }) => [origin.rating, origin.tags, origin.temperature]);
    const first = await draws(5);
    assert.deepEqual(await draws(5), first);
    assert.notDeepEqual(await draws(6), first);
  });

  it('goes on with what a resumed run lacks', async () => {
    const at = await endpoint({});
    const models = pool([modelOf(at)]);
    const state = emptyState();
    const emit = (event: Draft) => fold(state, { ...event, at: 0 } as never);
    for (const index of [0, 3, 4]) {
      emit({
        type: 'sampled', id: `c${index}`, language: 'cpp17', code: '', duplicateOf: null,
        origin: { kind: 'sample', model: 'm', temperature: 1, rating: 1000, tags: [], solution: null, parent: null, reason: null, sample: index },
      });
    }
    const settings = solveSettingsSchema.parse({ samples: 6, perCall: 2 });
    const indices: (number | undefined)[] = [];
    for await (const one of sample({ problem: PROBLEM, settings, judge: null as never, models, state, emit, random: new Random(1), signal: new AbortController().signal })) indices.push(one.origin?.sample);
    assert.deepEqual(indices.sort(), [1, 2, 5]);
  });

  it('leaves nothing under way when it is cancelled', async () => {
    const at = await endpoint({ share: 1, ways: ['silent'] });
    const models = pool([modelOf(at)]);
    const state = emptyState();
    const cancel = new AbortController();
    setTimeout(() => cancel.abort(), 50);
    const ctx: SolveContext = { problem: PROBLEM, settings: solveSettingsSchema.parse({}), judge: null as never, models, state, emit: () => undefined, random: new Random(1), signal: cancel.signal };
    await assert.rejects(async () => { for await (const _ of sample(ctx)); }, { name: 'AbortError' });
  });

  it('knows every way to misbehave that it names', () => { assert.equal(new Set(WAYS).size, WAYS.length); });
});
