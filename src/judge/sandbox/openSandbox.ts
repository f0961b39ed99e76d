import type { Sandbox, SandboxOptions } from './sandbox';
import { availableParallelism } from 'node:os';
import { BwrapPerRun } from './bwrapPerRun';

/** @throws {UserError} where no sandbox can be had. */
export async function openSandbox(options: SandboxOptions): Promise<Sandbox> {
  return BwrapPerRun.open(options.cacheDir, options.slots ?? availableParallelism());
}
