import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Gatherer } from '../../src/model/gather';

const PROGRAM = 'import sys\n\ndef main():\n    n = int(sys.stdin.readline())\n    print(2 * n)\n\nmain()\n';
const gathered = (pieces: readonly string[], tokens = Infinity): string => {
  const gatherer = new Gatherer(tokens);
  for (const content of pieces) gatherer.addChat({ choices: [{ index: 0, delta: { content } }] });
  return gatherer.result(1).choices[0]!.text;
};
/** The beginnings of a text, each some characters longer than that before. */
const grown = (text: string, step: number): string[] => Array.from({ length: Math.ceil(text.length / step) }, (_, at) => text.slice(0, (at + 1) * step));
const cut = (text: string, step: number): string[] => grown(text, step).map((_, at) => text.slice(at * step, (at + 1) * step));

describe('an answer in pieces', () => {
  for (const step of [1, 4, 30, 60]) {
    it(`is the last of them where each holds all so far, ${step} characters more at a time`, () => {
      assert.equal(gathered(grown(PROGRAM, step)), PROGRAM);
      assert.equal(gathered([...grown(PROGRAM, step), PROGRAM, PROGRAM]), PROGRAM, 'said again at the end');
    });
  }

  it('has had the thoughts of the last of them where each holds all so far', () => {
    const thoughts = (field: string, pieces: readonly string[]): number => {
      const gatherer = new Gatherer();
      for (const piece of pieces) gatherer.addChat({ choices: [{ index: 0, delta: { [field]: piece } }] });
      return gatherer.result(1).reasoningChars;
    };
    for (const field of ['reasoning_content', 'reasoning', 'thinking']) {
      for (const step of [4, 30]) assert.deepEqual([thoughts(field, grown(PROGRAM, step)), thoughts(field, cut(PROGRAM, step))], [PROGRAM.length, PROGRAM.length], `${field}, ${step}`);
    }
  });

  it('does not count what is repeated against the answer\'s limit', () => {
    const long = PROGRAM.repeat(100);
    assert.equal(gathered(grown(long, 4), long.length / 3), long);
    assert.throws(() => gathered(cut(long, 4), long.length / 64), { kind: 'too-large' });
  });

  it('is not doubled by a last piece that holds the whole of it', () => {
    assert.equal(gathered([...cut(PROGRAM, 5), PROGRAM]), PROGRAM);
  });

  it('is all of them joined where they repeat by right', () => {
    for (const pieces of [['a', 'ab', 'abc', 'd'], ['1', '1', '11', '1'], ['    ', '        x', '    '], ['ha', 'ha', 'ha ha ha ha ha ha ha ha ha ha']]) assert.equal(gathered(pieces), pieces.join(''));
    fc.assert(fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', ' ', '\n'), minLength: 1, maxLength: 12 }), { minLength: 1 }), (pieces) => {
      fc.pre(pieces.join('').trim() !== '');
      assert.equal(gathered(pieces), pieces.join(''));
    }));
  });
});
