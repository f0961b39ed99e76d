/** The evaluation as one page that needs nothing else: no script, no request, whatever a pool wrote shown as text. */
import type { Evaluation } from './evaluate';
import type { ProblemFigures } from './figures';

const STYLE = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #66707d; --line: #d8dee6; --bar: #3b6fb6; --good: #2d8a4e; --bad: #b8433a; --page: #fff; }
@media (prefers-color-scheme: dark) { :root { --ink: #e3e8ef; --soft: #9aa5b3; --line: #38414d; --bar: #74a5e8; --good: #5cc183; --bad: #ee8178; --page: #14181e; } }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--page); max-width: 76rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2.2rem; } p, figcaption { color: var(--soft); max-width: 46rem; }
figure { margin: 1rem 0; overflow-x: auto; } svg { max-width: 100%; height: auto; } svg text { fill: var(--ink); font: 12px system-ui, sans-serif; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; font-variant-numeric: tabular-nums; } th, td { text-align: right; padding: .25rem .6rem; border-bottom: 1px solid var(--line); white-space: nowrap; }
.scroll + .scroll { margin-top: 1.2rem; } th:first-child, td:first-child, .texts th, .texts td { text-align: left; } .good { color: var(--good); } .bad { color: var(--bad); }`;

export function evaluationPage(evaluation: Evaluation): string {
  const { problems, mean, defaultRule, auc } = evaluation;
  const chosen = mean.rules[defaultRule];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Shortlist: how good the selection is</title><style>${STYLE}</style></head><body>
<h1>How good the selection is</h1>
<p>${problems.length} problems, ${sum(problems, (problem) => problem.samples)} samples, ${sum(problems, (problem) => problem.survivors)} of which pass the examples. The rule ${text(defaultRule)} chooses a right program first on ${percent(chosen?.pick1 ?? 0)} of the problems, and within ten on ${percent(chosen?.pick10 ?? 0)}; a random survivor is right on ${percent(mean.filterOnly.pick1)}. ${auc === null ? '' : `Area under the curve of its confidence: ${auc.toFixed(3)}.`}</p>
<h2>Rules</h2>
<figure>${rulesPlot(evaluation)}<figcaption>Share of problems solved by the first choice (strong) and within ten (faint), with the 95 % interval of the first, by bootstrap over problems.</figcaption></figure>
${rulesTable(evaluation)}
<h2>Confidence</h2>
<figure>${confidencePlot(problems, defaultRule)}<figcaption>Each problem by the confidence of its first choice: right ones above, wrong ones below the line.</figcaption></figure>
<h2>Problems</h2>
${problemsTable(problems, defaultRule)}
${judgeSection(evaluation)}
</body></html>
`;
}

function rulesPlot({ mean, intervals, defaultRule }: Evaluation): string {
  const bars = [{ name: 'a random survivor', pick1: mean.filterOnly.pick1, pick10: mean.filterOnly.pick10, interval: null as null | { low: number; high: number } },
    ...Object.entries(mean.rules).sort((a, b) => b[1].pick1 - a[1].pick1).map(([name, { pick1, pick10 }]) => ({ name: name === defaultRule ? `${name} (default)` : name, pick1, pick10, interval: intervals[name]!.pick1 }))];
  const [left, width, row] = [190, 520, 26];
  const x = (value: number) => left + value * width;
  const rows = bars.map(({ name, pick1, pick10, interval }, index) => {
    const y = 14 + index * row;
    const whisker = interval ? `<path d="M${x(interval.low)} ${y + 9}H${x(interval.high)}M${x(interval.low)} ${y + 5}v8M${x(interval.high)} ${y + 5}v8" stroke="var(--ink)" fill="none"/>` : '';
    return `<text x="${left - 8}" y="${y + 13}" text-anchor="end">${text(name)}</text><rect x="${left}" y="${y}" width="${pick10 * width}" height="18" fill="var(--bar)" opacity=".3"/><rect x="${left}" y="${y}" width="${pick1 * width}" height="18" fill="var(--bar)"/>${whisker}<text x="${x(Math.max(pick10, pick1)) + 8}" y="${y + 13}">${pick1.toFixed(2)} / ${pick10.toFixed(2)}</text>`;
  }).join('');
  const height = 20 + bars.length * row;
  const grid = [0, 0.25, 0.5, 0.75, 1].map((value) => `<path d="M${x(value)} 6V${height}" stroke="var(--line)"/><text x="${x(value)}" y="${height + 14}" text-anchor="middle">${value}</text>`).join('');
  return `<svg viewBox="0 0 800 ${height + 20}" width="960" role="img" aria-label="Share of problems solved, by rule">${grid}${rows}</svg>`;
}

function confidencePlot(problems: readonly ProblemFigures[], rule: string): string {
  const [left, width] = [60, 680];
  const dots = problems.filter((problem) => problem.survivors > 0).map((problem, index) => {
    const { pick1, confidence } = problem.rules[rule]!;
    const right = pick1 >= 0.5;
    return `<circle cx="${left + confidence * width}" cy="${(right ? 40 : 100) + ((index * 7) % 5) * 6 - 12}" r="5" fill="var(${right ? '--good' : '--bad'})" opacity=".75"><title>${text(problem.id)}: ${confidence.toFixed(2)}</title></circle>`;
  }).join('');
  const axis = [0, 0.25, 0.5, 0.75, 1].map((value) => `<text x="${left + value * width}" y="145" text-anchor="middle">${value}</text>`).join('');
  return `<svg viewBox="0 0 800 155" width="960" role="img" aria-label="Confidence of right and wrong first choices"><path d="M${left} 70H${left + width}" stroke="var(--line)"/><text x="0" y="44">right</text><text x="0" y="104">wrong</text>${dots}${axis}</svg>`;
}

function rulesTable({ mean, intervals, defaultRule }: Evaluation): string {
  const rows = Object.entries(mean.rules).sort((a, b) => b[1].pick1 - a[1].pick1).map(([name, figures]) => {
    const { pick1, pick10 } = intervals[name]!;
    return [text(name === defaultRule ? `${name} (default)` : name), figures.pick1.toFixed(3), `${pick1.low.toFixed(2)}–${pick1.high.toFixed(2)}`, figures.pick3.toFixed(3), figures.pick10.toFixed(3), `${pick10.low.toFixed(2)}–${pick10.high.toFixed(2)}`];
  });
  return tableOf(['rule', 'pick@1', '95 %', 'pick@3', 'pick@10', '95 %'], [['a random survivor', mean.filterOnly.pick1.toFixed(3), '', '', mean.filterOnly.pick10.toFixed(3), ''], ...rows]);
}

function problemsTable(problems: readonly ProblemFigures[], rule: string): string {
  return tableOf(['problem', 'survive', 'right', 'lost by the filter', 'clusters', 'a random one', 'pick@1', 'pick@3', 'pick@10', 'confidence', 'runs', 'seconds'], problems.map((problem) => {
    const { pick1, pick3, pick10, confidence } = problem.rules[rule]!;
    const mark = (value: number) => `<span class="${value >= 0.5 ? 'good' : 'bad'}">${value.toFixed(2)}</span>`;
    return [text(problem.id), String(problem.survivors), String(problem.correctSurvivors), percent(problem.lostByFilter), String(problem.clusters), problem.filterOnly.pick1.toFixed(2), mark(pick1), mark(pick3), mark(pick10), confidence.toFixed(2), String(problem.runs), problem.seconds.toFixed(1)];
  }));
}

function judgeSection({ judgeByLanguage, disagreements }: Evaluation): string {
  const languages = Object.entries(judgeByLanguage);
  if (languages.length === 0) return '';
  return `<h2>The judge against the recorded verdicts</h2>${tableOf(['language', 'agree', 'disagree'], languages.map(([language, { agree, disagree }]) => [text(language), String(agree), String(disagree)]))}
${disagreements.length === 0 ? '' : tableOf(['problem', 'program', 'language', 'recorded', 'judged', 'what the judge said'], disagreements.map((one) => [text(one.id), String(one.candidate), text(one.language), text(one.recorded), text(one.judged), text(one.message.slice(0, 120))]), 'scroll texts')}`;
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[], look = 'scroll'): string {
  return `<div class="${look}"><table><thead><tr>${head.map((cell) => `<th scope="col">${cell}</th>`).join('')}</tr></thead><tbody>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</tbody></table></div>`;
}

const percent = (value: number): string => `${Math.round(value * 100)} %`;
const sum = (problems: readonly ProblemFigures[], read: (problem: ProblemFigures) => number): number => problems.reduce((total, problem) => total + read(problem), 0);

/** What a pool wrote is text, never markup. */
function text(raw: string): string {
  return raw.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
