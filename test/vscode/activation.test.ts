import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const shortlist = () => vscode.extensions.getExtension('shortlist.shortlist')!;

describe('Shortlist in the extension host', () => {
  it('is not active before it is asked for anything', () => {
    assert.equal(shortlist().isActive, false);
  });

  it('declares itself for trusted workspaces on a disk, on the side of the workspace', () => {
    const { capabilities, extensionKind } = shortlist().packageJSON as { capabilities: Record<string, { supported: unknown }>; extensionKind: string[] };
    assert.equal(capabilities['untrustedWorkspaces']?.supported, false);
    assert.equal(capabilities['virtualWorkspaces']?.supported, false);
    assert.deepEqual(extensionKind, ['workspace']);
  });

  it('has every command it declares once it is active', async function () {
    const before = performance.now();
    await shortlist().activate();
    this.test!.title += ` (it took ${Math.round(performance.now() - before)} ms)`;
    const declared = (shortlist().packageJSON as { contributes: { commands: { command: string }[] } }).contributes.commands.map(({ command }) => command);
    const present = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(declared.filter((command) => !present.has(command)), []);
  });
});
