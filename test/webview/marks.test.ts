import assert from 'node:assert/strict';
import { marked } from '../../src/webview/marks';

const shown = (text: string, ...others: string[]) => marked(text, others).map(({ text: part, differs }) => (differs ? `[${part}]` : part)).join('');

describe('Marks of differing outputs', () => {
  it('are on the words that are not the same in every output', () => assert.equal(shown('1 2 3\n4\n', '1 5 3\n4\n', '1 2 3\n6\n'), '1 [2] 3\n[4]\n'));
  it('take no notice of white space, as a judge does not', () => assert.equal(shown('1  2\n', '1 2'), '1  2\n'));
  it('are on words that the other does not have', () => assert.equal(shown('YES\n1 2\n', 'YES\n'), 'YES\n[1] [2]\n'));
  it('leave an output alone that stands alone', () => assert.equal(shown('7\n'), '7\n'));
  it('keep every character', () => assert.equal(marked(' a\r\n\tb ', ['x']).map((part) => part.text).join(''), ' a\r\n\tb '));
});
