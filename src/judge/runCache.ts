/** What programs did on inputs, by content, on disk: a repeated question costs nothing. */
import * as fs from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { testResultSchema } from './contract';

/** How one run ended, before any checker has seen its output. */
export const runSchema = testResultSchema.omit({ testId: true, verdict: true, message: true }).extend({
  /** Why it failed by itself; `null` where its output decides. */
  ending: z.object({ verdict: z.enum(['TLE', 'MLE', 'OLE', 'RE', 'CE', 'JE']), message: z.string() }).nullable(),
});
export type Run = Readonly<z.infer<typeof runSchema>>;

const lineSchema = z.object({ key: z.string(), run: runSchema.optional(), compileError: z.string().optional() });
type Line = z.infer<typeof lineSchema>;

const COMPILE_KEY = 'compile';
/** Runs with more output are not kept. */
const MAX_OUTPUT_CHARS = 32 * 1024;
const TRIM_EVERY_FLUSHES = 500;
/** How long a listing of the folder is good for: what another process has added since costs a run, not a verdict. */
const LISTED_FOR_MS = 60_000;

// These cost half of what their likes of `fs/promises` do, and are called for every candidate.
const readFile = promisify(fs.readFile);
const appendFile = promisify(fs.appendFile);

export class RunCache {
  private readonly dir: string;
  private flushes = 0;
  /** What may be written before the folder is looked through again, which costs by how many files there are. */
  private roomBytes = 0;
  /** Programs of which something is on disk: most candidates are new, and a file that is not there need not be opened. */
  private listed: Promise<Set<string>> | null = null;
  private listedAtMs = 0;

  /** @param maxBytes what the folder may hold; least recently written goes first. 0 keeps nothing. */
  constructor(cacheDir: string, private readonly maxBytes: number) {
    this.dir = path.join(cacheDir, 'runs');
  }

  /** All that is known of one program. */
  async open(programKey: string): Promise<ProgramRuns> {
    if (this.maxBytes === 0) return new ProgramRuns([], async () => undefined);
    const name = `${programKey}.jsonl`;
    const text = (await this.names()).has(name) ? await readFile(path.join(this.dir, name), 'utf8').catch(() => '') : '';
    return new ProgramRuns(text === '' ? [] : text.split('\n').flatMap(parseLine), (added) => this.append(name, added));
  }

  private names(): Promise<Set<string>> {
    if (this.listed === null || Date.now() - this.listedAtMs > LISTED_FOR_MS) {
      this.listedAtMs = Date.now();
      this.listed = mkdir(this.dir, { recursive: true }).then(() => readdir(this.dir)).then((names) => new Set(names), () => new Set());
    }
    return this.listed;
  }

  private async append(name: string, lines: readonly Line[]): Promise<void> {
    // One write: lines of several processes may follow one another, but are not torn.
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    await appendFile(path.join(this.dir, name), text);
    (await this.names()).add(name);
    this.roomBytes -= text.length;
    if (++this.flushes % TRIM_EVERY_FLUSHES === 0 && this.roomBytes < 0) await this.trim();
  }

  async trim(): Promise<void> {
    const names = await readdir(this.dir).catch(() => []);
    const files = await Promise.all(names.map(async (name) => {
      const file = path.join(this.dir, name);
      const status = await stat(file).catch(() => null);
      return { file, bytes: status?.size ?? 0, writtenMs: status?.mtimeMs ?? 0 };
    }));
    let total = files.reduce((sum, { bytes }) => sum + bytes, 0);
    for (const { file, bytes } of files.sort((a, b) => a.writtenMs - b.writtenMs)) {
      if (total <= this.maxBytes) break;
      await rm(file, { force: true });
      total -= bytes;
    }
    this.roomBytes = this.maxBytes - total;
  }
}

/** The runs of one program, old and new. */
export class ProgramRuns {
  private readonly known = new Map<string, Line>();
  private added: Line[] = [];

  constructor(lines: readonly Line[], private readonly append: (lines: readonly Line[]) => Promise<void>) {
    for (const line of lines) this.known.set(line.key, line);
  }

  get compileError(): string | null {
    return this.known.get(COMPILE_KEY)?.compileError ?? null;
  }

  putCompileError(diagnostics: string): void {
    this.put({ key: COMPILE_KEY, compileError: diagnostics });
  }

  get(key: string): Run | null {
    return this.known.get(key)?.run ?? null;
  }

  /** Keeps a run that would come out the same again. */
  putRun(key: string, run: Run): void {
    if (run.output.length <= MAX_OUTPUT_CHARS) this.put({ key, run });
  }

  /** Writes what is new. A disk that is full or gone costs speed, not verdicts. */
  async flush(): Promise<void> {
    const { added } = this;
    this.added = [];
    if (added.length > 0) await this.append(added).catch(() => undefined);
  }

  private put(line: Line): void {
    this.known.set(line.key, line);
    this.added.push(line);
  }
}

function parseLine(text: string): Line[] {
  if (text === '') return [];
  try {
    const line = lineSchema.safeParse(JSON.parse(text));
    return line.success ? [line.data] : [];
  } catch {
    return [];
  }
}
