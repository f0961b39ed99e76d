import type { RunState } from '../../run/state';
import type { Admit } from '../admit';
import type { SolveContext } from '../context';
import { writeAiTests } from './aiTests';
import { nearer, newLine, standingOf, type Line } from './line';
import type { Budget } from './plan';
import { findSolutions, rankedSolutions, rankSolutions } from './possibleSolutions';
import { pursue } from './pursue';
import { tryOut } from './tryOut';

/**
 * AlphaCodium's flow after the reflection: possible solutions, AI tests, initial code, iteration on the examples and on the AI
 * tests. Every program it writes meets the same filter as a sample; a fix that is adopted joins the pool with its history. Side by
 * side, the solutions are programmed as soon as they are there, while they are ranked and the tests are written and validated.
 * @param checker settles once the checker is there, where several answers are valid.
 */
export async function flow(ctx: SolveContext, admit: Admit, checker: Promise<unknown> = Promise.resolve()): Promise<void> {
  if (!ctx.settings.sideBySide) {
    await findSolutions(ctx);
    await rankSolutions(ctx);
    await writeAiTests(ctx, checker);
    await pursue(ctx, admit, await linesOf(ctx), budgetLeft(ctx));
    return;
  }
  const solutions = findSolutions(ctx);
  const parts = [solutions.then(() => rankSolutions(ctx)), writeAiTests(ctx, checker)];
  // No part is left running behind the stage when another breaks.
  const rest = Promise.allSettled(parts).then(() => Promise.all(parts));
  rest.catch(() => undefined); // told below
  await solutions.catch(() => rest);
  // A run that is taken up has programs already, which meet the tests at once.
  if (ctx.state.order.some((id) => isOfFlow(ctx.state, id))) await rest;
  await pursue(ctx, admit, await linesOf(ctx), budgetLeft(ctx), rest);
}

async function linesOf(ctx: SolveContext): Promise<Line[]> {
  const solutions = rankedSolutions(ctx.state);
  return Promise.all((solutions.length === 0 ? [null] : solutions).map((solution) => takenUp(ctx, newLine(solution))));
}

/** A resumed run goes on from the nearest program that the line already has. */
async function takenUp(ctx: SolveContext, line: Line): Promise<Line> {
  const { state } = ctx;
  const name = line.solution?.name ?? null;
  const own = state.order.map((id) => state.candidates[id]!).filter((candidate) => isOfFlow(state, candidate.id) && candidate.origin.solution === name);
  const programs = own.map((candidate) => ({ id: candidate.duplicateOf ?? candidate.id, program: { language: candidate.language, source: candidate.code } }));
  const standings = await Promise.all(programs.map(async ({ id, program }) => standingOf(id, program, await tryOut(ctx, program))));
  const standing = standings.reduce<Line['standing']>(nearer, null);
  const tried: Record<string, { reason: string; why: string }[]> = {};
  for (const repair of state.repairs) {
    if (repair.parent !== standing?.candidate || repair.adopted) continue;
    (tried[repair.test] ??= []).push({ reason: repair.reason, why: repair.why });
  }
  return { ...line, attempts: own.filter((candidate) => candidate.origin.kind === 'flow').length, standing, tried };
}

/** The settings' budget less what a run that is resumed has spent. */
function budgetLeft(ctx: SolveContext): Budget {
  const { settings, state } = ctx;
  const attempts = state.order.filter((id) => state.candidates[id]!.origin.kind === 'flow').length;
  const fixes = state.repairs.filter((repair) => isOfFlow(state, repair.parent));
  const onAiTests = fixes.filter((repair) => state.tests[repair.test]?.origin === 'ai').length;
  return {
    attempts: settings.initialAttempts - attempts,
    exampleFixes: settings.exampleIterations - (fixes.length - onAiTests),
    aiTestFixes: settings.aiTestIterations - onAiTests,
  };
}

/** Does the candidate descend from the flow's own code? */
export function isOfFlow(state: RunState, id: string): boolean {
  const origin = state.candidates[id]?.origin;
  return origin?.kind === 'flow' || (origin?.kind === 'repair' && origin.parent !== null && isOfFlow(state, origin.parent));
}
