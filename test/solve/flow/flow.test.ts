import assert from 'node:assert/strict';
import { ModelError } from '../../../src/model/chatModel';
import { flow } from '../../../src/solve/flow/flow';
import { reflect } from '../../../src/solve/reflect';
import { fencedProgram, scriptedModels, type Script } from '../fakes';
import { behaviourIn, checkedReply, fixReply, rankingReply, solutionsReply, stand, testsReply, wrongTestReply, type Stand } from './stand';

const FLOW = { flow: true, reflect: true };
const THREE: Script = {
  solutions: [solutionsReply('Double', 'Add', 'Square')], 'rank-solutions': [rankingReply(2, 1, 3)],
  'ai-tests': [testsReply(['3', '6'], ['10', '20'])], 'validate-ai-tests': [checkedReply('6', '20')],
};

async function run(script: Script, settings = {}, over = {}): Promise<Stand & { models: ReturnType<typeof scriptedModels> }> {
  const models = scriptedModels(script);
  const made = stand(models, { ...FLOW, ...settings }, over);
  await flow(made.ctx, made.admission.admit);
  return { ...made, models };
}

const purposes = (models: ReturnType<typeof scriptedModels>) => models.requests.map(({ purpose }) => purpose);
const programs = ({ ctx }: Stand) => ctx.state.order.map((id) => ctx.state.candidates[id]!);

