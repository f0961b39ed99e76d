/** The picker of presets: each with what it would take of the chosen models. */
import * as vscode from 'vscode';
import { publicUrl } from '../../model/endpoint';
import type { ModelChoice } from '../../model/modelName';
import type { Problem } from '../../problem/problem';
import type { PresetName } from '../../run/presets';
import { readSettings } from '../settings';
import { chosenModels, priceSettings } from './modelSettings';
import { describeEstimate } from './runEstimate';

interface Item extends vscode.QuickPickItem { readonly name: PresetName }

/** Stands for the statement to come: a contest problem of the usual length. */
const USUAL: Problem = {
  title: '', statement: 'x'.repeat(2000), examples: [{ input: 'x'.repeat(60), output: 'x'.repeat(30) }, { input: 'x'.repeat(60), output: 'x'.repeat(30) }],
  timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false, anyOrder: false, interactive: false, inputFile: null, outputFile: null, url: null,
};

/** Keeps the choice where the preset was set before, else for the user. @returns the preset, undefined when they thought better of it. */
export async function choosePreset(manifest: unknown): Promise<PresetName | undefined> {
  const section = vscode.workspace.getConfiguration('shortlist');
  const current = section.get<string>('preset');
  const items = await presetItems(manifest);
  for (const item of items) if (item.name === current) item.label = `$(check) ${item.label}`;
  const title = vscode.l10n.t('Shortlist: Choose Preset');
  const placeHolder = vscode.l10n.t('Estimates for the chosen models and a statement of the usual length');
  const picked = await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDetail: true });
  if (!picked) return undefined;
  const inWorkspace = section.inspect('preset')?.workspaceValue !== undefined;
  await section.update('preset', picked.name, inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global);
  return picked.name;
}

/** Each preset with its estimate; what the person has set on their own counts in all of them. */
export async function presetItems(manifest: unknown): Promise<Item[]> {
  const [{ presets }, { estimateRun }] = await Promise.all([import('../../run/presets'), import('../../solve/estimate')]);
  const models = chosenModels().map(({ choice }) => modelIdOf(choice));
  const details = descriptionsIn(manifest);
  return Promise.all((Object.keys(presets) as PresetName[]).map(async (name): Promise<Item> => {
    const estimate = estimateRun(await readSettings(null, {}, name), USUAL, models, priceSettings());
    return { name, label: presets[name].label, description: describeEstimate(estimate), detail: details.get(name) ?? '' };
  }));
}

/** The id that the model will have in a run, which its price goes by. */
function modelIdOf(choice: ModelChoice): string {
  if (choice.kind === 'recorded') return 'recorded:recorded';
  return choice.kind === 'vscode' ? `vscode:${choice.vendor}/${choice.id}` : `openai:${choice.model}@${publicUrl(choice.baseUrl)}`;
}

interface PresetSetting { readonly enum: readonly string[]; readonly markdownEnumDescriptions: readonly string[] }
interface Manifest { readonly contributes: { readonly configuration: readonly { readonly properties: Readonly<Record<string, PresetSetting>> }[] } }

/** What the settings page says of each preset, in the person's language. */
function descriptionsIn(manifest: unknown): ReadonlyMap<string, string> {
  const setting = (manifest as Manifest).contributes.configuration.flatMap(({ properties }) => properties['shortlist.preset'] ?? [])[0];
  return new Map(setting?.enum.map((name, at) => [name, setting.markdownEnumDescriptions[at] ?? '']));
}
