import assert from 'node:assert/strict';
import fs from 'node:fs';
import { ENGLISH } from '../../src/webview/strings';
import { Workbench } from './workbench';

const STATEMENT = fs.readFileSync('samples/lantern-ring/statement.md', 'utf8');
const SETTINGS = { 'shortlist.models': ['recorded'], 'shortlist.preset': 'quick', 'shortlist.samples': 8, 'shortlist.inputs': 4 };

describe('In a German editor', function () {
  this.timeout(240_000);
  let workbench: Workbench;
  before(async () => { workbench = await Workbench.open({ language: 'de', files: { 'lantern-ring.md': STATEMENT, '.vscode/settings.json': JSON.stringify(SETTINGS) } }); });
  after(() => workbench.close());
  afterEach(async function () { await workbench.pictureFailure(this.currentTest); });

  it('a problem is solved with no English word of the extension', async () => {
    const bundle = JSON.parse(fs.readFileSync('l10n/bundle.l10n.de.json', 'utf8')) as Record<string, string>;
    const english = new Set(Object.values(ENGLISH).filter((text) => bundle[text] !== text));
    await workbench.openFile('lantern-ring.md');
    await workbench.runCommand('Shortlist: Aufgabe lösen');
    const panel = await workbench.webview();
    await panel.locator('.status', { hasText: /^Fertig: \d+ Programm/ }).waitFor({ timeout: 150_000 });
    for (const tab of ['clusters', 'behaviour', 'candidates', 'trace', 'shortlist']) {
      await panel.locator(`#tab-${tab}`).click();
      const lines = (await panel.locator('body').innerText()).split(/\n| · |\t/).map((line) => line.trim());
      assert.deepEqual(lines.filter((line) => english.has(line as never)), [], tab);
    }
    await workbench.page.locator('.codelens-decoration a', { hasText: 'Mit Shortlist lösen' }).waitFor();
    await workbench.screenshot('panel-german-dark');
    await workbench.page.locator('.activitybar a.action-label[aria-label="Shortlist"]').click();
    await workbench.page.locator('.pane-body .monaco-list-row', { hasText: /\d+ gewählt · \d/ }).waitFor();
  });
});
