import assert from 'node:assert/strict';
import type { RunEvent } from '../../src/run/events';
import { runEventSchema } from '../../src/run/events';
import { actionSchema } from '../../src/webview/messages';
import { Store } from '../../src/webview/store';
import { languageName } from '../../src/webview/code';
import { tokensOf } from '../../src/webview/highlight';
import { changedLines } from '../../src/webview/lineDiff';
import { statusLine } from '../../src/webview/status';
import { ENGLISH, t, translate } from '../../src/webview/strings';
import { answersTo, cellKind, nearestMiss, queueOf, rulingsOn, sameAnswer, tellingInputs } from '../../src/webview/view';
import { FIXTURES } from './fixtures';

function storeOf(events: readonly RunEvent[], running = false): Store {
  const store = new Store(() => undefined, () => undefined);
  store.start(false);
  store.take(events, running);
  return store;
}

describe('The fixtures', () => {
  for (const name of Object.keys(FIXTURES).filter((fixture) => fixture !== 'large' && fixture !== 'huge')) {
    it(`are events that a run may log (${name})`, () => { for (const event of FIXTURES[name]!()) runEventSchema.parse(event); });
  }
});

describe("The page's view of a run", () => {
  it('counts the funnel from sampled to chosen', () => {
    const { funnel } = storeOf(FIXTURES['finished']!()).view;
    assert.ok(funnel.sampled >= funnel.distinct && funnel.distinct >= funnel.compiled && funnel.compiled >= funnel.passed && funnel.passed >= funnel.clusters);
    assert.equal(funnel.clusters, 6);
    assert.equal(funnel.chosen, 6);
  });

  it('numbers clusters as they are ranked, not by size', () => {
    const store = storeOf(FIXTURES['finished']!());
    assert.deepEqual(store.view.clusters.map((cluster) => cluster.members[0]!.id), store.state.ranking.map((entry) => entry.cluster));
  });

  it('compares every cluster with the leader', () => {
    const { clusters, inputIds } = storeOf(FIXTURES['forty-clusters']!()).view;
    assert.equal(cellKind(clusters[0]!, clusters[0]!, inputIds[0]!), 'reference');
    const kinds = new Set(clusters.slice(1).flatMap((cluster) => inputIds.map((input) => cellKind(cluster, clusters[0]!, input))));
    assert.deepEqual([...kinds].sort(), ['crashed', 'differs', 'same', 'slow']);
  });

  it('groups the answers to an input, every cluster in one group', () => {
    const { clusters, inputIds } = storeOf(FIXTURES['forty-clusters']!()).view;
    const telling = tellingInputs(clusters, inputIds);
    assert.ok(telling.length > 0);
    const answers = answersTo(telling[0]!, clusters);
    assert.ok(answers.length > 1);
    assert.equal(answers.flatMap((answer) => answer.clusters).length, clusters.length);
  });

  it('asks no question that was answered', () => {
    const events = FIXTURES['finished']!();
    const store = storeOf(events);
    const [question, ...others] = store.view.questions;
    assert.ok(question);
    const input = store.state.blobs[store.state.inputs[question.input]!.blob]!.text;
    store.take([{ type: 'test', at: 0, id: 'u1', input, output: '1\n', origin: 'adjudicated', explanation: '' }], false);
    assert.deepEqual(store.view.questions.map((left) => left.input), others.map((left) => left.input));
  });

  it('asks about the brute force first where no cluster agrees with it, and about it last where only the leader does not', () => {
    const events = FIXTURES['contradicted']!();
    const [question, ...others] = storeOf(events).view.questions;
    assert.deepEqual([question!.input, question!.a.number, question!.b], ['b25', 1, null]);
    assert.ok(others.every(({ b }) => b !== null));
    const agreed = events.map((event): RunEvent => (event.type === 'cross-checked' && event.id !== question!.a.id ? { ...event, differs: null } : event));
    assert.deepEqual(storeOf(agreed).view.questions.map(({ b }) => b === null), [...others.map(() => false), true]);
    const distrusted = events.map((event): RunEvent => (event.type === 'helper' && event.id === 'bf1' ? { ...event, usable: false } : event));
    assert.ok(storeOf(distrusted).view.questions.every(({ b }) => b !== null), 'a brute force that does not count has no say');
  });

  it('takes two answers for the same but for white space, and no answer for none', () => {
    const { state } = storeOf(FIXTURES['contradicted']!());
    state.blobs['spaced'] = { text: ' 7 \n\n', bytes: 5, cut: false };
    assert.ok(sameAnswer(state, 'out-slow', 'spaced'));
    assert.ok(!sameAnswer(state, 'out-slow', 'in-slow'));
    assert.ok(!sameAnswer(state, null, null), 'one that ran out of time is no answer of a brute force');
  });

  it('names the clusters whose output a model holds right', () => {
    const { state, view } = storeOf(FIXTURES['contradicted']!());
    const [one, none] = rulingsOn(state, 'i2', view.clusters);
    assert.ok(one!.right.length > 0 && one!.right.every((cluster) => one!.ruling.right.includes(cluster.outcomes['i2']![2])));
    assert.deepEqual(none!.right, []);
  });

  it('moves on to the next submission once the judge has spoken', () => {
    const store = storeOf(FIXTURES['finished']!());
    const first = store.state.submissions[0]!.candidate;
    store.take([{ type: 'feedback', at: 0, id: first, verdict: 'wrong-answer' }], false);
    const { next, tried } = queueOf(store.state);
    assert.notEqual(next[0]!.candidate, first);
    assert.deepEqual(tried.map((candidate) => candidate.id), [first]);
  });

  it('names the program that came nearest where nothing passed', () => {
    const { state } = storeOf(FIXTURES['nothing-survived']!());
    assert.ok(nearestMiss(state)!.compile!.ok);
  });

  it('says what goes on, with figures', () => {
    const store = storeOf(FIXTURES['running']!(), true);
    assert.match(statusLine(store.state, true, store.tally), /^Sampling: \d+ of 40/);
    assert.equal(statusLine(storeOf(FIXTURES['nothing-survived']!()).state, false, store.tally), 'Nothing survived');
    assert.match(statusLine(store.state, false, store.tally), /^Interrupted: \d+ of 40/);
    store.state.counts.sampled = 43; // the flow's programs come on top of those asked for
    assert.match(statusLine(store.state, true, store.tally), /^Sampling: 40 of 40/);
  });

  it('forgets the run before when the panel turns to another', () => {
    const store = storeOf(FIXTURES['finished']!());
    store.open({ kind: 'candidate', id: 'c1' });
    store.start(false);
    store.take(FIXTURES['one-cluster']!(), false);
    assert.equal(store.view.clusters.length, 1);
    assert.deepEqual(store.ui.details, []);
  });
});

