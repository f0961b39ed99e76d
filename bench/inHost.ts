/** Runs inside the extension host of a real VS Code, for `host.bench.ts`: activates Shortlist, solves with 200 samples, and writes what it measured. */
import { readFileSync, writeFileSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import Module from 'node:module';
import path from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import * as vscode from 'vscode';

const SAMPLES = 200;
const LONGEST_MS = 6 * 60_000;

export interface HostFigures {
  /** From asking the host to its answer, with the way to the window and back. */
  readonly activationMs: number;
  /** The processor's time in it, which a busy machine does not stretch. */
  readonly activationCpuMs: number;
  /** What VS Code itself counts as the activation of an extension (Developer: Show Running Extensions): loading its code, and the call. */
  readonly ownMs: { readonly load: number; readonly call: number };
  /** Files and folders of Shortlist's that were there before any command was run. */
  readonly touched: readonly string[];
  readonly samples: number;
  readonly runMs: number;
  readonly delayMs: { readonly p50: number; readonly p99: number; readonly max: number };
  /** The same host left alone for a while: what the machine adds. */
  readonly idleMs: { readonly p99: number; readonly max: number };
}

const rounded = (ms: number): number => Math.round(ms * 10) / 10;
const home = (): string => path.dirname(process.env['HOME']!);
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Event-loop delay over what `work` takes, above the histogram's own resolution. */
async function delayDuring(work: () => Promise<unknown>) {
  const resolution = 5;
  const histogram = monitorEventLoopDelay({ resolution });
  histogram.enable();
  await work();
  histogram.disable();
  const above = (ns: number): number => rounded(Math.max(0, ns / 1e6 - resolution));
  return { p50: above(histogram.percentile(50)), p99: above(histogram.percentile(99)), max: above(histogram.max) };
}

async function named(pattern: RegExp): Promise<string[]> {
  const names = await readdir(home(), { recursive: true }).catch(() => []);
  return names.filter((name) => pattern.test(name) && !/(?:^|\/)(?:logs|extensions|CachedProfilesData)\//.test(name));
}

async function finished(): Promise<boolean> {
  for (const name of await named(/runs\/[^/]+\/events\.jsonl$/)) {
    const text = await readFile(path.join(home(), name), 'utf8');
    if (text.slice(-4000).includes('"type":"run-ended"')) return true;
  }
  return false;
}

interface Loader { _load(request: string, ...rest: unknown[]): unknown }
interface Entry { activate(context: vscode.ExtensionContext): unknown; deactivate(): unknown }

/** Takes the time of loading the module `main` and of the call of its `activate`. */
function timeEntry(main: string): { load: number; call: number } {
  const times = { load: 0, call: 0 };
  const loader = Module as unknown as Loader;
  const load = loader._load.bind(Module);
  loader._load = (request, ...rest) => {
    const before = performance.now();
    const loaded = load(request, ...rest);
    if (!request.startsWith(main)) return loaded;
    times.load = rounded(performance.now() - before);
    const entry = loaded as Entry;
    const activate = (context: vscode.ExtensionContext) => {
      const called = performance.now();
      const result = entry.activate(context);
      times.call = rounded(performance.now() - called);
      return result;
    };
    return { activate, deactivate: entry.deactivate };
  };
  return times;
}

export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension('shortlist.shortlist')!;
  if (extension.isActive) throw new Error('Shortlist was active before it was asked for anything.');
  const ownMs = timeEntry(path.join(extension.extensionPath, 'dist', 'extension'));
  await wait(3000);
  const before = performance.now();
  const cpuBefore = process.cpuUsage();
  await extension.activate();
  const activationMs = rounded(performance.now() - before);
  const cpu = process.cpuUsage(cpuBefore);
  const activationCpuMs = rounded((cpu.user + cpu.system) / 1000);
  await wait(1000);
  const touched = await named(/shortlist\.shortlist/i);
  const idle = await delayDuring(() => wait(10_000));

  const statement = readFileSync(path.join(extension.extensionPath, 'samples', 'lantern-ring', 'statement.md'));
  const file = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'lantern-ring.md');
  await vscode.workspace.fs.writeFile(file, statement);
  const settings = vscode.workspace.getConfiguration('shortlist');
  for (const [name, value] of Object.entries({ models: ['recorded'], preset: 'standard', samples: SAMPLES })) await settings.update(name, value, vscode.ConfigurationTarget.Workspace);
  await vscode.window.showTextDocument(file);
  const started = performance.now();
  const { p50, p99, max } = await delayDuring(async () => {
    await vscode.commands.executeCommand('shortlist.solve');
    while (!await finished()) {
      if (performance.now() - started > LONGEST_MS) throw new Error('The run did not end.');
      await wait(1000);
    }
  });
  const figures: HostFigures = {
    activationMs, activationCpuMs, ownMs, touched, samples: SAMPLES, runMs: Math.round(performance.now() - started), delayMs: { p50, p99, max }, idleMs: { p99: idle.p99, max: idle.max },
  };
  writeFileSync(process.env['SHORTLIST_BENCH_OUTPUT']!, JSON.stringify(figures));
}
