import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';

/** Below this an input travels in the request; writing a file would cost more. */
const INLINE_BYTES = 8 * 1024;
const MAX_SHARED_BYTES = 256 * 2 ** 20;

/** Large inputs as files that every supervisor sees, written once and named by content: 50 inputs meet many survivors. */
export class InputStore {
  readonly dir: string;
  private readonly root: string;
  /** Least recently used first. */
  private readonly shared = new Map<string | Uint8Array, { readonly name: string; readonly bytes: number }>();
  private sharedBytes = 0;

  constructor() {
    this.root = mkdtempSync(path.join(tmpdir(), 'shortlist-inputs-'));
    this.dir = path.join(this.root, 'inputs');
    mkdirSync(this.dir);
    chmodSync(this.dir, 0o755);
  }

  /** The shared file's name, or `null` where the input is better sent along. Cheap for an object that was seen before. */
  share(input: string | Uint8Array | null): string | null {
    if (input === null || input.length < INLINE_BYTES) return null;
    const entry = this.shared.get(input) ?? this.write(input);
    this.shared.delete(input);
    this.shared.set(input, entry);
    while (this.sharedBytes > MAX_SHARED_BYTES && this.shared.size > 100) this.dropOldest();
    return entry.name;
  }

  dispose(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  private write(input: string | Uint8Array): { readonly name: string; readonly bytes: number } {
    const name = createHash('sha1').update(input).digest('hex');
    writeFileSync(path.join(this.dir, name), input, { mode: 0o644 });
    this.sharedBytes += input.length;
    return { name, bytes: input.length };
  }

  /** A run that has the file open keeps it; a later one writes it anew. */
  private dropOldest(): void {
    const [input, entry] = this.shared.entries().next().value!;
    this.shared.delete(input);
    this.sharedBytes -= entry.bytes;
    rmSync(path.join(this.dir, entry.name), { force: true });
  }
}
