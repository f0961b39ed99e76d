import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ModelError } from '../../src/model/chatModel';
import type { RunEvent } from '../../src/run/events';
import type { SolveSettings } from '../../src/run/settings';
import { emptyState, fold } from '../../src/run/state';
import type { SolveContext } from '../../src/solve/context';
import { giveFeedback } from '../../src/solve/feedback';
import { solve, type SolveOptions } from '../../src/solve/solve';
import { UserError } from '../../src/userError';
import { fakeJudge, fencedProgram, plainSettings, scriptedModels, TWICE, TWICE_BEHAVIOURS, type Script } from './fakes';

/** Rewrites the golden logs instead of comparing with them. */
const UPDATE = process.env['UPDATE_GOLDEN'] === '1';
const GOLDEN = path.join(process.cwd(), 'test', 'solve', 'golden');

const options = (script: Script, over: Partial<SolveOptions> = {}, settings: Partial<SolveSettings> = {}): SolveOptions => {
  let now = 0;
  return {
    run: '20260101-000000-abcdef', problem: TWICE, settings: plainSettings({ samples: 8, inputs: 6, ...settings }), judge: fakeJudge(TWICE_BEHAVIOURS),
    models: scriptedModels(script), signal: new AbortController().signal, clock: () => { now += 1; return now; }, ...over,
  };
};

async function collect(stream: AsyncIterable<RunEvent>): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

const stateOf = (events: readonly RunEvent[]) => events.reduce(fold, emptyState());
const PROGRAMS = ['right', 'squared', 'wrong', 'added', 'squared', 'slow', 'nonsense', 'squared'].map(fencedProgram);

describe('a run', () => {
  it('gives the golden events for a recorded seed', async () => {
    const events = await collect(solve(options({ sample: PROGRAMS })));
    const text = events.map((event) => `${JSON.stringify(event)}\n`).join('');
    const file = path.join(GOLDEN, 'plain.jsonl');
    if (UPDATE) writeFileSync(file, text);
    assert.equal(text, readFileSync(file, 'utf8'));
  });

  it('says that programs are not compared yet for as long as they were run on the examples alone', async () => {
    const events = await collect(solve(options({ sample: PROGRAMS })));
    const ran = events.findIndex(({ type }) => type === 'ran');
    const choices = (some: readonly RunEvent[]) => some.flatMap((event) => event.type === 'chosen' ? event.ranking.map(({ reason }) => reason) : []);
    const [early, late] = [choices(events.slice(0, ran)), choices(events.filter((event) => event.type === 'chosen' && event.final))];
    assert.ok(early.length > 0 && early.every((reason) => /not compared/.test(reason)), early.join('\n'));
    assert.ok(late.length > 0 && !late.some((reason) => /not compared/.test(reason)), late.join('\n'));
  });

  it('chooses anew while programs are compared, and not only when that is over', async () => {
    const events = await collect(solve(options({ sample: PROGRAMS })));
    const compared = events.findIndex((event) => event.type === 'stage' && event.stage === 'cluster' && event.status === 'finished');
    const choices = events.slice(0, compared).filter((event) => event.type === 'chosen').filter(({ ranking }) => ranking.some(({ reason }) => !/not compared/.test(reason)));
    assert.ok(choices.length > 1, `${choices.length} choices`);
    assert.ok(choices.every(({ final }) => !final));
  });

  it('keeps nobody waiting for a log that is not written any more', async () => {
    let ctx: SolveContext | undefined;
    for await (const event of solve(options({ sample: PROGRAMS }, { attach: (attached) => { ctx = attached; } }))) if (event.type === 'sampled') break;
    await assert.rejects(ctx!.secured!(), { name: 'AbortError' });
  });

  it('has no stage of helpers where none is to be asked for', async () => {
    const stagesOf = async (settings: Partial<SolveSettings>) => Object.keys(stateOf(await collect(solve(options({ sample: PROGRAMS, 'brute-force': Array.from({ length: 4 }, () => fencedProgram('right')) }, {}, settings)))).stages);
    assert.ok(!(await stagesOf({})).includes('helpers'));
    assert.ok((await stagesOf({ bruteForce: true })).includes('helpers'));
  });

  it('samples, filters, clusters, ranks and chooses', async () => {
    const state = stateOf(await collect(solve(options({ sample: PROGRAMS }))));
    assert.deepEqual({ ...state.counts }, { sampled: 8, duplicates: 2, failedSamples: 0, judged: 6, compiled: 5, passed: 3 });
    assert.equal(state.ended?.outcome, 'chosen');
    assert.ok(state.final);
    const chosen = state.submissions.map(({ candidate }) => /behaviour: (\w+)/.exec(state.candidates[candidate]!.code)?.[1]);
    assert.deepEqual(new Set(chosen), new Set(['right', 'added', 'squared']));
  });

  it('ends in order when it is cancelled, and keeps and chooses from what is there', async () => {
    const cancel = new AbortController();
    const judge = fakeJudge(TWICE_BEHAVIOURS);
    const cancelling = { ...judge, judge: (...args: Parameters<typeof judge.judge>) => { if (judge.jobs.length === 5) cancel.abort(); return judge.judge(...args); } };
    const events = await collect(solve(options({ sample: PROGRAMS }, { signal: cancel.signal, judge: cancelling })));
    const state = stateOf(events);
    assert.equal(state.ended?.outcome, 'cancelled');
    assert.ok(state.submissions.length > 0);
    assert.equal(events.at(-1)?.type, 'run-ended');
  });

  it('ends when a submission was accepted on the judge’s site', async () => {
    const cancel = new AbortController();
    const judge = fakeJudge(TWICE_BEHAVIOURS);
    let ctx: SolveContext | undefined;
    const accepting = { ...judge, judge: (...args: Parameters<typeof judge.judge>) => {
      if (judge.jobs.length === 6) { giveFeedback(ctx!, 'c1', 'accepted'); cancel.abort(); }
      return judge.judge(...args);
    } };
    const state = stateOf(await collect(solve(options({ sample: PROGRAMS }, { signal: cancel.signal, judge: accepting, attach: (attached) => { ctx = attached; } }))));
    assert.deepEqual([state.ended?.outcome, state.ended?.message], ['chosen', 'c1 was accepted.']);
    assert.equal(state.submissions[0]?.candidate, 'c1');
  });

  it('says that nothing survived', async () => {
    const state = stateOf(await collect(solve(options({ sample: [fencedProgram('wrong')] }))));
    assert.equal(state.ended?.outcome, 'nothing-survived');
  });

  it('ends with the model\'s reason when no model answers', async () => {
    const state = stateOf(await collect(solve(options({ sample: [new ModelError('auth', 'The endpoint refused the key.')] }))));
    assert.deepEqual([state.ended?.outcome, state.ended?.message], ['failed', 'The endpoint refused the key.']);
  });

  it('chooses from the samples it has when the model gives up half-way', async () => {
    const state = stateOf(await collect(solve(options({ sample: [...PROGRAMS.slice(0, 3), new ModelError('quota', 'The quota is used up.')] }))));
    assert.equal(state.ended?.outcome, 'chosen');
    assert.ok(state.notices.some((notice) => notice.message.includes('quota')));
  });

  it('ends with one message when no program can be judged, and asks for no more samples', async () => {
    const judge = { ...fakeJudge({}), judge: () => Promise.reject(new UserError('There is no sandbox.')) };
    const models = scriptedModels({ sample: PROGRAMS });
    const state = stateOf(await collect(solve(options({}, { judge, models }, { samples: 100 }))));
    assert.deepEqual([state.ended?.outcome, state.ended?.message], ['failed', 'There is no sandbox.']);
    assert.ok(models.requests.length < 100);
  });

  it('throws a defect, after the end is on record', async () => {
    const judge = { ...fakeJudge({}), judge: () => Promise.reject(new TypeError('a defect')) };
    const events: RunEvent[] = [];
    await assert.rejects(async () => { for await (const event of solve(options({ sample: PROGRAMS }, { judge }))) events.push(event); }, TypeError);
    assert.equal(stateOf(events).ended?.outcome, 'failed');
  });

  it('goes on without the filter where there are no examples, and says so', async () => {
    const state = stateOf(await collect(solve(options({ sample: PROGRAMS }, { problem: { ...TWICE, examples: [] } }))));
    assert.equal(state.ended?.outcome, 'chosen');
    assert.ok(state.notices.some((notice) => notice.message.includes('no example')));
    assert.ok(state.notices.some((notice) => notice.message.startsWith('There is no input to compare programs by')));
  });

  it('stops asking when its consumer walks away', async () => {
    const models = scriptedModels({ sample: PROGRAMS });
    for await (const event of solve(options({}, { models }, { samples: 1000 }))) if (event.type === 'judged') break;
    const asked = models.requests.length;
    await new Promise((resolve) => { setTimeout(resolve, 20); });
    assert.equal(models.requests.length, asked);
  });
});

