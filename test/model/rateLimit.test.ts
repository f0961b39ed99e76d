import assert from 'node:assert/strict';
import { durationMs, holdMs, retryAfterMs, waitInWords } from '../../src/model/rateLimit';

const NOW = Date.parse('2026-01-01T00:00:00Z');

describe('what an endpoint says in words of when to come back', () => {
  const said: readonly (readonly [string, number | undefined])[] = [
    ['Rate limit reached. Please try again in 20s. Visit https://x.example', 20_000], ['Please try again in 1m20.5s.', 80_500], ['please retry after 2 seconds', 2000],
    ['Please retry in 35.5s.', 35_500], ['try again in 6ms', 6], ['Try again in 3h12m', 11_520_000], ['wait 1 minute', 60_000], ['Limit 3, used 3. Try again later.', undefined], ['too many requests', undefined],
  ];
  for (const [text, ms] of said) it(`is heard: ${text}`, () => assert.equal(waitInWords(text), ms));
});

describe('when to come back', () => {
  it('is read from seconds, milliseconds and dates', () => {
    assert.equal(retryAfterMs(new Headers({ 'retry-after': '2' }), NOW), 2000);
    assert.equal(retryAfterMs(new Headers({ 'retry-after-ms': '150', 'retry-after': '2' }), NOW), 150);
    assert.equal(retryAfterMs(new Headers({ 'retry-after': 'Thu, 01 Jan 2026 00:00:05 GMT' }), NOW), 5000);
    assert.equal(retryAfterMs(new Headers(), NOW), undefined);
  });

  it('is read from a limit that stands at zero, and from no other', () => {
    assert.equal(holdMs(new Headers({ 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '1m6.5s' }), NOW), 66_500);
    assert.equal(holdMs(new Headers({ 'x-ratelimit-remaining-requests': '3', 'x-ratelimit-reset-requests': '1m' }), NOW), 0);
  });

  it('is read in every form that endpoints write durations in', () => {
    assert.deepEqual(['20ms', '1s', '6m0s', '1h2m', '12', String(NOW / 1000 + 3), String(NOW + 3000), 'soon'].map((text) => durationMs(text, NOW)),
      [20, 1000, 360_000, 3_720_000, 12_000, 3000, 3000, 0]);
  });
});
