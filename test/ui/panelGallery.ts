/**
 * Pictures of the panel in every state, theme and width, for people to look at: `npm run look`, or
 * `npm run look -- finished/clusters/vscode-dark/400`, each part of which may be left out. They go to out/look. With
 * `--german` they are in German; with `--axe`, what axe-core finds serious in any of them, large runs included, is said; `--readme` takes the picture of the README instead.
 */
import fs from 'node:fs';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { AT_WORK, FIXTURES } from '../webview/fixtures';
import { seriousFaults } from './accessibility';
import { CHROMIUM, feed, FIRST_CELL, openPanel, settled, speakGerman } from './panelHarness';
import { takePicture } from './panelPicture';
import { THEMES, type Theme } from './panelThemes';

const OUT = path.join('out', 'look');
const TABS = ['shortlist', 'clusters', 'behaviour', 'candidates', 'trace'] as const;
const WIDTHS = [400, 1400];

/** What can be opened from a tab and is a picture of its own. */
const OPENED: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  question: (page) => page.locator('.question button[aria-expanded=false]').click(),
  cluster: async (page) => { await page.click('#tab-clusters'); await page.click('#cluster-1'); },
  input: async (page) => { await page.click('#tab-behaviour'); await page.locator('.matrix-row').nth(1).click({ position: FIRST_CELL }); },
  candidate: async (page) => { await page.click('#tab-candidates'); await page.click('#candidate-0'); },
  repaired: async (page) => { await page.click('#tab-trace'); await page.locator('.repairs .link', { hasText: /^r1$/ }).click(); },
  repairs: async (page) => { await page.click('#tab-trace'); await page.locator('.repairs').evaluate((list) => list.closest('section')!.scrollIntoView()); },
  rulings: async (page) => { await page.click('#tab-trace'); await page.locator('.trace .rulings').first().evaluate((list) => list.closest('section')!.scrollIntoView()); },
};

async function main(): Promise<void> {
  if (process.argv.includes('--readme')) { await takePicture(); return; }
  const axe = process.argv.includes('--axe');
  const german = process.argv.includes('--german');
  if (german) speakGerman();
  const wanted = (process.argv.slice(2).find((arg) => !arg.startsWith('-')) ?? '').split('/');
  const fits = (at: number, value: string | number) => !wanted[at] || String(value) === wanted[at];
  fs.mkdirSync(OUT, { recursive: true });
  await using browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  for (const theme of Object.keys(THEMES) as Theme[]) {
    for (const width of WIDTHS) {
      if (!fits(2, theme) || !fits(3, width)) continue;
      const page = await openPanel(browser, theme, width);
      for (const [name, events] of Object.entries(FIXTURES)) {
        if (!fits(0, name) || (['large', 'huge'].includes(name) && wanted[0] !== name && !axe)) continue;
        const looks = await hasRun(page, events(), AT_WORK.has(name)) ? [...TABS, ...Object.keys(OPENED)] : ['shortlist'];
        for (const look of looks) {
          if (!fits(1, look)) continue;
          if (!await turnTo(page, look)) continue;
          const title = `${name}-${look}-${theme.replace('vscode-', '')}-${width}${german ? '-de' : ''}`;
          await page.screenshot({ path: path.join(OUT, `${title}.png`) });
          if (axe) for (const fault of await seriousFaults(page.mainFrame())) console.log(`${title}: ${fault}`);
        }
      }
      await page.close();
    }
  }
}

async function hasRun(page: Page, events: Parameters<typeof feed>[1], running: boolean): Promise<boolean> {
  await feed(page, events, running);
  return await page.locator('[role=tab]').count() > 0;
}

/** False where this run has nothing of the kind. */
async function turnTo(page: Page, look: string): Promise<boolean> {
  page.setDefaultTimeout(1500);
  if (await page.locator('.detail').count() > 0) await page.locator('.detail-bar .icon-button').last().click();
  const open = page.locator('.question button[aria-expanded=true]');
  if (await open.count() > 0) await open.click();
  const tab = TABS.find((name) => name === look);
  if (tab && await page.locator(`#tab-${tab}`).count() === 0) return tab === 'shortlist';
  const opened = await (tab ? page.click(`#tab-${tab}`) : page.click('#tab-shortlist').then(() => OPENED[look]!(page))).then(() => true, () => false);
  await page.mouse.move(0, 0);
  await settled(page);
  await settled(page);
  return opened;
}

void main().catch((error: unknown) => { console.error(error); process.exitCode = 1; });
