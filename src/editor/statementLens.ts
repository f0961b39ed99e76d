import * as vscode from 'vscode';
import { isOwnFile } from './activeFile';
import { isOwnTestsFile } from './testExplorer/ownTests';
import { mayHoldStatement, PROSE } from './testExplorer/problems';

const SOURCE = ['c', 'cpp', 'csharp', 'go', 'java', 'javascript', 'kotlin', 'python', 'rust', 'typescript'];
const LIMIT_CHARS = 200_000;

/** How many examples a document states; of a program, those of the comment that heads it. */
async function examplesIn(document: vscode.TextDocument): Promise<number> {
  const text = document.getText();
  if (text.length > LIMIT_CHARS || !isOwnFile(document.uri) || isOwnTestsFile(document.uri.path)
    || !(PROSE.includes(document.languageId) || mayHoldStatement(text))) return 0;
  const { readProblem } = await import('../problem/readProblem');
  return readProblem(text, { fileName: document.fileName, languageHint: document.languageId }).problem.examples.length;
}

/** "Solve" and "Add a test" above a document that reads as a problem with examples. */
class StatementLens implements vscode.CodeLensProvider {
  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    const examples = await examplesIn(document);
    if (examples === 0) return [];
    const top = new vscode.Range(0, 0, 0, 0);
    return [
      new vscode.CodeLens(top, {
        command: 'shortlist.solve', title: vscode.l10n.t('Solve with Shortlist'), tooltip: vscode.l10n.t('Examples found: {0}', examples),
        arguments: [document.uri],
      }),
      ...(SOURCE.includes(document.languageId) ? [new vscode.CodeLens(top, { command: 'shortlist.runTests', title: vscode.l10n.t('Run the tests') })] : []),
      new vscode.CodeLens(top, { command: 'shortlist.addTest', title: vscode.l10n.t('Add a test') }),
    ];
  }
}

export function registerStatementLens(): vscode.Disposable {
  /** By this a program whose comment is the statement has Solve in its title, as every text has. */
  const tell = async (editor: vscode.TextEditor | undefined) => {
    const holds = editor !== undefined && SOURCE.includes(editor.document.languageId) && await examplesIn(editor.document) > 0;
    if (editor === vscode.window.activeTextEditor) await vscode.commands.executeCommand('setContext', 'shortlist.statement', holds);
  };
  void tell(vscode.window.activeTextEditor);
  return vscode.Disposable.from(
    vscode.languages.registerCodeLensProvider([...PROSE, ...SOURCE].map((language) => ({ language })), new StatementLens()),
    vscode.window.onDidChangeActiveTextEditor(tell),
    vscode.workspace.onDidSaveTextDocument((document) => { if (document === vscode.window.activeTextEditor?.document) void tell(vscode.window.activeTextEditor); }),
  );
}
