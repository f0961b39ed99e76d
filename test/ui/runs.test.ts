import assert from 'node:assert/strict';
import fs from 'node:fs';
import { Workbench } from './workbench';

const STATEMENT = fs.readFileSync('samples/lantern-ring/statement.md', 'utf8');
const RUN_TIMEOUT_MS = 150_000;

describe('The runs of a workspace', () => {
  let workbench: Workbench;
  const rows = () => workbench.page.locator('.pane-body .monaco-list-row', { hasText: 'Lantern' });
  const stored = () => workbench.page.locator('.pane-body .monaco-list-row', { hasText: /Lantern.*(\d+ chosen|nothing survived) · \d/ });
  before(async function () {
    this.timeout(240_000);
    workbench = await Workbench.open({
      files: { 'lantern-ring.md': STATEMENT, '.vscode/settings.json': JSON.stringify({ 'shortlist.models': ['recorded'], 'shortlist.preset': 'quick', 'shortlist.samples': 8, 'shortlist.inputs': 4 }) },
    });
  });
  after(() => workbench.close());
  afterEach(async function () { await workbench.pictureFailure(this.currentTest); });

  it('are told of in the status bar while they last; selecting that opens the panel', async function () {
    this.timeout(240_000);
    await workbench.openFile('lantern-ring.md');
    await workbench.runCommand('Shortlist: Solve Problem');
    await workbench.tab('Shortlist').waitFor({ timeout: 60_000 });
    await workbench.runCommand('View: Close All Editors');
    await workbench.statusItem(/\d+\/8 → \d+/).click();
    await workbench.tab('Shortlist').waitFor();
    await workbench.page.locator('.activitybar a.action-label[aria-label="Shortlist"]').click();
    await stored().first().waitFor({ timeout: RUN_TIMEOUT_MS });
  });

  it('are compared side by side', async function () {
    this.timeout(240_000);
    await workbench.openFile('lantern-ring.md');
    await workbench.runCommand('Shortlist: Solve Problem');
    await rows().nth(1).waitFor({ timeout: 60_000 });
    await stored().nth(1).waitFor({ timeout: RUN_TIMEOUT_MS });
    await workbench.screenshot('runs-dark');
    await workbench.runCommand('Shortlist: Compare Runs');
    await workbench.pick('Lantern').click();
    await workbench.page.locator('.quick-input-title', { hasText: 'Compare it with' }).waitFor();
    await workbench.pick('Lantern').click();
    await workbench.tab(/^Runs:/).waitFor();
    await workbench.screenshot('runs-compared-dark');
  });

  it('are kept where they are marked so', async () => {
    await stored().last().click({ button: 'right' });
    await workbench.chooseFromMenu('Keep Run');
    await workbench.page.locator('.pane-body .monaco-list-row .codicon-pinned').waitFor();
  });

  it('are written to a page that opens anywhere', async () => {
    await stored().first().click({ button: 'right' });
    await workbench.chooseFromMenu('Export Run');
    await workbench.pick('Report (HTML)').click();
    const target = workbench.file('report.html');
    // The dialog proposes a name a moment after it opened.
    await workbench.page.waitForFunction(() => document.querySelector<HTMLInputElement>('.quick-input-widget input')?.value.endsWith('.html'));
    await workbench.answer(target);
    await workbench.page.waitForFunction(() => document.body.textContent?.includes('The run was written to'));
    assert.match(workbench.read('report.html'), /^<!doctype html>[\s\S]*Lantern/i);
  });

  it('are deleted when that is confirmed', async () => {
    await stored().first().click({ button: 'right' });
    await workbench.chooseFromMenu('Delete Run');
    await workbench.dialogButton('Delete').click();
    await stored().nth(1).waitFor({ state: 'detached' });
    assert.equal(await stored().count(), 1);
  });

  it('open in the panel again', async () => {
    await workbench.runCommand('View: Close All Editors');
    await stored().first().click();
    const panel = await workbench.webview();
    await panel.locator('.submission').first().waitFor();
  });

  it('tick the steps of the walkthrough, each when it is done', async function () {
    this.timeout(240_000);
    const done = (step: string) => workbench.page.locator(`.getting-started-step [data-done-step-id$="#${step}"].complete`);
    await workbench.runCommand('Welcome: Open Walkthrough...');
    await workbench.pick('Solve your first problem with Shortlist').click();
    for (const step of ['model', 'sample']) await done(step).waitFor();
    assert.equal(await done('setup').count(), 0, 'the tool chain was not looked at yet');
    await workbench.runCommand('Shortlist: Check Setup');
    await workbench.pick(/C\+\+17 in the sandbox/).waitFor({ timeout: 120_000 });
    await done('setup').waitFor({ timeout: 120_000 });
    await workbench.screenshot('walkthrough-done-dark');
    await workbench.page.keyboard.press('Escape');
  });
});
