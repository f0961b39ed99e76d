/** Telling programs apart by their tokens: comments and white space do not count, so that a sample is judged once. */
import { createHash } from 'node:crypto';
import type { Program } from './contract';
import type { Syntax } from './languages/language';
import type { LanguageTable } from './languages/table';
import { languageByName } from './languages/table';

/** Longest first: an operator is one token, whatever stands around it. */
const OPERATORS = [
  '>>>=', '<<=', '>>=', '>>>', '<=>', '...', '->*', '**=', '//=', '&&=', '||=', '??=', '===', '!==', '..=',
  '->', '=>', '==', '!=', '<=', '>=', '&&', '||', '??', '?.', '::', '++', '--', '<<', '>>', '+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=',
  '**', '//', ':=', '<-', '..', '.*', '##',
];

/** Marks in a key for what white space means; no token of a source can be equal to one. */
const LINE_END = '\n';
const INDENT = '\n>';
const DEDENT = '\n<';

/** A C macro that turns its argument into text, or asks for its line, sees white space too. */
const SEES_WHITE_SPACE = /\b__LINE__\b|^[ \t]*#[ \t]*define\b.*[^#]#[^#]/m;

/**
 * Equal for programs that differ in comments and white space alone. Two different programs never share a key; two that
 * a compiler would take for the same may well have different ones.
 */
export function tokenKey(program: Program, table?: LanguageTable): string {
  const language = languageByName(program.language, table);
  const tokens = language ? tokensOfSource(program.source, language.syntax) : [program.source];
  return createHash('sha256').update(language?.id ?? program.language).update('\0').update(tokens.join('\0')).digest('base64url').slice(0, 27);
}

/** The tokens of a source, with a mark for every line end that means something. */
export function tokensOfSource(source: string, syntax: Syntax): string[] {
  if (syntax.directives && SEES_WHITE_SPACE.test(source)) return [source];
  return new Lexer(source.replace(/\r\n?/g, '\n').replace(/^\uFEFF/, ''), syntax).run();
}

class Lexer {
  private at = 0;
  private readonly tokens: string[] = [];
  /** Open brackets: inside them Python's line ends mean nothing. */
  private depth = 0;
  private inDirective = false;
  private atLineStart = true;
  private indent = 0;
  /** Widths of the blocks around this line. */
  private readonly indents = [0];

  constructor(private readonly source: string, private readonly syntax: Syntax) {}

  run(): string[] {
    while (this.at < this.source.length) this.step();
    while (this.tokens.at(-1)?.startsWith(LINE_END)) this.tokens.pop();
    return this.tokens;
  }

  private step(): void {
    const { source } = this;
    const char = source[this.at]!;
    if (char === '\n') {
      this.at++;
      this.endLine();
    } else if (char === '\\' && source[this.at + 1] === '\n') {
      this.at += 2;
    } else if (/\s/.test(char)) {
      if (this.atLineStart) this.indent = char === '\t' ? this.indent - this.indent % 8 + 8 : this.indent + 1;
      // `#define f (x)` is not `#define f(x)`.
      if (this.inDirective && this.tokens.at(-1) !== ' ') this.tokens.push(' ');
      this.at++;
    } else if (!this.skipComment()) {
      if (this.atLineStart) this.beginLine(char);
      const text = this.literal() ?? wordAt(source, this.at) ?? operatorAt(source, this.at);
      this.at += text.length;
      this.tokens.push(text);
      if ('([{'.includes(text)) this.depth++;
      else if (')]}'.includes(text)) this.depth = Math.max(0, this.depth - 1);
    }
  }

  private beginLine(char: string): void {
    this.atLineStart = false;
    const { syntax } = this;
    if (syntax.directives && char === '#') {
      this.inDirective = true;
      this.tokens.push(LINE_END);
    } else if (syntax.lines === 'indent' && this.depth === 0) {
      this.beginIndentedLine();
    } else if (syntax.lines === 'matter' && this.tokens.length > 0) {
      this.tokens.push(LINE_END);
    }
  }

  private beginIndentedLine(): void {
    if (this.tokens.length > 0) this.tokens.push(LINE_END);
    if (this.indent > this.indents.at(-1)!) {
      this.indents.push(this.indent);
      this.tokens.push(INDENT);
    }
    while (this.indent < this.indents.at(-1)!) {
      this.indents.pop();
      this.tokens.push(DEDENT);
    }
  }

