/** The panel's page in a browser of its own, outside VS Code: a made-up editor hands it events and hears its actions. */
import fs from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { forPage } from '../../src/editor/panel/forPage';
import { panelHtml } from '../../src/editor/panel/html';
import { translator } from '../../src/editor/translator';
import type { RunEvent } from '../../src/run/events';
import type { Action } from '../../src/webview/messages';
import { ENGLISH, type StringKey, type Strings } from '../../src/webview/strings';
import { THEMES, type Theme } from './panelThemes';

const ORIGIN = 'http://panel.test';

declare global {
  interface Window { actions: Action[] }
}

/** In a row of the behaviour matrix. */
export const FIRST_CELL = { x: 124, y: 11 };

interface Language { readonly strings: Partial<Strings>; readonly locale: string; readonly said: (text: string) => string }

let language: Language = { strings: {}, locale: 'en', said: (text) => text };

/** From here on pages are in German, as in an editor whose display language that is. */
export function speakGerman(): void {
  const bundle = JSON.parse(fs.readFileSync('l10n/bundle.l10n.de.json', 'utf8')) as Record<string, string>;
  const strings = Object.fromEntries((Object.keys(ENGLISH) as StringKey[]).map((key) => [key, bundle[ENGLISH[key]]]));
  language = { strings, locale: 'de', said: translator(bundle, 'de') };
}

/** The bundle as it is shipped. */
function built(name: string): string { return fs.readFileSync(`dist/webview/${name}`, 'utf8'); }

/** The page; born with `events` where they are given. */
export async function openPanel(browser: Browser, theme: Theme, width: number, { height = 900, events = [] }: { height?: number; events?: readonly RunEvent[] } = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
  const html = panelHtml({
    cspSource: ORIGIN, script: built('panel.js'), style: built('panel.css'), highlighter: `${ORIGIN}/highlight.js`, nonce: 'harness', language: language.locale, title: 'Shortlist',
    first: [{ type: 'start', run: runOf(events), expecting: null, strings: language.strings, locale: language.locale }, { type: 'events', events: events.map((event) => forPage(event, language.said)), running: isRunning(events) }],
  });
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: html });
    if (pathname === '/highlight.js') return route.fulfill({ contentType: 'text/javascript', body: built('highlight.js') });
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
  }, { variables: THEMES[theme], classes: theme === 'vscode-high-contrast-light' ? 'vscode-high-contrast vscode-high-contrast-light' : theme });
  await page.goto(`${ORIGIN}/`);
  await page.waitForFunction(() => window.actions.some((action) => action.type === 'ready'));
  return page;
}

function runOf([first]: readonly RunEvent[]): string | null { return first?.type === 'run-started' ? first.run : null; }

/** Without an end on record the pipeline is taken to be at work. */
function isRunning(events: readonly RunEvent[]): boolean { return events.length > 0 && !events.some((event) => event.type === 'run-ended'); }

/** Sends a run as the host does. */
export async function feed(page: Page, events: readonly RunEvent[], running = isRunning(events), expecting: string | null = null): Promise<void> {
  const send = (message: unknown) => page.evaluate((data) => { window.postMessage(data, '*'); }, message);
  await send({ type: 'start', run: runOf(events), expecting, strings: language.strings, locale: language.locale });
  for (let at = 0; at < events.length; at += 4000) await send({ type: 'events', events: events.slice(at, at + 4000).map((event) => forPage(event, language.said)), running });
  await settled(page);
}

/** Two frames: what was asked for is drawn. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
}

export async function actions(page: Page): Promise<Action[]> { return page.evaluate(() => window.actions.splice(0)); }

/** Where Debian puts it; `CHROMIUM` names another. */
export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
