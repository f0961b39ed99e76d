/** Takes media/screenshot.png anew, from a real run in a real workbench: `npm run look -- --readme`. */
import fs from 'node:fs';
import path from 'node:path';
import { ROOT, Workbench } from './workbench';

const SETTINGS = {
  'shortlist.models': ['recorded'], 'shortlist.samples': 24, 'shortlist.inputs': 16, 'shortlist.stopEarly': false,
  'editor.minimap.enabled': false, 'workbench.statusBar.visible': true, 'breadcrumbs.enabled': false,
};

export async function takePicture(): Promise<void> {
  const statement = fs.readFileSync(path.join('samples', 'lantern-ring', 'statement.md'), 'utf8');
  const workbench = await Workbench.open({
    files: { 'lantern-ring.md': statement, '.vscode/settings.json': JSON.stringify(SETTINGS) }, viewport: { width: 1600, height: 940 },
  });
  try {
    await workbench.openFile('lantern-ring.md');
    await workbench.runCommand('Shortlist: Solve Problem');
    await workbench.runCommand('View: Close Primary Side Bar').catch(() => undefined);
    const panel = await workbench.webview();
    await panel.locator('.status', { hasText: /^Finished/ }).waitFor({ timeout: 400_000 });
    const question = panel.getByRole('button', { name: 'Show the Input' });
    if (await question.count() > 0) await question.click();
    await workbench.runCommand('Notifications: Clear All Notifications');
    // Away from everything that shows a word under the pointer, and for long enough that the last one is gone.
    await workbench.page.mouse.move(800, 936);
    await workbench.page.locator('.workbench-hover, .monaco-hover:visible').waitFor({ state: 'detached' });
    await workbench.page.waitForTimeout(1500);
    await workbench.page.screenshot({ path: path.join(ROOT, 'media', 'screenshot.png') });
  } finally {
    await workbench.close();
  }
}
