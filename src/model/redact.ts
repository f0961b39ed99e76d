import { cleanKey } from './endpoint';

/** Takes keys out of any text that may reach a person, a log or a report. */
const LOOKS_LIKE_A_KEY = /\b(sk|pk|rk|key|gsk|xai|hf|nvapi|AIza)[-_][A-Za-z0-9_*.-]{8,}|\bAIza[A-Za-z0-9_-]{20,}|(?<=(?:bearer|basic)\s+)[A-Za-z0-9._~+/=-]{8,}|(?<=:\/\/)[^\s/@]+(?=@)/gi;

/** Of the key itself, a stretch this long gives it away. */
const TELLING_CHARS = 8;

/** `text` with the given key, and whatever looks like one, replaced; endpoints quote keys back in part (`sk-ab***yz`). */
export function redact(text: string, key?: string): string {
  let plain = text;
  for (const form of key ? new Set([key, cleanKey(key)]) : []) if (form.length >= 4) plain = plain.split(form).join('[key]');
  return plain.replace(LOOKS_LIKE_A_KEY, '[key]').replace(/[A-Za-z0-9_-]+/g, (word) => word.length >= TELLING_CHARS && key?.includes(word) ? '[key]' : word);
}

/** One line of at most `limit` characters, fit for a message. */
export function oneLine(text: string, limit = 300): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > limit ? `${line.slice(0, limit)}…` : line;
}
