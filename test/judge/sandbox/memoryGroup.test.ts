import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { GroupFacts, GroupWay } from '../../../src/judge/sandbox/memoryGroup';
import { MemoryGroups, findGroupWay } from '../../../src/judge/sandbox/memoryGroup';
import enterGroupSh from '../../../src/judge/supervisor/enterGroup.sh';

const V1_MOUNT = '36 32 0:31 / /sys/fs/cgroup/memory rw,nosuid - cgroup cgroup rw,memory\n37 32 0:32 / /sys/fs/cgroup/pids rw - cgroup cgroup rw,pids\n';
const V2_MOUNT = '30 23 0:26 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate\n';

function facts(files: Readonly<Record<string, string>>, more: Partial<GroupFacts> = {}): GroupFacts {
  return { read: (file) => files[file] ?? null, writable: () => false, root: false, env: {}, ...more };
}

const v1 = {
  '/proc/self/cgroup': '8:pids:/\n4:memory:/user/1\n0::/\n',
  '/proc/self/mountinfo': V1_MOUNT + V2_MOUNT.replace('/sys/fs/cgroup ', '/sys/fs/cgroup/unified '),
};
const v2 = {
  '/proc/self/cgroup': '0::/user.slice/user-1000.slice/session-1.scope\n', '/proc/self/mountinfo': V2_MOUNT,
  '/sys/fs/cgroup/cgroup.controllers': 'cpu io memory pids\n', '/proc/1/comm': 'systemd\n',
};

describe('a way to a memory control group', () => {
  it('leads below our own, where version 1 holds the controller and lets us', () => {
    const way: GroupWay = { kind: 'child', folder: '/sys/fs/cgroup/memory/user/1' };
    assert.deepEqual(findGroupWay(facts(v1, { writable: (folder) => folder === way.folder })), way);
    assert.match(String(findGroupWay(facts(v1))), /only root/);
  });

  it('is found in a container, which sees its own part of the tree alone', () => {
    const inside = { '/proc/self/cgroup': '4:memory:/docker/f00/job\n', '/proc/self/mountinfo': V1_MOUNT.replace(' / ', ' /docker/f00 ') };
    assert.deepEqual(findGroupWay(facts(inside, { writable: () => true })), { kind: 'child', folder: '/sys/fs/cgroup/memory/job' });
    const outside = { ...inside, '/proc/self/cgroup': '4:memory:/elsewhere\n' };
    assert.match(String(findGroupWay(facts(outside, { writable: () => true }))), /no memory controller/);
  });

  it('goes through systemd, where version 2 holds it and our own group has processes', () => {
    assert.deepEqual(findGroupWay(facts(v2, { env: { XDG_RUNTIME_DIR: '/run/user/1000' } })), { kind: 'scope', mount: '/sys/fs/cgroup' });
    assert.deepEqual(findGroupWay(facts(v2, { root: true, writable: () => true })), { kind: 'scope', mount: '/sys/fs/cgroup' });
    assert.match(String(findGroupWay(facts(v2))), /no session/);
    assert.match(String(findGroupWay(facts({ ...v2, '/proc/1/comm': 'sh\n' }))), /may not be divided/);
  });

  it('leads below our own of version 2, where that hands memory on', () => {
    const divided = { ...v2, '/proc/self/cgroup': '0::/\n', '/sys/fs/cgroup/cgroup.subtree_control': 'memory pids\n' };
    assert.deepEqual(findGroupWay(facts(divided, { writable: () => true })), { kind: 'child', folder: '/sys/fs/cgroup' });
  });

  it('is not there without a controller', () => {
    assert.match(String(findGroupWay(facts({}))), /no memory controller/);
    assert.match(String(findGroupWay(facts({ ...v2, '/sys/fs/cgroup/cgroup.controllers': 'cpu io\n' }))), /no memory controller/);
  });
});

