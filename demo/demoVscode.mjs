// `npm run demo:vscode`: a real VS Code served on 127.0.0.1, Shortlist loaded and a bundled problem open. Ends with Ctrl-C.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureNeeds, say } from '../scripts/machine.mjs';
import { ROOT, build, ensurePackages } from '../scripts/project.mjs';
import { ensureHost } from '../test/host/setup.mjs';
import { startServer } from '../test/host/vscodeServer.mjs';

const port = Number(process.env.PORT) || undefined;
try {
  ensurePackages();
  ensureNeeds('bubblewrap', 'g++', 'python3');
  build();
  ensureHost();
} catch (error) {
  console.error(error.message);
  process.exit(2);
}

// A copy of the samples, so that what is tried here changes nothing in the clone.
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'shortlist-demo-'));
const samples = fs.readdirSync(path.join(ROOT, 'samples'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
for (const sample of samples) {
  fs.mkdirSync(path.join(folder, sample));
  fs.copyFileSync(path.join(ROOT, 'samples', sample, 'statement.md'), path.join(folder, sample, 'statement.md'));
}
const server = await startServer({ extensions: [ROOT], port, settings: { 'chat.disableAIFeatures': false } });
const first = samples[0] && server.remoteUri(path.join(folder, samples[0], 'statement.md'));
say('VS Code is running with Shortlist. Open this address in a browser:');
console.log(`\n  ${server.address({ open: folder, payload: first ? { openFile: first } : {} })}\n`);
console.log('Then press F1 and choose "Shortlist: Solve Problem". Ctrl-C ends it.');

await new Promise((resolve) => { for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve); });
await server.stop();
fs.rmSync(folder, { recursive: true, force: true });
