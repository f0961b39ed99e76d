import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { readProblem } from '../../src/problem/readProblem';
import { FIRST_CELL } from './panelHarness';
import { Workbench } from './workbench';

const STATEMENT = fs.readFileSync('samples/lantern-ring/statement.md', 'utf8');
// A small run: what is looked at is the way from the palette to the file, not the choice.
const SETTINGS = { 'shortlist.models': ['recorded'], 'shortlist.samples': 16, 'shortlist.inputs': 8, 'shortlist.stopEarly': false };

/** Outside the workspace, so that the explorer stays as a person would see it. */
function programOf(file: string): string { return path.join(os.tmpdir(), `${path.basename(path.dirname(file))}.out`); }

/** A folder whose `bwrap` waits while the file `hold` is there, so that the start of a run lasts as long as a test wants it to. `VSCODE_CLI` keeps the login shell's `PATH` out. */
function patientSandbox(hold: string): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'shortlist-bin-'));
  const real = execFileSync('sh', ['-c', 'command -v bwrap'], { encoding: 'utf8' }).trim();
  fs.writeFileSync(path.join(folder, 'bwrap'), `#!/bin/sh\nwhile [ -e '${hold}' ]; do sleep 0.1; done\nexec '${real}' "$@"\n`, { mode: 0o755 });
  return folder;
}

/** What a source file prints on an input. */
function run(file: string, input: string): string {
  if (file.endsWith('.py')) return execFileSync('python3', [file], { input, encoding: 'utf8' });
  const program = programOf(file);
  if (!fs.existsSync(program)) execFileSync('g++', ['-O1', '-std=c++17', '-o', program, file]);
  return execFileSync(program, { input, encoding: 'utf8' });
}

/** The page draws what was clicked in its next frame. */
const drawn = (panel: Frame) => panel.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));

