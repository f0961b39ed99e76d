import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { insertProgram } from '../../src/editor/insert';
import { readSettings } from '../../src/editor/settings';
import { checkStatement } from '../../src/editor/solveCommand';
import { ownTestsOf } from '../../src/editor/testExplorer/testExplorer';
import { eventually, STATEMENT } from './workspace';

const PROGRAM = { language: 'python3', source: 'print(42)\n' };
const [first, second] = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
const at = (...names: string[]) => vscode.Uri.joinPath(second!, ...names);
const write = (uri: vscode.Uri, text: string) => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
const names = async (folder: vscode.Uri) => (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name).sort();

describe('A statement in the second folder of a workspace', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const name of await names(second!)) await vscode.workspace.fs.delete(at(name), { recursive: true });
  });

  it('is solved by the settings of that folder', async () => {
    const statement = at('sum.md');
    await write(statement, STATEMENT);
    checkStatement(STATEMENT);
    const before = await readSettings(vscode.Uri.joinPath(first!, 'sum.md'));
    await write(at('.vscode', 'settings.json'), JSON.stringify({ 'shortlist.samples': 7, 'shortlist.maxCalls': 9, 'shortlist.languages': { rust: 1 } }));
    const settings = await eventually('the settings of the folder are read', async () => { const read = await readSettings(statement); return read.samples === 7 && read; });
    assert.deepEqual([settings.maxCalls, settings.languages], [9, { rust: 1 }]);
    assert.deepEqual(await readSettings(vscode.Uri.joinPath(first!, 'sum.md')), before, 'those of the first folder are others');
  });

  it('has its programs and its tests beside it', async () => {
    const statement = at('tasks', 'sum.md');
    await write(statement, STATEMENT);
    await write(at('tasks', 'sum.tests.md'), '## Sample Input 1\n\n```\n5 6\n```\n\n## Sample Output 1\n\n```\n11\n```\n');
    const untouched = await names(first!);
    await insertProgram({ program: PROGRAM, statement, title: 'Sum of Two', editor: await vscode.window.showTextDocument(statement) });
    assert.deepEqual(await names(at('tasks')), ['sum.md', 'sum.py', 'sum.tests.md']);
    assert.deepEqual((await ownTestsOf(statement)).map(({ input, output }) => [input.trim(), output.trim()]), [['5 6', '11']]);
    assert.deepEqual(await names(first!), untouched);
  });

  it('that is no file has its program in the folder of the file in use', async () => {
    const notes = at('notes.txt');
    await write(notes, 'about the task\n');
    await insertProgram({ program: PROGRAM, statement: null, title: 'Sum of Two', editor: await vscode.window.showTextDocument(notes) });
    assert.deepEqual(await names(second!), ['notes.txt', 'sum-of-two.py']);
  });
});
