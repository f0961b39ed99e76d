import { aiTestsForm, aiTestsPrompt, validateAiTestsForm, validateAiTestsPrompt, type AiTest, type CheckedTest } from '../../prompt/aiTests';
import { askYaml, ReplyError } from '../ask';
import { checkerOf, type SolveContext } from '../context';
import { runChecker } from '../runScript';
import { say, spoken } from '../../say';

const TEMPERATURE = 0.2;

interface Proposal extends AiTest { readonly state: 'open' | 'dropped'; readonly reason: string; /** As the validation has it. */ readonly onlyOutput: boolean }

/**
 * AlphaCodium 4: tests that the model writes, validated a second time. Two calls; the tests are in `state.tests`, origin `ai`.
 * Where several answers are valid they are judged by the checker, once `checker` has settled.
 */
export async function writeAiTests(ctx: SolveContext, checker: Promise<unknown> = Promise.resolve()): Promise<void> {
  const { problem, settings, state } = ctx;
  if (settings.aiTests === 0 || Object.values(state.tests).some((test) => test.origin === 'ai')) return;
  if (problem.interactive) {
    ctx.emit({ type: 'stage', stage: 'ai-tests', status: 'skipped', reason: say`The problem is interactive: a dialogue has no fixed output to test by.` });
    return;
  }
  ctx.emit({ type: 'stage', stage: 'ai-tests', status: 'started', reason: '' });
  try {
    const { value } = await askYaml(ctx, 'ai-tests', aiTestsPrompt(problem, state.reflection, settings.aiTests), aiTestsForm, { temperature: TEMPERATURE });
    const written = fresh(ctx, value.tests).slice(0, settings.aiTests);
    const { tests, trouble } = settings.validateAiTests && written.length > 0 ? await validated(ctx, written) : { tests: written.map(open), trouble: '' };
    if (problem.anyAnswer) await checker;
    const checked = problem.anyAnswer ? await byChecker(ctx, tests) : tests;
    checked.forEach((test, index) => put(ctx, `ai${index + 1}`, test));
    ctx.emit({ type: 'stage', stage: 'ai-tests', status: trouble === '' ? 'finished' : 'failed', reason: trouble });
  } catch (error) {
    if (!(error instanceof ReplyError)) throw error;
    ctx.emit({ type: 'stage', stage: 'ai-tests', status: 'failed', reason: say`${spoken(error.message)} The flow goes on with the examples alone.` });
  }
}

/** Not an example over again, nor one another. */
function fresh(ctx: SolveContext, tests: readonly AiTest[]): AiTest[] {
  const key = (input: string): string => input.trim().replace(/\s+/g, ' ');
  const seen = new Set(ctx.problem.examples.map((example) => key(example.input)));
  return tests.filter((test) => !seen.has(key(test.input)) && seen.add(key(test.input)));
}

async function validated(ctx: SolveContext, written: readonly AiTest[]): Promise<{ tests: Proposal[]; trouble: string }> {
  try {
    const prompt = validateAiTestsPrompt(ctx.problem, ctx.state.reflection, written);
    const { value } = await askYaml(ctx, 'validate-ai-tests', prompt, validateAiTestsForm, { temperature: TEMPERATURE });
    return { tests: written.map((test, index) => settle(test, value.tests.find((checked) => checked.test === index + 1))), trouble: '' };
  } catch (error) {
    if (!(error instanceof ReplyError)) throw error;
    return { tests: written.map(open), trouble: say`${spoken(error.message)} The tests stay as they were written.` };
  }
}

/** The second derivation stands where the two differ: it was made with the first at hand. */
function settle(test: AiTest, checked: CheckedTest | undefined): Proposal {
  if (!checked) return open(test);
  const { onlyOutput } = checked;
  if (!checked.validInput) {
    return { ...test, state: 'dropped', reason: say`The validation found the input not to be valid. ${checked.explanation}`.trim(), onlyOutput };
  }
  if (sameTokens(checked.output, test.output)) return { ...test, state: 'open', reason: say`Confirmed by the validation.`, onlyOutput };
  const reason = say`The validation corrected the output, which was ${JSON.stringify(test.output.slice(0, 200))}.`;
  return { ...test, output: checked.output, explanation: checked.explanation, state: 'open', onlyOutput, reason };
}

function open(test: AiTest): Proposal {
  return { ...test, state: 'open', reason: '', onlyOutput: true };
}

/** One of several right outputs is a test only for a checker; and one that the checker refuses is none. */
async function byChecker(ctx: SolveContext, tests: readonly Proposal[]): Promise<Proposal[]> {
  const checker = checkerOf(ctx);
  if (checker.kind !== 'program') {
    const reason = say`Other outputs are right as well, and there is no checker to judge them by.`;
    return tests.map((test) => (test.state === 'open' && !test.onlyOutput ? { ...test, state: 'dropped', reason } : test));
  }
  const verdicts = await runChecker(ctx, checker.program, tests.map(({ input, output }) => ({ input, output, answer: output })));
  const reason = say`The checker refuses its output.`;
  return tests.map((test, index) => (
    test.state === 'open' && verdicts[index] === 'rejected' ? { ...test, state: 'dropped', reason } : test
  ));
}

function sameTokens(a: string, b: string): boolean {
  return a.split(/\s+/).join(' ').trim().toLowerCase() === b.split(/\s+/).join(' ').trim().toLowerCase();
}

function put(ctx: SolveContext, id: string, test: Proposal): void {
  ctx.emit({ type: 'test', id, input: test.input, output: test.output, origin: 'ai', explanation: test.explanation });
  if (test.reason !== '') ctx.emit({ type: 'test-state', id, state: test.state, reason: test.reason });
}
