import type { RunEvent } from './events';
import type { HeldRun } from './store';

/** Why a run's signal fired: not that somebody cancelled it, but that its process ends. */
export const LEFT = 'the process ends';

/**
 * Hands a run's events on and writes each to its log; at the end the log is whole on disk and the run is let go. A run
 * that its process leaves has no end in the log, so that it is offered for resuming.
 */
export async function* recorded(events: AsyncIterable<RunEvent>, held: HeldRun, signal: AbortSignal): AsyncGenerator<RunEvent> {
  try {
    for await (const event of events) {
      if (signal.reason === LEFT) break;
      held.writer.append(event);
      yield event;
    }
  } finally {
    await held.release();
  }
}
