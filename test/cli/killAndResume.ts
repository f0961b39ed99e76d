/** Kills `shortlist solve` at a point of its log, resumes the run, and compares its end with an undisturbed one. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { LOG_FILE } from '../../src/run/log';
import { readRun, type StoredRun } from '../../src/run/store';
import { startProgramEndpoint, type ProgramEndpoint } from './programEndpoint';

const CLI = path.join(process.cwd(), 'dist', 'cli.js');

const STATEMENT = `# Twice

Time limit: 2 seconds

## Input

One line with an integer n (1 ≤ n ≤ 1000).

## Output

Print twice n.

## Example

Input:

\`\`\`
2
\`\`\`

Output:

\`\`\`
4
\`\`\`
`;

/** Different programs: three kinds that pass the example, three that do not. */
export const PROGRAMS: readonly string[] = Array.from({ length: 18 }, (_, index) => [
  `n = int(input())\nprint(n * 2 + ${index} - ${index})`, `n = int(input())\nprint(n ** 2 + ${index} - ${index})`, `n = int(input())\nprint(n + 2 + ${index} - ${index})`,
  `print(int(input()) + ${index + 10})`, `import sys\nsys.exit(${index + 1})`, `print(${index}`,
][index % 6]!);

const SETTINGS = ['--model', 'programs', '--samples', String(PROGRAMS.length), '--inputs', '8', '--no-stop-early', '--languages', 'python3=1',
  ...['generators', 'checker', 'bruteForce'].flatMap((name) => ['--set', `${name}=false`]), '--set', 'scores=0', '--set', 'repairs=0', '--set', 'perCall=1'];

export interface Disturbed {
  /** Programs that the resumed process asked for beyond those it lacked. */
  readonly askedAgain: number;
  readonly killed: boolean;
  readonly run: StoredRun;
}

export class KillBench {
  private constructor(readonly folder: string, readonly statement: string, readonly cacheHome: string) {}

  static async open(): Promise<KillBench> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'shortlist-kill-'));
    const statement = path.join(folder, 'statement.md');
    await writeFile(statement, STATEMENT);
    return new KillBench(folder, statement, path.join(folder, 'cache'));
  }

  close(): Promise<void> { return rm(this.folder, { recursive: true, force: true }); }

  /** Runs to the end; with `killAfter`, kills the process with SIGKILL once its log has that many lines, and resumes it. */
  async run(killAfter: number | null): Promise<Disturbed> {
    const runs = await mkdtemp(path.join(this.folder, 'runs-'));
    const first = await startProgramEndpoint(PROGRAMS);
    const process = this.#start([this.statement, ...SETTINGS, '--run-dir', runs], first);
    while (killAfter !== null && !process.ended() && await linesOf(runs) < killAfter) await new Promise((resolve) => { setTimeout(resolve, 2); });
    const killed = killAfter !== null && process.kill();
    const ending = await process.done;
    await first.close();
    const [id] = await readdir(runs);
    const atKill = await readRun(path.join(runs, id!));
    if (!killed) {
      assert.equal(ending.code, 0, ending.output);
      return { askedAgain: 0, killed, run: atKill };
    }
    // What the dead process had been given but had not logged is lost with it, and is all that may be given again.
    const logged = new Set(atKill.state.order.map((candidate) => atKill.state.candidates[candidate]!.code.trim()));
    const left = PROGRAMS.filter((program) => !logged.has(program));
    const second = await startProgramEndpoint(left);
    const resumed = await this.#start(['--resume', id!, ...SETTINGS.slice(0, 2), '--run-dir', runs], second).done;
    await second.close();
    assert.equal(resumed.code, 0, resumed.output);
    return { askedAgain: second.given.length - left.length, killed, run: await readRun(path.join(runs, id!)) };
  }

  #start(args: readonly string[], endpoint: ProgramEndpoint) {
    const child = spawn(process.execPath, [CLI, 'solve', ...args, '--base-url', endpoint.baseUrl], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], HOME: this.folder, XDG_CACHE_HOME: this.cacheHome, OPENAI_API_KEY: 'test' },
    });
    let output = '';
    child.stdout.on('data', (data) => { output += String(data); });
    child.stderr.on('data', (data) => { output += String(data); });
    const done = new Promise<{ code: number | null; output: string }>((resolve) => { child.on('close', (code) => resolve({ code, output })); });
    return { done, ended: () => child.exitCode !== null, kill: () => child.kill('SIGKILL') };
  }
}

async function linesOf(runs: string): Promise<number> {
  const [id] = await readdir(runs);
  const text = id === undefined ? '' : await readFile(path.join(runs, id, LOG_FILE), 'utf8').catch(() => '');
  return text.split('\n').length - 1;
}

/** What must be the same however often the run was disturbed: each program with its fate, and the behaviour it was grouped by. */
export function fates({ run: { state } }: Disturbed): string[] {
  return state.order.map((id) => {
    const candidate = state.candidates[id]!;
    const outputs = Object.values(candidate.outcomes).map(([input, verdict, , digest]) => [state.blobs[state.inputs[input]!.blob]!.text, verdict, digest]);
    return JSON.stringify([candidate.code, candidate.verdict, candidate.passed, candidate.duplicateOf !== null, outputs.sort()]);
  }).sort();
}

/** Compares a disturbed run with an undisturbed one. */
export function assertNothingLost(disturbed: Disturbed, undisturbed: Disturbed): void {
  const { state, damage } = disturbed.run;
  assert.equal(damage, null);
  assert.equal(state.ended?.outcome, 'chosen');
  assert.deepEqual(fates(disturbed), fates(undisturbed));
  assert.equal(disturbed.askedAgain, 0);
}
