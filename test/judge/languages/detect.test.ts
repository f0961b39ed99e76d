import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findTools, lookForToolInWsl } from '../../../src/judge/languages/detect';
import { languageByName } from '../../../src/judge/languages/table';

describe('Looking for a compiler', () => {
  it('takes its version from what it says beside warnings', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'shortlist-detect-'));
    try {
      const command = path.join(folder, 'compiler');
      writeFileSync(command, '#!/bin/sh\necho "OpenJDK 64-Bit Server VM warning: Options were deprecated." >&2\necho "info: compiler 1.3" >&2\n', { mode: 0o755 });
      const found = await findTools({ ...languageByName('cpp17')!, tools: { compiler: { commands: [command], versionArgs: [] } } });
      assert.equal(typeof found === 'string' ? found : found['compiler']?.version, 'info: compiler 1.3');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('comes to the same where all has to be asked of another system, as of WSL', async () => {
    // Which here is this one.
    const inside = (command: string, args: readonly string[]) => new Promise<string | null>((resolve) => {
      execFile(command, [...args], { encoding: 'utf8', cwd: '/' }, (error, stdout, stderr) => { resolve(error ? null : stdout.trim() === '' ? stderr : stdout); });
    });
    for (const id of ['cpp17', 'python3']) {
      const language = languageByName(id)!;
      const found = await findTools(language);
      assert.notEqual(typeof found, 'string');
      const asked = await Promise.all(Object.values(language.tools).map((tool) => lookForToolInWsl(tool, inside)));
      assert.deepEqual(asked, Object.values(found));
    }
    const missing = { commands: ['no-such-compiler'], versionArgs: [] };
    assert.equal(await lookForToolInWsl(missing, inside), 'no-such-compiler was not found.');
  });
});
