import type { Command } from 'commander';
import { DEFAULT_CHECKER, DEFAULT_LIMITS, type Judge } from '../judge/contract';
import { detectLanguages, type LanguageStatus } from '../judge/languages/detect';
import { languageTable } from '../judge/languages/table';
import { listModels } from '../model/openai';
import { UserError } from '../userError';
import { cacheFolder, runsFolder } from './paths';
import { printable } from './printable';
import { defaultBaseUrl, openJudge } from './setup';
import { table } from './table';

/** One finding: what was looked at, whether it is there, and what to do where it is not. */
interface Finding {
  readonly what: string;
  readonly ok: boolean;
  /** A run cannot do without it. */
  readonly needed: boolean;
  readonly detail: string;
}

/** What runs ask for by default. */
const NEEDED_LANGUAGES = ['cpp17', 'python3'];

/** `shortlist doctor`: what is there and what is missing, each with its fix. Exit status 0 when a run can start, 1 otherwise. */
export function addDoctorCommand(program: Command): void {
  program.command('doctor')
    .description('say what is there and what is missing: sandbox, compilers, interpreters, model')
    .option('--base-url <url>', 'the endpoint to look for models at (default OPENAI_BASE_URL)')
    .option('--json', 'as JSON')
    .action(async (options: { baseUrl?: string; json?: boolean }) => {
      const findings = await examine(options.baseUrl ?? defaultBaseUrl());
      const ready = findings.every((finding) => finding.ok || !finding.needed);
      process.exitCode = ready ? 0 : 1;
      if (options.json) { console.log(JSON.stringify({ ready, findings, cache: cacheFolder(), runs: runsFolder() }, null, 2)); return; }
      console.log(table(findings.map(({ what, ok, needed, detail }) => [ok ? '✔' : needed ? '✘' : '–', what, printable(detail)])));
      console.log(`\nCaches: ${cacheFolder()}\nRuns:   ${runsFolder()}`);
      console.log(ready ? '\nA run can start.' : '\nSomething that a run needs is missing; each line marked ✘ says what to do.');
    });
}

async function examine(baseUrl: string | undefined): Promise<Finding[]> {
  const languages = await detectLanguages(languageTable());
  let judge: Judge;
  try {
    judge = await openJudge();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [{ what: 'sandbox', ok: false, needed: true, detail: error.message }, ...languages.map(foundOnly), await endpoint(baseUrl)];
  }
  try {
    const tried = await Promise.all(languages.map((status) => (status.found ? tryOut(judge, status) : foundOnly(status))));
    const { stats, reducedBecause, memoryBound } = judge;
    const how = [memoryBound, reducedBecause].map((words) => (words ? `. ${words}` : '')).join('');
    const warm = `${stats.fastCompiles} compiled by a precompiled header, ${stats.zygoteRuns} run by a warm interpreter`;
    const sandbox = { what: 'sandbox', ok: true, needed: true, detail: `${judge.slots} programs at a time; ${warm}${how}` };
    return [sandbox, ...tried.sort((a, b) => Number(b.ok) - Number(a.ok)), await endpoint(baseUrl)];
  } finally {
    await judge.dispose();
  }
}

const isNeeded = (status: LanguageStatus) => NEEDED_LANGUAGES.includes(status.language.id);

function foundOnly(status: LanguageStatus): Finding {
  return { what: status.language.name, ok: status.found, needed: isNeeded(status), detail: status.found ? status.version : status.problem };
}

/** A tool that is there may still not work: the language's own starter file is compiled and run. */
async function tryOut(judge: Judge, status: LanguageStatus): Promise<Finding> {
  const { language } = status;
  const result = await judge.judge({
    program: { language: language.id, source: language.starter }, tests: [{ id: 'empty', input: '\n' }], limits: { ...DEFAULT_LIMITS, timeLimitMs: 10_000 },
    checker: DEFAULT_CHECKER, tier: 'fast', stopAtFirstFailure: true,
  }, AbortSignal.timeout(120_000));
  const why = result.compile.ok ? result.tests[0]?.message || result.tests[0]?.stderr : result.compile.diagnostics;
  const works = result.compile.ok && result.verdict !== 'JE';
  const detail = works ? status.version : `${status.version} is there but does not work in the sandbox: ${why ?? result.verdict}`;
  return { what: language.name, ok: works, needed: isNeeded(status), detail };
}

async function endpoint(baseUrl: string | undefined): Promise<Finding> {
  const key = process.env['OPENAI_API_KEY'] || undefined;
  const what = 'model endpoint';
  if (baseUrl === undefined && key === undefined) {
    return { what, ok: false, needed: false, detail: 'none set: give OPENAI_API_KEY, or --base-url; "--model recorded" needs neither' };
  }
  try {
    const names = await listModels({ ...(baseUrl === undefined ? {} : { baseUrl }), apiKey: key ?? '' });
    return { what, ok: true, needed: false, detail: `${baseUrl ?? 'the default endpoint'} serves ${names.length} models` };
  } catch (error) {
    return { what, ok: false, needed: false, detail: error instanceof Error ? error.message : String(error) };
  }
}
