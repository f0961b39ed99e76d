/** Numbers the different answers to one input: outputs that the judging rule takes for equal share a class. */
import { canonical, compareOutputs } from '../judge/checkers/compare';
import type { Checker } from '../judge/contract';
import { digestOf } from './context';

/** Beyond this, outputs are compared by their canonical spelling alone. */
const LOOSE_LIMIT = 100_000;

type ComparingChecker = Exclude<Checker, { kind: 'program' | 'interactor' }>;

export class AnswerClasses {
  /** Digest of the canonical spelling → class. */
  readonly #classes = new Map<string, number>();
  /** Digest of an output that a stored run holds the head of alone → class. */
  readonly #cut = new Map<string, number>();
  /** One output of each class, to compare real numbers with; absent where none is known whole. */
  readonly #samples = new Map<number, string>();
  #next: number;

  constructor(readonly checker: ComparingChecker, first = 0) {
    this.#next = first;
  }

  /** The class of an output, a new one where no earlier output equals it. */
  classOf(output: string): number {
    const key = digestOf(canonical(output, this.checker));
    const known = this.#classes.get(key) ?? (this.#cut.size > 0 ? this.#cut.get(digestOf(output)) : undefined) ?? this.#closeTo(output);
    const found = known ?? this.#next;
    this.#classes.set(key, found);
    if (known === undefined) {
      this.#next += 1;
      if (output.length <= LOOSE_LIMIT) this.#samples.set(found, output);
    }
    return found;
  }

  /** Takes up an output of a stored run by its digest; its text is `null` where the run does not hold all of it. */
  restore(answerClass: number, digest: string | null, output: string | null): void {
    this.#next = Math.max(this.#next, answerClass + 1);
    if (output === null && digest !== null) this.#cut.set(digest, answerClass);
    if (output === null || this.#samples.has(answerClass)) return;
    this.#samples.set(answerClass, output);
    this.#classes.set(digestOf(canonical(output, this.checker)), answerClass);
  }

  /** Spellings differ, yet the rule may take them for equal: real numbers within the tolerance. */
  #closeTo(output: string): number | undefined {
    if (output.length > LOOSE_LIMIT || !/\d[.eE]|[.]\d/.test(output)) return undefined;
    for (const [answerClass, sample] of this.#samples) {
      if (compareOutputs(sample, output, this.checker).verdict === 'AC') return answerClass;
    }
    return undefined;
  }
}
