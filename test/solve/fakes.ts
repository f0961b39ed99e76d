/** Stand-ins for the two outside worlds of the pipeline, instant and exact, so that a run's events can be known in advance. */
import type { Judge, JudgeJob, JudgeResult, JudgeTest, Program, TestResult, Verdict } from '../../src/judge/contract';
import type { CallRecord, ChatModel, ChatReply, ChatRequest, Models } from '../../src/model/chatModel';
import type { Problem } from '../../src/problem/problem';
import { solveSettingsSchema, type SolveSettings } from '../../src/run/settings';

/** What a fake program does: its source is a line `# behaviour: NAME`, looked up here; a verdict instead of an output is a failure. */
export type Behaviour = (input: string) => string | { readonly verdict: Verdict };

const words = (text: string) => text.trim().split(/\s+/).join(' ').toLowerCase();

export function fakeProgram(name: string, language = 'python3'): Program {
  return { language, source: `# behaviour: ${name}\nprint("${name}")\n` };
}

/** A judge that looks its answers up. Programs without a known behaviour do not compile. */
export function fakeJudge(behaviours: Readonly<Record<string, Behaviour>>): Judge & { readonly jobs: JudgeJob[] } {
  const jobs: JudgeJob[] = [];
  return {
    jobs, slots: 1,
    stats: { compiles: 0, compileCacheHits: 0, fastCompiles: 0, runs: 0, runCacheHits: 0, zygoteRuns: 0, supervisorRestarts: 0 },
    async judge(job, signal): Promise<JudgeResult> {
      signal.throwIfAborted();
      jobs.push(job);
      const behaviour = behaviours[/behaviour: (\S+)/.exec(job.program.source)?.[1] ?? ''];
      if (!behaviour) return { compile: { ok: false, diagnostics: 'no such behaviour', cpuMs: 0, cached: false }, tests: [], verdict: 'CE' };
      const tests: TestResult[] = [];
      for (const test of job.tests) {
        tests.push(run(behaviour, test));
        const last = tests.at(-1)!.verdict;
        if (job.stopAtFirstFailure && last !== 'AC' && last !== 'OK') break;
      }
      return { compile: { ok: true, diagnostics: '', cpuMs: 0, cached: false }, tests, verdict: tests.find(({ verdict }) => verdict !== 'AC' && verdict !== 'OK')?.verdict ?? tests[0]?.verdict ?? 'OK' };
    },
    dispose: () => Promise.resolve(),
  };
}

function run(behaviour: Behaviour, test: JudgeTest): TestResult {
  const outcome = behaviour(test.input);
  const output = typeof outcome === 'string' ? outcome : '';
  const verdict: Verdict = typeof outcome !== 'string' ? outcome.verdict : test.expected === undefined ? 'OK' : words(output) === words(test.expected) ? 'AC' : 'WA';
  return { testId: test.id, verdict, cpuMs: 1, wallMs: 1, peakBytes: 1000, outputBytes: output.length, output, stderr: '', exitCode: 0, signal: null, message: '' };
}

/** Answers by purpose, in turn; the last one again once they are used up. An `Error` is thrown. */
export type Script = Readonly<Record<string, readonly (string | Error)[]>>;

export function scriptedModels(script: Script, id = 'fake'): Models & { readonly requests: { readonly purpose: string; readonly request: ChatRequest }[] } {
  const requests: { purpose: string; request: ChatRequest }[] = [];
  const listeners = new Set<(call: CallRecord) => void>();
  const used = new Map<string, number>();
  const model: ChatModel = { id, label: 'Fake', ask: () => Promise.reject(new Error('only the pool is asked')) };
  const spent = { calls: 0, promptTokens: 0, completionTokens: 0, usd: null };
  return {
    requests, all: [model], concurrency: 1, spent,
    async ask(purpose, request, signal): Promise<ChatReply & { model: string }> {
      signal.throwIfAborted();
      requests.push({ purpose, request });
      const answers = script[purpose] ?? [];
      const turn = used.get(purpose) ?? 0;
      used.set(purpose, turn + 1);
      const answer = answers[Math.min(turn, answers.length - 1)] ?? new Error(`nothing is scripted for ${purpose}`);
      if (answer instanceof Error) throw answer;
      const usage = { promptTokens: 10, completionTokens: 20, estimated: false };
      spent.calls += 1;
      for (const listener of listeners) listener({ purpose, model: id, outcome: 'ok', detail: '', ms: 1, usage, usd: null, asked: request.n ?? 1, received: 1 });
      return { model: id, choices: [{ text: answer, finish: 'stop' }], usage };
    },
    onCall(listener) { listeners.add(listener); return () => listeners.delete(listener); },
    dispose: () => Promise.resolve(),
  };
}

/** Print twice the number, said in a way that inputs can be derived from. */
export const TWICE: Problem = {
  title: 'Twice', statement: 'Input\n\nOne line with an integer n (1 ≤ n ≤ 1000).\n\nOutput\n\nPrint twice n.',
  examples: [{ input: '2\n', output: '4\n' }], timeLimitMs: 1000, memoryLimitMb: 64, tolerance: null, anyAnswer: false, anyOrder: false, interactive: false,
  inputFile: null, outputFile: null, url: null,
};

/** On the example, 2, all of these but `wrong`, `slow` and `crash` are right. */
export const TWICE_BEHAVIOURS: Readonly<Record<string, Behaviour>> = {
  right: (input) => `${2 * Number(input)}\n`,
  added: (input) => `${Number(input) + Number(input)}\n`,
  squared: (input) => `${Number(input) ** 2}\n`,
  plusTwo: (input) => `${Number(input) + 2}\n`,
  wrong: () => '5\n',
  slow: () => ({ verdict: 'TLE' }),
  crash: () => ({ verdict: 'RE' }),
};

/** Settings with every stage that asks a model beyond sampling switched off. */
export function plainSettings(over: Partial<SolveSettings> = {}): SolveSettings {
  return solveSettingsSchema.parse({ generators: false, checker: false, bruteForce: false, scores: 0, repairs: 0, reflect: false, flow: false, stopEarly: false, languages: { python3: 1 }, ...over });
}

export const fencedProgram = (name: string) => `Here it is.\n\n\`\`\`python\n${fakeProgram(name).source}\`\`\`\n`;
