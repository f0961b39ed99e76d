import { pairsOfTable } from './exampleTable';
import { eitherOf, inSequence } from './patterns';
import { dedent, exampleText, fence, isBlank, trimBlankLines } from './text';

export interface LatexDocument {
  /** The statement as Markdown, formulas kept. */
  readonly statement: string;
  readonly title: string | null;
  /** Lines such as `Time limit: 1 second` from the arguments of `\begin{problem}`. */
  readonly facts: string;
}

/** Environments whose text stands as it is. */
const VERBATIM = ['verbatim', 'verbatim*', 'Verbatim', 'lstlisting', 'alltt', 'minted', 'BVerbatim'];
const TABLES = ['tabular', 'tabularx', 'longtable', 'array'];

/** Environments that hold one side of an example. */
const STREAMS = [['Input', 'Sample Input'], ['Output', 'Sample Output'], ['sampleinput', 'Sample Input'], ['sampleoutput', 'Sample Output']] as const;

/** Commands of olymp.sty and its kin that head a part of the statement. */
const PARTS: Readonly<Record<string, string>> = {
  InputFile: 'Input', OutputFile: 'Output', Input: 'Input', Output: 'Output',
  Example: 'Example', Examples: 'Examples', SampleInput: 'Sample Input', SampleOutput: 'Sample Output',
  Note: 'Note', Notes: 'Note', Explanation: 'Explanation', Explanations: 'Explanation',
  Scoring: 'Scoring', Subtasks: 'Subtasks', Constraints: 'Constraints', Interaction: 'Interaction',
  InputFormat: 'Input format', OutputFormat: 'Output format', Specification: 'Specification',
  Statement: 'Statement', Legend: 'Statement',
};

/** Commands with two arguments that are an example's input and output. */
const EXAMPLE = /\\(?:exmp|exmpwide|sample|samp|exampleio|sampleio|iosample|sampletest|ioexample|smp)\s*(?:%[^\n]*\n\s*)?(?=\{)/g;

export function readLatex(source: string): LatexDocument {
  const kept: string[] = [];
  const keep = (text: string) => `\n\n\uE000${kept.push(text) - 1}\uE001\n\n`;
  let text = replaceEnvironments(source, VERBATIM, (body) =>
    keep(fence(exampleText(body.replace(/^(?:\[[^\]\n]*\])?(?:\{[^}\n]*\})?/, '').replace(/^[ \t]*\n/, '')))));
  for (const [name, label] of STREAMS) text = replaceEnvironments(text, [name], (body) => `\n\n### ${label}${keep(fence(exampleText(verbatimOf(body))))}`);
  text = withoutComments(text);
  const problem = problemArguments(text);
  if (problem) text = text.slice(0, problem.from) + text.slice(problem.end);
  text = replaceExamples(text, keep);
  text = replaceEnvironments(text, TABLES, (body, whole) => {
    const pairs = pairsOfTable(tableRows(body));
    return pairs && pairs.length > 0 ? keep(pairs.map((pair, at) => exampleBlock(pair.input, pair.output, at + 1)).join('\n\n')) : whole;
  });
  const title = problem?.title ?? named(text, /\\(?:problemname|title|problemtitle|task|taskname)\s*\{/g);
  const statement = toMarkdown(text).replace(/\uE000(\d+)\uE001/g, (_, at: string) => kept[Number(at)]!);
  return { statement: trimBlankLines(squeeze(statement).split('\n')).join('\n'), title: title && plain(title), facts: problem?.facts ?? '' };
}

/** Replaces each environment of those names by what `replace` makes of its body; one that is never closed stays. */
function replaceEnvironments(text: string, names: readonly string[], replace: (body: string, whole: string) => string): string {
  const unclosed = new Set<string>();
  let result = '';
  let from = 0;
  for (const found of text.matchAll(/\\begin\{(\w+\*?)\}/g)) {
    const name = found[1]!;
    if (found.index < from || !names.includes(name) || unclosed.has(name)) continue;
    const start = found.index + found[0].length;
    const close = `\\end{${name}}`;
    const end = text.indexOf(close, start);
    if (end < 0) {
      unclosed.add(name);
      continue;
    }
    result += text.slice(from, found.index) + replace(text.slice(start, end), text.slice(found.index, end + close.length));
    from = end + close.length;
  }
  return result + text.slice(from);
}

