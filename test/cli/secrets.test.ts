import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { startRecordedModel } from '../../src/model/recorded';

const CLI = path.join(process.cwd(), 'dist', 'cli.js');
const KEY = 'sk-planted-KEYkeyKEY0123456789abcdef';
const PASSWORD = 'hunter2hunter2hunter2';
const IN_QUERY = 'QueryKeyQueryKey987654';
const BASIC = Buffer.from(`bob:${PASSWORD}`).toString('base64');

/** Answers as the recorded model does, but every third request with an error that quotes all it was sent. */
async function startEcho(): Promise<{ readonly port: number; readonly heard: string[]; close(): Promise<void> }> {
  const recorded = await startRecordedModel(path.join(process.cwd(), 'samples'));
  const heard: string[] = [];
  const server = http.createServer((request, response) => {
    void (async () => {
      let text = '';
      for await (const chunk of request) text += String(chunk);
      const { authorization = '' } = request.headers;
      heard.push(authorization);
      if (heard.length % 3 === 0) {
        const message = `Denied: ${authorization}; key ${authorization.replace(/^\w+ /, '')} at http://bob:${PASSWORD}@127.0.0.1${request.url}`;
        response.writeHead(500, { 'content-type': 'application/json', 'x-echo': authorization }).end(JSON.stringify({ error: { message, code: 'denied' } }));
        return;
      }
      const answer = await fetch(`${recorded.baseUrl}${request.url!.replace(/^\/v1|\?.*/g, '')}`, { method: 'POST', body: text });
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' }).end(await answer.text());
    })().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    heard, port: (server.address() as AddressInfo).port,
    close: async () => { server.closeAllConnections(); await new Promise((resolve) => { server.close(resolve); }); await recorded.dispose(); },
  };
}

describe('what a run leaves behind', () => {
  for (const [what, key, sent] of [['the key from the environment and that of its address\'s query', KEY, `Bearer ${KEY}`], ['the password of the endpoint\'s address, where there is no key', '', `Basic ${BASIC}`]] as const) {
    it(`holds nowhere ${what}, though the endpoint quotes it back: log, exports, reports, output, caches`, async function () {
      this.timeout(120_000);
      const home = await mkdtemp(path.join(os.tmpdir(), 'shortlist-secrets-'));
      const endpoint = await startEcho();
      const shortlist = (...args: readonly string[]) => new Promise<string>((resolve, reject) => {
        const env = { PATH: process.env['PATH'], HOME: home, XDG_CACHE_HOME: path.join(home, 'cache'), XDG_STATE_HOME: path.join(home, 'state'), OPENAI_API_KEY: key };
        execFile(process.execPath, [CLI, ...args], { env, cwd: home, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => { if (error) reject(new Error(`${stdout}${stderr}`)); else resolve(stdout + stderr); });
      });
      try {
        const said = [await shortlist('solve', path.join(process.cwd(), 'samples', 'lantern-ring', 'statement.md'), '--samples', '6', '--inputs', '4', '--languages', 'python3=1', '--model', 'm',
          '--base-url', `http://bob:${PASSWORD}@127.0.0.1:${endpoint.port}/v1?subscription-key=${IN_QUERY}`, '--json', path.join(home, 'outcome.json'))];
        assert.ok(endpoint.heard.includes(sent), endpoint.heard[0]);
        const run = /^Run: (\S+)/m.exec(said[0]!)![1]!;
        for (const format of ['html', 'json', 'jsonl']) said.push(await shortlist('export', run, '--format', format, '--out', path.join(home, `run.${format}`)));
        said.push(await shortlist('replay', run, '--rank', 'size'), await shortlist('runs', '--json'), await shortlist('follow', run));
        const left = new Map(said.map((text, index) => [`output ${index}`, text]));
        for (const entry of await readdir(home, { recursive: true, withFileTypes: true })) {
          if (entry.isFile()) left.set(path.join(entry.parentPath, entry.name), await readFile(path.join(entry.parentPath, entry.name), 'latin1'));
        }
        const log = [...left].find(([name]) => name.endsWith('events.jsonl'))![1];
        assert.match(log, /Denied: (?:Bearer|Basic) \[key\]/, 'the endpoint\'s words are in the log');
        const names = [...left.keys()].map((name) => path.basename(name));
        for (const name of ['run.html', 'run.json', 'run.jsonl', 'outcome.json']) assert.ok(names.includes(name), names.join());
        for (const secret of [KEY, IN_QUERY, 'planted-KEY', PASSWORD, BASIC, BASIC.slice(0, 16)]) assert.deepEqual([...left].filter(([, text]) => text.includes(secret)).map(([name]) => name), [], secret);
      } finally {
        await endpoint.close();
        await rm(home, { recursive: true });
      }
    });
  }
});
