import * as vscode from 'vscode';
import { translator } from './translator';

let translate: ((text: string) => string) | undefined;

/** Words from below the editor, in the editor's language. */
export function said(text: string): string {
  const { bundle } = vscode.l10n;
  if (!bundle) return text;
  translate ??= translator(bundle);
  return translate(text);
}
