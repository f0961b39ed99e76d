import { ModelError } from '../model/chatModel';
import { scoreByNumberPrompt, scoreByTokenPrompt, scoreForm, scoreFromText, scoreFromTokens } from '../prompt/score';
import { clustersOf } from '../run/clusters';
import type { CandidateState } from '../run/state';
import { askYaml, ReplyError } from './ask';
import type { SolveContext } from './context';
import { say } from '../say';

interface Score { readonly value: number; readonly by: string; readonly reason: string }

/**
 * AlphaCode 2: the model's estimate that a program is right, 0..1, for one member of each leading cluster, then for second members
 * while the setting's calls last. The first call finds out whether the endpoint gives log-probabilities: then the score is that of
 * the word "yes"; otherwise the others are asked to reason and give a number.
 */
export async function score(ctx: SolveContext): Promise<void> {
  const members = toScore(ctx);
  const [first, ...rest] = members;
  if (!first) return;
  const probe = await byToken(ctx, first);
  put(ctx, first, probe);
  const ask = probe?.by.endsWith(TOKEN_SUFFIX) ? byToken : byNumber;
  await Promise.all(rest.map(async (member) => put(ctx, member, await orNothing(ctx, () => ask(ctx, member)))));
}

const TOKEN_SUFFIX = ' (log-probabilities)';

/** Distinct members without a score: the first of each cluster, largest cluster first, then the second of each, and so on. */
function toScore(ctx: SolveContext): CandidateState[] {
  const scored = Object.values(ctx.state.candidates).filter((candidate) => candidate.score !== null).length;
  const budget = ctx.settings.scores - scored;
  const clusters = clustersOf(ctx.state);
  const members: CandidateState[] = [];
  const rounds = Math.max(0, ...clusters.map((cluster) => cluster.members.length));
  for (let round = 0; round < rounds && members.length < budget; round += 1) {
    // A lone cluster needs no score to be chosen, beyond the one that its confidence rests on.
    if (round > 0 && clusters.length === 1) break;
    for (const cluster of clusters) {
      const member = cluster.members[round];
      if (member && member.score === null && members.length < budget) members.push(member);
    }
  }
  return members;
}

async function byToken(ctx: SolveContext, { language, code }: CandidateState): Promise<Score | null> {
  const messages = scoreByTokenPrompt(ctx.problem, ctx.state.reflection, { language, source: code });
  const reply = await ctx.models.ask('score', { messages, temperature: 0, logprobs: true, maxTokens: ctx.settings.answerTokens }, ctx.signal);
  const [choice] = reply.choices;
  if (!choice) return null;
  const value = scoreFromTokens(choice);
  if (value !== null) {
    const reason = value >= 0.5
      ? say`The model says yes with ${Math.round(100 * value)} %.`
      : say`The model says no with ${Math.round(100 * (1 - value))} %.`;
    return { value, by: `${reply.model}${TOKEN_SUFFIX}`, reason };
  }
  const said = scoreFromText(choice.text);
  return said === null ? null : { value: said, by: reply.model, reason: say`The model's estimate: ${Math.round(100 * said)} %.` };
}

async function byNumber(ctx: SolveContext, { language, code }: CandidateState): Promise<Score | null> {
  const messages = scoreByNumberPrompt(ctx.problem, ctx.state.reflection, { language, source: code });
  const { value, model } = await askYaml(ctx, 'score', messages, scoreForm, { temperature: 0.2 });
  return { value: value.probability, by: model, reason: value.findings.trim() };
}

/** One score less is no reason to end the run, nor the other scores. */
async function orNothing<T>(ctx: SolveContext, ask: () => Promise<T | null>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (ctx.signal.aborted || !(error instanceof ModelError || error instanceof ReplyError)) throw error;
    return null;
  }
}

function put(ctx: SolveContext, { id }: CandidateState, given: Score | null): void {
  if (given) ctx.emit({ type: 'scored', id, score: given.value, by: given.by, reason: given.reason });
}
