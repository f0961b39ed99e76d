import { existsSync, lstatSync, readlinkSync } from 'node:fs';

/** Folders that hold tool chains, as the distribution lays them out. Symbolic links (merged /usr) are kept as links. */
const SYSTEM_DIRS = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32', '/nix/store', '/gnu/store'];

/** All that programs need of `/etc`: the loader's cache, the distribution's links to its default tools, a JVM's settings. */
const ETC = ['/etc/ld.so.cache', '/etc/ld.so.conf', '/etc/ld.so.conf.d', '/etc/alternatives', '/etc/localtime'];
const ETC_PREFIXES = /^\/etc\/(java|jvm)/;

/** bubblewrap's arguments for the read-only view that every backend shares: tool chains and nothing of the user. */
export function toolChainBinds(toolDirs: readonly string[]): string[] {
  const args: string[] = [];
  for (const dir of SYSTEM_DIRS) {
    if (!existsSync(dir)) continue;
    if (lstatSync(dir).isSymbolicLink()) args.push('--symlink', readlinkSync(dir), dir);
    else args.push('--ro-bind', dir, dir);
  }
  for (const file of ETC) args.push('--ro-bind-try', file, file);
  for (const dir of toolDirs) if (!underSystemDir(dir) || ETC_PREFIXES.test(dir)) args.push('--ro-bind', dir, dir);
  return args;
}

function underSystemDir(dir: string): boolean {
  return SYSTEM_DIRS.some((system) => dir === system || dir.startsWith(`${system}/`));
}

/** The same in every backend: `--unshare-all`, but that root keeps its user namespace where a backend asks for it. */
export const ISOLATION = ['--die-with-parent', '--new-session', '--clearenv', '--hostname', 'judge'] as const;

export const DEFAULT_ENV: Readonly<Record<string, string>> = { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: '/work', LANG: 'C.UTF-8' };
