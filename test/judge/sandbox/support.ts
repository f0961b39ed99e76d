import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { openSandbox } from '../../../src/judge/sandbox/openSandbox';
import type { ExecLimits, ExecResult, ExecSpec, Sandbox, SandboxOptions } from '../../../src/judge/sandbox/sandbox';

export const LIMITS: ExecLimits = {
  cpuMs: 2000, wallMs: 6000, memoryBytes: 256 * 2 ** 20, stackBytes: 256 * 2 ** 20, outputBytes: 2 ** 20, processes: 32, fileBytes: 64 * 2 ** 20,
};
export const COMPILE_LIMITS: ExecLimits = { ...LIMITS, cpuMs: 30_000, wallMs: 60_000, memoryBytes: 2 ** 30, addressSpaceBytes: null, fileBytes: 256 * 2 ** 20 };

/** Whatever holds for one holds for the other. */
export const SUPERVISORS = ['supervisor', 'pythonSupervisor'] as const;

export const NEVER = new AbortController().signal;
export const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

export async function withCache<T>(body: (cacheDir: string) => Promise<T>): Promise<T> {
  const cacheDir = mkdtempSync(path.join(tmpdir(), 'shortlist-test-'));
  try {
    return await body(cacheDir);
  } finally {
    rmSync(cacheDir, { recursive: true, force: true });
  }
}

export async function openTestSandbox(cacheDir: string, options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  return openSandbox({ cacheDir, slots: 2, niceness: 0, ...options });
}

export function shell(script: string, more: Partial<ExecSpec> = {}): ExecSpec {
  return { argv: ['/bin/sh', '-c', script], stdin: null, files: [], limits: LIMITS, ...more };
}

/** Compiles a C program into an artifact of that name, and runs it. */
export async function runC(sandbox: Sandbox, key: string, source: string, more: Partial<ExecSpec> = {}): Promise<ExecResult> {
  if (!sandbox.hasArtifact(key)) {
    const compiled = await sandbox.exec({
      argv: ['/usr/bin/g++', '-x', 'c++', '-O1', '-w', '-pthread', 'main.c', '-o', 'main'], stdin: null, files: [{ name: 'main.c', content: source }],
      env: { TMPDIR: '/work' }, collect: { artifact: key, files: ['main'] }, keepStderr: 'head', limits: COMPILE_LIMITS,
    }, NEVER);
    if (!compiled.collected) throw new Error(`The test program does not compile: ${text(compiled.stderr)}`);
  }
  return sandbox.exec({ argv: ['/artifact/main'], stdin: null, files: [], mounts: [{ artifact: key, at: '/artifact' }], limits: LIMITS, ...more }, NEVER);
}
