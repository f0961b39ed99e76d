import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { realClock } from '../../src/model/clock';
import { openModel } from '../../src/model/openai';
import { createModels } from '../../src/model/pool';
import { runEventSchema, type RunEvent } from '../../src/run/events';
import { migrated } from '../../src/run/migrate';
import type { SolveSettings } from '../../src/run/settings';
import { emptyState, fold, type RunState } from '../../src/run/state';
import { solve } from '../../src/solve/solve';
import type { BatchEndpoint } from '../model/batchEndpoint';
import { answerLine, errorLine, startBatchEndpoint } from '../model/batchEndpoint';
import { fakeJudge, fencedProgram, plainSettings, TWICE, TWICE_BEHAVIOURS } from './fakes';

const SETTINGS: Partial<SolveSettings> = { samples: 6, perCall: 2, batch: 'leave', inputs: 4, answerTokens: 1000 };
const NAMES = ['right', 'added', 'squared', 'wrong', 'plusTwo', 'crash'];

describe('sampling by batch', () => {
  let endpoint: BatchEndpoint;
  beforeEach(async () => { endpoint = await startBatchEndpoint(); });
  afterEach(() => endpoint.dispose());

  /** One session of a run; with `log`, the one that resumes what is logged there. */
  async function session(settings: Partial<SolveSettings>, log: RunEvent[] = [], model = 'm', signal = new AbortController().signal): Promise<RunState> {
    const resume = log.length > 0 ? log.reduce(fold, emptyState()) : undefined;
    const wanted = plainSettings({ ...SETTINGS, ...settings });
    const { maxCalls, maxTokens, maxUsd } = wanted;
    const models = createModels([openModel({ baseUrl: endpoint.baseUrl, model, apiKey: 'sk-test-secret-123456' })], {
      maxCalls, maxTokens, maxUsd, clock: realClock(0.0001), ...(resume ? { before: resume.usage } : {}), prices: { m: { input: 1, output: 2 } },
    });
    try {
      const judge = fakeJudge(TWICE_BEHAVIOURS);
      const events = solve({ run: '20260101-000000-abcdef', problem: TWICE, settings: wanted, judge, models, signal, ...(resume ? { resume } : {}) });
      // Through JSON, as the log on disk has it.
      for await (const event of events) log.push(runEventSchema.parse(JSON.parse(JSON.stringify(event))));
    } finally {
      await models.dispose();
    }
    return log.reduce(fold, emptyState());
  }

  const answers = (names = NAMES) => [0, 2, 4].map((at) => answerLine(`sample-${at}`, ...names.slice(at, at + 2).map(fencedProgram)));
  const codes = (state: RunState) => state.order.map((id) => /behaviour: (\S+)/.exec(state.candidates[id]!.code)![1]);

  it('hands all samples in, several a request, and leaves', async () => {
    const log: RunEvent[] = [];
    const state = await session({}, log);
    assert.deepEqual(endpoint.handedIn.map((batch) => batch.map(({ custom_id, body }) => [custom_id, body.n])), [[['sample-0', 2], ['sample-2', 2], ['sample-4', 2]]]);
    assert.equal(state.ended?.outcome, 'waiting');
    assert.match(state.ended.message, /of 3 requests of batch batch-1 \(m\) are answered.*resume the run/);
    assert.ok(!JSON.stringify(log).includes('secret'));
  });

  it('tries the model out first, and hands in nothing that it refuses', async () => {
    await endpoint.dispose();
    endpoint = await startBatchEndpoint({ refuse: (body) => body['temperature'] === undefined ? null : { message: 'Unsupported value: temperature', param: 'temperature' } });
    await session({});
    assert.equal(endpoint.asked, 2, 'a refusal and its lesson');
    assert.deepEqual(endpoint.handedIn[0]!.map(({ body }) => 'temperature' in body), [false, false, false]);
  });

  it('says why nothing came of a batch that was refused', async () => {
    const log: RunEvent[] = [];
    await session({}, log);
    endpoint.end({ status: 'failed', reasons: ['The input file is not valid.'] });
    const state = await session({}, log);
    assert.equal(state.ended?.outcome, 'failed');
    assert.match(state.ended.message, /0 of the 6 samples .* came\. Lost: 6 × .*input file is not valid/);
  });

  it('takes them in when another session resumes the run, each once, and goes on to a choice', async () => {
    const log: RunEvent[] = [];
    await session({}, log);
    assert.equal((await session({}, log)).ended?.outcome, 'waiting', 'while the batch is not done');
    endpoint.end({ status: 'completed', output: answers().reverse() });
    const state = await session({}, log);
    assert.deepEqual(codes(state), NAMES);
    assert.equal(state.ended?.outcome, 'chosen');
    assert.ok(state.submissions.length > 0);
    assert.equal(endpoint.handedIn.length, 1);
    assert.deepEqual(state.order.map((id) => state.candidates[id]!.origin.sample), [0, 1, 2, 3, 4, 5]);
    assert.deepEqual([state.usage.calls, state.usage.promptTokens, state.usage.completionTokens], [4, 36, 25]);
    assert.ok(Math.abs(state.usage.usd! - (9 * 1 + 1 * 2) / 1e6 - (27 * 1 + 24 * 2) / 2e6) < 1e-12, 'at half the price, but for the words that try the model out');
  });

  it('waits for the batch where it is told to', async () => {
    const settings = { batch: 'wait' as const };
    const log: RunEvent[] = [];
    const running = session(settings, log);
    while (endpoint.looks === 0) await new Promise((resolve) => { setTimeout(resolve, 1); });
    endpoint.end({ status: 'completed', output: answers() }, 3);
    assert.equal((await running).ended?.outcome, 'chosen');
    assert.ok(endpoint.looks >= 4);
  });

  it('takes what an expired batch has, and says why there is no more', async () => {
    const log: RunEvent[] = [];
    await session({}, log);
    endpoint.end({ status: 'expired', output: [answerLine('sample-2', fencedProgram('right'), 'No code at all.')], errors: [errorLine('sample-0', 'Not executed in time.')] });
    const state = await session({}, log);
    assert.deepEqual(codes(state), ['right']);
    assert.equal(state.ended?.outcome, 'chosen');
    const told = state.notices.map(({ message }) => message).join('\n');
    assert.match(told, /1 of the 6 samples of batch batch-1 came\. Lost: .*2 × Not executed in time/);
    assert.match(told, /2 × The batch ran out of time/);
  });

  it('has every sample once when the session that took them in was killed', async () => {
    const whole: RunEvent[] = [];
    await session({}, whole);
    const handed = whole.length;
    endpoint.end({ status: 'completed', output: answers() });
    await session({}, whole);
    const killedAt = whole.findIndex((event, at) => at > handed && event.type === 'sampled' && event.origin.sample === 2);
    const log = whole.slice(0, killedAt + 1);
    const state = await session({}, log);
    assert.deepEqual(state.order.map((id) => state.candidates[id]!.origin.sample).sort(), [0, 1, 2, 3, 4, 5]);
  });

  /** As when the process is killed once the endpoint has the batch and before anybody hears of it: the log of that session. */
  async function killedWhileHandingIn(log: RunEvent[]): Promise<void> {
    endpoint.hang();
    const kill = new AbortController();
    const running = session({}, log, 'm', kill.signal);
    while (endpoint.handedIn.length === 0) await new Promise((resolve) => { setTimeout(resolve, 1); });
    const intent = log.findIndex((event) => event.type === 'batch-intent');
    assert.ok(intent > 0, 'the intent is logged before the batch is handed in');
    kill.abort();
    await running;
    assert.ok(!log.some((event) => event.type === 'batch'));
    log.splice(intent + 1);
  }

  it('finds the batch whose hand-in was the last thing a killed session did, and hands in nothing twice', async () => {
    const log: RunEvent[] = [];
    await killedWhileHandingIn(log);
    assert.equal((await session({}, log)).ended?.outcome, 'waiting');
    endpoint.end({ status: 'completed', output: answers() });
    const state = await session({}, log);
    assert.deepEqual(codes(state), NAMES);
    assert.equal(endpoint.handedIn.length, 1);
    assert.equal(state.ended?.outcome, 'chosen');
  });

  it('waits, and says so, while it cannot be told whether such a batch was handed in, and goes on once it can', async () => {
    const log: RunEvent[] = [];
    await killedWhileHandingIn(log);
    endpoint.breakList(true);
    const state = await session({}, log);
    assert.equal(state.ended?.outcome, 'waiting');
    assert.match(state.ended.message, /could not be reached.*whether the 3 requests of batch .* could not be told yet.*resume the run/);
    assert.equal((await session({ batch: 'off' }, log)).ended?.outcome, 'waiting', 'without batches too');
    endpoint.breakList(false);
    endpoint.end({ status: 'completed', output: answers() });
    const after = await session({}, log);
    assert.deepEqual([after.ended?.outcome, codes(after), endpoint.handedIn.length], ['chosen', NAMES, 1]);
  });

  it('does not wait for what the endpoint refused to take', async () => {
    endpoint.refuseNext(403);
    const log: RunEvent[] = [];
    const state = await session({}, log);
    assert.deepEqual([state.ended?.outcome, Object.values(state.intents).map(({ fate }) => fate)], ['failed', ['lapsed']]);
    assert.match(state.ended!.message, /no batches for you/);
    assert.equal((await session({}, log)).ended?.outcome, 'waiting', 'it is handed in when the run is resumed');
  });

  it('takes such a batch in though the run goes on without batches', async () => {
    const log: RunEvent[] = [];
    await killedWhileHandingIn(log);
    endpoint.end({ status: 'completed', output: answers() });
    const state = await session({ batch: 'off' }, log);
    assert.deepEqual([codes(state), endpoint.handedIn.length, endpoint.asked], [NAMES, 1, 1]);
  });

  it('hands in anew, once, what was announced and never reached the endpoint', async () => {
    const log: RunEvent[] = [];
    await session({}, log);
    log.splice(log.findIndex((event) => event.type === 'batch-intent') + 1);
    await endpoint.dispose();
    endpoint = await startBatchEndpoint();
    const intent = log.at(-1)!;
    assert.ok(intent.type === 'batch-intent');
    log[log.length - 1] = { ...intent, by: `openai:m@${endpoint.baseUrl}` };
    const state = await session({}, log);
    assert.deepEqual([state.ended?.outcome, endpoint.handedIn.length, Object.values(state.intents).map(({ fate }) => fate)], ['waiting', 1, ['lapsed', 'handed-in']]);
  });

  it('says that it may hand in twice where the endpoint does not list its batches', async () => {
    const log: RunEvent[] = [];
    await killedWhileHandingIn(log);
    endpoint.listNone();
    const state = await session({}, log);
    assert.equal(endpoint.handedIn.length, 2);
    assert.match(state.notices.map(({ message }) => message).join('\n'), /cannot be told.*does not list its batches/);
  });

  it('takes in the batch of a run that an earlier version handed in', async () => {
    const text = readFileSync(path.join(process.cwd(), 'test', 'run', 'golden', 'schema-1.jsonl'), 'utf8').replaceAll('http://127.0.0.1:1/v1', endpoint.baseUrl);
    const log = text.trimEnd().split('\n').map((line) => runEventSchema.parse(migrated(JSON.parse(line), 1)));
    endpoint.end({ status: 'completed', output: answers() });
    const state = await session({}, log);
    assert.deepEqual([state.ended?.outcome, codes(state), endpoint.handedIn.length], ['chosen', NAMES, 0]);
  });

  it('does not wait another day for what a batch did not bring when the session that took it in was killed; a run that is resumed after its end asks for it', async () => {
    const log: RunEvent[] = [];
    await session({}, log);
    endpoint.end({ status: 'expired', output: [answerLine('sample-2', fencedProgram('right'))] });
    await session({}, log);
    const taken = log.findIndex((event) => event.type === 'batch-status' && event.taken) + 1;
    const state = await session({}, log.slice(0, taken));
    assert.deepEqual([state.ended?.outcome, endpoint.handedIn.length], ['chosen', 1]);
    assert.equal((await session({}, log)).ended?.outcome, 'waiting');
    assert.deepEqual(endpoint.handedIn[1]!.map(({ custom_id }) => custom_id), ['sample-0', 'sample-3', 'sample-4']);
  });

  it('hands in no more than the caps leave room for', async () => {
    const state = await session({ maxCalls: 3 });
    assert.equal(endpoint.handedIn[0]!.length, 2);
    assert.match(state.notices.map(({ message }) => message).join('\n'), /2 of 3 requests were handed in: the run's caps/);
    const none = await session({ maxTokens: 1500 });
    assert.equal(endpoint.handedIn.length, 1);
    assert.equal(none.ended?.outcome, 'failed');
  });

  it('names the model to choose when a batch is another’s', async () => {
    const log: RunEvent[] = [];
    await session({}, log);
    const state = await session({}, log, 'other');
    assert.equal(state.ended?.outcome, 'waiting');
    assert.match(state.ended.message, /batch-1 was handed in to m at .*choose this model/);
  });
});
