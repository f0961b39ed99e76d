import assert from 'node:assert/strict';
import { figuresIn, type Figures } from '../../src/run/figures';

/** Each figure with the no-break spaces in it made visible. */
function written(language: string | undefined): string[] {
  const { count, compact, decimal, percent, dollars, price, milliseconds, seconds, bytes }: Figures = figuresIn(language);
  return [
    count(30_006), compact(1234), decimal(0.756), percent(0.52), percent(0.999), percent(0), dollars(0), dollars(0.001), dollars(1.5), dollars(0.0123, 3), price(2), price(0.15), price(0.0375), price(0.00001),
    milliseconds(2004), milliseconds(12_345), seconds(1500), bytes(100), bytes(1536), bytes(20_480), bytes(1.25 * 2 ** 20), bytes(13.4 * 2 ** 20),
  ].map((figure) => figure.replaceAll('\u00A0', '_'));
}

describe('Figures', () => {
  it('are written in English', () => {
    assert.deepEqual(written('en'), [
      '30,006', '1,234', '0.76', '52%', '99%', '0%', '$0', '<_$0.01', '$1.50', '$0.012', '$2', '$0.15', '$0.0375', '<_$0.0001',
      '2,004_ms', '12.3_s', '1.5', '100_B', '1.5_kB', '20_kB', '1.3_MB', '13_MB',
    ]);
  });

  it('are written as Germans write them, with their units on the same line', () => {
    assert.deepEqual(written('de'), [
      '30.006', '1.234', '0,76', '52_%', '99_%', '0_%', '0_$', '<_0,01_$', '1,50_$', '0,012_$', '2_$', '0,15_$', '0,0375_$', '<_0,0001_$',
      '2.004_ms', '12,3_s', '1,5', '100_B', '1,5_kB', '20_kB', '1,3_MB', '13_MB',
    ]);
  });

  it('are written all the same where the language is no language', () => assert.deepEqual(written('no language at all'), written(undefined)));
});
