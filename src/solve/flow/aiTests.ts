import { aiTestsForm, aiTestsPrompt, validateAiTestsForm, validateAiTestsPrompt, type AiTest, type CheckedTest } from '../../prompt/aiTests';
import { askYaml, ReplyError } from '../ask';
import type { SolveContext } from '../context';

const TEMPERATURE = 0.2;

interface Proposal extends AiTest { readonly state: 'open' | 'dropped'; readonly reason: string }

/** AlphaCodium 4: tests that the model writes, validated a second time. Two calls; the tests are in `state.tests`, origin `ai`. */
export async function writeAiTests(ctx: SolveContext): Promise<void> {
  const { problem, settings, state } = ctx;
  if (settings.aiTests === 0 || Object.values(state.tests).some((test) => test.origin === 'ai')) return;
  if (problem.interactive) {
    ctx.emit({ type: 'stage', stage: 'ai-tests', status: 'skipped', reason: 'The problem is interactive: a dialogue has no fixed output to test by.' });
    return;
  }
  ctx.emit({ type: 'stage', stage: 'ai-tests', status: 'started', reason: '' });
  try {
    const { value } = await askYaml(ctx, 'ai-tests', aiTestsPrompt(problem, state.reflection, settings.aiTests), aiTestsForm, { temperature: TEMPERATURE });
    const written = fresh(ctx, value.tests).slice(0, settings.aiTests);
    const { tests, trouble } = settings.validateAiTests && written.length > 0 ? await validated(ctx, written) : { tests: written.map(open), trouble: '' };
    tests.forEach((test, index) => put(ctx, `ai${index + 1}`, test));
    ctx.emit({ type: 'stage', stage: 'ai-tests', status: trouble === '' ? 'finished' : 'failed', reason: trouble });
  } catch (error) {
    if (!(error instanceof ReplyError)) throw error;
    ctx.emit({ type: 'stage', stage: 'ai-tests', status: 'failed', reason: `${error.message} The flow goes on with the examples alone.` });
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
    const { value } = await askYaml(ctx, 'validate-ai-tests', validateAiTestsPrompt(ctx.problem, ctx.state.reflection, written), validateAiTestsForm, { temperature: TEMPERATURE });
    return { tests: written.map((test, index) => settle(test, value.tests.find((checked) => checked.test === index + 1))), trouble: '' };
  } catch (error) {
    if (!(error instanceof ReplyError)) throw error;
    return { tests: written.map(open), trouble: `${error.message} The tests stay as they were written.` };
  }
}

/** The second derivation stands where the two differ: it was made with the first at hand. */
function settle(test: AiTest, checked: CheckedTest | undefined): Proposal {
  if (!checked) return open(test);
  if (!checked.validInput) return { ...test, state: 'dropped', reason: `The validation found the input not to be valid. ${checked.explanation}`.trim() };
  if (sameTokens(checked.output, test.output)) return { ...open(test), reason: 'Confirmed by the validation.' };
  return { ...test, output: checked.output, explanation: checked.explanation, state: 'open', reason: `The validation corrected the output, which was ${JSON.stringify(test.output.slice(0, 200))}.` };
}

function open(test: AiTest): Proposal {
  return { ...test, state: 'open', reason: '' };
}

function sameTokens(a: string, b: string): boolean {
  return a.split(/\s+/).join(' ').trim().toLowerCase() === b.split(/\s+/).join(' ').trim().toLowerCase();
}

function put(ctx: SolveContext, id: string, test: Proposal): void {
  ctx.emit({ type: 'test', id, input: test.input, output: test.output, origin: 'ai', explanation: test.explanation });
  if (test.reason !== '') ctx.emit({ type: 'test-state', id, state: test.state, reason: test.reason });
}
