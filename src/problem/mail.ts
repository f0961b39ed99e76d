import { labelOf } from './label';
import { readTitle } from './title';

const HEAD = /^\n*(?:[A-Z][A-Za-z-]{1,40}:[ \t][^\n]*\n(?:[ \t]+\S[^\n]*\n)*){3,60}\n/;

/** A mail that holds a statement: its text, and what names the problem; `null` for any other text. */
export function readMail(text: string): { body: string; title: string | null } | null {
  const head = HEAD.exec(text.slice(0, 20_000))?.[0];
  const subject = head && /^(?:from|date):/im.test(head) ? /^subject:[ \t]*(\S.*)$/im.exec(head)?.[1] : undefined;
  if (!head || subject === undefined) return null;
  const body = text.slice(head.length);
  return { body, title: titleInQuote(body) ?? subject.replace(/^(?:(?:re|fwd?|aw|wg|tr|rv)(?:\[\d+\])?:[ \t]*)+/i, '').trim() };
}

/** The title of a statement that is quoted whole. */
function titleInQuote(body: string): string | null {
  const lines = body.split('\n');
  const from = lines.findIndex((line) => line.startsWith('>'));
  if (from < 0) return null;
  const length = lines.slice(from).findIndex((line) => !line.startsWith('>'));
  const quoted = lines.slice(from, length < 0 ? undefined : from + length).map((line) => line.replace(/^>+ ?/, ''));
  return quoted.some((line) => labelOf(line)?.role === 'output') ? readTitle(quoted.join('\n')) : null;
}
