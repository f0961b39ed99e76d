import assert from 'node:assert/strict';
import { Workbench } from './workbench';

const TASK = { name: 'A. Sum', group: 'Round 1', url: 'https://example.org/a', memoryLimit: 256, timeLimit: 1000, tests: [{ input: '1 2\n', output: '3\n' }] };

describe('Competitive Companion in the workbench', () => {
  const port = 21_000 + (process.pid % 10_000);
  const settings = { '.vscode/settings.json': JSON.stringify({ 'shortlist.companion.port': port }) };
  let workbench: Workbench;
  before(async () => { workbench = await Workbench.open({ files: settings }); });
  after(() => workbench.close());
  afterEach(async function () { await workbench.pictureFailure(this.currentTest); });

  const post = (address: string, task: object) => fetch(`http://${address}:${port}/`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(task) }).then((response) => response.status);

  it('turns a problem from the browser into a file that is open, and offers Solve', async () => {
    await workbench.runCommand('Shortlist: Listen for Competitive Companion');
    await workbench.statusItem(`Companion ${port}`).waitFor();
    assert.equal(await post('127.0.0.1', TASK), 200);
    await workbench.tab('A. Sum.md').waitFor();
    await workbench.notification('Competitive Companion sent a problem: A. Sum').locator('.monaco-button', { hasText: 'Solve' }).waitFor();
    await workbench.page.locator('.codelens-decoration a', { hasText: 'Solve with Shortlist' }).waitFor();
    assert.match(workbench.read('A. Sum.md'), /timeLimitMs: 1000[\s\S]*# A\. Sum/);
    await workbench.screenshot('companion-dark');
  });

  it('takes the problems of a contest together', async () => {
    for (const name of ['B1', 'B2']) assert.equal(await post('127.0.0.1', { ...TASK, name, url: `https://example.org/${name}`, batch: { id: 'contest', size: 2 } }), 200);
    await workbench.notification('Competitive Companion sent 2 problems').waitFor();
    assert.match(workbench.read('B2.md'), /# B2/);
  });

  it('turns away a web page that tries the same, and says so', async () => {
    const page = await workbench.vscode.context.newPage();
    await page.goto(`http://${workbench.vscode.host}/version`);
    // What a page may send without being asked for permission first, and what needs it.
    const outcomes = await page.evaluate(async ({ to, body }) => {
      const send = (mode: RequestMode, type: string) => fetch(to, { method: 'POST', mode, headers: { 'Content-Type': type }, body }).then(({ type: got }) => got, () => 'failed');
      return [await send('no-cors', 'text/plain'), await send('cors', 'application/json')];
    }, { to: `http://127.0.0.1:${port}/`, body: JSON.stringify({ ...TASK, name: 'Evil', url: 'https://example.org/evil' }) });
    await page.close();
    assert.deepEqual(outcomes, ['opaque', 'failed']);
    await workbench.notification(/A web page \(http:\/\/127\.0\.0\.1:\d+\) tried to send a problem/).waitFor();
    assert.throws(() => workbench.read('Evil.md'), /ENOENT/);
  });

  it('says in a second window which one has the port', async () => {
    const second = await workbench.secondWindow(settings);
    try {
      await second.runCommand('Shortlist: Listen for Competitive Companion');
      await second.notification(`Another window of VS Code listens on port ${port}`).waitFor();
      await second.screenshot('companion-second-window-dark');
      // Once the first has let it go, the second may have it.
      await workbench.statusItem(`Companion ${port}`).click();
      await workbench.page.locator('.part.statusbar .statusbar-item', { hasText: /^ ?Companion$/ }).waitFor();
      await second.runCommand('Shortlist: Listen for Competitive Companion');
      await second.statusItem(`Companion ${port}`).waitFor();
      assert.equal(await post('127.0.0.1', { ...TASK, name: 'Later' }), 200);
      await second.tab('Later.md').waitFor();
    } finally {
      await second.close();
    }
  });
});
