import type { ArtifactStore } from './artifactStore';
import { InputStore } from './inputStore';
import { DEFAULT_ENV, supervisorView } from './outerView';
import type { Placement, Reply } from './protocol';
import { encodeConnect, encodeRun } from './protocol';
import type { ExecResult, ExecSpec, Sandbox, SandboxBackend, SandboxStats } from './sandbox';
import { signalName } from './signals';
import { SlotQueue } from './slotQueue';
import { SUPERVISOR, ZYGOTE_LIBRARY, ZYGOTE_SCRIPT } from './supervisorBuild';
import { SupervisorFault, SupervisorProcess } from './supervisorProcess';

const TRIES = 2;

/** A slot's supervisors: the plain one and, once a warm interpreter was asked for, one of those each. */
type Slot = Map<string, { readonly process: SupervisorProcess; readonly toolDirs: number }>;

const PLAIN = '';

/** The sandbox proper: one long-lived bubblewrap a slot, with a supervisor inside that gives every run namespaces of its own. */
export class SupervisedSandbox implements Sandbox {
  readonly backend: SandboxBackend = 'supervisor';
  readonly reducedBecause = null;
  readonly stats: SandboxStats = { execs: 0, zygoteExecs: 0, supervisorRestarts: 0 };
  private readonly queue: SlotQueue;
  private readonly idle: Slot[];
  private readonly everySlot: readonly Slot[];
  private readonly inputs = new InputStore();
  /** Grows only; a supervisor that was started with fewer is replaced when it is next needed. */
  private readonly toolDirs: string[] = [];
  private disposed = false;

  private constructor(private readonly store: ArtifactStore, private readonly supervisorDir: string, readonly slots: number, private readonly niceness: number) {
    this.queue = new SlotQueue(slots);
    this.everySlot = Array.from({ length: slots }, () => new Map());
    this.idle = [...this.everySlot];
  }

  /** @throws {SupervisorFault} where programs cannot be confined here. */
  static async open(store: ArtifactStore, supervisorDir: string, slots: number, niceness: number): Promise<SupervisedSandbox> {
    const sandbox = new SupervisedSandbox(store, supervisorDir, slots, niceness);
    try {
      await sandbox.supervisor(sandbox.idle[0]!, PLAIN);
      return sandbox;
    } catch (error) {
      await sandbox.dispose();
      throw error;
    }
  }

  hasArtifact(key: string): boolean {
    return this.store.has(key);
  }

  artifactPath(key: string): string {
    return this.store.path(key);
  }

  async exec(spec: ExecSpec, signal: AbortSignal): Promise<ExecResult> {
    const [result] = await this.inSlot([spec], signal);
    return result!;
  }

  async connect(first: ExecSpec, second: ExecSpec, signal: AbortSignal): Promise<readonly [ExecResult, ExecResult]> {
    const [one, two] = await this.inSlot([first, second], signal);
    return [one!, two!];
  }

  async dispose(): Promise<void> {
    this.disposed = true;
    await Promise.all(this.everySlot.flatMap((slot) => [...slot.values()].map(({ process }) => process.dispose())));
    await this.queue.close();
    this.inputs.dispose();
  }

  private inSlot(specs: readonly ExecSpec[], signal: AbortSignal): Promise<readonly ExecResult[]> {
    return this.queue.run(async () => {
      const slot = this.idle.pop()!;
      try {
        return await this.tryTwice(slot, specs, signal);
      } finally {
        this.idle.push(slot);
      }
    }, specs[0]!.priority ?? 1, signal);
  }

