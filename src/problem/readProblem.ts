import { companionTaskOf, problemFromCompanion } from './companion';
import { withoutHtml, splitFences } from './embeddedHtml';
import { findExamples } from './examples';
import { readFiles } from './files';
import { formatOf } from './format';
import { pageTitleOf, readHtml } from './fromHtml';
import { readLatex } from './fromLatex';
import { statementOfSource, undecorate } from './fromSource';
import { readFrontMatter, type ProblemFile } from './frontMatter';
import { fromLightMarkup } from './lightMarkup';
import { readLimits, type StatedLimits } from './limits';
import { readMail } from './mail';
import { readAnyAnswer, readAnyOrder, readInteractive, readTolerance, sentencesOf } from './marks';
import { inSequence } from './patterns';
import type { Problem, Test } from './problem';
import { isBlank, normaliseText, trimBlankLines } from './text';
import { readTitle } from './title';
import { tokenize, type Token } from './tokens';
import { say } from '../say';

export interface ReadOptions {
  /** The file's name, whose extension tells the format. */
  readonly fileName?: string;
  /** The editor's language identifier, such as `markdown` or `cpp`. */
  readonly languageHint?: string;
}

export interface ReadResult {
  readonly problem: Problem;
  /** In plain words, what could not be found. */
  readonly notes: string[];
}

/** Prose longer than any statement's is not searched for limits and marks. */
const LONGEST_PROSE = 400_000;

/**
 * Reads a statement into a `Problem`: Markdown, plain text, HTML, LaTeX, or a source file whose header comment it is.
 * Pure; takes time linear in the text; throws for no text whatever.
 */
export function readProblem(text: string, options: ReadOptions = {}): ReadResult {
  const task = companionTaskOf(text);
  if (task) return { problem: problemFromCompanion(task), notes: notesOn(problemFromCompanion(task)) };
  const file = readFrontMatter(normaliseText(text));
  const draft = toMarkdown(file.body, options);
  const found = readMarkdown(draft);
  const examples = file.examples === null ? found.examples : examplesIn(file.examples);
  const title = isOurs(file) ? {} : { title: readTitle(draft.markdown, true) ?? file.fields.title ?? found.title };
  const problem: Problem = { ...found, examples, ...file.fields, ...title };
  return { problem, notes: notesOn(problem) };
}

/** Front matter of Shortlist's own is the last word; that of a blog names the post, which its own heading names better. */
const isOurs = ({ fields, examples }: ProblemFile): boolean =>
  examples !== null || Object.keys(fields).length === 0 || Object.keys(fields).some((name) => name !== 'title' && name !== 'url');

/** A statement on its way: Markdown, and what its format says beside it. */
interface Draft {
  readonly markdown: string;
  readonly title: string | null;
  readonly url: string | null;
  /** Text around the statement that may state limits. */
  readonly around: string;
}

function toMarkdown(text: string, options: ReadOptions): Draft {
  const format = formatOf(text, options.fileName, options.languageHint);
  switch (format.kind) {
    case 'html': return fromHtml(text);
    case 'latex': {
      const latex = readLatex(text);
      return { markdown: latex.statement, title: latex.title, url: null, around: latex.facts };
    }
    case 'source': {
      const comment = statementOfSource(text, format.syntax) ?? looseComment(text);
      return { ...fromText(comment), url: leetCodeUrl(comment) };
    }
    case 'text': return fromText(text);
  }
}

function fromText(text: string): Draft {
  const mail = readMail(text);
  const lines = trimBlankLines((mail?.body ?? text).split('\n'));
  return { markdown: withoutHtml(fromLightMarkup(lines.join('\n'))), title: mail?.title ?? null, url: null, around: '' };
}

function fromHtml(html: string): Draft {
  const page = readHtml(html);
  const whole = page.statement !== page.page && findExamples(tokenize(page.statement)).length === 0 && findExamples(tokenize(page.page)).length > 0;
  const markdown = whole ? page.page : page.statement;
  return { markdown, title: page.title ?? readTitle(markdown) ?? readTitle(page.page) ?? pageTitleOf(html), url: page.url, around: page.page };
}

/** A selection inside a comment, without the comment's ends. */
const looseComment = (text: string): string => undecorate(['', ...text.split('\n')]);

const leetCodeUrl = (comment: string): string | null => /^https?:\/\/\S+$/m.exec(comment.slice(0, 3000))?.[0] ?? null;

