/**
 * Test anchors (AlphaCodium 7). A test that the program passes becomes an anchor; a fix is adopted only if the test in hand
 * and every anchor pass, otherwise everything is as before. So a wrong test can cost calls, but undo nothing.
 */
import { say } from '../../say';

/** Test id → passed. A test that was not run counts as failed. */
export type VerdictTable = Readonly<Record<string, boolean>>;

export interface Progress {
  /** What the current program does on every test. */
  readonly table: VerdictTable;
  /** In the order won. The current program passes all of them. */
  readonly anchors: readonly string[];
}

export interface Decision {
  readonly adopted: boolean;
  /** For a person, and for the model when it is asked again. */
  readonly why: string;
  /** Unchanged, the very same object, unless adopted. */
  readonly progress: Progress;
}

/** A program's progress: whatever it passes is an anchor. */
export function progressOf(table: VerdictTable): Progress {
  return { table, anchors: passedOf(table) };
}

/** Decides on a fix from its verdicts alone. */
export function considerFix(progress: Progress, inHand: string, fix: VerdictTable): Decision {
  if (fix[inHand] !== true) return { adopted: false, why: say`still fails ${inHand}`, progress };
  const broken = progress.anchors.filter((anchor) => fix[anchor] !== true);
  if (broken.length > 0) return { adopted: false, why: say`breaks ${broken.join(', ')}, passed before`, progress };
  const anchors = [...progress.anchors, ...passedOf(fix).filter((test) => !progress.anchors.includes(test))];
  return { adopted: true, why: say`passes ${inHand} and all ${progress.anchors.length} anchors`, progress: { table: fix, anchors } };
}

/** The progress without a test that lost its vote: it holds no fix back any more. */
export function withoutTest(progress: Progress, test: string): Progress {
  if (!(test in progress.table)) return progress;
  const { [test]: _gone, ...table } = progress.table;
  return { table, anchors: progress.anchors.filter((anchor) => anchor !== test) };
}

function passedOf(table: VerdictTable): string[] {
  return Object.keys(table).filter((test) => table[test] === true);
}
