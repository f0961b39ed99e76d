import * as vscode from 'vscode';

const SCHEME = 'shortlist-text';
/** Old texts go when there are more: each is at most as large as one output. */
const KEPT = 64;

/** Read-only documents of text that lies in no file: an input, an output, a candidate. */
export class VirtualText implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  #next = 1;

  /** An address for `text`; the ending of `name` decides how it is coloured. */
  add(name: string, text: string): vscode.Uri {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${this.#next++}/${name.replace(/[\p{C}/\\?#]/gu, ' ')}` });
    this.#texts.set(uri.path, text);
    for (const old of this.#texts.keys()) {
      if (this.#texts.size <= KEPT) break;
      this.#texts.delete(old);
    }
    return uri;
  }

  provideTextDocumentContent(uri: vscode.Uri): string | undefined { return this.#texts.get(uri.path); }

  dispose(): void { this.#registration.dispose(); }
}
