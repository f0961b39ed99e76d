/** What the panel's page and its host say to each other. The page sends actions, the host sends the run's own events. */
import { z } from 'zod';
import type { RunEvent } from '../run/events';
import type { Strings } from './strings';

const id = z.string().min(1).max(200);
const text = z.string().max(4_000_000);

/** What a person does in the panel. Checked by the host before anything is done. */
export const actionSchema = z.discriminatedUnion('type', [
  /** The page is there, shows `run` and has its first `events`: it wants the rest, or another run from its beginning. */
  z.object({ type: z.literal('ready'), run: z.string().max(200).nullable(), events: z.number().int().nonnegative() }),
  z.object({ type: z.literal('insert'), candidate: id }),
  z.object({ type: z.literal('copy'), candidate: id }),
  z.object({ type: z.literal('openBeside'), candidate: id }),
  z.object({ type: z.literal('diffWithActive'), candidate: id }),
  /** Two programs in the editor's own diff. */
  z.object({ type: z.literal('compare'), left: id, right: id }),
  /** A fix beside the program it was made of, also where it was undone; by its place among the run's repairs. */
  z.object({ type: z.literal('compareRepair'), repair: z.number().int().nonnegative() }),
  z.object({ type: z.literal('feedback'), candidate: id, verdict: z.enum(['accepted', 'wrong-answer', 'time-limit', 'runtime-error', 'withdrawn']) }),
  /** Answers a telling input: the digest of the right output, or the user's own text. */
  z.object({ type: z.literal('settle'), input: id, output: z.string().max(200).nullable(), own: text.nullable() }),
  /** None of the outputs shown is right: one program of each cluster that gave one of them. */
  z.object({ type: z.literal('refute'), candidates: z.array(id).max(10_000) }),
  z.object({ type: z.literal('openBlob'), digest: z.string().min(1).max(200), name: z.string().max(200) }),
  z.object({ type: z.literal('compareBlobs'), left: z.string().min(1).max(200), right: z.string().min(1).max(200), name: z.string().max(200) }),
  z.object({ type: z.literal('cancel') }),
  z.object({ type: z.literal('resume') }),
  z.object({ type: z.literal('solve') }),
  z.object({ type: z.literal('moreSamples') }),
  z.object({ type: z.literal('command'), command: z.enum(['checkSetup', 'selectModels']) }),
]);
export type Action = z.infer<typeof actionSchema>;

interface Start {
  readonly type: 'start'; readonly run: string | null;
  /** A run is about to begin, on the problem of this name (empty when it has none). */
  readonly expecting: string | null;
  readonly strings: Partial<Strings>; readonly locale: string;
}
interface Events { readonly type: 'events'; readonly events: readonly RunEvent[]; readonly running: boolean }

/** What the page is born with: it paints before it has heard from the host. */
export type FirstWords = readonly [Start, Events];

export type HostMessage =
  /** Before any event, and whenever the panel turns to another run: the page forgets what it showed. */
  | Start
  /** `running`: the pipeline is at work in this window. */
  | Events
  /** Something the person asked for was done, or could not be: read out, and shown for a moment. */
  | { readonly type: 'said'; readonly message: string };
