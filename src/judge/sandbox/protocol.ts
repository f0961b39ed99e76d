/** The judge's end of `supervisor/protocol.h`, which says what the frames hold. */
import type { ExecRun, MountPoint, ProgramSpec, WorkFile } from './sandbox';

export const PROTOCOL_VERSION = 3;
/** Replies larger than this are taken for garbage: outputs are capped far below. */
export const MAX_REPLY_BYTES = 512 * 2 ** 20;
const OP = { run: 1, connect: 2, cancel: 3 } as const;
const STDIN = { null: 0, inline: 1, shared: 2 } as const;
const KEEP_STDERR_HEAD = 1;
const STOP_AT_FAILURE = 2;
const COLLECTED = 1;
const SYNTAX_ERROR = 2;
const LAST = 4;
const STATUS = ['exited', 'signaled', 'time', 'wall', 'memory', 'output', 'fault', 'cancelled'] as const;
export type ReplyStatus = (typeof STATUS)[number];

/** What a request holds beside the spec: names that only the host's side knows. */
export interface Placement {
  /** For each run the name of a shared input, which then is the standard input in place of the run's. */
  readonly sharedInputs: readonly (string | null)[];
  /** Name of a folder in the staging area, where something is collected. */
  readonly staged: string | null;
  readonly env: readonly string[];
  /** What the program is started with; for a zygote, from the script on. */
  readonly argv: readonly string[];
}

export interface Reply {
  /** Of the run; of the program, where two are connected. */
  readonly index: number;
  /** None follows it for this program. */
  readonly last: boolean;
  readonly status: ReplyStatus;
  readonly code: number;
  readonly collected: boolean;
  readonly syntaxError: boolean;
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly peakBytes: number;
  readonly stdoutBytes: number;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
  readonly readBack: readonly (Buffer | null)[];
  readonly fault: string;
}

/** One buffer, grown by doubling; the frame's length is filled in at the end. */
class FrameWriter {
  private buffer = Buffer.allocUnsafe(4096);
  private length = 4;

  private room(bytes: number): void {
    if (this.length + bytes <= this.buffer.length) return;
    const grown = Buffer.allocUnsafe((this.length + bytes) * 2);
    this.buffer.copy(grown, 0, 0, this.length);
    this.buffer = grown;
  }

  u32(value: number): this {
    this.room(4);
    this.length = this.buffer.writeUInt32LE(Math.min(Math.max(0, Math.ceil(value)), 0xffffffff), this.length);
    return this;
  }

  u64(value: number): this {
    this.room(8);
    this.length = this.buffer.writeBigUInt64LE(BigInt(Math.ceil(Math.max(0, value))), this.length);
    return this;
  }

  bytes(value: string | Uint8Array): this {
    const size = typeof value === 'string' ? Buffer.byteLength(value) : value.length;
    this.u32(size).room(size + 1);
    if (typeof value === 'string') this.buffer.write(value, this.length);
    else this.buffer.set(value, this.length);
    this.length += size;
    this.buffer[this.length++] = 0;
    return this;
  }

  list(values: readonly (string | Uint8Array)[]): this {
    this.u32(values.length);
    for (const value of values) this.bytes(value);
    return this;
  }

  pairs(values: readonly (readonly [string, string | Uint8Array])[]): this {
    this.u32(values.length);
    for (const [first, second] of values) this.bytes(first).bytes(second);
    return this;
  }

  program(spec: ProgramSpec, placement: Placement, runs: readonly ExecRun[], stopAtFailure = false): this {
    const { limits } = spec;
    const flags = (spec.keepStderr === 'head' ? KEEP_STDERR_HEAD : 0) | (stopAtFailure ? STOP_AT_FAILURE : 0);
    this
      .u32(limits.cpuMs).u32(limits.wallMs).u32(limits.processes).u32(flags)
      .u64(limits.memoryBytes).u64(addressSpaceBytes(spec)).u64(limits.stackBytes).u64(limits.outputBytes).u64(limits.fileBytes)
      .list(placement.argv).list(placement.env).files(spec.files)
      .pairs((spec.mounts ?? []).map((mount): readonly [string, MountPoint] => [mount.artifact, mount.at]))
      .bytes(placement.staged ?? '').list(placement.staged === null ? [] : spec.collect?.files ?? []).list(spec.readBack ?? []).u32(runs.length);
    runs.forEach((run, i) => this.run(run, placement.sharedInputs[i] ?? null));
    return this;
  }

