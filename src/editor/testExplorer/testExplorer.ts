import * as vscode from 'vscode';
import type { Test } from '../../problem/problem';
import { emptyState } from '../../run/state';
import { UserError } from '../../userError';
import { isOwnFile } from '../activeFile';
import { registerCommand } from '../command';
import type { Services } from '../services';
import { showError } from '../showError';
import type { VirtualText } from '../virtualText';
import { isOwnTestsFile, withTest, withoutTest } from './ownTests';
import { ownTestsUri, problemOf, PROSE, runOf, type OpenProblem, type ProblemCase } from './problems';
import { runCases, type CaseItem } from './runTests';
import { SourceFile } from './sourceFile';

const SETTLE_MS = 400;

/** The Testing view's share: every open problem with its examples, the user's own tests and the adopted ones. */
export class TestExplorer implements vscode.Disposable {
  readonly #controller = vscode.tests.createTestController('shortlist', 'Shortlist');
  readonly #problems = new Map<string, OpenProblem>();
  readonly #cases = new WeakMap<vscode.TestItem, { readonly case: ProblemCase; readonly problem: OpenProblem }>();
  readonly #source = new SourceFile();
  readonly #disposables: vscode.Disposable[] = [this.#controller, this.#source];
  #timer: NodeJS.Timeout | undefined;
  #following: vscode.Disposable | undefined;

