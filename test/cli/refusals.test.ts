import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { sampleRun } from '../run/sampleRun';

const CLI = path.join(process.cwd(), 'dist', 'cli.js');
const STATEMENT = path.join(process.cwd(), 'samples', 'lantern-ring', 'statement.md');

/** A port of this machine that nothing listens at. */
async function deafPort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => { server.once('listening', resolve); });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => { server.close(resolve); });
  return port;
}

describe('what the command line refuses', function () {
  this.timeout(60_000);
  const home = mkdtempSync(path.join(os.tmpdir(), 'shortlist-refusals-'));
  after(() => { rmSync(home, { recursive: true, force: true }); });

  /** Refused in one sentence with status 2, and with no run begun. */
  const refused = (args: readonly string[], message: RegExp, env: Readonly<Record<string, string>> = {}) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args],
      { encoding: 'utf8', cwd: home, env: { PATH: process.env['PATH'], HOME: home, ...env } });
    assert.deepEqual([status, stdout], [2, ''], stderr);
    assert.match(stderr, message);
    assert.doesNotMatch(stderr, /^\s+at /m);
    const runs = path.join(home, '.local', 'state', 'shortlist', 'runs');
    assert.deepEqual(existsSync(runs) ? readdirSync(runs) : [], []);
  };

  it('is a ranking rule that there is not', () => {
    refused(['solve', STATEMENT, '--model', 'recorded', '--rank', 'luck'], /^shortlist: There is no ranking rule "luck"\. Known are: combined, size/m);
  });
  it('is a language that there is not', () => {
    refused(['solve', STATEMENT, '--model', 'recorded', '--languages', 'python3=1,klingon=2'], /^shortlist: There is no language "klingon"\. There are: cpp17/m);
  });
  it('is a mix of no language', () => {
    refused(['solve', STATEMENT, '--model', 'recorded', '--languages', 'python3=0'], /^shortlist: No language has a share/m);
  });
  it('is an endpoint of no name that cannot be asked for its models', async () => {
    const url = `http://127.0.0.1:${await deafPort()}/v1`;
    refused(['solve', STATEMENT, '--base-url', url], /^shortlist: http:\/\/127\.0\.0\.1:\d+ could not be reached: nothing listens there/m);
  });
  it('is a model where the endpoint and the key are set to nothing', () => {
    refused(['solve', STATEMENT, '--model', 'm'], /^shortlist: No endpoint for the model "m"/m, { OPENAI_BASE_URL: '', OPENAI_API_KEY: '' });
  });
});

describe('what the command line tells of a damaged log', function () {
  this.timeout(60_000);
  const [root, id] = [mkdtempSync(path.join(os.tmpdir(), 'shortlist-damaged-')), '20260101-000000-00000d'];
  before(() => {
    mkdirSync(path.join(root, id));
    writeFileSync(path.join(root, id, 'events.jsonl'), `${JSON.stringify(sampleRun()[0])}\n{"type":"sampled","at":"x"}\n${JSON.stringify(sampleRun()[1])}\n`);
  });
  after(() => { rmSync(root, { recursive: true, force: true }); });

  for (const args of [['replay'], ['export', '--format', 'json']]) {
    it(`is where it is and that all before it counts: ${args[0]}`, () => {
      const { status, stderr } = spawnSync(process.execPath, [CLI, ...args, id, '--run-dir', root], { encoding: 'utf8' });
      assert.equal(status, 0, stderr);
      assert.match(stderr, /^note: the run's log is damaged at line 2, byte \d+ \(the line is not an event.*\); all before it counts\.$/m);
    });
  }
});
