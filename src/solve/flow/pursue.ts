import { ModelError } from '../../model/chatModel';
import type { Program } from '../../judge/contract';
import { initialCodePrompt } from '../../prompt/initialCode';
import { HELD_WRONG, repairForm, repairPrompt, type Fix } from '../../prompt/repair';
import type { Origin } from '../../run/events';
import type { Admit } from '../admit';
import { askCode, askYaml, ReplyError, type Answer } from '../ask';
import type { SolveContext } from '../context';
import { considerFix } from './anchors';
import { nearer, nearestLine, standingOf, viewOf, withoutTests, type Line, type Standing } from './line';
import { planRound, type Budget, type Step } from './plan';
import { markTests } from './testStates';
import { failureOn, liveAiTests, tryOut, type Trial } from './tryOut';
import { weighAiTests } from './weighAiTests';
import { say } from '../../say';

/** AlphaCodium's temperature; what was asked before is asked again with more, so that another answer comes. */
const TEMPERATURE = { first: 0.2, again: 0.7 };

/**
 * AlphaCodium 5 to 7 for several lines side by side: programs are written, then mended on one failing test at a time, the
 * examples first. In rounds: a round's calls and tests run at once; what they give is settled in the order of the lines, so that
 * the same answers lead to the same run. Ends when all is passed, given up, or the budget of calls is spent.
 * @param prepared settles once the tests and the order of the solutions are there; the first round's calls do not wait for it.
 */
export async function pursue(
  ctx: SolveContext,
  admit: Admit,
  start: readonly Line[],
  budget: Budget,
  prepared: Promise<unknown> = Promise.resolve(),
): Promise<void> {
  let lines = withoutTwins(start);
  for (;;) {
    lines = await settleTests(ctx, lines);
    const steps = planRound(lines.map((line) => viewOf(ctx, line)), nearestLine(lines), budget, ctx.settings.sideBySide);
    if (steps.length === 0) {
      await prepared;
      break;
    }
    for (const step of steps) budget[budgetOf(step)] -= 1;
    const taken = await Promise.all(steps.map((step) => take(ctx, lines, step)));
    await prepared.catch(() => undefined); // what was written is kept first
    lines = inRankOrder(ctx, await settle(ctx, admit, lines, taken));
    await prepared;
    const errors = taken.flatMap((outcome) => ('error' in outcome && outcome.error instanceof ModelError ? [outcome.error] : []));
    const final = errors.find(({ kind }) => kind === 'budget' || kind === 'auth') ?? (errors.length === taken.length ? errors[0] : undefined);
    if (final) {
      markTests(ctx, lines, true);
      throw final;
    }
  }
  markTests(ctx, lines, true);
}

function budgetOf(step: Step): keyof Budget {
  return step.kind === 'attempt' ? 'attempts' : step.ofFilter ? 'exampleFixes' : 'aiTestFixes';
}

type Taken =
  | { readonly step: Step; readonly origin: Origin; readonly program: Program }
  | { readonly step: Step; readonly origin: Origin; readonly fix: Fix; readonly fixed: Program; readonly trial: Trial | null }
  | { readonly step: Step; readonly origin: Origin; readonly error: ModelError | ReplyError };

/** One call to the model, and the run of what it gave. A call that gives nothing is an outcome like any other. */
async function take(ctx: SolveContext, lines: readonly Line[], step: Step): Promise<Taken> {
  const line = lines[step.line]!;
  const again = step.kind === 'attempt' ? line.attempts > 0 : (line.tried[step.test]?.length ?? 0) > 0;
  const temperature = again ? TEMPERATURE.again : TEMPERATURE.first;
  const origin: Origin = {
    kind: step.kind === 'attempt' ? 'flow' : 'repair', model: '', temperature, rating: null, tags: [], solution: line.solution?.name ?? null,
    parent: step.kind === 'attempt' ? null : line.standing!.candidate, reason: null,
  };
  try {
    if (step.kind === 'attempt') {
      const language = languageOf(ctx, line.attempts);
      const prompt = initialCodePrompt(ctx.problem, ctx.state.reflection, line.solution, language);
      const { value, model } = await askCode(ctx, 'initial-code', prompt, language, { temperature });
      return { step, origin: { ...origin, model }, program: value };
    }
    const { value, model } = await askFix(ctx, line, step.test, temperature);
    const fixed = { language: line.standing!.program.language, source: value.code };
    return { step, origin: { ...origin, model, reason: value.reason }, fix: value, fixed, trial: value.testIsWrong ? null : await tryOut(ctx, fixed) };
  } catch (error) {
    if (!(error instanceof ModelError || error instanceof ReplyError) || ctx.signal.aborted) throw error;
    return { step, origin, error };
  }
}

