import { ModelError } from './chatModel';

/** A line that never ends is no event. */
const MAX_LINE_CHARS = 2 * 2 ** 20;

/**
 * The data of a body's server-sent events, those that came together at once: an answer has hundreds of small ones, and a
 * turn of the event loop for each would cost more than reading it. The body is cancelled when the consumer stops early.
 * @throws {ModelError} `too-large`; what the body's stream throws.
 */
export async function* eventData(body: ReadableStream<Uint8Array>): AsyncGenerator<readonly string[], void, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  let data: string[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      // A carriage return at the very end may be half of a line's end.
      const lines = (rest + decoder.decode(value, { stream: true })).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? '';
      if (rest.length > MAX_LINE_CHARS) throw new ModelError('too-large', 'The endpoint sent an answer far beyond any sensible size; it was cut off.');
      const events: string[] = [];
      for (const line of lines) {
        if (line.startsWith('data:')) data.push(line.slice(line[5] === ' ' ? 6 : 5));
        else if (line === '' && data.length > 0) {
          events.push(data.join('\n'));
          data = [];
        }
      }
      if (events.length > 0) yield events;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
