import assert from 'node:assert/strict';
import fc from 'fast-check';
import { eventData } from '../../src/model/serverSentEvents';

function bodyOf(bytes: Uint8Array, cuts: readonly number[], onCancel = () => {}): ReadableStream<Uint8Array> {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  let next = 1;
  return new ReadableStream({
    pull(controller) {
      if (next >= places.length) { controller.close(); return; }
      controller.enqueue(bytes.subarray(places[next - 1], places[next]));
      next += 1;
    },
    cancel: onCancel,
  });
}

async function read(text: string, cuts: readonly number[] = []): Promise<string[]> {
  const all: string[] = [];
  for await (const events of eventData(bodyOf(new TextEncoder().encode(text), cuts))) all.push(...events);
  return all;
}

describe('server-sent events', () => {
  it('are the same wherever the body is cut, with any end of line', async () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => `x${text.replace(/[\r\n]/g, '')}`);
    await fc.assert(fc.asyncProperty(fc.array(line, { maxLength: 8 }), fc.constantFrom('\n', '\r\n'), fc.array(fc.nat(), { maxLength: 6 }), async (texts, end, cuts) => {
      assert.deepEqual(await read(texts.map((text) => `event: e${end}data: ${text}${end}${end}`).join(''), cuts), texts);
    }), { numRuns: 60 });
  });

  it('may have several lines, and comments between', async () => assert.deepEqual(await read(': hello\n\ndata: a\ndata:b\nid: 1\n\n: ping\n\ndata: [DONE]\n\n'), ['a\nb', '[DONE]']));

  it('that are not finished are none', async () => assert.deepEqual(await read('data: a\n\ndata: b\n'), ['a']));

  it('let the body go when nobody listens any more', async () => {
    let cancelled = false;
    const body = bodyOf(new TextEncoder().encode('data: a\n\ndata: b\n\n'), [9], () => { cancelled = true; });
    for await (const events of eventData(body)) { assert.deepEqual(events, ['a']); break; }
    assert.ok(cancelled);
  });
});