describe('the flow', () => {
  it('codes every solution as soon as they are there, while they are ranked and the tests validated', async () => {
    const made = await run({ ...THREE, 'initial-code': ['right', 'added', 'squared'].map(fencedProgram), repair: [fixReply('right')] });
    const asked = purposes(made.models).slice(0, 7);
    assert.deepEqual(asked.slice(0, 2), ['solutions', 'ai-tests']);
    assert.deepEqual(asked.slice(2).sort(), ['initial-code', 'initial-code', 'initial-code', 'rank-solutions', 'validate-ai-tests']);
    assert.deepEqual(made.ctx.state.solutions.map(({ name, rank }) => [name, rank]).sort(), [['Add', 1], ['Double', 2], ['Square', 3]]);
    assert.deepEqual(programs(made).slice(0, 3).map(({ origin, code }) => [origin.solution, behaviourIn(code)]), [['Double', 'right'], ['Add', 'added'], ['Square', 'squared']]);
  });

  it('keeps what was coded when the ranking or the tests break', async () => {
    const models = scriptedModels({ ...THREE, 'ai-tests': [new ModelError('budget', 'The cap is met.')], 'initial-code': ['wrong', 'added', 'crash'].map(fencedProgram) });
    const { ctx, admission } = stand(models, FLOW);
    await assert.rejects(flow(ctx, admission.admit), /The cap is met/);
    assert.deepEqual(ctx.state.order.map((id) => ctx.state.candidates[id]!.passed), [false, true, false]);
  });

  it('mends on an AI test what passes the example, and says why', async () => {
    const made = await run({ ...THREE, solutions: [solutionsReply('Square')], 'initial-code': [fencedProgram('squared')], repair: [fixReply('right', 'doubles, does not square')] });
    const fixed = programs(made).at(-1)!;
    assert.equal(behaviourIn(fixed.code), 'right');
    assert.deepEqual([fixed.origin.kind, fixed.origin.parent, fixed.origin.reason], ['repair', 'c1', 'doubles, does not square: see below']);
    assert.deepEqual(made.ctx.state.repairs.map(({ parent, child, test, adopted }) => ({ parent, child, test, adopted })), [{ parent: 'c1', child: fixed.id, test: 'ai1', adopted: true }]);
    assert.deepEqual(Object.values(made.ctx.state.tests).map(({ state }) => state), ['anchor', 'anchor']);
  });

  it('undoes a fix that breaks an anchor: nothing is admitted, and the model is told when asked again', async () => {
    const behaviours = { halfWrong: (input: string) => `${Number(input) === 10 ? 7 : 2 * Number(input)}\n`, tenOnly: (input: string) => `${Number(input) === 10 ? 20 : 4}\n` };
    const made = await run(
      { ...THREE, solutions: [solutionsReply('One')], 'initial-code': [fencedProgram('halfWrong')], repair: [fixReply('tenOnly'), fixReply('tenOnly')] },
      {}, { behaviours },
    );
    assert.deepEqual(programs(made).filter(({ duplicateOf }) => duplicateOf === null).map(({ code }) => behaviourIn(code)), ['halfWrong']);
    assert.equal(made.ctx.state.repairs.length, 2, 'two tries, then the test is given up');
    for (const repair of made.ctx.state.repairs) {
      assert.ok(!repair.adopted && repair.child === null);
      assert.match(repair.why, /breaks ai1/);
      assert.match(repair.code ?? '', /tenOnly/);
    }
    const second = made.models.requests.filter(({ purpose }) => purpose === 'repair')[1]!.request;
    assert.match(second.messages[1]!.content, /Earlier attempts to mend it did not help:\n- "now tenOnly: see below" The program then failed other tests that it passes now/);
    assert.equal(made.ctx.state.tests['ai2']!.state, 'failed');
  });

  it('lets a wrong AI test do no harm: three programs that agree outvote it, with no call', async () => {
    const made = await run({ ...THREE, 'ai-tests': [testsReply(['3', '7'], ['10', '20'])], 'validate-ai-tests': [checkedReply('7', '20')], 'initial-code': ['right', 'added', 'twice'].map(fencedProgram) }, {}, {
      behaviours: { twice: (input: string) => `${2 * Number(input)}\n` },
    });
    assert.equal(made.ctx.state.tests['ai1']!.state, 'doubtful');
    assert.match(made.ctx.state.tests['ai1']!.reason, /3 of 3 survivors agree/);
    assert.equal(made.ctx.state.tests['ai2']!.state, 'anchor');
    assert.ok(!purposes(made.models).includes('repair'));
  });

  it('lets the model say that a test is wrong, and drops its vote', async () => {
    const made = await run({ ...THREE, solutions: [solutionsReply('One')], 'ai-tests': [testsReply(['3', '7'])], 'validate-ai-tests': [checkedReply('7')], 'initial-code': [fencedProgram('right')], repair: [wrongTestReply('twice 3 is 6')] });
    assert.equal(made.ctx.state.tests['ai1']!.state, 'doubtful');
    assert.match(made.ctx.state.tests['ai1']!.reason, /twice 3 is 6/);
    assert.equal(made.ctx.state.repairs[0]!.adopted, false);
    assert.deepEqual(programs(made).filter(({ passed, duplicateOf }) => passed && duplicateOf === null).map(({ code }) => behaviourIn(code)), ['right']);
  });

  it('iterates on the examples when no attempt passes, from the nearest', async () => {
    const made = await run({ ...THREE, solutions: [solutionsReply('One')], 'initial-code': ['crash', 'wrong', 'slow'].map(fencedProgram), repair: [fixReply('right')] }, { initialAttempts: 3 });
    assert.equal(purposes(made.models).filter((purpose) => purpose === 'initial-code').length, 3);
    assert.deepEqual(made.ctx.state.repairs.map(({ test, adopted }) => [test, adopted]), [['e1', true]]);
    assert.equal(behaviourIn(made.ctx.state.candidates[made.ctx.state.repairs[0]!.parent]!.code), 'wrong', 'an output beats a crash');
  });

  it('mends what does not compile', async () => {
    const made = await run({ ...THREE, solutions: [solutionsReply('One')], 'initial-code': [fencedProgram('nonsense')], repair: [fixReply('right')] }, { initialAttempts: 1 });
    assert.deepEqual(made.ctx.state.repairs.map(({ test, adopted }) => [test, adopted]), [['compiles', true]]);
    assert.match(made.models.requests.find(({ purpose }) => purpose === 'repair')!.request.messages[1]!.content, /does not compile[\s\S]*no such behaviour/);
  });

  it('works for a problem without an example', async () => {
    const made = await run({ ...THREE, 'initial-code': ['right', 'added', 'right', 'squared'].map(fencedProgram), repair: [fixReply('right')] }, {}, { problem: { examples: [] } });
    assert.ok(programs(made).some(({ passed, code }) => passed && behaviourIn(code) === 'right'));
    for (const { request } of made.models.requests) assert.doesNotMatch(request.messages[1]!.content.split('\n# Task')[0]! + request.messages[1]!.content.split('# Task')[1]!, /example/i);
  });

  it('keeps tests with one right output where several may be right and nothing can judge the others', async () => {
    const checks = `tests:\n${['6', '20'].map((output, index) => `  - test: ${index + 1}\n    valid_input: yes\n    explanation: so\n    output: ${output}\n    only_output: ${index === 0 ? 'yes' : 'no'}\n`).join('')}`;
    const made = await run({ ...THREE, 'ai-tests': [testsReply(['3', '6'], ['10', '20'])], 'validate-ai-tests': [checks], 'initial-code': [fencedProgram('right')] }, {}, { problem: { anyAnswer: true } });
    assert.deepEqual(Object.values(made.ctx.state.tests).map(({ state }) => state), ['anchor', 'dropped']);
    assert.match(made.ctx.state.tests['ai2']!.reason, /no checker to judge them by/);
  });

  it('writes no tests for an interactive problem', async () => {
    const made = await run({ ...THREE, 'initial-code': ['right'].map(fencedProgram) }, {}, { problem: { interactive: true } });
    assert.ok(!purposes(made.models).includes('ai-tests'));
    assert.equal(made.ctx.state.stages['ai-tests']?.status, 'skipped');
  });

  it('goes on when a stage\'s reply can never be read, with the reason on record and three asks', async () => {
    const made = await run({ ...THREE, solutions: ['I would rather not.'], 'ai-tests': ['tests: none'], 'initial-code': [fencedProgram('right')] });
    assert.equal(made.ctx.state.stages.solutions?.status, 'failed');
    assert.match(made.ctx.state.stages.solutions?.reason ?? '', /in 3 attempts/);
    assert.equal(made.ctx.state.stages['ai-tests']?.status, 'failed');
    assert.equal(purposes(made.models).filter((purpose) => purpose === 'solutions').length, 3);
    const [, again] = made.models.requests.filter(({ purpose }) => purpose === 'solutions');
    assert.deepEqual(again!.request.messages.map(({ role }) => role), ['system', 'user', 'assistant', 'user']);
    assert.match(again!.request.messages[3]!.content, /could not be used\. The reply holds no YAML/);
    assert.ok(programs(made).some(({ passed }) => passed));
  });

  it('keeps what it has when the budget is spent', async () => {
    const models = scriptedModels({ ...THREE, 'initial-code': [fencedProgram('squared')], repair: [new ModelError('budget', 'The cap of 9 calls is met.')] });
    const made = stand(models, FLOW);
    await assert.rejects(flow(made.ctx, made.admission.admit), /cap of 9 calls/);
    assert.ok(programs(made).some(({ passed }) => passed));
  });

  it('switches every stage off on its own', async () => {
    const code = { 'initial-code': [fencedProgram('right')] };
    const off = { possibleSolutions: 0, aiTests: 0, initialAttempts: 2 };
    assert.deepEqual(purposes((await run(code, off)).models), ['initial-code']);
    assert.deepEqual(purposes((await run({ ...THREE, ...code }, { ...off, possibleSolutions: 3, rankSolutions: false })).models), ['solutions', 'initial-code', 'initial-code']);
    assert.deepEqual(purposes((await run({ ...THREE, ...code }, { ...off, aiTests: 2, validateAiTests: false })).models), ['ai-tests', 'initial-code']);
    assert.deepEqual(purposes((await run({ ...THREE, ...code }, { ...off, initialAttempts: 0, aiTests: 2 })).models), ['ai-tests', 'validate-ai-tests'], 'tests for sampled programs alone');
    const noFixes = await run({ ...THREE, 'initial-code': [fencedProgram('squared')] }, { aiTestIterations: 0 });
    assert.ok(!purposes(noFixes.models).includes('repair'));
  });

  it('takes the same calls in turn as AlphaCodium, and fewer of them in a row side by side', async () => {
    const script: Script = { ...THREE, 'initial-code': ['wrong', 'wrong', 'right'].map(fencedProgram) };
    const chains: number[] = [];
    for (const sideBySide of [false, true]) {
      const models = scriptedModels(script);
      // Every call takes one tick: the longest chain of calls that wait for one another is the time of the run.
      let now = 0;
      const ask = models.ask.bind(models);
      models.ask = async (purpose, request, signal) => {
        const reply = await ask(purpose, request, signal);
        const due = now + 1;
        await new Promise((resolve) => setTimeout(resolve, 15));
        now = Math.max(now, due);
        return reply;
      };
      const made = stand(models, { ...FLOW, sideBySide, exampleIterations: 0, aiTestIterations: 0 });
      await flow(made.ctx, made.admission.admit);
      assert.equal(purposes(models).length, 7);
      chains.push(now);
    }
    assert.deepEqual(chains, [7, 2]);
  });

  it('does only what is missing when a run is taken up again', async () => {
    const script: Script = { ...THREE, 'initial-code': ['right', 'added', 'right', 'squared'].map(fencedProgram), repair: [fixReply('right')] };
    const made = await run(script);
    const calls = made.models.requests.length;
    await flow(made.ctx, made.admission.admit);
    assert.equal(made.models.requests.length, calls);
  });
});

