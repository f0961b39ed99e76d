import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { clear, eventually, open, read, STATEMENT } from './workspace';

describe('A problem\'s own tests', () => {
  after(clear);

  it('are kept in a file beside the statement', async () => {
    await open('sum.md', STATEMENT);
    await vscode.commands.executeCommand('shortlist.addTest', undefined, { input: '5 5\n', output: '10\n' });
    assert.match(await read('sum.tests.md'), /# Tests of Sum of Two\n\n## Test 1\n\nInput:\n\n```\n5 5\n```\n\nOutput:\n\n```\n10\n```\n/);
  });

  it('are written by hand where one is added without content', async () => {
    await vscode.commands.executeCommand('shortlist.addTest');
    const editor = await eventually('the tests are open', () => vscode.window.visibleTextEditors.find(({ document }) => document.fileName.endsWith('sum.tests.md')));
    assert.equal(editor.document.lineAt(editor.selection.active.line - 1).text, '```');
  });

  it('are begun for a statement that has no example, which the Testing view does not have yet', async () => {
    await open('sum.md', STATEMENT);
    await open('bare.md', '# A task\n\nDo something.\n');
    await vscode.commands.executeCommand('shortlist.addTest', undefined, { input: '1\n', output: '2\n' });
    assert.match(await read('bare.tests.md'), /^# Tests of .+\n\n## Test 1\n\nInput:\n\n```\n1\n/);
    const { uri } = (await open('other.md', '# Another\n\nDo more.\n')).document;
    await open('note.py', '');
    await vscode.commands.executeCommand('shortlist.addTest', uri, { input: '1\n', output: '2\n' });
    assert.match(await read('other.tests.md'), /^# Tests of .+\n\n## Test 1\n/);
  });
});
