import { availableParallelism } from 'node:os';
import { UserError } from '../../userError';
import { findTools } from '../languages/detect';
import { languageByName } from '../languages/table';
import { ArtifactStore } from './artifactStore';
import { bubblewrapLauncher, sandboxExecLauncher, unsandboxedLauncher, wslLauncher } from './launchers';
import { PerRunSandbox } from './perRunSandbox';
import { probeSandbox } from './probe';
import type { Sandbox, SandboxBackend, SandboxOptions } from './sandbox';
import { SupervisedSandbox } from './supervisedSandbox';
import type { SupervisorKit } from './supervisorBuild';
import { buildSupervisor, pythonSupervisor } from './supervisorBuild';
import { SupervisorFault } from './supervisorProcess';
import { say, spoken } from '../../say';

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
    case 'pythonSupervisor': return openInPython(options, say`it was asked for`, store, slots);
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

/** The quickest that works: the supervisor in C, the one in Python, a bubblewrap for each run. */
async function openSupervised(options: SandboxOptions, store: ArtifactStore, slots: number, perRun: (why: string) => Sandbox): Promise<Sandbox> {
  const faults: string[] = [];
  for (const open of [openInC, openInPython]) {
    try {
      return await open(options, faults.join('; '), store, slots);
    } catch (error) {
      if (!(error instanceof SupervisorFault)) throw error;
      if (options.backend === 'supervisor') throw new UserError(say`The judge's supervisor cannot be used: ${spoken(error.message)}`, 'checkSetup');
      faults.push(error.message);
    }
  }
  return perRun(say`Programs start slowly, in a bubblewrap each, and with no system-call filter: ${spoken(faults.join('; '))}`);
}

type Opening = (options: SandboxOptions, why: string, store: ArtifactStore, slots: number) => Promise<Sandbox>;

const openInC: Opening = async (options, _why, store, slots) => openKit(await buildSupervisor(options.cacheDir), options, store, slots);

const openInPython: Opening = async (options, why, store, slots) => {
  const tools = await findTools(languageByName('python3')!);
  if (typeof tools === 'string') throw new SupervisorFault(tools);
  return openKit(await pythonSupervisor(options.cacheDir, tools['python']!, why), options, store, slots);
};

/** @throws {SupervisorFault} where programs cannot be confined so. */
function openKit(kit: SupervisorKit | { readonly fault: string }, { niceness }: SandboxOptions, store: ArtifactStore, slots: number): Promise<Sandbox> {
  if ('fault' in kit) throw new SupervisorFault(kit.fault);
  return SupervisedSandbox.open(store, kit, slots, niceness ?? DEFAULT_NICENESS);
}
