import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findTools } from '../../../src/judge/languages/detect';
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
});
