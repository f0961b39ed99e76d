// Builds bench/pool from the bundled problems: each program's verdict on the examples and on the tests, by our own judge
// (`npm run build` first). Fails when a program is not what its recording says it is.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { ROOT } from './project.mjs';

const SAMPLES = path.join(ROOT, 'samples');
const POOL = path.join(ROOT, 'bench', 'pool');
const CLI = path.join(ROOT, 'dist', 'cli.js');
const VERDICTS = { AC: 'accepted', WA: 'wrong_answer', PE: 'wrong_answer', TLE: 'time_limit_exceeded', RE: 'run_time_error', MLE: 'run_time_error', CE: 'compile_error' };

/** What each kind of program does on the examples (`true`: accepts them all) and on all tests. */
const KINDS = {
  right: (examples, all) => examples === 'AC' && all === 'AC',
  'wrong-passes-examples': (examples, all) => examples === 'AC' && all !== 'AC',
  wrong: (examples) => examples === 'WA',
  ce: (examples) => examples === 'CE',
  // Some crash or are too slow at the limits of the input alone, which the tests are too small to show.
  crash: (examples, all) => all === 'AC' || all === 'RE',
  tle: (examples, all) => all === 'AC' || all === 'TLE',
  duplicate: (examples) => examples === 'AC',
};

function cli(args) {
  const run = spawnSync(process.execPath, [CLI, ...args, '--json'], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (run.stdout === '') throw new Error(`shortlist ${args.join(' ')}: ${run.stderr}`);
  return JSON.parse(run.stdout);
}

function testsIn(folder) {
  const read = (name) => fs.readFileSync(path.join(folder, name), 'utf8');
  return fs.readdirSync(folder).filter((name) => name.endsWith('.in')).sort()
    .map((name) => ({ input: read(name), output: read(name.replace(/\.in$/, '.out')) }));
}

/** The verdict on the examples alone and on all tests. */
function judge(program, language, { checker, tolerance, examples }, tests, scratch) {
  const file = path.join(scratch, 'tests.json');
  fs.writeFileSync(file, JSON.stringify({ tests: [...examples, ...tests] }));
  const result = cli(['judge', program, '--language', language, '--tests', file, ...(checker ? ['--checker', checker] : []), ...(tolerance ? ['--tolerance', String(tolerance)] : [])]);
  const verdicts = result.tests.map((test) => test.verdict);
  const first = (list) => list.find((verdict) => verdict !== 'AC') ?? 'AC';
  return verdicts.length === 0 ? { examples: result.verdict, all: result.verdict } : { examples: first(verdicts.slice(0, examples.length)), all: first(verdicts) };
}

function poolOf(id, scratch) {
  const folder = path.join(SAMPLES, id);
  const statementFile = path.join(folder, 'statement.md');
  const problem = cli(['read', statementFile]);
  const recording = parse(fs.readFileSync(path.join(folder, 'recording.yaml'), 'utf8'));
  const checkerFile = path.join(folder, 'checker.cpp');
  const checker = fs.existsSync(checkerFile) ? checkerFile : null;
  const tests = testsIn(path.join(folder, 'tests'));
  const candidates = recording.programs.map(({ file, language, kind }) => {
    const verdict = judge(path.join(folder, file), language, { checker, tolerance: problem.tolerance, examples: problem.examples }, tests, scratch);
    if (!KINDS[kind](verdict.examples, verdict.all)) {
      process.exitCode = 1;
      console.error(`${id}/${file} is called "${kind}" but gets ${verdict.examples} on the examples and ${verdict.all} on all tests.`);
    }
    const all = kind === 'tle' ? 'TLE' : kind === 'crash' ? 'RE' : verdict.all;
    return { language: language.replace(/^cpp17$/, 'cpp').replace(/^python3$/, 'python'), code: fs.readFileSync(path.join(folder, file), 'utf8'), count: 1, correct: all === 'AC', verdict: VERDICTS[all] };
  });
  return {
    id, source: 'bundled', title: problem.title, statement: fs.readFileSync(statementFile, 'utf8'), examples: problem.examples, hiddenTests: tests,
    ...(problem.timeLimitMs ? { timeLimitSeconds: problem.timeLimitMs / 1000 } : {}), ...(checker ? { customChecker: true, multiAnswerHint: true } : {}), candidates,
  };
}

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'shortlist-pool-'));
try {
  fs.mkdirSync(POOL, { recursive: true });
  for (const id of fs.readdirSync(SAMPLES).filter((name) => fs.existsSync(path.join(SAMPLES, name, 'recording.yaml')))) {
    fs.writeFileSync(path.join(POOL, `${id}.json`), `${JSON.stringify(poolOf(id, scratch), null, 1)}\n`);
  }
} finally {
  fs.rmSync(scratch, { recursive: true, force: true });
}
