import { decodeHTML } from 'entities';
import { eitherOf, inSequence } from './patterns';

/**
 * A forgiving HTML parser for pages of judges. Ours rather than a library's for two reasons: it takes linear time on any
 * text (deep or unclosed tags included), and what is no element of HTML stays text, as in `<pre>a<b && c>d</pre>`.
 */
export interface Element {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Node[];
}
export type Node = Element | string;

const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);
const RAW = new Set(['script', 'style', 'textarea', 'title', 'noscript', 'template']);
const BLOCK = `address article aside blockquote center dd details div dl dt fieldset figcaption figure footer form
  h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul caption`.split(/\s+/);
const INLINE = `a abbr annotation b bdi bdo big br button cite code col colgroup data del dfn em font i iframe img input ins kbd label
  link math meta mark mi mn mo mrow msub msup mtext noscript nobr object option q ruby rp rt s samp script select semantics small
  source span strike strong style sub sup svg path g template textarea time title track tt u var video wbr html head body base
  area embed picture audio canvas mfrac mover munder msqrt mstyle mspace app-root mjx-container mjx-math`.split(/\s+/);
const KNOWN = new Set([...BLOCK, ...INLINE]);
/** Opening one of these closes the open ones listed, up to the nearest of the elements that hold them. */
const CLOSES: Readonly<Record<string, { readonly open: readonly string[]; readonly within: readonly string[] }>> = {
  li: { open: ['li'], within: ['ul', 'ol'] },
  dt: { open: ['dt', 'dd'], within: ['dl'] },
  dd: { open: ['dt', 'dd'], within: ['dl'] },
  tr: { open: ['tr', 'td', 'th'], within: ['table', 'tbody', 'thead', 'tfoot'] },
  td: { open: ['td', 'th'], within: ['tr', 'table'] },
  th: { open: ['td', 'th'], within: ['tr', 'table'] },
  tbody: { open: ['thead', 'tbody', 'tr', 'td', 'th'], within: ['table'] },
  tfoot: { open: ['thead', 'tbody', 'tr', 'td', 'th'], within: ['table'] },
  option: { open: ['option'], within: ['select'] },
};
/** Deeper nesting than any page's; what is deeper is laid flat. */
const DEEPEST = 200;

/** A comment's beginning; a tag with its slash, name and attributes; or a declaration. */
const TAG = inSequence(/</g, eitherOf(
  /!--/g,
  inSequence(
    /(\/?)((?:o|w|v|st1):[a-zA-Z]+|[a-zA-Z][a-zA-Z0-9-]*)/g,
    /((?:\s+(?:[^\s"'<>=/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]*))?|\/))*\s*\/?)>/g,
  ),
  /[!?][^<>]*>/g,
));

export function parseHtml(html: string): Element {
  const root: Element = { tag: '#root', attributes: new Map(), children: [] };
  const open: Element[] = [root];
  const append = (node: Node) => open[open.length - 1]!.children.push(node);
  const text = (raw: string) => { if (raw !== '') append(raw.includes('&') ? decodeHTML(raw) : raw); };
  let from = 0;
  TAG.lastIndex = 0;
  for (let found = TAG.exec(html); found; found = TAG.exec(html)) {
    const [whole, slash, name, attributes] = found;
    if (whole === '<!--') {
      text(html.slice(from, found.index));
      const close = html.indexOf('-->', TAG.lastIndex);
      from = TAG.lastIndex = close < 0 ? html.length : close + 3;
      continue;
    }
    const tag = name?.toLowerCase();
    // Elements with a dash are a framework's, those with a prefix are Word's.
    if (tag !== undefined && !KNOWN.has(tag) && !/[-:]/.test(tag)) continue;
    text(html.slice(from, found.index));
    from = TAG.lastIndex;
    if (tag === undefined) continue;
    if (slash) {
      closeTag(open, tag);
      continue;
    }
    const element: Element = { tag, attributes: attributesOf(attributes!), children: [] };
    closeImplied(open, tag);
    append(element);
    if (VOID.has(tag)) continue;
    if (RAW.has(tag)) {
      const close = indexOfClose(html, tag, from);
      element.children.push(tag === 'textarea' || tag === 'title' ? decodeHTML(html.slice(from, close)) : html.slice(from, close));
      from = TAG.lastIndex = close;
    } else if (open.length < DEEPEST) {
      open.push(element);
    }
  }
  text(html.slice(from));
  return root;
}

function indexOfClose(html: string, tag: string, from: number): number {
  const close = new RegExp(`</${tag}`, 'gi');
  close.lastIndex = from;
  return close.exec(html)?.index ?? html.length;
}

function closeTag(open: Element[], tag: string): void {
  for (let at = open.length - 1; at > 0; at--) {
    if (open[at]!.tag === tag) {
      open.length = at;
      return;
    }
    // A stray close inside a cell does not close what is around the table.
    if (['td', 'th', 'table'].includes(open[at]!.tag) && !['table', 'tr', 'tbody', 'thead', 'tfoot'].includes(tag)) return;
  }
}

function closeImplied(open: Element[], tag: string): void {
  if (BLOCK_TAGS.has(tag)) {
    const paragraph = open.findLastIndex((element) => element.tag === 'p' || !PHRASING.has(element.tag));
    if (paragraph > 0 && open[paragraph]!.tag === 'p') open.length = paragraph;
  }
  const rule = CLOSES[tag];
  if (!rule) return;
  for (let at = open.length - 1; at > 0 && !rule.within.includes(open[at]!.tag); at--) {
    if (rule.open.includes(open[at]!.tag)) open.length = at;
  }
}

const BLOCK_TAGS = new Set(BLOCK);
const PHRASING = new Set(INLINE);

const ATTRIBUTE = /([^\s"'<>=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]*)))?/g;

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

function attributesOf(text: string): ReadonlyMap<string, string> {
  if (text.trim() === '') return NO_ATTRIBUTES;
  const attributes = new Map<string, string>();
  for (const [, name, ...values] of text.matchAll(ATTRIBUTE)) {
    attributes.set(name!.toLowerCase(), decodeHTML(values.find((value) => value !== undefined) ?? ''));
  }
  return attributes;
}

/** Every element in document order. */
export function* elements(root: Element): Generator<Element> {
  const waiting: Node[] = [...root.children].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node === 'string') continue;
    yield node;
    for (let at = node.children.length - 1; at >= 0; at--) waiting.push(node.children[at]!);
  }
}

export function textContent(node: Node): string {
  return typeof node === 'string' ? node : node.children.map(textContent).join('');
}

export function hasClass(element: Element, name: string): boolean {
  const classes = element.attributes.get('class');
  return classes !== undefined && classes.includes(name) && classes.split(/\s+/).includes(name);
}
