import * as vscode from 'vscode';
import { registerCommand } from './editor/command';
import { registerCompanion } from './editor/companion/companion';
import { Services } from './editor/services';
import { registerTestExplorer } from './editor/testExplorer/testExplorer';
import { VirtualText } from './editor/virtualText';

let services: Services | undefined;

/** Wires the parts together. Nothing heavy is loaded, and no folder touched, until a command asks for it. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Shortlist', { log: true });
  services = new Services(context, log);
  const texts = new VirtualText();
  context.subscriptions.push(
    log,
    registerCommand('shortlist.showLog', log, () => log.show()),
    texts,
    registerCompanion(services),
    registerTestExplorer(services, texts).disposable,
  );
}

/** The judge and its sandboxes end before the extension host does. */
export async function deactivate(): Promise<void> {
  await services?.dispose();
}
