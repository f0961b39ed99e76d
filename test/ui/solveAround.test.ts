import assert from 'node:assert/strict';
import fs from 'node:fs';
import { Workbench } from './workbench';

const STATEMENT = fs.readFileSync('samples/lantern-ring/statement.md', 'utf8');
const OTHER = fs.readFileSync('samples/leaky-cistern/statement.md', 'utf8');
const RUN_TIMEOUT_MS = 150_000;
const SETTINGS = { 'shortlist.models': ['recorded'], 'shortlist.preset': 'quick', 'shortlist.samples': 40, 'shortlist.inputs': 20, 'shortlist.stopEarly': false };

describe('Solve Problem, whatever is open and going on', function () {
  this.timeout(240_000);
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open({ files: {
      'lantern-ring.md': STATEMENT, 'other.md': OTHER, 'empty.md': '\n', 'bare.md': '# A task\n\nDo something.\n', 'cells.ipynb': '{"cells":[],"metadata":{},"nbformat":4,"nbformat_minor":5}', 'huge.md': `${'x'.repeat(99)}\n`.repeat(100_000), '.vscode/settings.json': JSON.stringify(SETTINGS),
    } });
    fs.writeFileSync(workbench.file('picture.md'), Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13]));
  });
  after(() => workbench.close());
  afterEach(async function () { await workbench.pictureFailure(this.currentTest); });

  const refusal = async (file: string | null, words: string | RegExp) => {
    if (file === null) await workbench.runCommand('View: Close All Editors'); else await workbench.openFile(file);
    await workbench.runCommand('Shortlist: Solve Problem');
    await workbench.notification(words).waitFor();
    await workbench.runCommand('Notifications: Clear All Notifications');
    assert.equal(await workbench.cancelButton.count(), 0, 'no run was begun');
  };

  it('says what to do about an empty file', () => refusal('empty.md', 'The file is empty. Paste the problem statement into it'));
  it('says what to do about a binary file', () => refusal('picture.md', 'is not a text file. Open the problem statement as text'));
  it('says what to do about a file of ten megabytes', () => refusal('huge.md', 'The file has 10 MB: too much for a problem statement. Select the statement in it'));
  it('says what to do about a notebook', () => refusal('cells.ipynb', 'A notebook is open. Copy the problem statement into'));
  it('says what to do where nothing is open', () => refusal(null, 'Open the file that holds the problem statement'));

  it('asks before a statement without an example is solved', async () => {
    await workbench.openFile('bare.md');
    await workbench.runCommand('Shortlist: Solve Problem');
    await workbench.page.locator('.monaco-dialog-box', { hasText: 'The statement has no example that could be found' }).waitFor();
    await workbench.dialogButton('Add a Test').click();
    await workbench.tab('bare.tests.md').waitFor();
    await workbench.runCommand('View: Close All Editors');
  });

  it('asks before a statement is solved a second time beside its own run, which the status bar cancels', async () => {
    await workbench.openFile('lantern-ring.md');
    await workbench.runCommand('Shortlist: Solve Problem');
    await workbench.cancelButton.waitFor({ timeout: RUN_TIMEOUT_MS });
    await workbench.openFile('lantern-ring.md');
    await workbench.runCommand('Shortlist: Solve Problem');
    await workbench.page.locator('.monaco-dialog-box', { hasText: 'lantern-ring.md is being solved already' }).waitFor();
    await workbench.screenshot('solving-already-dark');
    await workbench.dialogButton('Show Panel').click();
    await workbench.cancelButton.click();
    const panel = await workbench.webview();
    await panel.locator('.status', { hasText: 'Cancelled' }).waitFor();
    await workbench.cancelButton.waitFor({ state: 'detached' });
  });

  it('tells the end of a run where the panel is hidden, and only there', async () => {
    const told = workbench.notification('programs are worth submitting');
    await workbench.openFile('lantern-ring.md');
    await workbench.runCommand('Shortlist: Solve Problem');
    const panel = await workbench.webview();
    await panel.locator('.status', { hasText: /^Finished/ }).waitFor({ timeout: RUN_TIMEOUT_MS });
    assert.equal(await told.count(), 0);
    await workbench.openFile('other.md'); // nothing of it is in the judge's cache, so that the run lasts
    await workbench.runCommand('Shortlist: Solve Problem');
    await workbench.cancelButton.waitFor({ timeout: RUN_TIMEOUT_MS });
    await workbench.runCommand('View: Close All Editors');
    await told.waitFor({ timeout: RUN_TIMEOUT_MS });
    await told.locator('.monaco-button', { hasText: 'Show Panel' }).click();
    await (await workbench.webview()).locator('.submission').first().waitFor();
  });
});

describe('A folder that is not trusted', () => {
  let workbench: Workbench;
  before(async () => { workbench = await Workbench.open({ files: { 'statement.md': STATEMENT }, workspaceTrust: true }); });
  after(() => workbench.close());
  afterEach(async function () { await workbench.pictureFailure(this.currentTest); });

  it('has no command of Shortlist before it is trusted, and all of them then', async () => {
    await workbench.statusItem('Restricted Mode').waitFor();
    assert.equal((await workbench.commandsFor('Shortlist: Solve Problem', 'No matching commands')).length, 1);
    await workbench.runCommand('Workspaces: Manage Workspace Trust');
    await workbench.page.locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust/ }).first().click();
    await workbench.page.locator('.activitybar a.action-label[aria-label="Shortlist"]').waitFor({ timeout: 60_000 });
    await workbench.commandsFor('Shortlist: Solve Problem', 'Shortlist: Solve Problem');
  });
});
