import * as vscode from 'vscode';
import type { Judge } from '../judge/contract';
import type { RunStore } from '../run/store';
import { RunHost } from './runHost';
import { askToRunUnsandboxed } from './unsandboxed';

/** What the editor's parts share. Each is made when first asked for, so that activation costs nothing, and ends with the extension. */
export class Services implements vscode.Disposable {
  readonly runs = new RunHost();
  #judge: Promise<Judge> | undefined;
  #store: Promise<RunStore> | undefined;

  constructor(readonly context: vscode.ExtensionContext, readonly log: vscode.LogOutputChannel) {}

  /** One judge for all of this window, so that its slots and caches are shared. @throws {UserError} where no sandbox can be had. */
  judge(): Promise<Judge> {
    this.#judge ??= this.#openJudge().catch((error: unknown) => {
      this.#judge = undefined; // asked again once the user has mended it
      throw error;
    });
    return this.#judge;
  }

  /** This workspace's runs; a window without a folder keeps them for the user. */
  store(): Promise<RunStore> {
    const root = this.context.storageUri ?? this.context.globalStorageUri;
    this.#store ??= import('../run/store').then(({ RunStore }) => new RunStore(vscode.Uri.joinPath(root, 'runs').fsPath));
    return this.#store;
  }

  /** Lets the judge go; the next use opens one by the settings as they are then. */
  async closeJudge(): Promise<void> {
    const judge = this.#judge;
    this.#judge = undefined;
    await judge?.then((open) => open.dispose(), () => undefined);
  }

  async #openJudge(): Promise<Judge> {
    const { createJudge } = await import('../judge/judge');
    const settings = vscode.workspace.getConfiguration('shortlist.judge');
    const slots = settings.get<number>('slots', 0);
    return createJudge({
      cacheDir: vscode.Uri.joinPath(this.context.globalStorageUri, 'judge').fsPath,
      ...(slots > 0 && { slots }),
      allowUnsandboxed: async () => settings.get('allowUnsandboxed', false) && askToRunUnsandboxed(this.context.workspaceState),
      languages: settings.get('languages', []),
      prefer: { pypy: settings.get('preferPyPy', false) },
      log: (line) => this.log.debug(line),
    });
  }

  async dispose(): Promise<void> {
    await this.runs.leave();
    this.runs.dispose();
    await this.closeJudge();
  }
}
