/** The picker of models: several at once, filled as each source answers. */
import * as vscode from 'vscode';
import type { ModelChoice } from '../../model/modelName';
import { formatModelName } from '../../model/modelName';
import type { Secrets } from '../secrets';
import { askForEndpoint, askForKey } from './apiKeys';
import { chooseModels, chosenModels, knownEndpoints } from './modelSettings';
import type { OfferGroup } from './offers';
import { offerGroups } from './offers';

interface Item extends vscode.QuickPickItem { readonly choice?: ModelChoice }

/** Lets the person choose, and keeps the choice in the settings. @returns false when they thought better of it. */
export async function selectModels(secrets: Secrets, placeholder = vscode.l10n.t('Models that write the programs; the samples are split among them')): Promise<boolean> {
  const endpoints = knownEndpoints();
  for (;;) {
    const done = await pick(secrets, endpoints, placeholder);
    if (done === 'cancelled') return false;
    if (done === 'add') {
      const added = await askForEndpoint();
      if (!added) continue;
      if (!endpoints.includes(added)) endpoints.unshift(added);
      if (!await secrets.key(added)) await askForKey(secrets, added);
      continue;
    }
    await chooseModels(done);
    return true;
  }
}

async function pick(secrets: Secrets, endpoints: readonly string[], placeholder: string): Promise<readonly ModelChoice[] | 'add' | 'cancelled'> {
  const picker = vscode.window.createQuickPick<Item>();
  const add: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('add'), tooltip: vscode.l10n.t('Add an OpenAI-compatible Endpoint or Set its Key') };
  Object.assign(picker, {
    title: vscode.l10n.t('Shortlist: Select Models'), placeholder, canSelectMany: true, matchOnDescription: true, ignoreFocusOut: true, busy: true,
    buttons: [add],
  });
  const groups: (OfferGroup | null)[] = [];
  const chosen = new Set(chosenModels().map(({ choice }) => formatModelName(choice)));
  let open = true;
  const show = () => {
    if (!open) return;
    for (const item of picker.items) if (item.choice) chosen.delete(formatModelName(item.choice));
    for (const item of picker.selectedItems) if (item.choice) chosen.add(formatModelName(item.choice));
    picker.items = itemsOf(groups, chosen, picker.busy);
    picker.selectedItems = picker.items.filter((item) => item.choice && chosen.has(formatModelName(item.choice)));
  };
  const sources = offerGroups(endpoints, secrets).map((source, at) => source.then((group) => { groups[at] = group; show(); }, () => { groups[at] = null; }));
  void Promise.all(sources).then(() => { if (open) { picker.busy = false; show(); } });
  try {
    return await new Promise((resolve) => {
      picker.onDidTriggerButton(() => resolve('add'));
      picker.onDidAccept(() => {
        const choices = picker.selectedItems.flatMap((item) => item.choice ?? []);
        if (choices.length > 0) resolve(choices);
      });
      picker.onDidHide(() => resolve('cancelled'));
      picker.show();
    });
  } finally {
    open = false;
    picker.dispose();
  }
}

/** Models that are chosen but not offered now keep a line, so that choosing others does not lose them. */
function itemsOf(groups: readonly (OfferGroup | null)[], chosen: ReadonlySet<string>, busy: boolean): Item[] {
  const present = groups.filter((group) => group !== null && group !== undefined);
  const offered = new Set(present.flatMap((group) => group.offers.map((offer) => formatModelName(offer.choice))));
  const absent = busy
    ? []
    : chosenModels().map(({ choice }) => choice).filter((choice) => chosen.has(formatModelName(choice)) && !offered.has(formatModelName(choice)));
  return [
    ...present.flatMap((group): Item[] => [
      { label: group.title, kind: vscode.QuickPickItemKind.Separator },
      ...group.offers.map((offer) => ({ label: offer.label, description: offer.description, choice: offer.choice })),
    ]),
    ...(absent.length > 0 ? [{ label: vscode.l10n.t('Chosen, but not offered now'), kind: vscode.QuickPickItemKind.Separator }] : []),
    ...absent.map((choice): Item => ({ label: formatModelName(choice), choice })),
  ];
}
