import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import * as vscode from 'vscode';
import type { FirstWords, HostMessage } from '../../webview/messages';
import { ENGLISH, type StringKey, type Strings } from '../../webview/strings';
import type { ActiveFile } from '../activeFile';
import type { LiveRun } from '../runHost';
import { openStoredRun } from '../runSession';
import type { Services } from '../services';
import { showError } from '../showError';
import type { VirtualText } from '../virtualText';
import { perform } from './actions';
import { chunksForPage, firstForPage } from './forPage';
import { panelHtml } from './html';
import { said } from '../said';

export const PANEL_TYPE = 'shortlist.panel';

/**
 * The panel beside the editor. It shows one run at a time and holds nothing of its own: closed and opened again, or after
 * a reload of the window, it is drawn anew from the run's events.
 */
export class PanelHost implements vscode.Disposable, vscode.WebviewPanelSerializer {
  #panel: vscode.WebviewPanel | undefined;
  #run: LiveRun | undefined;
  /** How many of the run's events the page has; -1 while no page listens. */
  #sent = -1;
  #following: vscode.Disposable | undefined;
  /** The run that is about to begin, and what was shown before; null when none is. */
  #expected: { readonly title: string; readonly before: LiveRun | undefined; readonly cancel: () => void } | null = null;
  readonly #own: vscode.Disposable[] = [];
  /** Runs seen at work, whose end is worth a word. */
  readonly #working = new Set<string>();

  constructor(private readonly services: Services, private readonly texts: VirtualText, private readonly activeFile: ActiveFile) {
    this.#own.push(
      vscode.window.registerWebviewPanelSerializer(PANEL_TYPE, this),
      services.runs.onDidChange((run) => this.#changed(run)),
    );
  }

