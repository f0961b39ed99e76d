// `npm test`: sets up what is missing, builds, runs every suite (or those named: `npm test -- unit ui`) and sums up.
// The last line is `N passed, N failed`, with `, N skipped` where some were.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureNeeds } from '../scripts/machine.mjs';
import { ROOT, build, ensurePackages } from '../scripts/project.mjs';
import { ensureHost } from './host/setup.mjs';

const SUITE_TIMEOUT_MS = 10 * 60_000;
const APART = ['vscode', 'ui', 'hostile'];

const bin = (...names) => path.join(ROOT, 'node_modules', ...names);
const mocha = (timeoutMs, ...patterns) => [
  bin('mocha', 'bin', 'mocha.js'), '--enable-source-maps', '--reporter', path.join(ROOT, 'test', 'reporter.cjs'), '--timeout', String(timeoutMs), ...patterns,
];

/** `command` is run by this Node, and leaves its figures where SHORTLIST_TEST_RESULT says; `checks` count as one test each. */
const SUITES = [
  { name: 'unit', title: 'Unit tests', needs: ['bubblewrap', 'g++', 'python3'],
    command: mocha(60_000, 'out/test/**/*.test.js', ...APART.flatMap((folder) => ['--ignore', `out/test/${folder}/**`])) },
  { name: 'hostile', title: 'Hostile programs', needs: ['bubblewrap', 'g++', 'python3'], command: mocha(120_000, 'out/test/hostile/**/*.test.js') },
  { name: 'vscode', title: 'In the extension host of a real VS Code', needs: ['bubblewrap', 'g++', 'python3', 'chromium'], host: true,
    command: [path.join(ROOT, 'test', 'host', 'runExtensionTests.mjs')] },
  { name: 'ui', title: 'In the real workbench', needs: ['bubblewrap', 'g++', 'python3', 'chromium'], host: true, command: mocha(180_000, 'out/test/ui/**/*.test.js') },
  { name: 'lint', title: 'Lint and types', needs: [],
    checks: [['eslint', [bin('eslint', 'bin', 'eslint.js'), '.']], ['tsc', [bin('typescript', 'bin', 'tsc')]]] },
];

/** Runs this Node with `args`, its output shown as it comes. */
function runNode(args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } });
    const timer = setTimeout(() => child.kill('SIGKILL'), SUITE_TIMEOUT_MS);
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      resolve(code === 0 ? null : signal ? `was ended by ${signal}` : `ended with exit code ${code}`);
    });
  });
}

async function runSuite(suite, scratch) {
  const broken = (message) => ({ passed: 0, failed: 1, skipped: 0, failures: [{ title: suite.title, message }] });
  const missing = ensureNeeds(...suite.needs);
  if (missing.length > 0) return broken(`could not run: ${missing.join(', ')} missing`);
  try {
    if (suite.host) ensureHost();
  } catch (error) {
    return broken(`could not run: ${error.message}`);
  }
  console.log(`\n━━ ${suite.title}`);
  if (suite.checks) return runChecks(suite.checks);
  const resultFile = path.join(scratch, `${suite.name}.json`);
  const complaint = await runNode(suite.command, { SHORTLIST_TEST_RESULT: resultFile });
  if (!fs.existsSync(resultFile)) return broken(`gave no result; it ${complaint ?? 'ended early'}`);
  const result = JSON.parse(fs.readFileSync(resultFile, 'utf8'));
  if (complaint && (!result.ended || result.failed === 0)) {
    result.failed += 1;
    result.failures.push({ title: suite.title, message: complaint });
  }
  return result;
}

async function runChecks(checks) {
  const result = { passed: 0, failed: 0, skipped: 0, failures: [] };
  for (const [title, args] of checks) {
    const complaint = await runNode(args);
    console.log(`  ${complaint ? '✗' : '✔'} ${title}`);
    if (complaint) {
      result.failed += 1;
      result.failures.push({ title, message: complaint });
    } else result.passed += 1;
  }
  return result;
}

function figures({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

async function main() {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !SUITES.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    console.error(`No suite is called ${unknown.join(', ')}. There are: ${SUITES.map((suite) => suite.name).join(', ')}.`);
    process.exit(2);
  }
  const suites = asked.length > 0 ? SUITES.filter((suite) => asked.includes(suite.name)) : SUITES;

  try {
    ensurePackages();
    build('--tests');
  } catch (error) {
    console.error(`${error.message}\n${figures({ passed: 0, failed: 1, skipped: 0 })}`);
    process.exit(1);
  }
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'shortlist-tests-'));
  const total = { passed: 0, failed: 0, skipped: 0 };
  const lines = [];
  const failures = [];
  try {
    for (const suite of suites) {
      const startedAt = Date.now();
      const result = await runSuite(suite, scratch);
      for (const key of Object.keys(total)) total[key] += result[key];
      failures.push(...result.failures.map((failure) => ({ suite: suite.name, ...failure })));
      lines.push(`${suite.name.padEnd(8)} ${figures(result)} (${Math.round((Date.now() - startedAt) / 1000)} s)`);
    }
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }

  console.log('\n━━ Summary');
  for (const { suite, title, message } of failures) console.log(`✗ ${suite}: ${title}\n    ${message.split('\n').slice(0, 5).join('\n    ')}`);
  for (const line of lines) console.log(line);
  console.log(figures(total));
  process.exit(total.failed > 0 ? 1 : 0);
}

await main();
