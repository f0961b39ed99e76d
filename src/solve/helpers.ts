import { ModelError, type ChatMessage } from '../model/chatModel';
import type { Program } from '../judge/contract';
import { bruteForcePrompt } from '../prompt/bruteForce';
import { checkerPrompt } from '../prompt/checker';
import { generatorForm, generatorPrompt } from '../prompt/generator';
import { validatorPrompt } from '../prompt/validator';
import type { EventOf } from '../run/events';
import { askCode, askYaml, ReplyError } from './ask';
import type { SolveContext } from './context';
import { checkerAgainstBruteForce, proveBruteForce, proveChecker, proveGenerator, proveValidator, type Proof } from './proveHelpers';

type Kind = EventOf<'helper'>['kind'];

/** With four of them, the 75 % that o1-ioi asks for outvote a single mistaken one. */
export const VALIDATORS = 4;
/** Two, written apart: where they disagree neither counts. */
export const BRUTE_FORCES = 2;
/** A second one is asked for only where the first cannot be used. */
export const CHECKERS = 2;
const TEMPERATURE = { first: 0.2, varied: 0.8 };

/**
 * The programs that the model writes to test others by: generators, validators, a checker where several answers are valid, brute
 * forces. Each is proved on the examples before it counts; all are Python, and on record as `helper` events. Ids tell what they are:
 * `generator-small` (likewise random, edge, large, slow; seeded by their first argument), `validator-1`, `checker-1`, `brute-force-1`.
 */
export async function writeHelpers(ctx: SolveContext): Promise<void> {
  const { problem, settings } = ctx;
  if (problem.interactive) return; // whatever they printed, there is no output of its own to compare
  const checker = settings.checker && problem.anyAnswer ? writeChecker(ctx) : Promise.resolve();
  await allSettled([
    checker,
    settings.generators ? writeGenerators(ctx) : Promise.resolve(),
    settings.bruteForce ? writeBruteForces(ctx, checker) : Promise.resolve(),
  ]);
  await checkerAgainstBruteForce(ctx);
}

/** Usable helpers of a kind, in the order of their ids. */
export function helpersOf(ctx: Pick<SolveContext, 'state'>, kind: Kind): { readonly id: string; readonly program: Program }[] {
  return Object.values(ctx.state.helpers).filter((helper) => helper.kind === kind && helper.usable)
    .sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ id, language, code }) => ({ id, program: { language, source: code } }));
}

async function writeGenerators(ctx: SolveContext): Promise<void> {
  const { problem, state } = ctx;
  const validators = has(ctx, 'validator') ? Promise.resolve() : writeEach(ctx, 'validator', VALIDATORS, validatorPrompt(problem, state.reflection), (program) => proveValidator(ctx, program));
  const scripts = has(ctx, 'generator') ? Promise.resolve([]) : unlessUnread(ctx, 'generators', async () => {
    const { value } = await askYaml(ctx, 'generator', generatorPrompt(problem, state.reflection), generatorForm, { temperature: TEMPERATURE.first });
    return value.generators;
  });
  const [, written] = await allSettled([validators, scripts]);
  const used = new Set<string>();
  await Promise.all((written ?? []).map(async ({ kind, code }) => {
    // The validators are heard first: a generator that they refuse is no use.
    const number = [...Array(9).keys()].find((n) => !used.has(`${kind}${n}`))!;
    used.add(`${kind}${number}`);
    const program = { language: 'python3', source: code };
    put(ctx, `generator-${kind}${number === 0 ? '' : `-${number + 1}`}`, 'generator', program, await proveGenerator(ctx, program));
  }));
}

async function writeChecker(ctx: SolveContext): Promise<void> {
  if (has(ctx, 'checker')) return;
  ctx.emit({ type: 'stage', stage: 'checker', status: 'started', reason: '' });
  const prompt = checkerPrompt(ctx.problem, ctx.state.reflection);
  // One more try where the first one fails its proof.
  for (let attempt = 1; attempt <= CHECKERS && helpersOf(ctx, 'checker').length === 0; attempt += 1) {
    await writeOne(ctx, `checker-${attempt}`, 'checker', prompt, attempt === 1 ? TEMPERATURE.first : TEMPERATURE.varied, (program) => proveChecker(ctx, program));
  }
  const usable = helpersOf(ctx, 'checker').length > 0;
  ctx.emit({ type: 'stage', stage: 'checker', status: usable ? 'finished' : 'failed', reason: usable ? '' : 'No checker proved right on the examples; outputs are compared with the expected ones token by token.' });
}

async function writeBruteForces(ctx: SolveContext, checker: Promise<void>): Promise<void> {
  if (has(ctx, 'brute-force')) return;
  await writeEach(ctx, 'brute-force', BRUTE_FORCES, bruteForcePrompt(ctx.problem, ctx.state.reflection), async (program) => {
    await checker.catch(() => undefined); // its failure is told by its own branch
    return proveBruteForce(ctx, program);
  });
}

/** Several of a kind, each asked for on its own, the first at the usual temperature and the others apart from it. */
async function writeEach(ctx: SolveContext, kind: Kind, count: number, prompt: readonly ChatMessage[], prove: (program: Program) => Promise<Proof>): Promise<void> {
  await allSettled(Array.from({ length: count }, (_, index) => writeOne(ctx, `${kind}-${index + 1}`, kind, prompt, index === 0 ? TEMPERATURE.first : TEMPERATURE.varied, prove)));
}

async function writeOne(ctx: SolveContext, id: string, kind: Kind, prompt: readonly ChatMessage[], temperature: number, prove: (program: Program) => Promise<Proof>): Promise<void> {
  await unlessUnread(ctx, id, async () => {
    const { value } = await askCode(ctx, kind, prompt, 'python3', { temperature });
    put(ctx, id, kind, value, await prove(value));
    return [];
  });
}

/** A reply that cannot be read costs its helper and is told; the others go on. */
async function unlessUnread<T>(ctx: SolveContext, what: string, ask: () => Promise<T[]>): Promise<T[]> {
  try {
    return await ask();
  } catch (error) {
    const unread = error instanceof ReplyError || (error instanceof ModelError && !['budget', 'auth', 'forbidden', 'not-found', 'quota'].includes(error.kind));
    if (!unread || ctx.signal.aborted) throw error;
    ctx.emit({ type: 'notice', level: 'info', message: `Helper ${what}: ${error.message}` });
    return [];
  }
}

function put(ctx: SolveContext, id: string, kind: Kind, program: Program, proof: Proof): void {
  ctx.emit({ type: 'helper', id, kind, language: program.language, code: program.source, ...proof });
}

function has(ctx: SolveContext, kind: Kind): boolean {
  return Object.values(ctx.state.helpers).some((helper) => helper.kind === kind);
}

/** Waits for all, then throws the first error: no branch is left running behind its stage. */
async function allSettled<T extends readonly Promise<unknown>[]>(parts: readonly [...T]): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(parts);
  return Promise.all(parts);
}
