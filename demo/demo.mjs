// `npm run demo`: from a fresh clone to a solved problem. Sets up, then solves a bundled problem with the recorded model: no key, no network.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ensureNeeds, say } from '../scripts/machine.mjs';
import { ROOT, build, ensurePackages } from '../scripts/project.mjs';

const sample = process.argv[2] ?? fs.readdirSync(path.join(ROOT, 'samples')).sort().find((name) => fs.existsSync(path.join(ROOT, 'samples', name, 'statement.md')));
const statement = sample && path.join('samples', sample, 'statement.md');
if (!statement || !fs.existsSync(path.join(ROOT, statement))) {
  console.error(`There is no sample called ${sample}. There are: ${fs.readdirSync(path.join(ROOT, 'samples')).join(', ')}.`);
  process.exit(2);
}

try {
  ensurePackages();
} catch (error) {
  console.error(error.message);
  process.exit(2);
}
if (ensureNeeds('bubblewrap', 'g++', 'python3').length > 0) process.exit(2);
build();

const outDir = path.join(ROOT, 'out', 'demo', sample);
fs.mkdirSync(outDir, { recursive: true });
const command = ['dist/cli.js', 'solve', statement, '--model', 'recorded', '--json', path.join('out', 'demo', sample, 'run.json')];
say(`node ${command.join(' ')}`);
const { status } = spawnSync(process.execPath, command, { cwd: ROOT, stdio: 'inherit' });
process.exit(status ?? 1);
