import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { readProblem } from '../../src/problem/readProblem';
import { Workbench } from './workbench';

const STATEMENT = fs.readFileSync('samples/lantern-ring/statement.md', 'utf8');
// A small run: what is looked at is the way from the palette to the file, not the choice.
const SETTINGS = { 'shortlist.models': ['recorded'], 'shortlist.samples': 16, 'shortlist.inputs': 8, 'shortlist.stopEarly': false };

/** Outside the workspace, so that the explorer stays as a person would see it. */
function programOf(file: string): string { return path.join(os.tmpdir(), `${path.basename(path.dirname(file))}.out`); }

/** What a source file prints on an input. */
function run(file: string, input: string): string {
  if (file.endsWith('.py')) return execFileSync('python3', [file], { input, encoding: 'utf8' });
  const program = programOf(file);
  if (!fs.existsSync(program)) execFileSync('g++', ['-O1', '-std=c++17', '-o', program, file]);
  return execFileSync(program, { input, encoding: 'utf8' });
}

describe('Solving a problem in the workbench', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open({ files: { 'lantern-ring.md': STATEMENT, '.vscode/settings.json': JSON.stringify(SETTINGS) } });
  });
  after(async () => {
    fs.rmSync(programOf(workbench.file('lantern-ring.cpp')), { force: true });
    await workbench.close();
  });
  afterEach(async function () { await workbench.pictureFailure(this.currentTest); });

  const status = (panel: Frame, text: string | RegExp) => panel.locator('.status', { hasText: text }).waitFor({ timeout: 150_000 });
  const button = (panel: Frame, name: string) => panel.getByRole('button', { name, exact: true }).first();

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