const OF_DOCUMENT = eitherOf(
  /\\begin\{(?:problem|example|examplewide|document|statement|itemize|enumerate|verbatim|center)\}/,
  /\\(?:problemname|InputFile|OutputFile|documentclass|exmp)\b/,
  /\\(?:sub)*section\*?\{/,
);

/** Whether a text is a LaTeX document and not a text with formulas. */
export const looksLikeLatex = (text: string): boolean => OF_DOCUMENT.test(text);

/** Comments go with their line's end, as TeX has it. */
function withoutComments(text: string): string {
  return text.replace(/(^|[^\\])%.*(?:\n[ \t]*)?/gm, (whole: string, before: string) => {
    if (whole.includes('%begin')) return whole;
    return before === '' ? '' : `${before}\n`;
  });
}

/** The text between the brace at `at` and the one that closes it. */
function argumentAt(text: string, at: number): { body: string; end: number } | null {
  let from = at;
  while (from < text.length && /\s/.test(text[from]!)) from++;
  if (text[from] !== '{') return null;
  let depth = 0;
  for (let end = from; end < text.length; end++) {
    if (text[end] === '\\') end++;
    else if (text[end] === '{') depth++;
    else if (text[end] === '}' && --depth === 0) return { body: text.slice(from + 1, end), end: end + 1 };
  }
  return null;
}

function argumentsAt(text: string, at: number, count: number): { bodies: string[]; end: number } {
  const bodies: string[] = [];
  let end = at;
  while (bodies.length < count) {
    const argument = argumentAt(text, end);
    if (!argument) break;
    bodies.push(argument.body);
    end = argument.end;
  }
  return { bodies, end };
}

/** `\begin{problem}{Title}{standard input}{standard output}{1 second}{256 megabytes}` */
function problemArguments(text: string): { title: string | null; facts: string; from: number; end: number } | null {
  const found = /\\begin\s*\{(?:problem|task)\}/.exec(text);
  if (!found) return null;
  const { bodies, end } = argumentsAt(text, found.index + found[0].length, 7);
  const [title, input, output, time, memory] = bodies.map(plain);
  const facts = [input && `Input file: ${input}`, output && `Output file: ${output}`, time && `Time limit: ${time}`, memory && `Memory limit: ${memory}`];
  return { title: title ?? null, facts: facts.filter(Boolean).join('\n'), from: found.index, end };
}

function replaceExamples(text: string, keep: (text: string) => string): string {
  let result = '';
  let from = 0;
  let number = 1;
  EXAMPLE.lastIndex = 0;
  for (let found = EXAMPLE.exec(text); found; found = EXAMPLE.exec(text)) {
    const { bodies, end } = argumentsAt(text, EXAMPLE.lastIndex, 2);
    if (bodies.length < 2) break;
    result += text.slice(from, found.index) + keep(exampleBlock(verbatimOf(bodies[0]!), verbatimOf(bodies[1]!), number++));
    from = EXAMPLE.lastIndex = end;
  }
  return result + text.slice(from);
}

function exampleBlock(input: string, output: string, number: number): string {
  return `### Sample Input ${number}\n\n${fence(exampleText(input))}\n\n### Sample Output ${number}\n\n${fence(exampleText(output))}`;
}

/** An argument typeset line by line: its lines are the example's, its escapes the characters they stand for. */
function verbatimOf(argument: string): string {
  const lines = argument.replace(/^[ \t]*\n/, '').replace(/\n[ \t]*$/, '').split('\n').map((line) => line.replace(/\s*\\\\\s*$/, ''));
  return unescape((lines.every((line) => isBlank(line) || /^\s/.test(line)) ? dedent(lines) : lines).join('\n'));
}

function unescape(text: string): string {
  return text
    .replace(/\\(?:textasciitilde|sim)(?:\{\}|\b ?)/g, '~').replace(/\\textasciicircum(?:\{\}|\b ?)/g, '^').replace(/\\textbackslash(?:\{\}|\b ?)/g, '\\')
    .replace(/\\(?:textless|lt)(?:\{\}|\b ?)/g, '<').replace(/\\(?:textgreater|gt)(?:\{\}|\b ?)/g, '>')
    .replace(/\\(?:texttt|verb\*?|textrm|mbox|text)\{([^{}]*)\}/g, '$1').replace(/\\verb\*?([|!+/])(.*?)\1/g, '$2')
    .replace(/\\([_#$%&{}~^])(?:\{\})?/g, '$1').replace(/\\ /g, ' ');
}

function tableRows(table: string): string[][] {
  const body = table.replace(/^(?:\[[^\]]*\])?(?:\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\})?/, '')
    .replace(/\\(?:hline|toprule|midrule|bottomrule|endhead|cline\{[^}]*\})/g, '')
    .replace(/\\(?:shortstack|makecell|parbox\{[^}]*\}|begin\{tabular\})(?:\[[^\]]*\])?\{([^{}]*)\}/g, (_, inner: string) => inner.replace(/\\\\/g, '\uE002'));
  const rows = body.split(/\\\\|\\tabularnewline/).filter((row) => !isBlank(row));
  return rows.map((row) => row.split(/(?<!\\)&/).map(cellText));
}

function cellText(cell: string): string {
  const source = cell.trim()
    .replace(/\\(?:newline|par)\b\s*/g, '\uE002')
    .replace(/\\(?:textbf|emph|textit)\{([^{}]*)\}/g, '$1');
  return unescape(source).replace(/\s*\uE002\s*/g, '\n').trim();
}

function named(text: string, command: RegExp): string | null {
  const found = command.exec(text);
  return found ? argumentAt(text, found.index + found[0].length - 1)?.body ?? null : null;
}

const plain = (text: string): string => toMarkdown(text).replace(/\s+/g, ' ').replace(/^\*\*(.*)\*\*$/, '$1').trim();

