import path from 'node:path';
import { troubleOf, type Trouble } from '../run/logWriter';
import type { HeldRun } from '../run/store';

export type OnTrouble = (trouble: Trouble) => void;

/** Where the disk refuses a run's log, the run goes on in memory, and its log goes into the current folder if that can be written. */
export class Saver {
  #held: HeldRun | null = null;
  #trouble = false;
  #saving: Promise<void> = Promise.resolve();

  readonly onTrouble: OnTrouble = (trouble) => {
    this.#trouble = true;
    console.error(`warning: the run's log cannot be written (${describeTrouble(trouble)}).`);
    if (this.#held) this.#saving = this.#save(this.#held);
  };

  watch(held: HeldRun): void {
    this.#held = held;
    if (this.#trouble) this.#saving = this.#save(held);
  }

  done(): Promise<void> { return this.#saving; }

  async #save(held: HeldRun): Promise<void> {
    const root = path.resolve('shortlist-runs');
    try {
      await held.moveTo(root);
      console.error(`It goes on in ${path.join(root, held.id)}, with all that was logged before (--run-dir ${root} finds it).`);
    } catch (error) {
      const why = describeTrouble(troubleOf(error));
      console.error(`It could not be saved in ${root} either (${why}). The run goes on in memory; its outcome is shown at the end.`);
    }
  }
}

/** Why a disk refuses, for a person. */
function describeTrouble({ kind, detail }: Trouble): string {
  switch (kind) {
    case 'full': return 'the disk is full';
    case 'forbidden': return 'its folder may not be written to';
    case 'gone': return 'its folder was deleted or replaced';
    case 'other': return detail;
  }
}
