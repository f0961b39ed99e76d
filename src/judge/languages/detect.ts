/** Looking for compilers and interpreters on this machine. */
import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import * as path from 'node:path';
import type { Language, Tool } from './language';
import type { LanguageTable } from './table';
import { say } from '../../say';

/** A tool that is there and new enough. */
export interface FoundTool {
  /** Of the executable itself, behind launchers such as pyenv's and rustup's. */
  readonly path: string;
  /** First line that it prints of itself, warnings aside. */
  readonly version: string;
  /** Folders the sandbox must show for it to work. */
  readonly folders: readonly string[];
}

export type FoundTools = Readonly<Record<string, FoundTool>>;

export interface LanguageStatus {
  readonly language: Language;
  readonly found: boolean;
  /** Of the first tool; empty where none is found. */
  readonly version: string;
  /** What is missing or too old, and how to get it; empty where all is there. */
  readonly problem: string;
}

const cache = new Map<string, Promise<FoundTools | string>>();

/** A language's tools, or a sentence on what is missing. Looked for once in a process, unless it was in vain. */
export async function findTools(language: Language): Promise<FoundTools | string> {
  const key = JSON.stringify([language.tools, process.env['PATH']]);
  const known = cache.get(key) ?? lookForTools(language);
  cache.set(key, known);
  const found = await known;
  if (typeof found === 'string') cache.delete(key);
  return found;
}

/** Which languages of the table can be used here. */
export async function detectLanguages(table: LanguageTable): Promise<LanguageStatus[]> {
  return Promise.all(table.map(async (language) => {
    const found = await findTools(language);
    if (typeof found === 'string') return { language, found: false, version: '', problem: found };
    return { language, found: true, version: Object.values(found)[0]?.version ?? '', problem: '' };
  }));
}

async function lookForTools(language: Language): Promise<FoundTools | string> {
  const found: Record<string, FoundTool> = {};
  for (const [name, tool] of Object.entries(language.tools)) {
    const result = process.platform === 'win32' ? await lookForToolInWsl(tool) : await lookForTool(tool);
    if (typeof result === 'string') return `${language.name}: ${result} ${language.install}`;
    found[name] = result;
  }
  return found;
}

/** What a tool prints first that is no warning: the virtual machine below Kotlin's compiler begins with some. */
function versionLine(answer: string): string {
  return answer.split('\n').map((line) => line.trim()).find((line) => line !== '' && !/\bwarning:/i.test(line)) ?? '';
}

async function lookForTool(tool: Tool): Promise<FoundTool | string> {
  let problem = say`${tool.commands[0]!} was not found.`;
  for (const command of tool.commands) {
    const launcher = onPath(command);
    if (launcher === null) continue;
    const answer = await ask(launcher, tool.versionArgs);
    if (answer === null) {
      problem = say`${launcher} does not run.`;
      continue;
    }
    const version = versionLine(answer);
    if (tool.minimumVersion !== undefined && isOlder(version, tool.minimumVersion)) {
      problem = say`${launcher} is "${version}", and ${tool.minimumVersion} or later is needed.`;
      continue;
    }
    const home = tool.homeArgs ? (await ask(launcher, tool.homeArgs))?.trim().split('\n')[0] ?? null : null;
    const file = executable(launcher, home);
    return { path: file, version, folders: foldersOf(file, home) };
  }
  return problem;
}

type Ask = (command: string, args: readonly string[]) => Promise<string | null>;

