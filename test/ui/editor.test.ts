import assert from 'node:assert/strict';
import { taskOf } from '../../src/model/recordedAnswers';
import { startMisbehavingEndpoint, type Endpoint } from '../model/misbehavingEndpoint';
import { STATEMENT } from '../vscode/statement';
import { Workbench } from './workbench';

const RIGHT = 'a, b = map(int, input().split())\nprint(a + b)\n';
const WRONG = 'a, b = map(int, input().split())\nprint(a + b if a < 10 else a - b)\n';

/** Passes the examples, and prints something of its own elsewhere. */
const off = (by: number) => `\`\`\`python\na, b = map(int, input().split())\nprint(a + b + (${by} if (a, b) not in ((1, 2), (40, 2)) else 0))\n\`\`\`\n`;

/** A model whose programs do two different things, whose brute force does a third, and which holds the first output that it is shown right. */
function startContradictingModel(): Promise<Endpoint> {
  let samples = 0;
  return startMisbehavingEndpoint({ answer: (_, { messages }) => {
    const task = taskOf(messages.map(({ content }) => content).join('\n'));
    if (task === 'brute-force') return off(1000);
    if (task === 'adjudicate') return 'derivation: |-\n  One number and the other make this sum.\nright: A\npercent: 80\n';
    return off(samples++ % 2);
  } });
}

const SETTINGS = {
  'shortlist.samples': 4, 'shortlist.perCall': 1, 'shortlist.inputs': 6, 'shortlist.languages': { python3: 1 }, 'shortlist.generators': false, 'shortlist.scores': 0, 'shortlist.adjudications': 1, 'shortlist.stopEarly': false,
};

