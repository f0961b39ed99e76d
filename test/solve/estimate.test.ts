import assert from 'node:assert/strict';
import type { Models } from '../../src/model/chatModel';
import type { Problem } from '../../src/problem/problem';
import { presets, type PresetName } from '../../src/run/presets';
import { solveSettingsSchema } from '../../src/run/settings';
import { emptyState, fold, type RunState } from '../../src/run/state';
import { describeEstimate, estimateRun } from '../../src/solve/estimate';
import { solve } from '../../src/solve/solve';
import { fakeJudge, fencedProgram, scriptedModels, TWICE, TWICE_BEHAVIOURS, type Script } from './fakes';
import { checkedReply, fixReply, rankingReply, solutionsReply, testsReply } from './flow/stand';

const THINKING: Script = {
  reflect: ['bullets:\n  - double'], 'validate-reflection': ['bullets:\n  - double'], solutions: [solutionsReply('One', 'Two', 'Three')], 'rank-solutions': [rankingReply(1, 2, 3)],
  'ai-tests': [testsReply(['3', '6'], ['10', '20'])], 'validate-ai-tests': [checkedReply('6', '20')], generator: ['generators:\n  - kind: small\n    idea: any\n    code: |\n      print(1)\n'],
  validator: ['```python\npass\n```'], 'brute-force': ['```python\nprint(1)\n```'], checker: ['```python\npass\n```'], score: ['findings: so\npercent: 50\n'], adjudicate: ['derivation: so\nright: A\npercent: 70\n'],
};
const GOOD: Script = { ...THINKING, 'initial-code': [fencedProgram('right')], repair: [fixReply('right')] };
const BAD: Script = { ...THINKING, 'initial-code': ['wrong', 'crash', 'slow'].map(fencedProgram), repair: [fixReply('wrong')] };

/** Scripted models that honour `n`: every sample is one of `programs` in turn. */
function samplingModels(script: Script, programs: readonly string[]): Models & { readonly asked: Record<string, number> } {
  const scripted = scriptedModels({ ...script, sample: [''] });
  const asked: Record<string, number> = {};
  let next = 0;
  return {
    ...scripted, asked,
    async ask(purpose, request, signal) {
      asked[purpose] = (asked[purpose] ?? 0) + 1;
      const reply = await scripted.ask(purpose, request, signal);
      if (purpose !== 'sample') return reply;
      return { ...reply, choices: Array.from({ length: request.n ?? 1 }, () => ({ text: fencedProgram(programs[next++ % programs.length]!), finish: 'stop' as const })) };
    },
  };
}

async function run(name: PresetName, script: Script, programs: readonly string[], problem: Problem = TWICE) {
  const settings = solveSettingsSchema.parse({ ...presets[name].settings, stopEarly: false });
  const models = samplingModels(script, programs);
  const state = emptyState();
  for await (const event of solve({ run: '20260101-000000-abcdef', problem, settings, judge: fakeJudge(TWICE_BEHAVIOURS), models, signal: new AbortController().signal })) fold(state, event);
  return { state, asked: models.asked, calls: Object.values(models.asked).reduce((sum, count) => sum + count, 0), estimate: estimateRun(settings, problem, ['fake']) };
}

const ended = ({ ended: end }: RunState) => `${end?.outcome}: ${end?.message}`;

