/** The report's words, in English, and how it is made to speak another language. */
import { RUN_WORDS } from './words';

/** The keys ending in `One` are the singular of the key without it. */
export const REPORT_WORDS = {
  ...RUN_WORDS,
  pageTitle: '{0} – Shortlist run',
  run: 'Run {0}',
  seed: 'seed {0}',
  notFinished: 'not finished',
  requests: '{0} requests',
  requestsOne: '1 request',
  requestsFailed: '{0} failed',
  promptTokens: '{0} prompt tokens',
  answerTokens: '{0} answer tokens',
  estimated: 'partly estimated',
  costUnknown: 'price unknown',
  costPartly: '{0} and more of unknown price',
  submissions: 'Submissions, best first',
  noSubmissions: 'No program was chosen.',
  inCluster: 'cluster {0}',
  confidence: 'confidence {0}',
  judgeSaid: 'The judge said: {0}',
  samples: 'Samples',
  programs: 'Programs',
  colConfidence: 'Confidence',
  why: 'Why',
  behaviour: 'Behaviour',
  behaviourHint: 'What each cluster does on each input: equal numbers in a column are equal answers.',
  bytes: '{0} bytes',
  telling: 'Telling inputs',
  differOn: '{0} and {1} differ on {2}',
  reflection: 'Reflection',
  solutions: 'Possible solutions',
  tests: 'Tests',
  test: 'Test',
  state: 'State',
  input: 'Input',
  output: 'Output',
  testOf_ai: 'AI test',
  testOf_user: 'your own',
  testOf_adjudicated: 'your answer',
  repairs: 'Repairs',
  repairLine: '{0} → {1} on {2}',
  adopted: 'Kept: {0}',
  undone: 'Undone: {0}',
  candidates: 'Candidates',
  firstOf: 'The first {0} of {1}.',
  program: 'Program',
  language: 'Language',
  verdict: 'Verdict',
  origin: 'Origin',
  sameAs: 'Same tokens as {0}',
  notJudged: 'not judged',
  temperature: 'temperature {0}',
  rating: 'rating {0}',
  repairOf: 'repair of {0}',
  notices: 'Notices',
  level_info: 'Note',
  level_warning: 'Warning',
  level_error: 'Error',
  statement: 'Statement',
  statementShow: 'As it was read',
} as const;

export type ReportWord = keyof typeof REPORT_WORDS;

export interface Speech {
  /** Such as `de`. */
  readonly language: string;
  readonly words: Readonly<Record<ReportWord, string>>;
  /** What the pipeline said in English, in this language. */
  readonly said: (text: string) => string;
}

export const ENGLISH_SPEECH: Speech = { language: 'en', words: REPORT_WORDS, said: (text) => text };
