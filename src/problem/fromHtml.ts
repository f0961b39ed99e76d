import { inlineCode } from './exampleTable';
import { examplesIn, headAbove, holdsTable, isLayout, oneLine, rowsOf } from './htmlTable';
import { elements, hasClass, parseHtml, textContent, type Element, type Node } from './htmlTree';
import { labelOf } from './label';
import { isProse } from './prose';
import { exampleText, fence, isBlank, normaliseText, trimBlankLines } from './text';

export interface HtmlPage {
  /** The statement as Markdown. */
  readonly statement: string;
  /** The whole page as text, for limits that stand beside the statement. */
  readonly page: string;
  readonly title: string | null;
  readonly url: string | null;
}

/** Where judges' pages keep the statement: elements by class or identifier. A page without them is read whole. */
const STATEMENT_CLASSES = [
  'problem-statement', 'problembody', 'problem-body', 'problem_text', 'problem_description', 'challenge-body-html', 'challenge_problem_statement',
  'problem-description', 'problem-content', 'content-markdown', 'content-description', 'problem-text', 'statement', 'ttypography',
];
const STATEMENT_IDS = ['task-statement', 'problem-body', 'problem-statement', 'problem_content', 'problem-content', 'problem-details', 'statement'];

const DROPPED = new Set([
  'style', 'head', 'nav', 'select', 'option', 'input', 'textarea', 'svg', 'iframe', 'noscript', 'template', 'button', 'footer',
  'mjx-container', 'rp', 'rt',
]);
const DROPPED_CLASSES = [
  'input-output-copier', 'btn-copy', 'btn', 'copy', 'copy-btn', 'copy-button',
  'MathJax', 'MathJax_Preview', 'MathJax_Display', 'MathJax_CHTML', 'MathJax_SVG', 'katex-html', 'sr-only', 'visually-hidden',
];
const BLOCKS = new Set(`address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form header
  html li main ol p section summary ul caption tbody thead tr td th tfoot table`.split(/\s+/));

export function readHtml(html: string): HtmlPage {
  const root = parseHtml(html);
  const all = [...elements(root)];
  const bilingual = all.some((element) => hasClass(element, 'lang-ja')) && all.some((element) => hasClass(element, 'lang-en'));
  const holder = all.find((element) => STATEMENT_CLASSES.some((name) => hasClass(element, name)))
    ?? all.find((element) => STATEMENT_IDS.includes(element.attributes.get('id') ?? ''));
  const writer = new MarkdownWriter((element) => bilingual && hasClass(element, 'lang-ja'), holder);
  const page = writer.write(root);
  const statement = holder ? writer.written(holder) : page;
  return { statement: isBlank(statement) ? page : statement, page, title: titleOf(all) ?? headingNamedBy(all), url: urlOf(all) };
}

function titleOf(all: readonly Element[]): string | null {
  const header = all.find((element) => hasClass(element, 'header') && element.children.some((child) => typeof child !== 'string' && hasClass(child, 'title')));
  const inHeader = header?.children.find((child): child is Element => typeof child !== 'string' && hasClass(child, 'title'));
  const named = all.find((element) => ['problem_title', 'problem-title', 'book-page-heading', 'problem_name', 'ptt'].some((name) => hasClass(element, name))
    || ['problem_title', 'problem-name', 'problem-title'].includes(element.attributes.get('id') ?? ''));
  for (const element of [inHeader, named]) {
    const text = element && oneLine(textContent(element));
    if (text) return text;
  }
  return null;
}

/** The heading that the page's own title names: menus and the site's name may stand above it. */
function headingNamedBy(all: readonly Element[]): string | null {
  const page = all.find((element) => element.tag === 'title');
  const named = page ? oneLine(textContent(page)).toLowerCase() : '';
  if (named === '') return null;
  const headings = all.filter((element) => /^h[1-3]$/.test(element.tag)).slice(0, 40).map((element) => oneLine(textContent(element)))
    .map((text) => (named.includes(text.toLowerCase()) ? text : withoutAside(text)))
    .filter((text) => text.length > 2 && /\p{L}/u.test(text) && named.includes(text.toLowerCase()) && !labelOf(text));
  return headings.reduce<string | null>((best, text) => (best !== null && best.length >= text.length ? best : text), null);
}

/** A title without what stands in brackets after it, such as points. */
const withoutAside = (text: string): string => text.replace(/(?<=\S)\s*\([^()]*\)$/, '');

/** The page's own title, without the site's name: the last resort. */
export function pageTitleOf(html: string): string | null {
  const found = /<title[^>]*>([^<]{1,200})<\/title>/i.exec(html);
  if (!found) return null;
  const root = parseHtml(`<p>${found[1]!}</p>`);
  const title = oneLine(textContent(root)).split(/\s+(?:[|–—·@]|-(?=\s+\D*$))\s+/)[0]!.replace(/^Problem\s*-\s*/i, '').trim();
  return title === '' ? null : title;
}

