// `npm run test:electron`: the extension-host suite in desktop VS Code, downloaded by @vscode/test-electron or named in VSCODE_PATH.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { ROOT, build, ensurePackages } from '../../scripts/project.mjs';
import { makeWorkspace } from './workspaceFile.mjs';

ensurePackages();
build('--tests');

const executable = process.env.VSCODE_PATH ?? await downloadAndUnzipVSCode().catch((error) => {
  console.error([
    `Desktop VS Code could not be downloaded: ${error.message}`,
    'Name an installed one instead: VSCODE_PATH=/path/to/code npm run test:electron',
    'The same suite runs without a download in `npm test -- vscode`.',
  ].join('\n'));
  process.exit(1);
});
if (!fs.existsSync(executable)) {
  console.error(`VSCODE_PATH names ${executable}, which is not there.`);
  process.exit(1);
}
const { folder, file } = makeWorkspace();
const userData = fs.mkdtempSync(path.join(os.tmpdir(), 'shortlist-user-'));
fs.mkdirSync(path.join(userData, 'User'));
// No test meets the picker of a first run unless it means to.
fs.writeFileSync(path.join(userData, 'User', 'settings.json'), JSON.stringify({ 'shortlist.models': ['recorded'] }));
try {
  process.exitCode = await runTests({
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: [ROOT, path.join(ROOT, 'test', 'host', 'fake-language-model')],
    extensionTestsPath: path.join(ROOT, 'out', 'test', 'vscode', 'index.js'),
    launchArgs: [file, `--user-data-dir=${userData}`, '--disable-extensions', '--disable-workspace-trust'],
  });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  for (const made of [folder, userData]) fs.rmSync(made, { recursive: true, force: true });
}
