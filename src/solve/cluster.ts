/**
 * Runs survivors on the inputs so that they can be clustered by behaviour (AlphaCode 4.6). Runs are spent where they can
 * tell something: a first wave for everybody as survivors arrive; then more inputs while they still split the clusters that
 * matter; inputs near the size limits last, for the leading clusters alone.
 */
import PQueue from 'p-queue';
import type { TestResult } from '../judge/contract';
import { clustersOf, countedInputs, survivorsOf } from '../run/clusters';
import type { Outcome } from '../run/events';
import type { CandidateState, InputState } from '../run/state';
import { AnswerClasses } from './answerClasses';
import { checkerOf, judgeFor, keepBlob, type SolveContext } from './context';

/** Inputs that every survivor runs as soon as it is known. */
const FIRST_WAVE = 12;
/** Inputs of each later wave. */
const WAVE = 8;
/** Up to this many survivors everybody runs every small input: it costs seconds. */
const FEW_SURVIVORS = 250;
/** Clusters that still matter are the largest ones, up to this many, that hold this share of the samples. */
const LEADING = { clusters: 40, share: 0.97 };
/** A wave that splits nothing ends the small inputs, once this many were run. */
const ENOUGH_INPUTS = 28;
/** An input on which this share of the samples crashes is not to be trusted: it is likely invalid. */
const SUSPECT_SHARE = 0.5;

const isHeavy = (input: InputState): boolean => input.origin.size === 'large' || input.origin.size === 'maximal';
const isCrash = (outcome: Outcome): boolean => outcome[1] === 'RE' || outcome[1] === 'MLE' || outcome[1] === 'OLE';

export class Clusterer {
  readonly #queue: PQueue;
  readonly #classes = new Map<string, AnswerClasses>();
  #broken: unknown = null;

  constructor(readonly ctx: SolveContext) {
    this.#queue = new PQueue({ concurrency: ctx.judge.slots * 2 });
    this.#restore();
  }

  /** A new survivor: it starts on the first inputs at once. */
  add(candidateId: string): void {
    if (survivorsOf(this.ctx.state).length > this.ctx.settings.survivors) return;
    this.#schedule(candidateId, () => this.#firstWave());
  }

  /** Resolves once the clusters are as clear as the inputs can make them. */
  async settle(): Promise<void> {
    await this.#runAll(this.#survivors(), this.#firstWave());
    this.#dropSuspects();
    await this.#lightInputs();
    await this.#heavyInputs();
    this.#dropSuspects();
  }

  /** Runs these survivors on these inputs, whatever their turn: a telling input, one that the user gave. */
  async runOn(candidateIds: readonly string[], inputIds: readonly string[]): Promise<void> {
    const { state } = this.ctx;
    await this.#runAll(candidateIds.map((id) => state.candidates[id]!), inputIds.map((id) => state.inputs[id]!));
  }