function readMarkdown(draft: Draft): Problem {
  const tokens = tokenize(draft.markdown);
  const prose = proseOf(draft.markdown);
  const sentences = sentencesOf(outsideInput(tokens).slice(0, LONGEST_PROSE));
  const facts = `${draft.around.slice(0, LONGEST_PROSE)}\n\n${prose}`;
  const files = readFiles(facts);
  const examples = findExamples(tokens);
  return {
    title: draft.title ?? readTitle(draft.markdown),
    statement: draft.markdown,
    examples: examples.length > 0 ? examples : examplesLabelledByFile(draft.markdown, files),
    ...limitsOf(facts, draft.markdown),
    tolerance: readTolerance(sentences),
    anyAnswer: readAnyAnswer(sentences),
    anyOrder: readAnyOrder(sentences),
    interactive: readInteractive(sentences) || tokens.some(isInteractionHeading),
    ...files,
    url: draft.url ?? urlOf(draft.markdown),
  };
}

/** Limits are stated in prose; where they are not, in a block of their own. */
function limitsOf(facts: string, markdown: string): StatedLimits {
  const stated = readLimits(facts);
  if (stated.timeLimitMs !== null || stated.memoryLimitMb !== null) return stated;
  const blocks = splitFences(markdown.slice(0, LONGEST_PROSE)).filter((part) => part.fenced).map((part) => part.text).join('\n');
  return readLimits((blocks.match(/^(?:time|memory) limit\b[^\n]{0,80}/gim) ?? []).join('\n'));
}

/** Samples whose parts are headed by the names of the problem's files: `barn.in`, `barn.out`. */
function examplesLabelledByFile(markdown: string, { inputFile, outputFile }: Pick<Problem, 'inputFile' | 'outputFile'>): Test[] {
  if (inputFile === null || outputFile === null) return [];
  const nameOf = (line: string): string => line.replace(/^[\s#>*`]+|[\s*`:]+$/g, '').toLowerCase();
  const lines = markdown.split('\n').map((line) => {
    const name = line.length > 100 ? '' : nameOf(line);
    return name === inputFile.toLowerCase() ? 'Sample Input' : name === outputFile.toLowerCase() ? 'Sample Output' : line;
  });
  return examplesIn(lines.join('\n'));
}

const proseOf = (markdown: string): string =>
  splitFences(markdown.slice(0, LONGEST_PROSE)).filter((part) => !part.fenced).map((part) => part.text).join('\n\n');

/** The statement's sentences save those on its input, which speak of what is given and not of what is wanted. */
function outsideInput(tokens: readonly Token[]): string {
  const lines: string[] = [];
  let inInput = false;
  for (const token of tokens) {
    if (token.kind !== 'line') continue;
    if (token.label) inInput = token.label.stream === 'input' && token.label.role !== 'explanation' && !token.label.sample;
    if (!inInput) lines.push(token.text);
  }
  return lines.join('\n');
}

const isInteractionHeading = (token: Token): boolean =>
  token.kind === 'line' && token.label?.role === 'section' && /interaction|взаимодейств|交互/i.test(token.text) && !isBlank(token.text);

const URL_LINE = inSequence(
  /^(?:[-*> ]*(?:url|source|link|problem(?: link)?|문제(?: ?(?:출처|링크))?|출처|링크|ссылка|链接|题目链接|原题链接|問題)\s*[:：]\s*)?/im,
  /<?(https?:\/\/[^\s<>)]+)>?\s*$/im,
);
const LINKED_HEADING = /^#{1,3} \[[^\]]+\]\((https?:\/\/[^\s)]+)\)/m;

function urlOf(markdown: string): string | null {
  const head = markdown.slice(0, 3000);
  return URL_LINE.exec(head)?.[1] ?? LINKED_HEADING.exec(head)?.[1] ?? null;
}

const examplesIn = (markdown: string): Test[] => findExamples(tokenize(markdown));

function notesOn(problem: Problem): string[] {
  const notes: string[] = [];
  if (isBlank(problem.statement)) notes.push(say`There is no statement here: the text is empty or holds no comment.`);
  if (problem.examples.length === 0) notes.push(say`No examples were found.`);
  if (problem.timeLimitMs === null) notes.push(say`No time limit was found.`);
  if (problem.memoryLimitMb === null) notes.push(say`No memory limit was found.`);
  if (problem.title === null) notes.push(say`No title was found.`);
  return notes;
}
