import assert from 'node:assert/strict';
import { Workbench } from './workbench';

describe('The command palette', () => {
  let workbench: Workbench;
  before(async () => { workbench = await Workbench.open({ files: { 'notes.md': '# Notes\n' } }); });
  after(() => workbench.close());

  it('offers Solve Problem', async () => {
    const rows = await workbench.commandsFor('Shortlist: ', 'Shortlist: Solve Problem');
    assert.ok(rows.some((row) => row.includes('Shortlist: Check Setup')), rows.join('\n'));
  });
});
