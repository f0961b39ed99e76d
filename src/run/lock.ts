/**
 * One writer a run. `lock.N` says who has it, the highest N counts, and a number is never used twice while a higher one
 * is there: so taking over from a dead owner is the creation of the next file, which the file system grants to one only.
 */
import { constants } from 'node:fs';
import { open, readFile, readdir, readlink, rm, utimes } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { UserError } from '../userError';
import { say } from '../say';

const NAME = /^lock\.(\d{1,9})$/;
/** An owner that cannot be asked whether it lives (of another machine or container) shows it by touching its lock. */
const BEAT_MS = 5_000;
const STALE_MS = 15_000;
/** Larger than any owner's signature. */
const OWNER_BYTES = 2048;

const ownerSchema = z.object({
  pid: z.number().int().positive(),
  /** Tells a process from a later one with the same number. */
  started: z.string(),
  /** Where `pid` means something: host, its boot, its process namespace. */
  machine: z.string(),
});

interface Lock { readonly number: number; readonly file: string }

/**
 * Takes a run for writing; what it gives lets the run go. A lock whose owner is dead, on this machine, is taken over at
 * once; elsewhere, once it is stale.
 * @throws {UserError} when another window or process has the run. What the file system throws where it cannot be written.
 */
export async function lockRun(folder: string): Promise<() => Promise<void>> {
  const started = await processStart(process.pid);
  const machine = await thisMachine();
  const signature = JSON.stringify({ pid: process.pid, started, machine } satisfies z.infer<typeof ownerSchema>);
  for (;;) {
    const last = await topLock(folder);
    if (last && await isAlive(last)) {
      throw new UserError(say`The run is written by another window or process. It can be read along, but not changed from here.`);
    }
    const own = { number: (last?.number ?? 0) + 1, file: path.join(folder, `lock.${(last?.number ?? 0) + 1}`) };
    if (!await sign(own.file, signature)) continue; // another was quicker
    // One that was slow to sign may have looked dead, and a slow one may come late: whoever is not alone on top stands back.
    if ((await topLock(folder))?.number === own.number && !(last && await isAlive(last))) {
      for (const { number, file } of await locks(folder)) if (number < own.number) await rm(file, { force: true });
      return held(own.file);
    }
    await rm(own.file, { force: true });
  }
}

/** Whether a live process writes the run. */
export async function isHeld(folder: string): Promise<boolean> {
  const last = await topLock(folder);
  return last !== null && isAlive(last);
}

function held(file: string): () => Promise<void> {
  let beating: Promise<void> = Promise.resolve();
  const touch = (ms: number) => utimes(file, ms / 1000, ms / 1000).catch(() => undefined); // a folder that is gone has no lock to keep
  const timer = setInterval(() => { beating = touch(Date.now()); }, BEAT_MS).unref();
  return async () => {
    clearInterval(timer);
    await beating;
    await touch(0); // a time of 0 is a lock let go: it can be set on a full disk too
  };
}

async function sign(file: string, signature: string): Promise<boolean> {
  const lock = await open(file, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => { if (error.code === 'EEXIST') return null; throw error; });
  if (!lock) return false;
  try {
    await lock.writeFile(signature);
    return true;
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  } finally {
    await lock.close();
  }
}

async function locks(folder: string): Promise<Lock[]> {
  return (await readdir(folder)).flatMap((name) => {
    const number = NAME.exec(name)?.[1];
    return number === undefined ? [] : [{ number: Number(number), file: path.join(folder, name) }];
  });
}

async function topLock(folder: string): Promise<Lock | null> {
  return (await locks(folder)).reduce<Lock | null>((top, lock) => (top && top.number > lock.number ? top : lock), null);
}

async function isAlive({ file }: Lock): Promise<boolean> {
  const lock = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(() => null);
  if (!lock) return false; // let go, or no lock at all
  try {
    const { mtimeMs } = await lock.stat();
    if (mtimeMs === 0) return false;
    const fresh = Math.abs(Date.now() - mtimeMs) < STALE_MS;
    const { buffer, bytesRead } = await lock.read(Buffer.alloc(OWNER_BYTES), 0, OWNER_BYTES, 0);
    const owner = parseOwner(buffer.toString('utf8', 0, bytesRead));
    // Unsigned: taken this very moment, or by one that died before it could sign.
    if (!owner || owner.machine !== await thisMachine()) return fresh;
    try { process.kill(owner.pid, 0); } catch (error) { if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false; }
    return await processStart(owner.pid) === owner.started;
  } finally {
    await lock.close();
  }
}

function parseOwner(text: string): z.infer<typeof ownerSchema> | null {
  try { return ownerSchema.parse(JSON.parse(text)); } catch { return null; }
}

async function thisMachine(): Promise<string> {
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  const namespace = await readlink('/proc/self/ns/pid').catch(() => '');
  return [os.hostname(), boot.trim(), namespace].join(' ');
}

/** Start time of a process in clock ticks, where the system tells (Linux); otherwise empty. One that is dead but not buried has none. */
async function processStart(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? '' : fields[19] ?? '';
}
