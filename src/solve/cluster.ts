/**
 * Runs survivors on the inputs so that they can be clustered by behaviour (AlphaCode 4.6). Runs are spent where they can
 * tell something: a first wave for everybody as survivors arrive; then more inputs while they still split the clusters that
 * matter; inputs near the size limits last, for the leading clusters alone.
 */
import PQueue from 'p-queue';
import type { Limits, TestResult } from '../judge/contract';
import { clustersOf, countedInputs, isHeavy, survivorsOf, type Cluster } from '../run/clusters';
import type { Outcome } from '../run/events';
import type { CandidateState, InputState } from '../run/state';
import { AnswerClasses } from './answerClasses';
import { checkerOf, judgeFor, keepBlob, limitsOf, type SolveContext } from './context';
import { VerdictClasses } from './verdictClasses';
import { say } from '../say';

/** Inputs that every survivor runs as soon as it is known. */
const FIRST_WAVE = 12;
/** Inputs of each later wave. */
const WAVE = 8;
/** Clusters that still matter are the largest ones, up to this many, that hold this share of the samples. */
const LEADING = { clusters: 40, share: 0.97 };
/** Members of each leading cluster that try an input before the others are run on it. */
const PROBES = 3;
/** This many waves in a row that split nothing end the small inputs. */
const QUIET_WAVES = 4;
/**
 * Inputs near the limits are for the leading clusters: until this many members of each were quick enough, or this many tried. The
 * first clusters get more, since more of their members are submitted.
 */
const HEAVY = [{ clusters: 3, quick: 3, tries: 6 }, { clusters: 10, quick: 1, tries: 3 }] as const;
/** Where one member of each of so many clusters is too slow, the others are not tried. */
const ENOUGH = 3;
/** An input on which this share of the samples crashes is not to be trusted: it is likely invalid. */
const SUSPECT_SHARE = 0.5;

/** Inputs of one job; the first that fails ends it. */
const BATCH = 8;
/** A program that ran out of time on this many inputs is run no more: it would only burn time. */
const MAX_TIMEOUTS = 3;
/** Part of the time limit that a small input may take, at least this long: room for a slow start, that of a virtual machine. */
const LIGHT = { share: 0.25, leastMs: 500 };

/** Of outputs that the model's checker accepts, however they differ. */
const ACCEPTED_CLASS = 0;

/** Running out of time or memory says that an input is hard, not that it is invalid. */
const isCrash = (outcome: Outcome): boolean => outcome[1] === 'RE' || outcome[1] === 'OLE';

/**
 * What takes long on a small input is too slow for the limits in any case: it need not burn all of its time. Who took long on the
 * examples too does the same work whatever the input, and is given all of it.
 */
function limitsFor({ problem }: SolveContext, candidate: CandidateState, inputs: readonly InputState[]): Limits {
  const limits = limitsOf(problem);
  const light = Math.min(limits.timeLimitMs, Math.max(LIGHT.leastMs, limits.timeLimitMs * LIGHT.share));
  const prepares = candidate.tests.some((test) => test.cpuMs > light / 2);
  return prepares || inputs.some(isHeavy) ? limits : { ...limits, timeLimitMs: light };
}

/** How outputs are told apart where no checker program judges them. */
function comparisonOf(ctx: SolveContext): { kind: 'tokens' | 'unordered'; tolerance: number } {
  const checker = checkerOf(ctx);
  return checker.kind === 'unordered' || checker.kind === 'tokens' ? checker : { kind: 'tokens', tolerance: ctx.problem.tolerance ?? 1e-5 };
}

/** The heaviest member, and others in turn: what sets one apart need not show in the few heaviest. */
function probesOf({ members }: Cluster, wave: number): CandidateState[] {
  const [first, ...rest] = [...members].sort((a, b) => b.weight - a.weight);
  return [first!, ...Array.from({ length: Math.min(PROBES - 1, rest.length) }, (_, index) => rest[(wave * (PROBES - 1) + index) % rest.length]!)];
}

/** By the time they took on the light inputs, where it differs by half or more; the most typical of them first. */
function likelyQuick({ members }: Cluster): CandidateState[] {
  const step = (member: CandidateState) => {
    const outcomes = Object.values(member.outcomes);
    return Math.round(Math.log2(20 + outcomes.reduce((sum, outcome) => sum + outcome[4], 0) / Math.max(1, outcomes.length)));
  };
  return [...members].sort((a, b) => step(a) - step(b) || b.weight - a.weight);
}

