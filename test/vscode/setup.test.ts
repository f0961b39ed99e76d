import assert from 'node:assert/strict';
import http from 'node:http';
import net from 'node:net';
import * as vscode from 'vscode';
import type { Services } from '../../src/editor/services';
import { checkModels } from '../../src/editor/setup/checkModels';
import { checkCompanion } from '../../src/editor/setup/checkSetup';

describe('Check Setup', () => {
  it('finds sandbox, languages and the browser\'s port, each with a state', async function () {
    this.timeout(180_000); // the first look on a machine builds the sandbox
    const rows = await vscode.commands.executeCommand<{ label: string; state: string; detail: string }[]>('shortlist.checkSetup');
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    const byLabel = new Map(rows.map((row) => [row.label, row]));
    for (const label of ['Sandbox', 'C++17', 'Python 3']) assert.equal(byLabel.get(label)?.state, 'ok', JSON.stringify(byLabel.get(label)));
    assert.equal(byLabel.get('Competitive Companion')?.state, 'note');
    // The counters are those of programs that were compiled and run for the purpose.
    assert.match(byLabel.get('C++17 in the sandbox')?.detail ?? '', /^Compiled .* and ran/);
    assert.match(byLabel.get('Python 3 in the sandbox')?.detail ?? '', /^Ran the quick way, in a warm interpreter/);
    const [, runs, warm, compilations] = /Runs so far: (\d+), warm (\d+)\. Compilations: (\d+)/.exec(byLabel.get('Sandbox')!.detail)!;
    assert.ok(Number(runs) >= 2 && Number(warm) >= 1 && Number(compilations) >= 1, byLabel.get('Sandbox')!.detail);
    assert.ok(rows.every(({ detail }) => detail !== ''));
  });

  it('says who has the browser\'s port, with the way out', async () => {
    const taken = net.createServer((socket) => socket.destroy());
    const port = await new Promise<number>((resolve) => taken.listen(0, '127.0.0.1', () => resolve((taken.address() as net.AddressInfo).port)));
    const settings = vscode.workspace.getConfiguration('shortlist.companion');
    try {
      await settings.update('port', port, vscode.ConfigurationTarget.Global);
      const [row] = await checkCompanion(() => undefined)();
      assert.match(row?.detail ?? '', new RegExp(`^Port ${port} is taken by another program`));
      assert.equal(row?.fix?.label, 'Open Settings');
    } finally {
      await settings.update('port', undefined, vscode.ConfigurationTarget.Global);
      await new Promise((resolve) => taken.close(resolve));
    }
  });

  it('says of a model server on this machine that it is not there, and of one that is, which model it lacks', async () => {
    const server = http.createServer((_request, response) => response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ object: 'list', data: [{ id: 'small', object: 'model' }, { id: 'big:7b', object: 'model' }] })));
    const port = await new Promise<number>((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as net.AddressInfo).port)));
    const url = `http://127.0.0.1:${port}/v1`;
    const settings = vscode.workspace.getConfiguration('shortlist');
    const look = async () => {
      const rows = await checkModels({ context: { secrets: { get: () => Promise.resolve(undefined) } } } as unknown as Services)();
      return Object.fromEntries(rows.map(({ label, state, detail }) => [label, `${state}: ${detail}`]));
    };
    try {
      await settings.update('models', [`small@${url}`, `big@${url}`, `absent@${url}`], vscode.ConfigurationTarget.Global);
      const rows = await look();
      assert.match(rows[`small@${url}`]!, /^ok/);
      assert.match(rows[`big@${url}`]!, /^ok/);
      assert.match(rows[`absent@${url}`]!, /^missing: .*does not have the model absent/);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      assert.match((await look())[`small@${url}`]!, /^missing: .*does not answer as a model server/);
    } finally {
      await settings.update('models', undefined, vscode.ConfigurationTarget.Global);
      server.close();
    }
  });
});

describe('The walkthrough', () => {
  it('has a page of the display language for every step', async () => {
    const extension = vscode.extensions.all.find(({ packageJSON }) => (packageJSON as { name?: unknown }).name === 'shortlist')!;
    const { contributes } = extension.packageJSON as { contributes: { walkthroughs: { steps: { media: { markdown: string } }[] }[] } };
    for (const { media } of contributes.walkthroughs[0]!.steps) {
      const page = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension.extensionUri, media.markdown));
      assert.match(new TextDecoder().decode(page), /^## /);
    }
  });
});
