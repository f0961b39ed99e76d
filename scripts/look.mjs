// `npm run look [-- STATE/VIEW/THEME/WIDTH] [--axe] [--german]`: pictures of the panel in out/look; `--readme` takes media/screenshot.png.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensureHost } from '../test/host/setup.mjs';
import { ensureNeeds } from './machine.mjs';
import { ROOT, build as buildProduct, ensurePackages } from './project.mjs';

const args = process.argv.slice(2);
const missing = ensureNeeds('chromium');
if (missing.length > 0) throw new Error(`${missing.join(', ')} missing`);
ensurePackages();
buildProduct();
if (args.includes('--readme')) ensureHost();
const { build } = await import('esbuild');
const outfile = path.join(ROOT, 'out', 'look', 'look.js');
await build({ entryPoints: [path.join(ROOT, 'test', 'ui', 'panelGallery.ts')], outfile, bundle: true, platform: 'node', target: 'node20', format: 'cjs', external: ['playwright-core'], logLevel: 'warning' });
process.exitCode = spawnSync(process.execPath, [outfile, ...args], { cwd: ROOT, stdio: 'inherit' }).status ?? 1;
