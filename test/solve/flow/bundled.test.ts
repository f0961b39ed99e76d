import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { CallRecord, Models } from '../../../src/model/chatModel';
import { readProblem } from '../../../src/problem/readProblem';
import { flow } from '../../../src/solve/flow/flow';
import { withJudge } from '../../judge/support/withJudge';
import { stand, type Stand } from './stand';

/** The bundled problems under the real judge, with a model that answers badly in every way there is. */
interface Sample { readonly text: string; readonly right: string; readonly wrong: string; readonly tests: readonly (readonly [string, string])[] }

function sampleOf(name: string): Sample {
  const folder = path.join('samples', name);
  const read = (file: string) => fs.readFileSync(path.join(folder, file), 'utf8');
  const { programs } = parse(read('recording.yaml')) as { programs: { file: string; kind: string }[] };
  const program = (kind: string) => read(programs.find((one) => one.kind === kind && one.file.endsWith('.py'))!.file);
  const tests = fs.readdirSync(path.join(folder, 'tests')).filter((file) => file.endsWith('.in')).map((file) => [read(`tests/${file}`), read(`tests/${file.replace('.in', '.out')}`)] as const);
  return { text: read('statement.md'), right: program('right'), wrong: program('wrong-passes-examples'), tests: tests.filter(([input]) => input.length < 200) };
}

const indented = (text: string, by: string): string => text.trimEnd().split('\n').map((line) => by + line).join('\n');
const solutions = 'Certainly! Here is what I thought of: two ideas.\n\n```yaml\nsolutions:\n  - name: "First: the plain one"\n    content: |-\n      step 1: read | step 2: solve\n    why: |-\n      it is right: see above\n    labels: [math]\n    complexity: O(n)\n'
  + '  - name: Second | the other\n    content: do it otherwise\n    why: it is: right\n    labels: [dp, greedy]\n    complexity: O(n log n)\n```\n\nI hope this helps: ask me anything!';
const testsIn = (tests: readonly (readonly [string, string])[]) => `tests:\n${tests.map(([input, output]) => `  - input: |-\n${indented(input, '      ')}\n    explanation: |-\n      by the rules: so\n    output: |-\n${indented(output, '      ')}\n`).join('')}`;
const checked = (outputs: readonly string[], only = 'yes') => `I went through them.\n\n\`\`\`yaml\ntests:\n${outputs.map((output, at) => `  - test: ${at + 1}\n    valid_input: yes\n    explanation: |-\n      worked out: again\n    only_output: ${only}\n    output: |-\n${indented(output, '      ')}\n`).join('')}\`\`\`\n`;
const fix = (reason: string, code: string) => `Here is my analysis:\n\n\`\`\`yaml\nreason: |-\n  ${reason}\ncode: |-\n${indented(code, '  ')}\n\`\`\`\nDone.`;
/** The same program with tabs, and what YAML would rather read otherwise. */
const nasty = (code: string) => `# a: b | c  &d *e\t%f "g\n${code.replace(/^(?: {4})+/gm, (spaces) => '\t'.repeat(spaces.length / 4))}`;

type Reply = (prompt: string, turn: number) => string;

function answering(replies: Readonly<Record<string, Reply>>): Models & { readonly asked: string[] } {
  const asked: string[] = [];
  const listeners = new Set<(call: CallRecord) => void>();
  return {
    asked, all: [{ id: 'm', label: 'M', ask: () => Promise.reject(new Error('only the pool is asked')) }], concurrency: 1, spent: { calls: 0, promptTokens: 0, completionTokens: 0, usd: null },
    ask(purpose, request) {
      const turn = asked.filter((other) => other === purpose).length;
      asked.push(purpose);
      return Promise.resolve({ model: 'm', choices: [{ text: replies[purpose]!(request.messages.map(({ content }) => content).join('\n'), turn), finish: 'stop' as const }], usage: { promptTokens: 1, completionTokens: 1, estimated: false } });
    },
    onCall(listener) { listeners.add(listener); return () => listeners.delete(listener); },
    dispose: () => Promise.resolve(),
  };
}