  /** A person can see it now. */
  get visible(): boolean { return this.#panel?.visible ?? false; }

  get run(): LiveRun | undefined { return this.#run; }

  /** Opens the panel, or brings it to the front, on `run` or the one it shows. */
  show(run?: LiveRun, preserveFocus = false): void {
    if (run || !this.#expected) this.#turnTo(run ?? this.#run ?? this.services.runs.latest);
    this.#open(preserveFocus);
  }

  /**
   * Shows at once that a run on the problem `title` is about to begin: what it needs takes a while to make ready. The
   * run takes over when it begins; where it does not, `dispose` goes back to what was shown.
   */
  expect(title: string, cancel: () => void): vscode.Disposable {
    const expected = { title, before: this.#expected ? this.#expected.before : this.#run, cancel };
    this.#expected = expected;
    this.#follow(undefined);
    this.#open(true);
    // Another may be expected by now.
    return new vscode.Disposable(() => { if (this.#expected === expected) this.#turnTo(expected.before); });
  }

  #open(preserveFocus: boolean): void {
    if (this.#panel) this.#panel.reveal(undefined, preserveFocus);
    else this.#adopt(vscode.window.createWebviewPanel(PANEL_TYPE, vscode.l10n.t('Shortlist'), { viewColumn: vscode.ViewColumn.Beside, preserveFocus }, this.#options()));
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: { readonly run?: unknown } | undefined): Promise<void> {
    if (this.#panel) { panel.dispose(); return; }
    panel.webview.options = this.#options();
    const id = typeof state?.run === 'string' ? state.run : null;
    // A run that was deleted meanwhile leaves the empty panel, which says what to do.
    const run = id === null ? undefined : await openStoredRun(this.services, id).catch(() => undefined);
    this.#turnTo(run);
    this.#adopt(panel);
  }

  #options(): vscode.WebviewOptions {
    return {
      enableScripts: true, enableCommandUris: false, enableForms: false,
      localResourceRoots: [vscode.Uri.joinPath(this.services.context.extensionUri, 'dist', 'webview')],
    };
  }

  #adopt(panel: vscode.WebviewPanel): void {
    this.#panel = panel;
    const folder = vscode.Uri.joinPath(this.services.context.extensionUri, 'dist', 'webview');
    const text = (file: string) => fs.readFileSync(vscode.Uri.joinPath(folder, file).fsPath, 'utf8');
    panel.iconPath = vscode.Uri.joinPath(this.services.context.extensionUri, 'media', 'icon.png');
    panel.webview.onDidReceiveMessage((message: unknown) => void this.#hear(message));
    panel.onDidChangeViewState(() => { if (!panel.visible) this.#sent = -1; }); // a hidden page is gone; it says `ready` when it is back
    panel.onDidDispose(() => {
      this.#panel = undefined;
      this.#sent = -1;
    });
    panel.webview.html = panelHtml({
      cspSource: panel.webview.cspSource, script: text('panel.js'), style: text('panel.css'), highlighter: panel.webview.asWebviewUri(vscode.Uri.joinPath(folder, 'highlight.js')).toString(),
      nonce: randomBytes(16).toString('base64url'), language: vscode.env.language, title: vscode.l10n.t('Shortlist'), first: this.#firstWords(),
    });
    this.#retitle();
  }

  #turnTo(run: LiveRun | undefined): void {
    if (run === this.#run && !this.#expected) return;
    this.#expected = null;
    this.#follow(run);
  }

  #follow(run: LiveRun | undefined): void {
    this.#following?.dispose();
    this.#run = run;
    this.#following = run?.onEvents(() => this.#send());
    if (this.#sent >= 0) this.#begin();
  }

  /** A run began, was opened or ended. A new one takes over the panel; an end that nobody sees is told. */
  #changed(run: LiveRun): void {
    if (run.running) this.#working.add(run.id);
    else if (this.#working.delete(run.id) && !(this.visible && run === this.#run)) void this.#tellEnd(run);
    if (run === this.#run) this.#send(true);
    else if (run.running && this.#panel) this.#turnTo(run);
  }

  async #tellEnd(run: LiveRun): Promise<void> {
    const { ended, problem, submissions } = run.state;
    if (!ended || ended.outcome === 'cancelled') return;
    const show = vscode.l10n.t('Show Panel');
    const title = problem?.title ?? vscode.l10n.t('The run');
    const message = ended.outcome !== 'chosen' ? vscode.l10n.t('{0}: {1}', title, said(ended.message))
      : submissions.length === 1
        ? vscode.l10n.t('{0}: 1 program is worth submitting.', title)
        : vscode.l10n.t('{0}: {1} programs are worth submitting.', title, submissions.length);
    const chosen = await (ended.outcome === 'chosen' ? vscode.window.showInformationMessage(message, show) : vscode.window.showWarningMessage(message, show));
    if (chosen === show) this.show(run);
  }

  #start(): FirstWords[0] {
    return { type: 'start', run: this.#run?.id ?? null, expecting: this.#expected?.title ?? null, strings: translations(), locale: vscode.env.language };
  }

  #firstWords(): FirstWords {
    const run = this.#run;
    return [
      this.#start(),
      { type: 'events', events: firstForPage(run?.events ?? [], said), running: run?.running ?? false },
    ];
  }

  /** `has`: events of the run that the page was born with. */
  #begin(has = 0): void {
    this.#sent = has;
    if (has === 0) this.#post(this.#start());
    this.#retitle();
    this.#send(true);
  }

  /** What the page does not have yet. `always` also when there is nothing new, since the run's end has to be told. */
  #send(always = false): void {
    const run = this.#run;
    if (!run || this.#sent < 0) return;
    let told = false;
    for (const events of chunksForPage(run.events, this.#sent, said)) {
      this.#post({ type: 'events', events, running: run.running });
      told = true;
    }
    this.#sent = run.events.length;
    if (always && !told) this.#post({ type: 'events', events: [], running: run.running });
    this.#retitle();
  }

  #retitle(): void {
    const title = this.#expected?.title ?? this.#run?.state.problem?.title;
    if (this.#panel) this.#panel.title = title ? vscode.l10n.t('Shortlist: {0}', title.slice(0, 40)) : vscode.l10n.t('Shortlist');
  }

  #post(message: HostMessage): void { void this.#panel?.webview.postMessage(message); }

  async #hear(message: unknown): Promise<void> {
    const { actionSchema } = await import('../../webview/messages');
    const parsed = actionSchema.safeParse(message);
    if (!parsed.success) { this.services.log.warn(`The panel sent what it may not: ${parsed.error.message}`); return; }
    const action = parsed.data;
    if (action.type === 'ready') { this.#begin(action.run === this.#run?.id ? action.events : 0); return; }
    if (action.type === 'cancel' && this.#expected) { this.#expected.cancel(); return; }
    try {
      const said = await perform(action, { services: this.services, texts: this.texts, activeFile: this.activeFile, run: this.#run });
      if (said !== null) this.#post({ type: 'said', message: said });
    } catch (error) {
      showError(error, this.services.log);
    }
  }

  dispose(): void {
    this.#following?.dispose();
    this.#panel?.dispose();
    for (const own of this.#own) own.dispose();
  }
}

/** The page's words in the editor's language. */
function translations(): Partial<Strings> {
  return Object.fromEntries((Object.keys(ENGLISH) as StringKey[]).map((key) => [key, vscode.l10n.t(ENGLISH[key])]));
}
