import { LOG_SCHEMA, type Draft, type Origin, type RunEvent } from '../../src/run/events';
import { solveSettingsSchema } from '../../src/run/settings';

export const origin = (over: Partial<Origin> = {}): Origin => ({ kind: 'sample', model: 'm', temperature: 0.7, rating: 1500, tags: ['dp'], solution: null, parent: null, reason: null, ...over });

/** A small run, complete from start to end: two clusters, a duplicate, a compile error. */
export function sampleRun(over: { readonly run?: string; readonly title?: string; readonly at?: number } = {}): RunEvent[] {
  const digest = (letter: string) => letter.repeat(22);
  const drafts: Draft[] = [
    {
      type: 'run-started', schema: LOG_SCHEMA, run: over.run ?? '20260101-000000-abcdef', source: null, models: [{ id: 'm', label: 'M' }], settings: solveSettingsSchema.parse({}),
      problem: {
        title: over.title ?? 'Twice', statement: 'Print twice the number.', examples: [{ input: '1\n', output: '2\n' }], timeLimitMs: 1000, memoryLimitMb: 256,
        tolerance: null, anyAnswer: false, anyOrder: false, interactive: false, inputFile: null, outputFile: null, url: null,
      },
    },
    { type: 'stage', stage: 'sample', status: 'started', reason: '' },
    { type: 'call', purpose: 'sample', model: 'm', outcome: 'ok', detail: '', ms: 5, promptTokens: 10, completionTokens: 20, estimated: false, usd: 0.001, asked: 1, received: 1 },
    { type: 'sampled', id: 'c1', language: 'python3', code: 'print(2*int(input()))', origin: origin(), duplicateOf: null },
    { type: 'sampled', id: 'c2', language: 'python3', code: 'print(2 * int(input()))', origin: origin(), duplicateOf: 'c1' },
    { type: 'sampled', id: 'c3', language: 'python3', code: 'print(int(input())**2+1)', origin: origin(), duplicateOf: null },
    { type: 'sampled', id: 'c4', language: 'cpp17', code: 'int main(', origin: origin(), duplicateOf: null },
    { type: 'judged', id: 'c1', compile: { ok: true, diagnostics: '', cpuMs: 0, cached: false }, verdict: 'AC', passed: true, tests: [{ test: 'e1', verdict: 'AC', cpuMs: 9, peakBytes: 1000, output: null, message: '' }] },
    { type: 'judged', id: 'c3', compile: { ok: true, diagnostics: '', cpuMs: 0, cached: false }, verdict: 'AC', passed: true, tests: [] },
    { type: 'judged', id: 'c4', compile: { ok: false, diagnostics: 'expected )', cpuMs: 3, cached: false }, verdict: 'CE', passed: false, tests: [] },
    { type: 'blob', digest: digest('a'), text: '3\n', bytes: 2, cut: false },
    { type: 'blob', digest: digest('b'), text: '6\n', bytes: 2, cut: false },
    { type: 'blob', digest: digest('c'), text: '10\n', bytes: 3, cut: false },
    { type: 'input', id: 'i1', origin: { kind: 'mutation', detail: 'e1', size: 'tiny' }, blob: digest('a'), bytes: 2, votes: null },
    { type: 'ran', id: 'c1', outcomes: [['i1', 'OK', 0, digest('b'), 9]] },
    { type: 'ran', id: 'c3', outcomes: [['i1', 'OK', 1, digest('c'), 9]] },
    { type: 'stage', stage: 'sample', status: 'finished', reason: '' },
    {
      type: 'chosen', final: true, rule: 'size', submissions: [{ candidate: 'c1', cluster: 'c1', confidence: 0.6, reason: 'largest' }],
      ranking: [{ cluster: 'c1', score: 2, confidence: 0.6, reason: 'largest' }, { cluster: 'c3', score: 1, confidence: 0.3, reason: '' }],
    },
    { type: 'run-ended', outcome: 'chosen', message: 'done' },
  ];
  return drafts.map((draft, index) => ({ ...draft, at: (over.at ?? 1_767_225_600_000) + index }) as RunEvent);
}