describe('Words of the page', () => {
  after(() => translate({}));
  it('can be translated, and stay English where they are not', () => {
    translate({ cluster: 'Кластер {0}' });
    assert.equal(t('cluster', 3), 'Кластер 3');
    assert.equal(t('insert'), ENGLISH.insert);
  });
  it('never read a placeholder from a value', () => assert.equal(t('rateOf', '{1}', 'x'), '{1} of x'));
});

describe('Code of the page', () => {
  it('is cut into tokens that make up the whole text', () => {
    const source = '#include <cstdio>\nint main() { puts("<b>&amp;</b>"); } // ok\n';
    const tokens = tokensOf('cpp17', source);
    assert.equal(tokens.map((token) => token.text).join(''), source);
    assert.ok(tokens.some((token) => token.scope === 'string' && token.text.includes('<b>')));
  });
  it('is plain in a language that it does not know', () => assert.deepEqual(tokensOf('befunge', '><'), [{ scope: '', text: '><' }]));
  it('names languages for people', () => assert.deepEqual(['cpp17', 'python3', 'java', 'rust', 'csharp'].map(languageName), ['C++17', 'Python 3', 'Java', 'Rust', 'C#']));
  it('shows only the changed lines of a repair', () => {
    const before = Array.from({ length: 12 }, (_, line) => `line ${line}`).join('\n');
    assert.deepEqual(changedLines(before, before.replace('line 6', 'LINE 6')).map(({ kind, text }) => `${kind} ${text}`), [
      'gap ', 'same line 4', 'same line 5', 'removed line 6', 'added LINE 6', 'same line 7', 'same line 8', 'gap ',
    ]);
  });
});

describe('Actions of the page', () => {
  it('are checked before anything is done', () => {
    assert.ok(actionSchema.safeParse({ type: 'insert', candidate: 'c1' }).success);
    for (const bad of [null, {}, { type: 'insert' }, { type: 'run', command: 'rm' }, { type: 'command', command: 'workbench.action.quit' }, { type: 'feedback', candidate: 'c1', verdict: 'maybe' }, { type: 'insert', candidate: 'x'.repeat(1000) }]) {
      assert.ok(!actionSchema.safeParse(bad).success, JSON.stringify(bad));
    }
  });
});