describe('the estimate of a run', () => {
  for (const name of Object.keys(presets) as PresetName[]) {
    it(`is not exceeded by the preset ${name}, whether its programs are right or wrong`, async function () {
      this.timeout(20_000);
      for (const [script, programs] of [[GOOD, ['right', 'squared', 'plusTwo', 'wrong']], [BAD, ['wrong', 'crash', 'slow']]] as const) {
        const { state, asked, calls, estimate } = await run(name, script, programs);
        const detail = `${ended(state)} ${JSON.stringify(asked)}`;
        assert.equal(asked['sample'] ?? 0, estimate.perStage.find(({ stage }) => stage === 'sample')?.calls ?? 0, detail);
        assert.ok(calls <= estimate.calls, `${calls} calls of ${estimate.calls}: ${detail}`);
        const { maxCalls } = presets[name].settings as { maxCalls?: number };
        assert.ok(estimate.calls <= (maxCalls ?? 200), 'the cap on calls cuts no run short');
      }
    });
  }

  it('is exact call by call: what each preset asks where programs come right, and where none does', async function () {
    this.timeout(20_000);
    const thinking = { reflect: 1, 'validate-reflection': 1 };
    const helpers = { validator: 4, generator: 1, 'brute-force': 2 };
    const flow = { ...thinking, solutions: 1, 'rank-solutions': 1, 'ai-tests': 1, 'validate-ai-tests': 1 };
    const expected: Record<PresetName, readonly [Record<string, number>, Record<string, number>]> = {
      quick: [{ sample: 3 }, { sample: 3 }],
      standard: [{ ...helpers, sample: 10, score: 3 }, { ...helpers, sample: 10, repair: 4 }],
      deep: [{ ...thinking, ...helpers, sample: 50, score: 3, adjudicate: 2 }, { ...thinking, ...helpers, sample: 50, repair: 16 }],
      alphacode: [{ sample: 125 }, { sample: 125 }],
      alphacode2: [{ sample: 100, score: 3 }, { sample: 100 }],
      alphacodium: [{ ...flow, 'initial-code': 3 }, { ...flow, 'initial-code': 8, repair: 4 }],
    };
    for (const name of Object.keys(presets) as PresetName[]) {
      const [good, bad] = [await run(name, GOOD, ['right', 'squared', 'plusTwo', 'wrong']), await run(name, BAD, ['wrong', 'crash', 'slow'])];
      assert.deepEqual([good.asked, bad.asked], expected[name], name);
      assert.deepEqual([good.state.usage.calls, bad.state.usage.calls], [good.calls, bad.calls], `${name}: the run's own count`);
    }
  });

  it('counts only the stages that are on', () => {
    const calls = (over: object, problem: Problem = TWICE) => estimateRun(solveSettingsSchema.parse({ ...presets.alphacodium.settings, ...over }), problem, []).calls;
    assert.equal(calls({}), 22);
    const less: readonly (readonly [object, number])[] = [
      [{ validateReflection: false }, 1], [{ reflect: false }, 2], [{ rankSolutions: false }, 1], [{ possibleSolutions: 1 }, 1], [{ possibleSolutions: 0 }, 2],
      [{ validateAiTests: false }, 1], [{ aiTests: 0 }, 6], [{ initialAttempts: 0 }, 8], [{ exampleIterations: 0 }, 4], [{ aiTestIterations: 0 }, 4], [{ flow: false }, 20],
    ];
    for (const [over, saved] of less) assert.equal(22 - calls(over), saved, JSON.stringify(over));
    assert.equal(calls({}, { ...TWICE, interactive: true }), 16, 'a dialogue has no tests');
  });

  it('is exact for the presets that only sample', async () => {
    for (const [name, calls] of [['quick', 3], ['alphacode', 125]] as const) {
      const made = await run(name, GOOD, ['right', 'squared']);
      assert.deepEqual([made.calls, made.estimate.calls], [calls, calls]);
      assert.equal(made.state.counts.sampled, presets[name].settings.samples);
    }
  });

  it('counts the checker where several answers are valid', async () => {
    const { calls, estimate } = await run('standard', GOOD, ['right', 'squared'], { ...TWICE, anyAnswer: true });
    assert.ok(calls <= estimate.calls);
    assert.equal(estimate.calls, (await run('standard', GOOD, ['right'])).estimate.calls + 2);
  });

  it('is said in one sentence, with money only where every price is known', () => {
    const settings = solveSettingsSchema.parse({ ...presets.quick.settings });
    const prices = { cheap: { input: 1, output: 1 } };
    assert.match(describeEstimate(estimateRun(settings, TWICE, ['openai:cheap@https://a/v1'], prices)), /^up to 3 calls, about \d+ thousand tokens, about \$0\.\d+$/);
    assert.match(describeEstimate(estimateRun(settings, TWICE, ['openai:cheap@https://a/v1', 'openai:unknown@https://a/v1'], prices)), /thousand tokens, price not known$/);
    assert.match(describeEstimate(estimateRun(settings, TWICE, ['recorded:recorded'])), /free$/);
  });
});
