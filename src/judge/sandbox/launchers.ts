/** Ways to shut in a single run, a command line each. Only bubblewrap's has been tried where this was written. */
import { existsSync, realpathSync } from 'node:fs';
import { release } from 'node:os';
import { ISOLATION, toolChainBinds, unseenToolChainBinds } from './outerView';
import type { Launcher, RunFolders } from './perRunSandbox';
import type { ExecSpec } from './sandbox';
import profileTemplate from './sandboxExec.sb';

const INSIDE = { scripts: '/scripts', WORK: '/work', IN: '/in' } as const;

const inShell = (script: string, files: readonly string[], commandLine: readonly string[]): string[] => ['/bin/sh', script, ...files, ...commandLine];

function bubblewrap(spec: ExecSpec, folders: RunFolders, env: Readonly<Record<string, string>>, toolChain: readonly string[], toHost: (path: string) => string): string[] {
  return [
    'bwrap', '--unshare-all', '--as-pid-1', ...ISOLATION, ...toolChain, '--proc', '/proc', '--dev', '/dev', '--remount-ro', '/dev',
    ...['/work', '/tmp', '/dev/shm'].flatMap((folder) => ['--size', String(spec.limits.fileBytes), '--tmpfs', folder]),
    '--ro-bind', toHost(folders.input), '/in', '--ro-bind', toHost(folders.scripts), '/scripts',
    ...(spec.mounts ?? []).flatMap((mount) => ['--ro-bind', toHost(folders.artifact(mount.artifact)), mount.at]),
    '--remount-ro', '/', ...Object.entries(env).flatMap(([name, value]) => ['--setenv', name, value]), '--',
  ];
}

/** Before 5.14 a limit on processes counted all of the user's, on the host too. */
export function countsByNamespace(kernel: string): boolean {
  const [major = 0, minor = 0] = kernel.split('.').map((part) => Number.parseInt(part, 10));
  return major > 5 || major === 5 && minor >= 14;
}

export const bubblewrapLauncher: Launcher = {
  backend: 'bwrapPerRun',
  countsProcesses: countsByNamespace(release()),
  commandLine: (spec, folders, env, wrapped) => [...bubblewrap(spec, folders, env, toolChainBinds(spec.toolDirs ?? []), (path) => path), ...wrapped],
  onHost: inShell,
  places: () => INSIDE,
};

/** `C:\Users\x` as the Linux side of Windows sees it. */
export function wslPath(windowsPath: string): string {
  const drive = /^([A-Za-z]):[\\/]/.exec(windowsPath);
  if (!drive) throw new Error(`Not a path on a Windows drive: ${windowsPath}`);
  return `/mnt/${drive[1]!.toLowerCase()}/${windowsPath.slice(3).replaceAll('\\', '/')}`;
}

/** Windows: the same bubblewrap, inside the default distribution of WSL. */
export const wslLauncher: Launcher = {
  backend: 'wsl',
  countsProcesses: true,
  // What is killed on the Windows side need not die on the other.
  commandLine: (spec, folders, env, wrapped) => [
    'timeout', '-s', 'KILL', String(Math.ceil(spec.limits.wallMs / 1000) + 1),
    ...bubblewrap(spec, folders, env, unseenToolChainBinds(spec.toolDirs ?? []), wslPath), ...wrapped,
  ],
  onHost: (script, files, commandLine) => ['wsl.exe', '--exec', ...inShell(wslPath(script), files.map(wslPath), commandLine)],
  places: () => INSIDE,
};

/** Paths that a run without mounts does not have, in place of those it has. */
function translated(argument: string, spec: ExecSpec, folders: RunFolders): string {
  let path = argument.replaceAll(/(?<![\w.])\/work(?=\/|$)/g, folders.work);
  for (const mount of spec.mounts ?? []) path = path.replaceAll(mount.at, folders.artifact(mount.artifact));
  return path;
}

const hostPlaces = (folders: RunFolders) => ({ scripts: folders.scripts, WORK: folders.work, IN: folders.input });

/** A quoted string of the profile language. */
function quoted(path: string): string {
  return `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** A rule is compared with the path behind all links, as `/private/var` is behind `/var`. */
const behindLinks = (path: string): string => existsSync(path) ? realpathSync(path) : path;

/** The profile of one run: everything is denied that is not named, by it or by the system's own rules for any program. */
export function sandboxExecProfile(spec: ExecSpec, folders: RunFolders): string {
  const readable = [folders.input, folders.scripts, ...(spec.mounts ?? []).map((mount) => folders.artifact(mount.artifact)), ...(spec.toolDirs ?? [])];
  const writable = [folders.work];
  return profileTemplate
    .replace(';READABLE', () => readable.map((path) => `(subpath ${quoted(behindLinks(path))})`).join(' '))
    .replace(';WRITABLE', () => writable.map((path) => `(subpath ${quoted(behindLinks(path))})`).join(' '));
}

/** macOS. */
export const sandboxExecLauncher: Launcher = {
  backend: 'sandboxExec',
  countsProcesses: false,
  commandLine: (spec, folders, _env, wrapped) => ['/usr/bin/sandbox-exec', '-p', sandboxExecProfile(spec, folders), ...wrapped],
  onHost: inShell,
  translate: translated,
  places: hostPlaces,
};

/** Only where the user has asked for it in so many words. */
export const unsandboxedLauncher: Launcher = {
  backend: 'unsandboxed',
  countsProcesses: false,
  commandLine: (_spec, _folders, _env, wrapped) => wrapped,
  onHost: inShell,
  translate: translated,
  places: hostPlaces,
};
