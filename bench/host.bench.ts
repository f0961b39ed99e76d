/** In a real VS Code: how long activation takes, whether it touches a folder, and how long a run of 200 samples, panel open, holds the extension host's event loop. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { startVSCode as StartVSCode } from '../test/host/vscodeHost.mjs';
import type { HostFigures } from './inHost';

const ROOT = path.resolve(__dirname, '..', '..');
const ASKED = { activationMs: 50, delayP99Ms: 50 };

async function measure(): Promise<HostFigures> {
  const testsModule = path.join(ROOT, 'out', 'bench', 'inHost.js');
  await build({ entryPoints: [path.join(ROOT, 'bench', 'inHost.ts')], outfile: testsModule, bundle: true, platform: 'node', target: 'node20', format: 'cjs', external: ['vscode'], logLevel: 'warning' });
  const script = (name: string): string => pathToFileURL(path.join(ROOT, 'test', 'host', name)).href;
  const { ensureHost } = await import(script('setup.mjs')) as { ensureHost: () => void };
  const { startVSCode } = await import(script('vscodeHost.mjs')) as { startVSCode: typeof StartVSCode };
  ensureHost();
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'shortlist-bench-'));
  const output = path.join(scratch, 'figures.json');
  const host = await startVSCode({ open: mkdtempSync(path.join(scratch, 'work-')), developmentExtension: ROOT, testsModule, env: { SHORTLIST_BENCH_OUTPUT: output } });
  try {
    if (await host.testsExited !== 0) throw new Error('The bench failed inside the extension host.');
    return JSON.parse(readFileSync(output, 'utf8')) as HostFigures;
  } finally {
    await host.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}

const rounded = (ms: number): number => Math.round(ms * 10) / 10;

async function main(): Promise<void> {
  const figures = await measure();
  if (process.argv.includes('--json')) { console.log(JSON.stringify(figures)); return; }
  const { activationMs, activationCpuMs, ownMs, touched, samples, runMs, delayMs, idleMs } = figures;
  console.log(`activation            ${rounded(ownMs.load + ownMs.call)} ms: loading ${ownMs.load}, call ${ownMs.call} (asked: under ${ASKED.activationMs})`);
  console.log(`the way to the window and back with it: ${activationMs} ms, ${activationCpuMs} ms of the processor`);
  console.log(`touched before a command: ${touched.length === 0 ? 'nothing' : touched.join(', ')}`);
  console.log(`event loop of the host over a run of ${samples} samples (${Math.round(runMs / 1000)} s): p50 ${delayMs.p50}, p99 ${delayMs.p99} (asked: under ${ASKED.delayP99Ms}), max ${delayMs.max} ms`);
  console.log(`event loop while idle: p99 ${idleMs.p99}, max ${idleMs.max} ms`);
}

main().catch((error: unknown) => { console.error(error); process.exitCode = 1; });
