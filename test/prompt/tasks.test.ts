import assert from 'node:assert/strict';
import type { ChatMessage } from '../../src/model/chatModel';
import type { Problem } from '../../src/problem/problem';
import { aiTestsForm, aiTestsPrompt, validateAiTestsForm, validateAiTestsPrompt } from '../../src/prompt/aiTests';
import { bruteForcePrompt } from '../../src/prompt/bruteForce';
import { checkerPrompt } from '../../src/prompt/checker';
import { generatorForm, generatorPrompt } from '../../src/prompt/generator';
import { initialCodePrompt } from '../../src/prompt/initialCode';
import type { Reflection } from '../../src/prompt/prefix';
import { reflectForm, reflectPrompt, validateReflectionPrompt } from '../../src/prompt/reflect';
import { repairForm, repairPrompt } from '../../src/prompt/repair';
import { samplePrompt } from '../../src/prompt/sample';
import { scoreByNumberPrompt, scoreByTokenPrompt, scoreForm } from '../../src/prompt/score';
import { rankSolutionsForm, rankSolutionsPrompt, solutionsForm, solutionsPrompt } from '../../src/prompt/solutions';
import { validatorPrompt } from '../../src/prompt/validator';
import { parseReply, type ReplyForm } from '../../src/prompt/yaml';
import { TWICE } from '../solve/fakes';

const NOTES: Reflection = { bullets: ['Print twice n.\nNothing else.'], explanations: [{ example: 'Example 1', text: 'Twice 2 is 4.' }] };
const NO_EXAMPLES: Problem = { ...TWICE, examples: [] };
const INTERACTIVE: Problem = { ...TWICE, statement: 'Guess n. This is an interactive problem.', interactive: true };
const ANY_ANSWER: Problem = { ...TWICE, statement: 'Split n into two parts. Any answer is accepted.', anyAnswer: true };
const SILENT: Problem = { ...TWICE, timeLimitMs: null, memoryLimitMb: null };
const PROBLEMS = { 'with an example': TWICE, 'without an example': NO_EXAMPLES, 'that is interactive': INTERACTIVE, 'with several valid answers': ANY_ANSWER, 'without limits': SILENT };

interface Task { readonly messages: ChatMessage[]; readonly form?: ReplyForm<unknown> }

/** Every prompt of a run that comes after the reflection. */
function later(problem: Problem): Record<string, Task> {
  const notes = problem.examples.length > 0 ? NOTES : { ...NOTES, explanations: [] };
  const program = { language: 'python3', source: 'print(2 * int(input()))\n' };
  const solution = { name: 'Double', content: 'Double n.', why: 'It is asked for.', labels: ['math'], complexity: 'O(1)' };
  const failure = { input: '2\n', expected: '4\n', output: '5\n', verdict: 'WA' as const, message: '' };
  return {
    sample: { messages: samplePrompt(problem, notes, { language: 'cpp17', guess: { rating: 1200, tags: ['dp', 'math'] } }) },
    solutions: { messages: solutionsPrompt(problem, notes, 3), form: solutionsForm },
    'rank-solutions': { messages: rankSolutionsPrompt(problem, notes, [solution, { ...solution, name: 'Add' }]), form: rankSolutionsForm },
    'ai-tests': { messages: aiTestsPrompt(problem, notes, 6), form: aiTestsForm },
    'validate-ai-tests': { messages: validateAiTestsPrompt(problem, notes, [{ input: '3\n', output: '6\n', explanation: '' }]), form: validateAiTestsForm },
    'initial-code': { messages: initialCodePrompt(problem, notes, solution, 'python3') },
    repair: { messages: repairPrompt(problem, notes, { program, failure, doubtfulTest: true, tried: [] }), form: repairForm },
    score: { messages: scoreByNumberPrompt(problem, notes, program), form: scoreForm },
    'score, by its first word': { messages: scoreByTokenPrompt(problem, notes, program) },
    generator: { messages: generatorPrompt(problem, notes), form: generatorForm },
    validator: { messages: validatorPrompt(problem, notes) },
    checker: { messages: checkerPrompt(problem, notes) },
    'brute-force': { messages: bruteForcePrompt(problem, notes) },
  };
}

