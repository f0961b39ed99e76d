import path from 'node:path';
import { STATEMENT } from '../vscode/statement';
import { ROOT, Workbench } from './workbench';

describe('@shortlist in the chat view', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open({
      files: { 'sum.md': STATEMENT, 'sum.py': 'a, b = map(int, input().split())\nprint(a + b if a < 10 else a - b)\n' },
      settings: { 'chat.disableAIFeatures': false }, extensions: [path.join(ROOT, 'test', 'host', 'fake-language-model')],
    });
  });
  after(() => workbench.close());
  afterEach(async function () { await workbench.pictureFailure(this.currentTest); });

  it('judges the active program, in a table of verdicts with references', async function () {
    this.timeout(180_000);
    await workbench.openFile('sum.py');
    await workbench.runCommand('Chat: Open Chat');
    const { page } = workbench;
    await page.locator('.interactive-session .interactive-input-part .monaco-editor.focused').waitFor();
    const ask = async () => {
      await page.locator('.interactive-session .interactive-input-part .monaco-editor').first().click();
      await page.keyboard.type('@shortlist /test', { delay: 50 });
      await page.keyboard.press('Escape'); // the completions
      await page.keyboard.type(' please');
      await page.keyboard.press('Enter');
    };
    await ask();
    // The first question has VS Code look for a model, without which it hands on none, not even to a participant that needs none.
    await page.locator('.interactive-input-part', { hasText: 'Fake echo' }).waitFor({ timeout: 60_000 });
    await ask();
    const answer = page.locator('.interactive-response').last();
    await answer.getByText('1 of 2 tests passed.').waitFor({ timeout: 120_000 });
    await answer.locator('td', { hasText: /^WA$/ }).waitFor();
    await answer.getByText('Used 2 references').first().waitFor({ state: 'attached' });
    await workbench.screenshot('chat-dark');
  });
});
