import assert from 'node:assert/strict';
import { ModelError } from '../../src/model/chatModel';
import { scoreFromText, scoreFromTokens } from '../../src/prompt/score';
import { score } from '../../src/solve/score';
import { fakeProgram, scriptedModels } from './fakes';
import { SAMPLED, stand, type Stand } from './flow/stand';

const byNumber = (percent: number) => `\`\`\`yaml\nfindings: |-\n  it doubles: fine\npercent: ${percent} %\n\`\`\``;

/** Survivors in clusters of the given sizes, largest first. */
function withClusters(made: Stand, ...sizes: number[]): void {
  let number = 0;
  made.ctx.emit({ type: 'input', id: 'i1', origin: { kind: 'user', detail: '', size: 'tiny' }, blob: 'b', bytes: 1, votes: null });
  sizes.forEach((size, cluster) => {
    for (let member = 0; member < size; member += 1) {
      number += 1;
      const { language, source: code } = fakeProgram(`p${number}`);
      made.ctx.emit({ type: 'sampled', id: `c${number}`, language, code, origin: SAMPLED, duplicateOf: null });
      made.ctx.emit({ type: 'judged', id: `c${number}`, compile: { ok: true, diagnostics: '', cpuMs: 0, cached: false }, verdict: 'AC', tests: [], passed: true });
      made.ctx.emit({ type: 'ran', id: `c${number}`, outcomes: [['i1', 'OK', cluster, null, 1]] });
    }
  });
}

const scores = ({ ctx }: Stand) => ctx.state.order.flatMap((id) => { const given = ctx.state.candidates[id]!.score; return given ? [[id, given.value]] : []; });

describe('the model\'s score', () => {
  it('goes to the first member of each cluster, then to second members while calls last', async () => {
    const models = scriptedModels({ score: ['yes\n80', byNumber(60), byNumber(40), byNumber(20)] });
    const made = stand(models, { scores: 4 });
    withClusters(made, 3, 2, 1);
    await score(made.ctx);
    assert.deepEqual(scores(made), [['c1', 0.8], ['c2', 0.2], ['c4', 0.6], ['c6', 0.4]]);
    assert.equal(models.requests.length, 4);
  });

  it('is the log-probability of "yes" where the endpoint gives it, and then for all', async () => {
    const models = scriptedModels({ score: ['Yes'] });
    const ask = models.ask.bind(models);
    models.ask = async (...args) => { const reply = await ask(...args); return { ...reply, choices: [{ ...reply.choices[0]!, firstTokens: { Yes: Math.log(0.6), ' no': Math.log(0.2), '\n': Math.log(0.2) } }] }; };
    const made = stand(models, { scores: 2 });
    withClusters(made, 1, 1);
    await score(made.ctx);
    for (const [, value] of scores(made)) assert.ok(Math.abs(Number(value) - 0.75) < 1e-9);
    assert.ok(models.requests.every(({ request }) => request.logprobs));
    assert.match(made.ctx.state.candidates['c1']!.score!.by, /log-probabilities/);
  });

  it('is done without where a reply never parses or a call fails; the others stand', async () => {
    const made = stand(scriptedModels({ score: ['no\n10', new ModelError('server', 'broken'), byNumber(90)] }), { scores: 3 });
    withClusters(made, 1, 1, 1);
    await score(made.ctx);
    assert.equal(scores(made).length, 2);
  });

  it('is not asked for again in a resumed run', async () => {
    const models = scriptedModels({ score: ['yes\n80', byNumber(60)] });
    const made = stand(models, { scores: 2 });
    withClusters(made, 1, 1);
    await score(made.ctx);
    await score(made.ctx);
    assert.equal(models.requests.length, 2);
  });

  it('is read from any wording of the answer', () => {
    assert.equal(scoreFromText('yes\n85%'), 0.85);
    assert.equal(scoreFromText('No.\nProbability: 12 percent'), 0.12);
    assert.equal(scoreFromText('**Yes**'), 0.75);
    assert.equal(scoreFromText('yes\n0.85'), 0.85);
    assert.equal(scoreFromText('no\n0.5 %'), 0.005);
    assert.equal(scoreFromText('yes\nI would say 85 % or so.'), 0.85);
    assert.equal(scoreFromText('85 %'), 0.85);
    assert.equal(scoreFromText('findings: none\npercent: 60\n'), 0.6);
    assert.equal(scoreFromText('```yaml\nfindings: |-\n  At n = 5\n  it is right.\npercent: 60\n```\n'), 0.6);
    assert.equal(scoreFromText('I cannot tell.'), null);
    assert.equal(scoreFromText('I am not 100 % sure.\nLet me see.'), null);
    assert.equal(scoreFromText('For n = 1\nit prints 0'), null);
    assert.equal(scoreFromText('Let me see.\n\n1. It reads n.\n2. It sorts.'), null);
    assert.equal(scoreFromText('Yes: it sorts.\n\n1. It reads n, at most 200000.'), 0.75);
    assert.equal(scoreFromTokens({ text: 'yes', finish: 'stop' }), null);
    assert.equal(scoreFromTokens({ text: 'The', finish: 'stop', firstTokens: { The: -0.01 } }), null);
  });
});
