import * as path from 'node:path';
import type { ArtifactStore } from './artifactStore';
import { InputStore } from './inputStore';
import { MemoryGroups } from './memoryGroup';
import { DEFAULT_ENV, supervisorView } from './outerView';
import type { Placement, Reply } from './protocol';
import { MAX_RUNS, encodeConnect, encodeRun } from './protocol';
import type { ExecResult, ExecRun, ExecSpec, ProgramSpec, Sandbox, SandboxBackend, SandboxStats } from './sandbox';
import { signalName } from './signals';
import { SlotQueue } from './slotQueue';
import type { SupervisorKit } from './supervisorBuild';
import { ENTER_GROUP } from './supervisorBuild';
import { SupervisorFault, SupervisorProcess } from './supervisorProcess';
import { say } from '../../say';

const TRIES = 2;

/** A slot's supervisors: the plain one and, once a warm interpreter was asked for, one of those each. */
type Slot = Map<string, { readonly process: SupervisorProcess; readonly toolDirs: number }>;

const PLAIN = '';

/** The sandbox proper: one long-lived bubblewrap a slot, with a supervisor inside that gives every run namespaces of its own. */
export class SupervisedSandbox implements Sandbox {
  readonly backend: SandboxBackend;
  readonly reducedBecause: string | null;
  readonly stats: SandboxStats = { execs: 0, zygoteExecs: 0, supervisorRestarts: 0 };
  private readonly queue: SlotQueue;
  private readonly idle: Slot[];
  private readonly everySlot: readonly Slot[];
  private readonly inputs = new InputStore();
  /** Grows only; a supervisor that was started with fewer is replaced when it is next needed. */
  private readonly toolDirs: string[];
  /** Groups whose supervisor has gone, and which go after it. */
  private readonly leaving = new Set<Promise<void>>();
  private disposed = false;

  private constructor(
    private readonly store: ArtifactStore, private readonly kit: SupervisorKit, readonly slots: number, private readonly niceness: number,
    private readonly groups: MemoryGroups,
  ) {
    this.reducedBecause = kit.reducedBecause;
    this.backend = kit.reducedBecause === null ? 'supervisor' : 'pythonSupervisor';
    this.toolDirs = [...kit.toolDirs];
    this.queue = new SlotQueue(slots);
    this.everySlot = Array.from({ length: slots }, () => new Map());
    this.idle = [...this.everySlot];
  }

  /** @throws {SupervisorFault} where programs cannot be confined here. */
  static async open(
    store: ArtifactStore, kit: SupervisorKit, slots: number, niceness: number, groups = new MemoryGroups(path.join(kit.dir, ENTER_GROUP)),
  ): Promise<SupervisedSandbox> {
    const sandbox = new SupervisedSandbox(store, kit, slots, niceness, groups);
    try {
      await sandbox.supervisor(sandbox.idle[0]!, PLAIN);
      return sandbox;
    } catch (error) {
      await sandbox.dispose();
      throw error;
    }
  }

  get memoryBound(): string {
    return this.groups.described;
  }

  hasArtifact(key: string): boolean {
    return this.store.has(key);
  }

  artifactPath(key: string): string {
    return this.store.path(key);
  }

  async exec({ stdin, ...program }: ExecSpec, signal: AbortSignal): Promise<ExecResult> {
    let result: ExecResult | undefined;
    await this.execEach(program, [{ stdin }], false, (one) => { result = one; return 'go on'; }, signal);
    return result!;
  }

  execEach(
    program: ProgramSpec, runs: readonly ExecRun[], stopAtFailure: boolean, onResult: (result: ExecResult, index: number) => 'go on' | 'stop', signal: AbortSignal,
  ): Promise<void> {
    if (runs.length > MAX_RUNS) throw new Error(`${runs.length} runs are more than one request may hold.`);
    return this.inSlot(program, (slot) => this.eachOrError(slot, program, runs, stopAtFailure, onResult, signal), signal);
  }

