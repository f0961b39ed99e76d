/** From source to something that runs: any row of the language table that is not on a quicker path. */
import { createHash } from 'node:crypto';
import { UserError } from '../userError';
import type { CompileResult, Program } from './contract';
import { cleanDiagnostics } from './diagnostics';
import type { FoundTools } from './languages/detect';
import { findTools } from './languages/detect';
import type { Language } from './languages/language';
import { prepareSource } from './prepareSource';
import type { SourceFile } from './prepareSource';
import type { ExecLimits, ExecResult, ExecSpec, Sandbox, WorkFile } from './sandbox/sandbox';

/** What compiling may take. Generous in memory: `bits/stdc++.h` with templates needs it. */
const COMPILE_LIMITS: ExecLimits = {
  cpuMs: 30_000, wallMs: 60_000, memoryBytes: 2 * 2 ** 30, stackBytes: 64 * 2 ** 20, outputBytes: 2 ** 20, processes: 256, fileBytes: 512 * 2 ** 20,
};

/** A program that can be started. */
export interface Runnable {
  readonly language: Language;
  /** Identifies the program, the tools and their flags; equal keys behave alike. */
  readonly key: string;
  /** With the placeholders of limits still in it. */
  readonly argv: readonly string[];
  readonly mounts: ExecSpec['mounts'];
  readonly files: readonly WorkFile[];
  readonly toolDirs: readonly string[];
  readonly zygote: ExecSpec['zygote'];
}

export type Compiled =
  | { readonly result: CompileResult; readonly runnable: Runnable }
  | { readonly result: CompileResult; readonly runnable: null; readonly error?: string };

/** @throws {UserError} where the tools of the language are missing. */
export async function requireTools(language: Language): Promise<FoundTools> {
  const tools = await findTools(language);
  if (typeof tools === 'string') throw new UserError(tools, 'checkSetup');
  return tools;
}

export interface CompileOptions {
  readonly priority: number;
  /** Laid beside the source: headers such as testlib's. */
  readonly extraFiles?: readonly WorkFile[];
}

/** Compiles with the row's own flags, unless the artifact is already there; interpreted languages need nothing. */
export async function compileProgram(
  sandbox: Sandbox, program: Program, language: Language, options: CompileOptions, signal: AbortSignal,
): Promise<Compiled> {
  const tools = await requireTools(language);
  let source: SourceFile;
  try {
    source = prepareSource(program.source, language);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { result: { ok: false, diagnostics: error.message, cpuMs: 0, cached: false }, runnable: null };
  }
  const toolDirs = [...new Set(Object.values(tools).flatMap((tool) => tool.folders))];
  const extraFiles = options.extraFiles ?? [];
  const key = digest([language.compile, language.run, language.env, Object.values(tools).map((tool) => [tool.path, tool.version]),
    source.name, source.content, extraFiles.map((file) => file.content.toString())]);
  const fill = (inRun: boolean) => (part: string) => fillTools(part, tools)
    .replaceAll('{source}', source.name).replaceAll('{class}', source.mainClass)
    .replaceAll('{artifact}', inRun ? '/artifact' : '.');
  const base = { language, key, toolDirs, zygote: undefined };
  if (language.compile.length === 0) {
    const runnable: Runnable = { ...base, argv: language.run.map(fill(true)), mounts: [], files: [{ name: source.name, content: source.content }, ...extraFiles] };
    return { result: { ok: true, diagnostics: '', cpuMs: 0, cached: false }, runnable };
  }
  const artifact = `${language.id.replace(/[^\w.-]/g, '_')}-${key}`;
  const runnable: Runnable = { ...base, argv: language.run.map(fill(true)), mounts: [{ artifact, at: '/artifact' }], files: [] };
  if (sandbox.hasArtifact(artifact)) return { result: { ok: true, diagnostics: '', cpuMs: 0, cached: true }, runnable };
  const exec = await sandbox.exec({
    argv: language.compile.map(fill(false)), stdin: null, files: [{ name: source.name, content: source.content }, ...extraFiles],
    collect: { artifact, files: language.artifacts }, env: { TMPDIR: '/work', ...language.env }, toolDirs, keepStderr: 'head', limits: COMPILE_LIMITS,
    priority: options.priority,
  }, signal);
  if (exec.status === 'error') return { result: failed(exec, ''), runnable: null, error: exec.error ?? 'the sandbox failed' };
  if (!exec.collected) return { result: failed(exec, whyNot(exec)), runnable: null };
  return { result: { ok: true, diagnostics: cleanDiagnostics(exec.stderr), cpuMs: exec.cpuMs, cached: false }, runnable };
}

function failed(exec: ExecResult, why: string): CompileResult {
  const words = [cleanDiagnostics(exec.stderr), cleanDiagnostics(exec.stdout), why].filter((text) => text !== '');
  return { ok: false, diagnostics: words.join('\n'), cpuMs: exec.cpuMs, cached: false };
}

function whyNot(exec: ExecResult): string {
  switch (exec.status) {
    case 'time':
    case 'wall': return `The compiler was stopped after ${COMPILE_LIMITS.cpuMs / 1000} s.`;
    case 'memory': return `The compiler was stopped: it needed more than ${COMPILE_LIMITS.memoryBytes / 2 ** 20} MB.`;
    case 'output': return 'The compiler was stopped: its messages had no end.';
    case 'signaled': return `The compiler was ended by ${exec.signal ?? 'a signal'}.`;
    case 'exited':
    case 'error': return exec.exitCode === 0 ? 'The compiler left no program behind.' : '';
  }
}

function fillTools(part: string, tools: FoundTools): string {
  return part.replace(/\{(\w+)\}/g, (whole, name: string) => tools[name]?.path ?? whole);
}

export function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 27);
}
