/** Lets many works run at once, or one with nothing beside it: a timing that decides wants the machine for itself. */
export class AloneGate {
  private running = 0;
  private exclusive: Promise<void> | null = null;
  private onIdle: (() => void) | null = null;

  async shared<T>(work: () => Promise<T>): Promise<T> {
    while (this.exclusive) await this.exclusive;
    this.running++;
    try {
      return await work();
    } finally {
      this.running--;
      if (this.running === 0) this.onIdle?.();
    }
  }

  /** Waits for all that is running, and holds back what comes. */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    while (this.exclusive) await this.exclusive;
    let open = (): void => undefined;
    this.exclusive = new Promise((resolve) => { open = resolve; });
    try {
      if (this.running > 0) await new Promise<void>((resolve) => { this.onIdle = resolve; });
      return await work();
    } finally {
      this.onIdle = null;
      this.exclusive = null;
      open();
    }
  }
}
