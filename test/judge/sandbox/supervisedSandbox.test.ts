import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { ExecSpec, Sandbox } from '../../../src/judge/sandbox/sandbox';
import { LIMITS, NEVER, SUPERVISORS, openTestSandbox, runC, shell, text } from './support';

/** Descendants of this process, as `pid command` lines. */
function descendants(): string[] {
  const lines = execFileSync('ps', ['-e', '-o', 'pid=,ppid=,comm='], { encoding: 'utf8' }).trim().split('\n').map((line) => line.trim().split(/\s+/));
  const found: string[] = [];
  const visit = (parent: string) => {
    for (const [pid, ppid, command] of lines) {
      if (ppid !== parent || command === 'ps') continue;
      found.push(`${pid} ${command}`);
      visit(pid!);
    }
  };
  visit(String(process.pid));
  return found;
}

/** Some die of another's death before their turn. */
function killAll(command: string): void {
  for (const line of descendants()) {
    const [pid, name] = line.split(' ');
    try {
      if (name === command) process.kill(Number(pid), 'SIGKILL');
    } catch {
      // Gone already.
    }
  }
}

for (const backend of SUPERVISORS) describe(`the supervised sandbox (${backend})`, function () {
  this.timeout(60_000);
  let cacheDir: string;
  let sandbox: Sandbox;

  before(async () => {
    cacheDir = mkdtempSync(path.join(tmpdir(), 'shortlist-test-'));
    sandbox = await openTestSandbox(cacheDir, { backend });
  });
  after(async () => {
    await sandbox.dispose();
    rmSync(cacheDir, { recursive: true, force: true });
  });

  describe('running a program', () => {
    it('gives its input, takes its output, and tells its exit code', async () => {
      const result = await sandbox.exec(shell('read x; echo "got $x"; echo oops >&2; exit 3', { stdin: '42\n' }), NEVER);
      assert.deepEqual([result.status, result.exitCode, text(result.stdout), text(result.stderr)], ['exited', 3, 'got 42\n', 'oops\n']);
    });

    it('tells the signal that ended it', async () => {
      const result = await sandbox.exec(shell('kill -SEGV $$'), NEVER);
      assert.deepEqual([result.status, result.signal], ['signaled', 'SIGSEGV']);
    });

    it('gives large inputs whole, and takes large outputs whole', async () => {
      const big = 'x'.repeat(700_000);
      const result = await sandbox.exec(shell('cat', { stdin: big }), NEVER);
      assert.equal(text(result.stdout), big);
      const again = await sandbox.exec(shell('wc -c', { stdin: big }), NEVER);
      assert.equal(text(again.stdout).trim(), '700000');
    });

    it('keeps binary output as it is', async () => {
      const result = await sandbox.exec(shell('printf "\\377\\000\\376"'), NEVER);
      assert.deepEqual([...result.stdout], [0xff, 0, 0xfe]);
    });

    it('does not wait for a program to read its input', async () => {
      const result = await sandbox.exec(shell('exit 0', { stdin: 'y'.repeat(3_000_000) }), NEVER);
      assert.equal(result.status, 'exited');
    });

    it('collects nothing where a file cannot be kept, and goes on', async () => {
      const twice = await sandbox.exec(shell('echo hello > a.txt', { collect: { artifact: 'twice', files: ['a.txt', '*.txt'] } }), NEVER);
      assert.deepEqual([twice.status, twice.collected], ['exited', false]);
      assert.equal((await sandbox.exec(shell('true'), NEVER)).status, 'exited');
      assert.equal(sandbox.stats.supervisorRestarts, 0);
    });

    it('reads back and collects regular files only', async () => {
      const result = await sandbox.exec(shell('echo 1 > out; ln -s /etc/passwd link; mkfifo pipe', {
        readBack: ['out', 'link', 'pipe', 'none'], collect: { artifact: 'links', files: ['link'] },
      }), NEVER);
      assert.deepEqual(Object.keys(result.readBack), ['out']);
      assert.equal(result.collected, false);
      assert.equal(sandbox.hasArtifact('links'), false);
    });

    it('shows an artifact to a later run, read-only', async () => {
      const made = await sandbox.exec(shell('echo hello > a.txt', { collect: { artifact: 'hello', files: ['*.txt'] } }), NEVER);
      assert.equal(made.collected, true);
      const used = await sandbox.exec(shell('cat /artifact/a.txt; echo x > /artifact/a.txt || echo kept', { mounts: [{ artifact: 'hello', at: '/artifact' }] }), NEVER);
      assert.equal(text(used.stdout), 'hello\nkept\n');
    });

    it('joins two programs by two pipes', async () => {
      const [asks, answers] = await sandbox.connect(
        shell('echo 20; read x; echo "heard $x" >&2'), shell('read x; echo $((x + 1)); exit 2'), NEVER);
      assert.equal(text(asks.stderr), 'heard 21\n');
      assert.deepEqual([asks.exitCode, answers.exitCode], [0, 2]);
    });

    it('joins two programs of which one cannot be started while the other gives a long answer', async () => {
      const restarts = sandbox.stats.supervisorRestarts;
      const limits = { ...LIMITS, outputBytes: 64 * 2 ** 20 };
      // Each takes a page, of which there is one too few: that is found out while the other's answer is under way.
      const files = Array.from({ length: 4000 }, (_, i) => ({ name: `file${i}`, content: 'x' }));
      const joined = sandbox.connect(
        shell('head -c 20000000 /dev/zero > out', { limits, readBack: ['out'] }), shell('true', { limits: { ...limits, fileBytes: 3999 * 4096 }, files }), NEVER);
      await new Promise((resolve) => setTimeout(resolve, 10));
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400); // nobody reads the answers meanwhile
      const [talks, fails] = await joined;
      assert.deepEqual([talks.status, talks.readBack['out']?.length, fails.status], ['exited', 20_000_000, 'error']);
      assert.equal(sandbox.stats.supervisorRestarts, restarts, 'one answer broke into the other');
    });

    it('collects no more than may be written, holes included', async () => {
      const script = 'for name in a b c; do dd if=/dev/zero of=$name bs=1 count=0 seek=40000000 2>&1 || exit 1; done';
      const result = await sandbox.exec(shell(script, { collect: { artifact: 'holes', files: ['a', 'b', 'c'] } }), NEVER);
      assert.deepEqual([result.exitCode, result.collected], [0, false]);
      assert.equal(sandbox.hasArtifact('holes'), false);
    });

    it('says that a program which is not there is the judge\'s error', async () => {
      const result = await sandbox.exec(shell('', { argv: ['/artifact/none'] }), NEVER);
      assert.equal(result.status, 'error');
    });
  });

  describe('limits', () => {
    it('stops a spin by CPU time', async () => {
      const result = await sandbox.exec(shell('while :; do :; done', { limits: { ...LIMITS, cpuMs: 200 } }), NEVER);
      assert.equal(result.status, 'time');
      assert.ok(result.cpuMs >= 200 && result.cpuMs < 2000, `${result.cpuMs} ms`);
    });

    it('counts the CPU time of children too', async () => {
      const result = await sandbox.exec(shell('(while :; do :; done) & wait', { limits: { ...LIMITS, cpuMs: 200 } }), NEVER);
      assert.equal(result.status, 'time');
    });

    it('stops a sleep by wall time, also where SIGTERM is ignored', async () => {
      const result = await sandbox.exec(shell('trap "" TERM; sleep 100; sleep 100', { limits: { ...LIMITS, wallMs: 300 } }), NEVER);
      assert.equal(result.status, 'wall');
    });

    it('stops a flood on either stream', async () => {
      const onStdout = await sandbox.exec(shell('yes'), NEVER);
      assert.deepEqual([onStdout.status, onStdout.stdout.length], ['output', LIMITS.outputBytes]);
      const onStderr = await sandbox.exec(shell('yes >&2'), NEVER);
      assert.equal(onStderr.status, 'output');
      assert.ok(onStderr.stderr.length <= 16 * 1024);
    });

    it('stops a program that touches too much memory, and tells its peak', async () => {
      const result = await runC(sandbox, 'memory-bomb', `#include <cstdlib>
#include <cstring>
int main() { for (;;) { char *p = (char *)malloc(1 << 20); if (!p) return 1; memset(p, 1, 1 << 20); } }`);
      assert.equal(result.status, 'memory');
      assert.ok(result.peakBytes > LIMITS.memoryBytes, `${result.peakBytes}`);
    });

    it('does not count memory that is never touched', async () => {
      const result = await runC(sandbox, 'untouched', 'static int big[100000000]; int main() { big[5] = 1; return 0; }');
      assert.equal(result.status, 'exited');
      assert.ok(result.peakBytes < 16 * 2 ** 20, `${result.peakBytes}`);
    });

    it('counts the tables of pages that are only read, where any amount may be mapped', async () => {
      const source = '#include <sys/mman.h>\n#include <stdio.h>\nint main() { for (long n = 0; n < 1 << 20; n++) {'
        + ' volatile char *p = (char *)mmap(0, 1 << 21, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0); if (p == MAP_FAILED) break;'
        + ' if (n % 512 == 0) puts("on"); for (long i = 0; i < 1 << 21; i += 1 << 20) (void)p[i]; } }';
      const limits = { ...LIMITS, addressSpaceBytes: null, memoryBytes: 32 * 2 ** 20 };
      assert.equal((await runC(sandbox, 'tables', source, { limits })).status, 'memory');
    });

    it('has a standard input that cannot be written to', async () => {
      const source = '#include <stdio.h>\n#include <unistd.h>\nint main() { printf("%d %d\\n", ftruncate(0, 1 << 20), (int)write(0, "more", 4)); }';
      for (const stdin of ['short', 'long'.repeat(10_000)]) assert.equal(text((await runC(sandbox, 'input', source, { stdin })).stdout), '-1 -1\n');
    });

    it('has a stack as large as asked for', async () => {
      const source = '#include <cstdio>\nvolatile int sink; int deep(int n) { char frame[200]; frame[0] = n; sink = frame[0]; return n ? deep(n - 1) + 1 + sink - frame[0] : 0; }\nint main() { printf("%d", deep(800000) != 0); }';
      const deep = await runC(sandbox, 'deep', source);
      assert.deepEqual([deep.status, text(deep.stdout)], ['exited', '1']);
      const shallow = await runC(sandbox, 'deep', source, { limits: { ...LIMITS, stackBytes: 8 * 2 ** 20 } });
      assert.deepEqual([shallow.status, shallow.signal], ['signaled', 'SIGSEGV']);
    });

    it('contains a fork bomb', async () => {
      const result = await runC(sandbox, 'fork-bomb', '#include <unistd.h>\nint main() { for (;;) fork(); }', { limits: { ...LIMITS, cpuMs: 300 } });
      assert.ok(['time', 'signaled', 'wall'].includes(result.status), result.status);
      assert.equal((await sandbox.exec(shell('echo alive'), NEVER)).status, 'exited');
    });

    it('fills no disk but its own', async () => {
      const result = await sandbox.exec(shell('i=0; while [ $i -lt 40 ]; do head -c 4000000 /dev/zero > f$i || exit 9; i=$((i+1)); done'), NEVER);
      assert.deepEqual([result.status, result.exitCode], ['exited', 9]);
    });
  });

  describe('isolation', () => {
    it('leaves nothing running, not even a daemon', async () => {
      const before = descendants().length;
      const result = await runC(sandbox, 'daemon', `#include <unistd.h>
#include <signal.h>
#include <stdio.h>
int main() { signal(SIGTERM, SIG_IGN); signal(SIGHUP, SIG_IGN); if (fork() == 0) { setsid(); if (fork() == 0) { close(0); close(1); close(2); for (;;) pause(); } _exit(0); } usleep(20000); puts("left"); }`);
      assert.equal(text(result.stdout), 'left\n');
      assert.ok(descendants().length <= before, descendants().join('; '));
    });

    it('leaves no file for a later run', async () => {
      await sandbox.exec(shell('echo secret > /tmp/left; echo secret > /work/left; echo secret > /dev/shm/left'), NEVER);
      const result = await sandbox.exec(shell('ls /tmp /work/ /dev/shm'), NEVER);
      assert.doesNotMatch(text(result.stdout), /^left$/m);
    });

    it('shows no other artifact, input or file of the host', async () => {
      writeFileSync(path.join(cacheDir, 'secret'), 'x');
      const result = await sandbox.exec(shell(`ls -A /box /home /root ${cacheDir}; cat /etc/passwd /etc/shadow /proc/1/environ; ls /proc | grep -c '^[0-9]'`), NEVER);
      assert.match(text(result.stdout), /^[2-6]\n$/m);
      assert.doesNotMatch(text(result.stdout), /root:x|secret|PATH=/);
    });

    it('has none of the environment of its host', async () => {
      process.env['SHORTLIST_TEST_SECRET'] = 'leak';
      const result = await sandbox.exec(shell('env; tr "\\0" "\\n" < /proc/self/environ'), NEVER);
      assert.doesNotMatch(text(result.stdout), /SHORTLIST_TEST_SECRET/);
      assert.match(text(result.stdout), /HOME=\/work/);
    });

    it('has no network, no privileges and no dangerous system calls', async () => {
      const result = await runC(sandbox, 'calls', `#include <cerrno>
#include <cstdio>
#include <cstring>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <netinet/in.h>
#include <arpa/inet.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <sys/prctl.h>
static void say(const char *what, long result) { printf("%s %s\\n", what, result < 0 ? strerrorname_np(errno) : "allowed"); }
int main() {
  sockaddr_in to = {}; to.sin_family = AF_INET; to.sin_port = htons(53); inet_pton(AF_INET, "8.8.8.8", &to.sin_addr);
  say("unshare", unshare(CLONE_NEWUSER)); say("mount", mount("x", "/tmp", "tmpfs", 0, 0)); say("umount", umount("/box"));
  say("ptrace", ptrace(PTRACE_TRACEME, 0, 0, 0)); say("keyctl", syscall(SYS_keyctl, 0, -3, 0)); say("bpf", syscall(SYS_bpf, 0, 0, 0));
  say("perf", syscall(SYS_perf_event_open, 0, 0, -1, -1, 0)); say("userfaultfd", syscall(SYS_userfaultfd, 1)); say("fanotify", syscall(SYS_fanotify_init, 0, 0));
  say("memfd", syscall(SYS_memfd_create, "x", 0)); say("memfd_secret", syscall(447, 0)); say("clone3", syscall(435, 0, 0)); say("process_madvise", syscall(440, -1, 0, 0, 0, 0));
  say("pidfd_getfd", syscall(438, -1, 0, 0)); say("handle", syscall(SYS_open_by_handle_at, -1, 0, 0)); say("io_uring_enter", syscall(426, -1, 0, 0, 0, 0, 0));
  sched_param first = {1}; say("realtime", sched_setscheduler(0, SCHED_FIFO, &first)); say("nice", setpriority(PRIO_PROCESS, 0, -5));
  say("io_uring", syscall(425, 1, 0)); say("vsock", socket(40, SOCK_STREAM, 0));
  say("tcp", connect(socket(AF_INET, SOCK_STREAM, 0), (sockaddr *)&to, sizeof to));
  say("clone", syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0)); say("kill", kill(1, SIGKILL)); say("still", 0);
  say("mem", fopen("/proc/1/mem", "r") ? 0 : -1); printf("nnp %d uid %d\\n", prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0), getuid());
}`);
      assert.equal(text(result.stdout), [
        'unshare EPERM', 'mount EPERM', 'umount EPERM', 'ptrace EPERM', 'keyctl EPERM', 'bpf EPERM',
        'perf EPERM', 'userfaultfd EPERM', 'fanotify EPERM', 'memfd ENOSYS', 'memfd_secret ENOSYS', 'clone3 ENOSYS', 'process_madvise EPERM',
        'pidfd_getfd EPERM', 'handle EPERM', 'io_uring_enter ENOSYS', 'realtime EPERM', 'nice EPERM', 'io_uring ENOSYS', 'vsock EAFNOSUPPORT',
        'tcp ENETUNREACH', 'clone EPERM', 'kill allowed', 'still allowed', 'mem EACCES', 'nnp 1 uid 1000', '',
      ].join('\n'));
    });

    it('cannot be started with more than can be passed on, and is then the fault of no one', async () => {
      const word = 'x'.repeat(200_000);
      const tooMuch: readonly Partial<ExecSpec>[] = [
        { argv: ['/bin/true', word] }, { argv: ['/bin/true', ...Array<string>(5000).fill('x')] }, { env: { WORD: word } },
        { files: [{ name: 'n'.repeat(300), content: '' }] }, { files: [{ name: 'n'.repeat(5000), content: '' }] },
      ];
      for (const more of tooMuch) assert.equal((await sandbox.exec(shell('true', more), NEVER)).status, 'error');
      const result = await sandbox.exec(shell('true', { argv: ['/bin/echo', 'y'.repeat(100_000)], readBack: ['n'.repeat(5000)] }), NEVER);
      assert.deepEqual([result.status, result.stdout.length, result.readBack], ['exited', 100_001, {}]);
    });

    it('inherits no descriptor', async () => {
      const result = await sandbox.exec(shell('cd /proc/self/fd; for fd in *; do [ "$fd" -gt 2 ] && readlink "$fd"; done; true'), NEVER);
      assert.doesNotMatch(text(result.stdout), /socket|pipe|box|staging/);
    });

    it('keeps the compiler from leaking files of the host', async () => {
      const result = await sandbox.exec(shell('', { argv: ['/usr/bin/g++', '-c', 'a.cpp'], files: [{ name: 'a.cpp', content: '#include "/etc/passwd"\n#include "/etc/shadow"\n' }] }), NEVER);
      assert.equal(result.exitCode, 1);
      assert.doesNotMatch(text(result.stderr), /root:/);
    });

    it('bounds a compile of endless input', async () => {
      const result = await sandbox.exec(shell('', {
        argv: ['/usr/bin/g++', '-c', 'a.cpp'], files: [{ name: 'a.cpp', content: '#include "/dev/zero"\n' }], limits: { ...LIMITS, wallMs: 3000 },
      }), NEVER);
      assert.ok(result.status !== 'exited' || result.exitCode !== 0);
    });
  });

  describe('its supervisor', () => {
    it('is replaced when it dies, and the program tried again', async () => {
      const restarts = sandbox.stats.supervisorRestarts;
      const running = sandbox.exec(shell('sleep 0.5; echo done'), NEVER);
      await new Promise((resolve) => setTimeout(resolve, 150));
      killAll('bwrap');
      assert.equal(text((await running).stdout), 'done\n');
      assert.ok(sandbox.stats.supervisorRestarts > restarts);
    });

    it('stops a run when it is aborted, and goes on with the next', async () => {
      const abort = new AbortController();
      const running = sandbox.exec(shell('sleep 100'), abort.signal);
      setTimeout(() => abort.abort(), 100);
      await assert.rejects(running, { name: 'AbortError' });
      const before = descendants().filter((line) => line.endsWith('sleep'));
      assert.deepEqual(before, []);
      assert.equal(text((await sandbox.exec(shell('echo next'), NEVER)).stdout), 'next\n');
    });

    it('runs what waits by priority', async () => {
      const order: string[] = [];
      const run = (name: string, priority: number) => sandbox.exec(shell('sleep 0.05', { priority }), NEVER).then(() => order.push(name));
      await Promise.all([run('first', 1), run('second', 1), run('later', 5), run('later too', 5), run('urgent', 0)]);
      assert.ok(order.indexOf('urgent') < order.indexOf('later too'), order.join());
    });

    it('leaves no staged folder behind', () => {
      assert.deepEqual(readdirSync(path.join(cacheDir, 'staging')), []);
    });
  });
});
