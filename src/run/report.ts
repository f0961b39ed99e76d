/** A run as one self-contained HTML page: no script, no request, nothing alive in it. */
import { clustersOf, type Cluster } from './clusters';
import type { Outcome } from './events';
import { figuresIn, type Figures } from './figures';
import { html, Html, type Part } from './html';
import { ENGLISH_SPEECH, type ReportWord, type Speech } from './reportWords';
import type { CandidateState, RunState, TestState } from './state';
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
      `${this.#t('run', state.run)}, ${new Date(state.startedAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`,
      state.models.map((model) => model.label).join(', '),
      this.#t('seed', state.settings?.seed ?? 0),
      state.ended ? speech.said(state.ended.message) : this.#t('notFinished'),
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
${state.problem && this.#section('statement', details(this.#t('statementShow'), state.problem.statement))}
</body></html>
`;
  }

  #funnel(): Html {
    const { counts, usage, submissions } = this.state;
    const steps: [ReportWord, number][] = [
      ['sampled', counts.sampled],
      ['distinct', counts.sampled - counts.duplicates],
      ['compiled', counts.compiled],
      ['passed', counts.passed],
      ['clusters', this.#clusters.length],
      ['chosen', submissions.length],
    ];
    const spent = [
      usage.calls === 1 ? this.#t('requestsOne') : this.#t('requests', this.#number(usage.calls)),
      ...(usage.failedCalls > 0 ? [this.#t('requestsFailed', this.#number(usage.failedCalls))] : []),
      this.#t('promptTokens', this.#number(usage.promptTokens)),
      this.#t('answerTokens', this.#number(usage.completionTokens)),
      ...(usage.estimated ? [this.#t('estimated')] : []),
      ...this.#cost(),
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
    if (submissions.length === 0) return this.#section('submissions', html`<p>${this.#t('noSubmissions')}</p>`);
    return this.#section('submissions', submissions.map((submission, index) => {
      const candidate = candidates[submission.candidate];
      const feedback = candidate?.feedback && candidate.feedback !== 'withdrawn' ? FEEDBACK_WORDS[candidate.feedback] : null;
      const facts = [
        `${submission.candidate} (${candidate?.language ?? '?'})`,
        this.#t('inCluster', submission.cluster),
        this.#t('confidence', this.#percent(submission.confidence)),
        ...(feedback === null ? [] : [this.#t('judgeSaid', this.#t(feedback))]),
      ];
      const reason = html`<span class="muted">${this.speech.said(submission.reason)}</span>`;
      return details(html`<b>${index + 1}.</b> ${facts.join(' · ')}<br>${reason}`, candidate?.code, index === 0);
    }));
  }

  #clusterTable(): Html {
    const { ranking } = this.state;
    if (this.#clusters.length === 0) return html``;
    const byId = new Map(this.#clusters.map((cluster) => [cluster.id, cluster]));
    const rows = new Map(ranking.map((row) => [row.cluster, row]));
    const largest = Math.max(...this.#clusters.map((cluster) => cluster.size));
    const ordered = [...ranking.flatMap((row) => byId.get(row.cluster) ?? []), ...this.#clusters.filter((cluster) => !rows.has(cluster.id))];
    const head = this.#heads('#', 'clusters', 'samples', '', 'programs', 'colConfidence', 'why');
    return this.#section('clusters', table(head, ordered.map((cluster, index) => {
      const ranked = rows.get(cluster.id);
      const width = Math.max(1, Math.round((cluster.size / largest) * 120));
      const bar = html`<svg width="120" height="10" aria-hidden="true"><rect width="${width}" height="10"/></svg>`;
      return row(
        index + 1, cluster.id, this.#number(cluster.size), bar, this.#number(cluster.members.length),
        ranked && this.#percent(ranked.confidence), this.speech.said(ranked?.reason ?? ''),
      );
    })));
  }

  #matrix(): Html {
    const inputs = Object.values(this.state.inputs).filter((input) => input.dropped === null);
    if (this.#clusters.length === 0 || inputs.length === 0) return html``;
    const describe = ({ origin, bytes }: (typeof inputs)[number]) =>
      [this.#t(`kindInput_${origin.kind}`), this.#t(`size_${origin.size}`), this.#t('bytes', this.#number(bytes))].join(', ');
    const heads = inputs.map((input) => html`<th title="${describe(input)}">${input.id}</th>`);
    const rows = this.#clusters.slice(0, 40).map(({ id, members: [first] }) =>
      html`<tr><td>${id}</td>${inputs.map((input) => this.#outcome(first?.outcomes[input.id]))}</tr>`);
    return this.#section('behaviour', html`<p class="muted">${this.#t('behaviourHint')}</p>
<div class="scroll">${table(html`<tr><th>${this.#t('clusters')}</th>${heads}</tr>`, rows)}</div>`);
  }

  #outcome(outcome: Outcome | undefined): Html {
    if (!outcome) return html`<td class="muted">·</td>`;
    const [, verdict, answerClass] = outcome;
    const shown = verdict === 'OK' || verdict === 'AC' ? answerClass : verdict;
    return html`<td class="${verdict}" title="${this.#t(`verdict${verdict}`)}">${shown}</td>`;
  }

  #telling(): Html {
    const { telling, candidates, blobs, inputs } = this.state;
    if (telling.length === 0) return html``;
    const output = (cluster: string, input: string) => {
      const digest = candidates[cluster]?.outcomes[input]?.[3];
      return digest ? blobs[digest]?.text : candidates[cluster]?.outcomes[input]?.[1];
    };
    return this.#section('telling', telling.map(({ a, b, input }) => {
      const outputs = [a, b].map((cluster) => html`<pre>${output(cluster, input)}</pre>`);
      return html`<details><summary>${this.#t('differOn', a, b, input)}</summary><pre>${blobs[inputs[input]?.blob ?? '']?.text}</pre>
${table(html`<tr><th>${a}</th><th>${b}</th></tr>`, row(...outputs))}</details>`;
    }));
  }

  #thinking(): Html {
    const { reflection, solutions, repairs } = this.state;
    const tests = Object.values(this.state.tests);
    return html`${reflection && this.#reflection(reflection)}
${solutions.length > 0 && this.#solutions()}
${tests.length > 0 && this.#tests(tests)}
${repairs.length > 0 && this.#repairs()}`;
  }

  #reflection({ bullets, explanations }: NonNullable<RunState['reflection']>): Html {
    const explained = explanations.map((entry) => html`<p><b>${entry.example}</b> ${entry.text}</p>`);
    return this.#section('reflection', html`<ul>${bullets.map((bullet) => html`<li>${bullet}</li>`)}</ul>${explained}`);
  }

  #solutions(): Html {
    const rows = this.state.solutions.map(({ rank, name, content, complexity, why }) =>
      row(rank, html`<b>${name}</b><br>${content}`, complexity, why));
    return this.#section('solutions', html`<table>${rows}</table>`);
  }

  #tests(tests: readonly TestState[]): Html {
    return this.#section('tests', table(this.#heads('test', 'state', 'input', 'output', 'why'), tests.map((test) => row(
      `${test.id} (${this.#t(`testOf_${test.origin}`)})`,
      this.#t(TEST_STATE_WORDS[test.state]),
      html`<pre>${test.input}</pre>`,
      html`<pre>${test.output}</pre>`,
      test.reason === '' ? test.explanation : this.speech.said(test.reason),
    ))));
  }

  #repairs(): Html {
    const lines = this.state.repairs.map(({ parent, child, test, reason, adopted, why }) => {
      const outcome = this.#t(adopted ? 'adopted' : 'undone', this.speech.said(why));
      return html`<li>${this.#t('repairLine', parent, child ?? '–', test)}: ${reason} (${outcome})</li>`;
    });
    return this.#section('repairs', html`<ul>${lines}</ul>`);
  }

  #candidates(): Html {
    const { order } = this.state;
    if (order.length === 0) return html``;
    const shown = order.slice(0, 500).map((id) => this.state.candidates[id]!);
    const first = this.#t('firstOf', this.#number(shown.length), this.#number(order.length));
    const rows = shown.map((candidate) => row(candidate.id, candidate.language, this.#verdict(candidate), this.#origin(candidate)));
    return this.#section('candidates', html`${order.length > shown.length && html`<p class="muted">${first}</p>`}
${table(this.#heads('program', 'language', 'verdict', 'origin'), rows)}`);
  }

  #verdict({ duplicateOf, verdict }: CandidateState): Html | string {
    if (duplicateOf !== null) return this.#t('sameAs', duplicateOf);
    return verdict === null ? this.#t('notJudged') : html`<span class="${verdict}" title="${this.#t(`verdict${verdict}`)}">${verdict}</span>`;
  }

  #origin({ origin }: CandidateState): string {
    return [
      this.#t(ORIGIN_WORDS[origin.kind]),
      origin.model,
      origin.temperature === null ? '' : this.#t('temperature', this.#figures.decimal(origin.temperature)),
      origin.rating === null ? '' : this.#t('rating', origin.rating),
      origin.tags.join(', '),
      origin.parent === null ? '' : this.#t('repairOf', origin.parent),
    ].filter((fact) => fact !== '').join(' · ');
  }

  #notices(): Html {
    const { notices } = this.state;
    if (notices.length === 0) return html``;
    const lines = notices.map(({ level, message }) => html`<li>${this.#t(`level_${level}`)}: ${this.speech.said(message)}</li>`);
    return this.#section('notices', html`<ul>${lines}</ul>`);
  }

  #t(word: ReportWord, ...values: (string | number)[]): string { return filled(this.speech.words[word], values); }

  #section(name: ReportWord, body: Part): Html { return html`<h2>${this.#t(name)}</h2>${body}`; }

  #heads(...words: (ReportWord | '#' | '')[]): Html {
    return html`<tr>${words.map((word) => html`<th>${word === '#' || word === '' ? word : this.#t(word)}</th>`)}</tr>`;
  }

  #number(value: number): string { return this.#figures.count(value); }

  #percent(share: number): string { return this.#figures.percent(share); }
}

const row = (...cells: readonly Part[]): Html => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`;

const table = (head: Html, rows: Part): Html => html`<table><thead>${head}</thead><tbody>${rows}</tbody></table>`;

const details = (summary: Part, text: string | undefined, open = false): Html =>
  html`<details${new Html(open ? ' open' : '')}><summary>${summary}</summary><pre>${text}</pre></details>`;
