/** A user's view of VS Code with Shortlist installed: what the tests of the workbench click, type and look at. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Frame, Locator, Page } from 'playwright-core';
import type * as VSCodeHost from '../host/vscodeHost.mjs';

/** Tests are run from the project's folder. */
export const ROOT = process.cwd();
const SHOTS = path.join(ROOT, 'out', 'screenshots');

export type Theme = 'dark' | 'light' | 'high contrast' | 'high contrast light';
const THEMES: Readonly<Record<Theme, string>> = {
  dark: 'Default Dark Modern', light: 'Default Light Modern', 'high contrast': 'Default High Contrast', 'high contrast light': 'Default High Contrast Light',
};

const THEME_LABELS: Readonly<Record<Theme, string>> = { dark: 'Dark Modern', light: 'Light Modern', 'high contrast': 'Dark High Contrast', 'high contrast light': 'Light High Contrast' };
const THEME_CLASSES: Readonly<Record<Theme, string>> = { dark: 'vs-dark', light: 'vs', 'high contrast': 'hc-black', 'high contrast light': 'hc-light' };

export interface WorkbenchOptions {
  /** Files of the workspace folder, by relative path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly extensions?: readonly string[];
  readonly theme?: Theme;
  /** The language of extensions, such as `de`; VS Code's own words stay English. */
  readonly language?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly workspaceTrust?: boolean;
  readonly onLog?: (source: string, text: string) => void;
}

/** The first run on a machine builds its sandbox before there is anything to show. */
const SLOW_MS = 90_000;

const PALETTE_ATTEMPTS = 4;

export class Workbench {
  private constructor(readonly vscode: VSCodeHost.Host, readonly folder: string) {}

