import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';
import boxC from '../supervisor/box.c';
import enterGroupSh from '../supervisor/enterGroup.sh';
import confineC from '../supervisor/confine.c';
import fenceC from '../supervisor/fence.c';
import protocolH from '../supervisor/protocol.h';
import reportC from '../supervisor/report.c';
import residueC from '../supervisor/residue.c';
import seccompC from '../supervisor/seccomp.c';
import supervisorC from '../supervisor/supervisor.c';
import supervisorH from '../supervisor/supervisor.h';
import watchC from '../supervisor/watch.c';
import wireC from '../supervisor/wire.c';
import confinePy from '../supervisor/confine.py';
import fencePy from '../supervisor/fence.py';
import supervisorPy from '../supervisor/supervisor.py';
import watchPy from '../supervisor/watch.py';
import wirePy from '../supervisor/wire.py';
import zygotePy from '../supervisor/zygote.py';
import { say, spoken } from '../../say';
import type { FoundTool } from '../languages/detect';

const run = promisify(execFile);

const SOURCES: Readonly<Record<string, string>> = {
  'box.c': boxC, 'confine.c': confineC, 'enterGroup.sh': enterGroupSh, 'fence.c': fenceC, 'protocol.h': protocolH, 'report.c': reportC,
  'residue.c': residueC, 'seccomp.c': seccompC, 'supervisor.c': supervisorC, 'supervisor.h': supervisorH, 'watch.c': watchC, 'wire.c': wireC, 'zygote.py': zygotePy,
};
const C_FILES = Object.keys(SOURCES).filter((name) => name.endsWith('.c'));
const COMPILERS = ['cc', 'gcc', 'clang'];
const PYTHON_SOURCES: Readonly<Record<string, string>> = {
  'confine.py': confinePy, 'enterGroup.sh': enterGroupSh, 'fence.py': fencePy, 'supervisor.py': supervisorPy,
  'watch.py': watchPy, 'wire.py': wirePy, 'zygote.py': zygotePy,
};

/** Starts a supervisor in a memory control group, on the host. */
export const ENTER_GROUP = 'enterGroup.sh';

const INSIDE = '/box/supervisor';
const SUPERVISOR = 'supervisor';
const ZYGOTE_LIBRARY = 'zygote.so';
const ZYGOTE_SCRIPT = `${INSIDE}/zygote.py`;

/** A supervisor that is ready to be started. */
export interface SupervisorKit {
  /** The folder that is shown as `/box/supervisor`. */
  readonly dir: string;
  /** Why it is not the quickest there is; `null` where it is. */
  readonly reducedBecause: string | null;
  /** Folders that the supervisor itself needs to see. */
  readonly toolDirs: readonly string[];
  /** What is started in the bubblewrap; of a warm interpreter, where one is named, in that. `fenced`: in a memory control group. */
  command(niceness: number, interpreter: string | null, fenced: boolean): readonly string[];
}

/**
 * Compiles the supervisor with the user's own C compiler, once per content, into a folder of the cache.
 * @returns that folder, or what failed.
 */
export async function buildSupervisor(cacheDir: string): Promise<SupervisorKit | { readonly fault: string }> {
  const made = await makeFolder(cacheDir, SOURCES, compile);
  if ('fault' in made) return made;
  return {
    dir: made.dir, reducedBecause: null, toolDirs: [],
    command: (niceness, interpreter, fenced) => interpreter === null
      ? [`${INSIDE}/${SUPERVISOR}`, 'serve', String(niceness), ...mark(fenced)]
      : [`${INSIDE}/${SUPERVISOR}`, 'launch', String(niceness), interpreter, '-B', '-S', ZYGOTE_SCRIPT, `${INSIDE}/${ZYGOTE_LIBRARY}`, ...mark(fenced)],
  };
}

const mark = (fenced: boolean): readonly string[] => (fenced ? ['fenced'] : []);

/** The kernel lays memory out by the limit of the stack at exec: a warm interpreter's is to have room to grow into. */
const WITH_ROOM = ['/bin/sh', '-c', 'ulimit -s 1048576 2>/dev/null || ulimit -s "$(ulimit -H -s)"; exec "$@"', 'sh'];

/** The supervisor in Python: as tight, not as quick. `why`: what the other one lacks. */
export async function pythonSupervisor(cacheDir: string, python: FoundTool, why: string): Promise<SupervisorKit | { readonly fault: string }> {
  const made = await makeFolder(cacheDir, PYTHON_SOURCES, () => Promise.resolve(null));
  if ('fault' in made) return made;
  const script = `${INSIDE}/supervisor.py`;
  return {
    dir: made.dir, toolDirs: python.folders, reducedBecause: say`Programs start more slowly, from a supervisor in Python: ${spoken(why)}.`,
    command: (niceness, interpreter, fenced) => interpreter === null
      ? [python.path, '-B', script, String(niceness), ...mark(fenced)]
      : [...WITH_ROOM, interpreter, '-B', '-S', ZYGOTE_SCRIPT, script, String(niceness), ...mark(fenced)],
  };
}

/** A folder of the cache with these files and what is built of them, once per content; or what failed. */
async function makeFolder(
  cacheDir: string, sources: Readonly<Record<string, string>>, build: (dir: string) => Promise<string | null>,
): Promise<{ readonly dir: string } | { readonly fault: string }> {
  const digest = createHash('sha256').update(JSON.stringify([sources, process.arch])).digest('hex').slice(0, 24);
  const root = path.join(cacheDir, 'supervisor');
  const dir = path.join(root, digest);
  if (existsSync(dir)) return { dir };
  mkdirSync(root, { recursive: true });
  const building = mkdtempSync(path.join(root, '.building-'));
  try {
    for (const [name, text] of Object.entries(sources)) writeFileSync(path.join(building, name), text);
    const fault = await build(building);
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
