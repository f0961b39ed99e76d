import assert from 'node:assert/strict';
import { repair } from '../../src/solve/repair';
import { fakeProgram, scriptedModels, type Script } from './fakes';
import { behaviourIn, fixReply, SAMPLED, stand, type Stand } from './flow/stand';

async function run(samples: readonly string[], script: Script, settings = {}): Promise<Stand & { models: ReturnType<typeof scriptedModels> }> {
  const models = scriptedModels(script);
  const behaviours = { far: () => '900\n', near: () => '5\n', alsoNear: () => '5\n' };
  const made = stand(models, { repairs: 4, ...settings }, { behaviours });
  for (const name of samples) await made.admission.admit(fakeProgram(name), SAMPLED);
  await repair(made.ctx, made.admission.admit);
  return { ...made, models };
}

const parents = (made: Stand) => made.ctx.state.repairs.map(({ parent }) => behaviourIn(made.ctx.state.candidates[parent]!.code));

describe('repair', () => {
  it('takes the nearest misses of different behaviour, and puts the mended ones into the pool with their history', async () => {
    const made = await run(['crash', 'far', 'near', 'alsoNear', 'nonsense'], { repair: [fixReply('right'), fixReply('added'), fixReply('wrong')] }, { repairs: 2 });
    assert.deepEqual(parents(made), ['near', 'far']);
    const mended = made.ctx.state.candidates[made.ctx.state.repairs[0]!.child!]!;
    assert.ok(mended.passed);
    assert.deepEqual([mended.origin.kind, mended.origin.parent, mended.origin.reason], ['repair', 'c3', 'now right: see below']);
    assert.equal(made.models.requests.length, 2);
  });

  it('finds the odd near miss among a hundred programs with one mistake', async () => {
    const alike = Array.from({ length: 100 }, (_, index) => `far${index}`);
    const models = scriptedModels({ repair: [fixReply('right')] });
    const made = stand(models, { repairs: 1 }, { behaviours: { ...Object.fromEntries(alike.map((name) => [name, () => '900\n'])), near: () => '5\n' } });
    for (const name of [...alike, 'near']) await made.admission.admit(fakeProgram(name), SAMPLED);
    await repair(made.ctx, made.admission.admit);
    assert.deepEqual(parents(made), ['near']);
  });

  it('spends its calls on other misses too when the first do not come right, and never more than it may', async () => {
    const made = await run(['crash', 'far', 'near'], { repair: [fixReply('slow')] }, { repairs: 4 });
    assert.equal(made.models.requests.length, 4);
    assert.deepEqual(parents(made), ['near', 'far', 'crash', 'near']);
    assert.ok(made.ctx.state.repairs.every(({ adopted, child }) => !adopted && child === null));
  });

  it('is skipped with the reason when enough programs survive, or nothing can be tested', async () => {
    const enough = await run(['right', 'added', 'squared', 'wrong'], {});
    assert.equal(enough.ctx.state.stages.repair?.status, 'skipped');
    assert.match(enough.ctx.state.stages.repair?.reason ?? '', /3 distinct programs/);
    const made = stand(scriptedModels({}), { repairs: 4 }, { problem: { examples: [] } });
    await repair(made.ctx, made.admission.admit);
    assert.equal(made.ctx.state.stages.repair?.status, 'skipped');
  });

  it('shows the model the failing example, and both outputs', async () => {
    const made = await run(['near'], { repair: [fixReply('right')] });
    const prompt = made.models.requests[0]!.request.messages[1]!.content.split('# Task: repair')[1]!;
    assert.match(prompt, /its output is wrong[\s\S]*Input:\n```\n2\n```[\s\S]*Expected output \(certain to be right\):\n```\n4\n```[\s\S]*The program's output:\n```\n5\n```/);
    assert.doesNotMatch(prompt, /test_is_wrong/, 'an example is not in doubt');
  });
});
