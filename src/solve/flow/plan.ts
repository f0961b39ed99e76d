/** Who takes the next calls: a pure function of where the lines stand. Each round's steps are taken at once. */

/** A line pursues one possible solution, or the repair of one program. */
export interface LineView {
  /** Programs written for it so far. */
  readonly attempts: number;
  /** Does its current program pass the examples? Null while it has none. */
  readonly survives: boolean | null;
  /** Tests it fails and has not given up, in order; its behaviour on each, so that equal failures are not pursued twice at once. */
  readonly failing: readonly { readonly test: string; readonly ofFilter: boolean; readonly behaviour: string }[];
}

/** Calls left, shared by all lines. */
export interface Budget { attempts: number; exampleFixes: number; aiTestFixes: number }

export type Step =
  | { readonly kind: 'attempt'; readonly line: number }
  | { readonly kind: 'fix'; readonly line: number; readonly test: string; readonly ofFilter: boolean };

/**
 * The steps of the next round; none when there is nothing left to do or to spend. Lines come best first.
 *
 * AlphaCodium 5: the best solution twice, then the others in turn, until one passes the examples; then fixes: one step a round, and
 * only the nearest line is fixed. Side by side, a round holds an attempt (later: a fix) of every line.
 */
export function planRound(lines: readonly LineView[], nearest: number, budget: Readonly<Budget>, sideBySide: boolean): Step[] {
  const anySurvives = lines.some((line) => line.survives);
  const written = lines.reduce((sum, line) => sum + line.attempts, 0);
  if (!anySurvives && budget.attempts > 0) {
    if (!sideBySide) return [{ kind: 'attempt', line: attemptTurn(written, lines.length) }];
    return Array.from({ length: Math.min(lines.length, budget.attempts) }, (_, line) => ({ kind: 'attempt', line }));
  }
  return planFixes(lines, sideBySide ? lines.map((_, index) => index) : [nearest], budget);
}

/** Line of the n-th attempt: the best twice, the others, then all in turn. */
export function attemptTurn(n: number, lines: number): number {
  return n === 0 ? 0 : (n - 1) % lines;
}

function planFixes(lines: readonly LineView[], turns: readonly number[], budget: Readonly<Budget>): Step[] {
  const steps: Step[] = [];
  const underWay = new Set<string>();
  let { exampleFixes, aiTestFixes } = budget;
  for (const line of turns) {
    const inHand = lines[line]?.failing.find((failure) => !underWay.has(`${failure.test} ${failure.behaviour}`));
    if (!inHand) continue;
    // An AI test has its turn once the examples pass.
    if (inHand.ofFilter ? exampleFixes <= 0 : aiTestFixes <= 0 || !lines[line]!.survives) continue;
    if (inHand.ofFilter) exampleFixes -= 1; else aiTestFixes -= 1;
    underWay.add(`${inHand.test} ${inHand.behaviour}`);
    steps.push({ kind: 'fix', line, test: inHand.test, ofFilter: inHand.ofFilter });
  }
  return steps;
}
