import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { makeFolder } from '../../src/run/folder';

describe('a folder for runs', () => {
  let root: string;
  before(async () => { root = await mkdtemp(path.join(os.tmpdir(), 'shortlist-folder-')); });
  after(() => rm(root, { recursive: true, force: true }));

  it('is made with those above it, and may be there', async () => {
    const folder = path.join(root, 'a', 'b', 'c');
    await makeFolder(folder);
    await makeFolder(folder);
    assert.ok((await stat(folder)).isDirectory());
  });

  it('is refused at once under a file, and where the system makes none', async function () {
    await writeFile(path.join(root, 'file'), '');
    await assert.rejects(makeFolder(path.join(root, 'file', 'a')), { code: 'ENOTDIR' });
    if (!existsSync('/proc/self')) this.skip();
    await assert.rejects(makeFolder('/proc/shortlist/runs'), { code: 'ENOENT' });
  });
});
