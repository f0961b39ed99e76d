/** Ways to shut in a single run, a command line each. Only bubblewrap's has been tried where this was written. */
import { ISOLATION, toolChainBinds } from './outerView';
import type { Launcher, RunFolders } from './perRunSandbox';
import type { ExecSpec } from './sandbox';
import profileTemplate from './sandboxExec.sb';

const INSIDE = { WORK: '/work', IN: '/in', OUT: '/out' } as const;

function bubblewrap(spec: ExecSpec, folders: RunFolders, env: Readonly<Record<string, string>>, toHost: (path: string) => string): string[] {
  return [
    'bwrap', '--unshare-all', ...ISOLATION, ...toolChainBinds(spec.toolDirs ?? []), '--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp',
    '--size', String(spec.limits.fileBytes), '--tmpfs', '/work',
    '--ro-bind', toHost(folders.input), '/in', '--bind', toHost(folders.output), '/out',
    ...(spec.mounts ?? []).flatMap((mount) => ['--ro-bind', toHost(folders.artifact(mount.artifact)), mount.at]),
    ...Object.entries(env).flatMap(([name, value]) => ['--setenv', name, value]), '--',
  ];
}

export const bubblewrapLauncher: Launcher = {
  backend: 'bwrapPerRun',
  commandLine: (spec, folders, env, wrapped) => [...bubblewrap(spec, folders, env, (path) => path), ...wrapped],
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
  commandLine: (spec, folders, env, wrapped) => ['wsl.exe', '--exec', ...bubblewrap(spec, folders, env, wslPath), ...wrapped],
  places: () => INSIDE,
};

/** Paths that a run without mounts does not have, in place of those it has. */
function onHost(argument: string, spec: ExecSpec, folders: RunFolders): string {
  let translated = argument.replaceAll(/(?<![\w.])\/work(?=\/|$)/g, folders.work);
  for (const mount of spec.mounts ?? []) translated = translated.replaceAll(mount.at, folders.artifact(mount.artifact));
  return translated;
}

const hostPlaces = (folders: RunFolders) => ({ WORK: folders.work, IN: folders.input, OUT: folders.output });

/** A quoted string of the profile language. */
function quoted(path: string): string {
  return `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** The profile of one run: everything is denied that is not named. */
export function sandboxExecProfile(spec: ExecSpec, folders: RunFolders): string {
  const readable = [folders.input, ...(spec.mounts ?? []).map((mount) => folders.artifact(mount.artifact)), ...(spec.toolDirs ?? [])];
  const writable = [folders.work, folders.output];
  return profileTemplate
    .replace(';READABLE', readable.map((path) => `(subpath ${quoted(path)})`).join(' '))
    .replace(';WRITABLE', writable.map((path) => `(subpath ${quoted(path)})`).join(' '));
}

/** macOS. */
export const sandboxExecLauncher: Launcher = {
  backend: 'sandboxExec',
  commandLine: (spec, folders, _env, wrapped) => ['/usr/bin/sandbox-exec', '-p', sandboxExecProfile(spec, folders), ...wrapped],
  translate: onHost,
  places: hostPlaces,
};

/** Only where the user has asked for it in so many words. */
export const unsandboxedLauncher: Launcher = {
  backend: 'unsandboxed',
  commandLine: (_spec, _folders, _env, wrapped) => wrapped,
  translate: onHost,
  places: hostPlaces,
};
