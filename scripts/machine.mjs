// What a script needs of the machine: programs on the PATH, and Debian's packages where they may be installed.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

export const say = (message) => console.log(`\n▸ ${message}`);

/** Full path of the first of `names` that the PATH holds, or null. */
export function findProgram(...names) {
  for (const name of names) {
    for (const dir of (process.env.PATH ?? '').split(path.delimiter)) {
      const file = path.join(dir, name);
      try {
        fs.accessSync(file, fs.constants.X_OK);
        if (fs.statSync(file).isFile()) return file;
      } catch { /* not in this folder */ }
    }
  }
  return null;
}

/** A Chromium to drive: `CHROMIUM`, or one of the usual names. */
export function findChromium() {
  return process.env.CHROMIUM || findProgram('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');
}

/** Each thing a script may want beside Node and npm, and the Debian packages it comes in. */
const NEEDS = {
  bubblewrap: { found: () => findProgram('bwrap'), packages: ['bubblewrap'], why: 'runs candidate programs in a sandbox' },
  chromium: { found: findChromium, packages: ['chromium', 'fonts-dejavu-core'], why: 'shows the real workbench that the tests drive' },
  'g++': { found: () => findProgram('g++', 'clang++'), packages: ['g++'], why: 'compiles C++ candidates' },
  python3: { found: () => findProgram('python3'), packages: ['python3'], why: 'runs Python candidates' },
};

/**
 * Sees to it that the named needs are met, by apt where this user may (root, or sudo without a password).
 * Says plainly what to install where that cannot be done, and returns the names that are still missing.
 */
export function ensureNeeds(...names) {
  const missing = () => names.filter((name) => !NEEDS[name].found());
  const before = missing();
  if (before.length === 0) return [];
  const packages = before.flatMap((name) => NEEDS[name].packages);
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const mayInstall = findProgram('apt-get') && (asRoot.length === 0 || (findProgram('sudo') && spawnSync('sudo', ['-n', 'true']).status === 0));
  if (mayInstall) {
    say(`Installing ${packages.join(', ')} with apt`);
    const apt = (...args) => spawnSync([...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'][0],
      [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'].slice(1).concat('-qq', '-o', 'DPkg::Lock::Timeout=300', args), { stdio: ['ignore', 'ignore', 'inherit'] });
    apt('update');
    apt('install', '-y', '--no-install-recommends', ...packages);
  }
  const after = missing();
  for (const name of after) {
    console.error(`Missing: ${name} (${NEEDS[name].why}). Install it, on Debian or Ubuntu with: sudo apt-get install ${NEEDS[name].packages.join(' ')}`);
  }
  return after;
}

/** The environment for a nested npm: without what the npm that started this script says of itself. */
export function cleanEnvironment() {
  const own = /^(npm_(lifecycle|package|command|execpath|node_execpath|config_(local_prefix|global_prefix|prefix|user_agent|noproxy|node_gyp|npm_version))|INIT_CWD$|NODE_ENV$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)));
}

/** Runs a set-up command in `cwd`; throws with the command's name when it fails. */
export function runOrThrow(command, args, { cwd, env = cleanEnvironment(), quiet = false }) {
  const result = spawnSync(command, args, { cwd, env, stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'], encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (result.status === 0) return;
  if (quiet) process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
  throw new Error(`${[command, ...args].join(' ')} failed in ${cwd}${result.error ? `: ${result.error.message}` : ''}`);
}