function urlOf(all: readonly Element[]): string | null {
  for (const element of all) {
    const url = element.tag === 'link' && element.attributes.get('rel') === 'canonical' ? element.attributes.get('href')
      : element.tag === 'meta' && element.attributes.get('property') === 'og:url' ? element.attributes.get('content') : undefined;
    if (url && /^https?:\/\//.test(url)) return url;
  }
  return null;
}

const isDropped = (element: Element): boolean => DROPPED.has(element.tag) || DROPPED_CLASSES.some((name) => hasClass(element, name));

/** Writes elements as Markdown: headings, lists and fences; sub- and superscripts as `_` and `^`; formulas between dollars. */
class MarkdownWriter {
  /** What was written of the element to keep, on the way. */
  private kept: string | null = null;

  constructor(private readonly skip: (element: Element) => boolean, private readonly keep?: Element) {}

  write(root: Element): string {
    return settled(this.children(root));
  }

  written(part: Element): string {
    return settled(this.kept ?? this.children(part));
  }

  private children(element: Element): string {
    const parts: string[] = [];
    /** The element right before, blanks aside; of tables that go on with one another's examples, the first. */
    let before: Element | null = null;
    let afterData = false;
    for (const child of element.children) {
      if (typeof child === 'string') {
        if (!isBlank(child)) before = null;
        parts.push(this.node(child));
        continue;
      }
      const head = child.tag === 'table' && before?.tag === 'table' ? headAbove(child, before) : [];
      const text = head.length > 0 ? this.table(child, head) : this.node(child);
      if (text === '') continue;
      const isData = child.tag === 'p' && isLineOfData(text);
      if (isData && afterData && before?.tag === 'p') {
        while (isBlank(parts.at(-1)!)) parts.pop();
        parts.push(`${parts.pop()!.trimEnd()}\n`, text.trimStart());
      } else {
        parts.push(text);
      }
      afterData = isData;
      if (head.length === 0) before = child;
    }
    const text = parts.join('');
    if (element === this.keep) this.kept = text;
    return text;
  }

  private node(node: Node): string {
    if (typeof node === 'string') return node.replace(/\$\$\$/g, '$').replace(/\s+/g, ' ');
    if (this.dropped(node)) return '';
    const { tag } = node;
    if (tag === 'script') return formulaOf(node);
    if (/^h[1-6]$/.test(tag)) return heading(Number(tag[1]), this.children(node));
    if (tag === 'pre') return `\n\n${fence(exampleText(preText(node)))}\n\n`;
    if (tag === 'br') return '\n';
    if (tag === 'hr') return '\n\n---\n\n';
    if (tag === 'table') return this.table(node);
    if (tag === 'sub') return script('_', this.children(node));
    if (tag === 'sup') return script('^', this.children(node));
    if (tag === 'strong' || tag === 'b') return bold(this.children(node));
    if (tag === 'code' || tag === 'tt' || tag === 'kbd' || tag === 'samp') return this.code(node);
    if (tag === 'img') return imageOf(node);
    if (tag === 'li') return `\n- ${this.children(node).trim()}\n`;
    if (tag === 'p') return `\n\n${this.children(node).trim()}\n\n`;
    if (tag === 'math' || hasClass(node, 'katex')) return mathOf(node) ?? this.children(node);
    if (hasClass(node, 'section-title')) return heading(2, this.children(node));
    if (hasClass(node, 'title') && tag === 'div') return heading(3, this.children(node));
    if (BLOCKS.has(tag)) return `\n\n${this.children(node).trim()}\n\n`;
    return this.children(node);
  }

  private dropped(element: Element): boolean {
    if (DROPPED.has(element.tag) || this.skip(element)) return true;
    if (element.attributes.size === 0) return false;
    return isDropped(element) || element.attributes.has('hidden')
      || /display:\s*none/i.test(element.attributes.get('style') ?? '');
  }

  private code(element: Element): string {
    const text = preText(holdsBreak(element) ? collapsed(element) : element);
    if (text.includes('\n')) return `\n\n${fence(exampleText(text))}\n\n`;
    const inner = this.children(element).trim();
    return inner === '' || inner.includes('`') ? inner : `\`${inner}\``;
  }

  /** A table of examples becomes labelled blocks; one of figures stays rows; one that only lays out the page falls apart. */
  private table(table: Element, above: Element[][] = []): string {
    const rows = [...above, ...rowsOf(table)];
    const laidOut = () => `\n\n${rows.flat().map((cell) => this.children(cell).trim()).join('\n\n')}\n\n`;
    if (holdsTable(table)) return laidOut();
    const cells = rows.map((row) => row.map((cell) => this.cellText(cell)));
    const pairs = examplesIn(cells);
    if (pairs) return `\n\n${pairs.join('\n\n')}\n\n`;
    if (rows.some((row) => row.some(isLayout))) return laidOut();
    const [head, values] = cells;
    if (head && values && cells.length === 2 && rows[0]!.every((cell) => cell.tag === 'th') && head.length === values.length) {
      return `\n\n${head.map((name, column) => `${oneLine(name)}: ${oneLine(values[column]!)}`).join('\n')}\n\n`;
    }
    return `\n\n${cells.map((row) => row.map(oneLine).join(' | ')).join('\n')}\n\n`;
  }

  private cellText(cell: Element): string {
    const pre = [...elements(cell)].filter((element) => element.tag === 'pre');
    if (pre.length === 1) return exampleText(preText(pre[0]!));
    const quoted = /^\s*(`+)([^`][\s\S]*?)\1\s*$/.exec(textContent(cell))?.[2];
    // Markdown in a cell: inline code of several lines.
    if (quoted?.includes('\n')) return trimBlankLines(quoted.split('\n')).map((line) => line.trimEnd()).join('\n');
    const text = [...elements(cell)].some((element) => element.tag === 'br' || BLOCKS.has(element.tag) || element.tag === 'code')
      ? preText(collapsed(cell)) : this.children(cell);
    return inlineCode(trimBlankLines(text.split('\n')).map((line) => line.trim()).join('\n'));
  }
}

