import assert from 'node:assert/strict';
import { PROTOCOL_VERSION } from '../../../src/judge/sandbox/protocol';
import { SupervisorFault, SupervisorProcess } from '../../../src/judge/sandbox/supervisorProcess';
import { NEVER } from './support';

const EXITED = 0, CANCELLED = 7, LAST = 4;
/** Longer than any of this takes: what is told apart here is told at once. */
const WALL_MS = 50_000;

function frame(...parts: (number | bigint | string)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => {
    const bytes = Buffer.alloc(typeof part === 'number' ? 4 : typeof part === 'bigint' ? 8 : 5 + part.length);
    if (typeof part === 'bigint') bytes.writeBigUInt64LE(part);
    else bytes.writeUInt32LE(typeof part === 'number' ? part : part.length);
    if (typeof part === 'string') bytes.write(part, 4);
    return bytes;
  }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(body.length);
  return Buffer.concat([length, body]);
}

const HELLO = frame(PROTOCOL_VERSION, '', 0);
const reply = (status: number, flags = LAST) => frame(0, status, 0, flags, 1n, 1n, 1n, 4n, 'out\n', '', 0, '');

/** A supervisor that greets with `hello`, answers the n-th of what it is told with `answers[n]`, and ends after the last of them when that is `null`. */
function standIn(answers: readonly (Buffer | null)[], hello = HELLO): Promise<SupervisorProcess> {
  const script = `
    const answers = ${JSON.stringify(answers.map((answer) => answer && answer.toString('base64')))};
    process.stdout.write(Buffer.from('${hello.toString('base64')}', 'base64'));
    process.stdin.on('data', () => {
      const answer = answers.shift();
      if (answer === null) process.exit(3);
      if (answer) process.stdout.write(Buffer.from(answer, 'base64'));
    });`;
  return SupervisorProcess.start(process.execPath, ['-e', script]);
}

const ask = (supervisor: SupervisorProcess, onReply: () => 'go on' | 'stop' = () => 'go on', signal: AbortSignal = NEVER) =>
  supervisor.request(frame(0), 1, WALL_MS, onReply, signal);

describe('a supervisor, seen from the judge', function () {
  this.timeout(60_000);

  it('is asked one thing after another', async () => {
    const supervisor = await standIn([reply(EXITED), reply(EXITED)]);
    await ask(supervisor);
    await ask(supervisor);
    assert.ok(supervisor.alive);
    await supervisor.dispose();
    assert.ok(!supervisor.alive);
  });

  it('may give up what was cancelled', async () => {
    const supervisor = await standIn([reply(EXITED, 0), reply(CANCELLED)]);
    const replies: string[] = [];
    await ask(supervisor, () => { replies.push('reply'); return 'stop'; });
    assert.equal(replies.length, 2);
    assert.ok(supervisor.alive);
    await supervisor.dispose();
  });

  const faults: readonly [string, readonly (Buffer | null)[], RegExp][] = [
    ['gives up what nobody had cancelled', [reply(CANCELLED)], /gave up a run/],
    ['ends before it has answered', [null], /exit code 3/],
    ['announces a reply of four gigabytes', [Buffer.from([255, 255, 255, 255])], /impossible reply/],
    ['announces more of an output than it sends', [frame(0, EXITED, 0, LAST, 1n, 1n, 1n, 4n, 1 << 20)], /shorter than it says/],
    ['says more than a reply holds', [frame(0, EXITED, 0, LAST, 1n, 1n, 1n, 4n, 'out\n', '', 0, '', 'and more')], /longer than it says/],
    ['knows a status that there is not', [reply(99)], /unknown status/],
  ];
  for (const [what, answers, message] of faults) it(`is at fault, and not asked again, when it ${what}`, async () => {
    const supervisor = await standIn(answers);
    await assert.rejects(ask(supervisor), (error: Error) => error instanceof SupervisorFault && message.test(error.message));
    assert.ok(!supervisor.alive);
    await assert.rejects(ask(supervisor), SupervisorFault);
  });

  it('is at fault when it speaks without being asked', async () => {
    const supervisor = await standIn([Buffer.concat([reply(EXITED), reply(EXITED)])]);
    await ask(supervisor);
    assert.ok(!supervisor.alive);
  });

  it('does not start where it speaks another version, says what it lacks, or is not there', async () => {
    await assert.rejects(standIn([], frame(PROTOCOL_VERSION + 1, '', 0)), /version/);
    await assert.rejects(standIn([], frame(PROTOCOL_VERSION, 'no namespaces here', 0)), /no namespaces here/);
    await assert.rejects(SupervisorProcess.start('/nowhere/bwrap', []), SupervisorFault);
  });
});