describe('the reflection', () => {
  const notes = (point: string) => `Sure!\n\`\`\`yaml\nbullets:\n  - goal: ${point}\n  - n is at least 1\nexplanations:\n  - example: 1\n    text: twice 2 is 4: so 4\n  - example: Example 7\n    text: made up\n\`\`\``;

  it('is validated once, shared by later prompts, and speaks only of examples that there are', async () => {
    const models = scriptedModels({ reflect: [notes('double it')], 'validate-reflection': [notes('print twice n')], solutions: [solutionsReply('One')], 'initial-code': [fencedProgram('right')] });
    const { ctx, admission } = stand(models, { ...FLOW, aiTests: 0 });
    await reflect(ctx);
    assert.deepEqual(ctx.state.reflection, { bullets: ['goal: print twice n', 'n is at least 1'], explanations: [{ example: 'Example 1', text: 'twice 2 is 4: so 4' }], validated: true });
    await flow(ctx, admission.admit);
    const later = models.requests.slice(2).map(({ request }) => request.messages[1]!.content.split('# Task')[0]);
    assert.equal(new Set(later).size, 1, 'one prefix for all');
    assert.match(later[0]!, /print twice n[\s\S]*Example 1: twice 2 is 4/);
  });

  it('stays unvalidated when the validation cannot be read', async () => {
    const { ctx } = stand(scriptedModels({ reflect: [notes('double it')], 'validate-reflection': ['fine as it is'] }), FLOW);
    await reflect(ctx);
    assert.equal(ctx.state.reflection?.validated, false);
    assert.equal(ctx.state.stages.reflect?.status, 'failed');
  });

  it('asks for no explanations where there are no examples', async () => {
    const models = scriptedModels({ reflect: ['bullets:\n  - double'] });
    const { ctx } = stand(models, { ...FLOW, validateReflection: false }, { problem: { examples: [] } });
    await reflect(ctx);
    assert.deepEqual(ctx.state.reflection?.explanations, []);
    assert.doesNotMatch(models.requests[0]!.request.messages[1]!.content, /example|explanation/i);
  });
});
