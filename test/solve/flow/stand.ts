/** A context for single stages over the stand-ins for judge and model. */
import type { Judge } from '../../../src/judge/contract';
import type { Models } from '../../../src/model/chatModel';
import type { Problem } from '../../../src/problem/problem';
import type { Draft, Origin, RunEvent } from '../../../src/run/events';
import type { SolveSettings } from '../../../src/run/settings';
import { emptyState, fold } from '../../../src/run/state';
import { Admission } from '../../../src/solve/admit';
import type { SolveContext } from '../../../src/solve/context';
import { Random } from '../../../src/solve/random';
import { fakeJudge, fakeProgram, plainSettings, TWICE, TWICE_BEHAVIOURS, type Behaviour } from '../fakes';

export interface Stand { readonly ctx: SolveContext; readonly events: RunEvent[]; readonly admission: Admission; readonly judge: ReturnType<typeof fakeJudge> }

export function stand(models: Models, settings: Partial<SolveSettings> = {}, over: { problem?: Partial<Problem>; judge?: Judge; behaviours?: Readonly<Record<string, Behaviour>>; signal?: AbortSignal } = {}): Stand {
  const problem = { ...TWICE, ...over.problem };
  const state = emptyState();
  const events: RunEvent[] = [];
  const judge = fakeJudge({ ...TWICE_BEHAVIOURS, ...over.behaviours });
  const ctx: SolveContext = {
    problem, settings: plainSettings(settings), judge: over.judge ?? judge, models, state, random: new Random(1), signal: over.signal ?? new AbortController().signal,
    emit: (draft: Draft) => { const event = { ...draft, at: events.length } as RunEvent; events.push(event); fold(state, event); },
  };
  return { ctx, events, judge, admission: new Admission(ctx, Promise.resolve(), () => {}) };
}

export const SAMPLED: Origin = { kind: 'sample', model: 'fake', temperature: 1, rating: null, tags: [], solution: null, parent: null, reason: null };

export const behaviourIn = (code: string): string => /behaviour: (\w+)/.exec(code)?.[1] ?? '';

export const solutionsReply = (...names: string[]): string =>
  `\`\`\`yaml\nsolutions:\n${names.map((name) => `  - name: ${name}\n    content: |-\n      do: ${name}\n    why: |-\n      it is right\n    labels: [math]\n    complexity: O(1)\n`).join('')}\`\`\``;
export const rankingReply = (...numbers: number[]): string => `ranking:\n${numbers.map((number) => `  - solution: ${number}\n    reason: |-\n      simple\n`).join('')}`;
export const testsReply = (...tests: (readonly [string, string])[]): string =>
  `tests:\n${tests.map(([input, output]) => `  - input: |-\n      ${input}\n    explanation: |-\n      by doubling: n\n    output: |-\n      ${output}\n`).join('')}`;
export const checkedReply = (...outputs: string[]): string =>
  `tests:\n${outputs.map((output, index) => `  - test: ${index + 1}\n    valid_input: yes\n    explanation: |-\n      doubled\n    output: |-\n      ${output}\n`).join('')}`;
export const fixReply = (name: string, reason = `now ${name}`): string =>
  `Let me see.\n\n\`\`\`yaml\nreason: ${reason}: see below\ncode: |\n${fakeProgram(name).source.split('\n').map((line) => `  ${line}`).join('\n')}\n\`\`\`\nDone: good luck!`;
export const wrongTestReply = (reason: string): string => `reason: |-\n  ${reason}\ntest_is_wrong: yes\n`;