/** Small ones, in the order they are run in: those of the model's tests first, which are few and made for what programs get wrong. */
function inTurn(inputs: readonly InputState[]): InputState[] {
  const light = inputs.filter((input) => !isHeavy(input));
  const isOfTest = ({ origin }: InputState) => origin.kind === 'ai-test';
  return [...light.filter(isOfTest), ...light.filter((input) => !isOfTest(input))];
}

export class Clusterer {
  readonly #queue: PQueue;
  readonly #classes = new Map<string, AnswerClasses>();
  /** Where several answers are valid and the model's checker can be used. */
  readonly #verdicts: VerdictClasses;
  #broken: unknown = null;

  /** @param ran is told of each batch of runs, once it is in the state. */
  constructor(readonly ctx: SolveContext, private readonly ran: () => void = () => {}) {
    this.#queue = new PQueue({ concurrency: ctx.judge.slots * 2 });
    this.#verdicts = new VerdictClasses(ctx);
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
    return inTurn(countedInputs(this.ctx.state)).slice(0, FIRST_WAVE);
  }

  /**
   * A few members of each cluster try an input first: one on which all agree is dropped, and does not count as one of those wanted.
   */
  async #lightInputs(): Promise<void> {
    const counted = countedInputs(this.ctx.state);
    const light = inTurn(counted);
    const wanted = this.ctx.settings.inputs - (counted.length - light.length);
    const rest = light.slice(FIRST_WAVE);
    let kept = Math.min(light.length, FIRST_WAVE);
    let quiet = 0;
    for (let from = 0; from < rest.length && kept < wanted && quiet < QUIET_WAVES; from += WAVE) {
      const wave = rest.slice(from, from + Math.min(WAVE, wanted - kept));
      const leading = this.#leading();
      const before = leading.length;
      await this.#runAll(leading.flatMap((cluster) => probesOf(cluster, from / WAVE)), wave);
      const telling = wave.filter((input) => !this.#dropUntelling(input));
      kept += telling.length;
      await this.#runAll(leading.flatMap((cluster) => cluster.members), telling);
      this.#dropSuspects();
      quiet = this.#leading().length > before ? 0 : quiet + 1;
    }
    // What was never run tells nothing; a later survivor need not run it either.
    for (const input of rest) {
      const wasRun = this.#survivors().some((survivor) => input.id in survivor.outcomes);
      if (!wasRun) this.#drop(input, say`the inputs before it already tell all that these tell`);
    }
  }

  #dropUntelling(input: InputState): boolean {
    const answers = new Set(this.#survivors().flatMap(({ outcomes: { [input.id]: outcome } }) => (outcome ? [`${outcome[1]}${outcome[2]}`] : [])));
    if (answers.size > 1) return false;
    this.#drop(input, say`all that tried it behave alike`);
    return true;
  }

