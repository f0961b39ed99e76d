import assert from 'node:assert/strict';
import { BLOB_LIMIT_BYTES, keepBlob } from '../../src/solve/context';
import { stubRun } from './stubRun';

describe('a text on record', () => {
  const kept = (text: string, whole = false) => { const { ctx } = stubRun({}); return ctx.state.blobs[keepBlob(ctx, text, whole)]!; };

  for (const [what, text, left] of [
    ['of bytes', 'a'.repeat(BLOB_LIMIT_BYTES + 1), BLOB_LIMIT_BYTES], ['of two bytes a character', 'é'.repeat(BLOB_LIMIT_BYTES), BLOB_LIMIT_BYTES],
    ['of three bytes a character', '€'.repeat(BLOB_LIMIT_BYTES), BLOB_LIMIT_BYTES - 1], ['with a character across the limit', `${'a'.repeat(BLOB_LIMIT_BYTES - 2)}😀${'b'.repeat(9)}`, BLOB_LIMIT_BYTES - 2],
    ['with half a pair at the limit', `${'a'.repeat(BLOB_LIMIT_BYTES - 1)}😀`, BLOB_LIMIT_BYTES - 1], ['after a byte order mark', `\ufeff${'é'.repeat(BLOB_LIMIT_BYTES)}`, BLOB_LIMIT_BYTES - 1],
  ] as const) {
    it(`is cut by bytes, between characters, and says so: ${what}`, () => {
      const blob = kept(text);
      assert.deepEqual([blob.cut, blob.bytes, Buffer.byteLength(blob.text)], [true, Buffer.byteLength(text), left]);
      assert.ok(text.startsWith(blob.text));
    });
  }

  it('is whole up to the limit, and where it must be', () => {
    const longest = 'é'.repeat(BLOB_LIMIT_BYTES / 2);
    assert.deepEqual([kept(longest).cut, kept(longest).text], [false, longest]);
    assert.deepEqual([kept(`${longest}!`, true).cut, kept(`${longest}!`, true).text], [false, `${longest}!`]);
  });
});
