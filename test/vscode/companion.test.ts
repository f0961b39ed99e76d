import assert from 'node:assert/strict';
import net from 'node:net';
import * as vscode from 'vscode';
import { clear, eventually, read } from './workspace';

const TASK = { name: 'A. Sum', group: 'Round 1', url: 'https://example.org/a', memoryLimit: 256, timeLimit: 1000, tests: [{ input: '1 2\n', output: '3\n' }] };

describe('Competitive Companion in the editor', () => {
  let port: number;
  const post = (task: object, headers: Record<string, string> = {}) => fetch(`http://127.0.0.1:${port}/`, {
    method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(task),
  }).then((response) => response.status, () => 0);
  const toggle = () => vscode.commands.executeCommand('shortlist.toggleCompanion');

  before(async () => {
    port = await new Promise<number>((resolve) => {
      const probe = net.createServer().listen(0, '127.0.0.1', () => {
        const { port: free } = probe.address() as net.AddressInfo;
        probe.close(() => resolve(free));
      });
    });
    await vscode.workspace.getConfiguration('shortlist.companion').update('port', port, vscode.ConfigurationTarget.Global);
  });
  after(async () => {
    await vscode.workspace.getConfiguration('shortlist.companion').update('port', undefined, vscode.ConfigurationTarget.Global);
    await clear();
  });

  it('does not listen before it is switched on', async () => assert.equal(await post(TASK), 0));

  it('turns a problem from the browser into an open file', async () => {
    await toggle();
    assert.equal(await post(TASK), 200);
    await eventually('the problem is open', () => vscode.window.activeTextEditor?.document.fileName.endsWith('A. Sum.md'));
    assert.match(await read('A. Sum.md'), /timeLimitMs: 1000/);
  });

  it('writes a second problem of that name beside the first, and the same problem once', async () => {
    await post({ ...TASK, url: 'https://example.org/other' });
    await eventually('the second file', () => vscode.window.activeTextEditor?.document.fileName.endsWith('A. Sum 2.md'));
    await post(TASK);
    await eventually('the first file again', () => vscode.window.activeTextEditor?.document.fileName.endsWith('A. Sum.md'));
  });

  it('takes a contest sent as a batch', async () => {
    const batch = { id: 'contest', size: 2 };
    await post({ ...TASK, name: 'C1', url: 'https://example.org/c1', batch });
    await post({ ...TASK, name: 'C2', url: 'https://example.org/c2', batch });
    await eventually('the first of the batch is open', () => vscode.window.activeTextEditor?.document.fileName.endsWith('C1.md'));
    assert.match(await read('C2.md'), /# C2/);
  });

  it('turns a web page away', async () => assert.equal(await post(TASK, { Origin: 'https://evil.example' }), 403));

  it('stops listening when it is switched off', async () => {
    await toggle();
    assert.equal(await post(TASK), 0);
  });
});
