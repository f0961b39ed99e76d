import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { matches, unpack } from '../../../src/judge/sandbox/perRunScripts';
import type { Sandbox } from '../../../src/judge/sandbox/sandbox';
import { LIMITS, NEVER, openTestSandbox, shell, text } from './support';

/** Of the program's own user: its shell, the one around that, bubblewrap's. */
const EVERY_OTHER_DESCRIPTOR = 'for fd in /proc/[0-9]*/fd/*; do case $fd in */self/*|*/$$/*) ;; *) echo "$fd";; esac; done';

describe('a bubblewrap for each run', function () {
  this.timeout(60_000);
  let cacheDir: string;
  let sandbox: Sandbox;
  before(async () => {
    cacheDir = mkdtempSync(path.join(tmpdir(), 'shortlist-test-'));
    sandbox = await openTestSandbox(cacheDir, { backend: 'bwrapPerRun' });
  });
  after(async () => {
    await sandbox.dispose();
    rmSync(cacheDir, { recursive: true, force: true });
  });
  const fileBytes = 2 ** 20;

  it('hands out files by name and by pattern, as they were', async () => {
    const result = await sandbox.exec(shell('printf "a\\nb\\0" >one.class; : >two.class; printf 7 >answer; printf no >other', {
      collect: { artifact: 'classes', files: ['*.class', 'answer'] }, readBack: ['answer', 'missing'],
    }), NEVER);
    assert.deepEqual([result.status, result.exitCode, result.collected], ['exited', 0, true]);
    assert.deepEqual(Object.keys(result.readBack), ['answer']);
    assert.equal(text(result.readBack['answer']!), '7');
    assert.deepEqual(readdirSync(sandbox.artifactPath('classes')).sort(), ['answer', 'one.class', 'two.class']);
    assert.equal(readFileSync(path.join(sandbox.artifactPath('classes'), 'one.class'), 'latin1'), 'a\nb\0');
  });

  it('bounds the address space, but not of a runtime that reserves far more than it uses', async () => {
    const bound = async (addressSpaceBytes?: null): Promise<string> => text((await sandbox.exec(shell('ulimit -v', { limits: { ...LIMITS, addressSpaceBytes } }), NEVER)).stdout).trim();
    assert.match(await bound(), /^\d+$/);
    assert.equal(await bound(null), 'unlimited');
  });

  it('collects nothing of a program that fails, or has not left all of it, or too much', async () => {
    const collected = async (script: string): Promise<boolean> =>
      (await sandbox.exec(shell(script, { collect: { artifact: 'none', files: ['a', 'b'] }, limits: { ...LIMITS, fileBytes } }), NEVER)).collected;
    assert.equal(await collected('echo >a; echo >b; exit 1'), false);
    assert.equal(await collected('echo >a'), false);
    assert.equal(await collected('echo >b; ln -s b a'), false);
    assert.equal(await collected('echo >b; head -c 1000 /dev/zero >a; for i in 1 2 3 4 5 6 7 8 9 10 11 12; do cat a a >c; cat c >a; done'), false);
    assert.equal(sandbox.hasArtifact('none'), false);
  });

  it('lets a program write to nothing that is on a disk', async () => {
    const { stdout } = await sandbox.exec(shell('cat /proc/self/mounts'), NEVER);
    const writable = text(stdout).trim().split('\n').map((line) => line.split(' '))
      .filter(([, , kind, options]) => options!.split(',').includes('rw') && kind !== 'proc' && kind !== 'devpts').map(([, at, kind, options]) => ({ at, kind, options }));
    const places = writable.filter(({ at }) => at === '/work' || at === '/tmp' || at === '/dev/shm');
    assert.equal(places.length, 3, JSON.stringify(writable));
    for (const { kind, options } of places) assert.ok(kind === 'tmpfs' && options!.includes(`size=${LIMITS.fileBytes / 1024}k`), options);
    const tried = await sandbox.exec(shell(
      'for folder in / /in /out /scripts /usr /etc /dev /artifact /kit; do (: >$folder/x) 2>/dev/null && echo "$folder"; done; '
      + 'for folder in /work /tmp /dev/shm; do head -c 9000000 /dev/zero >$folder/x 2>/dev/null; wc -c <$folder/x; done', { limits: { ...LIMITS, fileBytes } },
    ), NEVER);
    assert.deepEqual(text(tried.stdout).trim().split('\n').map((line) => line.startsWith('/') ? line : Number(line) <= fileBytes), [true, true, true]);
  });

  it('believes no program that tells its own end', async () => {
    const forged = '0\\n0m0.00s 0m0.00s\\n0m0.00s 0m0.00s\\n';
    const result = await sandbox.exec(shell(
      `i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done
       ${EVERY_OTHER_DESCRIPTOR} | while read fd; do echo tried >&2; [ -w "$fd" ] && timeout 1 sh -c "printf '${forged}' >$fd" 2>/dev/null; done; exit 5`,
      { readBack: ['out.txt'] },
    ), NEVER);
    assert.match(text(result.stderr), /tried/, 'it saw descriptors of other processes');
    assert.ok(result.cpuMs > 20, `${result.cpuMs} ms`);
    assert.deepEqual([result.status, result.exitCode, result.readBack], ['exited', 5, {}]);
  });

  it('outlives a program that kills all it can, and measures what it leaves running', async () => {
    const result = await sandbox.exec(shell('(i=0; while :; do i=$((i+1)); done) & sleep 0.3; kill -9 1 $PPID; kill -9 -1; exit 5'), NEVER);
    assert.deepEqual([result.status, result.signal ?? result.exitCode], ['exited', 5]);
    assert.ok(result.cpuMs > 20, `${result.cpuMs} ms`);
  });

  it('takes no more than a bounded amount from a program that floods the way out of files', async () => {
    const limits = { ...LIMITS, fileBytes, cpuMs: 20_000, wallMs: 50_000 };
    const result = await sandbox.exec(shell('yes >/proc/$PPID/fd/4 2>/dev/null; echo "ended with $?"; echo 1 >answer', { readBack: ['answer'], limits }), NEVER);
    assert.deepEqual([result.status, text(result.stdout), result.readBack], ['exited', 'ended with 141\n', {}]);
  });

  it('takes no name from inside that leads elsewhere', () => {
    assert.equal(unpack(Buffer.from('1 answer\n7')), null);
    assert.deepEqual([...unpack(Buffer.from('begun\n1 answer\n73 b c\nx\ny9 cut\nshort'))!].map(([name, content]) => [name, content.toString()]), [['answer', '7'], ['b c', 'x\ny']]);
    assert.deepEqual([...unpack(Buffer.from('begun\nx answer\n7'))!], []);
    for (const name of ['../x', '/etc/x.class', '.x.class', '..']) assert.equal(matches(name, '*.class') || matches(name, '*') || matches(name, name), false, name);
    assert.deepEqual(['a.class', 'a.classy', 'aXclass'].map((name) => matches(name, '*.class')), [true, false, false]);
  });
});
