/** Reads a format that is told in sentences, as Codeforces and ICPC problems do: "Each of the next n lines contains two integers". */
import { expressionOf, number, type Expression } from './expression';
import type { Grammar, Item, Node } from './grammar';
import { say } from '../../say';

const NUMBER_WORDS: Readonly<Record<string, number>> = {
  a: 1, an: 1, one: 1, single: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10,
};
const COUNT = `(?:exactly |only )?(?:${[
  String.raw`\b(?:a single|an?|one|single|two|three|four|five|six|seven|eight|nine|ten)\b`,
  String.raw`\b\d+\b`,
  String.raw`\b[A-Za-z](?:_\{\w\})?(?: ?[-+*] ?(?:\d+|[A-Za-z]))?(?![A-Za-z])`,
].join('|')})`;
const NAME = String.raw`(?:\|?[A-Za-z]{1,3}'?(?:_\{[^}]*\})?\d?\|?)`;
const NAMES = String.raw`(?:${NAME}(?: ?(?:,|, ?and|and|or|,? ?\.\.\.,?) ?${NAME})*)`;
const THING = `(?:${[
  'integers?(?: numbers?| values?)?|numbers?|primes?(?: numbers?)?|values?|reals?(?: numbers?)?',
  'strings?|words?|characters?|letters|digits',
].join('|')})`;
const ADJECTIVES = String.raw`(?:(?:${[
  'space[- ]separated|positive|negative|non-negative|nonnegative|distinct|different|pairwise distinct|non-empty|binary|real',
  String.raw`prime|primes|floating[- ]point|natural|decimal|single|only|\d-digit`,
].join('|')})\s+)*`;
const LINE = [
  String.raw`\b(?:first|second|third|fourth|fifth|last|next|following|only|single|another|final) (?:input )?line\b(?! of (?:the )?(?:next|following))`,
  String.raw`\bthen (?:follows? |comes? )?(?:a|one) line\b`,
  String.raw`\bfollows a line\b`,
  String.raw`\ba line (?:with|containing)\b`,
  String.raw`\beach test case (?:contains|consists of|has)\b`,
].join('|');
const VALUES = [
  String.raw`(?:\b(the|these|those|this|all|any|all the|number of) )?(?:(${COUNT}) )?`,
  String.raw`${ADJECTIVES}${THING}(?: separated by (?:a )?(?:single )?spaces?)?`,
  String.raw`(?:(?: each)?[,:]? (${NAMES}))?(?![A-Za-z])`,
].join('');

type Cue =
  | { readonly kind: 'line'; readonly at: number }
  | { readonly kind: 'rows'; readonly at: number; readonly count: Expression }
  | { readonly kind: 'cases'; readonly at: number; readonly name: string }
  | { readonly kind: 'values'; readonly at: number; readonly items: readonly Item[] };

/** Grammars that a normalised statement's input section may mean, likeliest first: phrases may turn out to tell no value. */
export function* readProse(text: string): Generator<Grammar> {
  const whole = inputSection(text);
  if (whole === null) return;
  // Bounds in parentheses stand between the names of one list.
  const section = whole.replace(/ ?\((?=[^()]*(?:<|>|!=))(?:[^()]|\([^()]*\))*\)/g, '');
  const cues = cuesOf(section);
  const values = cues.filter((cue) => cue.kind === 'values').slice(0, 12);
  for (const dropped of subsets(values, 3)) {
    const gone = new Set<Cue>(dropped);
    const grammar = assemble(cues.filter((cue) => !gone.has(cue)));
    if (grammar) yield grammar;
  }
}

function* subsets<T>(items: readonly T[], most: number): Generator<readonly T[]> {
  for (let size = 0; size <= most; size += 1) yield* subsetsOf(items, size);
}

function* subsetsOf<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  if (size === 0) yield [];
  else for (const [index, item] of items.entries()) for (const rest of subsetsOf(items.slice(index + 1), size - 1)) yield [item, ...rest];
}

function assemble(cues: readonly Cue[]): Grammar | null {
  const nodes: Node[] = [];
  const known = new Set<string>();
  let open: { items: Item[]; rows: Expression | null } | null = null;
  const close = () => {
    if (!open || open.items.length === 0) return;
    for (const item of open.items) known.add(item.name);
    const line: Node = { kind: 'line', items: open.items };
    nodes.push(open.rows ? { kind: 'repeat', name: `rows ${open.items.map((item) => item.name).join(' ')}`, count: open.rows, start: 1, body: [line] } : line);
  };
  for (const cue of cues) {
    if (cue.kind === 'line') { close(); open = { items: [], rows: null }; }
    if (cue.kind === 'rows') { close(); open = { items: [], rows: cue.count }; }
    if (cue.kind === 'values') {
      open ??= { items: [], rows: null };
      for (const item of cue.items) {
        let name = item.name;
        if (open.items.some((other) => other.name === name)) {
          if (!/\d$/.test(name)) continue; // told a second time
          name = `value${open.items.length + 1}`;
        }
        while (known.has(name)) name += "'";
        open.items.push({ ...item, name });
      }
    }
  }
  close();
  if (nodes.length === 0) return null;
  const cases = cues.find((cue) => cue.kind === 'cases');
  return { nodes: cases ? wrapCases(nodes, cases.name) : nodes, source: say`the sentences of the input section` };
}

/** Everything after the line that gives the number of test cases is one test case. */
function wrapCases(nodes: readonly Node[], name: string): Node[] {
  const at = nodes.findIndex((node) => node.kind === 'line' && node.items.some((item) => item.name === name));
  if (at < 0 || at === nodes.length - 1) return [...nodes];
  return [...nodes.slice(0, at + 1), { kind: 'repeat', name: 'cases', count: { kind: 'name', name, subscript: '' }, start: 1, body: nodes.slice(at + 1) }];
}

