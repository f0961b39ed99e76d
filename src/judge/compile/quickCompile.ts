import type { ExecResult, ExecSpec, Sandbox } from '../sandbox/sandbox';
import type { CxxKits } from './cxxKits';
import { quickCommand } from './cxxKits';

/**
 * Compiles with a kit, if one is ready.
 * @param spec the plain compile.
 * @returns `null` where there was no kit, or where anything at all went wrong with it: the plain compile has the word.
 */
export async function quickCompile(
  sandbox: Sandbox, kits: CxxKits, spec: ExecSpec, version: string, artifact: string, signal: AbortSignal,
): Promise<ExecResult | null> {
  const quick = quickCommand(spec.argv, version, spec.toolDirs ?? []);
  const kit = kits.get(quick.recipe);
  if (!kit || !spec.collect) return null;
  const result = await sandbox.exec({ ...spec, argv: quick.with(kit), mounts: [kit.mount], collect: { ...spec.collect, artifact } }, signal);
  return result.collected ? result : null;
}
