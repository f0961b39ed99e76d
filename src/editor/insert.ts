import { stat } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Program } from '../judge/contract';
import { UserError } from '../userError';

const EDIT_ATTEMPTS = 3;

export interface Insertion {
  readonly program: Program;
  /** The statement's file, if the run has one. */
  readonly statement: vscode.Uri | null;
  /** Names a new file where the statement has none. */
  readonly title: string | null;
  /** The editor to insert into when its language fits. */
  readonly editor: vscode.TextEditor | undefined;
}

/**
 * Puts a program where it belongs, as one undo step: at the cursor of a file of its language, else into a new file beside
 * the statement, as where that file is read-only. A statement's own text is never written over.
 */
export async function insertProgram({ program, statement, title, editor }: Insertion): Promise<vscode.TextEditor> {
  if (editor && await fits(editor.document, program.language)) {
    const done = await isReadOnly(editor.document.uri) ? null : await insertInto(editor, program.source, isSame(editor.document.uri, statement));
    if (done) return done;
    void vscode.window.showInformationMessage(vscode.l10n.t('{0} is read-only: the program is in a new file.', path.basename(editor.document.fileName)));
  }
  return openNewFile(program, statement, title, editor);
}

/** Whether a document is a source file of that language, by its name, else by the editor's language. */
export async function fits(document: vscode.TextDocument, language: string): Promise<boolean> {
  const { languageByExtension, languageByName } = await import('../judge/languages/table');
  const wanted = languageByName(language);
  if (!wanted) return false;
  const extension = path.extname(document.fileName).toLowerCase();
  if (extension !== '' && document.uri.scheme !== 'untitled') return wanted.extensions.includes(extension);
  const own = languageByName(document.languageId) ?? languageByExtension(document.fileName);
  return own !== undefined && own.extensions[0] === wanted.extensions[0];
}

/** Nobody may write to the file, or nobody to its file system. */
async function isReadOnly(uri: vscode.Uri): Promise<boolean> {
  if (uri.scheme === 'file') return stat(uri.fsPath).then(({ mode }) => (mode & 0o222) === 0, () => false);
  return vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false;
}

