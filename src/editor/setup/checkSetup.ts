import * as vscode from 'vscode';
import type { Judge } from '../../judge/contract';
import { UserError } from '../../userError';
import { registerCommand } from '../command';
import { companionPort, portTrouble } from '../companion/companion';
import { tick } from '../walkthrough';
import type { Services } from '../services';
import { said } from '../said';

/** One line of Check Setup: what was looked at, how it is, and what to do about it. */
export interface SetupRow {
  readonly label: string;
  readonly state: 'ok' | 'missing' | 'note';
  readonly detail: string;
  readonly fix?: { readonly label: string; run(): unknown };
}

/** A part of the extension that can say how it is set up. */
export type SetupCheck = () => Promise<readonly SetupRow[]>;

export interface SetupSection {
  readonly title: string;
  readonly check: SetupCheck;
  /** Belongs to compiling and running programs, which the walkthrough's second step is about. */
  readonly toolChain?: boolean;
}

/** What runs ask for by default. */
const NEEDED_LANGUAGES = ['cpp17', 'python3'];
const TRY_TIMEOUT_MS = 60_000;

const ICONS = { ok: 'pass', missing: 'error', note: 'info' } as const;

interface RowItem extends vscode.QuickPickItem { readonly row?: SetupRow }

/** Looks at everything a run needs, and shows each finding with its fix. Choosing a row applies the fix. */
export async function checkSetup({ log }: Services, checks: readonly SetupSection[]): Promise<readonly SetupRow[]> {
  const picker = vscode.window.createQuickPick<RowItem>();
  picker.title = vscode.l10n.t('Shortlist: Setup');
  picker.placeholder = vscode.l10n.t('Looking at the tool chain…');
  picker.matchOnDetail = true;
  picker.keepScrollPosition = true;
  picker.busy = true;
  picker.ignoreFocusOut = true;
  picker.onDidAccept(() => {
    const [item] = picker.selectedItems;
    picker.hide();
    void item?.row?.fix?.run();
  });
  picker.onDidHide(() => picker.dispose());
  picker.show();
  const found = new Map<SetupSection, readonly SetupRow[]>();
  await Promise.all(checks.map(async (section) => {
    found.set(section, await section.check().catch((error: unknown) => [broken(section.title, error, log)]));
    picker.items = checks.flatMap((one) => itemsOf(one, found.get(one) ?? [])); // each as soon as it is known
  }));
  const isReady = (sections: readonly SetupSection[]) => !sections.some((section) => found.get(section)!.some(({ state }) => state === 'missing'));
  picker.placeholder = isReady(checks) ? vscode.l10n.t('Everything a run needs is there.') : vscode.l10n.t('Choose a line to mend it.');
  picker.busy = false;
  if (isReady(checks.filter(({ toolChain }) => toolChain))) await tick('toolChainReady');
  return checks.flatMap((section) => found.get(section)!);
}

function itemsOf({ title }: SetupSection, rows: readonly SetupRow[]): RowItem[] {
  if (rows.length === 0) return [];
  return [
    { label: title, kind: vscode.QuickPickItemKind.Separator },
    ...rows.map((row) => ({
      label: `$(${ICONS[row.state]}) ${row.label}`, detail: row.detail, ...(row.fix && { description: `$(arrow-right) ${row.fix.label}` }), row,
    })),
  ];
}

/** A check that could not be made hides none of the others. */
function broken(title: string, error: unknown, log: vscode.LogOutputChannel): SetupRow {
  log.error(error instanceof Error ? error : String(error));
  return {
    label: title, state: 'missing', detail: said(error instanceof Error ? error.message : String(error)),
    fix: { label: vscode.l10n.t('Show Log'), run: () => log.show() },
  };
}

export function checkSandbox(services: Services): SetupCheck {
  return async () => {
    const label = vscode.l10n.t('Sandbox');
    try {
      const judge = await services.judge();
      const tried = await tryQuickWays(judge);
      const { slots, stats, reducedBecause, memoryBound } = judge;
      const detail = vscode.l10n.t('{0} at a time. Runs so far: {1}, warm {2}. Compilations: {3}, quick {4}.', slots, stats.runs, stats.zygoteRuns, stats.compiles, stats.fastCompiles);
      return [{ label, state: 'ok', detail: [detail, said(memoryBound ?? ''), said(reducedBecause ?? '')].join(' ').trim() }, ...tried];
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const command = 'sudo apt-get install bubblewrap';
      return [{ label, state: 'missing', detail: said(error.message), ...(process.platform === 'linux' && { fix: copyCommand(command) }) }];
    }
  };
}

