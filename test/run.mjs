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
const NONE = { passed: 0, failed: 0, skipped: 0 };
const APART = ['vscode', 'ui', 'hostile'];

const bin = (...names) => path.join(ROOT, 'node_modules', ...names);
const mocha = (timeoutMs, ...patterns) => [
  bin('mocha', 'bin', 'mocha.js'), '--enable-source-maps', '--reporter', path.join(ROOT, 'test', 'reporter.cjs'), '--timeout', String(timeoutMs), ...patterns,
];

/** Processes, clocks and a browser that drives a whole VS Code have bad moments; more files than these failing at once is no bad moment. */
const SECOND_CHANCES = 2;

const EXTENSION_TESTS = [path.join(ROOT, 'test', 'host', 'runExtensionTests.mjs')];

/**
 * `command` is run by this Node, and leaves its figures where SHORTLIST_TEST_RESULT says; `checks` count as one test each.
 * Files with a failure are run once more on their own, by the command that `again` gives, which the summary tells.
 */
const SUITES = [
  { name: 'unit', title: 'Unit tests', needs: ['bubblewrap', 'g++', 'python3'],
    command: mocha(60_000, 'out/test/**/*.test.js', ...APART.flatMap((folder) => ['--ignore', `out/test/${folder}/**`])), again: (files) => mocha(60_000, ...files) },
  { name: 'hostile', title: 'Hostile programs', needs: ['bubblewrap', 'g++', 'python3'],
    command: mocha(120_000, 'out/test/hostile/**/*.test.js'), again: (files) => mocha(120_000, ...files) },
  { name: 'vscode', title: 'In the extension host of a real VS Code', needs: ['bubblewrap', 'g++', 'python3', 'chromium'], host: true,
    command: EXTENSION_TESTS, again: () => EXTENSION_TESTS },
  { name: 'ui', title: 'In the real workbench', needs: ['bubblewrap', 'g++', 'python3', 'chromium'], host: true,
    command: mocha(180_000, 'out/test/ui/**/*.test.js'), again: (files) => mocha(180_000, ...files) },
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
  const broken = (message) => ({ files: { '': { ...NONE, failed: 1 } }, failures: [{ title: suite.title, message }] });
  const missing = ensureNeeds(...suite.needs);
  if (missing.length > 0) return broken(`could not run: ${missing.join(', ')} missing`);
  try {
    if (suite.host) ensureHost();
  } catch (error) {
    return broken(`could not run: ${error.message}`);
  }
  console.log(`\n━━ ${suite.title}`);
  if (suite.checks) return runChecks(suite.checks);
  const result = await runCommand(suite, suite.command, path.join(scratch, `${suite.name}.json`));
  const files = [...new Set(result.failures.map((failure) => failure.file))];
  if (suite.again && files.length > 0 && files.length <= SECOND_CHANCES && files.every(Boolean)) {
    console.log(`\n━━ ${suite.title}: once more, alone: ${files.map((file) => path.basename(file)).join(', ')}`);
    const second = await runCommand(suite, suite.again(files), path.join(scratch, `${suite.name}-again.json`));
    return { files: { ...result.files, ...second.files }, failures: second.failures, onceMore: result.failures };
  }
  return result;
}

/** The figures by file, and every failure: those of tests, and that of a command which ended otherwise than its tests tell. */
async function runCommand(suite, command, resultFile) {
  const broken = (message) => ({ files: { '': { ...NONE, failed: 1 } }, failures: [{ title: suite.title, message }] });
  const complaint = await runNode(command, { SHORTLIST_TEST_RESULT: resultFile });
  if (!fs.existsSync(resultFile)) return broken(`gave no result; it ${complaint ?? 'ended early'}`);
  const result = JSON.parse(fs.readFileSync(resultFile, 'utf8'));
  if (!complaint || (result.ended && result.failures.length > 0)) return result;
  const more = broken(complaint);
  return { files: { ...result.files, ...more.files }, failures: [...result.failures, ...more.failures] };
}

async function runChecks(checks) {
  const result = { files: {}, failures: [] };
  for (const [title, args] of checks) {
    const complaint = await runNode(args);
    console.log(`  ${complaint ? '✗' : '✔'} ${title}`);
    result.files[title] = { ...NONE, [complaint ? 'failed' : 'passed']: 1 };
    if (complaint) result.failures.push({ title, message: complaint });
  }
  return result;
}

function sum(files) {
  const total = { ...NONE };
  for (const figures of Object.values(files)) for (const key of Object.keys(total)) total[key] += figures[key];
  return total;
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
    console.error(`${error.message}\n${figures({ ...NONE, failed: 1 })}`);
    process.exit(1);
  }
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'shortlist-tests-'));
  const all = {};
  const lines = [];
  const failures = [];
  const onceMore = [];
  try {
    for (const suite of suites) {
      const startedAt = Date.now();
      const result = await runSuite(suite, scratch);
      const total = sum(result.files);
      all[suite.name] = total;
      failures.push(...result.failures.map((failure) => ({ suite: suite.name, ...failure })));
      onceMore.push(...(result.onceMore ?? []).map((failure) => ({ suite: suite.name, ...failure })));
      lines.push(`${suite.name.padEnd(8)} ${figures(total)} (${Math.round((Date.now() - startedAt) / 1000)} s)`);
    }
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }

  console.log('\n━━ Summary');
  const tell = (mark, { suite, title, message }) => console.log(`${mark} ${suite}: ${title}\n    ${message.split('\n').slice(0, 5).join('\n    ')}`);
  for (const failure of onceMore) tell('↻ failed at first, its file run once more:', failure);
  for (const failure of failures) tell('✗', failure);
  for (const line of lines) console.log(line);
  const total = sum(all);
  console.log(figures(total));
  process.exit(total.failed > 0 ? 1 : 0);
}

await main();
