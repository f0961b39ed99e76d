/** What is done when the disk takes no more of a run's log: the run goes on in memory, and may be saved in another folder. */
import path from 'node:path';
import * as vscode from 'vscode';
import type { Trouble } from '../run/logWriter';
import type { HeldRun } from '../run/store';
import { UserError } from '../userError';
import type { Services } from './services';
import { showError } from './showError';

/** Runs that this window writes. */
const held = new Map<string, HeldRun>();

export function holding(id: string, run: HeldRun): void { held.set(id, run); }

export function letGo(id: string): void { held.delete(id); }

/** Says that a run is in memory alone, with a button that saves it elsewhere; a run still at work goes on being written there. */
export function tellTrouble(services: Services, id: string, trouble: Trouble): void {
  services.log.warn(`${id}: ${trouble.detail}`);
  const save = vscode.l10n.t('Save Elsewhere…');
  const message = vscode.l10n.t('The run’s log cannot be written: {0}. The run goes on in memory, and is lost with this window unless it is saved elsewhere.', described(trouble));
  void vscode.window.showWarningMessage(message, save).then(async (chosen) => { if (chosen === save) await chooseFolder(services, id); }).then(undefined, (error: unknown) => showError(error, services.log));
}

async function chooseFolder(services: Services, id: string): Promise<void> {
  const [folder] = await vscode.window.showOpenDialog({
    canSelectFolders: true, canSelectFiles: false, openLabel: vscode.l10n.t('Save Here'), title: vscode.l10n.t('Save the run in which folder?'),
  }) ?? [];
  if (folder) await saveElsewhere(services, id, folder);
}

/** Puts a run into `folder`; where it is at work, it is written on there. */
export async function saveElsewhere(services: Services, id: string, folder: vscode.Uri): Promise<void> {
  const writing = held.get(id);
  if (writing?.writer.trouble) await writing.moveTo(folder.fsPath);
  else {
    const { RunStore } = await import('../run/store');
    const copy = await new RunStore(folder.fsPath).create(id, (trouble) => services.log.warn(trouble.detail));
    for (const event of services.runs.get(id)?.events ?? []) copy.writer.append(event);
    await copy.release();
    if (copy.writer.trouble) throw new UserError(
      vscode.l10n.t('The run could not be saved in {0}: {1}. Choose another folder.', folder.fsPath, described(copy.writer.trouble)),
    );
  }
  void vscode.window.showInformationMessage(vscode.l10n.t('The run is in {0}. “shortlist runs”, “export” and “solve --resume” find it there with --run-dir.', path.join(folder.fsPath, id)));
}

function described({ kind, detail }: Trouble): string {
  switch (kind) {
    case 'full': return vscode.l10n.t('the disk is full');
    case 'forbidden': return vscode.l10n.t('its folder may not be written to');
    case 'gone': return vscode.l10n.t('its folder was deleted or replaced');
    case 'other': return detail;
  }
}
