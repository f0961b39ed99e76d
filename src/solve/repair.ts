import type { JudgeTest } from '../judge/contract';
import type { CandidateState } from '../run/state';
import { filterTests, type Admit } from './admit';
import type { SolveContext } from './context';
import { newLine, standingOf, type Line } from './flow/line';
import { compareNearness } from './flow/nearness';
import { isOfFlow } from './flow/flow';
import { pursue } from './flow/pursue';
import { tryOut, type Trial } from './flow/tryOut';
import { say } from '../say';

/** Repair is for runs in which fewer distinct programs than this survive the filter. */
const FEW_SURVIVORS = 3;
/** Failing programs that are run on all examples to see how near they come. */
const MOST_LOOKED_AT = 60;

/**
 * The nearest misses among the sampled programs go back to the model, each with the first example it fails: by examples
 * passed, then by the distance of the output, and of different behaviour. The rules of the flow hold; what is adopted joins the pool.
 */
export async function repair(ctx: SolveContext, admit: Admit): Promise<void> {
  const { state, settings } = ctx;
  const skip = (reason: string): void => ctx.emit({ type: 'stage', stage: 'repair', status: 'skipped', reason });
  if (ctx.problem.interactive || filterTests(ctx).length === 0) return skip(say`There is no example that a program could fail.`);
  if (survivorsOf(ctx).length >= FEW_SURVIVORS) return skip(say`${survivorsOf(ctx).length} distinct programs pass the examples: enough to choose from.`);
  const spent = state.repairs.filter((fix) => !isOfFlow(state, fix.parent)).length;
  if (spent >= settings.repairs) return;
  const lines = await nearestMisses(ctx, settings.repairs - spent);
  if (lines.length === 0) return skip(say`There is no failing program to repair.`);
  await pursue(ctx, admit, lines, { attempts: 0, exampleFixes: settings.repairs - spent, aiTestFixes: 0 });
}

function survivorsOf(ctx: SolveContext): CandidateState[] {
  return Object.values(ctx.state.candidates).filter((candidate) => candidate.passed && candidate.duplicateOf === null);
}

async function nearestMisses(ctx: SolveContext, most: number): Promise<Line[]> {
  const { state } = ctx;
  const parents = new Set(state.repairs.filter((fix) => fix.adopted).map((fix) => fix.parent));
  const isOpen = ({ id, passed, duplicateOf, verdict }: CandidateState): boolean =>
    !passed && duplicateOf === null && verdict !== null && verdict !== 'JE' && !isOfFlow(state, id) && !parents.has(id);
  const failed = state.order.map((id) => state.candidates[id]!).filter(isOpen);
  const looked = ofDifferentKinds([...failed].sort((a, b) => firstLook(a) - firstLook(b) || b.weight - a.weight)).slice(0, MOST_LOOKED_AT);
  const tried = await Promise.all(looked.map(async (candidate) => {
    const program = { language: candidate.language, source: candidate.code };
    return { candidate, standing: standingOf(candidate.id, program, await tryOut(ctx, program)) };
  }));
  const seen = new Set<string>();
  const lines = tried.sort((a, b) => compareNearness(a.standing.trial.nearness, b.standing.trial.nearness) || b.candidate.weight - a.candidate.weight)
    .filter(({ standing }) => { const behaviour = behaviourOf(filterTests(ctx), standing.trial); return !seen.has(behaviour) && seen.add(behaviour); });
  return lines.slice(0, most).map(({ standing }) => ({ ...newLine(null), attempts: 1, standing }));
}

/** Cheap order for the first look: what compiles and got far comes first. */
function firstLook(candidate: CandidateState): number {
  return (candidate.verdict === 'CE' ? 1000 : 0) - candidate.tests.length;
}

/** One of each first failure, then a second of each, and so on: many programs may share one mistake. */
function ofDifferentKinds(candidates: readonly CandidateState[]): CandidateState[] {
  const kinds = new Map<string, CandidateState[]>();
  for (const candidate of candidates) {
    const failure = candidate.tests.at(-1);
    const kind = `${failure?.test} ${candidate.verdict} ${failure?.output}`;
    const known = kinds.get(kind);
    if (known) known.push(candidate); else kinds.set(kind, [candidate]);
  }
  const groups = [...kinds.values()];
  return Array.from({ length: Math.max(0, ...groups.map((group) => group.length)) }, (_, turn) => groups.flatMap((group) => group[turn] ?? [])).flat();
}

/** Programs that answer alike on every example make one attempt, whatever they look like. */
function behaviourOf(tests: readonly JudgeTest[], trial: Trial): string {
  if (!trial.compile.ok) return `CE ${trial.compile.diagnostics}`;
  return tests.map(({ id }) => {
    const result = trial.results.find((other) => other.testId === id);
    return `${result?.verdict} ${result?.verdict === 'WA' ? result.output.trim() : ''}`;
  }).join('\n');
}
