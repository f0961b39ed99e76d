import assert from 'node:assert/strict';
import type { ChatModel, ModelNotice } from '../../src/model/chatModel';
import { ModelError } from '../../src/model/chatModel';
import { realClock } from '../../src/model/clock';
import { createModels } from '../../src/model/pool';
import { solve } from '../../src/solve/solve';
import { emptyState, fold } from '../../src/run/state';
import { fakeJudge, fencedProgram, plainSettings, TWICE, TWICE_BEHAVIOURS } from '../solve/fakes';

/** A model that has credit for so many answers. */
function withCredit(id: string, answers: number): ChatModel & { readonly asked: () => number } {
  let asked = 0;
  return {
    id, label: id, asked: () => asked,
    ask: () => {
      asked += 1;
      if (asked > answers) return Promise.reject(new ModelError('quota', `The account of ${id} has no credit left.`));
      return Promise.resolve({ choices: [{ text: fencedProgram(asked % 2 === 0 ? 'right' : 'squared'), finish: 'stop' }], usage: { promptTokens: 10, completionTokens: 10, estimated: false } });
    },
  };
}

async function run(models: readonly ChatModel[]) {
  const pool = createModels(models, { clock: realClock(0.001), concurrency: 2 });
  const notices: ModelNotice[] = [];
  pool.onNotice((notice) => notices.push(notice));
  const state = emptyState();
  const settings = plainSettings({ samples: 12, perCall: 1, inputs: 4 });
  for await (const event of solve({ run: '20260101-000000-abcdef', problem: TWICE, settings, judge: fakeJudge(TWICE_BEHAVIOURS), models: pool, signal: new AbortController().signal })) fold(state, event);
  await pool.dispose();
  return { state, notices: notices.map(({ message }) => message) };
}

describe('a model whose account is used up', () => {
  it('is benched, visibly, and the others write what is missing', async () => {
    const [rich, poor] = [withCredit('rich', Infinity), withCredit('poor', 3)];
    const { state, notices } = await run([poor, rich]);
    assert.deepEqual([state.counts.sampled, state.ended?.outcome], [12, 'chosen']);
    assert.ok(poor.asked() <= 5, `${poor.asked()} requests: those under way when the credit ended`);
    assert.deepEqual(notices.filter((notice) => /poor is out of this run: .*no credit left.*Its share goes to the others/.test(notice)).length, 1);
  });

  it('ends the run with what there is, and says why, once no other is left', async () => {
    const { state, notices } = await run([withCredit('poor', 3), withCredit('poorer', 2)]);
    assert.deepEqual([state.counts.sampled, state.ended?.outcome], [5, 'chosen']);
    assert.ok(['poor', 'poorer'].every((id) => notices.some((notice) => notice.includes(`${id} is out of this run`))));
    assert.match(state.notices.map(({ message }) => message).join('\n'), /5 of 12 samples: The account of poor(er)? has no credit left/);
  });
});
