/**
 * A memory control group for each supervisor, where one can be had: a fence around all that the kernel charges to a
 * program. The supervisor sets it and tells when it was met (`supervisor/fence.c`); here it is made and removed.
 */
import { accessSync, constants, mkdirSync, readFileSync, readdirSync, rmdirSync } from 'node:fs';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say, spoken } from '../../say';

/** The machine's own facts, apart so that every answer can be tested. */
export interface GroupFacts {
  /** Content of a file; `null` where there is none. */
  read(file: string): string | null;
  writable(folder: string): boolean;
  readonly root: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const thisMachine: GroupFacts = {
  read: (file) => {
    try {
      return readFileSync(file, 'utf8');
    } catch {
      return null;
    }
  },
  writable: (folder) => {
    try {
      accessSync(folder, constants.W_OK);
      return true;
    } catch {
      return false;
    }
  },
  root: process.getuid?.() === 0,
  env: process.env,
};

/** `child`: below our own group, in `folder`; `scope`: made by systemd, seen below `mount`. */
export type GroupWay = { readonly kind: 'child'; readonly folder: string } | { readonly kind: 'scope'; readonly mount: string };

/** @returns why there is none, where there is none. */
export function findGroupWay(facts: GroupFacts = thisMachine): GroupWay | string {
  const first = ownFolder(facts, 1);
  if (first && facts.writable(first.folder)) return { kind: 'child', folder: first.folder };
  if (first) return say`version 1 of control groups holds the memory controller here, and only root may make any`;
  const second = ownFolder(facts, 2);
  if (!second) return say`there is no memory controller`;
  const handedOn = names(facts.read(`${second.folder}/cgroup.subtree_control`));
  if (handedOn.includes('memory') && facts.writable(second.folder)) return { kind: 'child', folder: second.folder };
  if (facts.read('/proc/1/comm')?.trim() !== 'systemd') {
    return say`the control group that Shortlist runs in may not be divided, and there is no systemd to make another (a container?)`;
  }
  if (!facts.root && !facts.env['XDG_RUNTIME_DIR']) return say`systemd runs no session of the user's here`;
  return { kind: 'scope', mount: second.mount };
}

/** The folder of this process's group of that version, if there is one and memory is its business. */
function ownFolder(facts: GroupFacts, version: 1 | 2): { readonly folder: string; readonly mount: string } | null {
  const own = lines(facts.read('/proc/self/cgroup')).map((line) => /^\d+:([^:]*):(.*)$/.exec(line))
    .find((match) => match && (version === 1 ? match[1]!.split(',').includes('memory') : match[1] === ''))?.[2];
  // Number, parent, device, root, mount point, options …, `-`, type, source, options of the file system.
  const mounted = lines(facts.read('/proc/self/mountinfo')).map((line) => line.split(' ')).find((words) => {
    const [type, , options] = words.slice(words.indexOf('-') + 1);
    return version === 1 ? type === 'cgroup' && options?.split(',').includes('memory') : type === 'cgroup2';
  });
  if (own === undefined || !mounted) return null;
  const root = mounted[3]!;
  const mount = mounted[4]!;
  const below = path.posix.relative(root, own);
  if (below.startsWith('..')) return null;
  if (version === 2 && !names(facts.read(`${mount}/cgroup.controllers`)).includes('memory')) return null;
  return { folder: path.posix.join(mount, below), mount };
}

const lines = (text: string | null): readonly string[] => text?.split('\n') ?? [];
const names = (text: string | null): readonly string[] => text?.trim().split(' ') ?? [];

/** A group, or a way to one, for one supervisor. */
export interface MemoryGroup {
  /** With the command that is to run in it after these arguments. */
  readonly command: string;
  readonly args: readonly string[];
  /** What that needs of our environment. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Removes it. Its processes have been killed, but may take a while to go. */
  leave(): Promise<void>;
}

/**
 * systemd stops a unit in which the kernel has killed for want of memory. A scope can be told to go on (`OOMPolicy=`) since
 * version 253 only; that nobody in it is to be killed for being stopped, always.
 */
const SCOPE = ['--scope', '--quiet', '--collect', '-p', 'MemoryAccounting=yes', '-p', 'MemorySwapMax=0', '-p', 'KillMode=none', '--'];
const FOLDER = /^shortlist-(\d+)-\d+$/;
const LEAVE_TRIES = 250;

let groupsMade = 0;

/** Makes the groups of one sandbox, as long as that goes well. */
export class MemoryGroups {
  private readonly way: GroupWay | null;
  /** Why there are none; `null` where there are. */
  private absentBecause: string | null;

  /** `script`: enterGroup.sh. */
  constructor(
    private readonly script: string, found: GroupWay | string = findGroupWay(), private readonly facts: Pick<GroupFacts, 'root' | 'env'> = thisMachine,
  ) {
    this.way = typeof found === 'string' ? null : found;
    this.absentBecause = typeof found === 'string' ? found : null;
    if (this.way?.kind === 'child') this.attempt(removeLeftovers, this.way.folder);
  }

  /** For a person: how memory is bounded. */
  get described(): string {
    return this.absentBecause === null
      ? say`Memory is measured, and bounded by control groups.`
      : say`Memory is measured, and bounded by address space, not by control groups: ${spoken(this.absentBecause)}.`;
  }

  /** `null`: do without. */
  make(): MemoryGroup | null {
    if (!this.way || this.absentBecause !== null) return null;
    if (this.way.kind === 'scope') {
      const { XDG_RUNTIME_DIR, DBUS_SESSION_BUS_ADDRESS } = this.facts.env;
      return {
        command: 'systemd-run', args: [...this.facts.root ? [] : ['--user'], ...SCOPE, '/bin/sh', this.script, 'within', this.way.mount],
        env: { XDG_RUNTIME_DIR, DBUS_SESSION_BUS_ADDRESS }, leave: () => Promise.resolve(),
      };
    }
    const folder = path.join(this.way.folder, `shortlist-${process.pid}-${groupsMade++}`);
    // One that a host of the same number has left will do.
    if (!this.attempt((where) => mkdirSync(where, { recursive: true }), folder)) return null;
    return { command: '/bin/sh', args: [this.script, 'into', folder], env: {}, leave: () => leave(folder) };
  }

  /** What was started in a group failed, or lost it: those that follow are started without. */
  doWithout(because: string): void {
    this.absentBecause ??= because;
  }

  private attempt(work: (folder: string) => void, folder: string): boolean {
    try {
      work(folder);
      return true;
    } catch (error) {
      this.doWithout(error instanceof Error ? error.message : String(error));
      return false;
    }
  }
}

async function leave(folder: string): Promise<void> {
  for (let tries = 0; tries < LEAVE_TRIES && !removed(folder); tries++) await sleep(20);
}

function removed(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}

/** Of a host that was killed. Processes that it has left in one keep it there. */
function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const owner = FOLDER.exec(name)?.[1];
    if (owner !== undefined && !isAlive(Number(owner))) removed(path.join(folder, name));
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
