import * as assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { ExecResult, ExecRun, ProgramSpec, Sandbox } from '../../../src/judge/sandbox/sandbox';
import { LIMITS, NEVER, SUPERVISORS, openTestSandbox, runC, shell, text } from './support';

const inputs = (...words: string[]): ExecRun[] => words.map((stdin) => ({ stdin }));
const outputs = (results: readonly ExecResult[]): string[] => results.map(({ stdout }) => text(stdout).trim());
const distinct = (values: readonly string[]): number => new Set(values).size;

for (const backend of SUPERVISORS) describe(`many runs of one program (${backend})`, function () {
  this.timeout(60_000);
  let cacheDir: string;
  let sandbox: Sandbox;
  before(async () => {
    cacheDir = mkdtempSync(path.join(tmpdir(), 'shortlist-test-'));
    sandbox = await openTestSandbox(cacheDir, { backend, slots: 1 });
  });
  after(async () => {
    await sandbox.dispose();
    rmSync(cacheDir, { recursive: true, force: true });
  });

  async function all(program: ProgramSpec, runs: readonly ExecRun[], stopAtFailure = false): Promise<ExecResult[]> {
    const results: ExecResult[] = [];
    await sandbox.execEach(program, runs, stopAtFailure, (result, index) => {
      assert.equal(index, results.length);
      results.push(result);
      return 'go on';
    }, NEVER);
    return results;
  }

  it('give their results in order, each with its own input, arguments and files', async () => {
    const big = 'z'.repeat(20_000);
    const results = await all(shell('cat; echo "|$0|$1|"; cat extra 2>/dev/null'), [
      { stdin: 'a', args: ['0', '1'] }, { stdin: 'b', args: ['x', 'y'] }, { stdin: null, args: ['', ''], files: [{ name: 'extra', content: 'file' }] },
      { stdin: big, args: ['', 'big'] },
    ]);
    assert.deepEqual(outputs(results), ['a|0|1|', 'b|x|y|', '|||\nfile', `${big}||big|`]);
  });

  it('end at the first that fails, where that is asked for, and otherwise go on', async () => {
    const program = shell('read x; echo $x; [ $x != 2 ] || exit 3');
    assert.deepEqual(outputs(await all(program, inputs('1\n', '2\n', '3\n'), true)), ['1', '2']);
    assert.deepEqual(outputs(await all(program, inputs('1\n', '2\n', '3\n'))), ['1', '2', '3']);
  });

  it('end when the answer to a result is to stop, even in the middle of the next', async () => {
    const seen: string[] = [];
    await sandbox.execEach(shell('read x; [ $x = 1 ] || sleep 100; echo $x'), inputs('1\n', '2\n', '3\n'), true, (result) => {
      seen.push(text(result.stdout).trim());
      return 'stop';
    }, NEVER);
    assert.deepEqual(seen, ['1']);
    assert.deepEqual(outputs(await all(shell('echo next'), inputs(''))), ['next']);
  });

  it('are measured and limited one by one', async () => {
    const spin = shell('read x; case $x in spin) while :; do :; done;; big) head -c 3000000 /dev/zero;; esac; echo $x', { limits: { ...LIMITS, cpuMs: 300 } });
    const results = await all(spin, inputs('one\n', 'spin\n', 'two\n', 'big\n', 'three\n'));
    assert.deepEqual(results.map(({ status }) => status), ['exited', 'time', 'exited', 'output', 'exited']);
    assert.ok(results[1]!.cpuMs >= 300, `${results[1]!.cpuMs} ms`);
    for (const i of [0, 2, 4]) assert.ok(results[i]!.cpuMs < 200, `run ${i}: ${results[i]!.cpuMs} ms, with those of others`);
    const memory = await runC(sandbox, 'take', '#include <cstdlib>\nint main(int, char **v) { size_t n = atol(v[1]) << 20; volatile char *p = (char *)malloc(n); for (size_t i = 0; i < n; i += 4096) p[i] = 1; }', {
      argv: ['/artifact/main', '1'],
    });
    assert.equal(memory.status, 'exited');
    const program = { ...shell(''), argv: ['/artifact/main'], mounts: [{ artifact: 'take', at: '/artifact' as const }] };
    const peaks = await all(program, ['2', '90', '2'].map((size) => ({ stdin: null, args: [size] })));
    assert.ok(peaks[1]!.peakBytes > 90 * 2 ** 20, `${peaks[1]!.peakBytes}`);
    for (const i of [0, 2]) assert.ok(peaks[i]!.peakBytes < 30 * 2 ** 20, `run ${i}: ${peaks[i]!.peakBytes} bytes, with those of others`);
  });

  it('cannot tell whether they share a box', async () => {
    const look = 'echo $$; ls -A . /tmp /dev/shm';
    assert.equal(distinct(outputs(await all(shell(look), inputs('1', '2', '3', '4')))), 1);
    if (backend !== 'supervisor') return; // the one in Python has a box for each
    const boxes = await all(shell('readlink /proc/self/ns/ipc'), inputs('1', '2', '3', '4'));
    assert.equal(distinct(outputs(boxes)), 1, outputs(boxes).join('\n'));
  });

  const residues: Readonly<Record<string, string>> = {
    'a file in the working folder': 'echo x > left', 'a file in /tmp': 'echo x > /tmp/left', 'a file in /dev/shm': 'echo x > /dev/shm/left',
    'an empty folder': 'mkdir left', 'a FIFO': 'mkfifo left', 'a symbolic link': 'ln -s /work left', 'a folder without rights': 'chmod 0 /scratch/tmp',
    'a folder under another name': 'mv /scratch/tmp /scratch/other; mkdir /scratch/tmp', 'another time on a folder': 'touch -d 2001-01-01 /scratch/work',
    'a change of its own file': 'echo y > own.txt', 'another mode of its own file': 'chmod 777 own.txt', 'no file of its own': 'rm own.txt',
  };
  for (const [what, script] of Object.entries(residues)) {
    it(`find none of ${what} that an earlier one has left`, async () => {
      const look = `ls -lA --time-style=+ / /scratch /scratch/* | grep -v " proc$" | grep -v "^total"; cat own.txt; stat -c "%a %Y" own.txt /scratch/work | sed "s/ 1[0-9]* */ now/"`;
      const results = await all(shell(`${look}; ${script}`, { files: [{ name: 'own.txt', content: 'own' }] }), inputs('1', '2', '3'));
      assert.equal(distinct(outputs(results)), 1, outputs(results).join('\n---\n'));
    });
  }

  it('can make nothing that outlasts a process but files: no System V objects, no memory files', async () => {
    const source = '#include <cstdio>\n#include <sys/ipc.h>\n#include <sys/shm.h>\n#include <sys/sem.h>\n#include <sys/msg.h>\n#include <sys/mman.h>\n'
      + 'int main() { printf("%d %d %d %d\\n", shmget(7, 100, IPC_CREAT | 0600), semget(7, 1, IPC_CREAT | 0600), msgget(7, IPC_CREAT | 0600), memfd_create("x", 0)); }';
    assert.equal(text((await runC(sandbox, 'system-v', source)).stdout), '-1 -1 -1 -1\n');
  });

  it('may be more than one box is for', async () => {
    const numbers = Array.from({ length: 150 }, (_, i) => `${i}\n`);
    assert.deepEqual(outputs(await all(shell('cat'), inputs(...numbers))), numbers.map((line) => line.trim()));
  });

  it('meet no process of an earlier one', async () => {
    const results = await all(shell('(trap "" TERM HUP; setsid sh -c "exec sleep 1000" &) ; sleep 0.05; ls /proc | grep -c "^[0-9]"; echo $$'), inputs('1', '2', '3'));
    assert.equal(distinct(outputs(results)), 1, outputs(results).join());
    assert.deepEqual(sleepers(), []);
  });

  it('cannot bound, slow down or move the process that watches them', async () => {
    const source = '#include <cstdio>\n#include <sched.h>\n#include <sys/resource.h>\n#include <unistd.h>\n#include <sys/syscall.h>\n'
      + 'int main() { rlimit r{1, 1}; cpu_set_t c; CPU_ZERO(&c); CPU_SET(0, &c); sched_param p{}; int me[3] = {(int)getppid(), 1, (int)getpid()};\n'
      + 'for (int pid : me) printf("%d%d%d%d%d ", prlimit(pid, RLIMIT_NOFILE, &r, 0) == 0, sched_setaffinity(pid, sizeof c, &c) == 0, sched_setscheduler(pid, SCHED_IDLE, &p) == 0, setpriority(PRIO_PROCESS, pid, 19) == 0, syscall(SYS_ioprio_set, 1, pid, 3 << 13) == 0); }';
    await runC(sandbox, 'bully', source);
    const program = { ...shell(''), argv: ['/artifact/main'], mounts: [{ artifact: 'bully', at: '/artifact' as const }] };
    assert.deepEqual(outputs(await all(program, inputs('1', '2'))), ['00000 00000 00000', '00000 00000 00000']);
  });

  it('go on where a supervisor has died, and are none of them run again', async () => {
    const restarts = sandbox.stats.supervisorRestarts;
    const seen: string[] = [];
    await sandbox.execEach(shell('read x; sleep 0.2; echo $x'), inputs('1\n', '2\n', '3\n', '4\n'), true, (result) => {
      seen.push(text(result.stdout).trim());
      if (seen.length === 2) for (const pid of children('bwrap')) process.kill(pid, 'SIGKILL');
      return 'go on';
    }, NEVER);
    assert.deepEqual(seen, ['1', '2', '3', '4']);
    assert.equal(sandbox.stats.supervisorRestarts, restarts + 1);
  });

  it('end when they are aborted', async () => {
    const abort = new AbortController();
    const running = sandbox.execEach(shell('sleep 100'), inputs('1', '2', '3'), false, () => 'go on', abort.signal);
    setTimeout(() => abort.abort(), 100);
    await assert.rejects(running, { name: 'AbortError' });
    assert.deepEqual(sleepers(), []);
    assert.deepEqual(outputs(await all(shell('echo next'), inputs('1', '2'))), ['next', 'next']);
  });

  it('throw what the caller throws, with the supervisor still in use', async () => {
    const restarts = sandbox.stats.supervisorRestarts;
    await assert.rejects(sandbox.execEach(shell('echo 1'), inputs('1', '2'), false, () => { throw new Error('a defect'); }, NEVER), { message: 'a defect' });
    assert.deepEqual(outputs(await all(shell('echo next'), inputs('1'))), ['next']);
    assert.equal(sandbox.stats.supervisorRestarts, restarts);
  });

  function children(name: string): number[] {
    return processes().filter(({ parent, command }) => parent === process.pid && command === name).map(({ pid }) => pid);
  }
});

function sleepers(): number[] {
  return processes().filter(({ command, uid }) => command === 'sleep' && uid === 60578).map(({ pid }) => pid);
}

function processes(): { readonly pid: number; readonly parent: number; readonly command: string; readonly uid: number }[] {
  return readdirSync('/proc').filter((entry) => /^\d+$/.test(entry)).flatMap((entry) => {
    try {
      const status = readFileSync(`/proc/${entry}/status`, 'utf8');
      const field = (name: string): string => new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(status)?.[1] ?? '';
      return [{ pid: Number(entry), parent: Number(field('PPid')), command: field('Name'), uid: Number(field('Uid')) }];
    } catch {
      return []; // it has ended meanwhile
    }
  });
}
