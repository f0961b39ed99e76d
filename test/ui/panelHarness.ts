/** The panel's page in a browser of its own, outside VS Code: a made-up editor hands it events and hears its actions. */
import fs from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { panelHtml } from '../../src/editor/panel/html';
import type { RunEvent } from '../../src/run/events';
import type { Action } from '../../src/webview/messages';
import { THEMES, type Theme } from './panelThemes';

const ORIGIN = 'http://panel.test';

declare global {
  interface Window { actions: Action[] }
}

/** The bundle as it is shipped. */
function built(name: string): string { return fs.readFileSync(`dist/webview/${name}`, 'utf8'); }

export async function openPanel(browser: Browser, theme: Theme, width: number, height = 900): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
  const html = panelHtml({ cspSource: ORIGIN, script: `${ORIGIN}/panel.js`, style: `${ORIGIN}/panel.css`, nonce: 'harness', language: 'en', title: 'Shortlist' });
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: html });
    if (pathname === '/panel.js') return route.fulfill({ contentType: 'text/javascript', body: built('panel.js') });
    if (pathname === '/panel.css') return route.fulfill({ contentType: 'text/css', body: built('panel.css') });
    return route.abort();
  });
  await page.addInitScript(({ variables, classes }) => {
    window.actions = [];
    let kept: unknown;
    Object.assign(window, { acquireVsCodeApi: () => ({ postMessage: (action: Action) => window.actions.push(action), getState: () => kept, setState: (state: unknown) => { kept = state; } }) });
    document.addEventListener('DOMContentLoaded', () => {
      for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(name, value);
      document.body.className = classes;
    });
  }, { variables: THEMES[theme], classes: theme });
  await page.goto(`${ORIGIN}/`);
  await page.waitForFunction(() => window.actions.some((action) => action.type === 'ready'));
  return page;
}

/** Sends a run as the host does. `running` also when the events hold no end. */
export async function feed(page: Page, events: readonly RunEvent[]): Promise<void> {
  const running = events.length > 0 && !events.some((event) => event.type === 'run-ended');
  const send = (message: unknown) => page.evaluate((data) => { window.postMessage(data, '*'); }, message);
  await send({ type: 'start', run: events[0]?.type === 'run-started' ? events[0].run : null, strings: {}, locale: 'en' });
  for (let at = 0; at < events.length; at += 4000) await send({ type: 'events', events: events.slice(at, at + 4000), running });
  await settled(page);
}

/** Two frames: what was asked for is drawn. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
}

export async function actions(page: Page): Promise<Action[]> { return page.evaluate(() => window.actions.splice(0)); }

/** Where Debian puts it; `CHROMIUM` names another. */
export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
