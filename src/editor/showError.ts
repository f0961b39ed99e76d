import * as vscode from 'vscode';
import { UserError, type UserAction } from '../userError';
import { said } from './said';

interface Offer { readonly label: () => string; readonly command: string; readonly args?: readonly unknown[] }

/** The button that goes with each action an error may name. */
const OFFERS: Readonly<Record<UserAction, Offer | undefined>> = {
  setKey: { label: () => vscode.l10n.t('Set API Key'), command: 'shortlist.setApiKey' },
  selectModels: { label: () => vscode.l10n.t('Select Models'), command: 'shortlist.selectModels' },
  checkSetup: { label: () => vscode.l10n.t('Check Setup'), command: 'shortlist.checkSetup' },
  installSandbox: { label: () => vscode.l10n.t('Check Setup'), command: 'shortlist.checkSetup' },
  openSettings: { label: () => vscode.l10n.t('Open Settings'), command: 'workbench.action.openSettings', args: ['@ext:shortlist.shortlist'] },
  addExamples: { label: () => vscode.l10n.t('Add a Test'), command: 'shortlist.addTest' },
  saveElsewhere: { label: () => vscode.l10n.t('Export Run'), command: 'shortlist.exportRun' },
};

/** Tells a person what went wrong, with the button that helps. A defect is logged whole, and said to be one. */
export function showError(error: unknown, log: vscode.LogOutputChannel): void {
  if (error instanceof vscode.CancellationError || (error instanceof Error && error.name === 'AbortError')) return;
  if (!(error instanceof UserError)) {
    log.error(error instanceof Error ? error : String(error));
    const showLog = vscode.l10n.t('Show Log');
    void vscode.window.showErrorMessage(vscode.l10n.t('Shortlist met an error of its own: {0}', error instanceof Error ? error.message : String(error)), showLog)
      .then((chosen) => { if (chosen === showLog) log.show(); });
    return;
  }
  log.warn(error.message);
  const offer = error.action && OFFERS[error.action];
  const label = offer?.label();
  void vscode.window.showErrorMessage(said(error.message), ...(label === undefined ? [] : [label]))
    .then((chosen) => { if (offer && chosen !== undefined) return vscode.commands.executeCommand(offer.command, ...offer.args ?? []); });
}
