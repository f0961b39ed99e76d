import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Judge } from '../../src/judge/contract';
import { createJudge } from '../../src/judge/judge';
import type { Problem } from '../../src/problem/problem';
import { crossCheck } from '../../src/solve/bruteForce';
import { writeAiTests } from '../../src/solve/flow/aiTests';
import { writeHelpers } from '../../src/solve/helpers';
import { fakeJudge, scriptedModels, TWICE, type Script } from './fakes';
import { SAMPLED, stand, type Stand } from './flow/stand';

/** Sum of a list; the split into two positive parts is asked for where several answers are valid. */
const SUM: Problem = {
  ...TWICE, title: 'Sum', statement: 'Input\n\nn (1 ≤ n ≤ 5), then n integers from 1 to 9.\n\nOutput\n\nTheir sum.', examples: [{ input: '3\n1 2 3\n', output: '6\n' }, { input: '1\n9\n', output: '9\n' }],
};
const SPLIT: Problem = {
  ...TWICE, title: 'Split', statement: 'Split n (2 ≤ n ≤ 9) into two positive parts. Any answer is accepted.', examples: [{ input: '4\n', output: '1 3\n' }], anyAnswer: true,
};

const fence = (code: string) => `\`\`\`python\n${code}\n\`\`\``;
const GENERATOR = (body: string) => `import random, sys\nrandom.seed(int(sys.argv[1]))\n${body}`;
const sumGenerator = GENERATOR('n = random.randint(1, 5)\nprint(n)\nprint(*[random.randint(1, 9) for _ in range(n)])');
const generators = (...scripts: (readonly [string, string])[]) =>
  `generators:\n${scripts.map(([kind, code]) => `  - kind: ${kind}\n    idea: some: of them\n    code: |\n${code.split('\n').map((line) => `      ${line}`).join('\n')}\n`).join('')}`;
const VALIDATOR = fence('import sys\nt = sys.stdin.read().split()\nn = int(t[0])\nassert 1 <= n <= 5 and len(t) == n + 1 and all(1 <= int(x) <= 9 for x in t[1:])');
const STRICT = fence('import sys\nt = sys.stdin.read().split()\nassert int(t[0]) == 3');
const LENIENT = fence('import sys\nsys.exit(0)');
const BRUTE = fence('n = int(input())\nprint(sum(map(int, input().split())))');
const BRUTE_BAD = fence('n = int(input())\nprint(max(map(int, input().split())))');
const BRUTE_SUBTLE = fence('n = int(input())\nx = list(map(int, input().split()))\nprint(sum(x) - (n == 2))');
const CHECKER = fence('import sys\ni, o, a = (open(f).read().split() for f in sys.argv[1:4])\nif len(o) != 2: sys.exit(2)\ntry: x, y = map(int, o)\nexcept ValueError: sys.exit(2)\nsys.exit(0 if x > 0 and y > 0 and x + y == int(i[0]) else 1)');
const CHECKER_LENIENT = fence('import sys\nsys.exit(0)');

