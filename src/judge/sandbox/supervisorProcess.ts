import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import type { Reply } from './protocol';
import { MAX_REPLY_BYTES, PROTOCOL_VERSION, decodeHello, decodeReply, encodeCancel } from './protocol';

const HELLO_TIMEOUT_MS = 15_000;
/** After its own wall limit, how long a supervisor may take to clean up and answer. */
const GRACE_MS = 10_000;

/** The supervisor failed (died, hung, spoke nonsense): what it was doing may be tried on another. */
export class SupervisorFault extends Error {
  override readonly name = 'SupervisorFault';
}

interface Waiting {
  readonly frames: Buffer[];
  readonly wanted: number;
  resolve(frames: Buffer[]): void;
  reject(error: Error): void;
}

/** One long-lived supervisor in its bubblewrap, asked one thing at a time. */
export class SupervisorProcess {
  private waiting: Waiting | null = null;
  private chunks: Buffer[] = [];
  private buffered = 0;
  private lastWords = '';
  private dead: SupervisorFault | null = null;

  private constructor(private readonly child: ChildProcessWithoutNullStreams) {
    child.stdout.on('data', (chunk: Buffer) => this.receive(chunk));
    child.stderr.on('data', (chunk: Buffer) => { this.lastWords = (this.lastWords + chunk.toString('utf8')).slice(-2000); });
    for (const stream of [child.stdin, child.stdout, child.stderr]) stream.on('error', () => undefined);
    child.once('error', (error) => this.fail(error.message));
    child.once('close', (code, signal) => this.fail(`it ended with ${signal ?? `exit code ${code}`}. ${this.lastWords}`.trim()));
  }

  /** @throws {SupervisorFault} where it does not start, or says that it cannot confine programs. */
  static async start(command: string, args: readonly string[]): Promise<SupervisorProcess> {
    const child = spawn(command, args, { stdio: 'pipe', cwd: '/', env: { PATH: process.env['PATH'] } });
    const supervisor = new SupervisorProcess(child);
    try {
      const [frame] = await supervisor.await(1, HELLO_TIMEOUT_MS);
      const hello = decodeHello(frame!);
      if (hello.version !== PROTOCOL_VERSION) throw new SupervisorFault(`it speaks version ${hello.version} of the protocol`);
      if (hello.fault) throw new SupervisorFault(hello.fault);
      return supervisor;
    } catch (error) {
      supervisor.kill();
      throw error instanceof SupervisorFault ? error : new SupervisorFault(String(error));
    }
  }

  get alive(): boolean {
    return this.dead === null;
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /**
   * Sends a request and waits for its replies, in the order of their programs. When the signal fires the run is
   * cancelled, and the replies say so.
   * @throws {SupervisorFault} after which this supervisor is dead.
   */
  async request(frame: Buffer, replies: 1 | 2, wallMs: number, signal: AbortSignal): Promise<Reply[]> {
    const cancel = () => { this.child.stdin.write(encodeCancel()); };
    const answered = this.await(replies, wallMs + GRACE_MS);
    this.child.stdin.write(frame);
    signal.addEventListener('abort', cancel, { once: true });
    try {
      const frames = await answered;
      return frames.map((reply) => decodeReply(reply)).sort((a, b) => a.index - b.index);
    } catch (error) {
      this.kill();
      throw error instanceof SupervisorFault ? error : new SupervisorFault(String(error));
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  /** Everything inside dies with it. */
  kill(): void {
    this.child.kill('SIGKILL');
    this.fail('it was stopped');
  }

  /** Resolves when the process is gone. */
  async dispose(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null || this.child.pid === undefined) return;
    const gone = new Promise((resolve) => this.child.once('close', resolve));
    this.kill();
    await gone;
  }

  private await(wanted: number, timeoutMs: number): Promise<Buffer[]> {
    if (this.dead) return Promise.reject(this.dead);
    if (this.waiting) throw new Error('A supervisor is asked one thing at a time.');
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => { this.fail('it did not answer in time'); this.kill(); }, timeoutMs);
      this.waiting = {
        frames: [], wanted,
        resolve: (frames) => { clearTimeout(timer); resolve(frames); },
        reject: (error) => { clearTimeout(timer); reject(error); },
      };
    });
  }

  private receive(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.buffered += chunk.length;
    for (let frame = this.takeFrame(); frame; frame = this.takeFrame()) {
      const waiting = this.waiting;
      if (!waiting) {
        this.fail('it spoke without being asked');
        this.kill();
        return;
      }
      waiting.frames.push(frame);
      if (waiting.frames.length < waiting.wanted) continue;
      this.waiting = null;
      waiting.resolve(waiting.frames);
    }
  }

  /** The next whole frame, if it has come. Chunks are joined once, when all of it is there. */
  private takeFrame(): Buffer | null {
    if (this.buffered < 4) return null;
    if (this.chunks[0]!.length < 4) this.chunks = [Buffer.concat(this.chunks)];
    const length = this.chunks[0]!.readUInt32LE(0);
    if (length > MAX_REPLY_BYTES) {
      this.fail('it announced an impossible reply');
      this.kill();
      return null;
    }
    if (this.buffered < 4 + length) return null;
    const all = this.chunks.length === 1 ? this.chunks[0]! : Buffer.concat(this.chunks);
    const rest = all.subarray(4 + length);
    this.chunks = rest.length > 0 ? [rest] : [];
    this.buffered = rest.length;
    return all.subarray(4, 4 + length);
  }

  private fail(why: string): void {
    this.dead ??= new SupervisorFault(`The judge's supervisor failed: ${why}`);
    const waiting = this.waiting;
    this.waiting = null;
    waiting?.reject(this.dead);
  }
}
