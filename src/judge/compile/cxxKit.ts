/** What makes a C++ compile quick: a precompiled `bits/stdc++.h` and, with it, common templates compiled beforehand. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, chmodSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import type { ExecLimits, ExecResult, Mount, Sandbox, WorkFile } from '../sandbox/sandbox';
import bakePlugin from './cxx/bakePlugin.h';
import instances from './cxx/instances.h';

/** A compiler and the flags that code generation and language depend on: one kit each. */
export interface KitRecipe {
  readonly compiler: string;
  /** First line of `--version`. */
  readonly version: string;
  /** Such as `-std=gnu++17`. */
  readonly flags: readonly string[];
  readonly toolDirs: readonly string[];
}

/**
 * `plain`: a precompiled header. `baked`: its templates instantiated as well. `instances`: common templates come from
 * objects that are linked in.
 */
export type KitLevel = 'plain' | 'baked' | 'instances';

export interface CxxKit {
  readonly level: KitLevel;
  readonly mount: Mount;
  readonly compileFlags: readonly string[];
  /** After the sources. */
  readonly linkFlags: readonly string[];
}

const GROUPS = [...instances.matchAll(/^#if KIT_GROUP == (\d+)/gm)].map(([, group]) => Number(group));
const GOLD = '-fuse-ld=gold';
const BUILD_LIMITS: ExecLimits = {
  cpuMs: 180_000, wallMs: 600_000, memoryBytes: 3 * 2 ** 30, addressSpaceBytes: null, stackBytes: 64 * 2 ** 20, outputBytes: 2 ** 20,
  processes: 64, fileBytes: 2 ** 30,
};
/** Below everything a user waits for. */
const BUILD_PRIORITY = 100;

/**
 * Stands beside the precompiled header. Where the compiler does not take that (a changed header or flag, say), the
 * compile fails here, at once, and is done again plainly: a compile that succeeds has used the kit.
 */
const GUARD_HEADER = '#error shortlist: the precompiled header was not used\n';
/** Found before the real one; everything in it is in the precompiled header already. */
const EMPTY_HEADER = '#ifndef SHORTLIST_KIT\n#include_next <bits/stdc++.h>\n#endif\n';

function headerToPrecompile(withInstances: boolean): string {
  const instantiations = '#define KIT extern template\n#define KIT_GROUP 0\n#include "instances.h"\n#undef KIT\n#undef KIT_GROUP\n';
  return `#define SHORTLIST_KIT\n#include <bits/stdc++.h>\n${withInstances ? instantiations : ''}inline void shortlist_bake() {}\n`;
}

/** `$1` the compiler, then the flags. With a plugin beside it, the header is baked. */
const PRECOMPILE = `
compiler=$1; shift; bake=
if [ -f plugin.cc ]; then "$compiler" -O1 -shared -fPIC plugin.cc -o plugin.so && bake=-fplugin=./plugin.so || exit 1; fi
exec "$compiler" "$@" $bake -O0 -w -x c++-header make.h -o kit.h.gch
`;

export function kitDigest(recipe: KitRecipe): string {
  const content = JSON.stringify([recipe.compiler, recipe.version, recipe.flags, bakePlugin, instances, PRECOMPILE, headerToPrecompile(true), GUARD_HEADER]);
  return createHash('sha256').update(content).digest('hex').slice(0, 24);
}

export function describeKit(recipe: KitRecipe, level: KitLevel, gold: boolean): CxxKit {
  const objects = GROUPS.map((group) => `/kit/${objectName(group)}`);
  return {
    level, mount: { artifact: artifactKey(recipe, level), at: '/kit' },
    compileFlags: [...recipe.flags, '-O0', '-w', '-I/kit', '-include', '/kit/kit.h'],
    linkFlags: [
      ...(gold ? [GOLD] : []),
      ...(level === 'instances' ? ['-Wl,--gc-sections', '-Wl,--start-lib', ...objects, '-Wl,--end-lib'] : []),
    ],
  };
}

/** Builds one level and proves that it works. `null`: it cannot be had with this compiler. */
export async function buildKit(sandbox: Sandbox, recipe: KitRecipe, level: KitLevel, base: 'plain' | 'baked', gold: boolean, signal: AbortSignal): Promise<CxxKit | null> {
  const kit = describeKit(recipe, level, gold);
  if (sandbox.hasArtifact(kit.mount.artifact)) return await verify(sandbox, recipe, kit, signal) ? kit : null;
  const parts = [await precompile(sandbox, recipe, level, base, signal)];
  if (level === 'instances') for (const group of GROUPS) parts.push(await compileBodies(sandbox, recipe, group, signal));
  if (parts.some((part) => part === null)) return null;
  assemble(sandbox, kit.mount.artifact, parts.map((part) => part!));
  return await verify(sandbox, recipe, kit, signal) ? kit : null;
}

async function precompile(sandbox: Sandbox, recipe: KitRecipe, level: KitLevel, base: 'plain' | 'baked', signal: AbortSignal): Promise<string | null> {
  const withInstances = level === 'instances';
  const files = [
    { name: 'make.h', content: headerToPrecompile(withInstances) },
    ...(base === 'baked' ? [{ name: 'plugin.cc', content: bakePlugin }] : []),
    ...(withInstances ? [{ name: 'instances.h', content: instances }] : []),
  ];
  return step(sandbox, recipe, `${level}-header`, ['/bin/sh', '-c', PRECOMPILE, 'sh', recipe.compiler, ...recipe.flags], files, 'kit.h.gch', signal);
}

async function compileBodies(sandbox: Sandbox, recipe: KitRecipe, group: number, signal: AbortSignal): Promise<string | null> {
  const source = `#include <bits/stdc++.h>\n#define KIT template\n#define KIT_GROUP ${group}\n#include "instances.h"\n`;
  const argv = [recipe.compiler, ...recipe.flags, '-O1', '-w', '-ffunction-sections', '-c', 'bodies.cpp', '-o', objectName(group)];
  return step(sandbox, recipe, `bodies-${group}`, argv, [{ name: 'bodies.cpp', content: source }, { name: 'instances.h', content: instances }], objectName(group), signal);
}

function objectName(group: number): string {
  return `bodies-${group}.o`;
}

function artifactKey(recipe: KitRecipe, part: string): string {
  return `cxxkit-${kitDigest(recipe)}-${part}`;
}

/** @returns the key of the artifact that holds what was made, or `null`. */
async function step(
  sandbox: Sandbox, recipe: KitRecipe, part: string, argv: readonly string[], files: readonly WorkFile[], made: string, signal: AbortSignal,
): Promise<string | null> {
  const artifact = artifactKey(recipe, part);
  if (sandbox.hasArtifact(artifact)) return artifact;
  const result = await sandbox.exec({
    argv, stdin: null, files, collect: { artifact, files: [made] }, env: { TMPDIR: '/work' }, toolDirs: recipe.toolDirs,
    limits: BUILD_LIMITS, priority: BUILD_PRIORITY,
  }, signal);
  return result.collected ? artifact : null;
}

/** Moves the parts into one artifact, which appears as a whole. */
function assemble(sandbox: Sandbox, key: string, parts: readonly string[]): void {
  const target = sandbox.artifactPath(key);
  const building = mkdtempSync(path.join(path.dirname(target), '.assembling-'));
  try {
    for (const part of parts) {
      const dir = sandbox.artifactPath(part);
      for (const name of readdirSync(dir)) renameSync(path.join(dir, name), path.join(building, name));
      rmSync(dir, { recursive: true, force: true });
    }
    writeFileSync(path.join(building, 'kit.h'), GUARD_HEADER);
    mkdirSync(path.join(building, 'bits'));
    writeFileSync(path.join(building, 'bits', 'stdc++.h'), EMPTY_HEADER);
    chmodSync(building, 0o755);
    renameSync(building, target);
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
}

/** Programs that lean on what a broken kit would break, one with the whole header and one with its own includes. */
const PROBES: readonly { readonly source: string; readonly stdin: string; readonly output: string }[] = [
  {
    source: `#include <bits/stdc++.h>
using namespace std;
struct P { int x; bool operator<(const P &o) const { return x < o.x; } };
int main() {
  int n; cin >> n; vector<int> a(n); for (auto &x : a) cin >> x;
  sort(a.begin(), a.end()); map<string, int> m; set<pair<int, int>> s; deque<int> d; priority_queue<int> q; unordered_map<long long, int> u;
  for (int x : a) m[to_string(x)]++, s.insert({x, -x}), d.push_front(x), q.push(x), u[x]++;
  vector<P> p; p.push_back({2}); p.push_back({1}); sort(p.begin(), p.end());
  vector<vector<long long>> g(2, vector<long long>(2, 1)); string t = "ba"; sort(t.begin(), t.end());
  try { a.at(99); } catch (const out_of_range &) { t += '!'; }
  ostringstream o; o << fixed << setprecision(2) << 1.5; regex r("a+"); 
  cout << m.size() << s.size() << d[0] << q.top() << u.size() << p[0].x << g[1][1] << t << o.str() << regex_match("aa", r) << endl;
}`,
    stdin: '4 3 1 2 2', output: '3333311ab!1.501\n',
  },
  { source: '#include <cstdio>\n#include <iostream>\n#include <vector>\nint main() { int a, b; std::cin >> a >> b; std::vector<int> v(a); printf("%zu\\n", v.size() + b); }', stdin: '2 3', output: '5\n' },
];

async function verify(sandbox: Sandbox, recipe: KitRecipe, kit: CxxKit, signal: AbortSignal): Promise<boolean> {
  for (const probe of PROBES) {
    const artifact = `${kit.mount.artifact}-probe`;
    const compiled = await sandbox.exec({
      argv: [recipe.compiler, ...kit.compileFlags, 'main.cpp', '-o', 'main', ...kit.linkFlags], stdin: null,
      files: [{ name: 'main.cpp', content: probe.source }], mounts: [kit.mount], collect: { artifact, files: ['main'] },
      env: { TMPDIR: '/work' }, toolDirs: recipe.toolDirs, limits: BUILD_LIMITS, priority: BUILD_PRIORITY,
    }, signal);
    if (!compiled.collected) return false;
    const ran: ExecResult = await sandbox.exec({
      argv: ['/artifact/main'], stdin: probe.stdin, files: [], mounts: [{ artifact, at: '/artifact' }], toolDirs: recipe.toolDirs,
      limits: BUILD_LIMITS, priority: BUILD_PRIORITY,
    }, signal);
    rmSync(sandbox.artifactPath(artifact), { recursive: true, force: true });
    if (ran.status !== 'exited' || Buffer.from(ran.stdout).toString() !== probe.output) return false;
  }
  return true;
}
