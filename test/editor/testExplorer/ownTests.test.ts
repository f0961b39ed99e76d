import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ownTestsName, parseOwnTests, withTest, withoutTest } from '../../../src/editor/testExplorer/ownTests';

const plain = (text: string) => parseOwnTests(text).map(({ input, output }) => ({ input, output }));

describe('The file of a user\'s own tests', () => {
  it('lies beside the statement under its name', () => {
    assert.equal(ownTestsName('sum.md'), 'sum.tests.md');
    assert.equal(ownTestsName('no ending'), 'no ending.tests.md');
    assert.equal(ownTestsName('a.b.html'), 'a.b.tests.md');
  });

  it('holds a test as two code blocks, whatever is written around them', () => {
    const text = '# Mine\n\nthe big one:\n```\n1 2\n```\nso\n```text\n3\n```\n';
    assert.deepEqual(parseOwnTests(text), [{ input: '1 2\n', output: '3\n', line: 3, unjudged: false }]);
  });

  it('takes an input without an output as one to run only', () => {
    assert.equal(parseOwnTests('```\n1\n```\n')[0]?.unjudged, true);
    assert.equal(parseOwnTests('```\n1\n```\n\n```\n```\n')[0]?.unjudged, true);
  });

  it('gives back every test that was added, in order', () => {
    const lines = fc.string({ unit: fc.constantFrom('a', '1', ' ', '\n', '`', '#', '-', 'é') }).map((text) => (text === '' || text.endsWith('\n') ? text : `${text}\n`));
    fc.assert(fc.property(fc.array(fc.record({ input: lines, output: lines }, { noNullPrototype: true }), { maxLength: 5 }), (tests) => {
      const text = tests.reduce((all, test) => withTest(all, 'Mine', test).text, '');
      assert.deepEqual(plain(text), tests);
    }));
  });

  it('says on which line the new input is to be written', () => {
    const { text, line } = withTest('', 'Mine', null);
    assert.deepEqual(text.split('\n').slice(line - 1, line + 2), ['```', '', '```']);
  });

  it('loses the removed test and no other', () => {
    const tests = [1, 2, 3].map((n) => ({ input: `${n}\n`, output: `${n * n}\n` }));
    const text = tests.reduce((all, test) => withTest(all, 'Mine', test).text, '');
    for (const index of [0, 1, 2]) assert.deepEqual(plain(withoutTest(text, index)), tests.filter((_, other) => other !== index));
    assert.equal(withoutTest(text, 3), text);
    assert.match(withoutTest(text, 0), /^# Mine\n/);
  });
});
