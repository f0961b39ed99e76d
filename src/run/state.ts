/** `RunState` is the fold of a run's events: what the panel draws, what ranking reads, what resuming starts from. */
import type { CompileResult, Verdict } from '../judge/contract';
import type { Problem } from '../problem/problem';
import type { EventOf, Origin, Outcome, RunEvent, Stage, Submission } from './events';
import type { SolveSettings } from './settings';

export interface CandidateState {
  readonly id: string;
  readonly language: string;
  readonly code: string;
  readonly origin: Origin;
  readonly duplicateOf: string | null;
  /** 1 plus the number of duplicates: AlphaCode counts every sample. */
  weight: number;
  compile: CompileResult | null;
  verdict: Verdict | null;
  tests: EventOf<'judged'>['tests'];
  passed: boolean;
  /** By input id. */
  outcomes: Record<string, Outcome>;
  score: { value: number; by: string; reason: string } | null;
  /** AI tests by id. */
  aiTests: Record<string, boolean>;
  crossChecks: { helper: string; agreed: number; compared: number; differs: string | null; output?: string }[];
  feedback: EventOf<'feedback'>['verdict'] | null;
}

export interface InputState {
  readonly id: string;
  readonly origin: EventOf<'input'>['origin'];
  readonly blob: string;
  readonly bytes: number;
  readonly votes: EventOf<'input'>['votes'];
  dropped: string | null;
}
export interface TestState {
  readonly id: string;
  readonly input: string;
  readonly output: string;
  readonly origin: EventOf<'test'>['origin'];
  readonly explanation: string;
  state: EventOf<'test-state'>['state'];
  reason: string;
}
export type BatchState = Omit<EventOf<'batch'>, 'type' | 'at'> & {
  status: EventOf<'batch-status'>['status'];
  completed: number;
  failed: number;
  message: string;
  taken: boolean;
  /** The run came to an end since it was taken in. */
  settled: boolean;
};
/** A batch as it was announced; it is open until it was handed in, or proved not to be. */
export type BatchIntent = Omit<EventOf<'batch-intent'>, 'type'> & { fate: 'open' | 'handed-in' | 'lapsed' };
export interface StageState { status: EventOf<'stage'>['status']; reason: string; startedAt: number; endedAt: number | null }

/** JSON through and through, so that a stored log folds to the same bytes. */
export interface RunState {
  run: string;
  schema: number;
  problem: Problem | null;
  settings: SolveSettings | null;
  models: EventOf<'run-started'>['models'];
  source: string | null;
  startedAt: number;
  /** Time of the latest event. */
  now: number;
  events: number;
  stages: Partial<Record<Stage, StageState>>;
  candidates: Record<string, CandidateState>;
  /** Candidate ids in the order sampled. */
  order: string[];
  counts: { sampled: number; duplicates: number; failedSamples: number; judged: number; compiled: number; passed: number };
  failures: { model: string; reason: string }[];
  inputs: Record<string, InputState>;
  blobs: Record<string, { text: string; bytes: number; cut: boolean }>;
  tests: Record<string, TestState>;
  reflection: { bullets: string[]; explanations: { example: string; text: string }[]; validated: boolean } | null;
  solutions: Omit<EventOf<'solution'>, 'type' | 'at'>[];
  repairs: Omit<EventOf<'repair'>, 'type'>[];
  helpers: Record<string, Omit<EventOf<'helper'>, 'type' | 'at'>>;
  telling: { a: string; b: string; input: string }[];
  adjudications: Omit<EventOf<'adjudicated'>, 'type' | 'at'>[];
  usage: {
    calls: number;
    failedCalls: number;
    promptTokens: number;
    completionTokens: number;
    estimated: boolean;
    /** Of the calls whose price is known. */
    usd: number | null;
    /** Tokens were used whose price is not known. */
    unpriced: boolean;
  };
  perModel: Record<string, { calls: number; failed: number; promptTokens: number; completionTokens: number; usd: number | null; ms: number }>;
  batches: Record<string, BatchState>;
  intents: Record<string, BatchIntent>;
  ranking: EventOf<'chosen'>['ranking'];
  rule: string;
  submissions: Submission[];
  final: boolean;
  notices: { at: number; level: EventOf<'notice'>['level']; message: string }[];
  ended: { outcome: EventOf<'run-ended'>['outcome']; message: string; at: number } | null;
}

