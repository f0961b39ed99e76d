/**
 * A run is a stream of these events. The log on disk, the panel, the command line, resuming and the report are all
 * readers of the one stream; nothing else holds the truth about a run.
 */
import { z } from 'zod';
import { compileResultSchema, verdictSchema, type Verdict } from '../judge/contract';
import { problemSchema } from '../problem/problem';
import { solveSettingsSchema } from './settings';

/** What changed from one to the next is in `migrate.ts`. */
export const LOG_SCHEMA = 2;

export const stageSchema = z.enum([
  'reflect', 'solutions', 'ai-tests', 'sample', 'filter', 'flow', 'repair', 'helpers', 'inputs', 'checker', 'brute-force',
  'cluster', 'score', 'rank', 'choose', 'adjudicate',
]);
export type Stage = z.infer<typeof stageSchema>;

/** Where a program came from. */
export const originSchema = z.object({
  /** `sample`: drawn directly; `flow`: AlphaCodium's initial code; `repair`: a fix of `parent`; `brute-force`; `user`: the user's own file. */
  kind: z.enum(['sample', 'flow', 'repair', 'brute-force', 'user']),
  model: z.string(),
  temperature: z.number().nullable(),
  /** AlphaCode's random metadata (Fig. 5). */
  rating: z.number().nullable(),
  tags: z.array(z.string()),
  /** Name of the possible solution that was pursued. */
  solution: z.string().nullable(),
  /** The candidate that was repaired, and the model's stated reason. */
  parent: z.string().nullable(),
  reason: z.string().nullable(),
  /** Which of the run's samples it is: language, rating, tags and temperature follow from it and the run's seed. */
  sample: z.number().int().nonnegative().optional(),
});
export type Origin = Readonly<z.infer<typeof originSchema>>;

/** One candidate on one test of the examples (or the user's and adopted tests). The output is a blob's digest. */
export const exampleVerdictSchema = z.object({
  test: z.string(), verdict: verdictSchema, cpuMs: z.number(), peakBytes: z.number(), output: z.string().nullable(), message: z.string(),
});

/** `[input, verdict, answer class, output digest, cpu ms]`: two candidates with equal verdict and answer class behaved alike on that input. */
export type Outcome = readonly [input: string, verdict: Verdict, answerClass: number, output: string | null, cpuMs: number];
/** Checked in place: a run has half a million of them, and a copy of each takes twice the memory. */
export const outcomeSchema = z.custom<Outcome>((value) =>
  Array.isArray(value) && value.length === 5
  && typeof value[0] === 'string'
  && verdictSchema.options.includes(value[1] as Verdict)
  && Number.isSafeInteger(value[2])
  && (value[3] === null || typeof value[3] === 'string')
  && Number.isFinite(value[4]), 'not an outcome');

export const inputOriginSchema = z.object({
  kind: z.enum(['example', 'mutation', 'structure', 'generator', 'user', 'telling', 'ai-test']),
  /** Such as the generator's name and seed, the example mutated, the structure's size class. */
  detail: z.string(),
  size: z.enum(['tiny', 'small', 'medium', 'large', 'maximal']),
});
export type InputOrigin = Readonly<z.infer<typeof inputOriginSchema>>;

export const testStateSchema = z.enum(['open', 'anchor', 'passed', 'failed', 'doubtful', 'adopted', 'dropped']);

export const feedbackSchema = z.enum(['accepted', 'wrong-answer', 'time-limit', 'runtime-error', 'withdrawn']);

export const submissionSchema = z.object({
  candidate: z.string(),
  /** The cluster's id: that of its first member. */
  cluster: z.string(),
  /** Estimated probability that this program is right, 0..1. */
  confidence: z.number(),
  /** Why it was chosen, for a person. */
  reason: z.string(),
});
export type Submission = Readonly<z.infer<typeof submissionSchema>>;

const batchRequestsSchema = z.array(z.object({
  id: z.string(),
  /** Which of the run's samples it asks for. */
  samples: z.array(z.number().int().nonnegative()),
}));
const modelsSchema = z.array(z.object({ id: z.string(), label: z.string() }));
/** Up to the last moment that a date can name. */
const at = z.number().min(0).max(8.64e15);
const event = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), /** ms since the epoch, by the run's clock. */ at, ...shape });

