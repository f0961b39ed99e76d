import assert from 'node:assert/strict';
import { chmod } from 'node:fs/promises';
import * as vscode from 'vscode';
import { fits, headerEnd, insertProgram } from '../../src/editor/insert';
import { checkStatement } from '../../src/editor/solveCommand';
import { UserError } from '../../src/userError';
import { clear, eventually, read } from './workspace';

const PROGRAM = { language: 'python3', source: 'print(42)\n' };
const folder = () => vscode.workspace.workspaceFolders![0]!.uri;

async function opened(name: string, text: string): Promise<vscode.TextEditor> {
  const uri = vscode.Uri.joinPath(folder(), name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return vscode.window.showTextDocument(uri);
}

/** The window may still be telling of the selection that the editor opened with. */
async function select(editor: vscode.TextEditor, selection: vscode.Selection): Promise<void> {
  await eventually('the selection holds', async () => {
    editor.selection = selection;
    await new Promise((resolve) => setTimeout(resolve, 200));
    return editor.selection.isEqual(selection);
  });
}

describe('Inserting a program', () => {
  afterEach(() => clear());

  it('fills an empty file of its language, in one undo step', async () => {
    const editor = await opened('mine.py', '');
    await insertProgram({ program: PROGRAM, statement: null, title: null, editor });
    assert.equal(editor.document.getText(), 'print(42)\n');
    await vscode.commands.executeCommand('undo');
    assert.equal(vscode.window.activeTextEditor!.document.getText(), '');
  });

  it('goes to the cursor, and over a selection', async () => {
    const editor = await opened('cursor.py', 'import sys\nold = 1\n# end\n');
    await select(editor, new vscode.Selection(1, 0, 2, 0));
    await insertProgram({ program: PROGRAM, statement: null, title: null, editor });
    assert.equal(editor.document.getText(), 'import sys\nprint(42)\n# end\n');
  });

  it('goes below the comment of a source file that is the statement', async () => {
    const editor = await opened('task.py', '"""\n# Sum\n\nAdd two numbers.\n"""\n');
    await select(editor, new vscode.Selection(2, 0, 2, 0));
    await insertProgram({ program: PROGRAM, statement: editor.document.uri, title: null, editor });
    assert.match(editor.document.getText(), /Add two numbers\.\n"""\n\nprint\(42\)\n/);
  });

  it('goes below the comment that heads a file, which may be the statement, from within it', async () => {
    const editor = await opened('headed.py', '"""\nAdd two numbers.\n"""\nimport sys\n');
    await select(editor, new vscode.Selection(1, 3, 1, 3));
    await insertProgram({ program: PROGRAM, statement: null, title: null, editor });
    assert.equal(editor.document.getText(), '"""\nAdd two numbers.\n"""\n\nprint(42)\nimport sys\n');
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), '"""\nAdd two numbers.\n"""\nimport sys\n');
  });

  it('opens a new file where the one in use is read-only', async () => {
    const editor = await opened('locked.py', 'keep = 1\n');
    await chmod(editor.document.uri.fsPath, 0o444);
    const shown = await insertProgram({ program: PROGRAM, statement: vscode.Uri.joinPath(folder(), 'apples.md'), title: 'Apples', editor });
    assert.match(shown.document.fileName, /apples\.py$/);
    assert.equal(await read('apples.py'), 'print(42)\n');
    assert.equal(editor.document.getText(), 'keep = 1\n');
  });

  it('opens a new file where settings make the one in use read-only, and says so', async () => {
    const files = vscode.workspace.getConfiguration('files');
    await files.update('readonlyInclude', { '**/frozen.py': true }, vscode.ConfigurationTarget.Global);
    const { showInformationMessage } = vscode.window;
    const said: string[] = [];
    Object.assign(vscode.window, { showInformationMessage: (message: string) => { said.push(message); return Promise.resolve(undefined); } });
    try {
      const editor = await opened('frozen.py', 'keep = 1\n');
      const shown = await insertProgram({ program: PROGRAM, statement: vscode.Uri.joinPath(folder(), 'pears.md'), title: 'Pears', editor });
      assert.match(shown.document.fileName, /pears\.py$/);
      assert.equal(await read('pears.py'), 'print(42)\n');
      assert.equal(editor.document.getText(), 'keep = 1\n');
      assert.deepEqual(said, ['frozen.py is read-only: the program is in a new file.']);
    } finally {
      Object.assign(vscode.window, { showInformationMessage });
      await files.update('readonlyInclude', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('opens a new file, named by the problem, where the statement is in none', async () => {
    await insertProgram({ program: PROGRAM, statement: null, title: 'Sum of Two!', editor: undefined });
    assert.equal(await read('sum-of-two.py'), 'print(42)\n');
  });

  it('opens a new file beside a statement, and never writes over one', async () => {
    const editor = await opened('sum.md', '# Sum\n');
    await insertProgram({ program: PROGRAM, statement: editor.document.uri, title: 'Sum', editor });
    assert.equal(await read('sum.py'), 'print(42)\n');
    await insertProgram({ program: { language: 'python3', source: 'print(43)' }, statement: editor.document.uri, title: 'Sum', editor });
    assert.equal(await read('sum.py'), 'print(42)\n');
    assert.equal(await read('sum-2.py'), 'print(43)\n');
    assert.equal(await read('sum.md'), '# Sum\n');
  });

  it('knows which files take which language', async () => {
    const editor = await opened('mine.cpp', '');
    assert.equal(await fits(editor.document, 'cpp17'), true);
    assert.equal(await fits(editor.document, 'python3'), false);
  });

  it('finds where the comment of a source file ends', async () => {
    const end = async (text: string) => headerEnd(await vscode.workspace.openTextDocument({ content: text, language: 'plaintext' }));
    assert.equal(await end('/*\n a\n*/\nint main'), 3);
    assert.equal(await end('// a\n// b\n#include <x>'), 2);
    assert.equal(await end('#include <x>\n// a'), 0);
    assert.equal(await end('# a\n\n# b\nimport sys'), 3);
  });
});

describe('A statement', () => {
  const refusal = (text: string) => { try { checkStatement(text); return ''; } catch (error) { assert.ok(error instanceof UserError); return error.message; } };
  it('may not be empty', () => assert.match(refusal(' \n'), /empty/));
  it('may not be binary', () => assert.match(refusal('PNG\0\u0001'), /binary/));
  it('may not be of ten megabytes', () => assert.match(refusal('x'.repeat(10_000_000)), /has 10 MB/));
  it('is any other text', () => assert.equal(refusal('# A\n'), ''));
});
