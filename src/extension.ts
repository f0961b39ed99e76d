import * as vscode from 'vscode';
import { ActiveFile } from './editor/activeFile';
import { registerParticipant } from './editor/chat/participant';
import { registerTools } from './editor/chat/tools';
import { registerCommand } from './editor/command';
import { Companion, registerCompanion } from './editor/companion/companion';
import { registerModels } from './editor/models/registerModels';
import { PanelHost } from './editor/panel/panelHost';
import { registerResumeOffer } from './editor/runsView/offerResume';
import { registerRunsView } from './editor/runsView/runsView';
import { Services } from './editor/services';
import { checkModels } from './editor/setup/checkModels';
import { checkCompanion, checkLanguages, checkSandbox, registerCheckSetup } from './editor/setup/checkSetup';
import { registerSamples } from './editor/setup/samples';
import { registerSolve } from './editor/solveCommand';
import { registerStatementLens } from './editor/statementLens';
import { registerRunStatus } from './editor/statusBar';
import { registerTestExplorer } from './editor/testExplorer/testExplorer';
import { VirtualText } from './editor/virtualText';
import { registerWalkthroughProgress } from './editor/walkthrough';

let services: Services | undefined;

/** Wires the parts together. Nothing heavy is loaded, and no folder touched, until a command asks for it. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Shortlist', { log: true });
  const shared = services = new Services(context, log);
  const texts = new VirtualText();
  const companion = new Companion(shared);
  const activeFile = new ActiveFile();
  const panel = new PanelHost(shared, texts, activeFile);
  context.subscriptions.push(
    log,
    texts,
    activeFile,
    panel,
    registerCommand('shortlist.showLog', log, () => log.show()),
    registerSolve(shared, panel, activeFile),
    registerModels(shared),
    registerCompanion(shared, companion),
    registerTestExplorer(shared, texts),
    registerRunsView(shared, texts, panel),
    registerResumeOffer(shared, (run) => panel.show(run, true)),
    registerRunStatus(shared),
    registerStatementLens(),
    registerWalkthroughProgress(shared),
    registerSamples(shared),
    registerTools(shared),
    registerParticipant(shared, texts),
    registerCheckSetup(shared, [
      { title: vscode.l10n.t('Models'), check: checkModels(shared) },
      { title: vscode.l10n.t('Sandbox'), check: checkSandbox(shared), toolChain: true },
      { title: vscode.l10n.t('Languages'), check: checkLanguages(), toolChain: true },
      { title: vscode.l10n.t('Browser'), check: checkCompanion(() => companion.port) },
    ]),
  );
}

/** The judge and its sandboxes end before the extension host does. */
export async function deactivate(): Promise<void> {
  await services?.dispose();
}
