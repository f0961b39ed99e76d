import assert from 'node:assert/strict';
import { chromium, type Browser, type Page } from 'playwright-core';
import { AT_WORK, FIXTURES } from '../webview/fixtures';
import { assertAccessible } from './accessibility';
import { actions, CHROMIUM, feed, FIRST_CELL, openPanel, settled } from './panelHarness';
import { THEMES, type Theme } from './panelThemes';

const TABS = ['shortlist', 'clusters', 'behaviour', 'candidates', 'trace'] as const;

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
      await feed(page, FIXTURES[fixture]!(), AT_WORK.has(fixture));
      await work(page);
      assert.deepEqual(errors, []);
    } finally {
      await page.close();
    }
  }

  // axe-core takes a second a page: each state in one theme and width, and each theme with every view of one run. `npm run look -- --axe` does them all.
  const THEME_NAMES = Object.keys(THEMES) as Theme[];
  const STATES = Object.keys(FIXTURES).filter((name) => name !== 'large' && name !== 'huge');
  STATES.forEach((fixture, index) => {
    const [theme, width] = [THEME_NAMES[index % THEME_NAMES.length]!, index % 2 === 0 ? 400 : 1400];
    it(`has no serious fault of accessibility (${fixture}, ${theme}, ${width} px)`, () => shown(fixture, async (page) => {
      await assertAccessible(page.mainFrame(), `${fixture}, ${theme}`);
    }, theme, width));
  });
  for (const theme of THEME_NAMES) {
    it(`has none in any view (${theme})`, () => shown('trace', async (page) => {
      for (const tab of TABS) {
        await page.click(`#tab-${tab}`);
        const opened = { shortlist: '.question button[aria-expanded]', clusters: '#cluster-1', behaviour: null, candidates: '#candidate-3', trace: null }[tab];
        if (opened) await page.click(opened);
        if (tab === 'behaviour') await page.locator('.matrix-row').nth(1).click({ position: FIRST_CELL });
        await settled(page);
        await assertAccessible(page.mainFrame(), `${tab}, ${theme}`);
        if (await page.locator('.detail').count() > 0) await page.getByRole('button', { name: 'Close Details' }).click();
      }
    }, theme, 1400));
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

  it('keeps words clear of the buttons beside them', () => shown('finished', async (page) => {
    for (const width of [400, 520, 700]) {
      await page.setViewportSize({ width, height: 900 });
      const row = page.locator('.submission:not(.open)').first();
      const buttons = (await row.locator('.row-actions').boundingBox())!;
      for (const part of ['.name', '.why', '.confidence .bar']) {
        const { x, y, width: wide, height } = (await row.locator(part).boundingBox())!;
        assert.ok(x + wide <= buttons.x || y + height <= buttons.y, `${part} at ${width} px`);
      }
    }
  }, 'vscode-dark', 400));

  it('puts the confidence of the program that is opened out below that of the others', () => shown('finished', async (page) => {
    await page.setViewportSize({ width: 1400, height: 900 });
    const edges = await page.locator('.submission .confidence').evaluateAll((shares) => shares.map((share) => Math.round(share.getBoundingClientRect().right)));
    assert.equal(new Set(edges).size, 1, edges.join());
  }));

  it('leads the focus back to where something was opened from', () => shown('finished', async (page) => {
    await page.click('#tab-candidates');
    for (const width of [400, 1400]) {
      await page.setViewportSize({ width, height: 900 });
      await page.locator('.virtual').focus();
      await page.keyboard.press('Enter');
      await page.locator('.detail .icon-button').last().focus();
      await page.keyboard.press('Escape');
      await page.locator('.detail').waitFor({ state: 'detached' });
      assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('role')), 'listbox', `at ${width} px`);
    }
  }));

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
    await page.locator('.question .answer').nth(2).waitFor();
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

  it("sets the brute force's output beside the clusters' and takes it for right", () => shown('contradicted', async (page) => {
    await page.getByRole('button', { name: 'Show the Input' }).click();
    const answer = page.locator('.question .answer', { hasText: 'Brute force' });
    assert.match(await answer.innerText(), /7/);
    await actions(page);
    await answer.getByRole('button', { name: /^This Is Right/ }).click();
    assert.deepEqual(await actions(page), [{ type: 'settle', input: 'b25', output: 'out-slow', own: null }]);
  }));

  it('shows whose output a model held right, and why, at the question and in the trace', () => shown('contradicted', async (page) => {
    await page.getByRole('button', { name: 'Show the Input' }).click();
    await page.getByRole('button', { name: 'Next Question' }).click();
    await page.locator('.question .rulings', { hasText: /holds the output of Clusters? 1.* right[\s\S]*Equal heights do not rise/ }).waitFor();
    await page.click('#tab-trace');
    const told = page.getByRole('region', { name: 'What a model held right' });
    await told.locator('li', { hasText: 'holds none of the outputs right' }).waitFor();
    await told.getByRole('button', { name: 'Input 2' }).first().click();
    await page.locator('.detail .rulings').waitFor();
  }));

  it('shows what an undone fix would have changed, why it was made and why undone', () => shown('trace', async (page) => {
    await page.click('#tab-trace');
    const undone = page.locator('.repairs > li', { hasText: 'Undone: breaks a1, passed before' });
    assert.match(await undone.innerText(), /A stretch may begin anywhere/);
    assert.ok(await undone.locator('.diff .added').count() > 0);
    await actions(page);
    await undone.getByRole('button', { name: 'Open Diff' }).click();
    assert.deepEqual(await actions(page), [{ type: 'compareRepair', repair: 1 }]);
  }));

  it('can be worked by the keyboard alone', () => shown('forty-clusters', async (page) => {
    await page.locator('#tab-shortlist').focus();
    await page.keyboard.press('ArrowRight');
    await settled(page);
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
    await settled(page);
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
    await assertAccessible(page.mainFrame(), 'large');
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

  it('stays small and quick whatever the length of a text', () => shown('huge', async (page) => {
    for (const tab of TABS) {
      await page.click(`#tab-${tab}`);
      await settled(page);
      assert.ok(await page.evaluate(() => document.body.innerText.length) < 400_000, tab);
    }
    await page.click('#tab-candidates');
    await page.click('#candidate-0');
    await page.getByText('The rest is left out here.').waitFor();
    await assertAccessible(page.mainFrame(), 'huge');
    assert.match(await page.locator('.code').first().innerText(), /x␀x␀/);
  }));

  it('marks where the outputs of a telling input differ', () => shown('forty-clusters', async (page) => {
    await page.getByRole('button', { name: 'Show the Input' }).click();
    await page.locator('.question .answer').nth(2).waitFor();
    const marks = await page.locator('.question mark').allInnerTexts();
    assert.ok(marks.length >= 2 && new Set(marks).size >= 2, marks.join());
  }));

  it('sorts clusters by the column that is clicked', () => shown('finished', async (page) => {
    await page.click('#tab-clusters');
    const sizes = () => page.locator('.cluster-row .figure').allInnerTexts().then((texts) => texts.map(Number));
    await page.getByRole('button', { name: 'Sort by Samples' }).click();
    await settled(page);
    assert.deepEqual(await sizes(), (await sizes()).sort((a, b) => b - a));
    await page.getByRole('button', { name: 'Sort by Rank' }).click();
    await settled(page);
    assert.deepEqual(await page.locator('.cluster-row .number').allInnerTexts(), ['1', '2', '3', '4', '5', '6']);
  }));

  it('keeps the matrix in its place while the pointer moves over it', () => shown('finished', async (page) => {
    await page.evaluate(() => document.documentElement.style.setProperty('--vscode-font-size', '18px'));
    await page.click('#tab-behaviour');
    const top = () => page.locator('.matrix').evaluate((matrix) => matrix.getBoundingClientRect().top);
    const hover = async (row: number) => { await page.locator('.matrix-row').nth(row).hover({ position: FIRST_CELL }); await settled(page); return top(); };
    assert.equal(await hover(1), await hover(0));
    assert.equal(await page.locator('.readout dt').count(), 3);
  }));

  it('names every cell of the row that keys reached, and opens the one under the pointer', () => shown('finished', async (page) => {
    await page.click('#tab-behaviour');
    await page.getByRole('grid').focus();
    await page.keyboard.press('ArrowDown');
    await settled(page);
    const cells = page.locator('[role=row][aria-rowindex="2"] [role=gridcell]');
    assert.equal(String(await cells.count()), await page.getByRole('grid').getAttribute('aria-colcount'));
    const names = await cells.evaluateAll((all) => all.map((cell) => cell.getAttribute('aria-label')));
    assert.deepEqual(names.filter((name) => !/^Cluster 2, input \d+: (same output|another output|too slow|crashed)$/.test(name!)), []);
    await page.locator('.matrix-row').nth(2).click({ position: { ...FIRST_CELL, x: FIRST_CELL.x + 20 } });
    await settled(page);
    assert.equal(await page.getByRole('grid').getAttribute('aria-activedescendant'), 'cell-2-1');
    assert.match((await page.locator('#cell-2-1').getAttribute('aria-label'))!, /^Cluster 3, input 2: /);
    await page.locator('.detail h2', { hasText: 'Input' }).waitFor();
  }));

  it('shows a word to the person for a while', () => shown('finished', async (page) => {
    await page.evaluate(() => window.postMessage({ type: 'said', message: 'Copied.' }, '*'));
    await page.locator('.toast', { hasText: 'Copied.' }).waitFor();
    await page.locator('.toast').waitFor({ state: 'detached' });
  }));

  it('paints the run that it is born with before it hears from the host', async () => {
    const page = await openPanel(browser, 'vscode-dark', 700, { events: FIXTURES['finished']!() });
    assert.equal(await page.locator('.funnel .value').first().innerText(), '58');
    assert.deepEqual(await actions(page), [{ type: 'ready', run: 'fixture-60-6', events: FIXTURES['finished']!().length }]);
    await page.close();
  });

  it('says what it waits for before the run begins', () => shown('finished', async (page) => {
    await feed(page, [], false, 'Lantern Ring');
    assert.equal(await page.locator('h1').innerText(), 'Lantern Ring');
    assert.equal(await page.locator('.status').innerText(), 'Starting…');
    await actions(page);
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    assert.deepEqual(await actions(page), [{ type: 'cancel' }]);
    assert.equal(await page.getByRole('button', { name: 'Solve the Open Problem' }).count(), 0);
    await feed(page, [], false);
    await page.getByRole('button', { name: 'Solve the Open Problem' }).waitFor();
  }));

  it('says in every state without programs what to do next', async () => {
    for (const [fixture, button] of [['empty', 'Solve the Open Problem'], ['nothing-survived', 'More Samples'], ['failed', 'Resume'], ['waiting', 'Resume']] as const) {
      await shown(fixture, async (page) => {
        await page.locator('.empty').getByRole('button', { name: button }).waitFor();
        assert.equal(await page.getByRole('button', { name: button, exact: true }).count(), 1, `${fixture}: ${button}`);
      });
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