  private endLine(): void {
    if (this.inDirective) this.tokens.push(LINE_END);
    this.inDirective = false;
    this.atLineStart = true;
    this.indent = 0;
  }

  /** The text literal that begins here, quotation marks and all, or null. */
  private literal(): string | null {
    const { source, at, syntax } = this;
    for (const form of syntax.literals) {
      const match = LITERALS[form](source, at, this.tokens.at(-1) ?? '');
      if (match !== null) return match;
    }
    return source[at] === '"' ? quoted(source, at, '"', false) : null;
  }

  private skipComment(): boolean {
    const { source, syntax } = this;
    const line = syntax.lineComments.some((mark) => source.startsWith(mark, this.at));
    if (line) {
      const end = source.indexOf('\n', this.at);
      this.at = end === -1 ? source.length : end;
      return true;
    }
    const block = syntax.blockComments.find(([open]) => source.startsWith(open, this.at));
    if (!block) return false;
    const end = source.indexOf(block[1], this.at + block[0].length);
    const comment = source.slice(this.at, end === -1 ? source.length : end + block[1].length);
    this.at += comment.length;
    if (comment.includes('\n') && syntax.lines === 'matter') this.atLineStart = true;
    return true;
  }
}

const LITERALS: Readonly<Record<Syntax['literals'][number], (source: string, at: number, previous: string) => string | null>> = {
  char: (source, at) => sticky(/'(?:\\[^\n]|[^'\\\n])[^'\n]{0,10}'|'(?:\\[^\n]|[^'\\\n])'/y, source, at),
  single: (source, at) => source[at] === '\'' ? quoted(source, at, '\'', false) : null,
  triple: (source, at) => {
    const mark = source.startsWith('"""', at) ? '"""' : source.startsWith('\'\'\'', at) ? '\'\'\'' : null;
    return mark === null ? null : quoted(source, at, mark, true);
  },
  backtick: (source, at) => source[at] === '`' ? quoted(source, at, '`', true) : null,
  // A slash divides after a value, and begins a regular expression elsewhere.
  regex: (source, at, previous) => /[\w$)\]}]$/.test(previous) && !/^(?:return|typeof|case|in|of)$/.test(previous)
    ? null : sticky(/\/(?![/*])(?:\\[^\n]|\[(?:\\[^\n]|[^\]\\\n])*\]|[^/\\[\n])+\/\w*/y, source, at),
  'raw-cpp': (source, at) => {
    const open = sticky(/(?:u8|[uUL])?R"([^()\\\s]{0,16})\(/y, source, at);
    return open === null ? null : upTo(source, at, `)${open.slice(open.indexOf('"') + 1, -1)}"`, open.length);
  },
  'raw-rust': (source, at) => {
    const open = sticky(/b?r#*"/y, source, at);
    return open === null ? null : upTo(source, at, `"${'#'.repeat(open.replaceAll(/[^#]/g, '').length)}`, open.length);
  },
  'verbatim-csharp': (source, at) => sticky(/\$?@\$?"(?:[^"]|"")*"/y, source, at),
};

/** From an opening mark to the next one that is not escaped, or to the line's end where it may not be crossed. */
function quoted(source: string, at: number, mark: string, manyLines: boolean): string {
  for (let end = at + mark.length; end < source.length; end++) {
    if (source[end] === '\\') end++;
    else if (source.startsWith(mark, end)) return source.slice(at, end + mark.length);
    else if (source[end] === '\n' && !manyLines) return source.slice(at, end);
  }
  return source.slice(at);
}

function upTo(source: string, at: number, mark: string, openLength: number): string {
  const end = source.indexOf(mark, at + openLength);
  return end === -1 ? source.slice(at) : source.slice(at, end + mark.length);
}

/** A name or a number, with whatever letters make up its suffix. */
function wordAt(source: string, at: number): string | null {
  return sticky(/\d[\w.]*|[\p{L}\p{N}_$][\p{L}\p{N}\p{M}_$]*/uy, source, at);
}

function operatorAt(source: string, at: number): string {
  return OPERATORS.find((operator) => source.startsWith(operator, at)) ?? source[at]!;
}

function sticky(pattern: RegExp, source: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0] ?? null;
}
