import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { solveInChat, testInChat } from '../../src/editor/chat/participant';
import { Services } from '../../src/editor/services';
import { SourceFile } from '../../src/editor/testExplorer/sourceFile';
import { VirtualText } from '../../src/editor/virtualText';
import { clear, configure, open, STATEMENT, write } from './workspace';

const SUM = 'a, b = map(int, input().split())\nprint(a + b)\n';

/** What a participant said, part by part. */
class Said {
  readonly progressed: string[] = [];
  readonly references: vscode.Uri[] = [];
  readonly buttons: vscode.Command[] = [];
  /** The kinds of parts in the order they came. */
  readonly order: string[] = [];
  text = '';

  readonly stream = {
    progress: (line: string) => { this.order.push('progress'); this.progressed.push(line); },
    markdown: (value: string | vscode.MarkdownString) => { this.order.push('markdown'); this.text += typeof value === 'string' ? value : value.value; },
    reference: (value: vscode.Uri) => { this.order.push('reference'); this.references.push(value); },
    button: (command: vscode.Command) => { this.order.push('button'); this.buttons.push(command); },
  } as unknown as vscode.ChatResponseStream;
}

describe('@shortlist in chat', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'shortlist-chat-'));
  const { extensionUri } = vscode.extensions.getExtension('shortlist.shortlist')!;
  const log = vscode.window.createOutputChannel('Shortlist chat test', { log: true });
  const services = new Services({ extensionUri, storageUri: vscode.Uri.file(folder), globalStorageUri: vscode.Uri.file(folder) } as unknown as vscode.ExtensionContext, log);
  const texts = new VirtualText();
  const source = new SourceFile();
  const token = () => new vscode.CancellationTokenSource().token;

  after(async () => {
    await services.dispose();
    for (const part of [texts, source, log]) part.dispose();
    await clear();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is declared with its two commands', () => {
    const { chatParticipants } = (vscode.extensions.getExtension('shortlist.shortlist')!.packageJSON as { contributes: { chatParticipants: { name: string; commands: { name: string }[] }[] } }).contributes;
    assert.deepEqual(chatParticipants.map(({ name, commands }) => [name, commands.map((command) => command.name)]), [['shortlist', ['solve', 'test']]]);
  });

  it('/test judges the active program by the statement in sight', async () => {
    await open('chat.md', STATEMENT);
    await open('sum.py', SUM);
    const said = new Said();
    await testInChat(services, source, { prompt: '', references: [] }, said.stream, token());
    assert.match(said.text, /^2 of 2 tests passed\./);
    assert.deepEqual(said.references.map((uri) => path.basename(uri.path)).sort(), ['chat.md', 'sum.py']);
    assert.ok(said.progressed.length > 0);
  });

  it('/test finds the statement of the program\'s name in its folder', async () => {
    await clear();
    await write('total.md', STATEMENT);
    await open('total.py', SUM.replace('+', '-'));
    const said = new Said();
    await testInChat(services, source, { prompt: '', references: [] }, said.stream, token());
    assert.match(said.text, /^0 of 2 tests passed\.[\s\S]*\| 1 \| WA \|[\s\S]*\n\n- Test 1: \S/);
  });

  it('/test says what to do where no statement is to be found', async () => {
    await clear();
    await open('lonely.py', SUM);
    await assert.rejects(testInChat(services, source, { prompt: '', references: [] }, new Said().stream, token()), /open the problem statement/);
  });

  it('/solve tells how far it is, and ends in references to the programs', async function () {
    this.timeout(300_000);
    await configure({ models: ['recorded'], preset: 'quick', inputs: 4, samples: 8 });
    const sample = vscode.Uri.joinPath(extensionUri, 'samples', 'lantern-ring', 'statement.md').fsPath;
    const uri = await write('lantern-ring.md', readFileSync(sample, 'utf8'));
    const said = new Said();
    await solveInChat(services, texts, { prompt: '', references: [{ id: 'file', value: uri }] }, said.stream, token());
    assert.match(said.progressed.at(-1)!, /^8 sampled, \d+ compiled/);
    assert.match(said.text, /^\*\*Lantern Ring\*\*: 8 sampled/);
    const [statement, ...programs] = said.references;
    assert.equal(statement!.toString(), uri.toString());
    assert.ok(programs.length > 0);
    assert.match(said.text, new RegExp((await vscode.workspace.openTextDocument(programs[0]!)).getText().trim().slice(0, 20).replace(/[^\w ]/g, '\\$&')));
    assert.equal(said.order.lastIndexOf('markdown') < said.order.lastIndexOf('reference'), true, said.order.join(' '));
    assert.equal(said.buttons[0]?.command, 'shortlist.showPanel');
  });

  it('/solve is cancelled with the request, and keeps what was found', async function () {
    this.timeout(120_000);
    const cancelling = new vscode.CancellationTokenSource();
    cancelling.cancel();
    const said = new Said();
    await solveInChat(services, texts, { prompt: readFileSync(vscode.Uri.joinPath(extensionUri, 'samples', 'lantern-ring', 'statement.md').fsPath, 'utf8'), references: [] }, said.stream, cancelling.token);
    assert.equal(services.runs.running.length, 0);
    assert.equal(services.runs.latest?.state.ended?.outcome, 'cancelled');
  });
});
