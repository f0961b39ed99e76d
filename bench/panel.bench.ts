/**
 * The panel's page in a browser: how soon it paints a run, and how long it holds a frame while thousands of candidates
 * stream in at the host's pace, and while lists of them are scrolled. Work is the time that the page's main thread was
 * busy between two frames (its CPU time; time by the clock, which other programs lengthen, stands beside it), read from Chromium's trace: script, style, layout and paint.
 */
import { chromium, type Browser, type Page } from 'playwright-core';
import type { RunEvent } from '../src/run/events';
import { CHROMIUM, feed, openPanel, settled } from '../test/ui/panelHarness';
import { FIXTURES, makeRun } from '../test/webview/fixtures';

const has = (flag: string): boolean => process.argv.includes(flag);
const CANDIDATES = has('--quick') ? 1000 : 5000;
const BATCH_MS = 50;
const BATCHES = has('--quick') ? 40 : 100;
/** 100 programs a second, with what became of them. */
const PER_BATCH = 20;
const ONLY = process.argv.find((arg) => arg.startsWith('--only='))?.slice('--only='.length);
const PAINTS = has('--quick') ? 5 : 15;

interface Figures { readonly median: number; readonly p95: number; readonly most: number; readonly over: number; readonly wallP95: number; readonly frames: number }
/** ms of a frame: what the thread computed, and how long that took on this machine beside everything else. */
interface Work { cpu: number; wall: number }
interface TraceEvent { readonly name: string; readonly ph: string; readonly ts: number; readonly dur?: number; readonly tdur?: number; readonly pid: number; readonly tid: number; readonly args: { readonly name?: string } }

