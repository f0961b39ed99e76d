import * as vscode from 'vscode';
import type { Program } from '../../judge/contract';
import { UserError } from '../../userError';
import { isOwnFile } from '../activeFile';
import { PROSE } from './problems';

/** Remembers which program the user works on while the statement or the panel has the focus. */
export class SourceFile implements vscode.Disposable {
  #last: vscode.Uri | undefined;
  readonly #watching = vscode.window.onDidChangeActiveTextEditor((editor) => { if (editor && mayBeSource(editor.document)) this.#last = editor.document.uri; });

  /**
   * The program in the active editor, else in one that can be seen, else the one worked on last, else any that is open.
   * @throws {UserError} when there is none.
   */
  async program(): Promise<{ readonly document: vscode.TextDocument; readonly program: Program }> {
    const { languageByExtension, languageByName } = await import('../../judge/languages/table');
    const candidates = [
      vscode.window.activeTextEditor?.document,
      ...vscode.window.visibleTextEditors.map((editor) => editor.document),
      vscode.workspace.textDocuments.find((document) => document.uri.toString() === this.#last?.toString()),
      ...vscode.workspace.textDocuments,
    ];
    for (const document of candidates) {
      if (!document || !mayBeSource(document)) continue;
      const language = languageByExtension(document.fileName) ?? languageByName(document.languageId);
      if (language) return { document, program: { language: language.id, source: document.getText() } };
    }
    throw new UserError(vscode.l10n.t('Open the program that is to be tested: a source file in a language of the judge. Then run the tests again.'));
  }

  dispose(): void { this.#watching.dispose(); }
}

function mayBeSource(document: vscode.TextDocument): boolean {
  return isOwnFile(document.uri) && !PROSE.includes(document.languageId);
}
