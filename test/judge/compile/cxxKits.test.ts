import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { buildKit } from '../../../src/judge/compile/cxxKit';
import type { CxxKit } from '../../../src/judge/compile/cxxKit';
import { quickCommand } from '../../../src/judge/compile/cxxKits';
import type { ExecResult, Sandbox } from '../../../src/judge/sandbox/sandbox';
import { COMPILE_LIMITS, NEVER, openTestSandbox, text } from '../sandbox/support';

const VERSION = execFileSync('g++', ['--version'], { encoding: 'utf8' }).split('\n')[0]!;
const quick = quickCommand(['/usr/bin/g++', '-std=gnu++17', '-O2', '-Wall', '-DONLINE_JUDGE', 'main.cpp', '-o', 'main'], VERSION, []);

describe('a quick compile command', () => {
  it('keeps language, target and macros, and drops optimisation and warnings', () => {
    assert.deepEqual(quick.recipe.flags, ['-std=gnu++17']);
    const kit: CxxKit = { level: 'plain', mount: { artifact: 'k', at: '/kit' }, compileFlags: ['-std=gnu++17', '-O0'], linkFlags: ['-fuse-ld=gold'] };
    assert.deepEqual(quick.with(kit), ['/usr/bin/g++', '-std=gnu++17', '-O0', '-DONLINE_JUDGE', 'main.cpp', '-o', 'main', '-fuse-ld=gold']);
  });
});

describe('a C++ kit', function () {
  this.timeout(300_000);
  let cacheDir: string;
  let sandbox: Sandbox;
  let kit: CxxKit | null;

  before(async function () {
    if (!/\b(gcc|g\+\+)/i.test(VERSION) || process.platform !== 'linux') this.skip();
    cacheDir = mkdtempSync(path.join(tmpdir(), 'shortlist-test-'));
    sandbox = await openTestSandbox(cacheDir, { backend: 'supervisor' });
    kit = await buildKit(sandbox, quick.recipe, 'baked', 'baked', false, NEVER) ?? await buildKit(sandbox, quick.recipe, 'plain', 'plain', false, NEVER);
  });
  after(async () => {
    await sandbox?.dispose();
    if (cacheDir) rmSync(cacheDir, { recursive: true, force: true });
  });

  const compile = (source: string, artifact: string): Promise<ExecResult> => sandbox.exec({
    argv: quick.with(kit!), stdin: null, files: [{ name: 'main.cpp', content: source }], mounts: [kit!.mount], env: { TMPDIR: '/work' },
    collect: { artifact, files: ['main'] }, keepStderr: 'head', limits: COMPILE_LIMITS,
  }, NEVER);

  it('is built and verified', () => {
    assert.ok(kit);
  });

  it('compiles programs that run as they should', async () => {
    const compiled = await compile('#include <bits/stdc++.h>\nusing namespace std;\nint main() { map<string, int> m; m["a"] = 2; cout << m["a"] << endl; }', 'program');
    assert.equal(compiled.collected, true, text(compiled.stderr));
    const ran = await sandbox.exec({ argv: ['/artifact/main'], stdin: null, files: [], mounts: [{ artifact: 'program', at: '/artifact' }], limits: COMPILE_LIMITS }, NEVER);
    assert.equal(text(ran.stdout), '2\n');
  });

  it('leaves a program alone that the whole header would break, for the plain compile', async () => {
    const compiled = await compile('#include <iostream>\nusing namespace std;\nint count;\nint main() { cout << count; }', 'ambiguous');
    assert.equal(compiled.collected, false);
  });

  it('fails at once, and never silently, where the precompiled header is not taken', async () => {
    rmSync(path.join(sandbox.artifactPath(kit!.mount.artifact), 'kit.h.gch'));
    const compiled = await compile('int main() {}', 'unused');
    assert.equal(compiled.collected, false);
    assert.match(text(compiled.stderr), /precompiled header was not used/);
  });
});
