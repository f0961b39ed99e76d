// A real VS Code in a headless Chromium. For suites inside the extension host give `testsModule`; for a user's view of the workbench leave it out.
import { format } from 'node:util';
import { chromium } from 'playwright-core';
import { findChromium } from '../../scripts/machine.mjs';
import { startServer } from './vscodeServer.mjs';

const WORKBENCH_TIMEOUT_MS = 90_000;

const CHROMIUM_FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', // the page looks up no outside host
];

/**
 * @param {import('./vscodeHost.mjs').HostOptions} options
 * @returns {Promise<import('./vscodeHost.mjs').Host>}
 */
export async function startVSCode({ open, developmentExtension, testsModule, viewport = { width: 1280, height: 800 }, deviceScaleFactor = 1, permissions = [], language, onLog = () => {}, ...serverOptions }) {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium was found. Install it (on Debian: apt-get install chromium), or name one in CHROMIUM.');
  const server = await startServer({ ...serverOptions, testDriver: testsModule !== undefined, onLog });
  let browser;
  const stop = async () => {
    await browser?.close().catch(() => {});
    await server.stop();
  };
  try {
    browser = await chromium.launch({ executablePath, headless: true, args: CHROMIUM_FLAGS });
    const context = await browser.newContext({ viewport, deviceScaleFactor, permissions });
    // The workbench asks for a key to keep secrets by; code-server's own front end, which is not used here, would answer.
    await context.route('**/mint-key', (route) => route.fulfill({ body: Buffer.alloc(32, 7) }));
    // Of a language pack only its name: extensions speak the language, VS Code itself goes on in English.
    if (language) await context.addInitScript((name) => { globalThis._VSCODE_NLS_LANGUAGE = name; }, language);
    const page = await context.newPage();
    page.on('console', (message) => onLog('page', message.text()));
    let onExit;
    const testsExited = new Promise((resolve) => { onExit = resolve; });
    await page.exposeFunction('codeAutomationExit', (code) => onExit(code));
    await page.exposeFunction('codeAutomationLog', (_type, args) => onLog('tests', format(...args)));
    const payload = {
      ...(developmentExtension && { extensionDevelopmentPath: server.remoteUri(developmentExtension) }),
      ...(testsModule && { extensionTestsPath: server.remoteUri(testsModule) }),
    };
    const load = async () => {
      await page.goto(server.address({ open, payload }), { waitUntil: 'domcontentloaded' });
      await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: WORKBENCH_TIMEOUT_MS });
    };
    await load();
    return { ...server, page, context, testsExited, reload: load, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
