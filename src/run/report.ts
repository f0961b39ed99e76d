/** A run as one self-contained HTML page: no script, no request, nothing alive in it. */
import { clustersOf, type Cluster } from './clusters';
import { html, Html, type Html as Page } from './html';
import type { CandidateState, RunState } from './state';

const STYLE = `
:root{color-scheme:light dark;--line:#8884;--soft:#8881;--bar:#3b82c4;--bad:#c4453b;--good:#3a9a55}
body{font:14px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem;margin-bottom:.2rem}h2{font-size:1.1rem;margin-top:2rem;border-bottom:1px solid var(--line);padding-bottom:.2rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.25rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
pre{background:var(--soft);padding:.7rem;overflow:auto;border-radius:4px;font:12px/1.45 ui-monospace,monospace}
.funnel{display:flex;flex-wrap:wrap;gap:.5rem;list-style:none;padding:0}.funnel li{border:1px solid var(--line);border-radius:6px;padding:.4rem .8rem}
.funnel b{display:block;font-size:1.3rem}.muted{opacity:.7}details{margin:.4rem 0}summary{cursor:pointer}
svg rect{fill:var(--bar)}.AC,.OK{color:var(--good)}.WA,.RE,.TLE,.MLE,.OLE,.CE,.PE{color:var(--bad)}
.scroll{overflow:auto}`;

export function reportHtml(state: RunState): string {
  const title = state.problem?.title ?? 'Untitled problem';
  const clusters = clustersOf(state);
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title} – Shortlist run</title><style>${new Html(STYLE)}</style></head><body>
<h1>${title}</h1>
<p class="muted">Run ${state.run}, ${new Date(state.startedAt).toISOString().slice(0, 16).replace('T', ' ')} UTC · ${state.models.map((model) => model.label).join(', ')} · seed ${state.settings?.seed ?? 0}${state.ended ? ` · ${state.ended.message}` : ' · not finished'}</p>
${funnel(state, clusters)}
${submissions(state)}
${clusterTable(state, clusters)}
${matrix(state, clusters)}
${telling(state)}
${thinking(state)}
${candidates(state)}
${notices(state)}
${state.problem ? html`<h2>Statement</h2><details><summary>As it was read</summary><pre>${state.problem.statement}</pre></details>` : ''}
</body></html>
`.text;
}

function funnel(state: RunState, clusters: readonly Cluster[]): Page {
  const { counts, usage } = state;
  const steps: [string, number][] = [
    ['sampled', counts.sampled], ['distinct', counts.sampled - counts.duplicates], ['compiled', counts.compiled],
    ['passed the examples', counts.passed], ['clusters', clusters.length], ['chosen', state.submissions.length],
  ];
  return html`<ul class="funnel">${steps.map(([name, count]) => html`<li><b>${count}</b>${name}</li>`)}</ul>
<p class="muted">${usage.calls} calls (${usage.failedCalls} failed), ${usage.promptTokens} prompt and ${usage.completionTokens} completion tokens${usage.estimated ? ' (partly estimated)' : ''}${usage.usd === null ? usage.calls === 0 ? '' : ', price not known' : `, $${usage.usd.toFixed(4)}${usage.unpriced ? ' and more of unknown price' : ''}`}</p>`;
}

function submissions(state: RunState): Page {
  if (state.submissions.length === 0) return html`<h2>Submissions</h2><p>None.</p>`;
  return html`<h2>Submissions, best first</h2>${state.submissions.map((submission, index) => {
    const candidate = state.candidates[submission.candidate];
    return html`<details${new Html(index === 0 ? ' open' : '')}><summary><b>${index + 1}.</b> ${submission.candidate} (${candidate?.language}), cluster ${submission.cluster}, confidence ${percent(submission.confidence)}${candidate?.feedback ? html` · judged outside: ${candidate.feedback}` : ''}<br><span class="muted">${submission.reason}</span></summary><pre>${candidate?.code}</pre></details>`;
  })}`;
}

function clusterTable(state: RunState, clusters: readonly Cluster[]): Page {
  if (clusters.length === 0) return html``;
  const byId = new Map(clusters.map((cluster) => [cluster.id, cluster]));
  const largest = Math.max(...clusters.map((cluster) => cluster.size));
  const ordered = [...state.ranking.flatMap((row) => byId.get(row.cluster) ?? []), ...clusters.filter((cluster) => !state.ranking.some((row) => row.cluster === cluster.id))];
  return html`<h2>Clusters</h2><table><thead><tr><th>#</th><th>Cluster</th><th>Samples</th><th></th><th>Programs</th><th>Confidence</th><th>Why</th></tr></thead><tbody>${ordered.map((cluster, index) => {
    const row = state.ranking.find((entry) => entry.cluster === cluster.id);
    const width = Math.max(1, Math.round((cluster.size / largest) * 120));
    return html`<tr><td>${index + 1}</td><td>${cluster.id}</td><td>${cluster.size}</td><td><svg width="120" height="10" aria-hidden="true"><rect width="${width}" height="10"/></svg></td><td>${cluster.members.length}</td><td>${row ? percent(row.confidence) : ''}</td><td>${row?.reason ?? ''}</td></tr>`;
  })}</tbody></table>`;
}

function matrix(state: RunState, clusters: readonly Cluster[]): Page {
  const inputs = Object.values(state.inputs).filter((input) => input.dropped === null);
  if (clusters.length === 0 || inputs.length === 0) return html``;
  return html`<h2>Behaviour</h2><p class="muted">Verdict and answer class of each cluster on each input; equal numbers in a column are equal answers.</p>
