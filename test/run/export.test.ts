import assert from 'node:assert/strict';
import { exportForTuning, exportJson } from '../../src/run/export';
import { reportHtml } from '../../src/run/report';
import { emptyState, fold } from '../../src/run/state';
import { sampleRun } from './sampleRun';

const stateOf = (events = sampleRun()) => events.reduce(fold, emptyState());

describe('exports of a run', () => {
  it('are value-conditioned lines for fine-tuning, one a distinct judged program', () => {
    const lines = [...exportForTuning(stateOf())].map((line) => JSON.parse(line) as { messages: { content: string }[]; passed: boolean });
    assert.deepEqual(lines.map((line) => line.passed), [true, true, false]);
    assert.match(lines[0]!.messages[0]!.content, /^RATING: 1500\nTAGS: dp\nLANGUAGE IS python3\nCORRECT SOLUTION\n\nPrint twice/);
    assert.match(lines[2]!.messages[0]!.content, /INCORRECT SOLUTION/);
  });

  it('are JSON with the clusters', () => {
    assert.deepEqual((JSON.parse(exportJson(stateOf())) as { clusters: unknown[] }).clusters[0], { id: 'c1', size: 2, members: ['c1'] });
  });

  it('are a page in which nothing from outside comes alive', () => {
    const events = sampleRun({ title: '<img src=x onerror=alert(1)>' });
    const sampled = events.find((event) => event.type === 'sampled')!;
    Object.assign(sampled, { code: '</pre><script>alert(1)</script>\u202e\u001b[31m' });
    const page = reportHtml(stateOf(events));
    assert.doesNotMatch(page, /<(script|img)/);
    assert.doesNotMatch(page, /[\u202e\u001b]/);
    assert.match(page, /default-src 'none'/);
    assert.match(page, /&#60;img src=x/);
  });

  it('are a page even for a run that holds nothing', () => {
    assert.match(reportHtml(emptyState()), /Untitled problem/);
  });
});
