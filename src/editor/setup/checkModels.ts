import * as vscode from 'vscode';
import { originOf, isLoopback } from '../../model/endpoint';
import { formatModelName } from '../../model/modelName';
import { chosenModels, type ChosenModel } from '../models/modelSettings';
import { Secrets } from '../secrets';
import type { Services } from '../services';
import type { SetupCheck, SetupRow } from './checkSetup';
import { said } from '../said';

/** A server on this machine that is there answers at once. */
const LISTING_MS = 3_000;

/** The chosen models, and whether each can be asked. Nothing is sent to another machine's endpoint: that may cost money. */
export function checkModels({ context }: Services): SetupCheck {
  return async () => {
    const chosen = chosenModels();
    if (chosen.length === 0) return [{
      label: vscode.l10n.t('Model'), state: 'missing', detail: vscode.l10n.t('No model is chosen yet.'), fix: selectModels(),
    }];
    return Promise.all(chosen.map((one) => rowOf(one, new Secrets(context.secrets))));
  };
}

async function rowOf({ choice }: ChosenModel, secrets: Secrets): Promise<SetupRow> {
  const label = formatModelName(choice);
  switch (choice.kind) {
    case 'recorded':
      return { label, state: 'ok', detail: vscode.l10n.t('Only for the bundled problems. For your own, select a model.'), fix: selectModels() };
    case 'vscode': {
      const [model] = await vscode.lm.selectChatModels({ vendor: choice.vendor, id: choice.id });
      if (model) return { label, state: 'ok', detail: vscode.l10n.t('{0}, offered by this editor.', model.name), fix: selectModels() };
      return {
        label, state: 'missing', detail: vscode.l10n.t('VS Code does not offer the model {0} of {1} now. Select another.', choice.id, choice.vendor),
        fix: selectModels(),
      };
    }
    case 'endpoint': {
      if (isLoopback(choice.baseUrl)) return localRow(label, choice.baseUrl, choice.model, await secrets.key(choice.baseUrl));
      if (await secrets.key(choice.baseUrl)) return {
        label, state: 'ok', detail: vscode.l10n.t('A key for {0} is set.', originOf(choice.baseUrl)), fix: selectModels(),
      };
      const run = () => vscode.commands.executeCommand('shortlist.setApiKey', choice.baseUrl);
      return {
        label, state: 'missing', detail: vscode.l10n.t('No API key for {0} is set.', originOf(choice.baseUrl)),
        fix: { label: vscode.l10n.t('Set API Key'), run },
      };
    }
  }
}

/** Whether the server on this machine is up and has the model. */
async function localRow(label: string, baseUrl: string, model: string, apiKey: string | undefined): Promise<SetupRow> {
  const { listModels } = await import('../../model/openai');
  try {
    const names = await listModels({ baseUrl, apiKey: apiKey ?? '', timeoutMs: LISTING_MS });
    // Ollama lists `name:tag` for what may be asked for as `name`.
    if (names.length === 0 || names.some((name) => name === model || name.startsWith(`${model}:`))) return {
      label, state: 'ok', detail: vscode.l10n.t('An endpoint on this machine: {0}.', originOf(baseUrl)), fix: selectModels(),
    };
    return {
      label, state: 'missing',
      detail: vscode.l10n.t('{0} answers, but does not have the model {1}. Load it there, or select another.', originOf(baseUrl), model), fix: selectModels(),
    };
  } catch (error) {
    return {
      label, state: 'missing',
      detail: vscode.l10n.t('{0} does not answer as a model server. Start it, or select another model. ({1})', originOf(baseUrl), said(error instanceof Error ? error.message : String(error))),
      fix: selectModels(),
    };
  }
}

function selectModels(): NonNullable<SetupRow['fix']> {
  return { label: vscode.l10n.t('Select Models'), run: () => vscode.commands.executeCommand('shortlist.selectModels') };
}