  #survivors(): CandidateState[] {
    return survivorsOf(this.ctx.state).slice(0, this.ctx.settings.survivors);
  }

  #firstWave(): InputState[] {
    return countedInputs(this.ctx.state).filter((input) => !isHeavy(input)).slice(0, FIRST_WAVE);
  }

  async #lightInputs(): Promise<void> {
    const rest = countedInputs(this.ctx.state).filter((input) => !isHeavy(input)).slice(FIRST_WAVE);
    const few = this.#survivors().length <= FEW_SURVIVORS;
    for (let from = 0; from < rest.length; from += WAVE) {
      const before = this.#leading().length;
      const everybody = few ? this.#survivors() : this.#leading().flatMap((cluster) => cluster.members);
      await this.#runAll(everybody, rest.slice(from, from + WAVE));
      this.#dropSuspects();
      const done = FIRST_WAVE + from + WAVE;
      if (!few && done >= ENOUGH_INPUTS && this.#leading().length <= before) break;
    }
  }

  /** One heavy input at a time: who was too slow for one need not be run on the next. */
  async #heavyInputs(): Promise<void> {
    for (const input of countedInputs(this.ctx.state).filter(isHeavy)) {
      const runners = this.#leading().flatMap((cluster) => cluster.members).filter((member) => !this.#wasSlow(member));
      if (runners.length === 0) break;
      await this.#runAll(runners, [input]);
    }
  }

  #wasSlow(candidate: CandidateState): boolean {
    return Object.values(candidate.outcomes).some((outcome) => outcome[1] === 'TLE');
  }

  #leading() {
    const clusters = clustersOf(this.ctx.state);
    const total = clusters.reduce((sum, cluster) => sum + cluster.size, 0);
    let share = 0;
    return clusters.filter((cluster, index) => {
      const matters = index < LEADING.clusters && share < LEADING.share * total;
      share += cluster.size;
      return matters;
    });
  }

  /** Survivors' agreement stands in for validators: an input that breaks most programs is likely not a valid one. */
  #dropSuspects(): void {
    const survivors = this.#survivors();
    for (const input of countedInputs(this.ctx.state)) {
      let ran = 0;
      let crashed = 0;
      for (const { outcomes, weight } of survivors) {
        const outcome = outcomes[input.id];
        if (!outcome) continue;
        ran += weight;
        if (isCrash(outcome)) crashed += weight;
      }
      if (ran >= 3 && crashed > ran * SUSPECT_SHARE) {
        this.ctx.emit({ type: 'input-dropped', id: input.id, reason: `${crashed} of ${ran} surviving samples crash on it, so it is likely not valid` });
      }
    }
  }

  async #runAll(candidates: readonly CandidateState[], inputs: readonly InputState[]): Promise<void> {
    for (const { id } of candidates) this.#schedule(id, () => inputs);
    await this.#queue.onIdle();
    this.ctx.signal.throwIfAborted();
    if (this.#broken !== null) throw this.#broken;
  }

  #schedule(id: string, inputs: () => readonly InputState[]): void {
    void this.#queue.add(async () => {
      if (this.ctx.signal.aborted || this.#broken !== null) return;
      try {
        await this.#run(id, inputs());
      } catch (error) {
        this.#broken ??= error;
      }
    });
  }

  async #run(id: string, wanted: readonly InputState[]): Promise<void> {
    const { ctx } = this;
    const candidate = ctx.state.candidates[id]!;
    const inputs = wanted.filter((input) => !(input.id in candidate.outcomes));
    if (inputs.length === 0) return;
    const result = await judgeFor(ctx, {
      program: { language: candidate.language, source: candidate.code },
      tests: inputs.map((input) => ({ id: input.id, input: ctx.state.blobs[input.blob]!.text })),
      tier: 'final', stopAtFirstFailure: false, priority: 2,
    });
    const outcomes = result.tests.filter((test) => test.verdict !== 'JE').map((test) => this.#outcomeOf(test));
    if (outcomes.length > 0) ctx.emit({ type: 'ran', id, outcomes });
  }

  #outcomeOf(test: TestResult): [...Outcome] {
    const cpuMs = Math.round(test.cpuMs);
    if (test.verdict !== 'OK') return [test.testId, test.verdict, -1, null, cpuMs];
    return [test.testId, 'OK', this.#classesOf(test.testId).classOf(test.output), keepBlob(this.ctx, test.output), cpuMs];
  }

  #classesOf(inputId: string): AnswerClasses {
    let classes = this.#classes.get(inputId);
    if (!classes) {
      const checker = checkerOf(this.ctx);
      classes = new AnswerClasses(checker.kind === 'unordered' ? checker : { kind: 'tokens', tolerance: 'tolerance' in checker ? checker.tolerance : 0 });
      this.#classes.set(inputId, classes);
    }
    return classes;
  }

  /** A resumed run goes on with the classes it had. */
  #restore(): void {
    const { state } = this.ctx;
    for (const candidate of Object.values(state.candidates)) {
      for (const [input, , answerClass, digest] of Object.values(candidate.outcomes)) {
        if (answerClass < 0) continue;
        const blob = digest === null ? undefined : state.blobs[digest];
        this.#classesOf(input).restore(answerClass, blob && !blob.cut ? blob.text : null);
      }
    }
  }
}
