import assert from 'node:assert/strict';
import type { ChatModel } from '../../src/model/chatModel';
import { openRecordedModel, RECORDED_ID } from '../../src/model/recorded';
import type { Recording } from '../../src/model/recording';

const program = (source: string, language: string, score: number | null = null) => ({ file: '', language, source, score });
const RECORDINGS: Recording[] = [
  {
    id: 'sum', title: 'Sum', statement: '# Sum\n\nYou are given two integers a and b on one line.\nPrint the sum of the two integers, and nothing else.',
    programs: [program('print(1)', 'python3', 0.9), program('print(2)', 'python3'), program('int main(){}', 'cpp17')],
    answers: { reflect: ['bullets: [one]', 'bullets: [two]'], score: ['score: {{score}}'] },
  },
  { id: 'product', title: 'Product', statement: '# Product\n\nThe first line holds the number of factors.\nPrint the product of all factors modulo one thousand.', programs: [], answers: {} },
];
const ask = (model: ChatModel, task: string, more: { n?: number; seed?: number; language?: string; extra?: string } = {}) => model.ask({
  messages: [{ role: 'system', content: 'Be an expert.' }, { role: 'user', content: `# Problem\n\nYou are given two integers $a$ and $b$ on one line.\nPrint the sum of the two integers, and nothing else.\n${more.extra ?? ''}\n# Task: ${task}\n\nLANGUAGE IS ${more.language ?? 'python3'} (Python 3)` }],
  ...(more.n ? { n: more.n } : {}), ...(more.seed === undefined ? {} : { seed: more.seed }),
}, new AbortController().signal).then((reply) => reply.choices.map((choice) => choice.text));

describe('the recorded model', () => {
  let model: ChatModel;
  beforeEach(async () => { model = await openRecordedModel(RECORDINGS); });
  afterEach(() => model.dispose!());

  it('answers with the recorded programs of the language asked for, in turn, and says what it is', async () => {
    const [first, second, third] = [...await ask(model, 'sample', { n: 2 }), ...await ask(model, 'sample')];
    assert.match(first!, /recording.*\n\n```python\nprint\(1\)\n```/);
    assert.match(second!, /print\(2\)/);
    assert.equal(third, first);
    assert.match((await ask(model, 'sample', { language: 'cpp20' }))[0]!, /int main/);
    assert.equal(model.id, RECORDED_ID);
  });

  it('gives the same program for the same seed, whatever was asked before', async () => {
    const second = await ask(model, 'sample', { seed: (7 << 16) | 1 });
    await ask(model, 'sample');
    assert.deepEqual(await ask(model, 'sample', { seed: (7 << 16) | 1 }), second);
    assert.match(second[0]!, /print\(2\)/);
  });

  it('answers each task with what was recorded for it', async () => {
    assert.deepEqual(await ask(model, 'reflect'), ['bullets: [one]']);
    assert.deepEqual(await ask(model, 'reflect'), ['bullets: [two]']);
    assert.deepEqual(await ask(model, 'score', { extra: '```\nprint(1)\n```' }), ['score: 0.9']);
  });

  it('says which problems it knows when it is asked another', async () => {
    const asked = model.ask({ messages: [{ role: 'user', content: 'Count the inversions of a permutation.\n# Task: sample' }] }, new AbortController().signal);
    await assert.rejects(asked, { kind: 'not-found', message: /only knows the bundled sample problems \(“Sum”, “Product”\)\. Choose a real model/ });
    await assert.rejects(ask(model, 'checker'), { kind: 'bad-request', message: /holds no answer to the task “checker”/ });
  });
});
