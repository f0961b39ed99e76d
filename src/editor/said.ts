import * as vscode from 'vscode';
import { translator, type Kind, type Translate } from './translator';

let translate: Translate | undefined;

/** Words from below the editor, in the editor's language. */
export function said(text: string, kind?: Kind): string {
  const { bundle } = vscode.l10n;
  if (!bundle) return text;
  translate ??= translator(bundle, vscode.env.language);
  return translate(text, kind);
}
