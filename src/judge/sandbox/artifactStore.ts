import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, utimesSync, chmodSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import * as path from 'node:path';

/** Compiled programs by content key, one folder each, on disk, shared by every process of the user; least recently used go first. */
export class ArtifactStore {
  private readonly dir: string;
  /** Written by what runs inside; renamed into `dir` when complete. */
  readonly stagingRoot: string;

  constructor(cacheDir: string, private readonly maxBytes = 2 * 2 ** 30) {
    this.dir = path.join(cacheDir, 'artifacts');
    this.stagingRoot = path.join(cacheDir, 'staging');
    mkdirSync(this.dir, { recursive: true });
    mkdirSync(this.stagingRoot, { recursive: true });
  }

  get root(): string {
    return this.dir;
  }

  path(key: string): string {
    if (!/^[\w.-]{1,120}$/.test(key) || key.startsWith('.')) throw new Error(`Bad artifact key: ${key}`);
    return path.join(this.dir, key);
  }

  has(key: string): boolean {
    const dir = this.path(key);
    if (!existsSync(dir)) return false;
    try {
      const now = new Date();
      utimesSync(dir, now, now);
      return true;
    } catch {
      return false;
    }
  }

  /** A new folder, writable for whoever runs inside, to be given to `adopt` or `discard`. */
  stage(): string {
    const dir = mkdtempSync(path.join(this.stagingRoot, 's-'));
    chmodSync(dir, 0o777);
    return dir;
  }

  stagedName(staged: string): string {
    return path.basename(staged);
  }

  /** Makes the staged folder the artifact of that key. Another process may have been first: theirs is as good. */
  adopt(staged: string, key: string): void {
    chmodSync(staged, 0o755);
    try {
      renameSync(staged, this.path(key));
    } catch (error) {
      this.discard(staged);
      if (!existsSync(this.path(key))) throw error;
    }
  }

  discard(staged: string): void {
    rmSync(staged, { recursive: true, force: true });
  }

  /** Removes the least recently used until the store is within its bound, and staged folders left by the dead. */
  async trim(): Promise<void> {
    const dayAgo = Date.now() - 24 * 3600 * 1000;
    for (const name of readdirSync(this.stagingRoot)) {
      const staged = path.join(this.stagingRoot, name);
      if ((statSync(staged, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) < dayAgo) this.discard(staged);
    }
    const entries = await Promise.all((await readdir(this.dir)).map(async (name) => {
      const dir = path.join(this.dir, name);
      const sizes = await Promise.all((await readdir(dir).catch(() => [])).map(async (file) => (await stat(path.join(dir, file)).catch(() => null))?.size ?? 0));
      return { dir, usedMs: (await stat(dir).catch(() => null))?.mtimeMs ?? 0, bytes: sizes.reduce((sum, size) => sum + size, 0) };
    }));
    let total = entries.reduce((sum, entry) => sum + entry.bytes, 0);
    for (const entry of entries.sort((a, b) => a.usedMs - b.usedMs)) {
      if (total <= this.maxBytes) break;
      await rm(entry.dir, { recursive: true, force: true });
      total -= entry.bytes;
    }
  }
}
