import * as vscode from 'vscode';

const ALLOWED = 'shortlist.unsandboxedAllowed';

/**
 * The setting allows programs to run without a sandbox; each workspace is asked all the same, once, when the first one
 * would. A refusal is asked about again the next time: nothing has run then.
 */
export async function askToRunUnsandboxed(workspace: vscode.Memento): Promise<boolean> {
  if (workspace.get(ALLOWED, false)) return true;
  const run = vscode.l10n.t('Run Without a Sandbox');
  const chosen = await vscode.window.showWarningMessage(vscode.l10n.t('No sandbox can be had here. Run programs without one in this workspace?'), {
    modal: true,
    detail: vscode.l10n.t('Programs that a model wrote can then read and delete your files and use the network. The setting shortlist.judge.allowUnsandboxed allows it; only do so on a machine that you can throw away.'),
  }, run);
  if (chosen !== run) return false;
  await workspace.update(ALLOWED, true);
  return true;
}
