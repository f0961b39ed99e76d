import PQueue from 'p-queue';

/** What waits for a slot, most urgent first. */
export class SlotQueue {
  private readonly queue: PQueue;

  constructor(slots: number) {
    this.queue = new PQueue({ concurrency: slots });
  }

  /**
   * Runs the task when its turn comes. An abort takes a waiting task out at once; one that runs must end itself, and
   * keeps its slot until it has.
   */
  run<T>(task: () => Promise<T>, priority: number, signal: AbortSignal): Promise<T> {
    return new Promise((resolve, reject) => {
      const leave = () => reject(signal.reason as Error);
      signal.addEventListener('abort', leave, { once: true });
      this.queue.add(async () => {
        signal.removeEventListener('abort', leave);
        signal.throwIfAborted();
        return task();
      }, { priority: -priority }).then(resolve, reject);
    });
  }

  /** Forgets what waits; resolves when what runs has ended. */
  async close(): Promise<void> {
    this.queue.clear();
    await this.queue.onIdle();
  }
}
