import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { Sandbox } from '../../../src/judge/sandbox/sandbox';
import { NEVER, openTestSandbox, shell, text } from './support';

const where = (command: string): string => execFileSync('/bin/sh', ['-c', `command -v ${command}`], { encoding: 'utf8' }).trim();

/** A machine with these commands and no others: no C compiler. */
async function onMachineWith(commands: Readonly<Record<string, string>>, body: (sandbox: Sandbox) => Promise<void>): Promise<void> {
  const root = mkdtempSync(path.join(tmpdir(), 'shortlist-test-'));
  const bin = path.join(root, 'bin');
  mkdirSync(bin);
  for (const [name, target] of Object.entries(commands)) symlinkSync(target, path.join(bin, name));
  const before = process.env['PATH'];
  process.env['PATH'] = bin;
  try {
    const sandbox = await openTestSandbox(path.join(root, 'cache'));
    await body(sandbox).finally(() => sandbox.dispose());
  } finally {
    process.env['PATH'] = before;
    rmSync(root, { recursive: true, force: true });
  }
}

describe('where there is no C compiler', function () {
  this.timeout(30_000);
  const bwrap = where('bwrap');
  const python3 = execFileSync('python3', ['-c', 'import os, sys; print(os.path.realpath(sys.executable))'], { encoding: 'utf8' }).trim();

  it('the supervisor is one in Python, and says so', async () => {
    await onMachineWith({ bwrap, true: '/bin/true', python3 }, async (sandbox) => {
      assert.equal(sandbox.backend, 'pythonSupervisor');
      assert.match(sandbox.reducedBecause!, /no C compiler/);
      assert.equal(text((await sandbox.exec(shell('cat', { stdin: 'word' }), NEVER)).stdout), 'word');
    });
  });

  it('nor a Python, every run has a bubblewrap of its own', async () => {
    await onMachineWith({ bwrap, true: '/bin/true' }, async (sandbox) => {
      assert.equal(sandbox.backend, 'bwrapPerRun');
      assert.match(sandbox.reducedBecause!, /no C compiler.*Python/s);
      assert.equal(text((await sandbox.exec(shell('cat', { stdin: 'word' }), NEVER)).stdout), 'word');
    });
  });
});
