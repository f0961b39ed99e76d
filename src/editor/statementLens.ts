import * as vscode from 'vscode';

const SELECTOR: vscode.DocumentSelector = ['markdown', 'plaintext', 'html', 'latex'].map((language) => ({ language }));
const LIMIT_CHARS = 200_000;

/** "Solve" and "Add a test" above a document that reads as a problem with examples. */
class StatementLens implements vscode.CodeLensProvider {
  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    const text = document.getText();
    if (text.length > LIMIT_CHARS || document.uri.path.endsWith('.tests.md')) return [];
    const { readProblem } = await import('../problem/readProblem');
    const { examples } = readProblem(text, { fileName: document.fileName, languageHint: document.languageId }).problem;
    if (examples.length === 0) return [];
    const top = new vscode.Range(0, 0, 0, 0);
    return [
      new vscode.CodeLens(top, { command: 'shortlist.solve', title: vscode.l10n.t('Solve with Shortlist'), tooltip: vscode.l10n.t('{0} examples were found.', examples.length) }),
      new vscode.CodeLens(top, { command: 'shortlist.addTest', title: vscode.l10n.t('Add a test') }),
    ];
  }
}

export function registerStatementLens(): vscode.Disposable {
  return vscode.languages.registerCodeLensProvider(SELECTOR, new StatementLens());
}
