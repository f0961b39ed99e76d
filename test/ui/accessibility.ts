import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import type { AxeResults } from 'axe-core';
import { ROOT } from './workbench';

/** Fails when axe-core finds anything serious or critical in the frame, naming each finding and where it is. */
export async function assertAccessible(frame: Frame, state: string): Promise<void> {
  await frame.evaluate(fs.readFileSync(path.join(ROOT, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8'));
  const results = await frame.evaluate(() => (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
  const serious = results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}\n    ${nodes.slice(0, 5).map((node) => node.html.slice(0, 200)).join('\n    ')}`);
  assert.deepEqual(serious, [], `Accessibility of the panel when ${state}`);
}
