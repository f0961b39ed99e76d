/** A run in which every kind of event happens: stand-ins for models, endpoint of batches and judge, and a person who gives a verdict. All answers follow from what is asked. */
import type { CallRecord, ChatModel, ChatReply, HandedIn, Models } from '../../src/model/chatModel';
import { ModelError } from '../../src/model/chatModel';
import { runEventSchema, type RunEvent } from '../../src/run/events';
import { recorded } from '../../src/run/record';
import type { RunState } from '../../src/run/state';
import type { RunStore } from '../../src/run/store';
import type { SolveContext } from '../../src/solve/context';
import { giveFeedback } from '../../src/solve/feedback';
import { solve } from '../../src/solve/solve';
import type { Asked } from '../cli/wholeEndpoint';
import { fakeJudge, fencedProgram, plainSettings, TWICE, TWICE_BEHAVIOURS } from './fakes';
import { checkedReply, fixReply, rankingReply, solutionsReply, testsReply } from './flow/stand';

export const RUN = '20260101-000000-abcdef';
export const KINDS: readonly RunEvent['type'][] = runEventSchema.options.map((option) => option.shape.type.value);

const MODEL = 'fake';
const SETTINGS = plainSettings({
  samples: 7, perCall: 1, batch: 'leave', inputs: 20, reflect: true, flow: true, possibleSolutions: 2, aiTests: 2, initialAttempts: 2, generators: true, bruteForce: true, scores: 2, repairs: 2, adjudications: 1, rank: 'size',
});
/** By the sample's place; the last is prose, and is lost. */
const SAMPLES = ['squared', 'wrong', 'near', 'plusTwo', 'squared', 'nonsense', null].map((name) => name === null ? 'I would rather not.' : fencedProgram(name));
const BEHAVIOURS = { ...TWICE_BEHAVIOURS, near: () => '5\n', accepting: () => '' };

/** What is outside of the run's process, and outlives it. */
export class World {
  readonly #batches: { readonly tag: string; readonly handedIn: HandedIn; looks: number }[];
  /** The next batch does not reach the endpoint. */
  #isCutOff: boolean;
  readonly asked: Asked[] = [];

  constructor(from?: World) {
    this.#batches = (from ? from.#batches : []).map((batch) => ({ ...batch }));
    this.#isCutOff = from ? from.#isCutOff : true;
  }