describe('Solving a problem in the workbench', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  const hold = path.join(os.tmpdir(), `shortlist-hold-${process.pid}`);
  before(async () => {
    workbench = await Workbench.open({ env: { VSCODE_CLI: '1', PATH: `${patientSandbox(hold)}${path.delimiter}${process.env['PATH']}` }, files: { 'lantern-ring.md': STATEMENT, '.vscode/settings.json': JSON.stringify(SETTINGS) } });
  });
  after(async () => {
    fs.rmSync(programOf(workbench.file('lantern-ring.cpp')), { force: true });
    await workbench.close();
  });
  afterEach(async function () { await workbench.pictureFailure(this.currentTest); });

  const status = (panel: Frame, text: string | RegExp) => panel.locator('.status', { hasText: text }).waitFor({ timeout: 150_000 });
  const button = (panel: Frame, name: string) => panel.getByRole('button', { name, exact: true }).first();

  it('can be cancelled before it is under way, and leaves nothing behind', async () => {
    fs.writeFileSync(hold, '');
    try {
      await workbench.openFile('lantern-ring.md');
      await workbench.runCommand('Shortlist: Solve Problem');
      const start = workbench.notification('starting on “Lantern Ring”');
      await start.waitFor();
      const panel = await workbench.webview();
      await status(panel, 'Starting…');
      await start.getByRole('button', { name: 'Cancel' }).click();
      await button(panel, 'Solve the Open Problem').waitFor();
      await start.waitFor({ state: 'detached' });
      await button(panel, 'Solve the Open Problem').click();
      await status(panel, 'Starting…');
      await button(panel, 'Cancel').click();
      await button(panel, 'Solve the Open Problem').waitFor();
    } finally {
      fs.rmSync(hold);
    }
    await workbench.page.locator('.activitybar a.action-label[aria-label="Shortlist"]').click();
    await workbench.page.locator('.pane-body .monaco-list-row, .pane-body .welcome-view-content').first().waitFor();
    assert.equal(await workbench.page.locator('.pane-body .monaco-list-row', { hasText: 'Lantern' }).count(), 0, 'no run is on record');
  });

  it('begins in the palette, can be cancelled and gone on with, and ends in clusters', async () => {
    await workbench.openFile('lantern-ring.md');
    await workbench.runCommand('Shortlist: Solve Problem');
    const panel = await workbench.webview();
    await panel.locator('.funnel').waitFor();
    await button(panel, 'Cancel').click();
    await status(panel, 'Cancelled');
    await button(panel, 'Resume').click();
    await status(panel, /^Finished: \d+ program/);
    await panel.locator('#tab-clusters').click();
    await panel.locator('.cluster-row').first().waitFor();
    await workbench.screenshot('panel-clusters-dark');
    await panel.locator('#tab-shortlist').click();
  });

  it('inserts the best program into a new file beside the statement, where it passes the examples', async () => {
    const panel = await workbench.webview();
    await panel.locator('.submission-body').getByRole('button', { name: 'Insert' }).click();
    await workbench.page.locator('.tabs-container .tab', { hasText: /lantern-ring\.(cpp|py)/ }).first().waitFor();
    const name = fs.readdirSync(workbench.folder).find((file) => /^lantern-ring\.(cpp|py)$/.test(file));
    assert.ok(name);
    const { problem } = readProblem(STATEMENT, { fileName: 'lantern-ring.md' });
    assert.equal(problem.examples.length, 3);
    for (const { input, output } of problem.examples) assert.equal(run(workbench.file(name), input).trim(), output.trim());
    await workbench.screenshot('panel-inserted-dark');
  });

  it("compares a program with the person's own file in the editor's diff", async () => {
    const panel = await workbench.webview();
    await panel.locator('.submission-body').getByRole('button', { name: 'Diff' }).click();
    await workbench.page.locator('.monaco-diff-editor').first().waitFor();
    await workbench.tab('Your file').waitFor();
  });

  it('copies a program to the clipboard', async () => {
    const panel = await workbench.webview();
    await panel.locator('.submission-body').getByRole('button', { name: 'Copy' }).click();
    await panel.locator('[role=status]', { hasText: 'Copied.' }).waitFor();
    const inserted = fs.readdirSync(workbench.folder).find((file) => /^lantern-ring\.(cpp|py)$/.test(file))!;
    assert.equal((await workbench.page.evaluate(() => navigator.clipboard.readText())).trim(), workbench.read(inserted).trim());
  });

  it('opens a program beside the panel, read-only', async () => {
    const panel = await workbench.webview();
    const name = (await panel.locator('.submission .name').first().innerText()).replace(/^Program /, '');
    await panel.locator('.submission-body').getByRole('button', { name: 'Open Beside' }).click();
    await workbench.tab(new RegExp(`^${name}\\.(cpp|py)`)).waitFor();
    await panel.locator('.submission').first().waitFor(); // the panel stays in view
  });

  it('sorts and filters clusters, and lays the programs of two side by side', async () => {
    const panel = await workbench.webview();
    await panel.locator('#tab-clusters').click();
    const rows = panel.locator('.cluster-row');
    const numbers = () => rows.locator('.number').allInnerTexts();
    await rows.nth(1).waitFor();
    const ranked = await numbers();
    await button(panel, 'Sort by Samples').click();
    await drawn(panel);
    const sizes = (await rows.locator('.figure').allInnerTexts()).map(Number);
    assert.deepEqual(sizes, [...sizes].sort((a, b) => b - a));
    await button(panel, 'Sort by Rank').click();
    await drawn(panel);
    assert.deepEqual(await numbers(), ranked);
    await panel.getByRole('searchbox').fill('cluster 2');
    await rows.nth(1).waitFor({ state: 'detached' });
    assert.deepEqual(await numbers(), ['2']);
    await rows.first().click();
    await panel.locator('.detail h2', { hasText: 'Cluster 2' }).waitFor();
    await button(panel, 'Diff with Cluster 1').click();
    await workbench.tab(/Program \w+ ↔ Program \w+/).waitFor();
    await workbench.page.locator('.monaco-diff-editor').first().waitFor();
    await button(panel, 'Close Details').click();
    await panel.getByRole('searchbox').fill('');
    await rows.nth(1).waitFor();
  });

  it('opens an input and its outputs from a cell of the behaviour matrix', async () => {
    const panel = await workbench.webview();
    await panel.locator('#tab-behaviour').click();
    await panel.locator('.matrix-row').nth(1).click({ position: FIRST_CELL }); // each input that is shown tells two clusters apart
    await panel.locator('.detail .output').nth(1).waitFor();
    await panel.locator('.detail').getByRole('button', { name: 'Open Input' }).click();
    await workbench.tab(/^Input /).waitFor();
    await workbench.screenshot('panel-input-dark');
    await button(panel, 'Close Details').click();
    await panel.locator('#tab-shortlist').click();
  });

  it('goes on to the next program after a time limit, and is done when one is accepted', async () => {
    const panel = await workbench.webview();
    const first = panel.locator('.submission .name').first();
    const slow = await first.innerText();
    await button(panel, 'Time limit').click();
    await panel.locator('.submission.tried', { hasText: slow }).filter({ hasText: 'Time limit' }).waitFor();
    await panel.locator('.submission', { hasText: 'Submit next' }).filter({ hasNotText: slow }).waitFor();
    await button(panel, 'Accepted').click();
    await panel.getByText('Accepted. This problem is solved.').waitFor();
    await workbench.screenshot('panel-accepted-dark');
    for (const left of [1, 0]) {
      await button(panel, 'Undo').click();
      await panel.locator('.submission.tried').nth(left).waitFor({ state: 'detached' });
    }
  });

  it('drops a program that the judge refused, proposes the next, and takes the verdict back', async () => {
    const panel = await workbench.webview();
    const first = panel.locator('.submission .name').first();
    const refused = await first.innerText();
    await button(panel, 'Wrong answer').click();
    await panel.locator('.submission.tried', { hasText: refused }).waitFor();
    assert.notEqual(await first.innerText(), refused);
    await button(panel, 'Undo').click();
    await panel.locator('.submission.tried').waitFor({ state: 'detached' });
  });

  it("takes the person's answer to a telling input as a test of the problem", async () => {
    const panel = await workbench.webview();
    await button(panel, 'Show the Input').click();
    await panel.locator('.question').getByRole('button', { name: /^This Is Right/ }).first().click();
    await panel.locator('[role=status]', { hasText: 'The answer is a test of the problem now.' }).waitFor();
    await panel.locator('#tab-trace').click();
    await panel.getByRole('region', { name: 'Your tests' }).waitFor();
    await panel.locator('#tab-shortlist').click();
  });

  it('draws the run anew when the panel is closed and opened again', async () => {
    await workbench.tab('Shortlist: ').click();
    await workbench.runCommand('View: Close Editor');
    await workbench.page.locator('iframe.webview').waitFor({ state: 'detached' });
    await workbench.runCommand('Shortlist: Show Panel');
    await (await workbench.webview()).locator('.submission').first().waitFor();
  });

  it('draws the run anew after the window was reloaded', async () => {
    await workbench.runCommand('Developer: Reload Window');
    await workbench.page.locator('iframe.webview').waitFor({ state: 'detached' });
    await workbench.page.locator('iframe.webview').waitFor({ timeout: 120_000 });
    const panel = await workbench.webview();
    await panel.locator('.submission').first().waitFor({ timeout: 60_000 });
  });
});
