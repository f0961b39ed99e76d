import * as vscode from 'vscode';
import type { CompanionTask } from '../../problem/companion';
import { UserError } from '../../userError';
import { registerCommand } from '../command';
import type { Services } from '../services';
import { showError } from '../showError';
import type { Listener } from './listener';

/** A contest comes as several posts with one batch; what has come by then is taken. */
const BATCH_WAIT_MS = 3_000;

/** The switch in the status bar, and what becomes of a problem that the browser sends. Off until it is switched on. */
export class Companion implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('shortlist.companion', vscode.StatusBarAlignment.Right, 50);
  readonly #batches = new Map<string, { readonly files: vscode.Uri[]; expected: number; timer: NodeJS.Timeout }>();
  #listener: Listener | undefined;
  /** Files are written one after another, so that two problems of one name do not meet. */
  #writing: Promise<void> = Promise.resolve();
  #warned = false;

  constructor(private readonly services: Services) {
    this.#item.name = vscode.l10n.t('Competitive Companion');
    this.#item.command = 'shortlist.toggleCompanion';
    this.#show();
    this.#item.show();
  }

  get port(): number | undefined { return this.#listener?.port; }

  async toggle(): Promise<void> {
    if (this.#listener) await this.#stop(); else await this.#start();
    this.#show();
  }

  async #start(): Promise<void> {
    const { isShortlist, listen, PortError } = await import('./listener');
    const port = companionPort();
    this.#listener = await listen(port, (task) => this.#receive(task), ({ reason }, origin) => this.#refused(reason, origin)).catch(async (error: unknown) => {
      if (!(error instanceof PortError)) throw error;
      const shared = error.taken && await isShortlist(port);
      throw new UserError(portTrouble(port, shared ? 'shortlist' : error.taken ? 'taken' : 'forbidden'), shared ? undefined : 'openSettings', { cause: error });
    });
    this.services.log.info(`Listening for Competitive Companion on port ${this.#listener.port} of this machine`);
  }

  async #stop(): Promise<void> {
    const listener = this.#listener;
    this.#listener = undefined;
    await listener?.close();
  }

  #show(): void {
    const port = this.port;
    this.#item.text = port === undefined ? '$(circle-slash) Companion' : `$(broadcast) Companion ${port}`;
    const state = port === undefined
      ? vscode.l10n.t('Not listening for Competitive Companion. Select to listen for problems from the browser.')
      : vscode.l10n.t('Listening for Competitive Companion on port {0} of this machine only. Select to stop.', port);
    const remote = port !== undefined && vscode.env.remoteName !== undefined
      ? ` ${vscode.l10n.t('The extension runs on the remote side: forward this port to reach it from your browser.')}` : '';
    this.#item.tooltip = state + remote;
    this.#item.accessibilityInformation = { label: state };
  }

  #refused(reason: string, origin: string | undefined): void {
    this.services.log.warn(`Turned away from the Competitive Companion port${origin === undefined ? '' : ` (origin ${JSON.stringify(origin.slice(0, 200))})`}: ${reason}`);
    if (this.#warned || origin === undefined) return;
    this.#warned = true; // once: a page could ask for ever
    void vscode.window.showWarningMessage(vscode.l10n.t('A web page ({0}) tried to send a problem to Shortlist and was turned away. Only the browser extension may.', origin.slice(0, 100)));
  }

  #receive(task: CompanionTask): void {
    this.#writing = this.#writing.then(async () => {
      const file = await this.#write(task);
      const { id, size } = task.batch ?? { id: '', size: 1 };
      if (size <= 1) return this.#offer([file]);
      const batch = this.#batches.get(id) ?? { files: [], expected: size, timer: setTimeout(() => undefined, 0) };
      this.#batches.set(id, batch);
      batch.files.push(file);
      clearTimeout(batch.timer);
      const finish = () => {
        this.#batches.delete(id);
        this.#offer(batch.files);
      };
      if (batch.files.length >= batch.expected) finish(); else batch.timer = setTimeout(finish, BATCH_WAIT_MS);
    }).catch((error: unknown) => showError(error, this.services.log));
  }

  /** Never over a file that is there, save that the same problem sent again is the same file. */
  async #write(task: CompanionTask): Promise<vscode.Uri> {
    const { fileNameOf, isSameProblem, statementOf } = await import('./task');
    const text = statementOf(task, vscode.l10n.t('Competitive Companion sends no statement text. Paste it here, so that a model can read it.'));
    const workspace = vscode.workspace.workspaceFolders?.[0];
    if (!workspace) return (await vscode.workspace.openTextDocument({ language: 'markdown', content: text })).uri;
    const folder = this.#folderIn(workspace);
    for (let n = 1; ; n += 1) {
      const file = vscode.Uri.joinPath(folder, `${fileNameOf(task)}${n === 1 ? '' : ` ${n}`}.md`);
      const present = await vscode.workspace.fs.readFile(file).then((bytes) => new TextDecoder().decode(bytes), () => null);
      if (present !== null && !isSameProblem(task, present)) continue;
      if (present === null) {
        await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text)).then(undefined, (error: unknown) => {
          throw new UserError(
            vscode.l10n.t('The problem that the browser sent cannot be written to {0}. Choose another folder in the settings, then send it again.', folder.fsPath),
            'openSettings', { cause: error },
          );
        });
      }
      return file;
    }
  }

  #folderIn(workspace: vscode.WorkspaceFolder): vscode.Uri {
    const wanted = vscode.workspace.getConfiguration('shortlist.companion', workspace).get('folder', '');
    const folder = vscode.Uri.joinPath(workspace.uri, wanted);
    const inside = folder.path === workspace.uri.path || folder.path.startsWith(`${workspace.uri.path}/`);
    return inside ? folder : workspace.uri;
  }

  #offer(files: readonly vscode.Uri[]): void {
    const [first] = files;
    if (!first) return;
    void (async () => {
      // What is in no file yet would be gone if it were not shown.
      for (const file of files.filter(({ scheme }) => scheme === 'untitled')) await vscode.window.showTextDocument(file, { preview: false });
      await vscode.window.showTextDocument(first, { preview: false });
      const solve = vscode.l10n.t('Solve');
      const message = files.length === 1
        ? vscode.l10n.t('Competitive Companion sent a problem: {0}', nameOf(first))
        : vscode.l10n.t('Competitive Companion sent {0} problems; the first is open.', files.length);
      if (await vscode.window.showInformationMessage(message, solve) !== solve) return;
      await vscode.window.showTextDocument(first, { preview: false });
      await vscode.commands.executeCommand('shortlist.solve');
    })().catch((error: unknown) => showError(error, this.services.log));
  }

  dispose(): void {
    for (const { timer } of this.#batches.values()) clearTimeout(timer);
    void this.#stop();
    this.#item.dispose();
  }
}

export function companionPort(): number {
  return vscode.workspace.getConfiguration('shortlist.companion').get('port', 27121);
}

/** Why a port cannot be listened on, and what to do. */
export function portTrouble(port: number, state: 'shortlist' | 'taken' | 'forbidden'): string {
  switch (state) {
    case 'shortlist': return vscode.l10n.t('Another window of VS Code listens on port {0}: what the browser sends opens there. Switch it off in that window to listen in this one.', port);
    case 'taken': return vscode.l10n.t('Port {0} is taken by another program. Close that program, or set another port here and in the browser extension.', port);
    case 'forbidden': return vscode.l10n.t('Shortlist cannot listen on port {0} of this machine. Set another port.', port);
  }
}

function nameOf(file: vscode.Uri): string {
  return file.path.split('/').at(-1)!.replace(/\.md$/, '');
}

export function registerCompanion(services: Services, companion: Companion): vscode.Disposable {
  return vscode.Disposable.from(companion, registerCommand('shortlist.toggleCompanion', services.log, () => companion.toggle()));
}
