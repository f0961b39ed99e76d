import * as vscode from 'vscode';
import type { PresetName } from '../run/presets';
import type { SolveSettings } from '../run/settings';
import { faultsIn } from '../faults';
import { UserError } from '../userError';
import { said } from './said';

/** Settings of the editor that are a run's own, with the names they bear in both. */
const SHARED = [
  'samples', 'perCall', 'answerTokens', 'languages', 'submissions', 'inputs', 'generators', 'checker', 'bruteForce', 'scores', 'adjudications', 'reflect', 'validateReflection', 'flow',
  'possibleSolutions', 'rankSolutions', 'aiTests', 'validateAiTests', 'initialAttempts', 'exampleIterations', 'aiTestIterations', 'sideBySide', 'repairs', 'stopEarly', 'rank', 'seed', 'batch', 'maxCalls', 'maxTokens', 'maxUsd',
] as const satisfies readonly (keyof SolveSettings)[];

/**
 * How a run is to go: the preset, changed by whatever the person has set on their own.
 * @param presetName default the one that is set.
 * @throws {UserError} that names the setting which cannot be.
 */
export async function readSettings(scope: vscode.ConfigurationScope | null, overrides: Partial<SolveSettings> = {}, presetName?: PresetName): Promise<SolveSettings> {
  const [{ presets }, { solveSettingsSchema }] = await Promise.all([import('../run/presets'), import('../run/settings')]);
  const configuration = vscode.workspace.getConfiguration('shortlist', scope);
  const name = presetName ?? configuration.get<string>('preset', 'standard');
  const preset = presets[name as PresetName] as (typeof presets)[PresetName] | undefined;
  if (!preset) throw new UserError(vscode.l10n.t('There is no preset "{0}". There are: {1}.', name, Object.keys(presets).join(', ')), 'openSettings');
  const own: Partial<Record<(typeof SHARED)[number], unknown>> = {};
  for (const key of SHARED) {
    const value = setByPerson(configuration, key);
    // 0 stands for "no cap", which a settings page can show and null cannot.
    if (value !== undefined) own[key] = key.startsWith('max') && value === 0 ? null : value;
  }
  const result = solveSettingsSchema.safeParse({ ...preset.settings, ...own, ...overrides });
  if (!result.success) throw new UserError(vscode.l10n.t('A setting of Shortlist cannot be used: {0}', said(faultsIn(result.error))), 'openSettings');
  return result.data;
}

/** A setting's value where a person has set it; the default of package.json must not hide the preset's. */
function setByPerson(configuration: vscode.WorkspaceConfiguration, key: string): unknown {
  const found = configuration.inspect(key);
  return found?.workspaceFolderValue ?? found?.workspaceValue ?? found?.globalValue;
}
