import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import type { Reply } from './protocol';
import { MAX_REPLY_BYTES, PROTOCOL_VERSION, decodeHello, decodeReply, encodeCancel } from './protocol';
import { say, spoken } from '../../say';

const HELLO_TIMEOUT_MS = 15_000;
/** After its own wall limit, how long a supervisor may take to clean up and answer. */
const GRACE_MS = 10_000;
/** `EXIT_LOST_FENCE` of the supervisor. */
const EXIT_LOST_FENCE = 73;

/** The supervisor failed (died, hung, spoke nonsense): what it was doing may be tried on another. */
export class SupervisorFault extends Error {
  override readonly name = 'SupervisorFault';
}

interface Waiting {
  /** Takes one frame; `true`: no other is awaited. */
  take(frame: Buffer): boolean;
  resolve(): void;
  reject(error: Error): void;
  /** Runs out where the next frame does not come. */
  readonly timer: NodeJS.Timeout;
}

/** One long-lived supervisor in its bubblewrap, asked one thing at a time. */
export class SupervisorProcess {
  private waiting: Waiting | null = null;
  private chunks: Buffer[] = [];
  private buffered = 0;
  private lastWords = '';
  private dead: SupervisorFault | null = null;
  /** Runs in a memory control group that answers. */
  fenced = false;
  /** It ended since that did not answer any more. */
  lostFence = false;
  /** Resolves when the process has gone; what it has started may still be on its way out. */
  readonly gone: Promise<void>;

  private constructor(private readonly child: ChildProcessWithoutNullStreams) {
    child.stdout.on('data', (chunk: Buffer) => this.receive(chunk));
    child.stderr.on('data', (chunk: Buffer) => { this.lastWords = (this.lastWords + chunk.toString('utf8')).slice(-2000); });
    for (const stream of [child.stdin, child.stdout, child.stderr]) stream.on('error', () => undefined);
    this.gone = new Promise((resolve) => {
      child.once('error', (error) => { this.fail(error.message); if (child.pid === undefined) resolve(); });
      child.once('close', (code, signal) => {
        this.lostFence = code === EXIT_LOST_FENCE;
        this.fail(say`it ended with ${signal ?? say`exit code ${code}`}. ${this.lastWords}`.trim());
        resolve();
      });
    });
  }

  /** @throws {SupervisorFault} where it does not start, or says that it cannot confine programs. */
  static async start(command: string, args: readonly string[], env: Readonly<Record<string, string | undefined>> = {}): Promise<SupervisorProcess> {
    const child = spawn(command, args, { stdio: 'pipe', cwd: '/', env: { ...env, PATH: process.env['PATH'] } });
    const supervisor = new SupervisorProcess(child);
    try {
      let hello = { version: 0, fault: '', fenced: false };
      await supervisor.await((frame) => { hello = decodeHello(frame); return true; }, HELLO_TIMEOUT_MS);
      if (hello.version !== PROTOCOL_VERSION) throw new SupervisorFault(say`it speaks version ${hello.version} of the protocol`);
      if (hello.fault) throw new SupervisorFault(hello.fault);
      supervisor.fenced = hello.fenced;
      return supervisor;
    } catch (error) {
      await supervisor.dispose();
      throw error instanceof SupervisorFault ? error : new SupervisorFault(String(error));
    }
  }

  /** Not so any more from the moment it has ended, even while the last of what it said is still being read. */
  get alive(): boolean {
    return this.dead === null && this.child.exitCode === null && this.child.signalCode === null;
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /**
   * Sends a request; resolves when the last reply of each of its programs has come. When the signal fires or a reply is
   * followed by `stop`, the run that goes on and those after it are cancelled, and a reply says so.
   * @param wallMs how long one run may last.
   * @throws {SupervisorFault} after which this supervisor is dead.
   */
  async request(frame: Buffer, programs: 1 | 2, wallMs: number, onReply: (reply: Reply) => 'go on' | 'stop', signal: AbortSignal): Promise<void> {
    let cancelled = false;
    const cancel = () => { cancelled = true; this.child.stdin.write(encodeCancel()); };
    let ended = 0;
    let defect: unknown = null; // the caller's own is no fault of the supervisor's
    const told = (reply: Reply): 'go on' | 'stop' => {
      if (defect !== null) return 'go on';
      try {
        return onReply(reply);
      } catch (error) {
        defect = error;
        return 'stop';
      }
    };
    const answered = this.await((bytes) => {
      const reply = decodeReply(bytes);
      // Node closes the pipe of a bubblewrap that was killed; what is still alive inside takes that for the judge's wish.
      if (reply.status === 'cancelled' && !cancelled) throw new SupervisorFault(say`it gave up a run that nobody had cancelled`);
      if (reply.last) ended++;
      if (told(reply) === 'stop' && ended < programs) cancel();
      return ended === programs;
    }, wallMs + GRACE_MS);
    this.child.stdin.write(frame);
    signal.addEventListener('abort', cancel, { once: true });
    try {
      await answered;
    } catch (error) {
      this.kill();
      throw error instanceof SupervisorFault ? error : new SupervisorFault(String(error));
    } finally {
      signal.removeEventListener('abort', cancel);
    }
    if (defect !== null) throw defect;
  }

  /** Everything inside dies with it. */
  kill(): void {
    this.child.kill('SIGKILL');
    this.fail(say`it was stopped`);
  }

  /** Resolves when the process is gone. */
  async dispose(): Promise<void> {
    this.kill();
    await this.gone;
  }

  private await(take: (frame: Buffer) => boolean, timeoutMs: number): Promise<void> {
    if (this.dead) return Promise.reject(this.dead);
    if (this.waiting) throw new Error('A supervisor is asked one thing at a time.');
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => { this.fail(say`it did not answer in time`); this.kill(); }, timeoutMs);
      this.waiting = { take, resolve, reject, timer };
    });
  }

  private receive(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.buffered += chunk.length;
    for (let frame = this.takeFrame(); frame; frame = this.takeFrame()) {
      const waiting = this.waiting;
      if (!waiting) {
        this.fail(say`it spoke without being asked`);
        this.kill();
        return;
      }
      try {
        waiting.timer.refresh();
        if (!waiting.take(frame)) continue;
      } catch (error) {
        this.fail(error instanceof Error ? error.message : String(error));
        this.kill();
        return;
      }
      clearTimeout(waiting.timer);
      this.waiting = null;
      waiting.resolve();
    }
  }

  /** The next whole frame, if it has come. Chunks are joined once, when all of it is there. */
  private takeFrame(): Buffer | null {
    if (this.buffered < 4) return null;
    if (this.chunks[0]!.length < 4) this.chunks = [Buffer.concat(this.chunks)];
    const length = this.chunks[0]!.readUInt32LE(0);
    if (length > MAX_REPLY_BYTES) {
      this.fail(say`it announced an impossible reply`);
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
    this.dead ??= new SupervisorFault(say`The judge's supervisor failed: ${spoken(why)}`);
    const waiting = this.waiting;
    this.waiting = null;
    clearTimeout(waiting?.timer);
    waiting?.reject(this.dead);
  }
}
