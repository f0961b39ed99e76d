import assert from 'node:assert/strict';
import { bytes, count, decimal, dollars, formatIn, milliseconds } from '../../src/webview/format';

describe('Figures', () => {
  after(() => formatIn('en'));

  const figures = () => [count(30_006), decimal(0.756), dollars(0), dollars(0.001), dollars(1.5), milliseconds(2004), milliseconds(12_345), bytes(100), bytes(1536), bytes(20_480), bytes(1.25 * 2 ** 20), bytes(13.4 * 2 ** 20)];

  it('are written in the language of the editor, all of them', () => {
    formatIn('en');
    assert.deepEqual(figures(), ['30,006', '0.76', '$0', '< $0.01', '$1.50', '2,004 ms', '12.3 s', '100 B', '1.5 kB', '20 kB', '1.3 MB', '13 MB']);
    formatIn('de');
    assert.deepEqual(figures(), ['30.006', '0,76', '$0', '< $0,01', '$1,50', '2.004 ms', '12,3 s', '100 B', '1,5 kB', '20 kB', '1,3 MB', '13 MB']);
  });
});