describe('The flow on the bundled problems, with bad replies', function () {
  this.timeout(120_000);
  const judged = withJudge();
  const SETTINGS = { flow: true, possibleSolutions: 2, aiTests: 2, initialAttempts: 2, languages: { python3: 1 } };

  async function run(sample: Sample, models: Models): Promise<Stand> {
    const made = stand(models, SETTINGS, { problem: readProblem(sample.text, { fileName: 'statement.md' }).problem, judge: judged.judge });
    await flow(made.ctx, made.admission.admit);
    return made;
  }

  /** What a program gets wrong of the tests that come with the problem. */
  async function failures(code: string, tests: Sample['tests'], made?: Stand): Promise<readonly (readonly [string, string])[]> {
    const { tests: results } = await judged.run('python3', code, tests, { stopAtFirstFailure: false, ...made && { checker: { kind: 'tokens', tolerance: made.ctx.problem.tolerance ?? 1e-6 } } });
    return results.filter(({ verdict }) => verdict !== 'AC').map(({ testId }) => tests[Number(testId) - 1]!);
  }

  for (const name of ['lantern-ring', 'leaky-cistern']) {
    it(`keeps what is right and mends what is not (${name})`, async () => {
      const sample = sampleOf(name);
      const examples = new Set(readProblem(sample.text, { fileName: 'statement.md' }).problem.examples.map(({ input }) => input.trim()));
      const others = sample.tests.filter(([input]) => !examples.has(input.trim()));
      const telling = (await failures(sample.wrong, others))[0]!;
      const misled = others.find(([input]) => input !== telling[0])!;
      const wrongTest = [misled[0], '424242\n'] as const;
      const tests = [wrongTest, telling];
      const models = answering({
        solutions: () => solutions,
        'rank-solutions': () => 'ranking:\n  - solution: 1\n    reason: |-\n      simple\n  - solution: 2\n    reason: so: so\n',
        // Cut off in the middle of a test first, whole when asked again.
        'ai-tests': (_, turn) => (turn === 0 ? '```yaml\ntests:\n  - input: |-\n      1' : testsIn(tests)),
        'validate-ai-tests': () => checked(tests.map(([, output]) => output)),
        'initial-code': (_, turn) => `The idea: as said.\n\n\`\`\`python\n${turn === 0 ? sample.right : sample.wrong}\`\`\`\nIt runs in time.`,
        // On the wrong test a fix that prints what it wants and nothing else, then the truth; on the right one the right program, in tabs.
        repair: (prompt, turn) => (!prompt.includes('424242') ? fix('the case was missed: it is there now', nasty(sample.right))
          : turn < 2 ? fix('it should print: 424242', 'print(424242)') : 'reason: |-\n  by the statement it is another: see the rules\ntest_is_wrong: yes\n'),
      });
      const made = await run(sample, models);
      const { state } = made.ctx;
      assert.equal(models.asked.filter((purpose) => purpose === 'ai-tests').length, 2, 'asked again for what was cut off');
      assert.deepEqual(state.solutions.map(({ name: title }) => title).sort(), ['First: the plain one', 'Second | the other']);
      const wrong = Object.values(state.tests).find((test) => test.output.trim() === '424242')!;
      assert.ok(wrong.state === 'doubtful' || wrong.state === 'failed', wrong.state);
      const onWrong = state.repairs.filter((repair) => repair.test === wrong.id);
      assert.ok(onWrong.length > 0 && onWrong.every(({ adopted }) => !adopted));
      assert.match(onWrong[0]!.why, /^breaks .*e1.*, passed before$/);
      assert.match(onWrong[0]!.code ?? '', /^print\(424242\)/);
      const survivors = state.order.map((id) => state.candidates[id]!).filter(({ passed, duplicateOf }) => passed && duplicateOf === null);
      assert.ok(survivors.some(({ code }) => code.trim() === sample.right.trim()), 'the right program is as it was');
      const mended = state.repairs.find(({ adopted }) => adopted)!;
      const child = state.candidates[mended.child!]!;
      // The same tokens as the right program, so that it joins that one; what was sent is on record all the same.
      const sent = state.order.map((id) => state.candidates[id]!).find(({ origin }) => origin.kind === 'repair')!;
      assert.equal(sent.code.trim(), nasty(sample.right).trim(), 'tabs, colons and bars arrive as they were sent');
      assert.ok(child.passed);
      assert.deepEqual(await failures(child.code, sample.tests, made), []);
    });
  }

  it('gives no vote to a test where other outputs are right as well (even-loads)', async () => {
    const sample = sampleOf('even-loads');
    const models = answering({
      solutions: () => solutions, 'rank-solutions': () => 'I cannot rank these.',
      'ai-tests': () => testsIn([['3 2\n1 1 2\n', '9 9\n'], ['2 1\n5 5\n', '1 1\n']]), 'validate-ai-tests': () => checked(['9 9', '1 1'], 'no'),
      'initial-code': () => `\`\`\`python\n${sample.right}\`\`\``, repair: () => fix('it must print 9 9', 'print(9, 9)'),
    });
    const { ctx: { state } } = await run(sample, models);
    assert.deepEqual(Object.values(state.tests).map((test) => test.state), ['dropped', 'dropped']);
    assert.equal(state.stages.solutions?.status, 'failed');
    assert.match(state.stages.solutions?.reason ?? '', /could not be read in 3 attempts[\s\S]*keep the order/);
    assert.ok(state.repairs.every(({ adopted, test }) => !adopted || !test.startsWith('ai')));
    assert.ok(state.order.some((id) => state.candidates[id]!.code.trim() === sample.right.trim()));
  });
});
