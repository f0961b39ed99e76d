import { createHash } from 'node:crypto';
import type { Program } from '../../judge/contract';
import type { RunState } from '../../run/state';
import { filterTests } from '../admit';
import type { SolveContext } from '../context';
import { progressOf, withoutTest, type Progress } from './anchors';
import { compareNearness } from './nearness';
import type { LineView } from './plan';
import { COMPILES, failureOn, type Trial } from './tryOut';

/** One possible solution on its way, or one program under repair. */
export interface Line {
  /** Null: the problem is solved without one, or a sampled program is repaired. */
  readonly solution: RunState['solutions'][number] | null;
  readonly attempts: number;
  readonly standing: Standing | null;
  /** Fixes that were not kept, by the test in hand. */
  readonly tried: Readonly<Record<string, readonly { readonly reason: string; readonly why: string }[]>>;
}

/** The line's current program and what it does. */
export interface Standing {
  readonly candidate: string;
  readonly program: Program;
  readonly trial: Trial;
  readonly progress: Progress;
}

/** An AI test on which so many fixes failed is given up: it may be wrong, or beyond the model. */
const TRIES_PER_AI_TEST = 2;

export function newLine(solution: Line['solution']): Line {
  return { solution, attempts: 0, standing: null, tried: {} };
}

export function standingOf(candidate: string, program: Program, trial: Trial): Standing {
  return { candidate, program, trial, progress: progressOf(trial.table) };
}

/** The nearer of two programs to the expected outputs; the earlier where neither is. */
export function nearer(a: Standing | null, b: Standing): Standing {
  if (a === null) return b;
  const order = Number(b.trial.survives) - Number(a.trial.survives) || compareNearness(a.trial.nearness, b.trial.nearness)
    || b.progress.anchors.length - a.progress.anchors.length;
  return order <= 0 ? a : b;
}

/** Index of the line whose program is nearest; 0 while none has one. */
export function nearestLine(lines: readonly Line[]): number {
  let best: Standing | null = null;
  let at = 0;
  lines.forEach(({ standing }, index) => {
    if (standing === null || nearer(best, standing) === best) return;
    best = standing;
    at = index;
  });
  return at;
}

export function viewOf(ctx: SolveContext, line: Line): LineView {
  const { attempts, standing } = line;
  if (standing === null) return { attempts, survives: null, failing: [] };
  const filter = new Set([COMPILES, ...filterTests(ctx).map(({ id }) => id)]);
  const failing = Object.entries(standing.progress.table).filter(([, passed]) => !passed).map(([test]) => test)
    .filter((test) => filter.has(test) || (line.tried[test]?.length ?? 0) < TRIES_PER_AI_TEST)
    .map((test) => ({ test, ofFilter: filter.has(test), behaviour: behaviourOn(ctx, standing, test) }));
  return { attempts, survives: standing.trial.survives, failing };
}

/** The same line without the tests that lost their vote. */
export function withoutTests(line: Line, gone: readonly string[]): Line {
  if (line.standing === null || gone.length === 0) return line;
  const progress = gone.reduce(withoutTest, line.standing.progress);
  return progress === line.standing.progress ? line : { ...line, standing: { ...line.standing, progress } };
}

function behaviourOn(ctx: SolveContext, { trial, program }: Standing, test: string): string {
  const failure = failureOn(ctx, trial, test);
  // Programs that do not compile have nothing in common but that.
  const text = failure === null || failure.verdict === 'CE' ? `${test}\n${program.source}` : `${failure.verdict}\n${failure.output.trim()}`;
  return createHash('sha256').update(text).digest('base64url').slice(0, 12);
}