describe('helpers that the model writes', () => {
  let judge: Judge;
  let cacheDir = '';
  before(async () => {
    cacheDir = await mkdtemp(path.join(os.tmpdir(), 'shortlist-helpers-'));
    judge = await createJudge({ cacheDir, slots: 2 });
  });
  after(async () => {
    await judge.dispose();
    await rm(cacheDir, { recursive: true, force: true });
  });

  async function written(script: Script, problem: Problem, settings: object): Promise<Stand & { models: ReturnType<typeof scriptedModels> }> {
    const models = scriptedModels(script);
    const made = stand(models, settings, { problem });
    const ctx = { ...made.ctx, judge, problem };
    await writeHelpers(ctx);
    return { ...made, ctx, models };
  }

  const verdicts = ({ ctx }: Stand) => Object.fromEntries(Object.values(ctx.state.helpers).map(({ id, usable, reason }) => [id, usable || reason]));

  it('are proved on the examples: validators, and generators by them', async () => {
    const made = await written({
      generator: [generators(['small', sumGenerator], ['random', GENERATOR('print(7)\nprint(*[1] * 7)')], ['edge', GENERATOR('print(undefined)')], ['large', 'print()'])],
      validator: [VALIDATOR, STRICT, LENIENT, VALIDATOR],
    }, SUM, { generators: true });
    const { 'validator-2': strict, 'generator-edge': edge, ...rest } = verdicts(made);
    assert.match(String(strict), /refuses Example 2/);
    assert.match(String(edge), /RE\. NameError/);
    assert.deepEqual(rest, {
      'validator-1': true, 'validator-3': 'It accepts anything, even an empty input.', 'validator-4': true,
      'generator-small': true, 'generator-random': 'The validators refuse what it prints.', 'generator-large': 'It prints nothing.',
    });
    assert.equal(made.models.requests.length, 5);
  });

  it('keep the generators that are whole when the reply was cut off', async () => {
    const cut = `\`\`\`yaml\n${generators(['small', sumGenerator], ['random', sumGenerator], ['edge', 'import random\nfor x in'])}`;
    const models = scriptedModels({ generator: [cut], validator: [VALIDATOR] });
    const ask = models.ask.bind(models);
    models.ask = async (purpose, ...rest) => { const reply = await ask(purpose, ...rest); return purpose === 'generator' ? { ...reply, choices: [{ ...reply.choices[0]!, finish: 'length' as const }] } : reply; };
    const made = stand(models, { generators: true }, { problem: SUM });
    await writeHelpers({ ...made.ctx, judge, problem: SUM });
    assert.deepEqual(Object.keys(made.ctx.state.helpers).filter((id) => id.startsWith('generator')).sort(), ['generator-random', 'generator-small']);
  });

  it('accept a checker that knows right from corrupted, and no other', async () => {
    const good = await written({ checker: [CHECKER_LENIENT, CHECKER] }, SPLIT, { checker: true });
    assert.match(String(verdicts(good)['checker-1']), /accepts a corrupted output/);
    assert.equal(verdicts(good)['checker-2'], true);
    assert.equal(good.ctx.state.stages.checker?.status, 'finished');
    const none = await written({ checker: [fence('import sys\nsys.exit(1)')] }, SPLIT, { checker: true });
    assert.match(String(verdicts(none)['checker-1']), /refuses the output of Example 1/);
    assert.equal(none.ctx.state.stages.checker?.status, 'failed');
  });

  it('judge AI tests by the checker where several answers are valid', async () => {
    const { ctx } = await written({
      checker: [CHECKER], 'ai-tests': ['tests:\n- input: 2\n  output: 1 1\n- input: 5\n  output: 2 3\n- input: 6\n  output: 2 3\n'],
      'validate-ai-tests': ['tests:\n- test: 1\n  valid_input: yes\n  output: 1 1\n  only_output: yes\n- test: 2\n  valid_input: yes\n  output: 2 3\n  only_output: no\n- test: 3\n  valid_input: yes\n  output: 2 3\n  only_output: no\n'],
    }, SPLIT, { checker: true, aiTests: 3 });
    await writeAiTests(ctx);
    assert.deepEqual(Object.values(ctx.state.tests).map(({ state }) => state), ['open', 'open', 'dropped']);
    assert.match(ctx.state.tests['ai3']!.reason, /The checker refuses/);
  });

  it('judge the brute force by the checker where several answers are valid', async () => {
    const made = await written({ checker: [CHECKER], 'brute-force': [fence('n = int(input())\nprint(n - 1, 1)')] }, SPLIT, { checker: true, bruteForce: true });
    assert.equal(verdicts(made)['brute-force-1'], true);
  });

  it('refuse a brute force that fails an example', async () => {
    const made = await written({ 'brute-force': [BRUTE_BAD, BRUTE] }, SUM, { bruteForce: true });
    assert.match(String(verdicts(made)['brute-force-1']), /fails example 1 \(WA\)/);
    assert.equal(verdicts(made)['brute-force-2'], true);
  });

  it('go on when one of them can never be read', async () => {
    const made = await written({ generator: ['no'], validator: [VALIDATOR] }, SUM, { generators: true });
    assert.equal(verdicts(made)['validator-1'], true);
    assert.match(made.ctx.state.notices[0]?.message ?? '', /without a helper program \(generators\)\. .*3 attempts/);
  });

  it('tell in one notice of all that could not be read', async () => {
    const made = await written({ generator: ['no'], validator: ['no'], 'brute-force': ['no'] }, SUM, { generators: true, bruteForce: true });
    assert.equal(made.ctx.state.notices.length, 1);
    assert.match(made.ctx.state.notices[0]!.message, /^The run goes on without 7 helper programs \(brute-force-1, brute-force-2, generators, validator-1, /);
  });

  it('are not written for an interactive problem, nor twice', async () => {
    assert.equal((await written({}, { ...SUM, interactive: true }, { generators: true, bruteForce: true })).models.requests.length, 0);
    const made = await written({ 'brute-force': [BRUTE] }, SUM, { bruteForce: true });
    await writeHelpers(made.ctx);
    assert.equal(made.models.requests.length, 2);
  });

  describe('the brute force', () => {
    const RIGHT = 'n = int(input())\nprint(sum(map(int, input().split())))\n';
    const WRONG = 'n = int(input())\nx = list(map(int, input().split()))\nprint(sum(x[:3]))\n';

    async function checked(brutes: readonly string[]): Promise<Stand & { readonly ran: string[][] }> {
      const made = await written({ 'brute-force': brutes, generator: [generators(['small', sumGenerator])], validator: [VALIDATOR] }, SUM, { bruteForce: true, generators: true });
      for (const [index, code] of [RIGHT, WRONG].entries()) {
        const id = `c${index + 1}`;
        made.ctx.emit({ type: 'sampled', id, language: 'python3', code, origin: SAMPLED, duplicateOf: null });
        made.ctx.emit({ type: 'judged', id, compile: { ok: true, diagnostics: '', cpuMs: 0, cached: false }, verdict: 'AC', tests: [], passed: true });
        made.ctx.emit({ type: 'input', id: `i${id}`, origin: { kind: 'user', detail: '', size: 'tiny' }, blob: 'none', bytes: 4, votes: null });
        made.ctx.emit({ type: 'ran', id, outcomes: [['ic1', 'OK', index, null, 1]] }); // two clusters
      }
      const ran: string[][] = [];
      await crossCheck(made.ctx, { runOn: (_candidates, inputs) => { ran.push([...inputs]); return Promise.resolve(); } });
      return { ...made, ran };
    }

    it('agrees with the right program on every small input, and shows an input on which another differs', async () => {
      const { ctx, ran } = await checked([BRUTE, BRUTE]);
      const [right, wrong] = [ctx.state.candidates['c1']!.crossChecks[0]!, ctx.state.candidates['c2']!.crossChecks[0]!];
      assert.equal(right.agreed, right.compared);
      assert.equal(right.differs, null);
      assert.ok(right.compared > 20 && wrong.agreed < wrong.compared);
      const telling = ctx.state.inputs[wrong.differs!]!;
      assert.equal(telling.origin.kind, 'telling');
      const [n, ...values] = ctx.state.blobs[telling.blob]!.text.split(/\s+/).filter((token) => token !== '').map(Number);
      assert.ok(n! > 3 && values.length === n);
      assert.equal(ctx.state.blobs[wrong.output!]?.text.trim(), String(values.reduce((sum, value) => sum + value, 0)), 'what the brute force says');
      assert.deepEqual(ran, [[wrong.differs]], 'all survivors run it');
    });

    it('is cancelled by another that disagrees with it', async () => {
      const { ctx } = await checked([BRUTE, BRUTE_SUBTLE]);
      assert.deepEqual(Object.values(ctx.state.helpers).filter(({ kind }) => kind === 'brute-force').map(({ usable }) => usable), [false, false]);
      assert.match(ctx.state.helpers['brute-force-1']!.reason, /brute-force-2 disagree on an input/);
      assert.deepEqual(ctx.state.candidates['c1']!.crossChecks, []);
      assert.equal(ctx.state.stages['brute-force']?.status, 'skipped');
    });
  });
});

describe('helpers without a judge that can run them', () => {
  it('are unusable with the reason, and end nothing', async () => {
    const made = stand(scriptedModels({ 'brute-force': [BRUTE] }), { bruteForce: true });
    await writeHelpers({ ...made.ctx, judge: fakeJudge({}) });
    assert.deepEqual(Object.values(made.ctx.state.helpers).map(({ usable }) => usable), [false, false]);
  });
});
