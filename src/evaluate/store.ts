/**
 * Keeps what a problem's replay gave, so that an evaluation that was interrupted goes on where it stopped, and rules are
 * compared without running a program again.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import writeFileAtomic from 'write-file-atomic';
import type { RunState } from '../run/state';
import type { JudgeCheck } from './judgeCheck';
import type { PoolProblem } from './pool';
import type { Replay } from './replay';

export interface Stored { readonly replay: Replay; readonly judge: JudgeCheck }

/** Raised whenever the same pool would give another replay. */
const STORE_VERSION = 4;
/** Texts of inputs and outputs are for people; rules go by answer classes. */
const KEPT_TEXT = 2000;

export class ReplayStore {
  #forgotten = false;

  constructor(readonly folder: string) {}

  /** What is stored counts no more; what is saved from now on does. */
  forget(): void { this.#forgotten = true; }

  keyOf(pool: PoolProblem, options: { readonly inputs: number; readonly seed: number }): string {
    const question = [STORE_VERSION, process.env['SHORTLIST_VERSION'], options.inputs, options.seed, pool];
    return createHash('sha256').update(JSON.stringify(question)).digest('base64url').slice(0, 32);
  }

  /** `null` where nothing readable is stored. */
  async load(key: string): Promise<Stored | null> {
    if (this.#forgotten) return null;
    try {
      return JSON.parse(String(await promisify(gunzip)(await readFile(this.#file(key))))) as Stored;
    } catch {
      return null;
    }
  }

  async save(key: string, { replay, judge }: Stored): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    await writeFileAtomic(this.#file(key), await promisify(gzip)(JSON.stringify({ replay: { ...replay, state: slim(replay.state) }, judge })));
  }

  #file(key: string): string {
    return path.join(this.folder, `${key}.json.gz`);
  }
}

function slim(state: RunState): RunState {
  const blobs = Object.entries(state.blobs).map(([digest, blob]) => {
    const kept = blob.text.length > KEPT_TEXT ? { ...blob, text: blob.text.slice(0, KEPT_TEXT), cut: true } : blob;
    return [digest, kept] as const;
  });
  return { ...state, blobs: Object.fromEntries(blobs) };
}
