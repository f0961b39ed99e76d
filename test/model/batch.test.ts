import assert from 'node:assert/strict';
import { setMaxListeners } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Batch } from '../../src/model/batch';
import { batchSchema, batchStatus, collectBatch, submitBatch } from '../../src/model/batch';

const signal = new AbortController().signal;
setMaxListeners(0, signal);

/** The files and batches of an endpoint, with one batch whose end a test sets. */
async function startBatchEndpoint() {
  const files = new Map<string, string>();
  const remote = { status: 'in_progress', output_file_id: null as string | null, error_file_id: null as string | null, errors: null as object | null };
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const json = (value: object) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
      const content = /\/files\/([\w-]+)\/content/.exec(request.url!)?.[1];
      if (content) { response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(files.get(content)); return; }
      if (request.url!.endsWith('/files')) { files.set('file-in', body); json({ id: 'file-in', object: 'file' }); return; }
      json({ id: 'batch-1', object: 'batch', ...remote, request_counts: { total: 3, completed: 2, failed: 0 } });
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return { files, remote, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, dispose: () => { server.close(); server.closeAllConnections(); } };
}

const answer = (id: string, content: string) => JSON.stringify({ custom_id: id, response: { status_code: 200, body: { choices: [{ index: 0, message: { content }, finish_reason: 'stop' }], usage: { prompt_tokens: 9, completion_tokens: 4 } } }, error: null });

describe('a batch of requests', () => {
  let endpoint: Awaited<ReturnType<typeof startBatchEndpoint>>;
  let batch: Batch;
  beforeEach(async () => {
    endpoint = await startBatchEndpoint();
    const requests = ['s0', 's1', 's2'].map((id) => ({ id, request: { messages: [{ role: 'user' as const, content: `Problem ${id}` }], temperature: 0.8 } }));
    batch = batchSchema.parse(JSON.parse(JSON.stringify(await submitBatch({ baseUrl: endpoint.baseUrl, model: 'm', apiKey: 'sk-test-secret-123456' }, requests, signal))));
  });
  afterEach(() => endpoint.dispose());

  it('is handed in as one file of requests, and kept as plain data without the key', () => {
    const sent = endpoint.files.get('file-in')!;
    assert.equal(sent.match(/"custom_id":"s\d"/g)?.length, 3);
    assert.match(sent, /"url":"\/v1\/chat\/completions"/);
    assert.doesNotMatch(sent, /"stream"/);
    assert.doesNotMatch(JSON.stringify(batch), /secret/);
  });

  it('is waited for, and cannot be collected before its end', async () => {
    assert.deepEqual(await batchStatus(batch, {}, signal), { state: 'waiting', total: 3, completed: 2, failed: 0, message: '' });
    await assert.rejects(collectBatch(batch, {}, signal), /not done: 2 of 3/);
  });

  it('gives a result for every request, in their order, whatever the order of the answers', async () => {
    Object.assign(endpoint.remote, { status: 'completed', output_file_id: 'out' });
    endpoint.files.set('out', [answer('s2', 'two'), answer('s0', 'zero'), answer('s1', 'one'), answer('stranger', '?')].join('\n'));
    const results = await collectBatch(batch, {}, signal);
    assert.deepEqual(results.map((result) => 'reply' in result ? result.reply.choices[0]!.text : result.error), ['zero', 'one', 'two']);
  });

  it('gives what it has when it expired or failed in part, and the reason for the rest', async () => {
    Object.assign(endpoint.remote, { status: 'expired', output_file_id: 'out', error_file_id: 'err' });
    endpoint.files.set('out', `${answer('s1', 'one')}\n{"broken`);
    endpoint.files.set('err', JSON.stringify({ custom_id: 's0', response: null, error: { code: 'batch_expired', message: 'This request could not be executed in time.' } }));
    const results = await collectBatch(batch, {}, signal);
    assert.deepEqual(results.map((result) => 'reply' in result ? result.reply.choices[0]!.text : result.error),
      ['This request could not be executed in time.', 'one', 'The batch ran out of time before this request was answered.']);
  });

  it('says why the endpoint refused it', async () => {
    Object.assign(endpoint.remote, { status: 'failed', errors: { data: [{ message: 'the file is too large' }] } });
    assert.match((await batchStatus(batch, {}, signal)).message, /refused the batch. the file is too large/);
  });
});
