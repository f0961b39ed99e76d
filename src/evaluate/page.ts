/** The evaluation as one page that needs nothing else: no script, no request, whatever a pool wrote shown as text. */
import type { Interval } from './estimators';
import type { Evaluation } from './evaluate';
import type { ProblemFigures } from './figures';

const STYLE = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #66707d; --line: #d8dee6; --bar: #3b6fb6; --good: #2d8a4e; --bad: #b8433a; --page: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e3e8ef; --soft: #9aa5b3; --line: #38414d; --bar: #74a5e8; --good: #5cc183; --bad: #ee8178; --page: #14181e; }
}
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--page); max-width: 76rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2.2rem; } p, figcaption { color: var(--soft); max-width: 46rem; }
figure { margin: 1rem 0; overflow-x: auto; } svg { max-width: 100%; height: auto; } svg text { fill: var(--ink); font: 12px system-ui, sans-serif; }
.scroll { overflow-x: auto; } .scroll + .scroll { margin-top: 1.2rem; } table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { text-align: right; padding: .25rem .6rem; border-bottom: 1px solid var(--line); white-space: nowrap; }
th:first-child, td:first-child, .texts th, .texts td { text-align: left; } .good { color: var(--good); } .bad { color: var(--bad); }`;

export function evaluationPage(evaluation: Evaluation): string {
  const { problems, defaultRule } = evaluation;
  const rules = figure(rulesPlot(evaluation), 'Share of problems solved by the first choice (strong) and within ten (faint), '
    + 'with the 95 % interval of the first, by bootstrap over problems.');
  const confidence = figure(confidencePlot(problems, defaultRule), 'Each problem by the confidence of its first choice: '
    + 'right ones above, wrong ones below the line.');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Shortlist: how good the selection is</title><style>${STYLE}</style></head><body>
<h1>How good the selection is</h1>
<p>${summary(evaluation)}</p>
<h2>Rules</h2>
${rules}
${rulesTable(evaluation)}
<h2>Confidence</h2>
${confidence}
<h2>Problems</h2>
${problemsTable(problems, defaultRule)}
${judgeSection(evaluation)}
</body></html>
`;
}

function summary({ problems, mean, defaultRule, auc }: Evaluation): string {
  const { pick1 = 0, pick10 = 0 } = mean.rules[defaultRule] ?? {};
  const [samples, survivors] = [sum(problems, (problem) => problem.samples), sum(problems, (problem) => problem.survivors)];
  return [
    `${problems.length} problems, ${samples} samples, ${survivors} of which pass the examples.`,
    `The rule ${text(defaultRule)} chooses a right program first on ${percent(pick1)} of the problems, and within ten on ${percent(pick10)};`,
    `a random survivor is right on ${percent(mean.filterOnly.pick1)}.`,
    auc === null ? '' : `Area under the curve of its confidence: ${auc.toFixed(3)}.`,
  ].join(' ');
}

const QUARTERS = [0, 0.25, 0.5, 0.75, 1];

interface Bar { readonly name: string; readonly pick1: number; readonly pick10: number; readonly interval: Interval | null }

function rulesPlot({ mean, intervals, defaultRule }: Evaluation): string {
  const bars: Bar[] = [
    { name: 'a random survivor', pick1: mean.filterOnly.pick1, pick10: mean.filterOnly.pick10, interval: null },
    ...bestFirst(mean).map(([name, { pick1, pick10 }]) => (
      { name: nameOf(name, defaultRule), pick1, pick10, interval: intervals[name]!.pick1 }
    )),
  ];
  const [left, width, row] = [190, 520, 26];
  const x = (value: number) => left + value * width;
  const rows = bars.flatMap(({ name, pick1, pick10, interval }, index) => {
    const y = 14 + index * row;
    return [
      `<text x="${left - 8}" y="${y + 13}" text-anchor="end">${text(name)}</text>`,
      `<rect x="${left}" y="${y}" width="${pick10 * width}" height="18" fill="var(--bar)" opacity=".3"/>`,
      `<rect x="${left}" y="${y}" width="${pick1 * width}" height="18" fill="var(--bar)"/>`,
      interval ? whisker(x(interval.low), x(interval.high), y) : '',
      `<text x="${x(Math.max(pick10, pick1)) + 8}" y="${y + 13}">${pick1.toFixed(2)} / ${pick10.toFixed(2)}</text>`,
    ];
  });
  const height = 20 + bars.length * row;
  const grid = QUARTERS.map((value) => `<path d="M${x(value)} 6V${height}" stroke="var(--line)"/>`
    + `<text x="${x(value)}" y="${height + 14}" text-anchor="middle">${value}</text>`);
  return [
    `<svg viewBox="0 0 800 ${height + 20}" width="960" role="img" aria-label="Share of problems solved, by rule">`,
    ...grid, ...rows, '</svg>',
  ].join('');
}

