import assert from 'node:assert/strict';
import fs from 'node:fs';
import { Workbench } from './workbench';

const STATEMENT = fs.readFileSync('samples/lantern-ring/statement.md', 'utf8');

describe('Solving a problem in the workbench', () => {
  let workbench: Workbench;
  before(async function () {
    this.timeout(240_000);
    workbench = await Workbench.open({
      // Models belong to the machine or the folder: a user's own settings do not reach them here.
      files: { 'lantern-ring.md': STATEMENT, '.vscode/settings.json': JSON.stringify({ 'shortlist.models': ['recorded'], 'shortlist.samples': 24, 'shortlist.inputs': 12 }) },
    });
  });
  after(() => workbench.close());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot(`failed ${this.currentTest.title}`.replace(/[^\w ]/g, ''));
  });

  it('goes from the palette to clusters in the panel', async function () {
    this.timeout(240_000);
    await workbench.openFile('lantern-ring.md');
    await workbench.runCommand('Shortlist: Solve Problem');
    const panel = await workbench.webview();
    await panel.locator('.funnel').waitFor({ timeout: 60_000 });
    await panel.locator('.status', { hasText: /^Finished: \d+ program/ }).waitFor({ timeout: 180_000 });
    await panel.locator('#tab-clusters').click();
    await panel.locator('.cluster-row').first().waitFor();
    await workbench.screenshot('panel-clusters-dark');
  });

  it('draws a run anew when the panel is closed and opened again', async function () {
    this.timeout(120_000);
    await workbench.tab('Shortlist: ').click();
    await workbench.runCommand('View: Close Editor');
    await workbench.page.locator('iframe.webview').waitFor({ state: 'detached' });
    await workbench.runCommand('Shortlist: Show Panel');
    const panel = await workbench.webview();
    await panel.locator('.submission').first().waitFor();
  });

  it('inserts the chosen program into a new file beside the statement', async () => {
    const panel = await workbench.webview();
    await panel.locator('#tab-shortlist').click();
    await panel.locator('.submission-body button', { hasText: 'Insert' }).click();
    await workbench.page.locator('.tabs-container .tab', { hasText: /lantern-ring\.(cpp|py)/ }).first().waitFor();
    const name = fs.readdirSync(workbench.folder).find((file) => /^lantern-ring\.(cpp|py)$/.test(file));
    assert.ok(name);
    assert.match(workbench.read(name), /main|print/);
    await workbench.screenshot('panel-inserted-dark');
  });
});
