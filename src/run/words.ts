/** Words for what a run holds, in English: the panel and the report show them. Translations are put over them. */
import type { EventOf, Origin, Stage } from './events';

export const RUN_WORDS = {
  // The funnel
  untitled: 'Untitled problem',
  sampled: 'Sampled',
  distinct: 'Distinct',
  compiled: 'Compiled',
  passed: 'Passed',
  clusters: 'Clusters',
  chosen: 'Chosen',
  // Where a program comes from
  kindSample: 'sampled',
  kindFlow: 'AlphaCodium flow',
  kindRepair: 'repair',
  kindBruteForce: 'brute force',
  kindUser: 'your own',
  // Where an input comes from
  kindInput_example: 'an example',
  kindInput_mutation: 'a mutated example',
  kindInput_structure: 'from the statement’s structure',
  kindInput_generator: 'from a generator',
  kindInput_user: 'your own',
  kindInput_telling: 'made to tell clusters apart',
  'kindInput_ai-test': 'an AI test',
  size_tiny: 'tiny',
  size_small: 'small',
  size_medium: 'medium',
  size_large: 'large',
  size_maximal: 'maximal',
  // Helper programs
  helper_generator: 'generator',
  helper_validator: 'validator',
  helper_checker: 'checker',
  'helper_brute-force': 'brute force',
  // Tests of the model's own
  stateOpen: 'open',
  stateAnchor: 'anchor',
  statePassed: 'passed',
  stateFailed: 'failed',
  stateDoubtful: 'doubtful',
  stateAdopted: 'adopted',
  stateDropped: 'dropped',
  // Stages
  stageReflect: 'Reflect',
  stageSolutions: 'Possible solutions',
  stageAiTests: 'AI tests',
  stageSample: 'Sample',
  stageFilter: 'Filter',
  stageFlow: 'AlphaCodium flow',
  stageRepair: 'Repair',
  stageHelpers: 'Helper programs',
  stageInputs: 'Inputs',
  stageChecker: 'Checker',
  stageBruteForceName: 'Brute force',
  stageCluster: 'Cluster',
  stageScore: 'Score',
  stageRank: 'Rank',
  stageChoose: 'Choose',
  stageAdjudicate: 'Adjudicate',
  // Verdicts, long form for screen readers and tooltips
  verdictAC: 'accepted',
  verdictOK: 'ran to its end',
  verdictWA: 'wrong answer',
  verdictPE: 'presentation error',
  verdictTLE: 'time limit exceeded',
  verdictMLE: 'memory limit exceeded',
  verdictOLE: 'output limit exceeded',
  verdictRE: 'runtime error',
  verdictCE: 'compile error',
  verdictJE: 'judge error',
  // Verdicts of the judge's site
  feedbackAccepted: 'Accepted',
  feedbackWrong: 'Wrong answer',
  feedbackTime: 'Time limit',
  feedbackRuntime: 'Runtime error',
} as const;

type RunWord = keyof typeof RUN_WORDS;

export const ORIGIN_WORDS: Readonly<Record<Origin['kind'], RunWord>> = {
  sample: 'kindSample', flow: 'kindFlow', repair: 'kindRepair', 'brute-force': 'kindBruteForce', user: 'kindUser',
};

export const TEST_STATE_WORDS: Readonly<Record<EventOf<'test-state'>['state'], RunWord>> = {
  open: 'stateOpen', anchor: 'stateAnchor', passed: 'statePassed', failed: 'stateFailed',
  doubtful: 'stateDoubtful', adopted: 'stateAdopted', dropped: 'stateDropped',
};

export const FEEDBACK_WORDS: Readonly<Record<Exclude<EventOf<'feedback'>['verdict'], 'withdrawn'>, RunWord>> = {
  accepted: 'feedbackAccepted', 'wrong-answer': 'feedbackWrong', 'time-limit': 'feedbackTime', 'runtime-error': 'feedbackRuntime',
};

export const STAGE_WORDS: Readonly<Record<Stage, RunWord>> = {
  reflect: 'stageReflect', solutions: 'stageSolutions', 'ai-tests': 'stageAiTests',
  sample: 'stageSample', filter: 'stageFilter', flow: 'stageFlow', repair: 'stageRepair',
  helpers: 'stageHelpers', inputs: 'stageInputs', checker: 'stageChecker', 'brute-force': 'stageBruteForceName',
  cluster: 'stageCluster', score: 'stageScore', rank: 'stageRank', choose: 'stageChoose', adjudicate: 'stageAdjudicate',
};

/** `words` with `{0}`, `{1}` filled in. */
export function filled(words: string, values: readonly (string | number)[]): string {
  return words.replace(/\{(\d+)\}/g, (_, index: string) => String(values[Number(index)] ?? ''));
}
