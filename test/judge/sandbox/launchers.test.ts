import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { bubblewrapLauncher, countsByNamespace, sandboxExecLauncher, sandboxExecProfile, unsandboxedLauncher, wslLauncher, wslPath } from '../../../src/judge/sandbox/launchers';
import type { RunFolders } from '../../../src/judge/sandbox/perRunSandbox';
import { LIMITS, shell } from './support';

const FOLDERS: RunFolders = { input: '/run/in', scripts: '/run/scripts', work: '/run/work', artifact: (key) => `/cache/${key}` };
const SPEC = shell('true', { mounts: [{ artifact: 'prog', at: '/artifact' }], toolDirs: ['/opt/python'] });

describe('the command lines of single runs', () => {
  it('have bubblewrap cut off everything and show tool chains read-only', () => {
    const line = bubblewrapLauncher.commandLine(SPEC, FOLDERS, { A: 'b' }, ['/bin/sh', '-c', 'x']).join(' ');
    for (const part of ['bwrap --unshare-all --as-pid-1', '--die-with-parent', '--new-session', '--clearenv', '--ro-bind /run/in /in', '--ro-bind /cache/prog /artifact',
      '--ro-bind /opt/python /opt/python', `--size ${LIMITS.fileBytes} --tmpfs /work`, `--size ${LIMITS.fileBytes} --tmpfs /tmp`,
      `--size ${LIMITS.fileBytes} --tmpfs /dev/shm`, '--remount-ro /dev', '--setenv A b', '-- /bin/sh -c x']) assert.ok(line.includes(part), part);
    assert.doesNotMatch(line, /\/home|--bind |--share-net/);
  });

  it('reach bubblewrap through WSL on Windows, with the paths of its Linux side', () => {
    assert.equal(wslPath('C:\\Users\\Ann\\in'), '/mnt/c/Users/Ann/in');
    assert.throws(() => wslPath('\\\\server\\share'));
    const folders: RunFolders = { input: 'C:\\run\\in', scripts: 'C:\\run\\scripts', work: 'C:\\run\\work', artifact: (key) => `D:\\cache\\${key}` };
    const line = wslLauncher.onHost('C:\\run\\scripts\\outside.sh', ['C:\\run\\report'], ['9', ...wslLauncher.commandLine(SPEC, folders, {}, ['/bin/sh'])]).join(' ');
    assert.ok(line.startsWith('wsl.exe --exec /bin/sh /mnt/c/run/scripts/outside.sh /mnt/c/run/report 9 timeout -s KILL 7 bwrap --unshare-all --as-pid-1 '), line);
    // What there is can only be seen from inside.
    for (const part of ['--ro-bind /mnt/d/cache/prog /artifact', '--ro-bind-try /usr /usr', '--ro-bind-try /lib64 /lib64', '--ro-bind /opt/python /opt/python']) assert.ok(line.includes(part), part);
    assert.doesNotMatch(line, /\\|--symlink/);
  });

  it('have macOS deny everything that is not named', () => {
    const profile = sandboxExecProfile(SPEC, { ...FOLDERS, work: '/run/wo"rk' });
    assert.match(profile, /^\(version 1\)\n\(deny default\)/);
    assert.match(profile, /\(deny network\*\)\n$/, 'the last rule that fits decides');
    assert.match(profile, /file-map-executable .*"\/usr".*"\/cache\/prog"/);
    assert.ok(profile.includes('(subpath "/cache/prog")') && profile.includes('(subpath "/opt/python")'));
    assert.ok(profile.includes('(allow file-read* file-write* (subpath "/run/wo\\"rk")'));
    assert.equal(profile.split('(').length, profile.split(')').length);
    assert.deepEqual(sandboxExecLauncher.commandLine(SPEC, FOLDERS, {}, ['/bin/sh']).slice(0, 2), ['/usr/bin/sandbox-exec', '-p']);
  });

  it('name on macOS what is behind links, since rules are compared with that', () => {
    const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'shortlist-test-')));
    try {
      symlinkSync(root, path.join(root, 'link'));
      const profile = sandboxExecProfile(SPEC, { ...FOLDERS, work: path.join(root, 'link') });
      assert.ok(profile.includes(`(allow file-read* file-write* (subpath "${root}")`), profile);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });

  it('count processes only where the kernel does so by namespace', () => {
    assert.deepEqual(['4.19.0', '5.13.19-2-pve', '5.14.0', '5.15.0-generic', '6.1.0-13-amd64'].map(countsByNamespace), [false, false, true, true, true]);
  });

  it('name host paths where there are no mounts', () => {
    assert.equal(unsandboxedLauncher.translate!('/artifact/main', SPEC, FOLDERS), '/cache/prog/main');
    assert.equal(unsandboxedLauncher.translate!('/work/x', SPEC, FOLDERS), '/run/work/x');
  });
});
