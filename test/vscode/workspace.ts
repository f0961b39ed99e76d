import path from 'node:path';
import * as vscode from 'vscode';

export { STATEMENT } from './statement';

export function file(name: string): vscode.Uri {
  return vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, name);
}

export async function write(name: string, text: string): Promise<vscode.Uri> {
  await vscode.workspace.fs.writeFile(file(name), new TextEncoder().encode(text));
  return file(name);
}

export async function read(name: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(file(name)));
}

export async function open(name: string, text: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await write(name, text), { preview: false });
}

/** Waits until `look` gives something, and fails with `what` when it never does. */
export async function eventually<T>(what: string, look: () => T | undefined | null | false | Promise<T | undefined | null | false>, timeoutMs = 20_000): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = await look();
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`never happened: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const configured = new Set<string>();

/** Sets these settings of Shortlist for the workspace, until it is cleared. */
export async function configure(values: Readonly<Record<string, unknown>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    await vscode.workspace.getConfiguration('shortlist').update(name, value, vscode.ConfigurationTarget.Workspace);
    configured.add(name);
  }
}

/** Closes every editor, and removes every file and setting of the workspace. */
export async function clear(): Promise<void> {
  for (const name of configured) await vscode.workspace.getConfiguration('shortlist').update(name, undefined, vscode.ConfigurationTarget.Workspace);
  configured.clear();
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  const root = vscode.workspace.workspaceFolders![0]!.uri;
  for (const [name] of await vscode.workspace.fs.readDirectory(root)) await vscode.workspace.fs.delete(vscode.Uri.file(path.join(root.fsPath, name)), { recursive: true });
}