const whisker = (low: number, high: number, y: number): string =>
  `<path d="M${low} ${y + 9}H${high}M${low} ${y + 5}v8M${high} ${y + 5}v8" stroke="var(--ink)" fill="none"/>`;

function confidencePlot(problems: readonly ProblemFigures[], rule: string): string {
  const [left, width] = [60, 680];
  const dots = problems.filter((problem) => problem.survivors > 0).map((problem, index) => {
    const { pick1, confidence } = problem.rules[rule]!;
    const right = pick1 >= 0.5;
    const [x, y] = [left + confidence * width, (right ? 40 : 100) + ((index * 7) % 5) * 6 - 12];
    return `<circle cx="${x}" cy="${y}" r="5" fill="var(${right ? '--good' : '--bad'})" opacity=".75">`
      + `<title>${text(problem.id)}: ${confidence.toFixed(2)}</title></circle>`;
  });
  const axis = QUARTERS.map((value) => `<text x="${left + value * width}" y="145" text-anchor="middle">${value}</text>`);
  return [
    '<svg viewBox="0 0 800 155" width="960" role="img" aria-label="Confidence of right and wrong first choices">',
    `<path d="M${left} 70H${left + width}" stroke="var(--line)"/><text x="0" y="44">right</text><text x="0" y="104">wrong</text>`,
    ...dots, ...axis, '</svg>',
  ].join('');
}

function rulesTable({ mean, intervals, defaultRule }: Evaluation): string {
  const range = ({ low, high }: Interval) => `${low.toFixed(2)}–${high.toFixed(2)}`;
  const rows = bestFirst(mean).map(([name, figures]) => {
    const { pick1, pick10 } = intervals[name]!;
    return [
      text(nameOf(name, defaultRule)), figures.pick1.toFixed(3), range(pick1), figures.pick3.toFixed(3),
      figures.pick10.toFixed(3), range(pick10),
    ];
  });
  const random = ['a random survivor', mean.filterOnly.pick1.toFixed(3), '', '', mean.filterOnly.pick10.toFixed(3), ''];
  return tableOf(['rule', 'pick@1', '95 %', 'pick@3', 'pick@10', '95 %'], [random, ...rows]);
}

function problemsTable(problems: readonly ProblemFigures[], rule: string): string {
  const head = [
    'problem', 'survive', 'right', 'lost by the filter', 'clusters', 'a random one',
    'pick@1', 'pick@3', 'pick@10', 'confidence', 'runs', 'seconds',
  ];
  const mark = (value: number) => `<span class="${value >= 0.5 ? 'good' : 'bad'}">${value.toFixed(2)}</span>`;
  return tableOf(head, problems.map((problem) => {
    const { pick1, pick3, pick10, confidence } = problem.rules[rule]!;
    return [
      text(problem.id), String(problem.survivors), String(problem.correctSurvivors), percent(problem.lostByFilter),
      String(problem.clusters), problem.filterOnly.pick1.toFixed(2),
      mark(pick1), mark(pick3), mark(pick10), confidence.toFixed(2), String(problem.runs), problem.seconds.toFixed(1),
    ];
  }));
}

function judgeSection({ judgeByLanguage, disagreements }: Evaluation): string {
  const languages = Object.entries(judgeByLanguage);
  if (languages.length === 0) return '';
  const agreement = languages.map(([language, { agree, disagree }]) => [text(language), String(agree), String(disagree)]);
  const differing = disagreements.map((one) => [
    text(one.id), String(one.candidate), text(one.language), text(one.recorded), text(one.judged), text(one.message.slice(0, 120)),
  ]);
  const head = ['problem', 'program', 'language', 'recorded', 'judged', 'what the judge said'];
  return `<h2>The judge against the recorded verdicts</h2>${tableOf(['language', 'agree', 'disagree'], agreement)}
${differing.length === 0 ? '' : tableOf(head, differing, 'scroll texts')}`;
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[], look = 'scroll'): string {
  const heads = head.map((cell) => `<th scope="col">${cell}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('');
  return `<div class="${look}"><table><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table></div>`;
}

const figure = (plot: string, caption: string): string => `<figure>${plot}<figcaption>${caption}</figcaption></figure>`;
const nameOf = (rule: string, defaultRule: string): string => (rule === defaultRule ? `${rule} (default)` : rule);
const bestFirst = ({ rules }: Evaluation['mean']) => Object.entries(rules).sort((a, b) => b[1].pick1 - a[1].pick1);

const percent = (value: number): string => `${Math.round(value * 100)} %`;
const sum = (problems: readonly ProblemFigures[], read: (problem: ProblemFigures) => number): number =>
  problems.reduce((total, problem) => total + read(problem), 0);

/** What a pool wrote is text, never markup. */
function text(raw: string): string {
  return raw.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