  /** A folder of its own with these files. */
  static #folderOf(files: Readonly<Record<string, string>> = {}): string {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'shortlist-ui-'));
    for (const [name, text] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      fs.writeFileSync(path.join(folder, name), text);
    }
    return folder;
  }

  static async open(options: WorkbenchOptions = {}): Promise<Workbench> {
    const { startVSCode } = await import(pathToFileURL(path.join(ROOT, 'test', 'host', 'vscodeHost.mjs')).href) as typeof VSCodeHost;
    const folder = Workbench.#folderOf(options.files);
    const settings = { 'workbench.colorTheme': THEMES[options.theme ?? 'dark'], ...options.settings };
    try {
      const vscode = await startVSCode({
        open: folder, settings, extensions: [ROOT, ...options.extensions ?? []], env: options.env ?? {}, permissions: ['clipboard-read', 'clipboard-write'],
        workspaceTrust: options.workspaceTrust ?? false, viewport: options.viewport ?? { width: 1400, height: 900 },
        ...(options.language && { language: options.language }), onLog: options.onLog ?? (() => undefined),
      });
      // What extensions contribute appears a moment after the window; of an untrusted folder, not before it is trusted.
      if (!options.workspaceTrust) await vscode.page.locator('.activitybar a.action-label[aria-label="Shortlist"]').waitFor();
      return new Workbench(vscode, folder);
    } catch (error) {
      fs.rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** Another window of the same VS Code on a folder of its own. Closing it leaves the first. */
  async secondWindow(files: Readonly<Record<string, string>>): Promise<Workbench> {
    const folder = Workbench.#folderOf(files);
    const page = await this.vscode.context.newPage();
    const stop = () => page.close();
    const window = new Workbench({ ...this.vscode, page, stop }, folder);
    await page.goto(this.vscode.address({ open: folder }), { waitUntil: 'domcontentloaded' });
    await page.locator('.activitybar a.action-label[aria-label="Shortlist"]').waitFor({ timeout: SLOW_MS });
    return window;
  }

  get page(): Page { return this.vscode.page; }

  file(name: string): string { return path.join(this.folder, name); }

  read(name: string): string { return fs.readFileSync(this.file(name), 'utf8'); }

  async close(): Promise<void> {
    await this.vscode.stop();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  get #quickInput(): Locator { return this.page.locator('.quick-input-widget input').first(); }

  /**
   * Tries until it succeeds: the quick input closes under one's hands when something else takes the focus, as an editor that opens late does,
   * and its list is not drawn anew for the commands of an extension that came a moment later.
   */
  async #inQuickInput(key: 'F1' | 'Control+P', text: string, act: () => Promise<unknown>): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.page.keyboard.press(key);
        await this.#quickInput.fill(text, { timeout: 5_000 });
        await act();
        return;
      } catch (error) {
        if (attempt === PALETTE_ATTEMPTS) throw error;
      }
      // Pressed without a palette, the key would go to the page: a walkthrough is left by it.
      if (await this.#quickInput.isVisible()) await this.page.keyboard.press('Escape');
    }
  }

  /** Chooses a command in the palette by its whole title, such as `Shortlist: Solve Problem`. */
  async runCommand(title: string): Promise<void> {
    await this.#inQuickInput('F1', `>${title}`, () => this.pick(title).click({ timeout: 10_000 }));
  }

  /** The commands that the palette offers for a text, once the one with `title` is among them. */
  async commandsFor(text: string, title: string): Promise<readonly string[]> {
    let rows: readonly string[] = [];
    await this.#inQuickInput('F1', `>${text}`, async () => {
      await this.pick(title).waitFor({ timeout: 10_000 });
      rows = await this.page.locator('.quick-input-list .monaco-list-row').allInnerTexts();
    });
    await this.page.keyboard.press('Escape');
    return rows;
  }

  /** Opens a file of the workspace in the active editor group. */
  async openFile(name: string): Promise<void> {
    await this.#inQuickInput('Control+P', name, () => this.pick(path.basename(name)).click({ timeout: 10_000 }));
    await this.page.locator('.tabs-container .tab.active', { hasText: path.basename(name) }).first().waitFor();
  }

  /** Chooses from the open context menu. By key: a menu takes no click for a moment after it opened, and says nowhere when it does. */
  async chooseFromMenu(text: string): Promise<void> {
    await this.page.locator('.context-view .action-item', { hasText: text }).first().hover();
    await this.page.keyboard.press('Enter');
  }

  tab(title: string | RegExp): Locator { return this.page.locator('.tabs-container .tab', { hasText: title }).first(); }

  /** An item of the open quick pick. */
  pick(text: string | RegExp): Locator { return this.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first(); }

  /** Types into the open input box and accepts it. */
  async answer(text: string): Promise<void> {
    await this.#quickInput.waitFor();
    await this.#quickInput.fill(text);
    await this.page.keyboard.press('Enter');
  }

  notification(text: string | RegExp): Locator { return this.page.locator('.notifications-toasts .notification-toast', { hasText: text }).first(); }

  /** The button beside a run's figures in the status bar. */
  get cancelButton(): Locator { return this.page.locator('.part.statusbar .statusbar-item[id$="shortlist.cancel"] a').first(); }

  statusItem(text: string | RegExp): Locator { return this.page.locator('.part.statusbar .statusbar-item', { hasText: text }).first(); }

  /** A button of a modal dialog. */
  dialogButton(text: string): Locator { return this.page.locator('.monaco-dialog-box .monaco-button', { hasText: text }).first(); }

  /** The page inside the nth visible webview. */
  async webview(n = 0): Promise<Frame> {
    const outer = await (await this.page.waitForSelector(`iframe.webview >> nth=${n}`, { timeout: SLOW_MS })).contentFrame();
    const inner = await (await outer!.waitForSelector('iframe#active-frame', { state: 'attached' })).contentFrame();
    await inner!.waitForLoadState('domcontentloaded');
    return inner!;
  }

  async setTheme(theme: Theme): Promise<void> {
    await this.runCommand('Preferences: Color Theme');
    await this.#quickInput.fill(THEME_LABELS[theme]);
    await this.pick(new RegExp(`^${THEME_LABELS[theme]}`)).click();
    await this.page.locator(`.monaco-workbench.${THEME_CLASSES[theme]}`).waitFor();
  }

  /** After a failed test: a picture of the window with whatever VS Code had to say. */
  async pictureFailure(test: { readonly state?: string; readonly title: string } | undefined): Promise<void> {
    if (test?.state !== 'failed') return;
    await this.runCommand('Notifications: Show Notifications').catch(() => undefined);
    await this.screenshot(`failed ${test.title}`.replace(/[^\w ]/g, ''));
  }

  /** Keeps a picture of the window in out/screenshots, for people to look at. */
  async screenshot(name: string): Promise<void> {
    fs.mkdirSync(SHOTS, { recursive: true });
    await this.page.screenshot({ path: path.join(SHOTS, `${name}.png`) });
  }
}
