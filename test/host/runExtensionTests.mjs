// Runs the extension-host suite (out/test/vscode) in a real VS Code: the whole suite, or what MOCHA_GREP names.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from '../../scripts/project.mjs';
import { startVSCode } from './vscodeHost.mjs';
import { makeWorkspace } from './workspaceFile.mjs';

const TIMEOUT_MS = 8 * 60_000;
const SCREENSHOT = path.join(ROOT, 'out', 'extension-host-failure.png');

const { folder, file } = makeWorkspace();
const outputFile = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'shortlist-output-')), 'output.txt');
const { SHORTLIST_TEST_RESULT, MOCHA_GREP, VERBOSE } = process.env;
const vscode = await startVSCode({
  open: file,
  developmentExtension: ROOT,
  testsModule: path.join(ROOT, 'out', 'test', 'vscode', 'index.js'),
  extensions: [path.join(ROOT, 'test', 'host', 'fake-language-model')],
  env: { SHORTLIST_TEST_RESULT, MOCHA_GREP, SHORTLIST_TEST_OUTPUT: outputFile },
  onLog: (source, text) => { if (VERBOSE) console.log(`[${source}] ${text.trimEnd()}`); },
});
let exitCode = 1;
let shown = 0;
const showNews = () => {
  const text = fs.existsSync(outputFile) ? fs.readFileSync(outputFile) : Buffer.alloc(0);
  process.stdout.write(text.subarray(shown));
  shown = text.length;
};
const showing = setInterval(showNews, 250);
try {
  let timer;
  const timedOut = new Promise((resolve) => { timer = setTimeout(() => resolve('timeout'), TIMEOUT_MS); });
  const outcome = await Promise.race([vscode.testsExited, timedOut]);
  clearTimeout(timer);
  exitCode = outcome === 0 ? 0 : 1;
  if (outcome === 'timeout') console.error(`The extension-host tests did not end within ${TIMEOUT_MS / 60_000} minutes.`);
  if (outcome !== 0) {
    await vscode.page.screenshot({ path: SCREENSHOT });
    console.error(`The window at the end: ${path.relative(ROOT, SCREENSHOT)}`);
  }
} finally {
  clearInterval(showing);
  showNews();
  await vscode.stop();
  fs.rmSync(path.dirname(outputFile), { recursive: true, force: true });
  fs.rmSync(folder, { recursive: true, force: true });
}
process.exit(exitCode);
