import type { JudgeTest } from '../../judge/contract';
import type { CandidateState } from '../../run/state';
import { judgeFor, type SolveContext } from '../context';
import { HELPER_LIMITS } from '../runScript';
import { reasonToDoubt, type Votes } from './doubt';
import { liveAiTests } from './tryOut';

/** Survivors beyond these would not change a majority that they were drawn with. */
const MOST_VOTERS = 48;
/** A brute force is slow by design. */
const BRUTE_FORCE_MS = 10_000;

/**
 * Runs the survivors on the AI tests, puts what they pass on record (CodeT's and B4's votes), and takes the vote of tests that
 * most survivors and the brute force contradict. No call to a model. May be repeated as survivors come in.
 */
export async function weighAiTests(ctx: SolveContext): Promise<void> {
  const tests = liveAiTests(ctx.state);
  if (tests.length === 0) return;
  const voters = survivors(ctx).slice(0, MOST_VOTERS);
  const [answers, oracle] = await Promise.all([Promise.all(voters.map((voter) => answersOf(ctx, voter, tests))), bruteForceOn(ctx, tests)]);
  for (const [index, voter] of voters.entries()) recordTested(ctx, voter, answers[index]!);
  for (const test of tests) {
    const reason = reasonToDoubt(votesOn(test.id, answers, oracle.get(test.id) ?? 'silent'));
    if (reason !== null) ctx.emit({ type: 'test-state', id: test.id, state: 'doubtful', reason });
  }
}

/** Test id → null where it passed, else what was answered instead. */
type Answers = ReadonlyMap<string, string | null>;

function survivors(ctx: SolveContext): CandidateState[] {
  return ctx.state.order.map((id) => ctx.state.candidates[id]!).filter((candidate) => candidate.passed && candidate.duplicateOf === null);
}

async function answersOf(ctx: SolveContext, candidate: CandidateState, tests: readonly JudgeTest[]): Promise<Answers> {
  const program = { language: candidate.language, source: candidate.code };
  const { tests: results } = await judgeFor(ctx, { program, tests, tier: 'final', stopAtFirstFailure: false });
  return new Map(results.filter((result) => result.verdict !== 'JE').map((result) => {
    const answered = result.verdict === 'WA' || result.verdict === 'PE' ? result.output.split(/\s+/).join(' ').trim().toLowerCase() : `(${result.verdict})`;
    return [result.testId, result.verdict === 'AC' || result.verdict === 'OK' ? null : answered] as const;
  }));
}

function recordTested(ctx: SolveContext, candidate: CandidateState, answers: Answers): void {
  const news = [...answers].filter(([test, answer]) => candidate.aiTests[test] !== (answer === null));
  if (news.length === 0) return;
  const testsWhere = (passes: boolean) => news.filter(([, answer]) => (answer === null) === passes).map(([test]) => test);
  ctx.emit({ type: 'tested', id: candidate.id, passed: testsWhere(true), failed: testsWhere(false) });
}

function votesOn(test: string, all: readonly Answers[], bruteForce: Votes['bruteForce']): Votes {
  const given = all.flatMap((answers) => { const answer = answers.get(test); return answer === undefined ? [] : [answer]; });
  const others = new Map<string, number>();
  // A crash or a time-out is no answer that others could agree on.
  for (const answer of given) if (answer !== null && !answer.startsWith('(')) others.set(answer, (others.get(answer) ?? 0) + 1);
  const passed = given.filter((answer) => answer === null).length;
  return { passed, failed: given.length - passed, sameOther: Math.max(0, ...others.values()), bruteForce };
}

/** What the brute forces say together: where two contradict each other neither is heard. */
async function bruteForceOn(ctx: SolveContext, tests: readonly JudgeTest[]): Promise<ReadonlyMap<string, Votes['bruteForce']>> {
  const helpers = Object.values(ctx.state.helpers).filter((other) => other.kind === 'brute-force' && other.usable);
  const votes = new Map<string, Votes['bruteForce']>();
  for (const helper of helpers) {
    const { tests: results } = await judgeFor(ctx, {
      program: { language: helper.language, source: helper.code }, tests, tier: 'final', stopAtFirstFailure: false, inputFile: null, outputFile: null,
      limits: { ...HELPER_LIMITS, timeLimitMs: BRUTE_FORCE_MS },
    });
    for (const { testId, verdict } of results) {
      const vote = verdict === 'AC' ? 'agrees' : verdict === 'WA' ? 'contradicts' : 'silent';
      const before = votes.get(testId) ?? 'silent';
      votes.set(testId, before === 'silent' || before === vote ? vote : vote === 'silent' ? before : 'silent');
    }
  }
  return votes;
}
