import type { RunState } from '../../run/state';

/** A run as a page of text, so that two runs can be laid side by side in a diff; its names are those of the settings and the log. */
export function summaryOf(state: RunState, said: (text: string) => string = (text) => text): string {
  const { counts, usage } = state;
  const line = (name: string, value: unknown) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`;
  const settings = Object.entries(state.settings ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `  ${line(name, value)}`);
  const submissions = state.submissions.flatMap((submission, index) => {
    const candidate = state.candidates[submission.candidate];
    if (!candidate) return [];
    return [
      `  - ${line('place', index + 1)}`, `    ${line('language', candidate.language)}`, `    ${line('confidence', submission.confidence.toFixed(2))}`,
      `    ${line('reason', said(submission.reason))}`, '    code: |', ...candidate.code.trimEnd().split('\n').map((code) => `      ${code}`),
    ];
  });
  return [
    line('problem', state.problem?.title ?? ''), line('models', state.models.map(({ label }) => label).join(', ')),
    line('outcome', state.ended?.outcome ?? 'not ended'), line('seconds', ((state.now - state.startedAt) / 1000).toFixed(1)),
    line('rule', state.rule), '',
    'funnel:', ...Object.entries(counts).map(([name, value]) => `  ${line(name, value)}`), `  ${line('clusters', state.ranking.length)}`, `  ${line('chosen', state.submissions.length)}`, '',
    'usage:', ...Object.entries(usage).map(([name, value]) => `  ${line(name, value)}`), '',
    'settings:', ...settings, '',
    'submissions:', ...submissions, '',
  ].join('\n');
}
