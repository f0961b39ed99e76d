/** States made by hand for the rules: a program a column, an input a row, answers as numbers, words for verdicts. */
import type { Verdict } from '../../../src/judge/contract';
import type { RunEvent } from '../../../src/run/events';
import { emptyState, fold, type RunState } from '../../../src/run/state';

export interface Program {
  readonly weight?: number;
  readonly code?: string;
  readonly language?: string;
  readonly answers: readonly (number | 'TLE' | 'RE' | null)[];
  readonly heavy?: readonly (number | 'TLE')[];
  readonly score?: number;
  /** Share of ten small inputs on which it answers as the brute force does. */
  readonly agrees?: number;
  /** AI tests passed, of four. */
  readonly aiTests?: number;
  /** A model reads each small input and holds its answer right or wrong. */
  readonly ruled?: 'right' | 'wrong';
}

const AI_TESTS = ['t1', 't2', 't3', 't4'];

export function stateOf(programs: readonly Program[]): RunState {
  const state = emptyState();
  const emit = (event: object) => { fold(state, { at: 0, ...event } as RunEvent); };
  const lights = programs[0]!.answers.length;
  const heavies = Math.max(0, ...programs.map((program) => program.heavy?.length ?? 0));
  for (let index = 0; index < lights + heavies; index += 1) {
    emit({ type: 'input', id: `i${index}`, origin: { kind: 'structure', detail: '', size: index < lights ? 'small' : 'maximal' }, blob: `b${index}`, bytes: 10, votes: null });
  }
  programs.forEach(({ weight = 1, code = '', language = 'python3', answers, heavy = [], score, agrees, aiTests, ruled }, index) => {
    const id = `p${index}`;
    for (let copy = 0; copy < weight; copy += 1) {
      emit({ type: 'sampled', id: copy === 0 ? id : `${id}-${copy}`, language, code, origin: null, duplicateOf: copy === 0 ? null : id });
    }
    emit({ type: 'judged', id, compile: { ok: true, diagnostics: '', cpuMs: 0, cached: false }, verdict: 'AC', tests: [], passed: true });
    const outcomes = [...answers, ...heavy].flatMap((answer, at): [string, Verdict, number, null, number][] => (answer === null ? [] : [[`i${at}`, typeof answer === 'number' ? 'OK' : answer, typeof answer === 'number' ? answer : -1, null, 1]]));
    emit({ type: 'ran', id, outcomes });
    if (score !== undefined) emit({ type: 'scored', id, score, by: 'model', reason: '' });
    if (agrees !== undefined) emit({ type: 'cross-checked', id, helper: 'h', agreed: Math.round(10 * agrees), compared: 10, differs: null });
    if (aiTests !== undefined) {
      for (const test of AI_TESTS) emit({ type: 'test', id: test, input: '', output: '', origin: 'ai', explanation: '' });
      emit({ type: 'tested', id, passed: AI_TESTS.slice(0, aiTests), failed: AI_TESTS.slice(aiTests) });
    }
    if (ruled) answers.forEach((answer, at) => { emit({ type: 'adjudicated', input: `i${at}`, by: 'model', right: ruled === 'right' ? [answer] : [], wrong: ruled === 'wrong' ? [answer] : [], certainty: 1, reason: '' }); });
  });
  return state;
}