describe('The editor around a problem', () => {
  let workbench: Workbench;
  let model: Endpoint;
  before(async () => {
    const port = 41_000 + (process.pid % 20_000);
    model = await startContradictingModel();
    workbench = await Workbench.open({ files: { 'statement.md': STATEMENT, 'disputed.md': STATEMENT, 'sum.py': WRONG, 'right.py': RIGHT, 'README.md': '# Read me\n', 'headed.py': `"""\n${STATEMENT}"""\n`, '.vscode/settings.json': JSON.stringify({ ...SETTINGS, 'shortlist.models': [`contrary@${model.baseUrl}`], 'shortlist.companion.port': port }) } });
  });
  after(async () => {
    await workbench.close();
    await model.dispose();
  });
  afterEach(async function () { await workbench.pictureFailure(this.currentTest); });

  it('shows Solve in the title of a text, and not of a program or a project\'s own pages', async () => {
    const rocket = workbench.page.locator('.editor-actions a.codicon-rocket');
    await workbench.openFile('statement.md');
    await rocket.waitFor();
    for (const name of ['sum.py', 'README.md']) {
      await workbench.openFile(name);
      await rocket.waitFor({ state: 'detached' });
    }
  });

  it('says in Check Setup what is there, each line with its state', async function () {
    this.timeout(240_000); // the first look builds the sandbox
    await workbench.runCommand('Shortlist: Check Setup');
    await workbench.pick('Sandbox').waitFor();
    await workbench.pick(/C\+\+17 in the sandbox/).waitFor({ timeout: 120_000 });
    await workbench.screenshot('check-setup-dark');
    await workbench.page.keyboard.press('Escape');
  });

  it('runs the examples against the program from the Testing view, with verdict, time and a diff', async () => {
    await workbench.openFile('statement.md');
    await workbench.openFile('sum.py');
    await workbench.runCommand('Shortlist: Run the Tests on the Active File');
    const row = (text: string | RegExp) => workbench.page.locator('.test-explorer .monaco-list-row', { hasText: text }).first();
    await row('Sum of Two').waitFor();
    await workbench.page.locator('.test-explorer .monaco-list-row .codicon-testing-failed-icon').first().waitFor({ timeout: 60_000 });
    await row('Sum of Two').click();
    await workbench.page.keyboard.press('ArrowRight');
    await row('Example 2').waitFor();
    // The tree draws an item's words a moment after its icon.
    await row(/Example 1.*AC\s+[\d.]+\sMB: [\d.]+\s?ms/).waitFor();
    await row(/Example 2.*WA/).waitFor();
    await workbench.screenshot('testing-dark');
    await workbench.setTheme('light');
    await workbench.screenshot('testing-light');
    await workbench.setTheme('dark');
  });

  it('offers Solve above a statement', async () => {
    await workbench.openFile('statement.md');
    await workbench.page.locator('.codelens-decoration a', { hasText: 'Solve with Shortlist' }).waitFor();
    await workbench.screenshot('statement-dark');
  });

  it('offers to solve and to test a program whose comment is the statement', async () => {
    await workbench.openFile('headed.py');
    await workbench.page.locator('.editor-actions a.codicon-rocket').waitFor();
    for (const offer of ['Solve with Shortlist', 'Run the tests', 'Add a test']) await workbench.page.locator('.codelens-decoration a', { hasText: offer }).waitFor();
    await workbench.runCommand('View: Close Editor');
  });

  it('switches Competitive Companion on and off from the status bar', async () => {
    await workbench.statusItem('Companion').click();
    await workbench.statusItem(/Companion \d+/).waitFor();
    await workbench.statusItem(/Companion \d+/).click();
    await workbench.page.locator('.part.statusbar .statusbar-item', { hasText: /^ ?Companion$/ }).waitFor();
  });

  it('keeps a test that was added beside the statement, and shows it', async () => {
    await workbench.openFile('statement.md');
    await workbench.runCommand('Shortlist: Add a Test');
    await workbench.tab('statement.tests.md').waitFor();
    await workbench.page.keyboard.type('7 7');
    await workbench.page.locator('.test-explorer .monaco-list-row', { hasText: 'Own test 1' }).waitFor();
  });

  it('finds by a stress test where two programs differ, and keeps that as a test', async () => {
    await workbench.openFile('sum.py');
    await workbench.runCommand('Shortlist: Stress Test Active File');
    await workbench.pick('right.py').click();
    await workbench.page.keyboard.press('Enter');
    await workbench.tab(/expected ↔ actual/).waitFor({ timeout: 60_000 });
    await workbench.screenshot('stress-test-dark');
    await workbench.notification('differs from the reference (WA)').locator('.monaco-button', { hasText: 'Add as a Test' }).click();
    await workbench.page.locator('.test-explorer .monaco-list-row', { hasText: 'Own test 2' }).waitFor();
    assert.match(workbench.read('statement.tests.md'), /## Test 2\n\nInput:\n\n```\n\d+ \d+\n```/);
  });

  it('leads a beginner through model, tool chain and sample', async () => {
    await workbench.runCommand('Welcome: Open Walkthrough...');
    await workbench.pick('Solve your first problem with Shortlist').click();
    for (const step of ['Pick a model', 'Check the tool chain', 'Solve a sample']) await workbench.page.locator('.gettingStartedContainer', { hasText: step }).waitFor();
    await workbench.screenshot('walkthrough-dark');
  });

  it('has a Runs view that says how to begin', async () => {
    await workbench.page.locator('.activitybar a.action-label[aria-label="Shortlist"]').click();
    await workbench.page.locator('.welcome-view-content', { hasText: 'No run in this workspace yet' }).waitFor();
    await workbench.screenshot('runs-empty-dark');
  });

  it('shows a brute force that contradicts every program, and what a model holds right', async function () {
    this.timeout(180_000);
    await workbench.openFile('disputed.md');
    await workbench.runCommand('Shortlist: Solve Problem');
    const panel = await workbench.webview();
    await panel.locator('.status', { hasText: /^Finished/ }).waitFor({ timeout: 120_000 });
    await panel.getByRole('button', { name: 'Show the Input' }).click();
    const question = panel.locator('.question');
    await question.locator('.answer', { hasText: 'Brute force' }).locator('pre', { hasText: /^\s*1\d\d\d\s*$/ }).waitFor();
    await question.locator('.rulings', { hasText: /contrary holds the output of Cluster \d right[\s\S]*One number and the other make this sum/ }).waitFor();
    await workbench.screenshot('panel-contradicted-dark');
  });
});
