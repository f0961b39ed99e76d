import assert from 'node:assert/strict';
import fc from 'fast-check';
import { head, printable, printableLine } from '../../src/webview/printable';

describe('printable', () => {
  it('leaves ordinary text of every script alone', () => {
    for (const text of ['int main() {\n\treturn 0;\n}', 'Ответ: «да»', '出力は整数です。', 'مرحبا', '👩‍👩‍👧 🇯🇵', 'e\u0301 ±10⁻⁶ ≤ 2·10⁵']) assert.equal(printable(text), text);
  });

  it('shows terminal escapes instead of obeying them', () => assert.equal(printable('\u001B[31mred\u0007\u009B'), '␛[31mred␇‹U+009B›'));

  it('shows what turns the reading direction', () => {
    assert.equal(printable('a\u202Eb\u2066c\u2069\u200F\u061C'), 'a‹U+202E›b‹U+2066›c‹U+2069›‹U+200F›‹U+061C›');
  });

  it('shows what hides', () => assert.equal(printable('a\u200Bb\uFEFFc\u00ADd\u{E0041}'), 'a‹U+200B›b‹U+FEFF›c‹U+00AD›d‹U+E0041›'));

  it('shows a carriage return, which could overwrite a line', () => assert.equal(printable('ok\rno'), 'ok␍no'));

  it('replaces halves of characters', () => assert.equal(printable('a\uD800b'), 'a\uFFFDb'));

  it('lets no steering character through, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      assert.doesNotMatch(printable(text), /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\u200B\u200E\u200F\uFEFF]/);
    }));
  });

  it('is done after one time', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => assert.equal(printable(printable(text)), printable(text))));
  });
});

describe('printableLine', () => {
  it('is one line', () => assert.equal(printableLine('  a\n\tb\u2028c '), 'a b‹U+2028›c'));
});

describe('head', () => {
  it('gives a short text whole', () => assert.deepEqual(head('1 2\n3\n', 5, 100), { text: '1 2\n3\n', cut: false }));
  it('stops at the last line it may show', () => assert.deepEqual(head('1\n2\n3\n4\n', 2, 100), { text: '1\n2', cut: true }));
  it('stops in the middle of a line that is too long', () => assert.deepEqual(head('x'.repeat(50), 5, 10), { text: 'x'.repeat(10), cut: true }));
  it('does not call blank ends a cut', () => assert.equal(head('1\n\n\n\n', 1, 100).cut, false));
});
