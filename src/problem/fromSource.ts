import { labelOf } from './label';
import { eitherOf, inSequence } from './patterns';
import { commonIndent, dedent, isBlank, trimBlankLines } from './text';

export interface CommentSyntax {
  readonly line: readonly string[];
  readonly block: readonly (readonly [open: string, close: string])[];
}

const C: CommentSyntax = { line: ['//'], block: [['/*', '*/']] };
const HASH: CommentSyntax = { line: ['#'], block: [] };
const PYTHON: CommentSyntax = { line: ['#'], block: [['"""', '"""'], ["'''", "'''"]] };

/** How languages write comments, by the extension of their files and the editor's name for them. */
const SYNTAX: readonly (readonly [names: string, syntax: CommentSyntax])[] = [
  ['c cc cpp cxx c++ h hpp objective-c m java kt kts kotlin scala groovy cs csharp swift dart d', C],
  ['js jsx mjs cjs javascript ts tsx typescript go rs rust zig v', C],
  ['php', { line: ['//', '#'], block: [['/*', '*/']] }],
  ['py py3 pyw python pypy python3 sage', PYTHON],
  ['rb ruby', { line: ['#'], block: [['=begin', '=end']] }],
  ['jl julia', { line: ['#'], block: [['#=', '=#'], ['"""', '"""']] }],
  ['pl pm perl r sh bash shellscript awk tcl nim ex exs elixir cr crystal coffee', HASH],
  ['hs haskell elm', { line: ['--'], block: [['{-', '-}']] }],
  ['lua', { line: ['--'], block: [['--[[', ']]']] }],
  ['sql mysql', { line: ['--', '#'], block: [['/*', '*/']] }],
  ['ml mli ocaml fs fsharp sml', { line: ['//'], block: [['(*', '*)']] }],
  ['pas pascal dpr', { line: ['//'], block: [['(*', '*)'], ['{', '}']] }],
  ['lisp lsp clj clojure scm scheme rkt racket el', { line: [';'], block: [['#|', '|#']] }],
  ['erl erlang', { line: ['%'], block: [] }],
  ['pro prolog', { line: ['%'], block: [['/*', '*/']] }],
  ['f90 f95 fortran', { line: ['!'], block: [] }],
  ['ada adb vhdl', { line: ['--'], block: [] }],
  ['vb bas', { line: ["'"], block: [] }],
];

/** Comment syntax of a language by extension or editor's name, `null` for what is no programming language. */
export function syntaxOf(name: string | undefined): CommentSyntax | null {
  if (!name) return null;
  const wanted = name.toLowerCase();
  return SYNTAX.find(([names]) => names.split(' ').includes(wanted))?.[1] ?? null;
}

/** Lines that may stand above the comment with the statement. */
const PREAMBLE = inSequence(/^\s*/, eitherOf(
  /#!|#\s*(?:include|define|pragma|ifdef|ifndef|endif|undef|if|-\*-)\b|#\s*-\*-/,
  /import\b|from\s+\S+\s+import\b|using\b|package\b|use\b|require\b|module\b|program\b|uses\b|open\b|extern crate\b/,
  /<\?php|'use strict'|"use strict"/,
));

/**
 * The statement in a source file's comments: those above the code, unless only one below it shows examples; else the
 * longest there is. `null`: no comment at all.
 */
export function statementOfSource(source: string, syntax: CommentSyntax): string | null {
  const lines = source.split('\n');
  const comments = commentsOf(lines, syntax);
  const header = comments.filter((comment) => comment.inHeader && comment.text !== '');
  const below = comments.filter((comment) => !comment.inHeader && holdsExamples(comment.text));
  if (below.length > 0 && !header.some((comment) => holdsExamples(comment.text))) {
    return below.reduce((best, comment) => (comment.text.length > best.text.length ? comment : best)).text;
  }
  const statements = header.length > 1 ? header.filter((comment) => !/copyright|license|SPDX/i.test(comment.text.slice(0, 300))) : header;
  if (statements.length > 0) return statements.map((comment) => comment.text).join('\n\n');
  const longest = comments.reduce<string>((best, comment) => (comment.text.length > best.length ? comment.text : best), '');
  return longest === '' ? null : longest;
}

const holdsExamples = (text: string): boolean => {
  const roles = text.split('\n').map((line) => labelOf(line)?.role);
  return roles.includes('input') && roles.includes('output');
};

interface Comment { readonly text: string; readonly inHeader: boolean }

