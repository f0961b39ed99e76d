/** S*: for inputs on which leading clusters differ, a model says which output is right. Its word is a vote, never a test. */
import { ModelError } from '../model/chatModel';
import { adjudicateForm, adjudicatePrompt, LETTERS } from '../prompt/adjudicate';
import { clustersOf } from '../run/clusters';
import { askYaml, ReplyError } from './ask';
import type { SolveContext } from './context';
import { say, spoken } from '../say';

/** Longer ones cannot be worked out by hand, nor by a model. */
const INPUT_LIMIT_BYTES = 600;
const OUTPUT_LIMIT_BYTES = 2000;
/** Opinions asked for on one input; the second sees the outputs in another order. */
const OPINIONS = 2;
const TEMPERATURE = 0.2;

interface Question {
  readonly input: string;
  readonly text: string;
  /** One of each answer class, best ranked first. */
  readonly answers: readonly { readonly answer: number; readonly output: string }[];
}

/** Asks about the telling inputs in their order, each once before any is asked about again. Up to `settings.adjudications` calls. */
export async function adjudicateByModel(ctx: SolveContext): Promise<void> {
  const { settings, state } = ctx;
  const questions = questionsOf(ctx);
  const opinions = (input: string): number => state.adjudications.filter((ruling) => ruling.input === input).length;
  const todo = [...Array(OPINIONS).keys()].flatMap((turn) => questions.filter(({ input }) => opinions(input) <= turn).map((question) => ({ question, turn })));
  await Promise.all(todo.slice(0, Math.max(0, settings.adjudications - state.adjudications.length)).map(({ question, turn }) => ask(ctx, question, turn)));
}

function questionsOf(ctx: SolveContext): Question[] {
  const { state } = ctx;
  const settled = new Set(Object.values(state.tests).filter((test) => test.origin !== 'ai').map((test) => test.input));
  const clusters = new Map(clustersOf(state).map((cluster) => [cluster.id, cluster]));
  const leaders = state.ranking.flatMap((row) => clusters.get(row.cluster) ?? []).slice(0, LETTERS.length);
  return [...new Set(state.telling.map(({ input }) => input))].flatMap((input): Question[] => {
    const blob = state.blobs[state.inputs[input]!.blob];
    if (!blob || blob.cut || blob.bytes > INPUT_LIMIT_BYTES || settled.has(blob.text)) return [];
    const outputs = new Map<number, string>();
    for (const { members } of leaders) {
      const outcome = members[0]!.outcomes[input];
      const output = outcome?.[1] === 'OK' && outcome[3] !== null ? state.blobs[outcome[3]] : undefined;
      if (output && !output.cut && output.bytes <= OUTPUT_LIMIT_BYTES && !outputs.has(outcome![2])) outputs.set(outcome![2], output.text);
    }
    return outputs.size < 2 ? [] : [{ input, text: blob.text, answers: [...outputs].map(([answer, output]) => ({ answer, output })) }];
  });
}

/** One opinion less is no reason to end the run, nor the others. */
async function ask(ctx: SolveContext, { input, text, answers }: Question, turn: number): Promise<void> {
  // Models favour what stands first: the order is drawn, and turned round for a second opinion.
  const drawn = ctx.random.fork(`adjudicate ${input}`).shuffled(answers);
  const shown = turn % 2 === 0 ? drawn : drawn.reverse();
  try {
    const prompt = adjudicatePrompt(ctx.problem, ctx.state.reflection, text, shown.map(({ output }) => output));
    const { value, model } = await askYaml(ctx, 'adjudicate', prompt, adjudicateForm, { temperature: TEMPERATURE });
    const isRight = (index: number): boolean => value.right.includes(LETTERS[index]!);
    const classes = (right: boolean): number[] => shown.filter((_, index) => isRight(index) === right).map(({ answer }) => answer);
    ctx.emit({
      type: 'adjudicated', input, by: model, right: classes(true), wrong: classes(false),
      certainty: value.certainty, reason: value.derivation.trim(),
    });
  } catch (error) {
    if (ctx.signal.aborted || !(error instanceof ModelError || error instanceof ReplyError)) throw error;
    ctx.emit({ type: 'notice', level: 'info', message: say`No model said which output of ${input} is right. ${spoken(error.message)}` });
  }
}
