import path from 'node:path';
import { readdirSync } from 'node:fs';
import Mocha from 'mocha';

const TEST_TIMEOUT_MS = 60_000;

/** Called by VS Code inside the extension host; rejects when a test failed. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: TEST_TIMEOUT_MS, grep: process.env['MOCHA_GREP'] ?? '', reporter: path.resolve(__dirname, '../../../test/reporter.cjs') });
  for (const file of readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.js')).sort()) {
    mocha.addFile(path.join(__dirname, file));
  }
  const failures = await new Promise<number>((resolve) => { mocha.run(resolve); });
  if (failures > 0) throw new Error(`${failures} extension-host tests failed.`);
}