/** Keys come from outside: without a prototype, a key such as `__proto__` is a key like any other. */
function dict<T>(): Record<string, T> { return Object.create(null) as Record<string, T>; }

export function emptyState(): RunState {
  return {
    run: '', schema: 0, problem: null, settings: null, models: [], source: null, startedAt: 0, now: 0, events: 0, stages: {},
    candidates: dict(), order: [], counts: { sampled: 0, duplicates: 0, failedSamples: 0, judged: 0, compiled: 0, passed: 0 }, failures: [],
    inputs: dict(), blobs: dict(), tests: dict(), reflection: null, solutions: [], repairs: [], helpers: dict(), telling: [], adjudications: [],
    usage: { calls: 0, failedCalls: 0, promptTokens: 0, completionTokens: 0, estimated: false, usd: null, unpriced: false },
    perModel: dict(), batches: dict(), intents: dict(),
    ranking: [], rule: '', submissions: [], final: false, notices: [], ended: null,
  };
}

/** Folds one event in, in place, and returns the state. An event that speaks of an unknown candidate, input or test is passed over. */
export function fold(state: RunState, event: RunEvent): RunState {
  state.events += 1;
  state.now = event.at;
  switch (event.type) {
    case 'run-started':
      Object.assign(state, {
        run: event.run, schema: event.schema, problem: event.problem, settings: event.settings,
        models: event.models, source: event.source, startedAt: event.at,
      });
      break;
    case 'run-resumed':
      if (event.settings) state.settings = event.settings;
      if (event.models) state.models = event.models;
      state.ended = null;
      state.final = false;
      break;
    case 'stage': {
      const before = state.stages[event.stage];
      state.stages[event.stage] = {
        status: event.status, reason: event.reason,
        startedAt: event.status === 'started' ? event.at : before?.startedAt ?? event.at, endedAt: event.status === 'started' ? null : event.at,
      };
      break;
    }
    case 'call': foldCall(state, event); break;
    case 'sampled': foldSampled(state, event); break;
    case 'sample-failed':
      state.counts.failedSamples += 1;
      state.failures.push({ model: event.model, reason: event.reason });
      break;
    case 'judged': foldJudged(state, event); break;
    case 'blob': state.blobs[event.digest] ??= { text: event.text, bytes: event.bytes, cut: event.cut }; break;
    case 'input':
      state.inputs[event.id] = {
        id: event.id, origin: event.origin, blob: event.blob, bytes: event.bytes, votes: event.votes, dropped: null,
      };
      break;
    case 'input-dropped': { const input = state.inputs[event.id]; if (input) input.dropped = event.reason; break; }
    case 'ran': {
      const candidate = state.candidates[event.id];
      if (candidate) for (const outcome of event.outcomes) candidate.outcomes[outcome[0]] = outcome;
      break;
    }
    case 'scored': {
      const candidate = state.candidates[event.id];
      if (candidate) candidate.score = { value: event.score, by: event.by, reason: event.reason };
      break;
    }
    case 'test':
      state.tests[event.id] = {
        id: event.id, input: event.input, output: event.output, origin: event.origin, explanation: event.explanation,
        state: 'open', reason: '',
      };
      break;
    case 'test-state': {
      const test = state.tests[event.id];
      if (!test) break;
      test.state = event.state;
      test.reason = event.reason;
      break;
    }
    case 'tested': {
      const candidate = state.candidates[event.id];
      if (!candidate) break;
      for (const id of event.passed) candidate.aiTests[id] = true;
      for (const id of event.failed) candidate.aiTests[id] = false;
      break;
    }
    case 'reflection': state.reflection = { bullets: event.bullets, explanations: event.explanations, validated: event.validated }; break;
    case 'solution': {
      const { type: _type, at: _at, ...solution } = event;
      state.solutions = [...state.solutions.filter((other) => other.name !== event.name), solution];
      break;
    }
    case 'repair': { const { type: _type, ...repair } = event; state.repairs.push(repair); break; }
    case 'helper': { const { type: _type, at: _at, ...helper } = event; state.helpers[event.id] = helper; break; }
    case 'cross-checked':
      state.candidates[event.id]?.crossChecks.push({
        helper: event.helper, agreed: event.agreed, compared: event.compared, differs: event.differs,
        ...(event.output === undefined ? {} : { output: event.output }),
      });
      break;
    case 'adjudicated': {
      const { input, by, right, wrong, certainty, reason } = event;
      state.adjudications.push({ input, by, right, wrong, certainty, reason });
      break;
    }
    case 'telling': {
      const others = state.telling.filter((pair) => pair.a !== event.a || pair.b !== event.b);
      state.telling = [...others, { a: event.a, b: event.b, input: event.input }];
      break;
    }
    case 'feedback': {
      const candidate = state.candidates[event.id];
      if (candidate) candidate.feedback = event.verdict === 'withdrawn' ? null : event.verdict;
      break;
    }
    case 'chosen': Object.assign(state, { ranking: event.ranking, rule: event.rule, submissions: event.submissions, final: event.final }); break;
    case 'batch': {
      const { type: _type, at: _at, ...batch } = event;
      state.batches[event.id] = { ...batch, status: 'waiting', completed: 0, failed: 0, message: '', taken: false, settled: false };
      const intent = event.intent === null ? undefined : state.intents[event.intent];
      if (intent) intent.fate = 'handed-in';
      break;
    }
    case 'batch-intent': { const { type: _type, ...intent } = event; state.intents[event.id] = { ...intent, fate: 'open' }; break; }
    case 'batch-lapsed': { const intent = state.intents[event.id]; if (intent) intent.fate = 'lapsed'; break; }
    case 'batch-status': {
      const batch = state.batches[event.id];
      if (!batch) break;
      Object.assign(batch, {
        status: event.status, completed: event.completed, failed: event.failed, message: event.message, taken: event.taken,
      });
      break;
    }
    case 'notice': state.notices.push({ at: event.at, level: event.level, message: event.message }); break;
    case 'run-ended':
      state.ended = { outcome: event.outcome, message: event.message, at: event.at };
      for (const batch of Object.values(state.batches)) batch.settled ||= batch.taken;
      break;
  }
  return state;
}

