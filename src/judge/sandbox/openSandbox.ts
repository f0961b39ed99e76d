import { availableParallelism } from 'node:os';
import { ArtifactStore } from './artifactStore';
import { BwrapPerRun } from './bwrapPerRun';
import type { Sandbox, SandboxOptions } from './sandbox';
import { SupervisedSandbox } from './supervisedSandbox';
import { buildSupervisor } from './supervisorBuild';

/** Candidates yield to whatever the user is doing. */
const DEFAULT_NICENESS = 10;

/** @throws {UserError} where no sandbox can be had. */
export async function openSandbox(options: SandboxOptions): Promise<Sandbox> {
  const slots = options.slots ?? availableParallelism();
  const store = new ArtifactStore(options.cacheDir);
  if (options.backend === 'bwrapPerRun') return new BwrapPerRun(store, slots);
  const built = await buildSupervisor(options.cacheDir);
  if ('fault' in built) throw new Error(built.fault);
  return await SupervisedSandbox.open(store, built.dir, slots, options.niceness ?? DEFAULT_NICENESS);
}
