import * as vscode from 'vscode';

/** Remembers the text editor that a person worked in last, while the panel or a view has the focus. */
export class ActiveFile implements vscode.Disposable {
  #last: vscode.TextEditor | undefined = textEditor(vscode.window.activeTextEditor);
  readonly #watching = vscode.window.onDidChangeActiveTextEditor((editor) => { this.#last = textEditor(editor) ?? this.#last; });

  /** The editor in use, else the one used last that can still be seen, else the only one there is. */
  get editor(): vscode.TextEditor | undefined {
    const active = textEditor(vscode.window.activeTextEditor);
    if (active) return active;
    const visible = vscode.window.visibleTextEditors.filter((editor) => textEditor(editor) !== undefined);
    // An editor that was shown again is another object for the same document.
    return visible.find((editor) => editor.document === this.#last?.document) ?? (visible.length === 1 ? visible[0] : undefined);
  }

  dispose(): void { this.#watching.dispose(); }
}

function textEditor(editor: vscode.TextEditor | undefined): vscode.TextEditor | undefined {
  return editor && isOwnFile(editor.document.uri) ? editor : undefined;
}

/** A file of the person's own, saved or not: no output, no text of the extension, no cell of a notebook. */
export function isOwnFile({ scheme }: vscode.Uri): boolean {
  return ['file', 'untitled', 'vscode-remote'].includes(scheme);
}