<div class="scroll"><table><thead><tr><th>Cluster</th>${inputs.map((input) => html`<th title="${input.origin.kind}, ${input.origin.size}, ${input.bytes} bytes">${input.id}</th>`)}</tr></thead><tbody>${clusters.slice(0, 40).map((cluster) => html`<tr><td>${cluster.id}</td>${inputs.map((input) => {
    const outcome = cluster.members[0]?.outcomes[input.id];
    return outcome ? html`<td class="${outcome[1]}">${outcome[1] === 'OK' || outcome[1] === 'AC' ? outcome[2] : outcome[1]}</td>` : html`<td class="muted">·</td>`;
  })}</tr>`)}</tbody></table></div>`;
}

function telling(state: RunState): Page {
  if (state.telling.length === 0) return html``;
  const output = (cluster: string, input: string) => {
    const digest = state.candidates[cluster]?.outcomes[input]?.[3];
    return digest ? state.blobs[digest]?.text : state.candidates[cluster]?.outcomes[input]?.[1];
  };
  return html`<h2>Telling inputs</h2>${state.telling.map(({ a, b, input }) => html`<details><summary>${a} and ${b} differ on ${input}</summary><pre>${state.blobs[state.inputs[input]?.blob ?? '']?.text}</pre>
<table><thead><tr><th>${a}</th><th>${b}</th></tr></thead><tbody><tr><td><pre>${output(a, input)}</pre></td><td><pre>${output(b, input)}</pre></td></tr></tbody></table></details>`)}`;
}

function thinking(state: RunState): Page {
  const { reflection, solutions, repairs } = state;
  const tests = Object.values(state.tests);
  return html`${reflection && html`<h2>Reflection</h2><ul>${reflection.bullets.map((bullet) => html`<li>${bullet}</li>`)}</ul>${reflection.explanations.map((entry) => html`<p><b>${entry.example}</b> ${entry.text}</p>`)}`}
${solutions.length > 0 && html`<h2>Possible solutions</h2><table>${solutions.map((solution) => html`<tr><td>${solution.rank}</td><td><b>${solution.name}</b><br>${solution.content}</td><td>${solution.complexity}</td><td>${solution.why}</td></tr>`)}</table>`}
${tests.length > 0 && html`<h2>Tests</h2><table><thead><tr><th>Test</th><th>State</th><th>Input</th><th>Output</th><th>Why</th></tr></thead><tbody>${tests.map((test) => html`<tr><td>${test.id} (${test.origin})</td><td>${test.state}</td><td><pre>${test.input}</pre></td><td><pre>${test.output}</pre></td><td>${test.reason || test.explanation}</td></tr>`)}</tbody></table>`}
${repairs.length > 0 && html`<h2>Repairs</h2><ul>${repairs.map((repair) => html`<li>${repair.parent} → ${repair.child ?? 'nothing'} on ${repair.test}: ${repair.reason} (${repair.adopted ? 'adopted' : 'undone'}: ${repair.why})</li>`)}</ul>`}`;
}

function candidates(state: RunState): Page {
  if (state.order.length === 0) return html``;
  const shown = state.order.slice(0, 500).map((id) => state.candidates[id]!);
  return html`<h2>Candidates</h2>${state.order.length > shown.length && html`<p class="muted">The first ${shown.length} of ${state.order.length}.</p>`}
<table><thead><tr><th>Program</th><th>Language</th><th>Verdict</th><th>From</th></tr></thead><tbody>${shown.map((candidate) => html`<tr><td>${candidate.id}</td><td>${candidate.language}</td><td>${verdictOf(candidate)}</td><td>${originOf(candidate)}</td></tr>`)}</tbody></table>`;
}

function verdictOf(candidate: CandidateState): Page | string {
  if (candidate.duplicateOf !== null) return `same as ${candidate.duplicateOf}`;
  return candidate.verdict === null ? 'not judged' : html`<span class="${candidate.verdict}">${candidate.verdict}</span>`;
}

function originOf({ origin }: CandidateState): string {
  return [
    origin.kind, origin.model, origin.temperature === null ? '' : `temperature ${origin.temperature.toFixed(2)}`, origin.rating === null ? '' : `rating ${origin.rating}`,
    origin.tags.join(','), origin.parent === null ? '' : `repair of ${origin.parent}`,
  ].filter(Boolean).join(' · ');
}

function notices(state: RunState): Page {
  if (state.notices.length === 0) return html``;
  return html`<h2>Notices</h2><ul>${state.notices.map((notice) => html`<li>${notice.level}: ${notice.message}</li>`)}</ul>`;
}

const percent = (value: number) => `${Math.round(value * 100)} %`;
