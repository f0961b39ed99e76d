// `npm run bench [-- judge] [--quick] [--json]`: bundles the benches and runs those that are named, or all.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as buildProduct, ensurePackages } from '../scripts/project.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const outdir = path.join(here, '..', 'out', 'bench');
const args = process.argv.slice(2);
const names = args.filter((arg) => !arg.startsWith('-'));
const options = args.filter((arg) => arg.startsWith('-'));
const benches = readdirSync(here).filter((file) => file.endsWith('.bench.ts')).map((file) => file.slice(0, -'.bench.ts'.length));
const unknown = names.filter((name) => !benches.includes(name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${benches.join(', ')}.`);
  process.exit(2);
}

ensurePackages();
buildProduct('--production'); // what is shipped
const { build } = await import('esbuild');
mkdirSync(outdir, { recursive: true });
for (const name of names.length > 0 ? names : benches) {
  await build({
    entryPoints: [path.join(here, `${name}.bench.ts`)], outfile: path.join(outdir, `${name}.js`), bundle: true, platform: 'node', target: 'node20', format: 'cjs', external: ['esbuild', 'playwright-core'],
    sourcemap: 'linked', logLevel: 'warning', loader: { '.c': 'text', '.h': 'text', '.py': 'text', '.sb': 'text', '.sh': 'text', '.html': 'text' },
  });
  const { status } = spawnSync(process.execPath, ['--enable-source-maps', path.join(outdir, `${name}.js`), ...options], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = status ?? 1;
}