/** Text from the heading of the input to that of the output. */
export function inputSection(text: string): string | null {
  const start = /(?:^|\n)[#*\s\\]*(?:section\*?\{)?input(?: format| specification)?\b[}*:\s]*\n?/i.exec(text);
  if (!start) return null;
  const rest = text.slice(start.index + start[0].length);
  const end = /\n[#*\s\\]*(?:section\*?\{)?(?:output|sample|example|constraints|note)s?\b/i.exec(rest);
  return rest.slice(0, end?.index).replace(/\s+/g, ' ');
}

function cuesOf(section: string): Cue[] {
  const cues: Cue[] = [];
  const each = (pattern: string, make: (match: RegExpMatchArray, at: number) => Cue | null) => {
    for (const match of section.matchAll(new RegExp(pattern, 'gi'))) {
      const cue = make(match, match.index);
      if (cue) cues.push(cue);
    }
  };
  each(LINE, (_, at) => ({ kind: 'line', at }));
  each(String.raw`\b(?:next|following|then|followed by)?,? ?(?:there )?(?:follows?|are|come)?\s*(${COUNT}) (?:more |input )?(?:lines|rows)\b`, (match, at) => {
    const count = countIn(match[1]!);
    return count && !/^(?:a|an|one|single|1)$/i.test(match[1]!.trim()) ? { kind: 'rows', at, count } : null;
  });
  each(String.raw`\b(?:number of|amount of) (?:test ?cases|tests|testcases|data ?sets)\b`, (_, at) => {
    const before = cues.filter((cue) => cue.at < at);
    return before.length >= 0 ? { kind: 'cases', at, name: '' } : null;
  });
  each(VALUES, (match, at) => {
    const items = itemsIn(match[0], match[2]?.trim() ?? null, match[3]?.trim() ?? null);
    if (!items || /^(these|those|this|all|any|number)\b/i.test(match[0]) || insideParentheses(section, at)) return null;
    return { kind: 'values', at, items };
  });
  cues.sort((a, b) => a.at - b.at);
  return linkCases(cues);
}

/** The name of the number of test cases is the value told just before it, or just after. */
function linkCases(cues: readonly Cue[]): Cue[] {
  return cues.map((cue, index) => {
    if (cue.kind !== 'cases') return cue;
    const near = cues.slice(0, index).reverse().find((other) => other.kind === 'values') ?? cues[index + 1];
    const item = near?.kind === 'values' ? near.items[0] : undefined;
    return item ? { ...cue, name: item.name } : cue;
  }).filter((cue) => cue.kind !== 'cases' || cue.name !== '');
}

function insideParentheses(text: string, at: number): boolean {
  const open = text.lastIndexOf('(', at);
  return open >= 0 && text.lastIndexOf(')', at) < open && at - open < 120;
}

function countIn(text: string): Expression | null {
  const plain = text.replace(/^(?:exactly|only|a)\s+(?=single|\w)/i, '').trim().toLowerCase();
  const word = NUMBER_WORDS[plain];
  return word !== undefined ? number(word) : expressionOf(text.replace(/^(?:exactly|only)\s+/i, '').trim());
}

const NOT_NAMES = new Set(`of in is on at to by as the and are per for can may you or it not an be do if we so no all one two has was its but
  up sum out way how i.e he she any`.split(/\s+/));

/** Values told by one phrase: its count and names; `null` when it tells none ("the number of edges"). */
function itemsIn(phrase: string, countText: string | null, namesText: string | null): Item[] | null {
  const word = /\b(?:string|word|character|letter)/i.test(phrase);
  const bases = (namesText ?? '').split(/,|\band\b|\bor\b|\.\.\./).map((name) => name.replace(/\|/g, '').trim()).filter((name) => name !== '');
  const firstBad = bases.findIndex((name) => NOT_NAMES.has(name.toLowerCase()));
  const names = (firstBad < 0 ? bases : bases.slice(0, firstBad)).map(plainName);
  const plural = /(?:integers|numbers|values|strings|words|characters|primes|reals|letters|digits)\b/i.test(phrase);
  if (countText === null) {
    if (names.length === 0 || (names.length > 1 && !plural && !word)) return null;
    return names.map((name) => ({ kind: 'scalar', name }));
  }
  const count = countIn(countText);
  if (!count) return null;
  if (count.kind === 'number') {
    if (/\b(?:characters|letters|digits)\b/i.test(phrase)) return null;
    const many = Number(count.value);
    if (many > 20) return null;
    if (many === 1 && names.length === 0 && !/integer|string|word|number\b/i.test(phrase)) return null;
    return Array.from({ length: many }, (_, index) => ({ kind: 'scalar', name: names[index] ?? `${word ? 'word' : 'value'}${index + 1}` }));
  }
  const name = names[0] ?? (word ? 'words' : 'values');
  if (/\b(?:characters|letters|digits)\b/i.test(phrase)) return [{ kind: 'scalar', name, length: count }];
  return [{ kind: 'array', name, count, start: 1 }];
}

/** `a_{1}`, `a_{i}`, `a1` and `ai` are all the array `a`; a name of one letter, or of two that do not end in an index, is itself. */
export function plainName(name: string): string {
  const base = name.replace(/_\{[^}]*\}/g, '');
  return /^[A-Za-z]+\d$/.test(base) || /^[A-Za-z]i$/.test(base) ? base.slice(0, -1) : base;
}
