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
import { say, spoken } from '../say';

type Kind = EventOf<'helper'>['kind'];

/** With four of them, the 75 % that o1-ioi asks for outvote a single mistaken one. */
export const VALIDATORS = 4;
/** Two, written apart: where they disagree neither counts. */
export const BRUTE_FORCES = 2;
/** A second one is asked for only where the first cannot be used. */
export const CHECKERS = 2;
const TEMPERATURE = { first: 0.2, varied: 0.8 };

/** Whether any is to be asked for. Of an interactive problem none is: whatever they printed, there is no output of its own to compare. */
export function wantsHelpers({ problem, settings }: Pick<SolveContext, 'problem' | 'settings'>): boolean {
  return !problem.interactive && (settings.generators || settings.bruteForce || (settings.checker && problem.anyAnswer));
}

/**
 * The programs that the model writes to test others by: generators, validators, a checker where several answers are valid, brute
 * forces. Each is proved on the examples before it counts; all are Python, and on record as `helper` events. Ids tell what they are:
 * `generator-small` (likewise random, edge, large, slow; seeded by their first argument), `validator-1`, `checker-1`, `brute-force-1`.
 */
export async function writeHelpers(ctx: SolveContext): Promise<void> {
  if (!wantsHelpers(ctx)) return;
  const { problem, settings } = ctx;
  const unread: Unread[] = [];
  const checker = settings.checker && problem.anyAnswer ? writeChecker(ctx, unread) : Promise.resolve();
  try {
    await allSettled([
      checker,
      settings.generators ? writeGenerators(ctx, unread) : Promise.resolve(),
      settings.bruteForce ? writeBruteForces(ctx, checker, unread) : Promise.resolve(),
    ]);
  } finally {
    if (unread.length > 0) ctx.emit({ type: 'notice', level: 'info', message: describeUnread(unread) });
  }
  await checkerAgainstBruteForce(ctx);
}

/** A helper that is missing because no answer for it could be read. */
interface Unread { readonly what: string; readonly why: string }

/** One sentence for all of them: they mostly fail for one reason. */
function describeUnread(unread: readonly Unread[]): string {
  const names = unread.map(({ what }) => what).sort();
  const whys = new Set(unread.map(({ why }) => why));
  const [first] = whys;
  return say`The run goes on without ${names.length === 1 ? say`a helper program` : say`${names.length} helper programs`}
    (${names.join(', ')}). ${spoken(first!)}${whys.size > 1 ? say` The others failed in a like way.` : ''}`;
}

/** Usable helpers of a kind, in the order of their ids. */
export function helpersOf(ctx: Pick<SolveContext, 'state'>, kind: Kind): { readonly id: string; readonly program: Program }[] {
  return Object.values(ctx.state.helpers).filter((helper) => helper.kind === kind && helper.usable)
    .sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ id, language, code }) => ({ id, program: { language, source: code } }));
}

async function writeGenerators(ctx: SolveContext, unread: Unread[]): Promise<void> {
  const { problem, state } = ctx;
  const validators = writeEach(ctx, 'validator', VALIDATORS, validatorPrompt(problem, state.reflection), (program) => proveValidator(ctx, program), unread);
  const scripts = has(ctx, 'generator') ? Promise.resolve([]) : unlessUnread(ctx, 'generators', unread, async () => {
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

async function writeChecker(ctx: SolveContext, unread: Unread[]): Promise<void> {
  if (has(ctx, 'checker')) return;
  ctx.emit({ type: 'stage', stage: 'checker', status: 'started', reason: '' });
  const prompt = checkerPrompt(ctx.problem, ctx.state.reflection);
  // One more try where the first one fails its proof.
  for (let attempt = 1; attempt <= CHECKERS && helpersOf(ctx, 'checker').length === 0; attempt += 1) {
    const temperature = attempt === 1 ? TEMPERATURE.first : TEMPERATURE.varied;
    await writeOne(ctx, `checker-${attempt}`, 'checker', prompt, temperature, (program) => proveChecker(ctx, program), unread);
  }
  const usable = helpersOf(ctx, 'checker').length > 0;
  ctx.emit({
    type: 'stage', stage: 'checker', status: usable ? 'finished' : 'failed',
    reason: usable ? '' : say`No checker proved right on the examples; outputs are compared with the expected ones token by token.`,
  });
}

async function writeBruteForces(ctx: SolveContext, checker: Promise<void>, unread: Unread[]): Promise<void> {
  await writeEach(ctx, 'brute-force', BRUTE_FORCES, bruteForcePrompt(ctx.problem, ctx.state.reflection), async (program) => {
    await checker.catch(() => undefined); // its failure is told by its own branch
    return proveBruteForce(ctx, program);
  }, unread);
}

/**
 * Several of a kind, each asked for on its own, the first at the usual temperature and the others apart from it. A resumed run
 * asks for those it lacks.
 */
async function writeEach(
  ctx: SolveContext,
  kind: Kind,
  count: number,
  prompt: readonly ChatMessage[],
  prove: (program: Program) => Promise<Proof>,
  unread: Unread[],
): Promise<void> {
  await allSettled(Array.from({ length: count }, async (_, index) => {
    const id = `${kind}-${index + 1}`;
    const temperature = index === 0 ? TEMPERATURE.first : TEMPERATURE.varied;
    if (!(id in ctx.state.helpers)) await writeOne(ctx, id, kind, prompt, temperature, prove, unread);
  }));
}

async function writeOne(
  ctx: SolveContext,
  id: string,
  kind: Kind,
  prompt: readonly ChatMessage[],
  temperature: number,
  prove: (program: Program) => Promise<Proof>,
  unread: Unread[],
): Promise<void> {
  await unlessUnread(ctx, id, unread, async () => {
    const { value } = await askCode(ctx, kind, prompt, 'python3', { temperature });
    put(ctx, id, kind, value, await prove(value));
    return [];
  });
}

/** A reply that cannot be read costs its helper and is told at the end; the others go on. */
async function unlessUnread<T>(ctx: SolveContext, what: string, unread: Unread[], ask: () => Promise<T[]>): Promise<T[]> {
  try {
    return await ask();
  } catch (error) {
    const passing = error instanceof ReplyError || (error instanceof ModelError && !['budget', 'auth', 'forbidden', 'not-found', 'quota'].includes(error.kind));
    if (!passing || ctx.signal.aborted) throw error;
    unread.push({ what, why: error.message });
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