  get handedIn(): number { return this.#batches.length; }

  models(): Models {
    const listeners = new Set<(call: CallRecord) => void>();
    const model: ChatModel = { id: MODEL, label: 'Fake', ask: () => Promise.reject(new Error('only the pool is asked')) };
    const spent = { calls: 0, promptTokens: 0, completionTokens: 0, usd: null };
    const usage = { promptTokens: 10, completionTokens: 20, estimated: false };
    const tell = (purpose: string) => {
      spent.calls += 1;
      for (const listener of listeners) listener({ purpose, model: MODEL, outcome: 'ok', detail: '', ms: 1, usage, usd: null, asked: 1, received: 1 });
    };
    const find = (id: string) => this.#batches.find(({ handedIn }) => handedIn.batch.batchId === id)!;
    const statusOf = (id: string) => {
      const { looks, handedIn: { batch: { requests: { length: total } } } } = find(id);
      return { state: looks > 1 ? 'done' as const : 'waiting' as const, total, completed: looks > 1 ? total : 1, failed: 0, message: '' };
    };
    return {
      all: [model], concurrency: 1, spent,
      ask: async (purpose, request, signal): Promise<ChatReply & { model: string }> => {
        await Promise.resolve();
        signal.throwIfAborted();
        this.asked.push({ task: purpose, sample: null });
        const text = answer(purpose, request.messages.at(-1)!.content);
        tell(purpose);
        return { model: MODEL, choices: [{ text, finish: 'stop' }], usage };
      },
      onCall(listener) { listeners.add(listener); return () => listeners.delete(listener); },
      batches: {
        submit: (requests, announce) => this.#submit(requests.map(({ id }) => id), announce),
        find: (_, { tag }) => Promise.resolve(this.#batches.find((batch) => batch.tag === tag)?.handedIn ?? null),
        status: ({ batch }) => { find(batch.batchId).looks += 1; return Promise.resolve(statusOf(batch.batchId)); },
        wait: () => Promise.reject(new Error('nobody waits')),
        collect: (purpose, { batch }, wanted) => Promise.resolve(batch.requests.filter((id) => wanted.has(id)).map((id) => {
          tell(purpose);
          return { id, reply: { choices: [{ text: SAMPLES[sampleOf(id)]!, finish: 'stop' as const }], usage } };
        })),
      },
      dispose: () => Promise.resolve(),
    };
  }

  async *#submit(requests: readonly string[], announce: Parameters<NonNullable<Models['batches']>['submit']>[1]): AsyncGenerator<HandedIn & { readonly tag: string }> {
    const [tag] = await announce([{ model: MODEL, requests }]);
    if (this.#isCutOff) {
      this.#isCutOff = false;
      throw new ModelError('network', 'The endpoint could not be reached.');
    }
    this.asked.push(...requests.map((id) => ({ task: 'sample', sample: sampleOf(id) })));
    const handedIn = { model: MODEL, batch: { baseUrl: 'http://127.0.0.1:1/v1', model: MODEL, batchId: `batch-${this.#batches.length + 1}`, inputFileId: 'file', requests: [...requests] } };
    this.#batches.push({ tag: tag!, handedIn, looks: 0 });
    yield { ...handedIn, tag: tag! };
  }
}

const sampleOf = (request: string): number => Number(request.slice('sample-'.length));

function answer(purpose: string, prompt: string): string {
  const answers: Readonly<Record<string, string>> = {
    'reflect': 'bullets:\n  - double', 'validate-reflection': 'bullets:\n  - double', 'solutions': solutionsReply('One', 'Two'), 'rank-solutions': rankingReply(1, 2),
    'ai-tests': testsReply(['3', '6'], ['10', '20']), 'validate-ai-tests': checkedReply('6', '20'),
    'initial-code': fencedProgram(prompt.includes('do: One') ? 'wrong' : 'near'), 'repair': fixReply(/behaviour: wrong/.test(prompt.split('# Task: repair')[1]!) ? 'right' : 'crash'),
    'generator': 'generators: none', 'validator': fencedProgram('accepting'), 'brute-force': fencedProgram('right'), 'score': 'findings: none\npercent: 60\n',
    'adjudicate': 'derivation: |-\n  It is twice.\nright: A\npercent: 70\n',
  };
  return answers[purpose]!;
}

/**
 * One session of the run in `store`, from where its log ends. `onEvent` hears of each event once it is on its way to the log. Once
 * inputs tell the clusters apart, the person says of the squaring program that it is wrong.
 */
export async function session(store: RunStore, world: World, onEvent: (event: RunEvent) => void = () => {}): Promise<RunState> {
  const fail = ({ detail }: { readonly detail: string }) => { throw new Error(detail); };
  const { held, stored } = await store.has(RUN) ? await store.reopen(RUN, fail) : { held: await store.create(RUN, fail), stored: null };
  let ctx: SolveContext | undefined;
  let now = stored?.state.now ?? 0;
  const signal = new AbortController().signal;
  const events = solve({
    run: RUN, problem: TWICE, settings: SETTINGS, judge: fakeJudge(BEHAVIOURS), models: world.models(), signal, clock: () => { now += 1; return now; },
    secure: () => held.writer.secure(), attach: (attached) => { ctx = attached; }, ...(stored ? { resume: stored.state } : {}),
  });
  for await (const event of recorded(events, held, signal)) {
    onEvent(event);
    const { state } = ctx!;
    const squared = Object.values(state.candidates).find(({ code, passed }) => passed && code.includes('behaviour: squared'));
    if (event.type === 'chosen' && squared && squared.feedback === null && state.telling.length > 0) giveFeedback(ctx!, squared.id, 'wrong-answer');
  }
  return ctx!.state;
}

/** Session after session, until the run has come to its choice. */
export async function toItsEnd(store: RunStore, world: World, onEvent?: (event: RunEvent) => void): Promise<RunState> {
  for (let sessions = 0; sessions < 6; sessions += 1) {
    const state = await session(store, world, onEvent);
    if (state.ended?.outcome === 'chosen' && Object.values(state.batches).some(({ taken }) => taken)) return state;
  }
  throw new Error('The run does not come to its end.');
}

