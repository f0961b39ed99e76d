/** From source to something that runs: any row of the language table that is not on a quicker path. */
import { UserError } from '../userError';
import type { CxxKits } from './compile/cxxKits';
import { quickCompile } from './compile/quickCompile';
import type { QuickStarts } from './compile/quickStart';
import { isLinkFailure } from './compile/quickStart';
import type { CompileResult, Program } from './contract';
import { cleanDiagnostics } from './diagnostics';
import { digest } from './digest';
import type { FoundTools } from './languages/detect';
import { findTools } from './languages/detect';
import type { Language } from './languages/language';
import { prepareSource } from './prepareSource';
import type { SourceFile } from './prepareSource';
import type { ExecLimits, ExecResult, ExecSpec, Sandbox, WorkFile } from './sandbox/sandbox';
import { say } from '../say';

/** What compiling may take. Generous in memory: `bits/stdc++.h` with templates needs it. */
const COMPILE_LIMITS: ExecLimits = {
  cpuMs: 30_000, wallMs: 60_000, memoryBytes: 2 * 2 ** 30, stackBytes: 64 * 2 ** 20, outputBytes: 2 ** 20, processes: 256, fileBytes: 512 * 2 ** 20,
  addressSpaceBytes: null,
};

/** A program that can be started. */
export interface Runnable {
  readonly language: Language;
  /** With the placeholders of limits still in it. */
  readonly argv: readonly string[];
  readonly mounts: ExecSpec['mounts'];
  readonly files: readonly WorkFile[];
  readonly toolDirs: readonly string[];
  readonly zygote: ExecSpec['zygote'];
  /** Compiled for speed of compiling: what it fails by time, memory or a crash is to be tried with the row's own flags. */
  readonly quick: boolean;
}

export type Compiled =
  | { readonly result: CompileResult; readonly runnable: Runnable }
  /** `refused`: the compiler's word on the source; `limit`: it did not come to an end; `judge`: the sandbox failed. */
  | { readonly result: CompileResult; readonly runnable: null; readonly reason: 'refused' | 'limit' | 'judge' };

export interface CompileOptions {
  readonly tier: 'fast' | 'final';
  /** Precompiled headers for the fast tier. */
  readonly kits?: CxxKits;
  readonly quickStarts?: QuickStarts;
  readonly priority: number;
  /** CPU time that the compiler may take. Default 30 s. */
  readonly timeLimitMs?: number | undefined;
  /** Laid beside the source: headers such as testlib's. */
  readonly extraFiles?: readonly WorkFile[];
}

/** @throws {UserError} where the tools of the language are missing. */
export async function requireTools(language: Language): Promise<FoundTools> {
  const tools = await findTools(language);
  if (typeof tools === 'string') throw new UserError(tools, 'checkSetup');
  return tools;
}

/**
 * Identifies a program together with the tools and flags that make it run: equal keys behave alike.
 * @throws {UserError} where the tools of the language are missing.
 */
export async function programKey(program: Program, language: Language, tier: CompileOptions['tier']): Promise<string> {
  const tools = await requireTools(language);
  const { compile, run, env, transform, timeFactor, memoryExtraBytes } = language;
  return digest([
    Object.values(tools).map((tool) => [tool.path, tool.version]), compile, run, env, transform, timeFactor, memoryExtraBytes,
    language.fastPath === 'cxx-header' ? tier : 'final', program.source,
  ]);
}

/**
 * Compiles, unless the artifact is already there; interpreted languages need nothing.
 * @throws {UserError} where the tools of the language are missing. AbortError when the signal fires.
 */
