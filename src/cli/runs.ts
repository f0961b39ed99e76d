import { writeFile } from 'node:fs/promises';
import { Option, type Command } from 'commander';
import { exportForTuning, exportJson } from '../run/export';
import { reportHtml } from '../run/report';
import type { Damage } from '../run/log';
import { emptyState, fold, type RunState } from '../run/state';
import { RunStore, type CleanLimits } from '../run/store';
import type { RunSummary } from '../run/summary';
import { replay } from '../solve/replay';
import { wholeNumber } from './options';
import { runsFolder } from './paths';
import { printable } from './printable';
import { openProgress } from './progress';
import { resultTables, table } from './table';

/** Runs past this are deleted unless the command line says otherwise. */
export const KEEP = { days: 90, megabytes: 2000 };

export function keepLimits(days: number, megabytes: number): CleanLimits {
  return { maxAgeMs: days * 86_400_000, maxBytes: megabytes * 2 ** 20 };
}

interface RunDir { readonly runDir?: string }

/** Reads a stored run, and says what of it counts where that is not all. */
async function readStored(options: RunDir, run: string): Promise<RunState> {
  const { state, damage, readOnly } = await storeOf(options).read(run);
  if (damage) console.error(`note: ${damageInWords(damage)}; all before it counts.`);
  if (readOnly) console.error('note: the run was written by another version of Shortlist; it is shown as far as it is understood.');
  return state;
}

export function damageInWords({ line, byte, reason }: Damage): string {
  return `the run's log is damaged at line ${line}, byte ${byte} (${printable(reason)})`;
}

const storeOf = (options: RunDir) => new RunStore(options.runDir ?? runsFolder());

const listed = ({ id, startedAt, status, pinned, bytes, title }: RunSummary): string[] => [
  id, new Date(startedAt).toISOString().slice(0, 16).replace('T', ' '), status + (pinned ? ' (pinned)' : ''),
  String(Math.ceil(bytes / 1024)), printable(title),
];

/** `shortlist runs`, `follow`, `replay`, `export`, `clean`: what can be done with stored runs. */
export function addRunCommands(program: Command): void {
  program.command('runs')
    .description('list the stored runs')
    .option('--run-dir <folder>', 'where runs are kept')
    .option('--json', 'as JSON')
    .action(async (options: RunDir & { json?: boolean }) => {
      const runs = await storeOf(options).list();
      if (options.json) console.log(JSON.stringify(runs, null, 2));
      else if (runs.length === 0) console.log('No runs yet.');
      else console.log(table([['run', 'started', 'outcome', 'kB', 'problem'], ...runs.map(listed)]));
    });

  program.command('follow')
    .description('read along with a run that another process or window writes, until it ends')
    .argument('<run>')
    .option('--run-dir <folder>', 'where runs are kept')
    .action(async (run: string, options: RunDir) => {
      const leave = new AbortController();
      process.once('SIGINT', () => leave.abort());
      const state = emptyState();
      const progress = openProgress();
      for await (const event of storeOf(options).follow(run, leave.signal)) progress.update(fold(state, event), event);
      progress.stop();
      console.log(resultTables(state));
      const whyLeft = leave.signal.aborted ? 'The run goes on.' : 'The run was interrupted; it can be resumed.';
      console.log(`\n${state.ended ? printable(state.ended.message) : whyLeft}`);
    });

  program.command('replay')
    .description('what another ranking rule would have chosen from the same log; nothing is sampled or run')
    .argument('<run>')
    .option('--rank <rule>', 'the rule (default: the default rule)')
    .option('--run-dir <folder>', 'where runs are kept')
    .option('--json', 'as JSON')
    .action(async (run: string, options: RunDir & { rank?: string; json?: boolean }) => {
      const state = await readStored(options, run);
      const before = state.submissions.map((submission) => submission.candidate);
      const after = replay(state, options.rank);
      if (options.json) {
        const chosen = { run, rule: after.rule, clusters: after.ranking, submissions: after.submissions, before };
        console.log(JSON.stringify(chosen, null, 2));
        return;
      }
      console.log(`Rule: ${after.rule}\n`);
      console.log(resultTables(after));
      console.log(`\nChosen in the run: ${printable(before.join(', ')) || 'none'}`);
    });

  program.command('export')
    .description('write a run as a self-contained HTML report, as JSON, or as lines for fine-tuning')
    .argument('<run>')
    .addOption(new Option('--format <format>', 'what to write').choices(['html', 'json', 'jsonl']).default('html'))
    .option('--out <file>', 'where to (default: standard output)')
    .option('--run-dir <folder>', 'where runs are kept')
    .action(async (run: string, options: RunDir & { format: 'html' | 'json' | 'jsonl'; out?: string }) => {
      const state = await readStored(options, run);
      const text = options.format === 'html' ? reportHtml(state) : options.format === 'json' ? exportJson(state) : [...exportForTuning(state)].join('');
      if (options.out === undefined) process.stdout.write(text); else await writeFile(options.out, text);
    });

  program.command('clean')
    .description('delete old runs; never one that is active or pinned')
    .option('--max-age <days>', 'older than this', wholeNumber, KEEP.days)
    .option('--max-size <megabytes>', 'beyond this in all, the oldest first', wholeNumber, KEEP.megabytes)
    .option('--run-dir <folder>', 'where runs are kept')
    .action(async (options: RunDir & { maxAge: number; maxSize: number }) => {
      const deleted = await storeOf(options).clean(keepLimits(options.maxAge, options.maxSize));
      console.log(deleted.length === 0 ? 'Nothing to delete.' : `Deleted ${deleted.length} runs: ${deleted.join(', ')}`);
    });
}
