import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readStatement, STATEMENT_LIMIT_BYTES } from '../../src/cli/readStatement';
import { UserError } from '../../src/userError';

describe('the statement that the command line reads', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'shortlist-statement-'));
  after(() => { rmSync(folder, { recursive: true, force: true }); });

  const file = (name: string, bytes: Uint8Array | string): string => {
    const where = path.join(folder, name);
    writeFileSync(where, bytes);
    return where;
  };
  const refused = (name: string, bytes: Uint8Array | string, message: RegExp) =>
    assert.rejects(readStatement(file(name, bytes)), (error) => error instanceof UserError && message.test(error.message));

  it('is read in the encoding that a page declares', async () => {
    const page = Buffer.from('<meta charset="windows-1251"><h1>ZZZZ</h1><p>Text</p>', 'latin1');
    page.set([0xdf, 0xf9, 0xe8, 0xea], page.indexOf('ZZZZ'));
    assert.equal((await readStatement(file('old.html', page))).problem.title, 'Ящик');
  });

  it('is read in UTF-16 with its mark', async () => {
    assert.equal((await readStatement(file('wide.md', Buffer.from('\uFEFF# Ящики\n\nText.\n', 'utf16le')))).problem.title, 'Ящики');
  });

  it('is refused in an encoding that nobody names', () => refused('latin.md', Buffer.from('# caf\xe9', 'latin1'), /not text in UTF-8.*Save it as UTF-8/));
  it('is refused when binary', () => refused('image.md', Buffer.from([0x89, 0x50, 0, 1]), /binary/));
  it('is refused when empty', () => refused('empty.md', ' \n', /is empty/));
  it('is refused when too large', () => refused('large.md', Buffer.alloc(STATEMENT_LIMIT_BYTES + 1, 'x'), /larger than 16 MB/));
  it('is refused when it is not there, or a folder', async () => {
    await assert.rejects(readStatement(path.join(folder, 'none.md')), /There is no file/);
    await assert.rejects(readStatement(folder), /is not a file/);
  });
});
