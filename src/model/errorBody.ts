/**
 * What an endpoint says of a failure, in the shape that the openai package reads: `{ error: { message, code, param } }`.
 * Servers of vLLM, FastAPI, Google and gateways say it in shapes of their own, whose words would be lost.
 */
import { fields } from './gather';

interface Failure { readonly message: string; readonly code?: unknown; readonly type?: unknown; readonly param?: unknown }

/** Of what an endpoint says this is read; patterns are looked for in it. */
const MAX_CHARS = 4000;

/** The body of a refused request, rewritten where need be; what is not JSON stays as it is. */
export function plainErrorBody(body: string): string {
  let data: unknown;
  try { data = JSON.parse(body); } catch { return body.slice(0, MAX_CHARS); }
  const said = failureIn(Array.isArray(data) ? data[0] : data) ?? failureOf(data);
  return said ? JSON.stringify({ error: said }) : body.slice(0, MAX_CHARS);
}

/** The failure that an answer or an event of a stream speaks of; null where it speaks of none. */
export function failureIn(data: unknown): Failure | null {
  const answer = fields(data);
  if (!answer) return null;
  if (answer['error'] !== undefined && answer['error'] !== null && answer['error'] !== false) return failureOf(answer['error']);
  return answer['object'] === 'error' ? failureOf(answer) : null;
}

function failureOf(said: unknown): Failure | null {
  if (typeof said === 'string') return said.trim() === '' ? null : { message: said.slice(0, MAX_CHARS) };
  const given = fields(said);
  if (!given) return null;
  const { detail } = given;
  const inner = given['message'] ?? detail ?? given['errors'] ?? given['title'] ?? given['msg'];
  const nested = fields(inner);
  if (nested && nested !== given) return failureOf(nested);
  if (Array.isArray(inner)) return ofList(inner);
  const message = typeof inner === 'string' ? inner : JSON.stringify(given);
  const behind = saidBehind(given);
  const words = behind ? `${message}: ${behind.message}` : message;
  return {
    message: words.slice(0, MAX_CHARS) + retryDelay(given).slice(0, 100), code: given['code'], type: given['type'],
    param: behind?.param ?? given['param'],
  };
}

/** OpenRouter says no more than "Provider returned error", and adds what the provider said, as it came. */
function saidBehind(given: Readonly<Record<string, unknown>>): Failure | null {
  const raw = fields(given['metadata'])?.['raw'];
  if (typeof raw !== 'string' || raw.trim() === '') return null;
  let data: unknown;
  try { data = JSON.parse(raw); } catch { return { message: raw }; }
  return failureIn(Array.isArray(data) ? data[0] : data) ?? failureOf(data);
}

/** FastAPI's: each entry has the path of what it finds fault with. */
function ofList(entries: readonly unknown[]): Failure {
  const words = entries.map((entry) => {
    const { loc, msg, message } = fields(entry) ?? {};
    const text = typeof msg === 'string' ? msg : typeof message === 'string' ? message : JSON.stringify(entry);
    return Array.isArray(loc) ? `${loc.join('.')}: ${text}` : text;
  });
  const loc = entries.length === 1 ? fields(entries[0])?.['loc'] : undefined;
  return { message: words.join('; ').slice(0, MAX_CHARS), ...(Array.isArray(loc) ? { param: loc.at(-1) } : {}) };
}

/** Google's endpoints say when to come back in a detail of the body. */
function retryDelay(given: Readonly<Record<string, unknown>>): string {
  const details = Array.isArray(given['details']) ? given['details'] : [];
  const delay = details.map((detail) => fields(detail)?.['retryDelay']).find((one) => typeof one === 'string');
  return delay === undefined ? '' : ` (retry in ${delay})`;
}
