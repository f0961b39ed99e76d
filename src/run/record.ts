import type { RunEvent } from './events';
import type { HeldRun } from './store';

/** Hands a run's events on and writes each to its log; at the end the log is whole on disk and the run is let go. */
export async function* recorded(events: AsyncIterable<RunEvent>, held: HeldRun): AsyncGenerator<RunEvent> {
  try {
    for await (const event of events) {
      held.writer.append(event);
      yield event;
    }
  } finally {
    await held.release();
  }
}
