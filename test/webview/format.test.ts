import assert from 'node:assert/strict';
import { clock, count, dollars, formatIn, percent } from '../../src/webview/format';

describe('Figures of the panel', () => {
  after(() => formatIn('en'));

  it('follow the language of the editor', () => {
    const figures = () => [count(30_006), dollars(1.5), percent(0.52)];
    formatIn('en');
    assert.deepEqual(figures(), ['30,006', '$1.50', '52%']);
    formatIn('de');
    assert.deepEqual(figures(), ['30.006', '1,50\u00A0$', '52\u00A0%']);
  });

  it('tell times as a clock does', () => assert.deepEqual([7000, 760_000, 3_723_000].map(clock), ['0:07', '12:40', '1:02:03']));
});
