import { countedInputs, isHeavy, splitByAnswers } from '../run/clusters';
import type { RunEvent } from '../run/events';
import type { CandidateState, RunState } from '../run/state';

/** A cluster as the panel draws it; the same as `run/clusters` finds. */
export interface PageCluster {
  /** That of its first member. */
  readonly id: string;
  readonly members: readonly CandidateState[];
  readonly size: number;
  /** What it did on each input that any member was run on. Large inputs are for a few members alone: an answer of one speaks for all. */
  readonly outcomes: CandidateState['outcomes'];
}

/**
 * What a candidate did on the inputs that every survivor runs, as the sum of two independent 32-bit hashes of its outcomes: order does
 * not matter, and adding one is cheap.
 */
interface Behaviour { high: number; low: number; group: string | null }

/**
 * Keeps the clusters while events come in, at a cost of the event alone: deriving them anew from thousands of
 * candidates would take more than a frame.
 */
export class ClusterIndex {
  readonly #behaviours = new Map<string, Behaviour>();
  readonly #groups = new Map<string, Set<string>>();
  /** Place in the order sampled. */
  readonly #places = new Map<string, number>();
  #clusters: PageCluster[] | null = null;

  /** To be called right before `fold(state, event)`. */
  before(state: RunState, event: RunEvent): void {
    if (event.type === 'input-dropped') this.#forget(state, event.id);
    if (event.type === 'ran' && event.id in state.candidates) {
      const outcomes = state.candidates[event.id]!.outcomes;
      for (const input of new Set(event.outcomes.map((outcome) => outcome[0]))) this.#add(state, event.id, outcomes[input], -1);
    }
  }

  /** To be called right after `fold(state, event)`. */
  after(state: RunState, event: RunEvent): void {
    switch (event.type) {
      case 'sampled':
        this.#places.set(event.id, this.#places.size);
        if (event.duplicateOf !== null) this.#clusters = null;
        break;
      case 'judged': this.#place(state, event.id); break;
      case 'ran': {
        const candidate = state.candidates[event.id];
        if (!candidate) break;
        // An input named twice in one event counts once: `outcomes` holds the last.
        for (const input of new Set(event.outcomes.map((outcome) => outcome[0]))) this.#add(state, event.id, candidate.outcomes[input], 1);
        this.#place(state, event.id);
        if (event.outcomes.some(([input]) => state.inputs[input] && isHeavy(state.inputs[input]))) this.#clusters = null;
        break;
      }
      case 'input-dropped': this.#clusters = null; break;
      case 'input': {
        // Rare: an input is told of after programs ran on it, or a dropped one comes back.
        for (const candidate of Object.values(state.candidates)) if (event.id in candidate.outcomes) { this.rebuild(state); break; }
        break;
      }
      default: break;
    }
  }

  /** Everything anew from a state. */
  rebuild(state: RunState): void {
    this.#behaviours.clear();
    this.#groups.clear();
    this.#clusters = null;
    state.order.forEach((id, place) => this.#places.set(id, place));
    for (const id of state.order) {
      for (const outcome of Object.values(state.candidates[id]!.outcomes)) this.#add(state, id, outcome, 1);
      this.#place(state, id);
    }
  }

  /** Largest first; among equals the one found first. */
  clusters(state: RunState): readonly PageCluster[] {
    if (this.#clusters) return this.#clusters;
    const heavy = countedInputs(state).filter(isHeavy).map((input) => input.id);
    const byPlace = (a: string, b: string) => this.#places.get(a)! - this.#places.get(b)!;
    const groups = [...this.#groups.values()].filter((group) => group.size > 0).map((group) => [...group].sort(byPlace));
    groups.sort(([a], [b]) => this.#places.get(a!)! - this.#places.get(b!)!);
    this.#clusters = groups.flatMap((group) => splitByAnswers(group.map((id) => state.candidates[id]!), heavy)).map((members) => ({
      id: members[0]!.id, members, size: members.reduce((sum, member) => sum + member.weight, 0), outcomes: outcomesOf(members, heavy),
    })).sort((a, b) => b.size - a.size);
    return this.#clusters;
  }

  #behaviour(id: string): Behaviour {
    let behaviour = this.#behaviours.get(id);
    if (!behaviour) this.#behaviours.set(id, behaviour = { high: 0, low: 0, group: null });
    return behaviour;
  }

  #add(state: RunState, id: string, outcome: CandidateState['outcomes'][string] | undefined, sign: 1 | -1): void {
    if (!outcome) return;
    const input = state.inputs[outcome[0]];
    if (!input || input.dropped !== null || isHeavy(input)) return;
    const text = `${outcome[0]} ${outcome[1]}${outcome[2]}`;
    const behaviour = this.#behaviour(id);
    behaviour.high = (behaviour.high + sign * hash(text, 0x811c9dc5)) | 0;
    behaviour.low = (behaviour.low + sign * hash(text, 0x2545f491)) | 0;
  }

  #forget(state: RunState, input: string): void {
    for (const id of state.order) {
      const outcome = state.candidates[id]!.outcomes[input];
      if (!outcome) continue;
      this.#add(state, id, outcome, -1);
      this.#place(state, id);
    }
  }

  #place(state: RunState, id: string): void {
    const candidate = state.candidates[id];
    if (!candidate) return;
    const behaviour = this.#behaviour(id);
    const group = candidate.passed && candidate.duplicateOf === null ? `${behaviour.high}:${behaviour.low}` : null;
    if (group === behaviour.group) return;
    if (behaviour.group !== null) this.#groups.get(behaviour.group)!.delete(id);
    behaviour.group = group;
    this.#clusters = null;
    if (group === null) return;
    let members = this.#groups.get(group);
    if (!members) this.#groups.set(group, members = new Set());
    members.add(id);
  }
}

/** Members behave alike on the small inputs; of a large one, an answer says more than a program that was too slow. */
function outcomesOf(members: readonly CandidateState[], heavy: readonly string[]): CandidateState['outcomes'] {
  const [first] = members;
  if (members.length === 1 || heavy.length === 0) return first!.outcomes;
  const outcomes = { ...first!.outcomes };
  for (const input of heavy) {
    const ran = members.map((member) => member.outcomes[input]).filter((outcome) => outcome !== undefined);
    const told = ran.find((outcome) => outcome[1] === 'OK') ?? ran[0];
    if (told) outcomes[input] = told;
  }
  return outcomes;
}

/** FNV-1a with a finishing mix, so that sums of hashes do not cancel out. */
function hash(text: string, seed: number): number {
  let value = seed;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return value ^ (value >>> 16);
}