  #drop(input: InputState, reason: string): void {
    if (input.dropped === null) this.ctx.emit({ type: 'input-dropped', id: input.id, reason });
  }

  /**
   * From smaller to larger: members of the first clusters in turn, likely quick ones first; who failed once is not run again. Once
   * an input is too much for all, those after it tell nothing.
   */
  async #heavyInputs(): Promise<void> {
    const inputs = countedInputs(this.ctx.state).filter(isHeavy);
    const parts = this.#leading().flatMap((cluster, index) => {
      const share = HEAVY.find((part) => index < part.clusters);
      return share ? [{ members: likelyQuick(cluster).slice(0, share.tries), quick: share.quick }] : [];
    });
    const passed = (member: CandidateState, input: InputState) => member.outcomes[input.id]?.[1] === 'OK';
    for (const [level, input] of inputs.entries()) {
      const smaller = inputs.slice(0, level);
      const able = parts.map(({ members, quick }) => ({
        quick, members: members.filter((member) => smaller.every((before) => passed(member, before) || !(before.id in member.outcomes))),
      }));
      for (let turn = 0; turn < Math.max(0, ...able.map(({ members }) => members.length)); turn += 1) {
        const next = able.flatMap(({ members, quick }) => {
          const member = members[turn];
          return member && members.filter((tried) => passed(tried, input)).length < quick ? [member] : [];
        });
        await this.#runAll(next, [input]);
        if (turn === 0 && next.length >= ENOUGH && !next.some((member) => passed(member, input))) break;
      }
      if (able.some(({ members }) => members.some((member) => passed(member, input)))) continue;
      for (const late of inputs.slice(level + 1)) this.#drop(late, say`a smaller one is already too much for all that tried it`);
      return;
    }
  }

  #leading(): Cluster[] {
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
        this.#drop(input, say`${crashed} of ${ran} surviving samples crash on it, so it is likely not valid`);
      }
    }
  }

  async #runAll(candidates: readonly CandidateState[], inputs: readonly InputState[]): Promise<void> {
    for (const { id } of candidates) this.#schedule(id, () => inputs);
    await this.#queue.onIdle();
    this.#rethrow();
  }

  #rethrow(): void {
    this.ctx.signal.throwIfAborted();
    if (this.#broken !== null) throw this.#broken;
  }

  #schedule(id: string, inputs: () => readonly InputState[]): void {
    void this.#queue.add(() => this.#guarded(id, inputs));
  }

  async #guarded(id: string, inputs: () => readonly InputState[]): Promise<void> {
    if (this.ctx.signal.aborted || this.#broken !== null) return;
    try {
      await this.#run(id, inputs());
    } catch (error) {
      this.#broken ??= error;
    }
  }

  async #run(id: string, wanted: readonly InputState[]): Promise<void> {
    const { ctx } = this;
    const candidate = ctx.state.candidates[id]!;
    // Short inputs first: they are answered by slow programs too, whose answers count.
    let left = wanted.filter((input) => !(input.id in candidate.outcomes)).sort((a, b) => a.bytes - b.bytes);
    for (;;) {
      const reach = this.#reachOf(candidate);
      left = left.filter((input) => input.bytes < reach);
      if (left.length === 0) break;
      const batch = left.slice(0, BATCH);
      const result = await judgeFor(ctx, {
        program: { language: candidate.language, source: candidate.code },
        tests: batch.map((input) => ({ id: input.id, input: ctx.state.blobs[input.blob]!.text })),
        tier: 'final', stopAtFirstFailure: true, priority: 2, roughTimes: true, checker: comparisonOf(ctx), limits: limitsFor(ctx, candidate, batch),
      });
      const judged = result.tests.filter((test) => test.verdict !== 'JE');
      const outcomes = await Promise.all(judged.map((test) => this.#outcomeOf(test)));
      if (outcomes.length > 0) {
        ctx.emit({ type: 'ran', id, outcomes });
        this.ran();
      }
      const done = new Set(result.tests.map((test) => test.testId));
      if (done.size === 0) break;
      left = left.filter((input) => !done.has(input.id));
    }
  }

  /** Inputs of that many bytes and more are too much for it: they would only burn time. */
  #reachOf(candidate: CandidateState): number {
    const slow = Object.values(candidate.outcomes).filter((outcome) => outcome[1] === 'TLE');
    return slow.length >= MAX_TIMEOUTS ? 0 : Math.min(Infinity, ...slow.map(([id]) => this.ctx.state.inputs[id]?.bytes ?? Infinity));
  }

  async #outcomeOf(test: TestResult): Promise<[...Outcome]> {
    const cpuMs = Math.round(test.cpuMs);
    if (test.verdict !== 'OK') return [test.testId, test.verdict, -1, null, cpuMs];
    const valid = await this.#verdicts.accepts(test.testId, test.output);
    const answerClass = valid ? ACCEPTED_CLASS : this.#classesOf(test.testId).classOf(test.output);
    return [test.testId, 'OK', answerClass, keepBlob(this.ctx, test.output), cpuMs];
  }

  #classesOf(inputId: string): AnswerClasses {
    let classes = this.#classes.get(inputId);
    if (!classes) {
      classes = new AnswerClasses(comparisonOf(this.ctx), ACCEPTED_CLASS + 1);
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
        if (answerClass === ACCEPTED_CLASS) { if (blob && !blob.cut) this.#verdicts.restore(input, blob.text); continue; }
        this.#classesOf(input).restore(answerClass, digest, blob && !blob.cut ? blob.text : null);
      }
    }
  }
}