function commentsOf(lines: readonly string[], syntax: CommentSyntax): Comment[] {
  const comments: Comment[] = [];
  let inHeader = true;
  for (let at = 0; at < lines.length;) {
    const line = lines[at]!.trim();
    const block = syntax.block.find(([open]) => line.replace(/^[rRuU](?=["'])/, '').startsWith(open));
    if (block) {
      const comment = blockComment(lines, at, block);
      comments.push({ text: comment.text, inHeader });
      at = comment.end;
      continue;
    }
    if (PREAMBLE.test(line)) {
      at++;
      continue;
    }
    const mark = syntax.line.find((prefix) => line.startsWith(prefix));
    if (mark) {
      let end = at;
      while (end < lines.length && lines[end]!.trim().startsWith(mark)) end++;
      comments.push({ text: unmark(lines.slice(at, end), mark), inHeader });
      at = end;
      continue;
    }
    if (line !== '') inHeader = false;
    at++;
  }
  return comments;
}

function blockComment(lines: readonly string[], at: number, [open, close]: readonly [string, string]): { text: string; end: number } {
  const first = lines[at]!;
  const start = first.indexOf(open) + open.length;
  const body: string[] = [];
  for (let end = at; end < lines.length; end++) {
    const line = end === at ? first.slice(start) : lines[end]!;
    const stop = line.indexOf(close);
    body.push(stop < 0 ? line : line.slice(0, stop));
    if (stop >= 0) return { text: undecorate(body), end: end + 1 };
  }
  return { text: undecorate(body), end: lines.length };
}

/**
 * Takes off the column of `*` that many block comments have, else the indentation. A statement pasted into a starred
 * comment has stars above and below it only; those go too.
 */
export function undecorate(body: readonly string[]): string {
  const [first = '', ...below] = body;
  const rest = withoutFrame(below);
  const filled = rest.filter((line) => !isBlank(line));
  const starred = filled.length > 0 && filled.every((line) => /^\s*\*/.test(line));
  const inner = starred ? rest.map((line) => line.replace(/^\s*\*+(?=\s|$|@)/, '').replace(/^\s*\*/, '')) : rest;
  const column = starred ? dedentBy(inner, 1) : dedent(inner);
  const opening = first.replace(/^[*!]+(?=\s|$)/, '').trim();
  return trimBlankLines([opening, ...column]).join('\n').replace(/\s+$/, '');
}

/** Without the starred lines that a comment begins and ends with, where those between have no stars; and without the tags of a doc comment's `<pre>`. */
function withoutFrame(body: readonly string[]): string[] {
  const isTag = (line: string | undefined): boolean => line !== undefined && /^[\s*]*<\/?pre>\s*$/.test(line);
  const wrapped = isTag(body.find((line) => !/^[\s*]*$/.test(line)));
  const lines = wrapped ? body.filter((line) => !isTag(line)) : [...body];
  if (/^\s*\*[\s*]*$/.test(lines.at(-1) ?? '')) lines.pop();
  const starred = (line: string): boolean => /^\s*\*(?=\s|$)/.test(line);
  if (lines.every((line) => isBlank(line) || /^\s*\*/.test(line))) return lines;
  const end = lines.findIndex((line) => !starred(line));
  return lines.map((line, at) => (at < end ? line.replace(/^\s*\*\s?/, '') : line));
}

/** Takes one blank off each line, or as many as all of them share. */
function dedentBy(lines: readonly string[], least: number): string[] {
  return dedent(lines, Math.max(least, commonIndent(lines)));
}

function unmark(lines: readonly string[], mark: string): string {
  const body = lines.map((line) => line.trimStart().slice(mark.length).replace(mark === '//' ? /^[/!](?=\s|$)/ : /^$/, ''));
  return trimBlankLines(dedentBy(body, 0).map((line) => line.trimEnd() === '' ? '' : line)).join('\n');
}

/** The header comment's syntax of a text without a name, by its first line. */
export function syntaxByLook(text: string): CommentSyntax | null {
  const lines = trimBlankLines(text.slice(0, 20_000).split('\n'));
  const first = (lines[0] ?? '').trim();
  if (first.startsWith('/*') || first.startsWith('//') || /^#\s*include\b/.test(first)) return C;
  if (/^[rRuU]?("""|''')/.test(first) || /^#!.*python|^# -\*- coding/.test(first)) return PYTHON;
  const run = lines.findIndex((line) => !line.startsWith('#'));
  const marked = run < 0 ? lines : lines.slice(0, run);
  // A run of `#` with empty ones in it is a comment; headings of Markdown have text between them.
  return marked.length >= 4 && marked.some((line) => line.trim() === '#') ? HASH : null;
}
