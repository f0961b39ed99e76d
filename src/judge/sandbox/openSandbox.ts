import { availableParallelism } from 'node:os';
import { UserError } from '../../userError';
import { ArtifactStore } from './artifactStore';
import { bubblewrapLauncher, sandboxExecLauncher, unsandboxedLauncher, wslLauncher } from './launchers';
import { PerRunSandbox } from './perRunSandbox';
import { probeSandbox } from './probe';
import type { Sandbox, SandboxBackend, SandboxOptions } from './sandbox';
import { SupervisedSandbox } from './supervisedSandbox';
import { buildSupervisor } from './supervisorBuild';
import { SupervisorFault } from './supervisorProcess';
import { say } from '../../say';

/** Candidates yield to whatever the user is doing. */
const DEFAULT_NICENESS = 10;

/**
 * The best sandbox of this machine. What it falls back to is as tight, only slower, and says why
 * (`Sandbox.reducedBecause`).
 * @throws {UserError} where none can be had, unless the options allow to do without.
 */
export async function openSandbox(options: SandboxOptions): Promise<Sandbox> {
  const slots = options.slots ?? availableParallelism();
  const store = new ArtifactStore(options.cacheDir);
  void store.trim().catch(() => undefined);
  const perRun = (launcher: ConstructorParameters<typeof PerRunSandbox>[1], why: string | null) => new PerRunSandbox(store, launcher, slots, why);
  const backend = options.backend ?? await chooseBackend(options);
  switch (backend) {
    case 'supervisor': return openSupervised(options, store, slots, (why) => perRun(bubblewrapLauncher, why));
    case 'bwrapPerRun': return perRun(bubblewrapLauncher, null);
    case 'sandboxExec': return perRun(sandboxExecLauncher, null);
    case 'wsl': return perRun(wslLauncher, null);
    case 'unsandboxed': return perRun(unsandboxedLauncher, say`Programs run without a sandbox, as the settings ask.`);
  }
}

/** @throws {UserError} where there is none, and no leave to do without. */
export async function chooseBackend({ allowUnsandboxed = false }: Pick<SandboxOptions, 'allowUnsandboxed'>, probing = probeSandbox()): Promise<SandboxBackend> {
  const probe = await probing;
  if (probe.backend) return probe.backend;
  if (typeof allowUnsandboxed === 'function' ? await allowUnsandboxed() : allowUnsandboxed) return 'unsandboxed';
  throw new UserError([say`Programs cannot be run safely here.`, probe.problem, probe.fix].join(' '), 'installSandbox');
}

async function openSupervised(options: SandboxOptions, store: ArtifactStore, slots: number, fallBack: (why: string) => Sandbox): Promise<Sandbox> {
  const built = await buildSupervisor(options.cacheDir);
  if ('fault' in built) return giveIn(options, built.fault, fallBack);
  try {
    return await SupervisedSandbox.open(store, built.dir, slots, options.niceness ?? DEFAULT_NICENESS);
  } catch (error) {
    if (!(error instanceof SupervisorFault)) throw error;
    return giveIn(options, error.message, fallBack);
  }
}

function giveIn(options: SandboxOptions, fault: string, fallBack: (why: string) => Sandbox): Sandbox {
  if (options.backend === 'supervisor') throw new UserError(say`The judge's supervisor cannot be used: ${fault}`, 'checkSetup');
  return fallBack(fault);
}