/** On Windows programs run in WSL, and so the tools are those in there: all is asked there, since nothing of it is seen from here. */
export async function lookForToolInWsl(tool: Tool, inside: Ask = (command, args) => ask('wsl.exe', ['--exec', command, ...args])): Promise<FoundTool | string> {
  const line = async (command: string, ...args: string[]): Promise<string> => (await inside(command, args))?.trim().split('\n')[0] ?? '';
  for (const command of tool.commands) {
    const launcher = await line('which', command);
    const answer = launcher === '' ? null : await inside(launcher, tool.versionArgs);
    if (answer === null || tool.minimumVersion !== undefined && isOlder(versionLine(answer), tool.minimumVersion)) continue;
    const home = tool.homeArgs ? await line(launcher, ...tool.homeArgs) : '';
    const behind = `${home}/bin/${path.posix.basename(launcher)}`;
    const real = await line('readlink', '-f', launcher);
    const file = home !== '' && await inside('test', ['-x', behind]) !== null ? behind : isSystem(launcher) && isSystem(real) ? launcher : real;
    return { path: file, version: versionLine(answer), folders: isSystem(file) ? [] : [home === '' ? path.posix.dirname(path.posix.dirname(file)) : home] };
  }
  return say`${tool.commands[0]!} was not found.`;
}

/** The executable of that name on the PATH, or null. */
export function onPath(command: string): string | null {
  if (path.isAbsolute(command)) return isExecutable(command) ? command : null;
  const dirs = (process.env['PATH'] ?? '').split(path.delimiter).filter((dir) => path.isAbsolute(dir));
  return dirs.map((dir) => path.join(dir, command)).find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** The real program behind a launcher: the one of the same name in its installation's `bin`, where there is one. */
function executable(launcher: string, home: string | null): string {
  const behind = home === null ? '' : path.join(home, 'bin', path.basename(launcher));
  if (behind !== '' && isExecutable(behind)) return behind;
  // A compiler may look at the name it was called by (`c++`, `pypy3`): links within /usr are kept.
  return isSystem(launcher) && isSystem(realpathSync(launcher)) && !launcher.startsWith('/usr/local/') ? javaHome(launcher) : realpathSync(launcher);
}

/** Distributions reach a JVM through links that do not hold inside; its own folder does. */
function javaHome(launcher: string): string {
  const real = realpathSync(launcher);
  return real.includes('/jvm/') ? real : launcher;
}

/** Whatever must be visible beside `/usr`: the tool's own prefix, and settings of a JVM that lie in `/etc`. */
function foldersOf(file: string, home: string | null): string[] {
  const folders = new Set<string>();
  if (!isSystem(file)) folders.add(home !== null && existsSync(home) ? home : prefixOf(file));
  const prefix = prefixOf(file);
  for (const part of ['conf', 'lib']) for (const link of linksIn(path.join(prefix, part))) {
    const settings = /^\/etc\/(?:java|jvm)[^/]*/.exec(link);
    if (settings) folders.add(settings[0]);
  }
  return [...folders];
}

function linksIn(dir: string): string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isSymbolicLink()).map((entry) => readlinkSync(path.join(dir, entry.name)));
}

/** The installation a program belongs to; never the home folder itself nor what lies above it. */
function prefixOf(file: string): string {
  const dir = path.dirname(file);
  const prefix = path.basename(dir) === 'bin' ? path.dirname(dir) : dir;
  return `${homedir()}/`.startsWith(`${prefix}/`) ? dir : prefix;
}

function isSystem(file: string): boolean {
  return /^\/(?:usr|bin|sbin|lib|lib64|nix\/store|gnu\/store)\//.test(file);
}

/** What a command prints, on either stream, or null where it fails. */
function ask(command: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(command, [...args], { timeout: 20_000, encoding: 'utf8', cwd: '/' }, (error, stdout, stderr) => {
      resolve(error ? null : stdout.trim() === '' ? stderr : stdout);
    });
  });
}

/** Compares the first dotted number of `version`, which a tool prints among other words, with `minimum`. */
function isOlder(version: string, minimum: string): boolean {
  const found = (/\d+(?:\.\d+)*/.exec(version)?.[0] ?? '0').split('.').map(Number);
  // Java 8 and before call themselves 1.8.
  const have = found[0] === 1 && (found[1] ?? 0) >= 5 ? found.slice(1) : found;
  for (const [index, part] of minimum.split('.').map(Number).entries()) {
    if ((have[index] ?? 0) !== part) return (have[index] ?? 0) < part;
  }
  return false;
}
