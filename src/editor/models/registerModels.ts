import * as vscode from 'vscode';
import { registerCommand } from '../command';
import { Secrets } from '../secrets';
import type { Services } from '../services';

/** The commands that choose models and presets, and keep keys. */
export function registerModels({ context, log }: Services): vscode.Disposable {
  const secrets = new Secrets(context.secrets);
  return vscode.Disposable.from(
    registerCommand('shortlist.choosePreset', log, async () => (await import('./choosePreset')).choosePreset(context.extension.packageJSON)),
    registerCommand('shortlist.selectModels', log, async () => (await import('./selectModels')).selectModels(secrets)),
    registerCommand('shortlist.setApiKey', log, async (baseUrl?: unknown) => (await import('./apiKeys')).setApiKey(secrets, typeof baseUrl === 'string' ? baseUrl : undefined)),
    registerCommand('shortlist.clearApiKey', log, async () => (await import('./apiKeys')).clearApiKey(secrets)),
  );
}
