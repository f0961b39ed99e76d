import * as vscode from 'vscode';
import { UserError } from '../../userError';
import { registerCommand } from '../command';
import type { Services } from '../services';

/** One line of Check Setup: what was looked at, how it is, and what to do about it. */
export interface SetupRow {
  readonly label: string;
  readonly state: 'ok' | 'missing' | 'note';
  readonly detail: string;
  readonly fix?: { readonly label: string; run(): unknown };
}

/** A part of the extension that can say how it is set up. */
export type SetupCheck = () => Promise<readonly SetupRow[]>;

const ICONS = { ok: 'pass', missing: 'error', note: 'info' } as const;

interface RowItem extends vscode.QuickPickItem { readonly row?: SetupRow }

/** Looks at everything a run needs, and shows each finding with its fix. Choosing a row applies the fix. */
export async function checkSetup(checks: readonly { readonly title: string; readonly check: SetupCheck }[]): Promise<readonly SetupRow[]> {
  const picker = vscode.window.createQuickPick<RowItem>();
  picker.title = vscode.l10n.t('Shortlist: Setup');
  picker.placeholder = vscode.l10n.t('Looking at the tool chain…');
  picker.matchOnDetail = true;
  picker.busy = true;
  picker.ignoreFocusOut = true;
  picker.show();
  const sections = await Promise.all(checks.map(async ({ title, check }) => ({ title, rows: await check() })));
  const rows = sections.flatMap((section) => section.rows);
  const missing = rows.filter(({ state }) => state === 'missing').length;
  picker.items = sections.flatMap(({ title, rows: found }): RowItem[] => [
    { label: title, kind: vscode.QuickPickItemKind.Separator },
    ...found.map((row) => ({ label: `$(${ICONS[row.state]}) ${row.label}`, detail: row.detail, ...(row.fix && { description: row.fix.label }), row })),
  ]);
  picker.placeholder = missing === 0 ? vscode.l10n.t('Everything a run needs is there.') : vscode.l10n.t('Choose a line to mend it.');
  picker.busy = false;
  picker.onDidAccept(() => {
    const [item] = picker.selectedItems;
    picker.hide();
    void item?.row?.fix?.run();
  });
  picker.onDidHide(() => picker.dispose());
  return rows;
}

export function checkSandbox(services: Services): SetupCheck {
  return async () => {
    const label = vscode.l10n.t('Sandbox');
    try {
      const { slots, stats } = await services.judge();
      return [{ label, state: 'ok', detail: vscode.l10n.t('{0} programs at a time. So far: {1} runs, {2} compilations, {3} of them quick.', slots, stats.runs, stats.compiles, stats.fastCompiles) }];
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const command = 'sudo apt-get install bubblewrap';
      return [{ label, state: 'missing', detail: error.message, ...(process.platform === 'linux' && { fix: copyCommand(command) }) }];
    }
  };
}

/** C++ and Python are what runs ask for by default; other languages are only noted. */
export function checkLanguages(): SetupCheck {
  return async () => {
    const [{ detectLanguages }, { languageTable }] = await Promise.all([import('../../judge/languages/detect'), import('../../judge/languages/table')]);
    const found = await detectLanguages(languageTable(vscode.workspace.getConfiguration('shortlist.judge').get('languages', [])));
    const rows = found.map((status): SetupRow => {
      if (status.found) return { label: status.language.name, state: 'ok', detail: status.version };
      const needed = ['cpp17', 'python3'].includes(status.language.id);
      return { label: status.language.name, state: needed ? 'missing' : 'note', detail: status.problem, fix: copyCommand(installCommand(status.language.install) ?? status.language.install) };
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
  return () => {
    const listening = port();
    const wanted = vscode.workspace.getConfiguration('shortlist.companion').get('port', 27121);
    const toggle = () => vscode.commands.executeCommand('shortlist.toggleCompanion');
    return Promise.resolve([listening === undefined
      ? { label: 'Competitive Companion', state: 'note', detail: vscode.l10n.t('Not listening. When on: port {0} of this machine.', wanted), fix: { label: vscode.l10n.t('Listen'), run: toggle } }
      : { label: 'Competitive Companion', state: 'ok', detail: vscode.l10n.t('Listening on port {0} of this machine only.', listening), fix: { label: vscode.l10n.t('Stop listening'), run: toggle } }]);
  };
}

export function registerCheckSetup(services: Services, checks: readonly { readonly title: string; readonly check: SetupCheck }[]): vscode.Disposable {
  return registerCommand('shortlist.checkSetup', services.log, () => checkSetup(checks));
}