  constructor(private readonly services: Services, private readonly texts: VirtualText) {
    this.#controller.createRunProfile(vscode.l10n.t('Run on the Active File'), vscode.TestRunProfileKind.Run, (request, token) => this.#run(request, token), true);
    this.#controller.refreshHandler = async () => {
      const gone = await Promise.all([...this.#problems.values()].map(({ statement }) => vscode.workspace.fs.stat(statement).then(() => [], () => statement.scheme === 'untitled' ? [] : [statement])));
      this.#forget(gone.flat());
      await this.refresh();
    };
    this.#disposables.push(
      vscode.workspace.onDidOpenTextDocument(() => this.#soon()),
      vscode.workspace.onDidChangeTextDocument(() => this.#soon()),
      vscode.workspace.onDidSaveTextDocument(() => this.#soon()),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => { if (uri.scheme === 'untitled') this.#forget([uri]); }),
      vscode.workspace.onDidDeleteFiles(({ files }) => this.#forget(files)),
      vscode.workspace.onDidRenameFiles(({ files }) => this.#forget(files.map(({ oldUri }) => oldUri))),
      services.runs.onDidChange((run) => {
        this.#following?.dispose();
        this.#following = run.onEvents((events) => { if (events.some(({ type }) => type === 'test' || type === 'test-state')) this.#soon(); });
        this.#soon();
      }),
    );
    this.#soon();
  }

  /** Reads every open document afresh. */
  async refresh(): Promise<void> {
    for (const document of vscode.workspace.textDocuments) {
      if (document.isClosed) continue;
      const key = document.uri.toString();
      const problem = await problemOf(document, this.services.runs);
      if (problem) this.#problems.set(key, problem); else this.#problems.delete(key);
    }
    for (const problem of this.#problems.values()) this.#show(problem);
    for (const [id] of this.#controller.items) if (!this.#problems.has(id.slice('problem:'.length))) this.#controller.items.delete(id);
  }

  /** The problem of the active editor, of the program it belongs to, or the only one there is. @throws {UserError} when there is none. */
  activeProblem(): OpenProblem {
    const active = vscode.window.activeTextEditor?.document.uri.toString();
    const visible = vscode.window.visibleTextEditors.map((editor) => editor.document.uri.toString());
    const found = [active, ...visible].map((key) => key === undefined ? undefined : this.#problems.get(key)).find((problem) => problem !== undefined)
      ?? [...this.#problems.values()].find((problem) => ownTestsUri(problem.statement).toString() === active)
      ?? [...this.#problems.values()].at(-1);
    if (!found) throw new UserError(vscode.l10n.t('Open the problem statement first; its examples appear in the Testing view.'));
    return found;
  }

  /** To a problem of the Testing view, to the statement of a file, or to the one that is active, which need not have any test yet. */
  async addTest(target: vscode.TestItem | vscode.Uri | undefined, test: Test | null = null): Promise<void> {
    await this.refresh();
    const item = target instanceof vscode.Uri ? undefined : target;
    const problem = this.#problems.get(item?.id.slice('problem:'.length) ?? '')
      ?? await this.#statementWithout(target instanceof vscode.Uri ? target : undefined)
      ?? this.activeProblem();
    if (problem.statement.scheme === 'untitled') throw new UserError(vscode.l10n.t('Save the statement to a file first: its tests are kept beside it.'));
    const uri = ownTestsUri(problem.statement);
    const known = await vscode.workspace.fs.stat(uri).then(() => true, () => false);
    if (!known) await vscode.workspace.fs.writeFile(uri, new Uint8Array());
    const document = await vscode.workspace.openTextDocument(uri);
    const { text, line } = withTest(document.getText(), vscode.l10n.t('Tests of {0}', problem.title), test);
    await replaceText(document, text);
    await document.save();
    await this.refresh();
    if (!test) await showLine(document, line);
  }

  /** The file at `uri`, else the text that is active, where the Testing view does not have it for want of tests. */
  async #statementWithout(uri = vscode.window.activeTextEditor?.document.uri): Promise<Pick<OpenProblem, 'statement' | 'title'> | undefined> {
    const known = uri && this.#problems.get(uri.toString());
    const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri?.toString());
    if (known || !document || !isOwnFile(document.uri) || isOwnTestsFile(document.uri.path) || !PROSE.includes(document.languageId)) return known;
    const { readProblem } = await import('../../problem/readProblem');
    const { title } = readProblem(document.getText(), { fileName: document.fileName, languageHint: document.languageId }).problem;
    return { statement: document.uri, title: title ?? document.uri.path.split('/').at(-1)! };
  }

  async editTest(item: vscode.TestItem): Promise<void> {
    const { case: one } = this.#caseOf(item);
    await showLine(await vscode.workspace.openTextDocument(one.uri), one.line ?? 0);
  }

  async removeTest(item: vscode.TestItem): Promise<void> {
    const { case: one } = this.#caseOf(item);
    if (one.kind !== 'own') throw new UserError(vscode.l10n.t('Examples belong to the statement. Change them there.'));
    const document = await vscode.workspace.openTextDocument(one.uri);
    await replaceText(document, withoutTest(document.getText(), one.number - 1));
    await document.save();
    await this.refresh();
  }

  /** Every test of the active problem on the active program, shown in the Testing view. */
  async runTests(): Promise<void> {
    await this.refresh();
    const root = this.#controller.items.get(`problem:${this.activeProblem().statement.toString()}`);
    if (!root) return;
    await vscode.commands.executeCommand('workbench.view.testing.focus');
    const [first] = [...root.children];
    if (first) await vscode.commands.executeCommand('vscode.revealTestInExplorer', first[1]); // with the verdicts in sight
    await this.#run(new vscode.TestRunRequest([root]), new vscode.CancellationTokenSource().token);
  }

  async stressTest(): Promise<void> {
    await this.refresh();
    const { stressTest } = await import('./stressTest');
    const problem = this.activeProblem();
    const { program, document } = await this.#source.program();
    const test = await stressTest({ services: this.services, texts: this.texts, problem, state: this.#stateOf(problem), program, document });
    if (test) await this.addTest(this.#controller.items.get(`problem:${problem.statement.toString()}`), test);
  }

  #caseOf(item: vscode.TestItem): { readonly case: ProblemCase; readonly problem: OpenProblem } {
    const found = this.#cases.get(item);
    if (!found) throw new UserError(vscode.l10n.t('Choose a test in the Testing view.'));
    return found;
  }

  #stateOf(problem: OpenProblem) {
    return runOf(problem.statement, this.services.runs) ?? emptyState();
  }

  /** Statements that are no more, or no longer there: alone, or with the folder they were in. */
  #forget(gone: readonly vscode.Uri[]): void {
    for (const [key, { statement }] of this.#problems) {
      if (gone.some((uri) => statement.toString() === uri.toString() || statement.path.startsWith(`${uri.path}/`))) this.#problems.delete(key);
    }
    this.#soon();
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => { this.refresh().catch((error: unknown) => this.services.log.error(error as Error)); }, SETTLE_MS);
  }

  #show(problem: OpenProblem): void {
    const id = `problem:${problem.statement.toString()}`;
    const root = this.#controller.items.get(id) ?? this.#controller.createTestItem(id, problem.title, problem.statement);
    root.label = problem.title;
    root.children.replace(problem.cases.map((one, index) => {
      const childId = `${one.kind}:${one.number}:${problem.statement.toString()}`;
      const item = root.children.get(childId) ?? this.#controller.createTestItem(childId, labelOf(one), one.uri);
      item.sortText = String(index).padStart(4, '0');
      if (one.line !== null) item.range = new vscode.Range(one.line, 0, one.line, 0);
      this.#cases.set(item, { case: one, problem });
      return item;
    }));
    if (!this.#controller.items.get(id)) this.#controller.items.add(root);
  }

  async #run(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    const run = this.#controller.createTestRun(request);
    const halt = new AbortController();
    const listening = token.onCancellationRequested(() => halt.abort());
    try {
      const { program } = await this.#source.program();
      const judge = await this.services.judge();
      for (const [problem, items] of this.#asked(request)) await runCases(run, judge, problem, this.#stateOf(problem), program, items, halt.signal);
    } catch (error) {
      showError(error, this.services.log);
    } finally {
      listening.dispose();
      run.end();
    }
  }

  /** The cases a request means, by problem. */
  #asked(request: vscode.TestRunRequest): Map<OpenProblem, CaseItem[]> {
    const asked = new Map<OpenProblem, CaseItem[]>();
    const excluded = new Set(request.exclude ?? []);
    const visit = (item: vscode.TestItem) => {
      if (excluded.has(item)) return;
      const found = this.#cases.get(item);
      if (found) asked.set(found.problem, [...asked.get(found.problem) ?? [], { item, case: found.case }]);
      for (const [, child] of item.children) visit(child);
    };
    if (request.include) request.include.forEach(visit); else for (const [, item] of this.#controller.items) visit(item);
    return asked;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#following?.dispose();
    for (const disposable of this.#disposables) disposable.dispose();
  }
}

function labelOf(one: ProblemCase): string {
  switch (one.kind) {
    case 'example': return vscode.l10n.t('Example {0}', one.number);
    case 'own': return vscode.l10n.t('Own test {0}', one.number);
    case 'adopted': return vscode.l10n.t('Adopted test {0}', one.number);
  }
}

async function replaceText(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
}

async function showLine(document: vscode.TextDocument, line: number): Promise<void> {
  const at = new vscode.Position(Math.min(line, document.lineCount - 1), 0);
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, selection: new vscode.Range(at, at) });
}

/** The tests that a run of this statement has to pass beside its examples. */
export async function ownTestsOf(statement: vscode.Uri): Promise<Test[]> {
  if (statement.scheme === 'untitled' || isOwnTestsFile(statement.path)) return [];
  const text = await vscode.workspace.fs.readFile(ownTestsUri(statement)).then((bytes) => new TextDecoder().decode(bytes), () => '');
  const { parseOwnTests } = await import('./ownTests');
  return parseOwnTests(text).filter((test) => !test.unjudged).map(({ input, output }) => ({ input, output }));
}

export function registerTestExplorer(services: Services, texts: VirtualText): vscode.Disposable {
  const explorer = new TestExplorer(services, texts);
  return vscode.Disposable.from(
    explorer,
    registerCommand('shortlist.addTest', services.log, (target?: vscode.TestItem | vscode.Uri, test?: Test) => explorer.addTest(target, test)),
    registerCommand('shortlist.editTest', services.log, (item: vscode.TestItem) => explorer.editTest(item)),
    registerCommand('shortlist.removeTest', services.log, (item: vscode.TestItem) => explorer.removeTest(item)),
    registerCommand('shortlist.runTests', services.log, () => explorer.runTests()),
    registerCommand('shortlist.stressTest', services.log, () => explorer.stressTest()),
  );
}
