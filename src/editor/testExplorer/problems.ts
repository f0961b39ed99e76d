import * as vscode from 'vscode';
import type { Problem, Test } from '../../problem/problem';
import type { RunState } from '../../run/state';
import { isOwnFile } from '../activeFile';
import type { RunHost } from '../runHost';
import { isOwnTestsFile, ownTestsName, parseOwnTests } from './ownTests';

/** Larger documents are no statements. */
const STATEMENT_LIMIT_CHARS = 1_000_000;
export const PROSE: readonly string[] = ['markdown', 'plaintext', 'html', 'latex', 'tex'];

export interface ProblemCase {
  readonly kind: 'example' | 'own' | 'adopted';
  /** From 1, among those of its kind. */
  readonly number: number;
  readonly test: Test;
  /** Nothing is expected: the program is only run. */
  readonly unjudged: boolean;
  /** Where it is written down. */
  readonly uri: vscode.Uri;
  readonly line: number | null;
}

export interface OpenProblem {
  readonly statement: vscode.Uri;
  readonly title: string;
  readonly problem: Problem;
  readonly cases: readonly ProblemCase[];
}

export function ownTestsUri(statement: vscode.Uri): vscode.Uri {
  const parts = statement.path.split('/');
  return statement.with({ path: [...parts.slice(0, -1), ownTestsName(parts.at(-1)!)].join('/') });
}

/** The problem that a document states, with the user's own and adopted tests; null when it states none. */
export async function problemOf(document: vscode.TextDocument, runs: RunHost): Promise<OpenProblem | null> {
  if (!isOwnFile(document.uri) || isOwnTestsFile(document.uri.path)) return null;
  const text = document.getText();
  if (text.length > STATEMENT_LIMIT_CHARS || !(PROSE.includes(document.languageId) || mayHoldStatement(text))) return null;
  const { readProblem } = await import('../../problem/readProblem');
  const { problem } = readProblem(text, { fileName: document.fileName, languageHint: document.languageId });
  const own = await readOwnTests(document.uri);
  if (problem.examples.length === 0 && own.length === 0) return null;
  let searched = 0;
  const examples = problem.examples.map((test, index): ProblemCase => {
    const first = test.input.trimEnd();
    const at = first === '' ? -1 : text.replace(/\r\n/g, '\n').indexOf(first, searched);
    if (at >= 0) searched = at + first.length;
    return {
      kind: 'example', number: index + 1, test, unjudged: false, uri: document.uri,
      line: at < 0 ? null : text.replace(/\r\n/g, '\n').slice(0, at).split('\n').length - 1,
    };
  });
  const title = problem.title ?? document.uri.path.split('/').at(-1)!;
  return { statement: document.uri, title, problem, cases: [...examples, ...own, ...adoptedTests(document, runs)] };
}

async function readOwnTests(statement: vscode.Uri): Promise<ProblemCase[]> {
  if (statement.scheme === 'untitled') return [];
  const uri = ownTestsUri(statement);
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  const text = open?.getText() ?? await vscode.workspace.fs.readFile(uri).then((bytes) => new TextDecoder().decode(bytes), () => '');
  return parseOwnTests(text).map(({ line, unjudged, ...test }, index) => ({ kind: 'own', number: index + 1, test, unjudged, uri, line }));
}

/** The run of this statement that was opened last in this window, if any. */
export function runOf(statement: vscode.Uri, runs: RunHost): RunState | null {
  return runs.latestOf(statement.fsPath)?.state ?? null;
}

function adoptedTests(document: vscode.TextDocument, runs: RunHost): ProblemCase[] {
  const tests = Object.values(runOf(document.uri, runs)?.tests ?? {}).filter((test) => test.state === 'adopted');
  return tests.map(({ input, output }, index) => ({
    kind: 'adopted', number: index + 1, test: { input, output }, unjudged: false, uri: document.uri, line: null,
  }));
}

/** A source file whose header comment may be a statement; a cheap look before the real reading. */
export function mayHoldStatement(text: string): boolean {
  const head = text.slice(0, 20_000).trimStart();
  return /^(\/\*|\/\/|#(?!include)|"""|'''|--|;)/.test(head) && /input|example|sample/i.test(head);
}
