/** Where any of several outputs is right, two that differ may both be: the model's checker says which are valid. */
import type { SolveContext } from './context';
import { helpersOf } from './helpers';
import { runChecker } from './runScript';

/** Longer outputs do not fit on the command line by which a checker is handed them. */
const MUCH_OUTPUT_CHARS = 1_500_000;

export class VerdictClasses {
  /** By input: an output that the checker accepts, for those that follow to be compared with (a longest path, a least cost). */
  readonly #references = new Map<string, Promise<string | null>>();

  constructor(readonly ctx: SolveContext) {}

  /** Whether the checker accepts the output; `false` too where there is no checker that can be used. */
  async accepts(inputId: string, output: string): Promise<boolean> {
    const { ctx } = this;
    const [checker] = ctx.problem.anyAnswer ? helpersOf(ctx, 'checker') : [];
    if (!checker || output.length > MUCH_OUTPUT_CHARS) return false;
    const input = ctx.state.blobs[ctx.state.inputs[inputId]!.blob]!.text;
    const accepted = async (answer: string) => (await runChecker(ctx, checker.program, [{ input, output, answer }]))[0] === 'accepted';
    const earlier = this.#references.get(inputId) ?? Promise.resolve(null);
    // One at a time: the first valid output is the reference of all that follow.
    const decided = earlier.then(async (reference) => ({ reference, valid: await accepted(reference ?? output) }));
    this.#references.set(inputId, decided.then(({ reference, valid }) => reference ?? (valid ? output : null)));
    return (await decided).valid;
  }

  /** Takes up an accepted output of a stored run. */
  restore(inputId: string, output: string): void {
    if (!this.#references.has(inputId)) this.#references.set(inputId, Promise.resolve(output));
  }
}
