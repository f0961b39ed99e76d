import assert from 'node:assert/strict';
import { BLOB_LIMIT_BYTES, BLOBS_LIMIT_BYTES, HEAD_LIMIT_BYTES, keepBlob } from '../../src/solve/context';
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

  it('keeps its head alone once a log holds much, unless it must be whole', () => {
    const { ctx } = stubRun({});
    const noise = '\u0001'.repeat(BLOB_LIMIT_BYTES - 8); // six bytes each where it is written
    const texts = Array.from({ length: Math.ceil(BLOBS_LIMIT_BYTES / (6 * noise.length)) + 2 }, (_, index) => `${noise}${index}`);
    const blobs = texts.map((text) => ctx.state.blobs[keepBlob(ctx, text)]!);
    assert.deepEqual([blobs[0]!.text, blobs.at(-1)!.text], [texts[0], noise.slice(0, HEAD_LIMIT_BYTES)]);
    assert.deepEqual([blobs[0]!.cut, blobs.at(-1)!.cut], [false, true]);
    assert.ok(JSON.stringify(blobs).length < BLOBS_LIMIT_BYTES + 6 * BLOB_LIMIT_BYTES + 4096 * blobs.length);
    assert.equal(ctx.state.blobs[keepBlob(ctx, `${noise}!`, true)]!.cut, false);
  });
});
