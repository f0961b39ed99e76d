import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findTools } from '../../../src/judge/languages/detect';
import { languageByName } from '../../../src/judge/languages/table';
import { ArtifactStore } from '../../../src/judge/sandbox/artifactStore';
import type { MemoryGroup } from '../../../src/judge/sandbox/memoryGroup';
import { MemoryGroups } from '../../../src/judge/sandbox/memoryGroup';
import type { ExecSpec, Sandbox } from '../../../src/judge/sandbox/sandbox';
import { SupervisedSandbox } from '../../../src/judge/sandbox/supervisedSandbox';
import { ENTER_GROUP, buildSupervisor, pythonSupervisor } from '../../../src/judge/sandbox/supervisorBuild';
import { LIMITS, NEVER, SUPERVISORS, openTestSandbox, runC, shell, text } from './support';

/** Hurried by nobody: these programs wait for the kernel. */
const SMALL: Partial<ExecSpec> = {
  limits: { ...LIMITS, cpuMs: 20_000, wallMs: 60_000, memoryBytes: 64 * 2 ** 20, addressSpaceBytes: null, fileBytes: 256 * 2 ** 20 },
};
const INCLUDES = ['fcntl', 'stdio', 'string', 'unistd', 'sys/mman', 'sys/socket', 'sys/wait'].map((name) => `#include <${name}.h>\n`).join('');

/** Each takes some 200 MB, which the watch, that looks at what is resident, does not see, and says so at its end. */
const UNSEEN: Readonly<Record<string, string>> = {
  'memory behind full sockets': `
    int main() { static char page[65536]; int ends[2];
      for (int i = 0; i < 240; i++) { if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends)) return 5;
        for (int e = 0; e < 2; e++) { int size = 1 << 20; setsockopt(ends[e], SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
          fcntl(ends[e], F_SETFL, O_NONBLOCK); while (write(ends[e], page, sizeof page) > 0) {} } }
      puts("took it"); }`,
  'shared memory that it touches and gives back': `
    int main() { size_t step = 4 << 20; char* all = (char*)mmap(0, 50 * step, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
      for (int i = 0; i < 50; i++) { memset(all + i * step, 1, step); madvise(all + i * step, step, MADV_DONTNEED); }
      puts("took it"); }`,
  'files': `
    int main() { static char block[1 << 20]; int f = open("fill", O_RDWR | O_CREAT, 0600);
      for (int i = 0; i < 200; i++) if (write(f, block, sizeof block) != sizeof block) return 5;
      puts("took it"); }`,
  'memory that only its child takes, of which it says nothing': `
    int main() { size_t step = 4 << 20; char* all = (char*)mmap(0, 50 * step, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
      if (fork() == 0) { for (int i = 0; i < 50; i++) { memset(all + i * step, 1, step); madvise(all + i * step, step, MADV_DONTNEED); } _exit(0); }
      wait(0); puts("took it"); }`,
};

const BY_GROUPS = /bounded by control groups/;

type Backend = typeof SUPERVISORS[number];

/** Supervisors and programs, each built once. */
const cacheDir = mkdtempSync(path.join(tmpdir(), 'shortlist-test-'));
after(() => rmSync(cacheDir, { recursive: true, force: true }));

/** One slot, whose supervisor is in a group of these. */
async function withGroups<T extends MemoryGroups>(
  backend: Backend, groupsOf: (script: string) => T, body: (sandbox: Sandbox, groups: T) => Promise<void>,
): Promise<void> {
  const tools = await findTools(languageByName('python3')!);
  assert.ok(typeof tools !== 'string');
  const kit = backend === 'supervisor' ? await buildSupervisor(cacheDir) : await pythonSupervisor(cacheDir, tools['python']!, 'the test asks for it');
  assert.ok('dir' in kit);
  const groups = groupsOf(path.join(kit.dir, ENTER_GROUP));
  const sandbox = await SupervisedSandbox.open(new ArtifactStore(cacheDir), kit, 1, 0, groups);
  await body(sandbox, groups).finally(() => sandbox.dispose());
}

describe('what the watch of memory does not see', function () {
  this.timeout(120_000);

  it('is all there without a control group', () => withGroups('supervisor', () => new MemoryGroups('', 'it is not wanted'), async (sandbox) => {
    assert.match(sandbox.memoryBound, /not by control groups: it is not wanted\./);
    for (const [name, source] of Object.entries(UNSEEN)) {
      const result = await runC(sandbox, name.replaceAll(/\W/g, '-'), `${INCLUDES}${source}`, SMALL);
      assert.equal(text(result.stdout), 'took it\n', `${name}: ${JSON.stringify(result)}`);
      assert.ok(result.peakBytes < 64 * 2 ** 20, name);
    }
  }));
});

