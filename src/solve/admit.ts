import { tokenKey } from '../judge/duplicates';
import type { JudgeResult, JudgeTest, Program } from '../judge/contract';
import type { Origin } from '../run/events';
import type { CandidateState } from '../run/state';
import { judgeFor, keepBlob, type SolveContext } from './context';
import { withMissingImports } from './missingImports';
import { say, spoken } from '../say';

/** Registers a program as a candidate and judges it on the tests that count. Resolves once its verdict is known. */
export type Admit = (program: Program, origin: Origin) => Promise<CandidateState>;

/** Tests that every survivor passes: the statement's examples, then what the user added or settled. */
export function filterTests(ctx: Pick<SolveContext, 'problem' | 'state'>): JudgeTest[] {
  if (ctx.problem.interactive) return []; // a fixed transcript is not a test of a dialogue
  const examples = ctx.problem.examples.map((example, index) => ({ id: `e${index + 1}`, input: example.input, expected: example.output }));
  const adopted = Object.values(ctx.state.tests)
    .filter((test) => test.origin !== 'ai' && test.state !== 'dropped')
    .map((test) => ({ id: test.id, input: test.input, expected: test.output }));
  return [...examples, ...adopted];
}

/**
 * The door of the pool: whatever its origin, a program is given the imports its model forgot, registered, compared with earlier ones token by token
 * (AlphaCode counts duplicates, it does not run them again), filtered on the examples (4.5), and handed on when it survives.
 */
export class Admission {
  /** Token key → the first candidate that had it. */
  readonly #seen = new Map<string, string>();
  readonly #verdicts = new Map<string, Promise<CandidateState>>();

  /** `ready` settles when the tests can be judged: where several answers are valid, once the checker is written. */
  constructor(readonly ctx: SolveContext, readonly ready: Promise<unknown>, readonly onSurvivor: (id: string) => void) {
    for (const id of ctx.state.order) {
      const candidate = ctx.state.candidates[id]!;
      if (candidate.duplicateOf === null) this.#seen.set(tokenKey({ language: candidate.language, source: candidate.code }), id);
    }
  }

  /** Takes up what a resumed run had left: samples without a verdict, or with one that was the judge's own fault, are judged; survivors are handed on. */
  async resume(): Promise<void> {
    const { state } = this.ctx;
    await Promise.all(state.order.map(async (id) => {
      const candidate = state.candidates[id]!;
      if (candidate.duplicateOf !== null) return;
      if (candidate.verdict === null || candidate.verdict === 'JE') await this.#judge(candidate);
      else if (candidate.passed) this.onSurvivor(id);
    }));
  }

  readonly admit: Admit = async (written, origin) => {
    const { ctx } = this;
    const program = origin.kind === 'user' ? written : withMissingImports(written);
    const key = tokenKey(program);
    const first = this.#seen.get(key) ?? null;
    const id = `c${ctx.state.order.length + 1}`;
    ctx.emit({ type: 'sampled', id, language: program.language, code: program.source, origin, duplicateOf: first });
    if (first !== null) return (await this.#verdicts.get(first)) ?? ctx.state.candidates[first]!;
    this.#seen.set(key, id);
    return this.#judge(ctx.state.candidates[id]!);
  };

  #judge(candidate: CandidateState): Promise<CandidateState> {
    const verdict = this.ready.then(() => filter(this.ctx, candidate)).then((passed) => {
      if (passed) this.onSurvivor(candidate.id);
      return candidate;
    });
    this.#verdicts.set(candidate.id, verdict);
    return verdict;
  }
}

/** Compiles and runs one candidate on the tests that count, and puts the verdict on record. Whether it survives. */
export async function filter(ctx: SolveContext, candidate: CandidateState): Promise<boolean> {
  const program = { language: candidate.language, source: candidate.code };
  const tests = filterTests(ctx);
  const quick = await judgeFor(ctx, { program, tests, tier: 'fast', stopAtFirstFailure: true });
  const result = survives(quick) ? await judgeFor(ctx, { program, tests, tier: 'final', stopAtFirstFailure: true }) : quick;
  const passed = survives(result);
  if (result.verdict === 'JE') {
    const why = result.tests.at(-1)?.message || result.compile.diagnostics;
    ctx.emit({
      type: 'notice', level: 'warning',
      message: say`The judge itself failed on ${candidate.id}, which says nothing of the program: ${spoken(why)}.
        Resuming the run judges it again.`,
    });
  }
  ctx.emit({
    type: 'judged', id: candidate.id, compile: result.compile, verdict: result.verdict, passed,
    tests: result.tests.map((test) => ({
      test: test.testId, verdict: test.verdict, cpuMs: test.cpuMs, peakBytes: test.peakBytes,
      // An accepted output says nothing that the expected one does not.
      output: test.verdict === 'AC' ? null : keepBlob(ctx, test.output),
      message: test.message || test.stderr.slice(-2000),
    })),
  });
  return passed;
}

function survives(result: JudgeResult): boolean {
  return result.compile.ok && (result.verdict === 'AC' || result.verdict === 'OK');
}
