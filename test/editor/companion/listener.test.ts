import assert from 'node:assert/strict';
import http from 'node:http';
import { listen, PortError, type Listener } from '../../../src/editor/companion/listener';
import type { CompanionTask } from '../../../src/problem/companion';

const TASK = { name: 'A. Sum', group: 'Round 1', url: 'https://example.org/a', memoryLimit: 256, timeLimit: 1000, tests: [{ input: '1 2\n', output: '3\n' }] };

describe('The Competitive Companion listener', () => {
  let listener: Listener;
  let tasks: CompanionTask[];
  let refused: number[];
  beforeEach(async () => {
    tasks = [];
    refused = [];
    listener = await listen(0, (task) => tasks.push(task), ({ status }) => refused.push(status));
  });
  afterEach(() => listener.close());

  function post(body: string, headers: Record<string, string> = {}, options: http.RequestOptions = {}): Promise<number> {
    return new Promise((resolve, reject) => {
      const request = http.request({ host: '127.0.0.1', port: listener.port, method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, ...options }, (response) => {
        response.resume().once('end', () => resolve(response.statusCode!));
      });
      request.once('error', reject).end(body);
    });
  }

  it('takes a problem from the browser extension', async () => {
    assert.equal(await post(JSON.stringify(TASK), { Origin: 'chrome-extension://cjnmckjndlpiamhfimnnjmnckgghkjbl' }), 200);
    assert.equal(tasks[0]?.name, 'A. Sum');
  });

  it('takes a problem over IPv6 loopback', async function () {
    try {
      assert.equal(await post(JSON.stringify(TASK), {}, { host: '::1' }), 200);
    } catch (error) {
      if (['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes((error as NodeJS.ErrnoException).code!)) this.skip();
      throw error;
    }
  });

  for (const origin of ['https://evil.example', 'http://localhost:3000', 'null', 'file://', 'chrome-extension://']) {
    it(`turns away a page of origin ${origin}`, async () => {
      assert.equal(await post(JSON.stringify(TASK), { Origin: origin }), 403);
      assert.deepEqual(tasks, []);
      assert.deepEqual(refused, [403]);
    });
  }

  it('turns away a name that was made to point to this machine', async () => {
    assert.equal(await post(JSON.stringify(TASK), { Host: `evil.example:${listener.port}` }), 403);
  });

  it('turns away a form, which a page may post without asking', async () => {
    assert.equal(await post(JSON.stringify(TASK), { 'Content-Type': 'text/plain' }), 415);
  });

  it('answers a preflight with a refusal and no permission', async () => {
    assert.equal(await post('', { Origin: 'https://evil.example' }, { method: 'OPTIONS' }), 403);
  });

  it('refuses what is not JSON, and JSON that is not a problem', async () => {
    assert.equal(await post('{'), 400);
    assert.equal(await post('{"tests": 3}'), 400);
    assert.equal(await post(JSON.stringify({ ...TASK, tests: [{ input: 1, output: 2 }] })), 400);
  });

  it('reads no more than its limit', async () => {
    const answer = await post(JSON.stringify({ ...TASK, name: 'x'.repeat(5_000_000) })).catch((error: NodeJS.ErrnoException) => error.code);
    assert.ok(answer === 413 || answer === 'EPIPE' || answer === 'ECONNRESET', String(answer));
    assert.deepEqual(tasks, []);
  });

  it('says that a port is taken, and keeps nothing open', async () => {
    await assert.rejects(listen(listener.port, () => undefined, () => undefined), (error: unknown) => error instanceof PortError && error.taken);
  });

  it('frees the port when it is closed', async () => {
    const { port } = listener;
    await listener.close();
    listener = await listen(port, () => undefined, () => undefined);
    assert.equal(listener.port, port);
  });
});
