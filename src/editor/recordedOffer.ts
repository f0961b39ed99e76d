import * as vscode from 'vscode';
import { chooseModels, chosenModels } from './models/modelSettings';

/**
 * Someone who tries a bundled sample with no model chosen yet is offered its recorded answers first, so that the first
 * run needs neither a key nor a network.
 * @throws CancellationError when they thought better of it.
 */
export async function offerRecordedAnswers(samples: vscode.Uri, statement: string): Promise<void> {
  if (chosenModels().length > 0 || !await isBundled(samples, statement)) return;
  const recorded = {
    label: vscode.l10n.t('Use the recorded answers'),
    detail: vscode.l10n.t('Recorded programs are judged and ranked as a model’s would be. No key, no network.'),
  };
  const own = { label: vscode.l10n.t('Select a model…'), detail: vscode.l10n.t('It writes new programs, for this and for any other problem.') };
  const picked = await vscode.window.showQuickPick([recorded, own], {
    title: vscode.l10n.t('Solve a Sample Problem'), placeHolder: vscode.l10n.t('No model is chosen yet.'), ignoreFocusOut: true,
  });
  if (!picked) throw new vscode.CancellationError();
  if (picked === recorded) await chooseModels([{ kind: 'recorded' }]);
}

async function isBundled(samples: vscode.Uri, statement: string): Promise<boolean> {
  const wanted = words(statement);
  for (const [name, type] of await vscode.workspace.fs.readDirectory(samples)) {
    if (type !== vscode.FileType.Directory) continue;
    const text = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(samples, name, 'statement.md')).then((bytes) => new TextDecoder().decode(bytes), () => null);
    if (text !== null && words(text) === wanted) return true;
  }
  return false;
}

function words(text: string): string { return text.trim().replace(/\s+/g, ' '); }
