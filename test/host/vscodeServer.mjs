// Starts VS Code's own server on 127.0.0.1 with the extensions given, in folders of its own that go when it stops.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { SERVER_MAIN, serverNode } from './setup.mjs';

const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 5_000;

const QUIET_SETTINGS = {
  'chat.disableAIFeatures': true, // no agent host and none of its noise; vscode.lm, tools and model providers still work
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'shortlist.models': ['recorded'], // no test meets the picker of a first run unless it means to
};

/**
 * @param {import('./vscodeHost.mjs').ServerOptions} options
 * @returns {Promise<import('./vscodeHost.mjs').Server>}
 */
export async function startServer({ extensions = [], settings = {}, env = {}, testDriver = false, workspaceTrust = false, port, onLog = () => {} } = {}) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'shortlist-vscode-'));
  const folder = (...names) => {
    const dir = path.join(home, ...names);
    fs.mkdirSync(dir, { recursive: true });
    return dir;
  };
  const extensionsDir = folder('extensions');
  for (const extension of extensions) {
    const { publisher, name, version } = JSON.parse(fs.readFileSync(path.join(extension, 'package.json'), 'utf8'));
    fs.symlinkSync(path.resolve(extension), path.join(extensionsDir, `${publisher}.${name}-${version}`));
  }
  fs.writeFileSync(path.join(folder('data', 'User'), 'settings.json'), JSON.stringify({ ...QUIET_SETTINGS, ...settings }, null, 2));

  const listenPort = port ?? await freePort();
  const token = randomBytes(16).toString('hex');
  const server = spawn(serverNode(), [
    SERVER_MAIN, '--host', '127.0.0.1', '--port', String(listenPort), '--connection-token', token, '--accept-server-license-terms', '--disable-telemetry',
    '--server-data-dir', folder('server'), '--user-data-dir', folder('data'), '--extensions-dir', extensionsDir,
    ...(workspaceTrust ? [] : ['--disable-workspace-trust']),
    // Without the driver a built VS Code ignores extensionDevelopmentPath and extensionTestsPath; with it, toasts and modal dialogs are suppressed.
    ...(testDriver ? ['--enable-smoke-test-driver'] : []),
  ], {
    env: { PATH: process.env.PATH, HOME: folder('home'), TMPDIR: folder('tmp'), LANG: 'C.UTF-8', SHELL: '/bin/sh', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // a process group of its own, so that stopping takes the extension host along
  });
  let said = '';
  for (const stream of [server.stdout, server.stderr]) {
    stream.on('data', (data) => {
      said = (said + data).slice(-4000);
      onLog('server', String(data));
    });
  }
  const exited = new Promise((resolve) => server.once('close', resolve));
  const signalGroup = (signal) => { try { process.kill(-server.pid, signal); } catch { /* already gone */ } };
  const stop = async () => {
    signalGroup('SIGTERM');
    const timer = setTimeout(() => signalGroup('SIGKILL'), STOP_TIMEOUT_MS);
    await exited;
    clearTimeout(timer);
    signalGroup('SIGKILL');
    fs.rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  };

  const host = `127.0.0.1:${listenPort}`;
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const answered = await fetch(`http://${host}/version`).then((answer) => answer.ok, () => false);
    if (answered) break;
    if (server.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`VS Code's server did not start. It said:\n${said}`);
    }
    await delay(100);
  }
  return {
    host,
    home,
    userSettings: path.join(home, 'data', 'User', 'settings.json'),
    address: ({ open, payload = {} } = {}) => {
      const query = new URLSearchParams({ tkn: token, ...(open ? { [open.endsWith('.code-workspace') ? 'workspace' : 'folder']: path.resolve(open) } : { ew: 'true' }) });
      const entries = Object.entries({ skipWelcome: 'true', skipReleaseNotes: 'true', ...payload });
      query.set('payload', JSON.stringify(entries));
      return `http://${host}/?${query}`;
    },
    remoteUri: (file) => `vscode-remote://${host}${path.resolve(file)}`,
    stop,
  };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