/** Compiles and runs a program of each default language anew, and tells by the judge's counters whether it went the quick way. */
async function tryQuickWays(judge: Judge): Promise<SetupRow[]> {
  const { languageTable } = await import('../../judge/languages/table');
  const { detectLanguages } = await import('../../judge/languages/detect');
  const { DEFAULT_CHECKER, DEFAULT_LIMITS } = await import('../../judge/contract');
  const table = languageTable(vscode.workspace.getConfiguration('shortlist.judge').get('languages', []));
  const rows: SetupRow[] = [];
  // One after another, so that the counters tell them apart.
  for (const { language, found } of await detectLanguages(table)) {
    if (!found || !NEEDED_LANGUAGES.includes(language.id)) continue;
    const label = vscode.l10n.t('{0} in the sandbox', language.name);
    const comment = language.fastPath === 'python-zygote' ? '#' : '//';
    const before = judge.stats;
    const result = await judge.judge({
      program: { language: language.id, source: `${language.starter}\n${comment} ${Date.now()}\n` }, tests: [{ id: 'empty', input: '\n' }],
      limits: { ...DEFAULT_LIMITS, timeLimitMs: 10_000 }, checker: DEFAULT_CHECKER, tier: 'fast', stopAtFirstFailure: true, priority: 0,
    }, AbortSignal.timeout(TRY_TIMEOUT_MS));
    const [test] = result.tests;
    const after = judge.stats;
    if (!result.compile.ok || !test || test.verdict === 'JE') {
      rows.push({
        label, state: 'missing', detail: vscode.l10n.t('It is there, but does not work in the sandbox: {0}', said(test?.message ?? result.compile.diagnostics)),
      });
    } else if (language.fastPath === 'cxx-header') {
      const ms = Math.round(result.compile.cpuMs);
      rows.push(after.fastCompiles > before.fastCompiles
        ? { label, state: 'ok', detail: vscode.l10n.t('Compiled the quick way, with the precompiled header, in {0} ms, and ran.', ms) }
        : { label, state: 'ok', detail: vscode.l10n.t('Compiled plainly in {0} ms, and ran. The quick way is in the making: look again in a minute.', ms) });
    } else {
      rows.push({ label, state: 'ok', detail: after.zygoteRuns > before.zygoteRuns
        ? vscode.l10n.t('Ran the quick way, in a warm interpreter, in {0} ms.', Math.round(test.wallMs))
        : vscode.l10n.t('Ran in an interpreter of its own in {0} ms.', Math.round(test.wallMs)) });
    }
  }
  return rows;
}

/** C++ and Python are what runs ask for by default; other languages are only noted. */
export function checkLanguages(): SetupCheck {
  return async () => {
    const [{ detectLanguages }, { languageTable }] = await Promise.all([import('../../judge/languages/detect'), import('../../judge/languages/table')]);
    const found = await detectLanguages(languageTable(vscode.workspace.getConfiguration('shortlist.judge').get('languages', [])));
    const rows = found.map((status): SetupRow => {
      if (status.found) return { label: status.language.name, state: 'ok', detail: status.version };
      const needed = NEEDED_LANGUAGES.includes(status.language.id);
      return {
        label: status.language.name, state: needed ? 'missing' : 'note', detail: said(status.problem),
        fix: copyCommand(installCommand(status.language.install) ?? status.language.install),
      };
    });
    return rows.sort((a, b) => Number(a.state === 'note') - Number(b.state === 'note'));
  };
}

/** The command in an install hint such as "On Debian: `sudo apt-get install g++`." */
function installCommand(hint: string): string | undefined {
  return /`([^`]+)`/.exec(hint)?.[1] ?? /(?:sudo )?apt(?:-get)? install [\w+.-]+(?: [\w+.-]+)*/.exec(hint)?.[0];
}

function copyCommand(command: string): NonNullable<SetupRow['fix']> {
  return {
    label: vscode.l10n.t('Copy the command'),
    run: async () => {
      await vscode.env.clipboard.writeText(command);
      void vscode.window.showInformationMessage(vscode.l10n.t('Copied: {0}', command));
    },
  };
}

export function checkCompanion(port: () => number | undefined): SetupCheck {
  return async () => {
    const label = 'Competitive Companion';
    const listening = port();
    const toggle = () => vscode.commands.executeCommand('shortlist.toggleCompanion');
    if (listening !== undefined) return [{
      label, state: 'ok', detail: vscode.l10n.t('Listening on port {0} of this machine only.', listening),
      fix: { label: vscode.l10n.t('Stop listening'), run: toggle },
    }];
    const wanted = companionPort();
    const { portState } = await import('../companion/listener');
    const state = await portState(wanted);
    if (state === 'free') return [{
      label, state: 'note', detail: vscode.l10n.t('Not listening. When on: port {0} of this machine, which is free.', wanted),
      fix: { label: vscode.l10n.t('Listen'), run: toggle },
    }];
    const settings = () => vscode.commands.executeCommand('workbench.action.openSettings', 'shortlist.companion.port');
    return [{
      label, state: 'note', detail: portTrouble(wanted, state), ...(state !== 'shortlist' && { fix: { label: vscode.l10n.t('Open Settings'), run: settings } }),
    }];
  };
}

export function registerCheckSetup(services: Services, checks: readonly SetupSection[]): vscode.Disposable {
  return registerCommand('shortlist.checkSetup', services.log, () => checkSetup(services, checks));
}
