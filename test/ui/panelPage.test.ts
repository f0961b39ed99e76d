import assert from 'node:assert/strict';
import { chromium, type Browser, type Page } from 'playwright-core';
import { FIXTURES } from '../webview/fixtures';
import { assertAccessible } from './accessibility';
import { actions, CHROMIUM, feed, openPanel, settled } from './panelHarness';
import type { Theme } from './panelThemes';

const TABS = ['shortlist', 'clusters', 'behaviour', 'candidates', 'trace'];

describe("The panel's page", () => {
  let browser: Browser;
  before(async () => { browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] }); });
  after(() => browser.close());

  /** Opens a fixture, does `work` with the page, and fails on any error of the page. */
  async function shown(fixture: string, work: (page: Page) => Promise<void>, theme: Theme = 'vscode-dark', width = 1000): Promise<void> {
    const page = await openPanel(browser, theme, width);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()); });
    try {
      await feed(page, FIXTURES[fixture]!());
      await work(page);
      assert.deepEqual(errors, []);
    } finally {
      await page.close();
    }
  }

  // axe-core takes seconds a page: each view once, each state once.
  const LOOKS: readonly (readonly [fixture: string, tab: string | null, theme: Theme, width: number, row: string | null])[] = [
    ['empty', null, 'vscode-dark', 400, null], ['running', 'shortlist', 'vscode-light', 400, null], ['failed', 'shortlist', 'vscode-high-contrast', 400, null],
    ['nothing-survived', 'candidates', 'vscode-light', 1400, '#candidate-0'], ['forty-clusters', 'clusters', 'vscode-dark', 1400, '#cluster-1'],
    ['trace', 'trace', 'vscode-dark', 400, null], ['trace', 'candidates', 'vscode-light', 400, '#candidate-3'], ['finished', 'behaviour', 'vscode-high-contrast', 1400, '#cell-1-0'],
    ['hostile', 'shortlist', 'vscode-dark', 400, null],
  ];
  for (const [fixture, tab, theme, width, row] of LOOKS) {
    it(`has no serious fault of accessibility (${fixture}, ${tab ?? 'no run'}, ${theme}, ${width} px)`, () => shown(fixture, async (page) => {
      if (tab !== null) await page.click(`#tab-${tab}`);
      if (row !== null) await page.click(row);
      await settled(page);
      await assertAccessible(page.mainFrame(), `${fixture}, ${tab}, ${theme}`);
    }, theme, width));
  }

  for (const fixture of Object.keys(FIXTURES).filter((name) => name !== 'large')) {
    it(`is never wider than its window (${fixture})`, () => shown(fixture, async (page) => {
      const tabs = await page.locator('[role=tab]').count() > 0 ? TABS : [null];
      for (const tab of tabs) {
        if (tab !== null) await page.click(`#tab-${tab}`);
        await settled(page);
        const [wide, room] = await page.evaluate(() => { const main = document.querySelector('.main')!; return [main.scrollWidth, main.clientWidth]; });
        assert.ok(wide! <= room!, `${tab}: ${wide} px in ${room}`);
      }
    }, 'vscode-dark', 400));
  }

  it('asks the editor to insert, copy, open and compare a program', () => shown('finished', async (page) => {
    await actions(page);
    for (const name of ['Insert', 'Copy', 'Open Beside', 'Diff']) await page.locator('.submission-body').getByRole('button', { name, exact: true }).click();
    assert.deepEqual(await actions(page), [
      { type: 'insert', candidate: 'c1' }, { type: 'copy', candidate: 'c1' }, { type: 'openBeside', candidate: 'c1' }, { type: 'diffWithActive', candidate: 'c1' },
    ]);
  }));

  it('takes the verdict of the judge and goes on to the next program', () => shown('finished', async (page) => {
    await actions(page);
    await page.getByRole('button', { name: 'Wrong answer', exact: true }).click();
    assert.deepEqual(await actions(page), [{ type: 'feedback', candidate: 'c1', verdict: 'wrong-answer' }]);
    await page.evaluate(() => window.postMessage({ type: 'events', running: false, events: [{ type: 'feedback', at: 0, id: 'c1', verdict: 'wrong-answer' }] }, '*'));
    await settled(page);
    assert.match(await page.locator('.submission').first().innerText(), /Program c6[\s\S]*Submit next/);
    assert.match(await page.locator('.submission.tried').innerText(), /Program c1[\s\S]*Wrong answer/);
  }));

  it('shows the outputs of a telling input side by side and takes the answer', () => shown('finished', async (page) => {
    await page.getByRole('button', { name: 'Show the Input' }).click();
    assert.ok(await page.locator('.question .answer').count() >= 3);
    await actions(page);
    await page.locator('.question').getByRole('button', { name: /^This Is Right/ }).first().click();
    await page.getByRole('button', { name: 'Type the Right Output…' }).click();
    await page.getByLabel('The right output').fill('42');
    await page.getByRole('button', { name: 'Use as Test' }).click();
    const [picked, typed] = await actions(page);
    assert.deepEqual(picked, { type: 'settle', input: 'i2', output: 'res-1-0', own: null });
    assert.deepEqual(typed, { type: 'settle', input: 'i2', output: null, own: '42\n' });
  }));

  it('can be worked by the keyboard alone', () => shown('forty-clusters', async (page) => {
    await page.locator('#tab-shortlist').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    await page.keyboard.type('cluster 3');
    await settled(page);
    assert.equal(await page.locator('.cluster-row').count(), 11, 'clusters 3 and 30 to 39');
    await page.getByRole('listbox').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.detail h2', { hasText: 'Cluster 30' }).waitFor();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.locator('.detail h2', { hasText: /Cluster 3\b/ }).waitFor();
    await page.locator('.detail').focus();
    await page.keyboard.press('Escape');
    await page.locator('.detail').waitFor({ state: 'detached' });
    await page.locator('#tab-clusters').focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('grid').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.getByRole('grid').getAttribute('aria-activedescendant'), 'cell-1-1');
    await page.keyboard.press('Enter');
    await page.locator('.detail h2', { hasText: 'Input 2' }).waitFor();
  }));

  it('holds only the rows in view of thousands of programs', () => shown('large', async (page) => {
    await page.click('#tab-candidates');
    await settled(page);
    const rows = await page.locator('.candidate-row').count();
    assert.ok(rows > 5 && rows < 80, `${rows} rows`);
    const last = FIXTURES['large']!().flatMap((event) => (event.type === 'sampled' ? [event.id] : [])).at(-1);
    await page.getByRole('listbox').focus();
    await page.keyboard.press('End');
    await settled(page);
    await settled(page);
    assert.equal(await page.locator('.row.active .id').innerText(), last);
  }));

  it('keeps every hostile text dead', () => shown('hostile', async (page) => {
    for (const tab of TABS) {
      await page.click(`#tab-${tab}`);
      await settled(page);
      const found = await page.evaluate(() => ({
        title: document.title, images: document.images.length, links: document.links.length,
        // The characters that steer, in any text or attribute.
        steering: /[\u0000-\u0008\u000E-\u001F\u202A-\u202E\u2066-\u2069\u200B\uFEFF]/.test(document.documentElement.outerHTML),
      }));
      assert.deepEqual(found, { title: 'Shortlist', images: 0, links: 0, steering: false }, tab);
    }
    await page.click('#tab-candidates');
    await page.click('#candidate-0');
    assert.match(await page.locator('.code').first().innerText(), /<img src=x onerror=/);
  }));

  it('says in every state without programs what to do next', async () => {
    for (const [fixture, button] of [['empty', 'Solve the Open Problem'], ['nothing-survived', 'More Samples'], ['failed', 'Resume']] as const) {
      await shown(fixture, async (page) => { await page.locator('.empty').getByRole('button', { name: button }).waitFor(); });
    }
  });

  it('turns to another run without a trace of the one before', () => shown('trace', async (page) => {
    await page.click('#tab-trace');
    await feed(page, FIXTURES['one-cluster']!());
    await page.click('#tab-clusters');
    await settled(page);
    assert.equal(await page.locator('.cluster-row').count(), 1);
  }));
});
