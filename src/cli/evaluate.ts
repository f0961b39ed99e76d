import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { evaluate, type Evaluation } from '../evaluate/evaluate';
import { evaluationPage } from '../evaluate/page';
import { languageOf, readPools, type PoolProblem } from '../evaluate/pool';
import { ReplayStore } from '../evaluate/store';
import { findTools } from '../judge/languages/detect';
import { languageByName } from '../judge/languages/table';
import { DEFAULT_RULE, RANK_RULES, ruleNamed } from '../solve/rank/rules';
import { EXIT } from './exit';
import { wholeNumber } from './options';
import { cacheFolder } from './paths';
import { printable } from './printable';
import { openJudge } from './setup';
import { table } from './table';

interface Options {
  readonly rank?: string;
  readonly inputs: number;
  readonly model?: boolean;
  readonly seed: number;
  readonly jobs?: number;
  readonly json?: boolean;
  readonly html?: string;
  readonly fresh?: boolean;
  readonly unsandboxed?: boolean;
}

/** `shortlist evaluate PATH…`: how good the selection is, on problems whose candidates' verdicts are known. */
export function addEvaluateCommand(program: Command): void {
  const rules = RANK_RULES.map(({ name, about }) => `  ${name.padEnd(12)} ${about}${name === DEFAULT_RULE.name ? ' (the default)' : ''}`).join('\n');
  program.command('evaluate')
    .description('measure the selection on pools of problems whose candidates are known to be right or wrong')
    .argument('<path...>', 'problems: JSON files, or folders of them')
    .option('--rank <rules>', 'rules to measure, with commas between (default: all)')
    .option('--inputs <n>', 'inputs that survivors are clustered by', wholeNumber, 50)
    .option('--no-model', 'use no model (replays never do: a pool\'s candidates are already written)')
    .option('--seed <n>', 'seed of everything random', wholeNumber, 1)
    .option('--jobs <n>', 'programs that run at once (default: one per core)', wholeNumber)
    .option('--json', 'the figures as JSON on standard output')
    .option('--html <file>', 'where to write the page with plots (default: evaluation.html in the cache folder)')
    .option('--fresh', 'replay all problems again, those of an earlier evaluation too')
    .option('--unsandboxed', 'run candidates with no sandbox; only in a machine you can throw away')
    .addHelpText('after', `\nRules:\n${rules}\n\nAn evaluation that was interrupted goes on where it stopped. docs/evaluate.md describes the pool's format.`)
    .action(async (paths: string[], options: Options) => { process.exitCode = await evaluateCommand(paths, options); });
}

async function evaluateCommand(paths: readonly string[], options: Options): Promise<number> {
  const { pools, leftOut } = await withoutForeign(readPools(paths));
  for (const { language, candidates, why } of leftOut) {
    console.error(`warning: ${candidates} candidates in ${printable(language)} are left out. ${printable(why)}`);
  }
  const named = options.rank === undefined ? RANK_RULES : options.rank.split(',').map((name) => ruleNamed(name.trim()));
  const rules = [...new Set([...named, DEFAULT_RULE])];
  const folder = path.join(cacheFolder(), 'evaluate');
  const cancel = new AbortController();
  const interrupt = () => { cancel.abort(); };
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const judge = await openJudge({ ...(options.jobs ? { jobs: options.jobs } : {}), ...(options.unsandboxed ? { unsandboxed: true } : {}) });
  const store = new ReplayStore(folder);
  if (options.fresh) store.forget();
  try {
    const evaluation = await evaluate(pools, {
      judge, rules, defaultRule: DEFAULT_RULE.name, inputs: options.inputs, seed: options.seed, store, signal: cancel.signal,
      onProblem: (figures, resumed) => {
        const { id, survivors, clusters, runs, seconds } = figures;
        const source = resumed ? ' (kept from before)' : '';
        console.error(`${id}: ${survivors} survive, ${clusters} clusters, ${runs} runs, ${seconds.toFixed(1)} s${source}`);
      },
    });
    const page = options.html ?? path.join(folder, 'evaluation.html');
    await mkdir(path.dirname(page), { recursive: true });
    await writeFile(page, evaluationPage(evaluation));
    if (options.json) console.log(JSON.stringify(evaluation, null, 2));
    else console.log(report(evaluation));
    console.error(`Page with plots: ${page}`);
    return 0;
  } catch (error) {
    if (cancel.signal.aborted) { console.error('Interrupted. The same command goes on where it stopped.'); return EXIT.cancelled; }
    throw error;
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
    await judge.dispose();
  }
}