for (const backend of SUPERVISORS) describe(`a memory control group (${backend})`, function () {
  this.timeout(120_000);

  const fenced = (body: (sandbox: Sandbox) => Promise<void>) => async () => {
    const sandbox = await openTestSandbox(cacheDir, { backend, slots: 1 });
    try {
      assert.match(sandbox.memoryBound, BY_GROUPS);
      await body(sandbox);
      assert.equal(sandbox.stats.supervisorRestarts, 0);
    } finally {
      await sandbox.dispose();
    }
  };

  before(async function () {
    const sandbox = await openTestSandbox(cacheDir, { backend, slots: 1 });
    await sandbox.dispose();
    if (BY_GROUPS.test(sandbox.memoryBound)) return;
    console.log(`      not tried. ${sandbox.memoryBound}`);
    this.skip();
  });

  it('bounds all that', fenced(async (sandbox) => {
    for (const [name, source] of Object.entries(UNSEEN)) {
      const result = await runC(sandbox, name.replaceAll(/\W/g, '-'), `${INCLUDES}${source}`, SMALL);
      assert.equal(result.status, 'memory', `${name}: ${JSON.stringify(result)}`);
      assert.ok(result.peakBytes < 64 * 2 ** 20, name);
      assert.equal(text((await sandbox.exec(shell('echo next'), NEVER)).stdout), 'next\n');
    }
  }));

  it('takes nothing for a program\'s that the one before has left', fenced(async (sandbox) => {
    const source = `
      int main(int n, char** v) {
        if (n > 1) { static char block[1 << 20]; int f = open("fill", O_RDWR | O_CREAT, 0600); for (int i = 0; i < 100; i++) write(f, block, sizeof block); }
        size_t much = 56 << 20; memset(mmap(0, much, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), 1, much);
        puts("done"); }`;
    const roomy = { limits: { ...SMALL.limits!, memoryBytes: 128 * 2 ** 20 } };
    for (let i = 0; i < 5; i++) {
      for (const more of [{ ...roomy, argv: ['/artifact/main', 'files too'] }, SMALL]) {
        const result = await runC(sandbox, 'leaver', `${INCLUDES}${source}`, more);
        assert.equal(result.status, 'exited', JSON.stringify(result));
      }
    }
  }));
});

/** Of its 500 MB, 300 are pages of files, 10 of them not yet written: 34 MB more than are kept. */
const USED = 500 * 2 ** 20;
const STATISTICS = `cache 0\ndirty ${4 * 2 ** 20}\nwriteback ${6 * 2 ** 20}\ninactive_file ${200 * 2 ** 20}\nactive_file ${100 * 2 ** 20}\n`;
const BASE = USED - 34 * 2 ** 20;

/** Groups of plain files, which say what the test has them say. */
class PlainFiles extends MemoryGroups {
  folder = '';

  /** `limit`: what stands in for the file of that name. */
  constructor(script: string, parent: string, private readonly limit: string | null = null) {
    super(script, { kind: 'child', folder: parent });
  }

  override make(): MemoryGroup | null {
    const group = super.make()!;
    this.folder = group.args[2]!;
    const files = { limit_in_bytes: '', oom_control: 'under_oom 0\noom_kill 3\n', usage_in_bytes: String(USED), stat: STATISTICS };
    for (const [name, content] of Object.entries(files)) writeFileSync(path.join(this.folder, `memory.${name}`), content);
    if (this.limit !== null) {
      rmSync(path.join(this.folder, 'memory.limit_in_bytes'));
      symlinkSync(this.limit, path.join(this.folder, 'memory.limit_in_bytes'));
    }
    return { ...group, leave: () => { rmSync(this.folder, { recursive: true }); return Promise.resolve(); } };
  }

  setKills(text: string): void {
    writeFileSync(path.join(this.folder, 'memory.oom_control'), text);
  }

  /** A new limit is written over the old one: what is left of a longer one does not count in a real group. */
  async limitBegins(digits: string): Promise<void> {
    while (!readFileSync(path.join(this.folder, 'memory.limit_in_bytes'), 'latin1').startsWith(digits)) await sleep(5);
  }
}