/** Null where the file takes no change: VS Code does not tell extensions of `files.readonlyInclude`, nor of an editor that was locked for the session. */
async function insertInto(editor: vscode.TextEditor, source: string, isStatement: boolean): Promise<vscode.TextEditor | null> {
  const { document } = editor;
  const shown = await vscode.window.showTextDocument(document, { viewColumn: editor.viewColumn ?? vscode.ViewColumn.One, preserveFocus: false });
  // An edit is refused when the text changed since it was looked at, as when the file is being read anew from the disk.
  for (let attempt = 1; ; attempt += 1) {
    const { place, text, offersWhole } = placeFor(document, attempt === 1 ? editor.selection : shown.selection, source, isStatement);
    const { version } = document;
    if (await shown.edit((edit) => edit.replace(place, text))) {
      if (document.version === version) return null;
      shown.revealRange(new vscode.Range(place.start, place.start), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
      if (offersWhole) void offerReplacing(shown, source);
      return shown;
    }
    if (attempt === EDIT_ATTEMPTS) return null;
  }
}

/** Where a program goes, and whether to offer to make it the whole file. */
function placeFor(document: vscode.TextDocument, selection: vscode.Range, source: string, isStatement: boolean): { readonly place: vscode.Range; readonly text: string; readonly offersWhole: boolean } {
  const blank = document.getText().trim() === '';
  const whole = new vscode.Range(new vscode.Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
  // The whole of an empty file, the selection, or the cursor; from within the comment that heads a file, which may be the statement, to below it.
  let place = blank ? whole : selection;
  let text = endingLine(source);
  const end = headerEnd(document);
  if (place.start.line < end && (isStatement || place.isEmpty)) {
    const at = end < document.lineCount ? new vscode.Position(end, 0) : whole.end;
    place = new vscode.Range(at, at);
    text = `${end < document.lineCount ? '' : '\n'}\n${text}`;
  }
  return { place, text, offersWhole: !blank && !isStatement && place.isEmpty };
}

/** A program inside another program is rarely meant: one click makes it the whole file. */
async function offerReplacing(editor: vscode.TextEditor, source: string): Promise<void> {
  const { document } = editor;
  const version = document.version;
  const replace = vscode.l10n.t('Replace Whole File');
  const chosen = await vscode.window.showInformationMessage(vscode.l10n.t('Inserted at the cursor of {0}.', path.basename(document.fileName)), replace);
  if (chosen !== replace || document.isClosed || document.version !== version) return;
  const shown = await vscode.window.showTextDocument(document, editor.viewColumn ?? vscode.ViewColumn.One);
  await shown.edit((edit) => edit.replace(new vscode.Range(new vscode.Position(0, 0), document.lineAt(document.lineCount - 1).range.end), endingLine(source)));
}

/** The line after the comment that opens a source file; 0 when there is none. */
export function headerEnd(document: Pick<vscode.TextDocument, 'lineCount' | 'lineAt'>): number {
  let end = 0;
  let closing: string | null = null;
  for (let line = 0; line < document.lineCount; line += 1) {
    const text = document.lineAt(line).text.trim();
    if (closing !== null) {
      if (text.includes(closing)) closing = null;
      end = line + 1;
      continue;
    }
    const opening = /^(?:[rRuU]?("""|''')|(\/\*)|(\(\*))/.exec(text);
    if (opening) {
      closing = opening[1] ?? (opening[2] ? '*/' : '*)');
      if (text.slice(opening[0].length).includes(closing)) closing = null;
      end = line + 1;
    } else if (/^(\/\/|--|;|#(?!\s*(?:include|define|pragma|if|ifdef|ifndef|undef)\b))/.test(text)) end = line + 1;
    else if (text !== '') break;
  }
  return end;
}

async function openNewFile(program: Program, statement: vscode.Uri | null, title: string | null, editor: vscode.TextEditor | undefined): Promise<vscode.TextEditor> {
  const { languageByName } = await import('../judge/languages/table');
  const extension = languageByName(program.language)?.extensions[0] ?? '.txt';
  const contents = endingLine(program.source);
  const column = editor?.viewColumn ?? vscode.ViewColumn.One;
  if (statement === null || statement.scheme === 'untitled') {
    const folder = (editor && vscode.workspace.getWorkspaceFolder(editor.document.uri) || vscode.workspace.workspaceFolders?.[0])?.uri;
    if (!folder) return openUntitled(contents, extension, column);
    return create(await freeName(folder, slug(title ?? 'solution'), extension), contents, column);
  }
  const stem = path.posix.basename(statement.path, path.posix.extname(statement.path));
  return create(await freeName(vscode.Uri.joinPath(statement, '..'), stem, extension), contents, column);
}

async function create(uri: vscode.Uri, contents: string, column: vscode.ViewColumn): Promise<vscode.TextEditor> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { contents: new TextEncoder().encode(contents) });
  if (!await vscode.workspace.applyEdit(edit)) throw new UserError(
    vscode.l10n.t('{0} could not be written. Is the folder read-only? Copy the program instead.', uri.fsPath),
  );
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), column);
}

async function openUntitled(content: string, extension: string, column: vscode.ViewColumn): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ content, language: editorLanguage(extension) });
  return vscode.window.showTextDocument(document, column);
}

/** The editor's name for a source file of that ending. */
export function editorLanguage(extension: string): string {
  const names: Readonly<Record<string, string>> = {
    '.c': 'c', '.cpp': 'cpp', '.cc': 'cpp', '.py': 'python', '.java': 'java', '.rs': 'rust', '.go': 'go', '.js': 'javascript', '.ts': 'typescript', '.kt': 'kotlin', '.cs': 'csharp',
  };
  return names[extension] ?? 'plaintext';
}

/** `stem.cpp`, or `stem-2.cpp` and so on where there is one already. */
async function freeName(folder: vscode.Uri, stem: string, extension: string): Promise<vscode.Uri> {
  for (let number = 1; ; number += 1) {
    const uri = vscode.Uri.joinPath(folder, `${stem}${number === 1 ? '' : `-${number}`}${extension}`);
    const taken = await vscode.workspace.fs.stat(uri).then(() => true, () => false);
    if (!taken) return uri;
  }
}

function slug(title: string): string {
  return title.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '').slice(0, 60) || 'solution';
}

function endingLine(source: string): string { return source.endsWith('\n') ? source : `${source}\n`; }

function isSame(a: vscode.Uri, b: vscode.Uri | null): boolean { return b !== null && a.toString() === b.toString(); }
