/** The pool's half of batches: who gets which requests, what the caps leave room for, and the account of what came back. */
import type { Batch, BatchRequest, BatchResult, BatchStatus } from './batch';
import { MOST_REQUESTS } from './batch';
import type { Budget, Reservation } from './budget';
import type { Batches, CallRecord, HandedIn } from './chatModel';
import { ModelError } from './chatModel';
import type { Clock } from './clock';
import type { Member } from './member';
import type { Price } from './prices';
import { say } from '../say';

const POLL_MS = 30_000;
/** What is asked for in a batch costs half. */
const SHARE_OF_PRICE = 0.5;

export interface BatchPoolOptions {
  readonly members: readonly Member[];
  readonly budget: Budget;
  readonly clock: Clock;
  readonly record: (call: CallRecord) => void;
}

/** Undefined where no model's endpoint takes batches. */
export function batchesOf({ members, budget, clock, record }: BatchPoolOptions): Batches | undefined {
  const able = members.filter((member) => member.model.batch !== undefined);
  if (able.length === 0) return undefined;
  /** By batch and request, for those handed in by this session. */
  const reserved = new Map<string, Map<string, Reservation>>();

  const deskOf = ({ model, batch }: HandedIn) => {
    const member = able.find((one) => one.model.id === model);
    if (!member) {
      throw new ModelError('not-found', say`The batch ${batch.batchId} was handed in to ${batch.model} at ${batch.baseUrl}: choose this model to take it in.`);
    }
    return { desk: member.model.batch!, price: halved(member.price) };
  };

  async function status(handedIn: HandedIn, signal: AbortSignal): Promise<BatchStatus> {
    return deskOf(handedIn).desk.status(handedIn.batch, signal);
  }

  return {
    async *submit(requests, announce, signal) {
      const shares = new Map(able.map((member) => [member, [] as { request: BatchRequest; reservation: Reservation }[]]));
      for (const { id, request } of requests) {
        const member = able.reduce((best, one) => one.load < best.load ? one : best);
        const reservation = budget.tryReserve(request, halved(member.price));
        if (!reservation) break;
        member.give(request.n ?? 1);
        shares.get(member)!.push({ request: { id, request: reservation.request }, reservation });
      }
      const parts = [...shares].flatMap(([member, share]) => inParts(share).map((part) => ({ member, part })));
      try {
        const tags = await announce(parts.map(({ member, part }) => ({ model: member.model.id, requests: part.map(({ request }) => request.id) })));
        for (const tag of tags) {
          const { member, part } = parts[0]!;
          const batch = await member.model.batch!.submit(part.map(({ request }) => request), tag, signal);
          parts.shift();
          reserved.set(batch.batchId, new Map(part.map(({ request, reservation }) => [request.id, reservation])));
          yield { model: member.model.id, batch, tag };
        }
      } finally {
        for (const { part } of parts) for (const { reservation } of part) reservation.settle(null);
      }
    },
    async find(model, lost, signal) {
      const member = able.find((one) => one.model.id === model);
      if (!member) {
        throw new ModelError('not-found', say`A batch was being handed in to ${model} when the run broke off: choose this model, so that it can be looked for.`);
      }
      const batch = await member.model.batch!.find(lost, signal);
      return batch && { model, batch };
    },
    status,
    async wait(handedIn, signal, onStatus) {
      for (;;) {
        const now = await status(handedIn, signal);
        onStatus(now);
        if (now.state !== 'waiting') return now;
        await clock.sleep(POLL_MS, signal);
      }
    },
    async collect(purpose, handedIn, wanted, signal) {
      const { desk, price } = deskOf(handedIn);
      const results = (await desk.collect(handedIn.batch, signal)).filter(({ id }) => wanted.has(id));
      for (const result of results) record(callOf(purpose, handedIn, result, settle(handedIn.batch, result, price)));
      return results;
    },
  };

  function settle(batch: Batch, result: BatchResult, price: Price | null): number | null {
    const usage = 'reply' in result ? result.reply.usage : null;
    const reservation = reserved.get(batch.batchId)?.get(result.id);
    return reservation ? reservation.settle(usage) : budget.charge(usage, price);
  }
}

function callOf(purpose: string, { model, batch }: HandedIn, result: BatchResult, usd: number | null): CallRecord {
  const received = 'reply' in result ? result.reply.choices.length : 0;
  return {
    purpose, model, outcome: 'reply' in result ? 'ok' : 'server', detail: 'reply' in result ? say`in batch ${batch.batchId}` : result.error, ms: 0,
    usage: 'reply' in result ? result.reply.usage : null, usd, asked: Math.max(1, received), received,
  };
}

const halved = (price: Price | null): Price | null => price && {
  input: price.input * SHARE_OF_PRICE, output: price.output * SHARE_OF_PRICE, ...(price.cached === undefined ? {} : { cached: price.cached * SHARE_OF_PRICE }),
};

function inParts<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / MOST_REQUESTS) }, (_, part) => all.slice(part * MOST_REQUESTS, (part + 1) * MOST_REQUESTS));
}
