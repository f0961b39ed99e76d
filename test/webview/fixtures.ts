/** Made-up runs for the panel's tests and its harness: the same seed gives the same events. */
import { problemSchema, type Problem } from '../../src/problem/problem';
import type { Draft, EventOf, Origin, Outcome, RunEvent } from '../../src/run/events';
import { LOG_SCHEMA } from '../../src/run/events';
import { solveSettingsSchema } from '../../src/run/settings';
import { Random } from '../../src/solve/random';

const START = Date.UTC(2026, 4, 4, 9, 0, 0);

export interface Shape {
  readonly seed?: number;
  readonly samples: number;
  /** Behaviours among the survivors. */
  readonly clusters: number;
  readonly inputs?: number;
  readonly passRate?: number;
  /** The run stops after this share of its events, with no end. */
  readonly until?: number;
  readonly end?: EventOf<'run-ended'>['outcome'];
  readonly endMessage?: string;
  readonly trace?: boolean;
  readonly examples?: number;
  readonly submissions?: number;
  readonly interactive?: boolean;
}

/** A clock and a list: events as a run would log them. */
class Script {
  readonly events: RunEvent[] = [];
  #at = START;
  add(event: Draft, after = 35): void {
    this.#at += after;
    this.events.push({ ...event, at: this.#at } as RunEvent);
  }
}

const TAGS = ['dp', 'greedy', 'graphs', 'binary search', 'implementation', 'math', 'data structures', 'two pointers', 'strings'];
const MODELS = [{ id: 'openai:small@https://models.example/v1', label: 'small' }, { id: 'openai:large@https://models.example/v1', label: 'large' }];

export function makeProblem(examples = 2, interactive = false): Problem {
  return problemSchema.parse({
    title: 'Lanterns on the River',
    statement: '# Lanterns on the River\n\nGiven n lanterns, find the longest stretch that can be lit.',
    examples: [
      { input: '5\n1 3 2 5 4\n', output: '3\n' }, { input: '3\n3 2 1\n', output: '1\n' }, { input: '8\n1 9 2 8 3 7 4 6\n', output: '4\n' },
    ].slice(0, examples),
    timeLimitMs: 2000, memoryLimitMb: 256, tolerance: null, anyAnswer: false, anyOrder: false, interactive, inputFile: null, outputFile: null, url: null,
  });
}

function cpp(random: Random, id: number): string {
  const size = random.pick(['200005', '100000', '1 << 18']);
  return `#include <bits/stdc++.h>
using namespace std;

// Idea ${id}: keep for every length the smallest last lantern.
static const int LIMIT = ${size};

int longest(const vector<int>& heights) {
    vector<int> tails;
    for (int height : heights) {
        auto place = lower_bound(tails.begin(), tails.end(), height);
        if (place == tails.end()) tails.push_back(height);
        else *place = height;
    }
    return static_cast<int>(tails.size());
}

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    int n;
    if (!(cin >> n) || n > LIMIT) return ${id % 7};
    vector<int> heights(n);
    for (auto& height : heights) cin >> height;
    cout << longest(heights) << "\\n";
}
`;
}

function python(_random: Random, id: number): string {
  return `import sys
from bisect import bisect_left


def longest(heights):
    """Idea ${id}: patience sorting."""
    tails = []
    for height in heights:
        place = bisect_left(tails, height)
        if place == len(tails):
            tails.append(height)
        else:
            tails[place] = height
    return len(tails)


def main():
    data = sys.stdin.read().split()
    n = int(data[0])
    heights = list(map(int, data[1:1 + n]))
    print(longest(heights))


main()
`;
}

function makeOrigin(random: Random, changes: Partial<Origin> = {}): Origin {
  return {
    kind: 'sample', model: random.pick(MODELS).id, temperature: Math.round((0.6 + random.real() * 0.6) * 100) / 100,
    rating: random.int(8, 35) * 100, tags: [...new Set([random.pick(TAGS), random.pick(TAGS)])], solution: null, parent: null, reason: null, ...changes,
  };
}

const NO_WORDS = { ok: true, diagnostics: '', cpuMs: 410, cached: false };

function judged(script: Script, random: Random, id: string, verdict: EventOf<'judged'>['verdict'], examples: number): void {
  const tests: EventOf<'judged'>['tests'] = [];
  const failing = examples === 0 ? -1 : random.int(0, examples - 1);
  const ok = verdict === 'AC' || verdict === 'OK';
  if (verdict !== 'CE') {
    for (let test = 0; test < examples; test += 1) {
      const fails = !ok && test === failing;
      const output = fails && verdict === 'WA' ? `${random.int(1, 9)}\n` : null;
      const digest = output === null ? null : `out-${output.trim()}`;
      if (digest !== null) script.add({ type: 'blob', digest, text: output!, bytes: 2, cut: false }, 0);
      tests.push({
        test: `e${test + 1}`, verdict: fails ? verdict : 'AC', cpuMs: fails && verdict === 'TLE' ? 2004 : random.int(1, 60), peakBytes: random.int(3, 40) * 2 ** 20,
        output: digest, message: fails ? { WA: 'Line 1: expected 3, got another number.', TLE: 'Stopped after 2,000 ms of CPU time.', RE: 'Killed by SIGSEGV.' }[verdict as string] ?? '' : '',
      });
      if (fails) break;
    }
  }
  const compile = verdict === 'CE' ? { ok: false, diagnostics: "main.cpp:14:5: error: 'tails' was not declared in this scope\n   14 |     tails.push_back(height);\n      |     ^~~~~\n", cpuMs: 380, cached: false } : NO_WORDS;
  script.add({ type: 'judged', id, compile, verdict, tests, passed: ok }, 60);
}

/** A run of the given shape, from `run-started` to where the shape says. */
export function makeRun(shape: Shape): RunEvent[] {
  const random = new Random(shape.seed ?? 7);
  const script = new Script();
  const inputs = shape.inputs ?? 24;
  const examples = shape.examples ?? 2;
  const settings = solveSettingsSchema.parse({ samples: shape.samples, inputs, reflect: shape.trace ?? false, flow: shape.trace ?? false });
  script.add({ type: 'run-started', schema: LOG_SCHEMA, run: `fixture-${shape.samples}-${shape.clusters}`, problem: makeProblem(examples, shape.interactive), settings, models: MODELS, source: 'lanterns.md' });
  if (examples === 0) script.add({ type: 'notice', level: 'warning', message: 'The statement has no example to filter by. Every program that compiles goes on to the clusters; add a test to make the choice firmer.' });
  if (shape.trace) addTrace(script, random);
  script.add({ type: 'stage', stage: 'sample', status: 'started', reason: '' });
  addInputs(script, random, inputs);
  const survivors = addSamples(script, random, shape, examples);
  script.add({ type: 'stage', stage: 'sample', status: 'finished', reason: '' });
  script.add({ type: 'stage', stage: 'cluster', status: 'started', reason: '' });
  addBehaviour(script, random, survivors, shape, inputs);
  script.add({ type: 'stage', stage: 'cluster', status: 'finished', reason: '' });
  if (shape.trace) addRepairs(script, random);
  addEnd(script, survivors, shape);
  const events = shape.until === undefined ? script.events : script.events.slice(0, Math.ceil(script.events.length * shape.until));
  if (shape.end === 'cancelled' || shape.end === 'failed' || shape.end === 'waiting') {
    events.push({ type: 'run-ended', outcome: shape.end, message: shape.endMessage ?? '', at: events.at(-1)!.at + 400 });
  }
  return events;
}

function addInputs(script: Script, random: Random, count: number): void {
  script.add({ type: 'stage', stage: 'inputs', status: 'started', reason: '' });
  for (let index = 0; index < count; index += 1) {
    const n = random.int(1, 9);
    const text = `${n}\n${Array.from({ length: n }, () => random.int(1, 20)).join(' ')}\n`;
    script.add({ type: 'blob', digest: `in-${index}`, text, bytes: text.length, cut: false }, 0);
    const kind = index < 2 ? 'example' : random.pick(['mutation', 'structure', 'generator'] as const);
    script.add({
      type: 'input', id: `i${index + 1}`, blob: `in-${index}`, bytes: text.length, votes: kind === 'generator' ? [4, 4] : null,
      origin: { kind, detail: { example: `example ${index + 1}`, mutation: 'example 1, ±1 on an integer', structure: 'array, small', generator: `gen1, seed ${index}` }[kind], size: random.pick(['tiny', 'small', 'medium'] as const) },
    }, 5);
  }
  script.add({ type: 'stage', stage: 'inputs', status: 'finished', reason: '' });
}

function addSamples(script: Script, random: Random, shape: Shape, examples: number): string[] {
  const survivors: string[] = [];
  const codes: string[] = [];
  for (let index = 0; index < shape.samples; index += 1) {
    const origin = makeOrigin(random);
    script.add({
      type: 'call', purpose: 'sample', model: origin.model, outcome: 'ok', detail: '', ms: random.int(3000, 20_000), promptTokens: 820, completionTokens: random.int(300, 1400),
      estimated: false, usd: 0.0021, asked: 1, received: 1,
    }, 120);
    if (random.real() < 0.03) { script.add({ type: 'sample-failed', model: origin.model, reason: 'The answer holds no program.', origin }); continue; }
    const id = `c${codes.length + 1}`;
    const duplicate = codes.length > 3 && random.real() < 0.12 ? random.pick(codes) : null;
    codes.push(id);
    const isCpp = random.real() < 0.6;
    script.add({ type: 'sampled', id, language: isCpp ? 'cpp17' : 'python3', code: isCpp ? cpp(random, index) : python(random, index), origin, duplicateOf: duplicate }, 30);
    if (duplicate !== null) { codes[codes.length - 1] = codes[0]!; continue; }
    const passes = random.real() < (shape.passRate ?? 0.45);
    const verdict = passes ? (examples === 0 ? 'OK' : 'AC') : random.pickWeighted([['WA', 6], ['TLE', 2], ['RE', 2], ['CE', 2], ['MLE', 0.3]] as const);
    if (passes) survivors.push(id);
    judged(script, random, id, examples === 0 && (verdict === 'WA' || verdict === 'TLE' || verdict === 'RE' || verdict === 'MLE') ? 'CE' : verdict, examples);
  }
  return survivors;
}

/** Which of the behaviours each survivor has: the first is the commonest. */
function behaviourOf(index: number, clusters: number, random: Random): number {
  if (index < clusters) return index;
  return Math.min(clusters - 1, Math.floor(-Math.log(1 - random.real() * 0.999) * clusters * 0.22));
}

function addBehaviour(script: Script, random: Random, survivors: readonly string[], shape: Shape, inputs: number): void {
  const tables = Array.from({ length: shape.clusters }, (_, cluster) => Array.from({ length: inputs }, (_unused, input): readonly [Outcome[1], number, string | null] => {
    const odd = cluster > 0 && (input === cluster % inputs || random.real() < Math.min(0.5, 0.04 + cluster * 0.012));
    if (!odd) return ['OK', 0, `res-${input}-0`];
    const kind = random.pickWeighted([['OK', 6], ['TLE', 1.5], ['RE', 1.5]] as const);
    const answer = random.int(1, 3);
    return kind === 'OK' ? ['OK', answer, `res-${input}-${answer}`] : [kind, -1, null];
  }));
  for (let input = 0; input < inputs; input += 1) {
    for (let answer = 0; answer <= 3; answer += 1) script.add({ type: 'blob', digest: `res-${input}-${answer}`, text: `${input % 7 + answer + 1}\n`, bytes: 2, cut: false }, 0);
  }
  survivors.forEach((id, index) => {
    const table = tables[behaviourOf(index, shape.clusters, random)]!;
    script.add({ type: 'ran', id, outcomes: table.map(([verdict, answer, digest], input): [string, Outcome[1], number, string | null, number] => [`i${input + 1}`, verdict, answer, digest, random.int(1, 80)]) }, 20);
  });
}

function addEnd(script: Script, survivors: readonly string[], shape: Shape): void {
  const leaders = survivors.slice(0, shape.clusters);
  leaders.slice(0, 6).forEach((id, index) => script.add({ type: 'scored', id, score: Math.max(0.1, 0.9 - index * 0.13), by: 'large', reason: 'Handles every case of the statement.' }));
  for (let index = 1; index < Math.min(4, leaders.length); index += 1) script.add({ type: 'telling', a: leaders[0]!, b: leaders[index]!, input: `i${index + 1}` });
  if (leaders.length > 0) {
    const confidence = leaders.map((_, index) => 0.62 / (1 + index * index * 0.8 + index * 1.4));
    script.add({
      type: 'chosen', final: true, rule: 'default',
      ranking: leaders.map((cluster, index) => ({ cluster, score: 10 / (index + 1), confidence: confidence[index]!, reason: index === 0 ? 'largest, best scored, agrees with the brute force' : 'next by size and score' })),
      submissions: leaders.slice(0, shape.submissions ?? 10).map((candidate, index) => ({
        candidate, cluster: candidate, confidence: confidence[index]!,
        reason: index === 0 ? 'Shortest of the largest cluster; scored 0.90; agrees with the brute force on 40 inputs.' : `Best scored of cluster ${index + 1}, which prints something else on ${index + 1} inputs.`,
      })),
    });
  }
  if (shape.end === 'chosen') script.add({ type: 'run-ended', outcome: 'chosen', message: 'The programs that passed were chosen from.' });
  if (shape.end === 'nothing-survived') script.add({ type: 'run-ended', outcome: 'nothing-survived', message: `None of ${shape.samples} programs passed the examples.` });
}

function addTrace(script: Script, random: Random): void {
  const call = (purpose: string) => script.add({ type: 'call', purpose, model: MODELS[1]!.id, outcome: 'ok', detail: '', ms: 5200, promptTokens: 1100, completionTokens: 640, estimated: false, usd: 0.011, asked: 1, received: 1 }, 400);
  const stage = (name: EventOf<'stage'>['stage'], body: () => void) => {
    script.add({ type: 'stage', stage: name, status: 'started', reason: '' });
    call(name);
    body();
    script.add({ type: 'stage', stage: name, status: 'finished', reason: '' });
  };
  stage('reflect', () => script.add({
    type: 'reflection', validated: true,
    bullets: ['The goal is the longest strictly rising subsequence of the heights.', 'n goes to 200,000, so that O(n log n) is needed.', 'Equal heights do not extend a stretch.'],
    explanations: [{ example: 'e1', text: '1, 3, 5 and 1, 2, 4 both rise; no stretch of four does, so the answer is 3.' }, { example: 'e2', text: 'Heights only fall, so that every stretch has length 1.' }],
  }));
  stage('solutions', () => {
    const solution = (name: string, why: string, complexity: string, rank: number) => script.add({
      type: 'solution', name, content: `Walk through the heights once and keep ${name.toLowerCase()}.`, why, complexity, labels: [random.pick(TAGS), random.pick(TAGS)], rank,
    });
    solution('Patience sorting', 'The smallest last height of each length never needs to grow.', 'O(n log n)', 1);
    solution('Segment tree over heights', 'The best length ending below a height is a range maximum.', 'O(n log n)', 2);
    solution('Quadratic dynamic programming', 'Each height extends the best lower one before it.', 'O(n²)', 3);
  });
  stage('ai-tests', () => {
    const states = ['anchor', 'passed', 'failed', 'doubtful', 'open', 'dropped'] as const;
    states.forEach((state, index) => {
      script.add({ type: 'test', id: `a${index + 1}`, input: `${index + 1}\n${Array.from({ length: index + 1 }, () => random.int(1, 9)).join(' ')}\n`, output: `${index + 1}\n`, origin: 'ai', explanation: 'A small case that can be checked by hand.' });
      if (state !== 'open') script.add({ type: 'test-state', id: `a${index + 1}`, state, reason: state === 'doubtful' ? 'Most survivors and the brute force say otherwise.' : '' });
    });
  });
}

function addRepairs(script: Script, random: Random): void {
  const code = (): string => python(random, 99).replace('bisect_left', 'bisect_right');
  const pair = (parent: string, child: string) => {
    script.add({
      type: 'sampled', id: child, language: 'python3', duplicateOf: null, code: code(),
      origin: makeOrigin(random, { kind: 'repair', parent, reason: 'Equal heights were counted as rising; bisect_left keeps them apart.', solution: 'Patience sorting' }),
    });
    judged(script, random, child, 'AC', 2);
    script.add({ type: 'repair', parent, child, test: 'e2', reason: 'Equal heights were counted as rising.', adopted: true, why: 'passes e2 and all 2 anchors' });
    script.add({ type: 'tested', id: child, passed: ['a1', 'a2'], failed: ['a3'] });
  };
  pair('c1', 'r1');
  script.add({ type: 'repair', parent: 'c2', child: null, test: 'a3', reason: 'A stretch may begin anywhere, not only at the first height.', adopted: false, why: 'breaks a1, passed before', code: code() });
  script.add({ type: 'repair', parent: 'c2', child: null, test: 'a3', reason: 'The expected output counts equal heights, which the statement excludes.', adopted: false, why: 'the model holds the test to be wrong' });
  script.add({ type: 'helper', id: 'bf1', kind: 'brute-force', language: 'python3', code: 'from itertools import combinations\n', usable: true, reason: 'Passes both examples.' });
  script.add({ type: 'helper', id: 'gen1', kind: 'generator', language: 'python3', code: 'import random\n', usable: true, reason: '' });
  script.add({ type: 'cross-checked', id: 'c1', helper: 'bf1', agreed: 40, compared: 40, differs: null });
  script.add({ type: 'cross-checked', id: 'r1', helper: 'bf1', agreed: 38, compared: 40, differs: 'i4' });
}

/** The brute force contradicts every cluster, and models were asked which outputs are right. */
export function makeContradictedRun(): RunEvent[] {
  const events = makeRun({ samples: 24, clusters: 3, trace: true, end: 'chosen' });
  const end = events.findIndex((event) => event.type === 'chosen');
  const chosen = events[end] as EventOf<'chosen'>;
  const { at } = chosen;
  const classes = events.flatMap((event) => (event.type === 'ran' ? event.outcomes.filter(([input, verdict]) => input === 'i2' && verdict === 'OK').map((outcome) => outcome[2]) : []));
  const [first, ...others] = [...new Set(classes)];
  const compared = [...new Set([...chosen.ranking.map(({ cluster }) => cluster), 'c1', 'r1'])];
  return [
    ...events.slice(0, end).filter((event) => event.type !== 'cross-checked'),
    { type: 'blob', at, digest: 'in-slow', text: '3\n2 2 1\n', bytes: 8, cut: false },
    { type: 'blob', at, digest: 'out-slow', text: '7\n', bytes: 2, cut: false },
    { type: 'input', at, id: 'b25', origin: { kind: 'telling', detail: 'a small input on which a program and the brute force differ', size: 'tiny' }, blob: 'in-slow', bytes: 8, votes: null },
    ...compared.map((id, index): RunEvent => ({ type: 'ran', at, id, outcomes: [['b25', 'OK', index, `res-${index % 3}-0`, 4]] })),
    ...compared.map((id): RunEvent => ({ type: 'cross-checked', at, id, helper: 'bf1', agreed: 31, compared: 40, differs: 'b25', output: 'out-slow' })),
    { type: 'adjudicated', at, input: 'i2', by: 'large', right: [first!], wrong: others, certainty: 0.85, reason: 'The heights are 4, 7 and 7.\nEqual heights do not rise, so that no stretch is longer than 2.' },
    { type: 'adjudicated', at, input: 'i2', by: 'small', right: [], wrong: [first!, ...others], certainty: 0.4, reason: 'None of them fits the second rule of the statement.' },
    ...events.slice(end),
  ];
}

const HOSTILE = '<img src=x onerror="document.title=\'owned\'"> \u202Egnp.exe\u202C \u001B[31mred\u001B[0m \u0007 [click](command:workbench.action.quit) \u200B\uFEFF\u0000';

/** Every text of the run is an attack. */
export function makeHostileRun(): RunEvent[] {
  return makeRun({ samples: 12, clusters: 3, end: 'chosen', trace: true }).map((event) => poisoned(event) as RunEvent);
}

/** Texts as long as a program can make them: a line of a megabyte, twenty megabytes of output, names that never end. */
export function makeHugeRun(): RunEvent[] {
  const line = 'x\0'.repeat(512 * 1024);
  const flood = `${'1234567 '.repeat(10)}\n`.repeat(250_000);
  return makeRun({ samples: 12, clusters: 3, end: 'chosen', trace: true }).map((event): RunEvent => {
    switch (event.type) {
      case 'run-started': return { ...event, problem: { ...event.problem, title: 'A name without end '.repeat(500), statement: line }, models: event.models.map((model) => ({ ...model, label: 'm'.repeat(4000) })) };
      case 'sampled': return { ...event, code: `// ${line}\n${event.code}${'int a;\n'.repeat(20_000)}` };
      case 'blob': return { ...event, text: event.digest === 'res-1-0' ? flood : `${event.text.trimEnd()} ${line}`, bytes: 20 * 2 ** 20 };
      case 'judged': return { ...event, compile: { ...event.compile, diagnostics: line }, tests: event.tests.map((test) => ({ ...test, message: line })) };
      case 'chosen': return { ...event, submissions: event.submissions.map((submission) => ({ ...submission, reason: line })), ranking: event.ranking.map((entry) => ({ ...entry, reason: line })) };
      case 'reflection': return { ...event, bullets: [line] };
      case 'notice': case 'run-ended': return { ...event, message: line };
      default: return event;
    }
  });
}

const PLAIN_KEYS = new Set(['type', 'batch', 'id', 'run', 'language', 'test', 'cluster', 'candidate', 'digest', 'blob', 'stage', 'status', 'state', 'level', 'outcome', 'kind', 'size', 'verdict', 'parent', 'child', 'duplicateOf', 'input', 'helper', 'a', 'b', 'at', 'output', 'example', 'origin', 'differs', 'outcomes', 'passed', 'failed']);

function poisoned(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return PLAIN_KEYS.has(key) ? value : `${HOSTILE} ${value}`;
  if (Array.isArray(value)) return key === 'outcomes' || key === 'passed' || key === 'failed' ? value : value.map((item) => poisoned(item, key));
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, poisoned(item, name)]));
  return value;
}

