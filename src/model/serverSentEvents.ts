import { ModelError } from './chatModel';
import { say } from '../say';

export const DONE = '[DONE]';
/** With this reason a body is cancelled that has nothing more to say: its end may be read so that the connection serves again. */
export const SAID_ALL = 'all was said';

/** A line that never ends is no event. */
const MAX_LINE_CHARS = 2 * 2 ** 20;

/**
 * The data of a body's server-sent events, those that came together at once: an answer has hundreds of small ones, and a
 * turn of the event loop for each would cost more than reading it. Ends with `[DONE]`, whether or not the endpoint hangs up
 * then; the body is cancelled when the consumer stops early. A line of bare JSON, as some servers send, is an event too.
 * @throws {ModelError} `too-large`; what the body's stream throws.
 */
export async function* eventData(body: ReadableStream<Uint8Array>): AsyncGenerator<readonly string[], void, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  let data: string[] = [];
  let saidAll = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        // The last event may lack its empty line.
        if (rest.startsWith('{')) yield [rest];
        else if (rest.startsWith('data:') && rest.slice(5).trim() === DONE) yield [DONE];
        return;
      }
      // A carriage return at the very end may be half of a line's end.
      const lines = (rest + decoder.decode(value, { stream: true })).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? '';
      if (rest.length > MAX_LINE_CHARS) throw new ModelError('too-large', say`The endpoint sent an answer far beyond any sensible size; it was cut off.`);
      const events: string[] = [];
      for (const line of lines) {
        if (line.startsWith('data:')) data.push(line.slice(line[5] === ' ' ? 6 : 5));
        else if (line === '' && data.length > 0) {
          events.push(data.length === 1 ? data[0]! : data.join('\n'));
          data = [];
        } else if (line.startsWith('{') && data.length === 0) events.push(line);
      }
      saidAll = events.includes(DONE);
      if (events.length > 0) yield events;
      if (saidAll) return;
    }
  } finally {
    await reader.cancel(saidAll ? SAID_ALL : undefined).catch(() => undefined);
  }
}