  /** A supervisor that fails says nothing of the program: another one tries, then it is the judge's error. */
  private async tryTwice(slot: Slot, specs: readonly ExecSpec[], signal: AbortSignal): Promise<readonly ExecResult[]> {
    let fault = '';
    for (let attempt = 0; attempt < TRIES; attempt++) {
      try {
        const results = await this.run(slot, specs, signal);
        if (results.every((result) => result.status !== 'error') || attempt === TRIES - 1) return results;
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof SupervisorFault) || this.disposed) throw error;
        this.stats.supervisorRestarts++;
        fault = error.message;
      }
    }
    return specs.map(() => ({ ...NOTHING, status: 'error', error: fault }));
  }

  private async run(slot: Slot, specs: readonly ExecSpec[], signal: AbortSignal): Promise<readonly ExecResult[]> {
    for (const dir of specs.flatMap((spec) => spec.toolDirs ?? [])) if (!this.toolDirs.includes(dir)) this.toolDirs.push(dir);
    const zygote = specs.length === 1 ? specs[0]!.zygote : undefined;
    const supervisor = await this.supervisor(slot, zygote?.interpreter ?? PLAIN);
    signal.throwIfAborted();
    this.stats.execs += specs.length;
    if (zygote) this.stats.zygoteExecs++;

    const staged = specs.map((spec) => spec.collect ? this.store.stage() : null);
    try {
      const placements = specs.map((spec, i) => this.place(spec, staged[i]!));
      const frame = specs.length === 1
        ? encodeRun(specs[0]!, placements[0]!)
        : encodeConnect(specs[0]!, placements[0]!, specs[1]!, placements[1]!);
      const wallMs = Math.max(...specs.map((spec) => spec.limits.wallMs));
      const replies = await supervisor.request(frame, specs.length === 1 ? 1 : 2, wallMs, signal);
      signal.throwIfAborted();
      replies.forEach((reply, i) => {
        if (!reply.collected || !staged[i]) return;
        this.store.adopt(staged[i], specs[i]!.collect!.artifact);
        staged[i] = null;
      });
      return replies.map((reply, i) => toResult(reply, specs[i]!));
    } finally {
      for (const dir of staged) if (dir) this.store.discard(dir);
    }
  }

  private place(spec: ExecSpec, staged: string | null): Placement {
    return {
      sharedInput: this.inputs.share(spec.stdin),
      staged: staged === null ? null : this.store.stagedName(staged),
      env: Object.entries({ ...DEFAULT_ENV, ...spec.env }).map(([name, value]) => `${name}=${value}`),
      argv: spec.zygote ? spec.argv.slice(spec.argv.indexOf(spec.files[0]!.name)) : spec.argv,
    };
  }

  /** The slot's supervisor of that kind, started or replaced as need be. */
  private async supervisor(slot: Slot, interpreter: string): Promise<SupervisorProcess> {
    const known = slot.get(interpreter);
    if (known?.process.alive && known.toolDirs === this.toolDirs.length) return known.process;
    await known?.process.dispose();
    if (this.disposed) throw new Error('The sandbox has been closed.');
    const toolDirs = this.toolDirs.length;
    const view = supervisorView(
      { artifacts: this.store.root, inputs: this.inputs.dir, staging: this.store.stagingRoot, supervisor: this.supervisorDir },
      this.toolDirs, interpreter === PLAIN ? {} : { PYTHONHASHSEED: '0' },
    );
    const program = `/box/supervisor/${SUPERVISOR}`;
    const command = interpreter === PLAIN
      ? [program, 'serve', String(this.niceness)]
      : [program, 'launch', String(this.niceness), interpreter, '-B', `/box/supervisor/${ZYGOTE_SCRIPT}`, `/box/supervisor/${ZYGOTE_LIBRARY}`];
    const process = await SupervisorProcess.start('bwrap', [...view, ...command]);
    slot.set(interpreter, { process, toolDirs });
    return process;
  }
}

const EMPTY = new Uint8Array();

const NOTHING: Omit<ExecResult, 'status'> = {
  exitCode: null, signal: null, cpuMs: 0, wallMs: 0, peakBytes: 0, stdout: EMPTY, stdoutBytes: 0, stderr: EMPTY,
  collected: false, readBack: {}, syntaxError: false,
};

function toResult(reply: Reply, spec: ExecSpec): ExecResult {
  const { cpuMs, wallMs, peakBytes, stdout, stdoutBytes, stderr, collected, syntaxError } = reply;
  const readBack = Object.fromEntries((spec.readBack ?? []).flatMap((name, i) => reply.readBack[i] ? [[name, reply.readBack[i]] as const] : []));
  const measured = { cpuMs, wallMs, peakBytes, stdout, stdoutBytes, stderr, collected, readBack, syntaxError, exitCode: null, signal: null };
  switch (reply.status) {
    case 'exited': return { ...measured, status: 'exited', exitCode: reply.code };
    case 'signaled': return { ...measured, status: 'signaled', signal: signalName(reply.code) };
    case 'fault': return { ...measured, status: 'error', error: `The sandbox could not run the program: ${reply.fault}` };
    case 'cancelled': return { ...measured, status: 'error', error: 'The run was cancelled.' };
    case 'time':
    case 'wall':
    case 'memory':
    case 'output': return { ...measured, status: reply.status };
  }
}
