import assert from 'node:assert/strict';
import { Workbench } from './workbench';

describe('The command palette', () => {
  let workbench: Workbench;
  before(async () => { workbench = await Workbench.open({ files: { 'notes.md': '# Notes\n' } }); });
  after(() => workbench.close());

  it('offers Solve Problem', async () => {
    await workbench.page.keyboard.press('F1');
    await workbench.page.locator('.quick-input-widget input').first().fill('>Shortlist: ');
    await workbench.pick('Shortlist: Solve Problem').waitFor();
    const rows = await workbench.page.locator('.quick-input-list .monaco-list-row').allInnerTexts();
    assert.ok(rows.some((row) => row.includes('Shortlist: Check Setup')), rows.join('\n'));
    await workbench.page.keyboard.press('Escape');
  });
});