/** Where an element breaks its lines by `<br>`, those of the markup are none. */
const holdsBreak = (element: Element): boolean => element.children.some((child) => typeof child !== 'string' && child.tag === 'br');

/** Blanks as a browser shows them outside `pre`. */
function collapsed(element: Element): Element {
  const children = element.children.map((child) => (typeof child === 'string' ? child.replace(/[ \t\n\r]+/g, ' ')
    : child.tag === 'pre' || child.tag === 'code' && !holdsBreak(child) && textContent(child).includes('\n') ? child : collapsed(child)));
  return { ...element, children };
}

/** A paragraph that is one line of data: word processors set each line as a paragraph. */
const isLineOfData = (paragraph: string): boolean => {
  const line = paragraph.trim();
  return line !== '' && line.length <= 200 && !line.includes('\n\n') && !isProse(line) && !labelOf(line);
};

/** Text with the line breaks a browser would show. */
function preText(element: Element): string {
  const parts: string[] = [];
  const add = (text: string) => { if (text !== '') parts.push(text); };
  const breakLine = () => { if (parts.length > 0 && !parts.at(-1)!.endsWith('\n')) parts.push('\n'); };
  const visit = (node: Node, first: boolean) => {
    if (typeof node === 'string') return add(first ? node.replace(/^\r?\n/, '') : node);
    if (node.tag === 'br') return add('\n');
    if (isDropped(node)) return;
    const block = BLOCKS.has(node.tag) || node.tag === 'pre';
    if (block) breakLine();
    const from = parts.length;
    node.children.forEach((child, at) => visit(child, at === 0 && node.tag === 'pre'));
    if (!block) return;
    // An empty line of the markup that gives each line a box of its own.
    if (parts.length === from && node.tag === 'div') add('\n');
    else breakLine();
  };
  element.children.forEach((child, at) => visit(child, at === 0 && element.tag === 'pre'));
  return parts.join('');
}

function heading(level: number, text: string): string {
  const line = text.replace(/\s+/g, ' ').trim().replace(/^\*\*(.*)\*\*$/, '$1');
  return line === '' ? '' : `\n\n${'#'.repeat(level)} ${line}\n\n`;
}

function bold(text: string): string {
  const inner = text.trim();
  if (inner === '' || inner.includes('\n') || inner.includes('**')) return text;
  return text.replace(inner, () => `**${inner}**`);
}

function script(mark: '_' | '^', text: string): string {
  const inner = text.trim();
  if (inner === '') return '';
  return /^-?\w+$/.test(inner) && (inner.length === 1 || /^-?\d+$/.test(inner)) ? mark + inner : `${mark}{${inner}}`;
}

function formulaOf(element: Element): string {
  return /^math\/tex/.test(element.attributes.get('type') ?? '') ? `$${textContent(element).trim()}$` : '';
}

function mathOf(element: Element): string | null {
  for (const inner of elements(element)) if (inner.tag === 'annotation') return `$${textContent(inner).trim()}$`;
  return null;
}

function imageOf(element: Element): string {
  const alt = (element.attributes.get('alt') ?? '').trim().replace(/^\$+|\$+$/g, '');
  if (hasClass(element, 'tex-formula') || hasClass(element, 'latex')) return alt === '' ? '' : `$${alt}$`;
  return alt === '' ? '' : `[image: ${oneLine(alt)}]`;
}

const settled = (text: string): string => normaliseText(squeeze(text));

/** At most one blank line between blocks, fences left alone; blanks at the ends of lines outside fences gone. */
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
    const trimmed = line.trim();
    if (trimmed !== '' || (lines.length > 0 && lines[lines.length - 1] !== '')) lines.push(trimmed);
  }
  return trimBlankLines(lines).join('\n');
}
