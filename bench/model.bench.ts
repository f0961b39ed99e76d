/**
 * Sampling against an endpoint on loopback, in a process of its own, that streams each answer over a set time: how much of
 * the ideal throughput is reached with 64 requests at once, and how long the event loop, which is the editor's, is held.
 */
import { fork } from 'node:child_process';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { openModel } from '../src/model/openai';
import { createModels } from '../src/model/pool';
import type { Problem } from '../src/problem/problem';
import type { RunEvent } from '../src/run/events';
import { solveSettingsSchema } from '../src/run/settings';
import { emptyState, fold } from '../src/run/state';
import type { SolveContext } from '../src/solve/context';
import { Random } from '../src/solve/random';
import { sample } from '../src/solve/sample';

const has = (flag: string): boolean => process.argv.includes(flag);
const AT_ONCE = 64;
const SAMPLES = has('--quick') ? 192 : 500;
/** A model of usual speed takes many times as long; the shorter, the harder to keep busy. Twice the shortest: the first finds a process that has run none of it yet. */
const ANSWER_MS = has('--quick') ? [250, 1000, 250] : [250, 1000, 4000, 250];
const PIECES = 60;
const PIECE = 'for (int i = 0; i < n; i++) {\n';

const PROBLEM: Problem = {
  title: 'Sums', statement: 'You are given an array of n integers and q queries; print the sum of each segment. '.repeat(25), examples: [{ input: '3 1\n1 2 3\n1 2\n', output: '3\n' }],
  timeLimitMs: 1000, memoryLimitMb: 256, tolerance: null, anyAnswer: false, anyOrder: false, interactive: false, inputFile: null, outputFile: null, url: null,
};

interface Served { readonly requests: number; readonly busy: number }

/** The endpoint's process: says its port, and on request how busy it was: the mean of requests under way, of those possible. */
function serve(): void {
  let requests = 0;
  let underWay = 0;
  let since = 0;
  let first = 0;
  let last = 0;
  let area = 0;
  const change = (by: number): void => {
    const now = performance.now();
    if (underWay === 0 && first === 0) first = now; else area += underWay * (now - since);
    since = last = now;
    underWay += by;
  };
  const server = http.createServer((request, response) => {
    request.resume().on('end', () => {
      requests += 1;
      change(1);
      const answerMs = Number(/\/(\d+)\//.exec(request.url ?? '')?.[1]);
      const started = performance.now();
      const chunk = (content: string, finish: string | null) => `data: ${JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [{ index: 0, delta: { content }, finish_reason: finish }] })}\n\n`;
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      let sent = 0;
      // In ten writes, as tokens come in bursts; what a late timer owes is sent with the next.
      const timer = setInterval(() => {
        const due = Math.min(PIECES, Math.round(((performance.now() - started) / answerMs) * PIECES));
        let text = '';
        for (; sent < due; sent += 1) text += chunk(sent === 0 ? '```cpp\n' : sent === PIECES - 1 ? `// ${requests}\n\`\`\`\n` : PIECE, null);
        if (text !== '') response.write(text);
        if (sent < PIECES) return;
        clearInterval(timer);
        change(-1);
        response.end(`${chunk('', 'stop')}data: ${JSON.stringify({ choices: [], usage: { prompt_tokens: 700, completion_tokens: 600 } })}\n\ndata: [DONE]\n\n`);
      }, answerMs / 10);
    });
  });
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
  process.on('message', () => {
    process.send?.({ requests, busy: area / (last - first) / AT_ONCE } satisfies Served);
    requests = first = area = 0;
  });
  process.on('disconnect', () => process.exit());
}

async function measure(port: number, answerMs: number) {
  const model = openModel({ baseUrl: `http://127.0.0.1:${port}/${answerMs}/v1`, model: 'm', apiKey: 'none' });
  const models = createModels([model], { concurrency: AT_ONCE });
  const state = emptyState();
  const ctx: SolveContext = {
    problem: PROBLEM, models, state, judge: null as never, random: new Random(1), signal: new AbortController().signal,
    settings: solveSettingsSchema.parse({ samples: SAMPLES, perCall: 1, stopEarly: false, maxCalls: null, maxTokens: null, maxUsd: null }),
    emit: (event) => fold(state, { ...event, at: 0 } as RunEvent),
  };
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const cpu = process.cpuUsage();
  const started = performance.now();
  delay.enable();
  let programs = 0;
  for await (const drawn of sample(ctx)) if ('program' in drawn) programs += 1;
  const wallMs = performance.now() - started;
  delay.disable();
  const used = process.cpuUsage(cpu);
  await models.dispose();
  if (programs !== SAMPLES) throw new Error(`${programs} of ${SAMPLES} programs came.`);
  const idealMs = (SAMPLES / AT_ONCE) * answerMs;
  return {
    answerMs, shareOfIdeal: round(idealMs / wallMs), wallMs: Math.round(wallMs), idealMs: Math.round(idealMs), cpuMsPerSample: round((used.user + used.system) / 1000 / SAMPLES),
    eventLoopDelayMs: { p50: round(delay.percentile(50) / 1e6), p99: round(delay.percentile(99) / 1e6), most: round(delay.max / 1e6) },
  };
}

async function main(): Promise<void> {
  const endpoint = fork(__filename, ['--endpoint']);
  const heard = <T>() => new Promise<T>((resolve) => { endpoint.once('message', (message) => resolve(message as T)); });
  try {
    const { port } = await heard<{ port: number }>();
    const results = [];
    for (const [turn, answerMs] of ANSWER_MS.entries()) {
      const client = await measure(port, answerMs);
      const answer = heard<Served>();
      endpoint.send('account');
      const { busy } = await answer;
      results.push({ cold: turn === 0, ...client, endpointBusy: round(busy) });
      const { shareOfIdeal, eventLoopDelayMs, cpuMsPerSample } = client;
      if (!has('--json')) {
        console.log(`${SAMPLES} samples, ${AT_ONCE} at once, ${answerMs} ms an answer${turn === 0 ? ', a cold process' : ''}: ${(shareOfIdeal * 100).toFixed(1)} % of the ideal throughput, endpoint busy ${(busy * 100).toFixed(1)} %; `
          + `event loop p50 ${eventLoopDelayMs.p50} ms, p99 ${eventLoopDelayMs.p99} ms, most ${eventLoopDelayMs.most} ms; ${cpuMsPerSample} ms of CPU a sample.`);
      }
    }
    if (has('--json')) console.log(JSON.stringify({ samples: SAMPLES, atOnce: AT_ONCE, results }, null, 2));
  } finally {
    endpoint.kill();
  }
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

if (has('--endpoint')) serve();
else main().catch((error: unknown) => { console.error(error); process.exitCode = 1; });
