/** What leaves a run for other programs: JSON, and the value-conditioned lines for fine-tuning. Keys are in no event, so in no export. */
import type { RunState } from './state';
import { clustersOf } from './clusters';

/** The whole state with its clusters, for scripts and notebooks. */
export function exportJson(state: RunState): string {
  const clusters = clustersOf(state).map(({ id, size, members }) => ({ id, size, members: members.map((member) => member.id) }));
  return `${JSON.stringify({ ...state, clusters }, null, 2)}\n`;
}

/**
 * One line a judged program: the statement under AlphaCode's metadata (Fig. 5, C.2), the program as the answer, and
 * whether it passed. Value conditioning: a program that failed is headed `INCORRECT SOLUTION`.
 */
export function* exportForTuning(state: RunState): Generator<string> {
  for (const id of state.order) {
    const candidate = state.candidates[id]!;
    if (candidate.verdict === null || candidate.verdict === 'JE' || candidate.duplicateOf !== null) continue;
    const { rating, tags } = candidate.origin;
    const head = [
      ...(rating === null ? [] : [`RATING: ${rating}`]),
      ...(tags.length === 0 ? [] : [`TAGS: ${tags.join(',')}`]),
      `LANGUAGE IS ${candidate.language}`,
      candidate.passed ? 'CORRECT SOLUTION' : 'INCORRECT SOLUTION',
    ].join('\n');
    const messages = [{ role: 'user', content: `${head}\n\n${state.problem?.statement ?? ''}` }, { role: 'assistant', content: candidate.code }];
    yield `${JSON.stringify({ messages, passed: candidate.passed, verdict: candidate.verdict, feedback: candidate.feedback })}\n`;
  }
}