interface LeftOut { readonly language: string; readonly candidates: number; readonly why: string }

/** The problems without the candidates whose languages cannot be run here: figures of the others are better than none. */
export async function withoutForeign(pools: readonly PoolProblem[]): Promise<{ pools: readonly PoolProblem[]; leftOut: readonly LeftOut[] }> {
  const names = new Map<string, number>();
  for (const candidate of pools.flatMap(({ candidates }) => candidates)) names.set(languageOf(candidate), (names.get(languageOf(candidate)) ?? 0) + 1);
  const found = await Promise.all([...names].map(async ([name, candidates]): Promise<LeftOut[]> => {
    const language = languageByName(name);
    const why = language ? await findTools(language) : 'The judge knows no such language.';
    return typeof why === 'string' ? [{ language: name, candidates, why }] : [];
  }));
  const leftOut = found.flat();
  const foreign = new Set(leftOut.map(({ language }) => language));
  const without = (pool: PoolProblem) => ({ ...pool, candidates: pool.candidates.filter((candidate) => !foreign.has(languageOf(candidate))) });
  return { leftOut, pools: foreign.size === 0 ? pools : pools.map(without) };
}

const share = (value: number): string => value.toFixed(2);

function report({ problems, mean, defaultRule, intervals, auc, judgeByLanguage, disagreements }: Evaluation): string {
  const perProblem = table([
    ['problem', 'samples', 'survive', 'right', 'lost', 'clusters', 'filter@1', `${defaultRule}@1`, '@3', '@10', 'confidence', 'runs', 's'],
    ...problems.map((problem) => {
      const rule = problem.rules[defaultRule]!;
      return [
        problem.id, String(problem.samples), String(problem.survivors), String(problem.correctSurvivors),
        `${Math.round(problem.lostByFilter * 100)} %`, String(problem.clusters), share(problem.filterOnly.pick1),
        share(rule.pick1), share(rule.pick3), share(rule.pick10), share(rule.confidence), String(problem.runs), problem.seconds.toFixed(1),
      ];
    }),
  ]);
  const rules = table([
    ['rule', 'pick@1', '95 %', 'pick@3', 'pick@10', '95 %'],
    ['filter only', mean.filterOnly.pick1.toFixed(3), '', '', mean.filterOnly.pick10.toFixed(3), ''],
    ...Object.entries(mean.rules).sort((a, b) => b[1].pick1 - a[1].pick1).map(([name, figures]) => {
      const { pick1, pick10 } = intervals[name]!;
      return [
        name === defaultRule ? `${name} (default)` : name,
        figures.pick1.toFixed(3), `${share(pick1.low)}–${share(pick1.high)}`, figures.pick3.toFixed(3),
        figures.pick10.toFixed(3), `${share(pick10.low)}–${share(pick10.high)}`,
      ];
    }),
  ]);
  const lines = [perProblem, '', rules, ''];
  lines.push(`Confidence: AUC of "the first choice is right" ${auc === null ? 'cannot be told (all are right, or none)' : auc.toFixed(3)}.`);
  const checked = Object.entries(judgeByLanguage);
  if (checked.length > 0) {
    const rows = checked.map(([language, { agree, disagree }]) => [language, String(agree), String(disagree)]);
    lines.push('', 'The judge against the recorded verdicts:', table([['language', 'agree', 'disagree'], ...rows]));
    for (const one of disagreements) lines.push(`  ${one.id} #${one.candidate} (${one.language}): recorded ${one.recorded}, judged ${one.judged}`);
  }
  return lines.join('\n');
}