const ACCENTS: Readonly<Record<string, string>> = {
  "'": '\u0301', '`': '\u0300', '^': '\u0302', '"': '\u0308', '~': '\u0303',
  c: '\u0327', v: '\u030C', H: '\u030B', r: '\u030A', u: '\u0306', k: '\u0328',
};
const ACCENTED = /\\(?:(['`^"~])(?:\{(?:\\?([A-Za-z]))\}|([A-Za-z]))|([cvHruk])\{([A-Za-z])\})/g;

/** Letters with the accents that TeX sets before them. */
const withAccents = (text: string): string =>
  text.replace(ACCENTED, (_, mark: string | undefined, braced: string, bare: string, named: string, letter: string) =>
    `${letter ?? braced ?? bare}${ACCENTS[mark ?? named]!}`.normalize('NFC'));

/** Commands that set up the document and print nothing. */
const SETTING = inSequence(
  /\\(?:documentclass|usepackage|pagestyle|bibliographystyle|label|vspace\*?|hspace\*?|setlength|input|include|contest|def\\\w+)/g,
  /(?:\[[^\]]*\])?(?:\{[^{}]*\})*/g,
);
/** Environments that only say how their text is laid out. */
const LAYOUT = inSequence(
  /\\(?:begin|end)/g,
  /\{(?:document|problem|task|statement|center|figure|wrapfigure|minipage|example|examplewide|examples|flushleft|small|quote|samples?)\}/g,
  /(?:\[[^\]]*\])?(?:\{[^{}]*\})*/g,
);
const SPACING = /\\(?:noindent|medskip|bigskip|smallskip|newpage|clearpage|maketitle|centering|par|hfill|vfill)\b[ \t]*/g;

/** Prose of LaTeX as Markdown; formulas and unknown commands stay. */
function toMarkdown(source: string): string {
  return withAccents(source)
    .replace(/\\(?:problemname|title|problemtitle)\s*\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}/g, '\n\n# $1\n\n')
    .replace(SETTING, '')
    .replace(/\\illustration(?:\[[^\]]*\])?(?:\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}){1,3}%?/g, '')
    .replace(/\\includegraphics(?:\[[^\]]*\])?\{[^{}]*\}/g, '[image]')
    .replace(/\\(?:sub)*section\*?\{([^{}]*)\}/g, '\n\n## $1\n\n')
    .replace(/\\(?:paragraph|subparagraph|textbf|textsc)\*?\{([^{}]*)\}/g, '**$1**')
    .replace(/\{\\(?:bf|bfseries)\s+([^{}]*)\}/g, '**$1**')
    .replace(/\{\\(?:it|em|itshape|tt|ttfamily|sl)\s+([^{}]*)\}/g, '$1')
    .replace(/\\(?:texttt|t|code)\{([^{}]*)\}/g, '`$1`').replace(/\\verb\*?([|!+/])(.*?)\1/g, '`$2`')
    .replace(/\\(?:emph|textit|underline|textsl|textrm|mbox|uline)\{([^{}]*)\}/g, '$1')
    .replace(/\\href\{[^{}]*\}\{([^{}]*)\}/g, '$1').replace(/\\url\{([^{}]*)\}/g, '$1')
    .replace(/\\footnote\{([^{}]*)\}/g, ' ($1)')
    .replace(/\\begin\{(?:itemize|enumerate|description)\}(?:\[[^\]]*\])?|\\end\{(?:itemize|enumerate|description)\}/g, '\n')
    .replace(/^[ \t]*\\item\b(?:\[([^\]]*)\])?[ \t]*/gm, (_, name?: string) => (name ? `- ${name} ` : '- '))
    .replace(LAYOUT, '\n\n')
    .replace(/\\([A-Z][A-Za-z]+)(?![A-Za-z])(?:\{\})?/g, (whole: string, name: string) => (PARTS[name] ? `\n\n## ${PARTS[name]}\n\n` : whole))
    .replace(SPACING, (whole) => (whole.startsWith('\\par') ? '\n\n' : ''))
    .replace(/\\\\(?:\[[^\]]*\])?(?=[ \t]*\n)/g, '')
    .replace(/(?<!\\)``|''/g, '"').replace(/(?<!\\)---?(?=\s|\w)/g, (dashes) => (dashes.length === 3 ? '—' : '–'))
    .replace(/(?<!\\)~/g, ' ').replace(/\\([%#&_])/g, '$1').replace(/\\(?:ldots|dots)\b(?![^$\n]*\$)/g, '...');
}

function squeeze(text: string): string {
  const lines: string[] = [];
  let open: string | null = null;
  for (const line of text.split('\n')) {
    const mark = /^`{3,}/.exec(line)?.[0];
    if (open !== null) {
      if (line === open) open = null;
      lines.push(line);
      continue;
    }
    if (mark) open = mark;
    if (!isBlank(line) || (lines.length > 0 && lines[lines.length - 1] !== '')) lines.push(line.trim());
  }
  return lines.join('\n');
}
