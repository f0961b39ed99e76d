/**
 * How large a run of 10,000 candidates on 50 inputs is: on disk, in the memory of a process that writes it and keeps it as
 * the editor does (its events and two folds of them), and how long another process takes to open it again.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { clustersOf } from '../src/run/clusters';
import { stamped, type Draft, type Outcome, type RunEvent } from '../src/run/events';
import { LOG_FILE } from '../src/run/log';
import { recorded } from '../src/run/record';
import { emptyState, fold } from '../src/run/state';
import { RunStore } from '../src/run/store';
import { BLOB_LIMIT_BYTES, keepBlob } from '../src/solve/context';
import { Random } from '../src/solve/random';
import { sampleRun } from '../test/run/sampleRun';

const has = (flag: string): boolean => process.argv.includes(flag);
const SIZE = { candidates: has('--quick') ? 1000 : 10_000, inputs: 50, behaviours: 60 };
const MOST = { megabytesOnDisk: 200, megabytesOfMemory: 400, secondsToOpen: 2 };
const ID = '20260101-000000-abcdef';
const [role, root] = [process.env['SHORTLIST_BENCH_ROLE'], process.env['SHORTLIST_BENCH_ROOT'] ?? ''];

/** A run in which every candidate survives and is run on every input: more than any that stops at what tells nothing. */
async function* denseRun(): AsyncGenerator<RunEvent> {
  const random = new Random(1);
  const state = emptyState();
  const ready: RunEvent[] = [];
  const emit = (draft: Draft) => { const event = stamped(draft, 1_767_225_600_000 + state.events); fold(state, event); ready.push(event); };
  const text = (length: number) => Array.from({ length: Math.ceil(length / 9) }, () => random.int(0, 2 ** 30)).join('\n').slice(0, length);
  ready.push(sampleRun()[0]!);
  for (let input = 0; input < SIZE.inputs; input += 1) {
    const blob = keepBlob({ state, emit } as unknown as Parameters<typeof keepBlob>[0], text(input % 10 === 9 ? 200_000 : 400), true);
    emit({ type: 'input', id: `i${input + 1}`, origin: { kind: 'structure', detail: 'as read', size: 'small' }, blob, bytes: 400, votes: [4, 4] });
  }
  /** Digests by behaviour and input, each text made when it is first printed. */
  const printed = Array.from({ length: SIZE.behaviours }, (): string[] => []);
  for (let index = 0; index < SIZE.candidates; index += 1) {
    const id = `c${index + 1}`;
    const behaviour = Math.min(random.int(0, SIZE.behaviours - 1), random.int(0, SIZE.behaviours - 1));
    emit({ type: 'call', purpose: 'sample', model: 'openai:some-model@https://example.org/v1', outcome: 'ok', detail: '', ms: 4000 + index, promptTokens: 900, completionTokens: 1400, estimated: false, usd: 0.0021, asked: 1, received: 1 });
    emit({ type: 'sampled', id, language: 'cpp17', code: `// ${id}\n${text(1500)}`, duplicateOf: null, origin: { kind: 'sample', model: 'openai:some-model@https://example.org/v1', temperature: 0.83, rating: 2100, tags: ['dp', 'greedy'], solution: null, parent: null, reason: null, sample: index } });
    emit({ type: 'judged', id, compile: { ok: true, diagnostics: '', cpuMs: 612, cached: false }, verdict: 'AC', passed: true, tests: ['e1', 'e2', 'e3'].map((test) => ({ test, verdict: 'AC', cpuMs: 3.25, peakBytes: 3_604_480, output: null, message: '' })) });
    const outcomes = Array.from({ length: SIZE.inputs }, (_, input): [...Outcome] => {
      // Outputs of a tenth of the inputs are larger than what is kept of them.
      const digest = printed[behaviour]![input] ??= keepBlob({ state, emit } as unknown as Parameters<typeof keepBlob>[0], text(input % 10 === 9 ? 2 * BLOB_LIMIT_BYTES : 300));
      return [`i${input + 1}`, 'OK', behaviour, digest, 4];
    });
    for (let from = 0; from < outcomes.length; from += 10) emit({ type: 'ran', id, outcomes: outcomes.slice(from, from + 10) });
    yield* ready.splice(0);
    await new Promise<void>((resolve) => { setImmediate(resolve); }); // as models and judge let the writer have its turn
  }
  for (const event of sampleRun().slice(-2)) yield event;
}

async function write(): Promise<object> {
  const store = new RunStore(root);
  const held = await store.create(ID, ({ detail }) => { throw new Error(detail); });
  const kept: RunEvent[] = [];
  const shown = emptyState();
  for await (const event of recorded(denseRun(), held, new AbortController().signal)) { kept.push(event); fold(shown, event); }
  const { heapUsed } = process.memoryUsage();
  return { events: kept.length, heap: heapUsed / 2 ** 20, megabytesOnDisk: statSync(path.join(root, ID, LOG_FILE)).size / 2 ** 20, megabytesOfMemory: process.resourceUsage().maxRSS / 1024 };
}

async function reopen(): Promise<object> {
  const started = performance.now();
  const { state, damage } = await new RunStore(root).read(ID);
  if (damage) throw new Error(damage.reason);
  const secondsToOpen = (performance.now() - started) / 1000;
  const listed = performance.now();
  await new RunStore(root).list();
  return { secondsToOpen, secondsToList: (performance.now() - listed) / 1000, candidates: state.order.length, clusters: clustersOf(state).length, megabytesToOpen: process.resourceUsage().maxRSS / 1024 };
}

function inProcess(which: string, folder: string): Record<string, number> {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--enable-source-maps', __filename, ...process.argv.slice(2)], { encoding: 'utf8', env: { ...process.env, SHORTLIST_BENCH_ROLE: which, SHORTLIST_BENCH_ROOT: folder } });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Record<string, number>;
}

function main(): void {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'shortlist-runs-'));
  try {
    const figures: Record<string, number> = { ...inProcess('write', folder), ...inProcess('open', folder) };
    if (has('--json')) console.log(JSON.stringify(figures));
    else for (const [name, value] of Object.entries(figures)) console.log(`${name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).padEnd(24)} ${Number.isInteger(value) ? value : value.toFixed(2)}${name in MOST ? ` (at most ${MOST[name as keyof typeof MOST]})` : ''}`);
    for (const [name, most] of Object.entries(MOST)) if (figures[name]! > most) { console.error(`${name} is above ${most}.`); process.exitCode = 1; }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (role === undefined) main();
else void (role === 'write' ? write() : reopen()).then((figures) => console.log(JSON.stringify(figures)), (error: unknown) => { console.error(error); process.exitCode = 1; });
