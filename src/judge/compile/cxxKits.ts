import { mkdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { lock } from 'proper-lockfile';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import type { Sandbox } from '../sandbox/sandbox';
import type { CxxKit, KitRecipe } from './cxxKit';
import { buildKit, describeKit, kitDigest } from './cxxKit';

/** What was found out about a compiler once, so that it need not be tried again. */
const outcomeSchema = z.object({
  level: z.enum(['none', 'plain', 'baked', 'instances']),
  gold: z.boolean(),
  /** Nothing better is to be tried. */
  final: z.boolean(),
});
type Outcome = z.infer<typeof outcomeSchema>;

/** The kits of every compiler in use: built in the background at first need, kept on disk, shared with other processes. */
export class CxxKits {
  private readonly dir: string;
  private readonly ready = new Map<string, CxxKit>();
  private readonly building = new Map<string, Promise<void>>();
  private readonly closing = new AbortController();

  constructor(private readonly sandbox: Sandbox, cacheDir: string) {
    this.dir = path.join(cacheDir, 'cxxKits');
    mkdirSync(this.dir, { recursive: true });
  }

  /** The best kit that is ready now. `null`: there is none yet, or none to be had; its making has then begun. */
  get(recipe: KitRecipe): CxxKit | null {
    if (!isGcc(recipe)) return null;
    const digest = kitDigest(recipe);
    const kit = this.ready.get(digest) ?? this.recall(recipe, digest);
    if (kit && this.sandbox.hasArtifact(kit.mount.artifact)) return kit;
    this.ready.delete(digest);
    this.start(recipe, digest);
    return null;
  }

  /** Waits until nothing better can come: for the bench and Check Setup. */
  async best(recipe: KitRecipe): Promise<CxxKit | null> {
    this.get(recipe);
    this.start(recipe, kitDigest(recipe));
    await this.building.get(kitDigest(recipe));
    return this.get(recipe);
  }

  async dispose(): Promise<void> {
    this.closing.abort();
    await Promise.allSettled(this.building.values());
  }

  /** A kit of an earlier run; one that can still be bettered is, in the background. */
  private recall(recipe: KitRecipe, digest: string): CxxKit | null {
    const outcome = this.read(digest);
    if (!outcome || outcome.level === 'none') return null;
    const kit = describeKit(recipe, outcome.level, outcome.gold);
    if (!this.sandbox.hasArtifact(kit.mount.artifact)) return null;
    this.ready.set(digest, kit);
    if (!outcome.final) this.start(recipe, digest);
    return kit;
  }

  private start(recipe: KitRecipe, digest: string): void {
    if (!isGcc(recipe) || this.building.has(digest) || this.closing.signal.aborted) return;
    const built = this.build(recipe, digest).catch(() => undefined);
    this.building.set(digest, built);
  }

  /** Level by level, so that the first is of use while the next is made. One process of the user at a time. */
  private async build(recipe: KitRecipe, digest: string): Promise<void> {
    const { signal } = this.closing;
    const release = await this.lock(digest, signal);
    try {
      const known = this.read(digest);
      if (known?.final && (known.level === 'none' || this.recall(recipe, digest))) return;
      const header = await this.firstThatWorks(recipe, [['baked', true], ['baked', false], ['plain', true], ['plain', false]], signal);
      if (!header) return await this.write(digest, { level: 'none', gold: false, final: true });
      this.ready.set(digest, header.kit);
      await this.write(digest, { level: header.level, gold: header.gold, final: !header.gold });
      if (!header.gold) return;
      const better = await buildKit(this.sandbox, recipe, 'instances', header.level, true, signal);
      if (better) this.ready.set(digest, better);
      await this.write(digest, { level: better ? 'instances' : header.level, gold: true, final: true });
    } finally {
      await release();
    }
  }

  /** Another process may be at it; its work is then ours. */
  private async lock(digest: string, signal: AbortSignal): Promise<() => Promise<void>> {
    for (;;) {
      try {
        return await lock(path.join(this.dir, digest), { realpath: false, stale: 60_000 });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ELOCKED') throw error;
        await setTimeout(1000, undefined, { signal });
      }
    }
  }

  private async firstThatWorks(recipe: KitRecipe, choices: readonly (readonly ['plain' | 'baked', boolean])[], signal: AbortSignal) {
    for (const [level, gold] of choices) {
      const kit = await buildKit(this.sandbox, recipe, level, level, gold, signal);
      if (kit) return { kit, level, gold };
      signal.throwIfAborted();
    }
    return null;
  }

  private read(digest: string): Outcome | null {
    try {
      return outcomeSchema.parse(JSON.parse(readFileSync(path.join(this.dir, `${digest}.json`), 'utf8')));
    } catch {
      return null;
    }
  }

  private async write(digest: string, outcome: Outcome): Promise<void> {
    await writeFileAtomic(path.join(this.dir, `${digest}.json`), JSON.stringify(outcome));
  }
}

/** Only GCC's precompiled headers are known to pay here; clang announces itself. */
function isGcc(recipe: KitRecipe): boolean {
  return /\b(gcc|g\+\+)/i.test(recipe.version) && !/clang/i.test(recipe.version);
}

/**
 * The quick form of a compile command: the same language and target, no optimisation, and the kit.
 * @returns the recipe whose kit it wants, and the command with it.
 */
export function quickCommand(command: readonly string[], version: string, toolDirs: readonly string[]): { readonly recipe: KitRecipe; with(kit: CxxKit): readonly string[] } {
  const [compiler = 'g++', ...args] = command;
  const dropped = /^-(O|W(?!l)|g|pipe$|static)/;
  const target = /^-(std|m|f|pthread|ansi)/;
  const rest = args.filter((arg) => !dropped.test(arg) && !target.test(arg));
  return {
    recipe: { compiler, version, flags: args.filter((arg) => target.test(arg)), toolDirs },
    with: (kit) => [compiler, ...kit.compileFlags, ...rest, ...kit.linkFlags],
  };
}