function foldCall(state: RunState, call: EventOf<'call'>): void {
  const { usage } = state;
  const model = (state.perModel[call.model] ??= { calls: 0, failed: 0, promptTokens: 0, completionTokens: 0, usd: null, ms: 0 });
  const failed = call.outcome === 'ok' ? 0 : 1;
  usage.calls += 1;
  usage.failedCalls += failed;
  usage.estimated ||= call.estimated;
  usage.unpriced ||= call.usd === null && call.promptTokens + call.completionTokens > 0;
  model.calls += 1;
  model.failed += failed;
  model.ms += call.ms;
  for (const sum of [usage, model]) {
    sum.promptTokens += call.promptTokens;
    sum.completionTokens += call.completionTokens;
    if (call.usd !== null) sum.usd = (sum.usd ?? 0) + call.usd;
  }
}

function foldSampled(state: RunState, sampled: EventOf<'sampled'>): void {
  state.candidates[sampled.id] = {
    id: sampled.id, language: sampled.language, code: sampled.code, origin: sampled.origin, duplicateOf: sampled.duplicateOf, weight: 1,
    compile: null, verdict: null, tests: [], passed: false, outcomes: dict(), score: null, aiTests: dict(), crossChecks: [], feedback: null,
  };
  state.order.push(sampled.id);
  state.counts.sampled += 1;
  const first = sampled.duplicateOf === null ? undefined : state.candidates[sampled.duplicateOf];
  if (first) {
    state.counts.duplicates += 1;
    first.weight += 1;
  }
}

function foldJudged(state: RunState, judged: EventOf<'judged'>): void {
  const candidate = state.candidates[judged.id];
  if (!candidate) return;
  const again = candidate.verdict !== null;
  state.counts.judged += again ? 0 : 1;
  state.counts.compiled += Number(judged.compile.ok) - Number(candidate.compile?.ok ?? false);
  state.counts.passed += Number(judged.passed) - Number(candidate.passed);
  Object.assign(candidate, { compile: judged.compile, verdict: judged.verdict, tests: judged.tests, passed: judged.passed });
}