export async function compileProgram(
  sandbox: Sandbox, program: Program, language: Language, options: CompileOptions, signal: AbortSignal,
): Promise<Compiled> {
  const tools = await requireTools(language);
  let source: SourceFile;
  try {
    source = prepareSource(program.source, language);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { result: { ok: false, diagnostics: error.message, cpuMs: 0, cached: false }, runnable: null, reason: 'refused' };
  }
  const files = [{ name: source.name, content: source.content }, ...options.extraFiles ?? []];
  const toolDirs = [...new Set(Object.values(tools).flatMap((tool) => tool.folders))];
  const fill = (part: string, folder: string) => part.replace(/\{(\w+)\}/g, (whole, name: string) => tools[name]?.path ?? whole)
    .replaceAll('{source}', source.name).replaceAll('{class}', source.mainClass).replaceAll('{artifact}', folder);
  const argv = language.run.map((part) => fill(part, '/artifact'));
  const base = { language, argv, toolDirs, quick: false };
  if (language.compile.length === 0) {
    const interpreter = language.fastPath === 'python-zygote' ? tools['python']?.path : undefined;
    const zygote = interpreter === undefined ? undefined : { kind: 'python3' as const, interpreter };
    return { result: { ok: true, diagnostics: '', cpuMs: 0, cached: false }, runnable: { ...base, mounts: [], files, zygote } };
  }
  const artifact = `${language.id.replace(/[^\w.-]/g, '_')}-${digest([await programKey(program, language, 'final'), options.extraFiles?.map((file) => file.content.toString())])}`;
  const runnable: Runnable = { ...base, mounts: [{ artifact, at: '/artifact' }], files: [], zygote: undefined };
  if (sandbox.hasArtifact(artifact)) return { result: { ok: true, diagnostics: '', cpuMs: 0, cached: true }, runnable };
  const limits = options.timeLimitMs === undefined
    ? COMPILE_LIMITS : { ...COMPILE_LIMITS, cpuMs: options.timeLimitMs, wallMs: options.timeLimitMs * 4 };
  const spec: ExecSpec = {
    argv: language.compile.map((part) => fill(part, '.')), stdin: null, files, collect: { artifact, files: language.artifacts },
    env: { TMPDIR: '/work', ...language.env }, toolDirs, keepStderr: 'head', limits, priority: options.priority,
  };
  if (options.kits && options.tier === 'fast' && language.fastPath === 'cxx-header') {
    const quickArtifact = `quick-${artifact}`;
    const quickRunnable: Runnable = { ...runnable, mounts: [{ artifact: quickArtifact, at: '/artifact' }], quick: true };
    if (sandbox.hasArtifact(quickArtifact)) return { result: { ok: true, diagnostics: '', cpuMs: 0, cached: true }, runnable: quickRunnable };
    const version = Object.values(tools)[0]?.version ?? '';
    const quick = await quickCompile(sandbox, options.kits, spec, version, quickArtifact, signal);
    if (quick) return { result: { ok: true, diagnostics: '', cpuMs: quick.cpuMs, cached: false }, runnable: quickRunnable };
  }
  const flags = await options.quickStarts?.flagsFor(language, spec, argv, Object.values(tools)[0]?.version ?? '', signal) ?? [];
  let exec = await sandbox.exec({ ...spec, argv: [...spec.argv, ...flags] }, signal);
  if (!exec.collected && flags.length > 0 && isLinkFailure(exec.stderr)) exec = await sandbox.exec(spec, signal);
  if (exec.status === 'error') return { result: failed(exec, exec.error ?? say`The sandbox failed.`), runnable: null, reason: 'judge' };
  if (!exec.collected) return { result: failed(exec, whyNot(exec, limits)), runnable: null, reason: exec.status === 'exited' ? 'refused' : 'limit' };
  return { result: { ok: true, diagnostics: cleanDiagnostics(exec.stderr), cpuMs: exec.cpuMs, cached: false }, runnable };
}

function failed(exec: ExecResult, why: string): CompileResult {
  const words = [cleanDiagnostics(exec.stderr), cleanDiagnostics(exec.stdout), why].filter((text) => text !== '');
  return { ok: false, diagnostics: words.join('\n'), cpuMs: exec.cpuMs, cached: false };
}

function whyNot(exec: ExecResult, limits: ExecLimits): string {
  switch (exec.status) {
    case 'time':
    case 'wall': return say`The compiler was stopped after ${limits.cpuMs / 1000} s.`;
    case 'memory': return say`The compiler was stopped: it needed more than ${limits.memoryBytes / 2 ** 20} MB.`;
    case 'output': return say`The compiler was stopped: its messages had no end.`;
    case 'signaled': return say`The compiler was ended by ${exec.signal ?? say`a signal`}.`;
    case 'exited':
    case 'error': return exec.exitCode === 0 ? say`The compiler left no program behind.` : '';
  }
}
