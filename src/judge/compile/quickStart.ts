import { digest } from '../digest';
import type { Language } from '../languages/language';
import type { ExecLimits, ExecSpec, Sandbox } from '../sandbox/sandbox';

const RUN_LIMITS: ExecLimits = {
  cpuMs: 2000, wallMs: 6000, memoryBytes: 256 * 2 ** 20, stackBytes: 64 * 2 ** 20, outputBytes: 4096, processes: 64, fileBytes: 2 ** 20,
};

/** Whether flags with which programs start sooner work with a compiler: tried once, in the sandbox, before any is relied on. */
export class QuickStarts {
  private readonly tried = new Map<string, Promise<boolean>>();

  constructor(private readonly sandbox: Sandbox) {}

  /**
   * A row's flags that can be added to its compile command; none where the trial fails.
   * @param compile the row's plain compile, of any source.
   * @param run how what it makes is started.
   */
  async flagsFor(language: Language, compile: ExecSpec, run: readonly string[], version: string, signal: AbortSignal): Promise<readonly string[]> {
    const { quickStart } = language;
    if (quickStart === undefined) return [];
    const key = digest([compile.argv, version, quickStart]);
    const known = this.tried.get(key) ?? this.try(quickStart, compile, run, `quickstart-${key}`);
    this.tried.set(key, known);
    const works = await known;
    signal.throwIfAborted();
    return works ? quickStart.flags : [];
  }

  /** Not bound to the job that asks first. A sandbox that fails at it is asked again in the next session. */
  private async try({ flags, trial }: NonNullable<Language['quickStart']>, compile: ExecSpec, run: readonly string[], artifact: string): Promise<boolean> {
    const { signal } = new AbortController();
    if (!this.sandbox.hasArtifact(artifact)) {
      const files = [{ name: compile.files[0]!.name, content: trial }];
      const compiled = await this.sandbox.exec({ ...compile, argv: [...compile.argv, ...flags], files, collect: { artifact, files: compile.collect?.files ?? [] } }, signal);
      if (!compiled.collected) return false;
    }
    const ran = await this.sandbox.exec({
      argv: run, stdin: 'ok', files: [], mounts: [{ artifact, at: '/artifact' }], toolDirs: compile.toolDirs, limits: RUN_LIMITS, priority: compile.priority,
    }, signal);
    return ran.status === 'exited' && ran.exitCode === 0 && Buffer.from(ran.stdout).toString() === 'ok\n';
  }
}

/** Was it the linker, and not the compiler, that refused? */
export function isLinkFailure(stderr: Uint8Array): boolean {
  return /\bld returned \d|linker command failed|undefined reference to|cannot find -l/.test(Buffer.from(stderr).toString('latin1'));
}
