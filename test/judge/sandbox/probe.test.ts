import assert from 'node:assert/strict';
import type { Machine } from '../../../src/judge/sandbox/probe';
import { chooseBackend } from '../../../src/judge/sandbox/openSandbox';
import { probeSandbox } from '../../../src/judge/sandbox/probe';

function machine(more: Partial<Machine> & { readonly facts?: Readonly<Record<string, string>>; readonly error?: NodeJS.ErrnoException | null }): Machine {
  const error = more.error === undefined ? Object.assign(new Error('failed'), { stderr: 'bwrap: setting up uid map: Permission denied' }) : more.error;
  return {
    platform: 'linux', inContainer: () => false, readFact: (path) => more.facts?.[path.split('/').pop()!] ?? null,
    tryCommand: () => error ? Promise.reject(error) : Promise.resolve(), ...more,
  };
}

describe('the probe for a sandbox', () => {
  it('is content where bubblewrap works', async () => {
    assert.deepEqual(await probeSandbox(machine({ error: null })), { ok: true, backend: 'supervisor', problem: '', fix: '' });
  });

  it('says how to install bubblewrap where it is missing', async () => {
    const report = await probeSandbox(machine({ error: Object.assign(new Error('spawn bwrap ENOENT'), { code: 'ENOENT' }) }));
    assert.equal(report.ok, false);
    assert.match(report.problem, /not installed/);
    assert.match(report.fix, /apt install bubblewrap/);
  });

  it('names what forbids user namespaces', async () => {
    assert.match((await probeSandbox(machine({ facts: { apparmor_restrict_unprivileged_userns: '1' } }))).problem, /AppArmor/);
    assert.match((await probeSandbox(machine({ facts: { unprivileged_userns_clone: '0' } }))).fix, /unprivileged_userns_clone=1/);
    assert.match((await probeSandbox(machine({ facts: { max_user_namespaces: '0' } }))).fix, /max_user_namespaces/);
    assert.match((await probeSandbox(machine({ inContainer: () => true }))).problem, /container/);
  });

  it('repeats what bubblewrap said where the cause is unknown', async () => {
    assert.match((await probeSandbox(machine({}))).problem, /uid map: Permission denied/);
  });

  it('uses what other systems have, and refuses where they have nothing', async () => {
    assert.equal((await probeSandbox(machine({ platform: 'darwin', error: null }))).backend, 'sandboxExec');
    assert.equal((await probeSandbox(machine({ platform: 'win32', error: null }))).backend, 'wsl');
    assert.match((await probeSandbox(machine({ platform: 'win32' }))).fix, /wsl --install/);
    assert.equal((await probeSandbox(machine({ platform: 'freebsd' }))).ok, false);
  });
});

describe('the choice of a sandbox', () => {
  const none = () => probeSandbox(machine({ error: Object.assign(new Error('spawn bwrap ENOENT'), { code: 'ENOENT' }) }));

  it('asks for leave to do without only where none can be had', async () => {
    let asked = 0;
    const allowUnsandboxed = () => { asked++; return Promise.resolve(true); };
    assert.equal(await chooseBackend({ allowUnsandboxed }, probeSandbox(machine({ error: null }))), 'supervisor');
    assert.equal(asked, 0);
    assert.equal(await chooseBackend({ allowUnsandboxed }, none()), 'unsandboxed');
    assert.equal(asked, 1);
  });

  it('refuses to run programs without leave, and says how to get a sandbox', async () => {
    const refusal = { message: /cannot be run safely here.*not installed.*apt install bubblewrap/ };
    await assert.rejects(chooseBackend({}, none()), refusal);
    await assert.rejects(chooseBackend({ allowUnsandboxed: () => Promise.resolve(false) }, none()), refusal);
  });
});
