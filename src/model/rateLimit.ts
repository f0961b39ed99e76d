/** What an endpoint's headers say of when to come back. */

/** `retry-after-ms`, else `retry-after` as seconds or as a date; undefined when it says neither. */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const ms = Number.parseFloat(headers.get('retry-after-ms') ?? '');
  if (Number.isFinite(ms) && ms >= 0) return ms;
  const value = headers.get('retry-after')?.trim();
  if (value) {
    const seconds = Number(value);
    if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
    const date = Date.parse(value);
    if (Number.isFinite(date)) return Math.max(0, date - now);
  }
  const hold = holdMs(headers, now);
  return hold > 0 ? hold : undefined;
}

/** “Please try again in 1m20.5s”, “retry after 20 seconds”: for endpoints that say it in words only. */
export function waitInWords(text: string): number | undefined {
  const said = /\b(?:try(?:ing)? again|retry(?:ing)?|wait)\b[^\d.;]{0,24}((?:\d+(?:\.\d+)?\s*(?:ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hours?|d|days?)\b\s*)+|(?:\d+(?:\.\d+)?(?:ms|[smhd]))+)/i.exec(text)?.[1];
  if (said === undefined) return undefined;
  return [...said.matchAll(/(\d+(?:\.\d+)?)\s*(ms|milli|[smhd])/gi)].reduce((sum, [, count, unit]) => sum + Number(count) * UNIT_MS[unit!.toLowerCase()]!, 0);
}

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, milli: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** How long no request is welcome: the reset of whichever limit stands at zero; 0 when none does. */
export function holdMs(headers: Headers, now: number): number {
  let hold = 0;
  for (const [remaining, reset] of LIMITS) {
    const left = headers.get(remaining);
    if (left === null || left.trim() === '' || Number(left) > 0 || Number.isNaN(Number(left))) continue;
    hold = Math.max(hold, durationMs(headers.get(reset) ?? '', now));
  }
  return hold;
}

const LIMITS = [
  ['x-ratelimit-remaining-requests', 'x-ratelimit-reset-requests'],
  ['x-ratelimit-remaining-tokens', 'x-ratelimit-reset-tokens'],
  ['x-ratelimit-remaining', 'x-ratelimit-reset'],
  ['anthropic-ratelimit-requests-remaining', 'anthropic-ratelimit-requests-reset'],
] as const;

/** `6m0s`, `1.5s`, `20ms`, plain seconds, an epoch in seconds or milliseconds, or a date. */
export function durationMs(text: string, now: number): number {
  const value = text.trim();
  if (value === '') return 0;
  if (/^\d+(\.\d+)?$/.test(value)) {
    const number = Number(value);
    if (number > 1e12) return Math.max(0, number - now);
    return number > 1e9 ? Math.max(0, number * 1000 - now) : number * 1000;
  }
  const parts = [...value.matchAll(/(\d+(?:\.\d+)?)(ms|h|m|s|d)/g)];
  if (parts.length > 0 && parts.map((part) => part[0]).join('') === value) {
    return parts.reduce((sum, [, count, unit]) => sum + Number(count) * UNIT_MS[unit!]!, 0);
  }
  const date = Date.parse(value);
  return Number.isFinite(date) ? Math.max(0, date - now) : 0;
}