/** Fixtures of runs that are at work; the others have ended, or were opened again. */
export const AT_WORK: ReadonlySet<string> = new Set(['starting', 'running']);

/** The runs that the panel must be looked at with. */
export const FIXTURES: Readonly<Record<string, () => RunEvent[]>> = {
  empty: () => [],
  starting: () => makeRun({ samples: 40, clusters: 6 }).slice(0, 2),
  running: () => makeRun({ samples: 40, clusters: 6, until: 0.55 }),
  'nothing-survived': () => makeRun({ samples: 40, clusters: 0, passRate: 0, end: 'nothing-survived' }),
  'one-cluster': () => makeRun({ samples: 40, clusters: 1, end: 'chosen' }),
  'forty-clusters': () => makeRun({ samples: 200, clusters: 40, inputs: 50, end: 'chosen' }),
  finished: () => makeRun({ samples: 60, clusters: 6, end: 'chosen' }),
  cancelled: () => makeRun({ samples: 40, clusters: 6, until: 0.3, end: 'cancelled', endMessage: 'Cancelled after 12 samples; what was found is kept.' }),
  failed: () => makeRun({ samples: 40, clusters: 6, until: 0.002, end: 'failed', endMessage: 'The endpoint refused the key (401). Set another key, then resume.' }),
  'no-examples': () => makeRun({ samples: 40, clusters: 8, examples: 0, end: 'chosen' }),
  contradicted: makeContradictedRun,
  trace: () => makeRun({ samples: 30, clusters: 5, trace: true, end: 'chosen' }),
  /** Opened again with no end on record: the window was closed while it ran. */
  interrupted: () => [...makeRun({ samples: 40, clusters: 6, until: 0.55 }), { type: 'notice', at: START + 9000, level: 'warning', message: 'The run was interrupted. Resume goes on from here.' }],
  waiting: () => makeRun({ samples: 40, clusters: 6, until: 0.003, end: 'waiting', endMessage: '40 samples were handed in as a batch. Most batches are done within the hour, all within 24 hours; Resume looks whether this one is.' }),
  interactive: () => makeRun({ samples: 30, clusters: 4, examples: 0, interactive: true, end: 'chosen' }),
  hostile: makeHostileRun,
  huge: makeHugeRun,
  large: () => makeRun({ samples: 5000, clusters: 300, inputs: 50, end: 'chosen' }),
};
