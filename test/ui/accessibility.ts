import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import type { AxeResults } from 'axe-core';
import { ROOT } from './workbench';

/** What axe-core finds serious or critical in the frame: each finding and where it is. */
export async function seriousFaults(frame: Frame): Promise<string[]> {
  await frame.evaluate(fs.readFileSync(path.join(ROOT, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8'));
  const results = await frame.evaluate(() => (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}\n    ${nodes.slice(0, 5).map((node) => node.html.slice(0, 200)).join('\n    ')}`);
}

/** Fails when axe-core finds anything serious or critical in the frame. */
export async function assertAccessible(frame: Frame, state: string): Promise<void> {
  assert.deepEqual(await seriousFaults(frame), [], `Accessibility of the panel when ${state}`);
}