  connect(first: ExecSpec, second: ExecSpec, signal: AbortSignal): Promise<readonly [ExecResult, ExecResult]> {
    return this.inSlot(first, async (slot) => {
      for (let tries = 1; ; tries++) {
        const results: ExecResult[] = [];
        const fault = await this.faultOf(() => this.request(
          slot, [first, second], undefined, (placements) => encodeConnect(first, placements[0]!, second, placements[1]!),
          (result, index) => { results[index] = result; return 'go on'; }, signal,
        ), signal);
        const failed = fault !== null || results.some(({ status }) => status === 'error');
        if (failed && tries < TRIES) continue;
        return fault !== null ? [errorResult(fault), errorResult(fault)] as const : [results[0]!, results[1]!] as const;
      }
    }, signal);
  }

  async dispose(): Promise<void> {
    this.disposed = true;
    await Promise.all(this.everySlot.flatMap((slot) => [...slot.values()].map(({ process }) => process.dispose())));
    await this.queue.close();
    await Promise.all(this.leaving);
    this.inputs.dispose();
  }

  private inSlot<T>(spec: ProgramSpec, work: (slot: Slot) => Promise<T>, signal: AbortSignal): Promise<T> {
    return this.queue.run(async () => {
      const slot = this.idle.pop()!;
      try {
        return await work(slot);
      } finally {
        this.idle.push(slot);
      }
    }, spec.priority ?? 1, signal);
  }

  /** A supervisor that fails says nothing of the program: another one tries, then it is the judge's error, of that run alone. */
  private async eachOrError(
    slot: Slot, program: ProgramSpec, runs: readonly ExecRun[], stopAtFailure: boolean, onResult: (result: ExecResult, index: number) => 'go on' | 'stop', signal: AbortSignal,
  ): Promise<void> {
    let next = 0;
    let stopped = false;
    let failure: ExecResult | null = null;
    const take = (result: ExecResult): 'go on' | 'stop' => {
      if (stopped) return 'go on'; // what was under way when it was told to stop
      if (result.status === 'error') { failure = result; return 'go on'; }
      stopped = onResult(result, next++) === 'stop' || stopAtFailure && !(result.status === 'exited' && result.exitCode === 0);
      return stopped ? 'stop' : 'go on';
    };
    for (let tries = 0; next < runs.length && !stopped;) {
      const from = next;
      const rest = runs.slice(from);
      failure = null;
      const fault = await this.faultOf(() => this.request(slot, [program], rest, ([placement]) => encodeRun(program, placement!, rest, stopAtFailure), take, signal), signal);
      if (stopped || next === runs.length) return;
      tries = next === from ? tries + 1 : 1;
      if (tries < TRIES) continue;
      stopped = onResult(failure ?? errorResult(fault ?? 'The supervisor left a run without an answer.'), next++) === 'stop' || stopAtFailure;
      tries = 0;
    }
  }

