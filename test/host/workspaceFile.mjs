import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * A workspace of two empty folders: one that grows from one to two restarts the extension host.
 * @returns {{ folder: string, file: string }} the folder that holds all of it, and the workspace's file.
 */
export function makeWorkspace() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'shortlist-workspace-'));
  const file = path.join(folder, 'both.code-workspace');
  for (const name of ['first', 'second']) fs.mkdirSync(path.join(folder, name));
  fs.writeFileSync(file, JSON.stringify({ folders: [{ path: 'first' }, { path: 'second' }] }));
  return { folder, file };
}
