import type { RunEvent } from '../../run/events';

/** A text on its way to the page is cut here: what is longer is opened in an editor, not in the panel. */
const PAGE_TEXT = 16 * 1024;
/** Events of one message, so that a long log does not hold the page. */
const CHUNK = 2000;

/** An event as the page needs it: large texts cut, and marked so. */
export function forPage(event: RunEvent): RunEvent {
  return event.type === 'blob' && event.text.length > PAGE_TEXT ? { ...event, text: event.text.slice(0, PAGE_TEXT), cut: true } : event;
}

/** The events of `log` from `start` on, in messages of bearable size. */
export function* chunksForPage(log: readonly RunEvent[], start: number): Generator<RunEvent[]> {
  for (let at = start; at < log.length; at += CHUNK) yield log.slice(at, at + CHUNK).map(forPage);
}