  private run({ stdin, args, files }: ExecRun, sharedInput: string | null): void {
    this.u32(sharedInput !== null ? STDIN.shared : stdin === null ? STDIN.null : STDIN.inline).bytes(sharedInput ?? stdin ?? '')
      .list(args ?? []).files(files ?? []);
  }

  private files(files: readonly WorkFile[]): this {
    return this.pairs(files.map((file) => [file.name, file.content] as const));
  }

  finish(): Buffer {
    this.buffer.writeUInt32LE(this.length - 4, 0);
    return this.buffer.subarray(0, this.length);
  }
}

/**
 * Resident memory is what counts; the address space is only bounded, so that a program that asks for far too much is
 * refused at once. Large arrays that are never touched cost nothing, as with judges that measure by cgroup.
 */
function addressSpaceBytes({ limits }: ProgramSpec): number {
  if (limits.addressSpaceBytes === undefined) return limits.memoryBytes * 2 + 512 * 2 ** 20;
  return limits.addressSpaceBytes ?? 0;
}

/** How many runs one request may hold: `MAX_LIST_ITEMS` of the supervisor. */
export const MAX_RUNS = 4096;

export function encodeRun(spec: ProgramSpec, placement: Placement, runs: readonly ExecRun[], stopAtFailure: boolean): Buffer {
  return new FrameWriter().u32(OP.run).program(spec, placement, runs, stopAtFailure).finish();
}

export function encodeConnect(first: ProgramSpec, firstPlacement: Placement, second: ProgramSpec, secondPlacement: Placement): Buffer {
  return new FrameWriter().u32(OP.connect).program(first, firstPlacement, NO_INPUT).program(second, secondPlacement, NO_INPUT).finish();
}

const NO_INPUT: readonly ExecRun[] = [{ stdin: null }];

export function encodeCancel(): Buffer {
  return new FrameWriter().u32(OP.cancel).finish();
}

/** Every take checks what is left: a frame that does not hold what it says throws. */
class FrameReader {
  private at = 0;
  constructor(private readonly frame: Buffer) {}

  private advance(bytes: number): number {
    const start = this.at;
    if (start + bytes > this.frame.length) throw new Error('A reply of the supervisor is shorter than it says.');
    this.at += bytes;
    return start;
  }

  u32(): number {
    return this.frame.readUInt32LE(this.advance(4));
  }

  u64(): number {
    return Number(this.frame.readBigUInt64LE(this.advance(8)));
  }

  bytes(): Buffer {
    const length = this.u32();
    const start = this.advance(length + 1);
    return this.frame.subarray(start, start + length);
  }

  end(): void {
    if (this.at !== this.frame.length) throw new Error('A reply of the supervisor is longer than it says.');
  }
}

export function decodeHello(frame: Buffer): { readonly version: number; readonly fault: string; readonly fenced: boolean } {
  const reader = new FrameReader(frame);
  const hello = { version: reader.u32(), fault: reader.bytes().toString(), fenced: reader.u32() !== 0 };
  reader.end();
  return hello;
}

/** @throws Error where the frame is malformed; the supervisor is then not to be trusted any more. */
export function decodeReply(frame: Buffer): Reply {
  const reader = new FrameReader(frame);
  const index = reader.u32();
  const status = STATUS[reader.u32()];
  if (status === undefined) throw new Error('A reply of the supervisor has an unknown status.');
  const code = reader.u32();
  const flags = reader.u32();
  const reply: Reply = {
    index, last: (flags & LAST) !== 0, status, code, collected: (flags & COLLECTED) !== 0, syntaxError: (flags & SYNTAX_ERROR) !== 0,
    cpuMs: reader.u64() / 1000, wallMs: reader.u64() / 1000, peakBytes: reader.u64(), stdoutBytes: reader.u64(),
    stdout: reader.bytes(), stderr: reader.bytes(),
    readBack: Array.from({ length: Math.min(reader.u32(), 4096) }, () => {
      const present = reader.u32() !== 0;
      const content = reader.bytes();
      return present ? content : null;
    }),
    fault: reader.bytes().toString(),
  };
  reader.end();
  return reply;
}
