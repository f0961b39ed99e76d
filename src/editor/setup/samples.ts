import * as vscode from 'vscode';
import { UserError } from '../../userError';
import { registerCommand } from '../command';
import type { Services } from '../services';

/** Opens a copy of a bundled problem, to be changed and solved at will: in the workspace folder, or untitled where there is none. */
async function openSample(context: vscode.ExtensionContext, wanted?: string): Promise<void> {
  const samples = vscode.Uri.joinPath(context.extensionUri, 'samples');
  const entries = (await vscode.workspace.fs.readDirectory(samples)).filter(([, type]) => type === vscode.FileType.Directory).map(([name]) => name).sort();
  const items = await Promise.all(entries.map(async (name) => {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(samples, name, 'statement.md')));
    return { label: /^# *(.+)$/m.exec(text)?.[1] ?? name, name, text };
  }));
  const picked = items.find(({ name }) => name === wanted)
    ?? await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Open a Sample Problem'), placeHolder: vscode.l10n.t('The recorded model has answers for these: no key and no network needed.') });
  if (!picked) return;
  const workspace = vscode.workspace.workspaceFolders?.[0];
  if (!workspace) {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content: picked.text }));
    return;
  }
  const file = vscode.Uri.joinPath(workspace.uri, `${picked.name}.md`);
  const there = await vscode.workspace.fs.stat(file).then(() => true, () => false);
  if (!there) {
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(picked.text)).then(undefined, (error: unknown) => {
      throw new UserError(vscode.l10n.t('The sample cannot be written to {0}.', workspace.uri.fsPath), undefined, { cause: error });
    });
  }
  await vscode.window.showTextDocument(file, { preview: false });
}

export function registerSamples({ context, log }: Services): vscode.Disposable {
  return registerCommand('shortlist.openSample', log, (name?: string) => openSample(context, name));
}