describe('memory control groups', () => {
  let root: string;
  beforeEach(() => { root = mkdtempSync(path.join(tmpdir(), 'shortlist-test-')); });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('are folders of their own, and go when their supervisor has gone', async () => {
    const groups = new MemoryGroups('/kit/enterGroup.sh', { kind: 'child', folder: root });
    const made = [groups.make()!, groups.make()!];
    assert.equal(readdirSync(root).length, 2);
    assert.match(groups.described, /bounded by control groups/);
    for (const { command, args } of made) {
      assert.equal([command, ...args.slice(0, 2)].join(' '), '/bin/sh /kit/enterGroup.sh into');
      assert.ok(existsSync(args[2]!));
    }
    await Promise.all(made.map((group) => group.leave()));
    assert.deepEqual(readdirSync(root), []);
  });

  it('wait for what is still in them', async () => {
    const group = new MemoryGroups('', { kind: 'child', folder: root }).make()!;
    const held = path.join(group.args[2]!, 'process');
    mkdirSync(held);
    const left = group.leave();
    assert.equal(readdirSync(root).length, 1);
    rmSync(held, { recursive: true });
    await left;
    assert.deepEqual(readdirSync(root), []);
  });

  it('of a host that was killed are removed at the next start, others never', () => {
    const gone = Number(execFileSync('sh', ['-c', 'echo $$'], { encoding: 'utf8' }));
    const others = ['shortlist-1-0', `shortlist-${process.pid}-1000`, 'shortlist-mine', 'user.slice'];
    for (const name of [`shortlist-${gone}-0`, `shortlist-${gone}-1`, ...others]) mkdirSync(path.join(root, name));
    mkdirSync(path.join(root, `shortlist-${gone}-1`, 'process'));
    new MemoryGroups('', { kind: 'child', folder: root });
    assert.deepEqual(readdirSync(root).sort(), [`shortlist-${gone}-1`, ...others].sort(), 'what a process is left in stays too');
  });

  it('are asked of systemd by a command line that holds nothing for it to expand', () => {
    const env = { XDG_RUNTIME_DIR: '/run/user/1000', DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1000/bus', SECRET: 'x' };
    const way: GroupWay = { kind: 'scope', mount: '/sys/fs/cgroup' };
    const ofUser = new MemoryGroups('/kit/enterGroup.sh', way, { root: false, env }).make()!;
    const line = 'systemd-run --user --scope --quiet --collect -p MemoryAccounting=yes -p MemorySwapMax=0 -p KillMode=none -- '
      + '/bin/sh /kit/enterGroup.sh within /sys/fs/cgroup';
    assert.equal([ofUser.command, ...ofUser.args].join(' '), line);
    assert.deepEqual(Object.keys(ofUser.env), ['XDG_RUNTIME_DIR', 'DBUS_SESSION_BUS_ADDRESS']);
    assert.ok(!new MemoryGroups('', way, { root: true, env }).make()!.args.includes('--user'));
  });

  it('are done without once one has failed, for the first reason', () => {
    const groups = new MemoryGroups('', { kind: 'child', folder: root });
    rmSync(root, { recursive: true });
    writeFileSync(root, '');
    assert.equal(groups.make(), null);
    groups.doWithout('another reason');
    assert.match(groups.described, /not by control groups: ENOTDIR/);
    assert.equal(groups.make(), null);
    assert.match(new MemoryGroups('', { kind: 'child', folder: path.join(root, 'none') }).described, /not by control groups: ENOTDIR/);
  });
});

describe('the script that enters a group', () => {
  let root: string;
  beforeEach(() => { root = mkdtempSync(path.join(tmpdir(), 'shortlist-test-')); });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const SHOW = 'read kills <&7; read use <&8; read statistics <&9; echo "$$ $kills, $use, $statistics"; echo 4096 >&6';
  const enter = (...args: readonly string[]) => {
    writeFileSync(path.join(root, 'enterGroup.sh'), enterGroupSh);
    return spawnSync('/bin/sh', [path.join(root, 'enterGroup.sh'), ...args, '/bin/sh', '-c', SHOW], { encoding: 'utf8' });
  };

  for (const [version, [limit, kills, use, swap]] of Object.entries({
    'version 1': ['memory.limit_in_bytes', 'memory.oom_control', 'memory.usage_in_bytes', 'memory.swappiness'],
    'version 2': ['memory.max', 'memory.events', 'memory.current', 'memory.swap.max'],
  } as const)) it(`opens the files of ${version} for the command, and forbids it to swap`, () => {
    const files = { [limit]: '', [kills]: 'oom_kill 0', [use]: '1234', 'memory.stat': 'anon 1', [swap]: 'max' };
    for (const [name, content] of Object.entries(files)) writeFileSync(path.join(root, name), `${content}\n`);
    const { stdout, stderr, pid } = enter('into', root);
    assert.equal(stdout, `${pid} oom_kill 0, 1234, anon 1\n`, stderr);
    const content = (name: string) => readFileSync(path.join(root, name), 'utf8').trim();
    assert.deepEqual([content('cgroup.procs'), content(limit), content(swap)], [String(pid), '4096', '0']);
  });

  it('starts nothing where there is no such group, and says so', () => {
    for (const [how, folder] of [['into', path.join(root, 'none')], ['into', root], ['within', path.join(root, 'none')]] as const) {
      const { stdout, stderr, status } = enter(how, folder);
      assert.equal(stdout, '');
      assert.notEqual(status, 0);
      assert.notEqual(stderr, '');
    }
  });
});
