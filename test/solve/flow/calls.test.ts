import assert from 'node:assert/strict';
import { presets } from '../../../src/run/presets';
import { flow } from '../../../src/solve/flow/flow';
import { reflect } from '../../../src/solve/reflect';
import { fencedProgram, scriptedModels, type Script } from '../fakes';
import { checkedReply, fixReply, rankingReply, solutionsReply, stand, testsReply } from './stand';

const SCRIPT: Script = {
  reflect: ['bullets:\n  - double'], 'validate-reflection': ['bullets:\n  - double'],
  solutions: [solutionsReply('One', 'Two', 'Three')], 'rank-solutions': [rankingReply(1, 2, 3)], 'ai-tests': [testsReply(['3', '6'], ['10', '20'])], 'validate-ai-tests': [checkedReply('6', '20')],
};

async function callsOf(script: Script): Promise<Record<string, number>> {
  const models = scriptedModels({ ...SCRIPT, ...script });
  const { ctx, admission } = stand(models, presets.alphacodium.settings);
  await reflect(ctx);
  await flow(ctx, admission.admit);
  const counts: Record<string, number> = {};
  for (const { purpose } of models.requests) counts[purpose] = (counts[purpose] ?? 0) + 1;
  return counts;
}

const THINKING = { reflect: 1, 'validate-reflection': 1, solutions: 1, 'rank-solutions': 1, 'ai-tests': 1, 'validate-ai-tests': 1 };

describe('the calls of the AlphaCodium preset', () => {
  it('are nine when every program is right at once', async () => {
    assert.deepEqual(await callsOf({ 'initial-code': [fencedProgram('right')] }), { ...THINKING, 'initial-code': 3 });
  });

  it('are eighteen at most when no program ever passes the examples', async () => {
    assert.deepEqual(await callsOf({ 'initial-code': ['wrong', 'crash', 'slow'].map(fencedProgram), repair: [fixReply('wrong')] }), { ...THINKING, 'initial-code': 8, repair: 4 });
  });
});
