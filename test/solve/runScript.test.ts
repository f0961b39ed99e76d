import assert from 'node:assert/strict';
import { runChecker } from '../../src/solve/runScript';
import { fakeProgram } from './fakes';
import { stubRun } from './stubRun';

describe('judging an output by a checker', () => {
  it('hands a long one over in pieces that fit on a command line, none of it lost', async () => {
    const { ctx } = stubRun({}, { accepts: () => true });
    const output = Array.from({ length: 20_000 }, (_, index) => String(index)).join(' ');
    let args: readonly string[] = [];
    const judge = { ...ctx.judge, judge: (job: Parameters<typeof ctx.judge.judge>[0], signal: AbortSignal) => { args = job.tests[0]!.args ?? []; return ctx.judge.judge(job, signal); } };
    await runChecker({ ...ctx, judge }, fakeProgram('checker'), [{ input: '', output, answer: output }]);
    assert.equal(args.join(''), output);
    assert.ok(args.length > 1 && args.every((piece) => Buffer.byteLength(piece) < 128 * 1024));
  });
});