/** Milliseconds of work in each frame of a trace, of the thread that worked most: the page's. */
function workPerFrame(trace: readonly TraceEvent[]): Work[] {
  const threads = new Set(trace.filter((event) => event.name === 'thread_name' && event.args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid}/${tid}`));
  const tasks = trace.filter((event) => event.name === 'RunTask' && event.ph === 'X' && threads.has(`${event.pid}/${event.tid}`));
  const busy = new Map<string, number>();
  for (const { pid, tid, dur = 0 } of tasks) busy.set(`${pid}/${tid}`, (busy.get(`${pid}/${tid}`) ?? 0) + dur);
  const [page] = [...busy].sort((a, b) => b[1] - a[1])[0] ?? [''];
  const own = tasks.filter(({ pid, tid }) => `${pid}/${tid}` === page).sort((a, b) => a.ts - b.ts);
  const commits = trace.filter((event) => event.name === 'BeginCommitCompositorFrame' && `${event.pid}/${event.tid}` === page).map((event) => event.ts).sort((a, b) => a - b);
  const frames = commits.map((): Work => ({ cpu: 0, wall: 0 }));
  let frame = 0;
  for (const { ts, dur = 0, tdur = dur } of own) {
    while (frame < commits.length && commits[frame]! < ts) frame += 1;
    if (frame >= commits.length) break;
    frames[frame]!.cpu += tdur / 1000;
    frames[frame]!.wall += dur / 1000;
  }
  return frames;
}

function figures(frames: readonly Work[]): Figures {
  const sorted = frames.map(({ cpu }) => cpu).sort((a, b) => a - b);
  const walls = frames.map(({ wall }) => wall).sort((a, b) => a - b);
  const at = (values: readonly number[], share: number) => values[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0;
  return { median: at(sorted, 0.5), p95: at(sorted, 0.95), most: sorted.at(-1) ?? 0, over: sorted.filter((value) => value >= 16).length, wallP95: at(walls, 0.95), frames: frames.length };
}

async function traced(browser: Browser, page: Page, work: () => Promise<void>): Promise<Figures> {
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline', 'devtools.timeline', 'toplevel', '__metadata'] });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString('utf8')) as { traceEvents: TraceEvent[] };
  return figures(workPerFrame(traceEvents));
}

/** A run in which everything happens as in a real one: each survivor is run as soon as it passed, and the choice is made anew now and then. */
function streamed(): RunEvent[] {
  const events = makeRun({ samples: CANDIDATES, clusters: 300, inputs: 50, end: 'chosen' });
  const ran = new Map(events.flatMap((event) => (event.type === 'ran' ? [[event.id, event] as const] : [])));
  const chosen = events.find((event) => event.type === 'chosen')!;
  const firstSample = events.findIndex((event) => event.type === 'sampled');
  const early = events.filter((event, at) => event.type === 'blob' && at > firstSample);
  let judged = 0;
  const rest = events.slice(firstSample).flatMap((event): RunEvent[] => {
    if (event.type === 'ran' || event.type === 'blob' || event.type === 'run-ended' || event.type === 'chosen') return [];
    if (event.type !== 'judged') return [event];
    judged += 1;
    const own = ran.get(event.id);
    return [event, ...own ? [own] : [], ...judged > CANDIDATES / 2 && judged % 50 === 0 && chosen.type === 'chosen' ? [{ ...chosen, final: false }] : []];
  });
  return [...events.slice(0, firstSample), ...early, ...rest];
}

/** Hands the page the last of the run, to be sent by `stream`. */
async function load(page: Page, events: readonly RunEvent[]): Promise<void> {
  const batches = Array.from({ length: BATCHES }, (_, at) => events.slice(at * PER_BATCH, (at + 1) * PER_BATCH));
  await page.evaluate((data) => { Object.assign(window, { batches: data }); }, batches);
}

/** Sends what `load` left, batch by batch at the host's pace. */
async function stream(page: Page): Promise<void> {
  await page.evaluate(async (every) => {
    for (const batch of (window as unknown as { batches: unknown[] }).batches) {
      window.postMessage({ type: 'events', events: batch, running: true }, '*');
      await new Promise((resolve) => { setTimeout(resolve, every); });
    }
  }, BATCH_MS);
}

async function scroll(page: Page): Promise<void> {
  await page.mouse.move(300, 600);
  for (let step = 0; step < 60; step += 1) {
    await page.mouse.wheel(0, step % 20 === 19 ? -3000 : 200);
    await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(resolve); }));
  }
}

async function firstPaints(browser: Browser): Promise<number[]> {
  const paints: number[] = [];
  for (let run = 0; run < PAINTS; run += 1) {
    const page = await openPanel(browser, 'vscode-dark', 700, { events: FIXTURES['finished']!() });
    await page.locator('.funnel .value').first().waitFor();
    paints.push(await page.evaluate(() => new Promise<number>((resolve) => {
      new PerformanceObserver((seen) => { for (const { startTime } of seen.getEntriesByName('first-contentful-paint')) resolve(startTime); }).observe({ type: 'paint', buffered: true });
    })));
    await page.close();
  }
  return paints;
}

async function main(): Promise<void> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  const found: Record<string, Figures> = {};
  let paints: readonly number[] = [];
  try {
    if (!ONLY || ONLY === 'paint') paints = (await firstPaints(browser)).sort((a, b) => a - b);
    const events = streamed();
    const before = events.slice(0, events.length - BATCHES * PER_BATCH);
    const after = events.slice(before.length);
    for (const tab of ['shortlist', 'clusters', 'behaviour', 'candidates', 'trace']) {
      if (ONLY && ONLY !== tab) continue;
      const page = await openPanel(browser, 'vscode-dark', 700);
      await feed(page, before);
      await page.click(`#tab-${tab}`);
      await load(page, after);
      await settled(page);
      found[`streaming, ${tab}`] = await traced(browser, page, () => stream(page));
      if (tab !== 'shortlist' && tab !== 'trace') found[`scrolling, ${tab}`] = await traced(browser, page, () => scroll(page));
      await page.close();
    }
  } finally {
    await browser.close();
  }
  const paint = paints.length === 0 ? null : { median: paints[Math.floor(paints.length / 2)]!, most: paints.at(-1)! };
  if (has('--json')) console.log(JSON.stringify({ paint, ...found }));
  else {
    if (paint) console.log(`First contentful paint of the page, with the funnel of a run: ${paint.median.toFixed(0)} ms from its opening (median of ${paints.length}; at most ${paint.most.toFixed(0)} ms).`);
    console.log(`${CANDIDATES.toLocaleString('en')} candidates in 300 clusters on 50 inputs; ms of work per frame:`);
    console.log(`${''.padEnd(24)}${['median', '95 %', 'most', '≥ 16', 'wall 95 %', 'frames'].map((name) => name.padStart(10)).join('')}`);
    for (const [name, { median, p95, most, over, wallP95, frames }] of Object.entries(found)) {
      console.log(`${name.padEnd(24)}${[median.toFixed(1), p95.toFixed(1), most.toFixed(1), String(over), wallP95.toFixed(1), String(frames)].map((value) => value.padStart(10)).join('')}`);
    }
  }
}

main().catch((error: unknown) => { console.error(error); process.exitCode = 1; });