function first(problem: Problem): Record<string, Task> {
  return { reflect: { messages: reflectPrompt(problem), form: reflectForm }, 'validate-reflection': { messages: validateReflectionPrompt(problem, problem.examples.length > 0 ? NOTES : { ...NOTES, explanations: [] }), form: reflectForm } };
}

const taskOf = ({ messages }: Task): string => messages[1]!.content.split('\n# Task: ')[1]!;
const prefixOf = ({ messages }: Task): string => `${messages[0]!.content}\n${messages[1]!.content.split('\n# Task: ')[0]!}`;

/** What a model that keeps to the form to the letter would send: the template, with what stands in angle brackets filled in. */
function filledIn({ messages }: Task): string {
  const template = /```yaml\n[\s\S]*?\n```/.exec(messages[1]!.content.slice(messages[1]!.content.lastIndexOf('This is the form')))![0];
  return template.replace(/<[^>]*(number|percent)[^>]*>/g, '1').replace(/<yes or no>/g, 'yes').replace(/<[^>]+>/g, 'some: words, "quoted"');
}

describe('the prompts of a problem', () => {
  for (const [name, problem] of Object.entries(PROBLEMS)) {
    describe(name, () => {
      const tasks = { ...first(problem), ...later(problem) };

      it('are a system message and one of the user, which ends in one task', () => {
        for (const [task, made] of Object.entries(tasks)) {
          assert.deepEqual(made.messages.map(({ role }) => role), ['system', 'user'], task);
          assert.equal(made.messages[1]!.content.split('\n# Task: ').length, 2, task);
        }
      });

      it('share their beginning, before the reflection and after it', () => {
        assert.equal(new Set(Object.values(first(problem)).map(prefixOf)).size, 1);
        assert.equal(new Set(Object.values(later(problem)).map(prefixOf)).size, 1);
      });

      it('show a form that is itself read as an answer', () => {
        for (const [task, made] of Object.entries(tasks)) {
          if (!made.form) continue;
          const parsed = parseReply(made.form, filledIn(made));
          assert.ok(parsed.ok, `${task}: ${parsed.ok ? '' : parsed.error}\n${filledIn(made)}`);
        }
      });

      it('tell the limits that programs are judged by', () => {
        for (const made of Object.values(tasks)) assert.match(prefixOf(made), problem === SILENT ? /Time limit: 2 s for each test \(the statement gives none\)\. Memory limit: 256 MB/ : /Time limit: 1 s for each test\. Memory limit: 64 MB/);
      });
    });
  }

  it('speak of no example where there is none', () => {
    for (const [task, made] of Object.entries({ ...first(NO_EXAMPLES), ...later(NO_EXAMPLES) })) assert.doesNotMatch(`${prefixOf(made)}${taskOf(made)}`, /\bexamples?\b/i, task);
  });

  it('ask nobody to work out the one right output where several are right', () => {
    const tasks = { ...first(ANY_ANSWER), ...later(ANY_ANSWER) };
    assert.doesNotMatch(taskOf(tasks['validate-reflection']!), /another output, the notes are wrong/);
    assert.match(taskOf(tasks['validate-ai-tests']!), /where it is right, repeat it[\s\S]*only_output: <yes or no>/);
    assert.doesNotMatch(taskOf(later(TWICE)['validate-ai-tests']!), /only_output/);
    assert.match(taskOf(tasks['brute-force']!), /print any one of them/);
  });

  it('say a title once, though the statement begins with it', () => {
    const [, user] = reflectPrompt({ ...TWICE, statement: `# Twice\n\n${TWICE.statement}` });
    assert.ok(user!.content.startsWith('# Problem: Twice\n\nInput\n'), user!.content.slice(0, 60));
  });

  it('tell the brute force and the generator of its inputs the same bounds', () => {
    const bounds = /a handful of elements \(up to 6 or so\), values up to 10 or so/;
    for (const task of ['brute-force', 'generator']) assert.match(taskOf(later(TWICE)[task]!), bounds);
  });
});
