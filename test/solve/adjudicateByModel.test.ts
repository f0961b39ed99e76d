import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseReply } from '../../src/prompt/yaml';
import { adjudicateForm } from '../../src/prompt/adjudicate';
import { clustersOf } from '../../src/run/clusters';
import { tellApart } from '../../src/solve/adjudicate';
import { adjudicateByModel } from '../../src/solve/adjudicateByModel';
import { choose } from '../../src/solve/choose';
import { adjudicated } from '../../src/solve/rank/adjudicated';
import { combined, evidenceOf } from '../../src/solve/rank/combined';
import { scriptedModels } from './fakes';
import { stubRun, type Behaviour } from './stubRun';

const twice: Behaviour = (input) => `${2 * Number(input)}\n`;
const square: Behaviour = (input) => `${Number(input) ** 2}\n`;
const PROBLEM = { statement: 'Print twice n.', examples: [{ input: '2\n', output: '4\n' }] };

/** Two clusters that differ on the input 3, and a model that holds `right` to be right, whatever letter it has. */
async function run(right: string, adjudications: number, programs: Readonly<Record<string, Behaviour>> = { a: twice, b: square }) {
  const stub = stubRun(programs, { problem: PROBLEM, settings: { adjudications }, inputs: [{ text: '2\n' }, { text: '3\n' }] });
  await stub.clusterer.settle();
  const scripted = scriptedModels({ adjudicate: [''] });
  const models: typeof scripted = {
    ...scripted,
    async ask(purpose, request, signal) {
      const reply = await scripted.ask(purpose, request, signal);
      const letter = new RegExp(`Output ([A-H]):\\n\`\`\`\\n${right}\\n`).exec(request.messages[1]!.content)?.[1] ?? 'none';
      return { ...reply, choices: [{ text: `derivation: |-\n  It is: ${right}.\nright: Output ${letter}\npercent: 95\n`, finish: 'stop' }] };
    },
  };
  const ctx = { ...stub.ctx, models };
  choose(ctx, false);
  await tellApart(ctx, stub.clusterer);
  await adjudicateByModel(ctx);
  choose(ctx, false);
  return { ...stub, ctx, requests: scripted.requests };
}

describe('adjudication by a model', () => {
  it('raises the cluster whose output it holds right, and lowers the other', async () => {
    for (const [right, first] of [['6', 'a'], ['9', 'b']] as const) {
      const { state, requests } = await run(right, 1);
      assert.equal(requests.length, 1);
      assert.equal(state.ranking[0]!.cluster, first);
      assert.equal(state.adjudications.length, 1);
      assert.deepEqual([state.adjudications[0]!.right.length, state.adjudications[0]!.wrong.length], [1, 1]);
      assert.match(state.adjudications[0]!.reason, new RegExp(`It is: ${right}`));
    }
  });

  it('asks once an input, then once more with the outputs turned round, and never more than it may', async () => {
    const { requests } = await run('6', 5);
    assert.equal(requests.length, 2);
    const order = requests.map(({ request }) => [...request.messages[1]!.content.matchAll(/Output [A-H]:\n```\n(\d)/g)].map((match) => match[1]).join(''));
    assert.equal(order[0], [...order[1]!].reverse().join(''));
    assert.equal((await run('6', 0)).requests.length, 0);
  });

  it('goes on from what is on record when it is repeated', async () => {
    const { ctx, requests } = await run('6', 1);
    await adjudicateByModel(ctx);
    assert.equal(requests.length, 1);
  });

  it('counts against both where none is right, and for nobody where the answer cannot be read', async () => {
    const { state } = await run('7', 1);
    assert.deepEqual([state.adjudications[0]!.right.length, state.adjudications[0]!.wrong.length], [0, 2]);
    const stub = stubRun({ a: twice, b: square }, { problem: PROBLEM, settings: { adjudications: 1 }, inputs: [{ text: '3\n' }] });
    await stub.clusterer.settle();
    const ctx = { ...stub.ctx, models: scriptedModels({ adjudicate: ['The second.'] }) };
    choose(ctx, false);
    await tellApart(ctx, stub.clusterer);
    await adjudicateByModel(ctx);
    assert.deepEqual(stub.state.adjudications, []);
    assert.match(stub.state.notices.at(-1)!.message, /in 3 attempts/);
  });

  it('is a vote that many samples outweigh', async () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`a${index}`, twice]));
    const { state } = await run('9', 2, { ...many, b: square });
    assert.equal(state.ranking[0]!.cluster, 'a0');
  });

  it('is replayed from the events alone: the evidence is a function of the state', async () => {
    const { state } = await run('6', 2);
    const copy = JSON.parse(JSON.stringify(state)) as typeof state;
    const [was, is] = [state, copy].map((each) => evidenceOf({ state: each, clusters: clustersOf(each) }));
    assert.deepEqual(is, was);
    assert.equal(combined.name, 'combined');
  });

  it('is bounded however many rulings there are, and says nothing where the model is not sure', () => {
    const cluster = clustersOf(stubRun({ a: twice }).state)[0]!;
    const member = cluster.members[0]!;
    member.outcomes['i1'] = ['i1', 'OK', 3, null, 1];
    fc.assert(fc.property(fc.array(fc.record({ right: fc.boolean(), certainty: fc.double({ min: 0, max: 1, noNaN: true }) })), (rulings) => {
      const adjudications = rulings.map(({ right, certainty }) => ({ input: 'i1', by: 'm', reason: '', certainty, right: right ? [3] : [], wrong: right ? [] : [3] }));
      const lean = adjudicated({ adjudications }, cluster);
      assert.ok(Math.abs(lean) <= 1.5);
      if (rulings.every(({ certainty }) => certainty <= 0.5)) assert.ok(Math.abs(lean) === 0);
    }));
  });
});

describe('the answer of an adjudication', () => {
  const right = (text: string) => { const parsed = parseReply(adjudicateForm, `derivation: x\nright: ${text}\npercent: 80 %`); return parsed.ok ? parsed.value.right.join('') : 'unread'; };

  it('names outputs by their letters in any writing, or none', () => {
    assert.deepEqual(['A', 'Output B', 'a', '[A, C]', 'A and B', 'none', 'Neither', '"B"'].map(right), ['A', 'B', 'A', 'AC', 'AB', '', '', 'B']);
    assert.deepEqual(['the first', '', 'Z'].map(right), ['unread', 'unread', 'unread']);
  });
});
