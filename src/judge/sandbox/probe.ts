/** What the machine offers to shut programs in, said for people: what is missing, and how to mend it. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import type { SandboxBackend } from './sandbox';
import { say } from '../../say';

const run = promisify(execFile);

export interface ProbeReport {
  /** Programs can be shut in. */
  readonly ok: boolean;
  /** The kind that will be tried first. */
  readonly backend: SandboxBackend | null;
  /** What is wrong, and what to do about it; empty when `ok`. */
  readonly problem: string;
  readonly fix: string;
}

const READY = { ok: true, problem: '', fix: '' } as const;

/** The machine's own facts, apart so that every answer can be tested. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  /** Runs a command; rejects with its words on stderr. */
  tryCommand(command: string, args: readonly string[]): Promise<void>;
  /** Content of a file of `/proc`, or `null`. */
  readFact(path: string): string | null;
  inContainer(): boolean;
}

const thisMachine: Machine = {
  platform: process.platform,
  tryCommand: async (command, args) => { await run(command, [...args], { timeout: 10_000 }); },
  readFact: (path) => {
    try {
      return readFileSync(path, 'utf8').trim();
    } catch {
      return null;
    }
  },
  inContainer: () => existsSync('/.dockerenv') || existsSync('/run/.containerenv'),
};

/** The shell is where it is whatever the search path says. */
const TRY_BWRAP = ['--unshare-all', '--die-with-parent', '--ro-bind', '/', '/', '/bin/sh', '-c', ':'];

export async function probeSandbox(machine: Machine = thisMachine): Promise<ProbeReport> {
  switch (machine.platform) {
    case 'linux': return probeBubblewrap(machine);
    case 'darwin': return probeMac(machine);
    case 'win32': return probeWindows(machine);
    default: return { ok: false, backend: null, problem: say`There is no sandbox for ${machine.platform}.`, fix: say`Use Linux, macOS, or Windows with WSL.` };
  }
}

async function probeBubblewrap(machine: Machine): Promise<ProbeReport> {
  try {
    await machine.tryCommand('bwrap', TRY_BWRAP);
    return { ...READY, backend: 'supervisor' };
  } catch (error) {
    return { ok: false, backend: null, ...explain(machine, error as NodeJS.ErrnoException & { stderr?: string }) };
  }
}

function explain(machine: Machine, error: NodeJS.ErrnoException & { readonly stderr?: string }): { problem: string; fix: string } {
  if (error.code === 'ENOENT') {
    return { problem: say`bubblewrap (bwrap) is not installed.`, fix: say`Install it: \`sudo apt install bubblewrap\` (Debian, Ubuntu), \`sudo dnf install bubblewrap\` (Fedora), \`sudo pacman -S bubblewrap\` (Arch).` };
  }
  if (machine.inContainer()) {
    return {
      problem: say`This is a container (Docker or alike) that does not let bubblewrap make namespaces.`,
      fix: say`Start it with \`--security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined\` (in a dev container: \`runArgs\`), or with \`--privileged\`.`,
    };
  }
  if (machine.readFact('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') === '1') {
    return {
      problem: say`AppArmor forbids programs to make user namespaces (the default of Ubuntu 23.10 and later), which bubblewrap needs.`,
      fix: say`Allow it for bubblewrap with an AppArmor profile (\`sudo apt install apparmor-profiles && sudo ln -s /usr/share/apparmor/extra-profiles/bwrap-userns-restrict /etc/apparmor.d/ && sudo systemctl reload apparmor\`), or for all: \`sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0\`.`,
    };
  }
  if (machine.readFact('/proc/sys/kernel/unprivileged_userns_clone') === '0') {
    return { problem: say`The kernel forbids user namespaces to users.`, fix: say`Allow them: \`sudo sysctl kernel.unprivileged_userns_clone=1\`.` };
  }
  if (machine.readFact('/proc/sys/user/max_user_namespaces') === '0') {
    return { problem: say`The number of user namespaces is limited to none.`, fix: say`Allow some: \`sudo sysctl user.max_user_namespaces=10000\`.` };
  }
  return { problem: say`bubblewrap does not work: ${(error.stderr ?? error.message).trim()}`, fix: say`See that \`bwrap --unshare-all --ro-bind / / true\` runs in a terminal.` };
}

async function probeMac(machine: Machine): Promise<ProbeReport> {
  try {
    await machine.tryCommand('/usr/bin/sandbox-exec', ['-p', '(version 1)(allow default)', '/usr/bin/true']);
    return { ...READY, backend: 'sandboxExec' };
  } catch {
    return { ok: false, backend: null, problem: say`sandbox-exec does not work.`, fix: say`It comes with macOS; see that \`sandbox-exec -p "(version 1)(allow default)" true\` runs in a terminal.` };
  }
}

async function probeWindows(machine: Machine): Promise<ProbeReport> {
  try {
    await machine.tryCommand('wsl.exe', ['--exec', 'bwrap', ...TRY_BWRAP]);
    return { ...READY, backend: 'wsl' };
  } catch {
    return { ok: false, backend: null, problem: say`On Windows programs run in WSL, and there is none with bubblewrap in it.`, fix: say`Run \`wsl --install\`, then inside it \`sudo apt install bubblewrap g++ python3\`.` };
  }
}
