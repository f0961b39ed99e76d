/** A run as one self-contained HTML page: no script, no request, nothing alive in it. */
import { clustersOf, type Cluster } from './clusters';
import { figuresIn, type Figures } from './figures';
import { html, Html } from './html';
import { ENGLISH_SPEECH, type ReportWord, type Speech } from './reportWords';
import type { CandidateState, RunState } from './state';
import { FEEDBACK_WORDS, filled, ORIGIN_WORDS, TEST_STATE_WORDS } from './words';

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

/** @param speech the language of the page (default: English). */
export function reportHtml(state: RunState, speech: Speech = ENGLISH_SPEECH): string { return new Report(state, speech).page().text; }

class Report {
  readonly #clusters: readonly Cluster[];
  readonly #figures: Figures;

  constructor(private readonly state: RunState, private readonly speech: Speech) {
    this.#clusters = clustersOf(state);
    this.#figures = figuresIn(speech.language);
  }

  page(): Html {
    const { state, speech } = this;
    const title = state.problem?.title ?? this.#t('untitled');
    const facts = [
      `${this.#t('run', state.run)}, ${new Date(state.startedAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`, state.models.map((model) => model.label).join(', '),
      this.#t('seed', state.settings?.seed ?? 0), state.ended ? speech.said(state.ended.message) : this.#t('notFinished'),
    ];
    return html`<!doctype html>
<html lang="${speech.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${this.#t('pageTitle', title)}</title><style>${new Html(STYLE)}</style></head><body>
<h1>${title}</h1>
<p class="muted">${facts.join(' · ')}</p>
${this.#funnel()}
${this.#submissions()}
${this.#clusterTable()}
${this.#matrix()}
${this.#telling()}
${this.#thinking()}
${this.#candidates()}
${this.#notices()}
${state.problem ? html`<h2>${this.#t('statement')}</h2><details><summary>${this.#t('statementShow')}</summary><pre>${state.problem.statement}</pre></details>` : ''}
</body></html>
`;
  }

  #funnel(): Html {
    const { counts, usage, submissions } = this.state;
    const steps: [ReportWord, number][] = [
      ['sampled', counts.sampled], ['distinct', counts.sampled - counts.duplicates], ['compiled', counts.compiled], ['passed', counts.passed], ['clusters', this.#clusters.length], ['chosen', submissions.length],
    ];
    const spent = [
      usage.calls === 1 ? this.#t('requestsOne') : this.#t('requests', this.#number(usage.calls)), ...(usage.failedCalls > 0 ? [this.#t('requestsFailed', this.#number(usage.failedCalls))] : []),
      this.#t('promptTokens', this.#number(usage.promptTokens)), this.#t('answerTokens', this.#number(usage.completionTokens)), ...(usage.estimated ? [this.#t('estimated')] : []), ...this.#cost(),
    ];
    return html`<ul class="funnel">${steps.map(([name, count]) => html`<li><b>${this.#number(count)}</b>${this.#t(name)}</li>`)}</ul>
<p class="muted">${spent.join(' · ')}</p>`;
  }

  #cost(): string[] {
    const { usd, unpriced, calls } = this.state.usage;
    if (usd === null) return calls === 0 ? [] : [this.#t('costUnknown')];
    const cost = this.#figures.price(usd);
    return [unpriced ? this.#t('costPartly', cost) : cost];
  }

  #submissions(): Html {
    const { submissions, candidates } = this.state;
    if (submissions.length === 0) return html`<h2>${this.#t('submissions')}</h2><p>${this.#t('noSubmissions')}</p>`;
    return html`<h2>${this.#t('submissions')}</h2>${submissions.map((submission, index) => {
      const candidate = candidates[submission.candidate];
      const feedback = candidate?.feedback && candidate.feedback !== 'withdrawn' ? [this.#t('judgeSaid', this.#t(FEEDBACK_WORDS[candidate.feedback]))] : [];
      const facts = [`${submission.candidate} (${candidate?.language ?? '?'})`, this.#t('inCluster', submission.cluster), this.#t('confidence', this.#percent(submission.confidence)), ...feedback];
      return html`<details${new Html(index === 0 ? ' open' : '')}><summary><b>${index + 1}.</b> ${facts.join(' · ')}<br><span class="muted">${this.speech.said(submission.reason)}</span></summary><pre>${candidate?.code}</pre></details>`;
    })}`;
  }

  #clusterTable(): Html {
    const { ranking } = this.state;
    if (this.#clusters.length === 0) return html``;
    const byId = new Map(this.#clusters.map((cluster) => [cluster.id, cluster]));
    const rows = new Map(ranking.map((row) => [row.cluster, row]));
    const largest = Math.max(...this.#clusters.map((cluster) => cluster.size));
    const ordered = [...ranking.flatMap((row) => byId.get(row.cluster) ?? []), ...this.#clusters.filter((cluster) => !rows.has(cluster.id))];
    return html`<h2>${this.#t('clusters')}</h2><table><thead>${this.#heads('#', 'clusters', 'samples', '', 'programs', 'colConfidence', 'why')}</thead><tbody>${ordered.map((cluster, index) => {
      const row = rows.get(cluster.id);
      const width = Math.max(1, Math.round((cluster.size / largest) * 120));
      return html`<tr><td>${index + 1}</td><td>${cluster.id}</td><td>${this.#number(cluster.size)}</td><td><svg width="120" height="10" aria-hidden="true"><rect width="${width}" height="10"/></svg></td><td>${this.#number(cluster.members.length)}</td><td>${row ? this.#percent(row.confidence) : ''}</td><td>${this.speech.said(row?.reason ?? '')}</td></tr>`;
    })}</tbody></table>`;
  }

  #matrix(): Html {
    const inputs = Object.values(this.state.inputs).filter((input) => input.dropped === null);
    if (this.#clusters.length === 0 || inputs.length === 0) return html``;
    const describe = ({ origin, bytes }: (typeof inputs)[number]) => [this.#t(`kindInput_${origin.kind}`), this.#t(`size_${origin.size}`), this.#t('bytes', this.#number(bytes))].join(', ');
    return html`<h2>${this.#t('behaviour')}</h2><p class="muted">${this.#t('behaviourHint')}</p>
<div class="scroll"><table><thead><tr><th>${this.#t('clusters')}</th>${inputs.map((input) => html`<th title="${describe(input)}">${input.id}</th>`)}</tr></thead><tbody>${this.#clusters.slice(0, 40).map((cluster) => html`<tr><td>${cluster.id}</td>${inputs.map((input) => {
      const outcome = cluster.members[0]?.outcomes[input.id];
      return outcome ? html`<td class="${outcome[1]}" title="${this.#t(`verdict${outcome[1]}`)}">${outcome[1] === 'OK' || outcome[1] === 'AC' ? outcome[2] : outcome[1]}</td>` : html`<td class="muted">·</td>`;
    })}</tr>`)}</tbody></table></div>`;
  }

  #telling(): Html {
    const { telling, candidates, blobs, inputs } = this.state;
    if (telling.length === 0) return html``;
    const output = (cluster: string, input: string) => {
      const digest = candidates[cluster]?.outcomes[input]?.[3];
      return digest ? blobs[digest]?.text : candidates[cluster]?.outcomes[input]?.[1];
    };
    return html`<h2>${this.#t('telling')}</h2>${telling.map(({ a, b, input }) => html`<details><summary>${this.#t('differOn', a, b, input)}</summary><pre>${blobs[inputs[input]?.blob ?? '']?.text}</pre>
<table><thead><tr><th>${a}</th><th>${b}</th></tr></thead><tbody><tr><td><pre>${output(a, input)}</pre></td><td><pre>${output(b, input)}</pre></td></tr></tbody></table></details>`)}`;
  }

  #thinking(): Html {
    const { reflection, solutions, repairs } = this.state;
    const tests = Object.values(this.state.tests);
    const said = this.speech.said;
    return html`${reflection && html`<h2>${this.#t('reflection')}</h2><ul>${reflection.bullets.map((bullet) => html`<li>${bullet}</li>`)}</ul>${reflection.explanations.map((entry) => html`<p><b>${entry.example}</b> ${entry.text}</p>`)}`}
${solutions.length > 0 && html`<h2>${this.#t('solutions')}</h2><table>${solutions.map((solution) => html`<tr><td>${solution.rank}</td><td><b>${solution.name}</b><br>${solution.content}</td><td>${solution.complexity}</td><td>${solution.why}</td></tr>`)}</table>`}
${tests.length > 0 && html`<h2>${this.#t('tests')}</h2><table><thead>${this.#heads('test', 'state', 'input', 'output', 'why')}</thead><tbody>${tests.map((test) => html`<tr><td>${test.id} (${this.#t(`testOf_${test.origin}`)})</td><td>${this.#t(TEST_STATE_WORDS[test.state])}</td><td><pre>${test.input}</pre></td><td><pre>${test.output}</pre></td><td>${test.reason === '' ? test.explanation : said(test.reason)}</td></tr>`)}</tbody></table>`}
${repairs.length > 0 && html`<h2>${this.#t('repairs')}</h2><ul>${repairs.map((repair) => html`<li>${this.#t('repairLine', repair.parent, repair.child ?? '–', repair.test)}: ${repair.reason} (${this.#t(repair.adopted ? 'adopted' : 'undone', said(repair.why))})</li>`)}</ul>`}`;
  }

  #candidates(): Html {
    const { order } = this.state;
    if (order.length === 0) return html``;
    const shown = order.slice(0, 500).map((id) => this.state.candidates[id]!);
    return html`<h2>${this.#t('candidates')}</h2>${order.length > shown.length && html`<p class="muted">${this.#t('firstOf', this.#number(shown.length), this.#number(order.length))}</p>`}
<table><thead>${this.#heads('program', 'language', 'verdict', 'origin')}</thead><tbody>${shown.map((candidate) => html`<tr><td>${candidate.id}</td><td>${candidate.language}</td><td>${this.#verdict(candidate)}</td><td>${this.#origin(candidate)}</td></tr>`)}</tbody></table>`;
  }

  #verdict({ duplicateOf, verdict }: CandidateState): Html | string {
    if (duplicateOf !== null) return this.#t('sameAs', duplicateOf);
    return verdict === null ? this.#t('notJudged') : html`<span class="${verdict}" title="${this.#t(`verdict${verdict}`)}">${verdict}</span>`;
  }

  #origin({ origin }: CandidateState): string {
    return [
      this.#t(ORIGIN_WORDS[origin.kind]), origin.model, origin.temperature === null ? '' : this.#t('temperature', this.#figures.decimal(origin.temperature)),
      origin.rating === null ? '' : this.#t('rating', origin.rating), origin.tags.join(', '), origin.parent === null ? '' : this.#t('repairOf', origin.parent),
    ].filter((fact) => fact !== '').join(' · ');
  }

  #notices(): Html {
    const { notices } = this.state;
    if (notices.length === 0) return html``;
    return html`<h2>${this.#t('notices')}</h2><ul>${notices.map((notice) => html`<li>${this.#t(`level_${notice.level}`)}: ${this.speech.said(notice.message)}</li>`)}</ul>`;
  }

  #t(word: ReportWord, ...values: (string | number)[]): string { return filled(this.speech.words[word], values); }

  #heads(...words: (ReportWord | '#' | '')[]): Html { return html`<tr>${words.map((word) => html`<th>${word === '#' || word === '' ? word : this.#t(word)}</th>`)}</tr>`; }

  #number(value: number): string { return this.#figures.count(value); }

  #percent(share: number): string { return this.#figures.percent(share); }
}
