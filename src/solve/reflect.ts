import type { Reflection } from '../prompt/prefix';
import { reflectForm, reflectPrompt, validateReflectionPrompt } from '../prompt/reflect';
import { askYaml, ReplyError } from './ask';
import type { SolveContext } from './context';
import { say } from '../say';

/** Temperature of all of AlphaCodium's thinking. */
const TEMPERATURE = 0.2;

/** AlphaCodium 1 and 1b: the reflection that every later prompt shares. One call; a second one to validate it. */
export async function reflect(ctx: SolveContext): Promise<void> {
  const { problem, settings, state } = ctx;
  try {
    if (state.reflection === null) {
      const { value } = await askYaml(ctx, 'reflect', reflectPrompt(problem), reflectForm, { temperature: TEMPERATURE });
      put(ctx, value, false);
    }
    if (settings.validateReflection && state.reflection && !state.reflection.validated) {
      const prompt = validateReflectionPrompt(problem, state.reflection);
      const { value } = await askYaml(ctx, 'validate-reflection', prompt, reflectForm, { temperature: TEMPERATURE });
      put(ctx, value, true);
    }
  } catch (error) {
    if (!(error instanceof ReplyError)) throw error;
    const left = state.reflection ? say`The reflection stays as it was, not validated.` : say`The run goes on without a reflection.`;
    ctx.emit({ type: 'stage', stage: 'reflect', status: 'failed', reason: `${error.message} ${left}` });
  }
}

/** Explanations of examples that the statement does not have are left out: some models make them up. */
function put(ctx: SolveContext, { bullets, explanations }: Reflection, validated: boolean): void {
  const count = ctx.problem.examples.length;
  const known = explanations.filter(({ example }) => {
    const number = Number(/\d+/.exec(example)?.[0] ?? '1');
    return number >= 1 && number <= count;
  });
  const named = known.map(({ example, text }) => ({ example: /^\d+$/.test(example) ? `Example ${example}` : example, text }));
  ctx.emit({ type: 'reflection', bullets: [...bullets], explanations: named, validated });
}
