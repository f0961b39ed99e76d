import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('Check Setup', () => {
  it('finds sandbox, languages and the browser\'s port, each with a state', async () => {
    const rows = await vscode.commands.executeCommand<{ label: string; state: string; detail: string }[]>('shortlist.checkSetup');
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    const byLabel = new Map(rows.map((row) => [row.label, row]));
    for (const label of ['Sandbox', 'C++17', 'Python 3']) assert.equal(byLabel.get(label)?.state, 'ok', JSON.stringify(byLabel.get(label)));
    assert.equal(byLabel.get('Competitive Companion')?.state, 'note');
    assert.ok(rows.every(({ detail }) => detail !== ''));
  });
});
