import type { Verdict } from '../judge/contract';
import type { RunEvent } from '../run/events';
import type { CandidateState, RunState } from '../run/state';

/** Figures over all candidates, kept event by event: counting thousands anew at every batch would take from the frame. */
export class Tally {
  /** Distinct programs by verdict; `null` counts those still waiting. */
  readonly verdicts = new Map<Verdict | null, number>();
  /** Distinct programs that passed, and those of them that ran on any input. */
  survivors = 0;
  ran = 0;
  scored = 0;
  crossChecked = 0;

  /** To be called right before `fold(state, event)`. */
  before(state: RunState, event: RunEvent): void { this.#touch(state, event, -1); }

  /** To be called right after `fold(state, event)`. */
  after(state: RunState, event: RunEvent): void { this.#touch(state, event, 1); }

  #touch(state: RunState, event: RunEvent, sign: 1 | -1): void {
    switch (event.type) {
      case 'sampled': case 'judged': case 'ran': case 'scored': case 'cross-checked': {
        const candidate = state.candidates[event.id];
        if (candidate) this.#count(candidate, sign);
        break;
      }
      default: break;
    }
  }

  #count({ duplicateOf, verdict, passed, outcomes, score, crossChecks }: CandidateState, sign: 1 | -1): void {
    if (score !== null) this.scored += sign;
    if (crossChecks.length > 0) this.crossChecked += sign;
    if (duplicateOf !== null) return;
    const known = (this.verdicts.get(verdict) ?? 0) + sign;
    if (known > 0) this.verdicts.set(verdict, known); else this.verdicts.delete(verdict);
    if (!passed) return;
    this.survivors += sign;
    if (hasAny(outcomes)) this.ran += sign;
  }
}

function hasAny(record: Readonly<Record<string, unknown>>): boolean {
  for (const _ in record) return true;
  return false;
}
