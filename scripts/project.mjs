// Brings a fresh clone to where it can run: npm packages, then the build.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runOrThrow, say } from './machine.mjs';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** True when `node_modules` holds just what the lock file asks for (npm keeps its own account of it there). */
export function packagesAreFresh(folder = ROOT) {
  try {
    const read = (file) => JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')).packages;
    const wanted = read('package-lock.json');
    const present = read('node_modules/.package-lock.json');
    return Object.entries(wanted).every(([name, { version, optional }]) =>
      name === '' || (present[name] ? present[name].version === version : optional === true));
  } catch {
    return false;
  }
}

export function ensurePackages() {
  if (Number(process.versions.node.split('.')[0]) < 20) throw new Error(`Node 20 or newer is needed; this is ${process.version}.`);
  if (packagesAreFresh()) return;
  say('Installing npm packages');
  runOrThrow('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: ROOT });
}

export function build(...flags) {
  say('Building');
  runOrThrow(process.execPath, ['esbuild.js', ...flags], { cwd: ROOT });
}