for (const backend of SUPERVISORS) describe(`a supervisor in a memory control group (${backend})`, function () {
  this.timeout(60_000);

  const inPlainFiles = (body: (sandbox: Sandbox, groups: PlainFiles, go: () => void, program: Partial<ExecSpec>) => Promise<void>) => () => {
    const folder = mkdtempSync(path.join(cacheDir, 'groups-'));
    return withGroups(backend, (script) => new PlainFiles(script, folder), (sandbox, groups) => {
      const artifact = path.basename(folder);
      const signal = sandbox.artifactPath(artifact);
      mkdirSync(signal);
      return body(sandbox, groups, () => writeFileSync(path.join(signal, 'go'), ''), { mounts: [{ artifact, at: '/artifact' }] });
    });
  };
  const WAIT = 'until [ -e /artifact/go ]; do sleep 0.01; done';
  /** Until a program with this word in its command line runs: what was before it has been counted by then. */
  const started = async (word: string) => {
    const isIt = (pid: string) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes(word);
      } catch {
        return false; // it has ended meanwhile
      }
    };
    while (!readdirSync('/proc').some((name) => /^\d+$/.test(name) && isIt(name))) await sleep(5);
  };
  // A MB of output; 32 MB of margin.
  const fenceOf = (memoryMb: number, more = 0) => String(BASE + more + (memoryMb + 1 + 32) * 2 ** 20);
  const NONE = '9223372036854771712';

  it('sets its limit before a program, by what is used and what the program may take, and lifts it after', inPlainFiles(async (sandbox, groups, go, program) => {
    await groups.limitBegins(NONE);
    const input = { name: 'input', content: 'x'.repeat(1000) };
    const done = sandbox.exec(shell(WAIT, { ...program, files: [input], limits: { ...LIMITS, memoryBytes: 96 * 2 ** 20 } }), NEVER);
    await groups.limitBegins(fenceOf(96, 1000));
    go();
    assert.equal((await done).status, 'exited');
    await groups.limitBegins(NONE);
  }));

  it('takes a program for one over its memory when the kernel has killed any of it, though it ends well', inPlainFiles(async (sandbox, groups, go, program) => {
    const done = sandbox.exec(shell(`${WAIT} # ${path.basename(groups.folder)}`, program), NEVER);
    await started(path.basename(groups.folder));
    groups.setKills('under_oom 0\noom_kill 4\n');
    go();
    assert.equal((await done).status, 'memory');
    assert.equal((await sandbox.exec(shell(WAIT, program), NEVER)).status, 'exited', 'what was killed before it is not its own');
  }));

  it('runs it again when it was the machine that had no memory left', inPlainFiles(async (sandbox, groups, go, program) => {
    const done = sandbox.exec(shell(`${WAIT} # ${path.basename(groups.folder)}`, program), NEVER);
    await started(path.basename(groups.folder));
    groups.setKills('low 0\nmax 7\noom 3\noom_kill 4\noom_group_kill 0\n');
    go();
    assert.equal((await done).status, 'exited');
    assert.equal(sandbox.stats.execs, 2);
  }));

  it('of two that are connected blames the one that was killed', inPlainFiles(async (sandbox, groups, go, program) => {
    const name = path.basename(groups.folder);
    const done = sandbox.connect(shell(`${WAIT}; kill -9 $$ # first-${name}`, program), shell(`${WAIT} # second-${name}`, program), NEVER);
    await Promise.all([started(`first-${name}`), started(`second-${name}`), groups.limitBegins(String(BASE + (2 * (256 + 1) + 32) * 2 ** 20))]);
    groups.setKills('under_oom 0\noom_kill 4\n');
    go();
    assert.deepEqual((await done).map(({ status }) => status), ['memory', 'exited']);
  }));

  it('leaves none of its files to a program, and has it killed first', inPlainFiles(async (sandbox) => {
    const shown = 'ls /proc/self/fd | tr "\\n" " "; cat /proc/self/oom_score_adj';
    assert.equal(text((await sandbox.exec(shell(shown), NEVER)).stdout), '0 1 2 3 1000\n');
    const tools = await findTools(languageByName('python3')!);
    const source = 'import os\nprint(*sorted(os.listdir("/proc/self/fd")), open("/proc/self/oom_score_adj").read())';
    assert.ok(typeof tools !== 'string');
    const { path: interpreter, folders: toolDirs } = tools['python']!;
    const warm: ExecSpec = { ...shell(''), argv: [interpreter, 'main.py'], files: [{ name: 'main.py', content: source }], toolDirs, zygote: { kind: 'python3', interpreter } };
    assert.equal(text((await sandbox.exec(warm, NEVER)).stdout), '0 1 2 3 1000\n\n');
    assert.equal(sandbox.stats.zygoteExecs, 1);
  }));

  for (const [what, limit, why] of [
    ['the group has no limit', '/nowhere/limit', /memory\.limit_in_bytes/], ['its limit cannot be set', '/dev/full', /the group does not answer/],
  ] as const) it(`does without where ${what}`, async () => {
    const folder = mkdtempSync(path.join(cacheDir, 'groups-'));
    await withGroups(backend, (script) => new PlainFiles(script, folder, limit), async (sandbox) => {
      assert.match(sandbox.memoryBound, /not by control groups/);
      assert.match(sandbox.memoryBound, why);
      assert.equal(text((await sandbox.exec(shell('echo all the same'), NEVER)).stdout), 'all the same\n');
    });
    assert.deepEqual(readdirSync(folder), []);
  });
});