/** The language with the largest share first; later attempts go through the others. */
function languageOf(ctx: SolveContext, attempt: number): string {
  const shares = Object.entries(ctx.settings.languages).filter(([, share]) => share > 0).sort(([, a], [, b]) => b - a);
  return shares[attempt % shares.length]?.[0] ?? 'python3';
}

function askFix(ctx: SolveContext, line: Line, test: string, temperature: number): Promise<Answer<Fix>> {
  const { program, trial } = line.standing!;
  const failure = failureOn(ctx, trial, test)!;
  const doubtfulTest = failure.verdict !== 'CE' && liveAiTests(ctx.state).some(({ id }) => id === test);
  const prompt = repairPrompt(ctx.problem, ctx.state.reflection, { program, failure, doubtfulTest, tried: line.tried[test] ?? [] });
  return askYaml(ctx, 'repair', prompt, repairForm, { temperature });
}

/** Takes in what a round gave: new programs first meet the filter as any sample does; fixes are decided on by their verdicts. */
async function settle(ctx: SolveContext, admit: Admit, lines: readonly Line[], taken: readonly Taken[]): Promise<Line[]> {
  const next = [...lines];
  const standings = await Promise.all(taken.map((outcome) => ('program' in outcome ? admitted(ctx, admit, outcome.program, outcome.origin) : null)));
  for (const [index, outcome] of taken.entries()) {
    const at = outcome.step.line;
    const line = next[at]!;
    if (outcome.step.kind === 'attempt') {
      const standing = standings[index] ?? null;
      if ('error' in outcome) ctx.emit({ type: 'sample-failed', model: outcome.origin.model, reason: outcome.error.message, origin: outcome.origin });
      next[at] = { ...line, attempts: line.attempts + 1, standing: standing === null ? line.standing : nearer(line.standing, standing) };
    } else {
      next[at] = await settleFix(ctx, admit, line, outcome.step.test, outcome);
    }
  }
  return withoutTwins(next);
}

async function admitted(ctx: SolveContext, admit: Admit, program: Program, origin: Origin): Promise<Standing> {
  const candidate = await admit(program, origin);
  return standingOf(candidate.id, program, await tryOut(ctx, program));
}

async function settleFix(ctx: SolveContext, admit: Admit, line: Line, test: string, outcome: Taken): Promise<Line> {
  const { candidate, progress } = line.standing!;
  const reject = (reason: string, why: string, code?: string): Line => {
    ctx.emit({ type: 'repair', parent: candidate, child: null, test, reason, adopted: false, why, ...(code === undefined ? {} : { code }) });
    return { ...line, tried: { ...line.tried, [test]: [...line.tried[test] ?? [], { reason, why }] } };
  };
  if ('error' in outcome) return reject('', outcome.error.message);
  if (!('fix' in outcome)) return line;
  const { fix, fixed, trial } = outcome;
  if (trial === null) {
    if (ctx.state.tests[test]?.origin === 'ai') {
      const reason = say`The model holds the test to be wrong. ${fix.reason}`.trim();
      ctx.emit({ type: 'test-state', id: test, state: 'doubtful', reason });
    }
    return reject(fix.reason, HELD_WRONG);
  }
  const decision = considerFix(progress, test, trial.table);
  if (!decision.adopted) return reject(fix.reason, decision.why, fixed.source);
  const child = await admit(fixed, outcome.origin);
  ctx.emit({ type: 'repair', parent: candidate, child: child.id, test, reason: fix.reason, adopted: true, why: decision.why });
  return { ...line, standing: { candidate: child.id, program: fixed, trial, progress: decision.progress } };
}

/** Solutions that were ranked meanwhile, best first; lines without one stay where they are. */
function inRankOrder({ state }: SolveContext, lines: readonly Line[]): Line[] {
  const rankOf = ({ solution }: Line): number => state.solutions.find(({ name }) => name === solution?.name)?.rank ?? Infinity;
  return [...lines].sort((a, b) => (rankOf(a) === rankOf(b) ? 0 : rankOf(a) - rankOf(b)));
}

/** Lines that have come to the same program go on as one. */
function withoutTwins(lines: readonly Line[]): Line[] {
  return lines.filter((line, index) => line.standing === null || lines.findIndex((other) => other.standing?.candidate === line.standing?.candidate) === index);
}

/** Counts the votes on the AI tests, and lets go of those that lost theirs. */
async function settleTests(ctx: SolveContext, lines: readonly Line[]): Promise<Line[]> {
  await weighAiTests(ctx);
  const gone = Object.values(ctx.state.tests).filter((test) => test.state === 'doubtful' || test.state === 'dropped').map(({ id }) => id);
  const left = lines.map((line) => withoutTests(line, gone));
  markTests(ctx, left, false);
  return left;
}
