import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';
import boxC from '../supervisor/box.c';
import confineC from '../supervisor/confine.c';
import protocolH from '../supervisor/protocol.h';
import reportC from '../supervisor/report.c';
import residueC from '../supervisor/residue.c';
import seccompC from '../supervisor/seccomp.c';
import supervisorC from '../supervisor/supervisor.c';
import supervisorH from '../supervisor/supervisor.h';
import watchC from '../supervisor/watch.c';
import wireC from '../supervisor/wire.c';
import zygotePy from '../supervisor/zygote.py';
import { say } from '../../say';

const run = promisify(execFile);

const SOURCES: Readonly<Record<string, string>> = {
  'box.c': boxC, 'confine.c': confineC, 'protocol.h': protocolH, 'report.c': reportC, 'residue.c': residueC, 'seccomp.c': seccompC, 'supervisor.c': supervisorC, 'supervisor.h': supervisorH,
  'watch.c': watchC, 'wire.c': wireC, 'zygote.py': zygotePy,
};
const C_FILES = Object.keys(SOURCES).filter((name) => name.endsWith('.c'));
const COMPILERS = ['cc', 'gcc', 'clang'];

export const SUPERVISOR = 'supervisor';
export const ZYGOTE_LIBRARY = 'zygote.so';
export const ZYGOTE_SCRIPT = 'zygote.py';

/**
 * Compiles the supervisor with the user's own C compiler, once per content, into a folder of the cache.
 * @returns that folder, or what failed.
 */
export async function buildSupervisor(cacheDir: string): Promise<{ readonly dir: string } | { readonly fault: string }> {
  const digest = createHash('sha256').update(JSON.stringify([SOURCES, process.arch])).digest('hex').slice(0, 24);
  const root = path.join(cacheDir, 'supervisor');
  const dir = path.join(root, digest);
  if (existsSync(dir)) return { dir };
  mkdirSync(root, { recursive: true });
  const building = mkdtempSync(path.join(root, '.building-'));
  try {
    for (const [name, text] of Object.entries(SOURCES)) writeFileSync(path.join(building, name), text);
    const fault = await compile(building);
    if (fault !== null) return { fault };
    chmodSync(building, 0o755);
    try {
      renameSync(building, dir);
    } catch (error) {
      if (!existsSync(dir)) throw error;
    }
    return { dir };
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
}

/** Static where the C library can be linked so: it starts programs twice as fast. */
async function compile(dir: string): Promise<string | null> {
  let fault = say`no C compiler was found (cc, gcc or clang)`;
  for (const compiler of COMPILERS) {
    for (const linking of [['-static'], []]) {
      try {
        await run(compiler, ['-O2', ...linking, ...C_FILES, '-o', SUPERVISOR], { cwd: dir });
        await run(compiler, ['-O2', '-shared', '-fPIC', '-pthread', '-DSHORTLIST_ZYGOTE', ...C_FILES, '-o', ZYGOTE_LIBRARY], { cwd: dir });
        return null;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') break;
        fault = say`the supervisor could not be compiled by ${compiler}: ${String(error).slice(0, 400)}`;
      }
    }
  }
  return fault;
}
