import { z } from 'zod';

/** How many samples of one language the mix asks for, relative to the others. Keys are language ids. */
const languageMix = z.record(z.string(), z.number().nonnegative());

/** Everything that steers a run, recorded with it so that it can be repeated. Each field's cost is in calls to the model. */
export const solveSettingsSchema = z.object({
  seed: z.number().int().default(1),
  /** Programs to sample directly. One call each, fewer where the endpoint honours `n`. */
  samples: z.number().int().nonnegative().max(1_000_000).default(40),
  /** Programs asked for in one call, which share the prompt's cost and its rating, tags and temperature; 1 where the endpoint knows no `n`. */
  perCall: z.number().int().positive().max(64).default(4),
  /** Most tokens of one answer, reasoning included. What is not written is not paid for, but held back from the budget meanwhile. */
  answerTokens: z.number().int().positive().default(16_384),
  languages: languageMix.default({ cpp17: 1, python3: 1 }),
  /** Sampling temperature is uniform over this range (AlphaCode 2). */
  temperature: z.tuple([z.number().min(0), z.number().max(2)]).default([0.6, 1.2]),
  /** Rating and tags in the prompt (AlphaCode Fig. 5). No cost. */
  metadata: z.boolean().default(true),
  /** At most this many submissions are chosen. */
  submissions: z.number().int().positive().default(10),
  /** Inputs that survivors are clustered by (AlphaCode: 50). No calls. */
  inputs: z.number().int().nonnegative().max(10_000).default(50),
  /** Survivors that are clustered at most (AlphaCode: 8,192). */
  survivors: z.number().int().positive().default(8192),
  /** The model writes generators and validators: 5 calls. */
  generators: z.boolean().default(true),
  /** The model writes a checker where several answers are valid: 1 to 2 calls. */
  checker: z.boolean().default(true),
  /** The model writes a slow, obviously right program to compare with, twice, so that a mistake shows: 2 calls. */
  bruteForce: z.boolean().default(true),
  /** The model scores one member of each leading cluster: up to this many calls. */
  scores: z.number().int().nonnegative().max(10_000).default(10),
  /** A model says which output is right where leading clusters differ (S*): up to this many calls. */
  adjudications: z.number().int().nonnegative().default(0),
  /** Reflection and the explanation of each example (AlphaCodium 1): 1 call, 2 when validated. */
  reflect: z.boolean().default(false),
  validateReflection: z.boolean().default(true),
  /** AlphaCodium's flow by the settings below, each of which can be switched off alone: 8 to 20 calls. */
  flow: z.boolean().default(false),
  /** 1 call; none for 0. */
  possibleSolutions: z.number().int().nonnegative().max(5).default(3),
  /** 1 call where there are two solutions or more. */
  rankSolutions: z.boolean().default(true),
  /** 1 call; none for 0. */
  aiTests: z.number().int().nonnegative().max(12).default(6),
  /** 1 call. */
  validateAiTests: z.boolean().default(true),
  /** Up to this many calls, until a program passes the examples. */
  initialAttempts: z.number().int().nonnegative().default(8),
  /** Up to this many calls. */
  exampleIterations: z.number().int().nonnegative().default(4),
  /** Up to this many calls. */
  aiTestIterations: z.number().int().nonnegative().default(4),
  /** Possible solutions are pursued together, under the same budget of calls; otherwise one after another, as AlphaCodium does. */
  sideBySide: z.boolean().default(true),
  /** Nearest misses sent back for repair when few samples survive: up to this many calls. */
  repairs: z.number().int().nonnegative().max(10_000).default(4),
  /** Run without the filter where the statement has no examples. */
  withoutExamples: z.boolean().default(false),
  /** Name of the ranking rule; empty is the default rule. */
  rank: z.string().default(''),
  /** Sampling stops early once another sample can hardly change the choice. */
  stopEarly: z.boolean().default(true),
  /**
   * Samples are handed in to the endpoint's Batch API, at half the price and within a day: `leave` ends the session then, and
   * resuming the run takes them in; `wait` stays until they are there.
   */
  batch: z.enum(['off', 'leave', 'wait']).default('off'),
  /** Caps that end sampling cleanly; null is no cap. */
  maxCalls: z.number().int().positive().nullable().default(200),
  maxTokens: z.number().int().positive().nullable().default(2_000_000),
  maxUsd: z.number().positive().nullable().default(2),
});
export type SolveSettings = Readonly<z.infer<typeof solveSettingsSchema>>;
