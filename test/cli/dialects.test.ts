import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDialects } from '../../src/cli/dialects';
import { initialDialect } from '../../src/model/dialect';

describe('what the command line learnt of models', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'shortlist-dialects-'));
  const file = path.join(folder, 'cache', 'dialects.json');
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is there in the next run, by model', () => {
    const learnt = { ...initialDialect('https://a.example/v1'), temperature: false };
    assert.deepEqual(openDialects(file).of('m@https://a.example/v1'), {});
    openDialects(file).keep('m@https://a.example/v1', learnt);
    openDialects(file).keep('n@https://a.example/v1', { ...learnt, seed: false });
    assert.deepEqual(openDialects(file).of('m@https://a.example/v1'), learnt);
    assert.deepEqual(openDialects(file).of('other'), {});
  });

  it('is learnt anew where the file cannot be read', () => {
    writeFileSync(file, '{"m": 1');
    assert.deepEqual(openDialects(file).of('m'), {});
  });
});
