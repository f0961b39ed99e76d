import { existsSync, lstatSync, readdirSync, readlinkSync } from 'node:fs';

/** Folders that hold tool chains, as the distribution lays them out. Symbolic links (merged /usr) are kept as links. */
const SYSTEM_DIRS = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32', '/nix/store', '/gnu/store'];

/** All that programs need of `/etc`: the loader's cache, the distribution's links to its default tools, a JVM's settings. */
const ETC = ['/etc/ld.so.cache', '/etc/ld.so.conf', '/etc/ld.so.conf.d', '/etc/alternatives', '/etc/localtime'];
const ETC_OF_TOOLS = /^(java|jvm|pypy|mono|dotnet|ghc|ocaml)/;

/** bubblewrap's arguments for the read-only view that every backend shares: tool chains and nothing of the user. */
export function toolChainBinds(toolDirs: readonly string[]): string[] {
  const args: string[] = [];
  for (const dir of SYSTEM_DIRS) {
    if (!existsSync(dir)) continue;
    if (lstatSync(dir).isSymbolicLink()) args.push('--symlink', readlinkSync(dir), dir);
    else args.push('--ro-bind', dir, dir);
  }
  const etc = [...ETC, ...readdirSync('/etc').filter((name) => ETC_OF_TOOLS.test(name)).map((name) => `/etc/${name}`)];
  args.push('--dir', '/etc', ...etc.flatMap((file) => ['--ro-bind-try', file, file]));
  for (const dir of toolDirs) if (!underSystemDir(dir)) args.push(...parentDirs(dir), '--ro-bind', dir, dir);
  return args;
}

/** The same of a system that cannot be looked at from here: folders that are links are shown as what is behind them. */
export function unseenToolChainBinds(toolDirs: readonly string[]): string[] {
  const args = ['--dir', '/etc', ...[...SYSTEM_DIRS, ...ETC].flatMap((path) => ['--ro-bind-try', path, path])];
  for (const dir of toolDirs) if (!underSystemDir(dir)) args.push(...parentDirs(dir), '--ro-bind', dir, dir);
  return args;
}

/** bubblewrap would make missing parents for its own user alone. They are empty but for what is bound below them. */
function parentDirs(dir: string): string[] {
  const parts = dir.split('/').slice(1, -1);
  return parts.flatMap((_, i) => ['--dir', `/${parts.slice(0, i + 1).join('/')}`]);
}

function underSystemDir(dir: string): boolean {
  return SYSTEM_DIRS.some((system) => dir === system || dir.startsWith(`${system}/`));
}

/** The same in every backend that uses bubblewrap. */
export const ISOLATION = ['--die-with-parent', '--new-session', '--clearenv', '--hostname', 'judge'] as const;

/**
 * For a supervisor: every namespace. Root gets no user namespace here, since limits on processes do not bind root in one:
 * the supervisor becomes an account of no one first, and needs three capabilities until it has.
 */
function namespaces(root: boolean): string[] {
  if (!root) return ['--unshare-all', '--proc', '/proc'];
  const capabilities = ['CAP_SYS_ADMIN', 'CAP_SETUID', 'CAP_SETGID'].flatMap((capability) => ['--cap-add', capability]);
  return ['--unshare-ipc', '--unshare-pid', '--unshare-net', '--unshare-uts', '--unshare-cgroup-try', ...capabilities, '--proc', '/proc'];
}

/** Host folders shown to a supervisor, all below `/box`, which its candidates do not see (see `supervisor/protocol.h`). */
export interface BoxFolders {
  readonly artifacts: string;
  readonly inputs: string;
  readonly staging: string;
  readonly supervisor: string;
}

/** bubblewrap's arguments for a long-lived supervisor, up to its command. */
export function supervisorView(folders: BoxFolders, toolDirs: readonly string[], env: Readonly<Record<string, string>>): string[] {
  return [
    ...namespaces(process.getuid?.() === 0), ...ISOLATION, ...toolChainBinds(toolDirs), '--dev', '/dev', '--remount-ro', '/dev',
    '--dir', '/scratch', '--symlink', 'scratch/work', '/work', '--symlink', 'scratch/tmp', '/tmp', '--dir', '/artifact', '--dir', '/kit', '--dir', '/box',
    '--ro-bind', folders.artifacts, '/box/artifacts', '--ro-bind', folders.inputs, '/box/inputs',
    '--bind', folders.staging, '/box/staging', '--ro-bind', folders.supervisor, '/box/supervisor',
    ...Object.entries({ ...DEFAULT_ENV, ...env }).flatMap(([name, value]) => ['--setenv', name, value]),
    '--remount-ro', '/', '--chdir', '/', '--',
  ];
}

export const DEFAULT_ENV: Readonly<Record<string, string>> = { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: '/work', LANG: 'C.UTF-8' };