export const runEventSchema = z.discriminatedUnion('type', [
  event('run-started', {
    schema: z.number(), run: z.string(), problem: problemSchema, settings: solveSettingsSchema,
    models: modelsSchema, /** The statement's file, for a person. */ source: z.string().nullable(),
  }),
  event('run-resumed', {
    /** Events that were already logged. */
    events: z.number(),
    /** Where the run now asks for more than before. */
    settings: solveSettingsSchema.optional(),
    /** Where they are others than before. */
    models: modelsSchema.optional(),
  }),
  event('stage', { stage: stageSchema, status: z.enum(['started', 'finished', 'skipped', 'failed']), reason: z.string() }),
  event('call', {
    purpose: z.string(), model: z.string(), outcome: z.string(), detail: z.string(), ms: z.number(),
    promptTokens: z.number(), completionTokens: z.number(), estimated: z.boolean(), usd: z.number().nullable(), asked: z.number(), received: z.number(),
  }),
  event('sampled', {
    id: z.string(), language: z.string(), code: z.string(), origin: originSchema,
    /** Same tokens as this earlier candidate. */
    duplicateOf: z.string().nullable(),
  }),
  /** A choice that held no program (prose, a refusal, cut off). */
  event('sample-failed', { model: z.string(), reason: z.string(), origin: originSchema.nullable() }),
  event('judged', {
    id: z.string(), compile: compileResultSchema, verdict: verdictSchema, tests: z.array(exampleVerdictSchema),
    /** Passed every test that counts: a survivor. */
    passed: z.boolean(),
  }),
  event('blob', { digest: z.string(), text: z.string(), /** Before the cut. */ bytes: z.number(), cut: z.boolean() }),
  event('input', {
    id: z.string(), origin: inputOriginSchema, blob: z.string(), bytes: z.number(),
    /** Validators asked and in favour; null when none. */
    votes: z.tuple([z.number(), z.number()]).nullable(),
  }),
  event('input-dropped', { id: z.string(), reason: z.string() }),
  event('ran', { id: z.string(), outcomes: z.array(outcomeSchema) }),
  event('scored', { id: z.string(), score: z.number().min(0).max(1), by: z.string(), reason: z.string() }),
  event('test', { id: z.string(), input: z.string(), output: z.string(), origin: z.enum(['ai', 'user', 'adjudicated']), explanation: z.string() }),
  event('test-state', { id: z.string(), state: testStateSchema, reason: z.string() }),
  /** A verdict table row for AI tests: candidate → tests passed. */
  event('tested', { id: z.string(), passed: z.array(z.string()), failed: z.array(z.string()) }),
  event('reflection', {
    bullets: z.array(z.string()),
    explanations: z.array(z.object({ example: z.string(), text: z.string() })),
    validated: z.boolean(),
  }),
  event('solution', {
    name: z.string(), content: z.string(), why: z.string(), labels: z.array(z.string()), complexity: z.string(),
    rank: z.number().int().nullable(),
  }),
  event('repair', {
    parent: z.string(), child: z.string().nullable(), test: z.string(), reason: z.string(), adopted: z.boolean(), why: z.string(),
    /** The fix itself where it was not adopted, and so is no candidate. */
    code: z.string().optional(),
  }),
  /** A helper program the model wrote: generator, validator, checker, brute force. */
  event('helper', {
    id: z.string(), kind: z.enum(['generator', 'validator', 'checker', 'brute-force']), language: z.string(), code: z.string(),
    usable: z.boolean(), reason: z.string(),
  }),
  /** Agreement of a candidate with a brute force. */
  event('cross-checked', {
    id: z.string(), helper: z.string(), agreed: z.number(), compared: z.number(),
    /** Id of an input on which they differ. */
    differs: z.string().nullable(),
    /** What the brute force prints there; a blob's digest. */
    output: z.string().optional(),
  }),
  /** The smallest known input on which two clusters differ. */
  event('telling', { a: z.string(), b: z.string(), input: z.string() }),
  /** A model's word on an input on which clusters differ: the answer classes that it holds right and wrong. A vote, not a test. */
  event('adjudicated', {
    input: z.string(), by: z.string(), right: z.array(z.number().int()), wrong: z.array(z.number().int()),
    certainty: z.number().min(0).max(1), reason: z.string(),
  }),
  event('feedback', { id: z.string(), verdict: feedbackSchema }),
  /** Clusters in order, best first, and the choice. Sent again whenever either changes. */
  event('chosen', {
    final: z.boolean(), rule: z.string(), submissions: z.array(submissionSchema),
    ranking: z.array(z.object({ cluster: z.string(), score: z.number(), confidence: z.number(), reason: z.string() })),
  }),
  /** A batch about to be handed in, on the disk before it is: whoever finds it without its `batch` looks at the endpoint for one of this id. */
  event('batch-intent', { id: z.string(), by: z.string(), requests: batchRequestsSchema }),
  /** The endpoint knows no batch of that intent. */
  event('batch-lapsed', { id: z.string(), reason: z.string() }),
  /** Samples handed in together, to be fetched later. */
  event('batch', {
    id: z.string(),
    /** Its intent, where it had one. */
    intent: z.string().nullable(),
    by: z.string(), model: z.string(), baseUrl: z.string(), inputFile: z.string(), requests: batchRequestsSchema,
  }),
  event('batch-status', {
    id: z.string(), status: z.enum(['waiting', 'done', 'expired', 'cancelled', 'failed']), completed: z.number(), failed: z.number(), message: z.string(),
    /** All that came of it is in the log. */ taken: z.boolean(),
  }),
  event('notice', { level: z.enum(['info', 'warning', 'error']), message: z.string() }),
  event('run-ended', {
    outcome: z.enum(['chosen', 'nothing-survived', /** For a batch; resuming takes it in. */ 'waiting', 'cancelled', 'failed']),
    message: z.string(),
  }),
]);
export type RunEvent = Readonly<z.infer<typeof runEventSchema>>;
export type EventOf<T extends RunEvent['type']> = Extract<RunEvent, { type: T }>;
/** An event as a stage makes it: the run's clock adds `at`. */
export type Draft = { [T in RunEvent['type']]: Omit<EventOf<T>, 'at'> }[RunEvent['type']];

/** The event as its log will give it back, so that a fold of the log is the same to the byte. @throws where a draft is no event: that is a defect. */
export function stamped(draft: Draft, at: number): RunEvent { return runEventSchema.parse({ ...draft, at }); }
