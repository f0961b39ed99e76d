import assert from 'node:assert/strict';
import { setMaxListeners } from 'node:events';
import type { Batch } from '../../src/model/batch';
import { batchSchema, batchStatus, collectBatch, findBatch, submitBatch } from '../../src/model/batch';
import type { BatchEndpoint } from './batchEndpoint';
import { answerLine as answer, errorLine, startBatchEndpoint } from './batchEndpoint';

const signal = new AbortController().signal;
setMaxListeners(0, signal);

describe('a batch of requests', () => {
  let endpoint: BatchEndpoint;
  let batch: Batch;
  const place = () => ({ baseUrl: endpoint.baseUrl, model: 'm' });
  beforeEach(async () => {
    endpoint = await startBatchEndpoint();
    const requests = ['s0', 's1', 's2'].map((id) => ({ id, request: { messages: [{ role: 'user' as const, content: `Problem ${id}` }], temperature: 0.8 } }));
    batch = batchSchema.parse(JSON.parse(JSON.stringify(await submitBatch({ baseUrl: endpoint.baseUrl, model: 'm', apiKey: 'sk-test-secret-123456' }, requests, 'run-1', signal))));
  });
  afterEach(() => endpoint.dispose());

  it('is handed in as one file of requests, and kept as plain data without the key', () => {
    assert.deepEqual(endpoint.handedIn[0]!.map((line) => [line.custom_id, line.url]), ['s0', 's1', 's2'].map((id) => [id, '/v1/chat/completions']));
    assert.ok(endpoint.handedIn[0]!.every(({ body }) => !('stream' in body) && body['temperature'] === 0.8));
    assert.doesNotMatch(JSON.stringify(batch), /secret/);
  });

  it('is not waited for where the endpoint falls silent', async () => {
    endpoint.hang();
    await assert.rejects(submitBatch({ ...place(), batchMs: 50 }, [{ id: 's9', request: { messages: [{ role: 'user', content: 'Hello' }] } }], 'run-6', signal), { kind: 'timeout', message: /in time/ });
  });

  it('is found again by the name it was given here, among others and on whatever page, and no other is', async () => {
    for (const tag of ['run-2', 'run-3']) await submitBatch(place(), [{ id: 's9', request: { messages: [{ role: 'user', content: 'Another' }] } }], tag, signal);
    const lost = { tag: 'run-1', at: Date.now(), requests: ['s0', 's1', 's2'] };
    assert.deepEqual(await findBatch(lost, place(), signal), batch);
    assert.equal(await findBatch({ ...lost, tag: 'run-4' }, place(), signal), null);
    assert.equal(await findBatch({ ...lost, at: Date.now() + 3 * 86_400_000 }, place(), signal), null, 'one that was there days before is not looked at');
  });

  it('is kept without the password of its address, and asked for at the address it was handed in to, whatever is on record', async () => {
    const own = { ...place(), baseUrl: endpoint.baseUrl.replace('://', '://user:hunter2@') };
    const kept = await submitBatch(own, [{ id: 's0', request: { messages: [{ role: 'user', content: 'Hello' }] } }], 'run-5', signal);
    assert.equal(kept.baseUrl, endpoint.baseUrl);
    assert.equal((await batchStatus({ ...kept, baseUrl: 'http://127.0.0.1:9/v1' }, own, signal)).state, 'waiting');
  });

  it('is waited for, and cannot be collected before its end', async () => {
    assert.deepEqual(await batchStatus(batch, place(), signal), { state: 'waiting', total: 3, completed: 2, failed: 0, message: '' });
    await assert.rejects(collectBatch(batch, place(), signal), /not done: 2 of 3/);
  });

  it('gives a result for every request, in their order, whatever the order of the answers', async () => {
    endpoint.end({ status: 'completed', output: [answer('s2', 'two'), answer('s0', 'zero'), answer('s1', 'one'), answer('stranger', '?')] });
    const results = await collectBatch(batch, place(), signal);
    assert.deepEqual(results.map((result) => 'reply' in result ? result.reply.choices[0]!.text : result.error), ['zero', 'one', 'two']);
  });

  it('gives what it has when it expired or failed in part, and the reason for the rest', async () => {
    endpoint.end({ status: 'expired', output: [answer('s1', 'one'), '{"broken'], errors: [errorLine('s0', 'This request could not be executed in time.')] });
    const results = await collectBatch(batch, place(), signal);
    assert.deepEqual(results.map((result) => 'reply' in result ? result.reply.choices[0]!.text : result.error),
      ['This request could not be executed in time.', 'one', 'The batch ran out of time before this request was answered.']);
  });

  it('says why the endpoint refused it', async () => {
    endpoint.end({ status: 'failed', reasons: ['the file is too large'] });
    assert.match((await batchStatus(batch, place(), signal)).message, /refused the batch. the file is too large/);
  });
});
