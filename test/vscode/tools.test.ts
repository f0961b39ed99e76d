import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { clear, configure, file, STATEMENT, write } from './workspace';

async function invoke(tool: string, input: object): Promise<string> {
  const result = await vscode.lm.invokeTool(tool, { input, toolInvocationToken: undefined }, new vscode.CancellationTokenSource().token);
  return result.content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
}

const SUM = 'a, b = map(int, input().split())\nprint(a + b)\n';

describe('The tools for agents', () => {
  after(clear);

  it('are there, with a schema and a description', () => {
    for (const name of ['solve_problem', 'run_tests']) {
      const tool = vscode.lm.tools.find((known) => known.name === name);
      assert.ok(tool && tool.description.length > 100 && tool.inputSchema, name);
    }
  });

  it('run a program on a statement\'s examples', async () => {
    assert.match(await invoke('run_tests', { code: SUM, language: 'python', statement: STATEMENT }), /^2 of 2 tests passed\./);
  });

  it('say what is wrong with a program', async () => {
    const text = await invoke('run_tests', { code: SUM.replace('+', '-'), language: 'python3', statement: STATEMENT });
    assert.match(text, /^0 of 2 tests passed/);
    assert.match(text, /\| 1 \| WA \|/);
  });

  it('read statement and program from files of the workspace, and own tests beside them', async () => {
    await write('asked.md', STATEMENT);
    await write('asked.tests.md', '```\n5 5\n```\n```\n10\n```\n');
    await write('asked.py', SUM);
    assert.match(await invoke('run_tests', { codeFile: 'asked.py', file: 'asked.md' }), /^3 of 3 tests passed/);
  });

  it('run tests that the agent wrote, without a statement', async () => {
    assert.match(await invoke('run_tests', { code: SUM, language: 'python', tests: [{ input: '1 1\n', output: '2\n' }] }), /^1 of 1/);
  });

  it('read no file outside the workspace', async () => {
    assert.match(await invoke('run_tests', { codeFile: '../../../etc/hostname', file: 'asked.md' }), /not in this workspace/);
    assert.match(await invoke('run_tests', { code: SUM, language: 'python', file: '/etc/hostname' }), /not in this workspace/);
  });

  it('say that a file is not there, or is no text', async () => {
    assert.match(await invoke('run_tests', { codeFile: 'absent.py', file: 'asked.md' }), /absent\.py cannot be read/);
    await vscode.workspace.fs.writeFile(file('picture.md'), new Uint8Array([137, 80, 78, 71, 0, 0, 1, 0]));
    assert.match(await invoke('run_tests', { codeFile: 'asked.py', file: 'picture.md' }), /cannot be read as text|binary/);
    assert.match(await invoke('solve_problem', { file: 'picture.md' }), /cannot be read as text|binary/);
  });

  it('solve a problem by a whole run, and give the best programs with their confidence', async function () {
    this.timeout(300_000);
    const { fsPath } = vscode.Uri.joinPath(vscode.extensions.getExtension('shortlist.shortlist')!.extensionUri, 'samples', 'lantern-ring', 'statement.md');
    await configure({ models: ['recorded'], preset: 'quick', inputs: 4 });
    await write('lantern-ring.md', readFileSync(fsPath, 'utf8'));
    const text = await invoke('solve_problem', { file: 'lantern-ring.md', samples: 8 });
    assert.match(text, /^\*\*Lantern Ring\*\*: 8 sampled/);
    assert.match(text, /Submission 1: [\w+]+, confidence \d+%\. .+\n\n```\w*\n[\s\S]+\n```/);
  });

  it('answer a call that cannot be understood in words', async () => {
    assert.match(await invoke('run_tests', { code: SUM, language: 'klingon', statement: STATEMENT }), /klingon/);
    assert.match(await invoke('run_tests', { statement: STATEMENT }), /codeFile/);
  });
});
