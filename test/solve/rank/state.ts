/** States made by hand for the rules: a program a column, an input a row, answers as numbers, words for verdicts. */
import type { Verdict } from '../../../src/judge/contract';
import type { RunEvent } from '../../../src/run/events';
import { emptyState, fold, type RunState } from '../../../src/run/state';

export interface Program { readonly weight?: number; readonly answers: readonly (number | 'TLE' | 'RE' | null)[]; readonly heavy?: readonly (number | 'TLE')[]; readonly score?: number }

export function stateOf(programs: readonly Program[]): RunState {
  const state = emptyState();
  const emit = (event: object) => { fold(state, { at: 0, ...event } as RunEvent); };
  const lights = programs[0]!.answers.length;
  const heavies = Math.max(0, ...programs.map((program) => program.heavy?.length ?? 0));
  for (let index = 0; index < lights + heavies; index += 1) {
    emit({ type: 'input', id: `i${index}`, origin: { kind: 'structure', detail: '', size: index < lights ? 'small' : 'maximal' }, blob: `b${index}`, bytes: 10, votes: null });
  }
  programs.forEach(({ weight = 1, answers, heavy = [], score }, index) => {
    const id = `p${index}`;
    for (let copy = 0; copy < weight; copy += 1) {
      emit({ type: 'sampled', id: copy === 0 ? id : `${id}-${copy}`, language: 'python3', code: '', origin: null, duplicateOf: copy === 0 ? null : id });
    }
    emit({ type: 'judged', id, compile: { ok: true, diagnostics: '', cpuMs: 0, cached: false }, verdict: 'AC', tests: [], passed: true });
    const outcomes = [...answers, ...heavy].flatMap((answer, at): [string, Verdict, number, null, number][] => (answer === null ? [] : [[`i${at}`, typeof answer === 'number' ? 'OK' : answer, typeof answer === 'number' ? answer : -1, null, 1]]));
    emit({ type: 'ran', id, outcomes });
    if (score !== undefined) emit({ type: 'scored', id, score, by: 'model', reason: '' });
  });
  return state;
}