describe('a resumed run', () => {
  const undisturbed = async () => stateOf(await collect(solve(options({ sample: PROGRAMS }))));
  const verdicts = (state: ReturnType<typeof emptyState>) => new Map(state.order.map((id) => [id, [state.candidates[id]!.verdict, state.candidates[id]!.passed, state.candidates[id]!.duplicateOf, state.candidates[id]!.code]]));

  it('ends as the undisturbed one, from whatever event it was cut at', async () => {
    const whole = await collect(solve(options({ sample: PROGRAMS })));
    const expected = await undisturbed();
    for (let cut = 1; cut < whole.length; cut += 1) {
      const state = stateOf(whole.slice(0, cut));
      const before = state.counts.sampled + state.counts.failedSamples;
      const models = scriptedModels({ sample: PROGRAMS.slice(before) });
      for await (const _ of solve(options({}, { models, resume: state }))) { /* folded into `state` */ }
      assert.deepEqual(verdicts(state), verdicts(expected), `cut after event ${cut} (${whole[cut - 1]!.type})`);
      assert.deepEqual(state.submissions.map(({ candidate }) => candidate), expected.submissions.map(({ candidate }) => candidate), `cut after event ${cut} (${whole[cut - 1]!.type})`);
      assert.equal(models.requests.filter(({ purpose }) => purpose === 'sample').length, 8 - before, `samples asked for after a cut at ${cut}`);
    }
  });

  it('judges nothing again that was judged', async () => {
    const whole = await collect(solve(options({ sample: PROGRAMS })));
    const state = stateOf(whole);
    const judge = fakeJudge(TWICE_BEHAVIOURS);
    for await (const _ of solve(options({}, { models: scriptedModels({}), judge, resume: state }))) { /* folded */ }
    assert.equal(judge.jobs.length, 0);
    assert.equal(state.ended?.outcome, 'chosen');
  });
});
