/** Keys and addresses of endpoints, asked of the person. */
import * as vscode from 'vscode';
import { insecureWarning, normaliseBaseUrl, originOf } from '../../model/endpoint';
import type { Secrets } from '../secrets';
import { chosenEndpoints, knownEndpoints } from './modelSettings';

/** @returns the base URL; undefined when the person thought better of it, or would not have it unencrypted. */
export async function askForEndpoint(): Promise<string | undefined> {
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('Base URL of an OpenAI-compatible endpoint'), ignoreFocusOut: true, placeHolder: 'https://openrouter.ai/api/v1',
    prompt: vscode.l10n.t('Such as OpenAI, Azure, OpenRouter, DeepSeek, vLLM; it usually ends in /v1. The statement and programs are sent there and nowhere else.'),
    validateInput: (value) => value.trim() === '' || URL.canParse(normaliseBaseUrl(value)) ? undefined : vscode.l10n.t('This is not an address.'),
  });
  if (!text?.trim()) return undefined;
  const baseUrl = normaliseBaseUrl(text);
  return await acceptsInsecure(baseUrl) ? baseUrl : undefined;
}

/** Warns of an endpoint that is neither encrypted nor on this machine. */
export async function acceptsInsecure(baseUrl: string): Promise<boolean> {
  const warning = insecureWarning(baseUrl);
  if (warning === null) return true;
  const goOn = vscode.l10n.t('Use It All the Same');
  return await vscode.window.showWarningMessage(warning, { modal: true }, goOn) === goOn;
}

/** @returns whether a key was set. */
export async function askForKey(secrets: Secrets, baseUrl: string): Promise<boolean> {
  const key = await vscode.window.showInputBox({
    title: vscode.l10n.t('API key for {0}', originOf(baseUrl)), password: true, ignoreFocusOut: true,
    prompt: vscode.l10n.t('Kept in the secret storage of VS Code, and sent to this endpoint only. Leave it empty where none is needed.'),
  });
  if (!key?.trim()) return false;
  await secrets.setKey(baseUrl, key);
  return true;
}

export async function setApiKey(secrets: Secrets, baseUrl?: string): Promise<void> {
  const chosen = chosenEndpoints();
  const endpoint = baseUrl ?? (chosen.length === 1 ? chosen[0] : await pickEndpoint(knownEndpoints(), vscode.l10n.t('Which endpoint is the key for?'), true));
  if (endpoint && await askForKey(secrets, endpoint)) void vscode.window.showInformationMessage(vscode.l10n.t('The key for {0} is set.', originOf(endpoint)));
}

export async function clearApiKey(secrets: Secrets): Promise<void> {
  const withKey: string[] = [];
  for (const endpoint of knownEndpoints()) if (await secrets.key(endpoint)) withKey.push(endpoint);
  if (withKey.length === 0) { void vscode.window.showInformationMessage(vscode.l10n.t('No API key is set.')); return; }
  const endpoint = await pickEndpoint(withKey, vscode.l10n.t('Whose key is to be cleared?'), false);
  if (!endpoint) return;
  await secrets.clearKey(endpoint);
  void vscode.window.showInformationMessage(vscode.l10n.t('The key for {0} is cleared.', originOf(endpoint)));
}

async function pickEndpoint(endpoints: readonly string[], title: string, other: boolean): Promise<string | undefined> {
  const another = vscode.l10n.t('Another endpoint…');
  const picked = await vscode.window.showQuickPick([...endpoints, ...(other ? [another] : [])], { title });
  return picked === another ? askForEndpoint() : picked;
}
