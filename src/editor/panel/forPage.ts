import { RECORDED_LABEL } from '../../model/modelName';
import type { RunEvent } from '../../run/events';
import type { Translate } from '../translator';

/** A text on its way to the page is cut here: what is longer is opened in an editor, not in the panel. */
const PAGE_TEXT = 16 * 1024;
/** Events of one message, so that a long log does not hold the page. */
const CHUNK = 2000;

/** A program is cut here. The page shows less, and says that it does. */
const PAGE_CODE = 128 * 1024;

/** Words of the pipeline, by the event they come in; those of models and programs have other names. */
const SPOKEN: Readonly<Partial<Record<RunEvent['type'], ReadonlySet<string>>>> = {
  notice: new Set(['message']), 'run-ended': new Set(['message']), judged: new Set(['message', 'diagnostics']), stage: new Set(['reason']),
  'sample-failed': new Set(['reason']), 'test-state': new Set(['reason']), helper: new Set(['reason']), 'input-dropped': new Set(['reason']), scored: new Set(['reason']),
  chosen: new Set(['reason']), repair: new Set(['why']), input: new Set(['detail']), call: new Set(['detail']), 'batch-status': new Set(['message']),
};

/** An event as the page needs it: large texts cut, and what the pipeline says in the editor's language. */
export function forPage(event: RunEvent, said: Translate = (text) => text): RunEvent {
  const spoken = SPOKEN[event.type];
  // A model's label is its own name, but for that of the recordings.
  const ours = (text: string, key: string) => (key === 'label' ? text === RECORDED_LABEL : spoken?.has(key));
  const cut = clipped(event, (text, key) => (ours(text, key) ? said(text, key === 'detail' && event.type === 'input' ? 'tags' : 'sentences') : text)) as RunEvent;
  return cut !== event && cut.type === 'blob' ? { ...cut, cut: true } : cut;
}

/** `value` itself where nothing in it is too long, as is usual. */
function clipped(value: unknown, say: (text: string, key: string) => string, key = ''): unknown {
  const longest = key === 'code' ? PAGE_CODE : PAGE_TEXT;
  if (typeof value === 'string') return value.length > longest ? value.slice(0, longest) : say(value, key);
  if (Array.isArray(value)) {
    const items = value.map((item) => clipped(item, say));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, item, clipped(item, say, key)] as const);
  return entries.some(([, item, cut]) => item !== cut) ? Object.fromEntries(entries.map(([key, , cut]) => [key, cut])) : value;
}

/** What the page is born with is kept this small, in characters, so that a long run does not hold its first paint. */
const FIRST = 128 * 1024;

/** The first events of `log`, as many as the page is to be born with. */
export function firstForPage(log: readonly RunEvent[], said?: Translate): RunEvent[] {
  const first: RunEvent[] = [];
  let length = 0;
  for (const event of log) {
    const given = forPage(event, said);
    length += JSON.stringify(given).length;
    if (length > FIRST) break;
    first.push(given);
  }
  return first;
}

/** The events of `log` from `start` on, in messages of bearable size. */
export function* chunksForPage(log: readonly RunEvent[], start: number, said?: Translate): Generator<RunEvent[]> {
  for (let at = start; at < log.length; at += CHUNK) yield log.slice(at, at + CHUNK).map((event) => forPage(event, said));
}