  /** Why a supervisor failed at it; `null` where it did not. */
  private async faultOf(request: () => Promise<void>, signal: AbortSignal): Promise<string | null> {
    try {
      await request();
      return null;
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof SupervisorFault) || this.disposed) throw error;
      this.stats.supervisorRestarts++;
      return error.message;
    }
  }

  /** One request to the slot's supervisor. `runs`: of a single program; two that are connected have none. */
  private async request(
    slot: Slot, specs: readonly ProgramSpec[], runs: readonly ExecRun[] | undefined, encode: (placements: readonly Placement[]) => Buffer,
    onResult: (result: ExecResult, index: number) => 'go on' | 'stop', signal: AbortSignal,
  ): Promise<void> {
    for (const dir of specs.flatMap((spec) => spec.toolDirs ?? [])) if (!this.toolDirs.includes(dir)) this.toolDirs.push(dir);
    const zygote = runs ? specs[0]!.zygote : undefined;
    const supervisor = await this.supervisor(slot, zygote?.interpreter ?? PLAIN);
    signal.throwIfAborted();

    const staged = specs.map((spec) => spec.collect ? this.store.stage() : null);
    try {
      const frame = encode(specs.map((spec, i) => this.place(spec, staged[i]!, runs ?? [])));
      const wallMs = Math.max(...specs.map((spec) => spec.limits.wallMs));
      await supervisor.request(frame, specs.length === 1 ? 1 : 2, wallMs, (reply) => {
        this.stats.execs++;
        if (zygote) this.stats.zygoteExecs++;
        const which = runs ? 0 : reply.index;
        if (reply.collected && staged[which]) {
          this.store.adopt(staged[which], specs[which]!.collect!.artifact);
          staged[which] = null;
        }
        return onResult(toResult(reply, specs[which]!), reply.index);
      }, signal);
      signal.throwIfAborted();
    } finally {
      for (const dir of staged) if (dir) this.store.discard(dir);
    }
  }

  private place(spec: ProgramSpec, staged: string | null, runs: readonly ExecRun[]): Placement {
    return {
      sharedInputs: runs.map(({ stdin }) => this.inputs.share(stdin)),
      staged: staged === null ? null : this.store.stagedName(staged),
      env: Object.entries({ ...DEFAULT_ENV, ...spec.env }).map(([name, value]) => `${name}=${value}`),
      argv: spec.zygote && runs.length > 0 ? spec.argv.slice(spec.argv.indexOf(spec.files[0]!.name)) : spec.argv,
    };
  }

  /** The slot's supervisor of that kind, started or replaced as need be. */
  private async supervisor(slot: Slot, interpreter: string): Promise<SupervisorProcess> {
    const known = slot.get(interpreter);
    if (known?.process.alive && known.toolDirs === this.toolDirs.length) return known.process;
    await known?.process.dispose();
    if (known?.process.lostFence) this.groups.doWithout(say`the group does not answer any more`);
    if (this.disposed) throw new Error('The sandbox has been closed.');
    const toolDirs = this.toolDirs.length;
    const view = supervisorView(
      { artifacts: this.store.root, inputs: this.inputs.dir, staging: this.store.stagingRoot, supervisor: this.kit.dir },
      this.toolDirs, interpreter === PLAIN ? {} : { PYTHONHASHSEED: '0' },
    );
    const process = await this.start((fenced) => [...view, ...this.kit.command(this.niceness, interpreter === PLAIN ? null : interpreter, fenced)]);
    slot.set(interpreter, { process, toolDirs });
    return process;
  }

  /** In a memory control group of its own, where one can be had. */
  private async start(bubblewrap: (fenced: boolean) => readonly string[]): Promise<SupervisorProcess> {
    const group = this.groups.make();
    if (!group) return SupervisorProcess.start('bwrap', bubblewrap(false));
    let process: SupervisorProcess | null = null;
    try {
      process = await SupervisorProcess.start(group.command, [...group.args, 'bwrap', ...bubblewrap(true)], group.env);
      if (!process.fenced) this.groups.doWithout(say`the group does not answer`);
      return process;
    } catch (error) {
      if (!(error instanceof SupervisorFault)) throw error;
      this.groups.doWithout(error.message);
      return await SupervisorProcess.start('bwrap', bubblewrap(false));
    } finally {
      const left = (process?.gone ?? Promise.resolve()).then(() => group.leave()).finally(() => this.leaving.delete(left));
      this.leaving.add(left);
    }
  }
}

const EMPTY = new Uint8Array();

const NOTHING: Omit<ExecResult, 'status'> = {
  exitCode: null, signal: null, cpuMs: 0, wallMs: 0, peakBytes: 0, stdout: EMPTY, stdoutBytes: 0, stderr: EMPTY,
  collected: false, readBack: {}, syntaxError: false,
};

function errorResult(error: string): ExecResult {
  return { ...NOTHING, status: 'error', error };
}

function toResult(reply: Reply, spec: ProgramSpec): ExecResult {
  const { cpuMs, wallMs, peakBytes, stdout, stdoutBytes, stderr, collected, syntaxError } = reply;
  const readBack = Object.fromEntries((spec.readBack ?? []).flatMap((name, i) => reply.readBack[i] ? [[name, reply.readBack[i]] as const] : []));
  const measured = { cpuMs, wallMs, peakBytes, stdout, stdoutBytes, stderr, collected, readBack, syntaxError, exitCode: null, signal: null };
  switch (reply.status) {
    case 'exited': return { ...measured, status: 'exited', exitCode: reply.code };
    case 'signaled': return { ...measured, status: 'signaled', signal: signalName(reply.code) };
    case 'fault': return { ...measured, status: 'error', error: say`The sandbox could not run the program: ${reply.fault}` };
    case 'cancelled': return { ...measured, status: 'error', error: say`The run was cancelled.` };
    case 'time':
    case 'wall':
    case 'memory':
    case 'output': return { ...measured, status: reply.status };
  }
}
