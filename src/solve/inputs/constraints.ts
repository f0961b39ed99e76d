/** Reads the constraints of a statement: relations between values (`1 <= A_i <= N`) and what it says in words (a tree, distinct, sorted). */
import { parseExpression, tokenise, type Expression, type Token } from './expression';
import { inputSection, plainName } from './readProse';

export type Comparator = '<' | '<=' | '!=';

/** `left` stands below (or apart from) `right`. */
export interface Relation { readonly left: Expression; readonly comparator: Comparator; readonly right: Expression }

export interface Constraints {
  readonly relations: readonly Relation[];
  /** `|A_i| <= B`: size of an integer, length of a word. */
  readonly absolute: readonly { readonly name: string; readonly comparator: Comparator; readonly bound: Expression }[];
  /** "The sum of N over all test cases does not exceed B". */
  readonly sums: readonly { readonly name: string; readonly bound: Expression }[];
  /** What the input section and the constraints say in words, in lower case; all of the statement where they are not told apart. */
  readonly words: string;
}

export function readConstraints(text: string, names: ReadonlySet<string>): Constraints {
  const tokens = tokenise(text.replace(/\n\s*\n/g, ' ; ')).map((token) => withIndex(token, names));
  const relations: Relation[] = [];
  const absolute: Constraints['absolute'][number][] = [];
  for (const chain of chainsOf(tokens, names)) {
    for (let link = 0; link + 1 < chain.operands.length; link += 1) {
      for (const left of chain.operands[link]!) for (const right of chain.operands[link + 1]!) {
        const comparator = chain.operators[link]!;
        const flip = comparator.startsWith('>');
        const [low, high] = flip ? [right, left] : [left, right];
        const plain = comparator.replace('>', '<') as Comparator;
        if (high.absolute !== null) { if (!low.absolute) absolute.push({ name: high.absolute, comparator: plain, bound: low.expression! }); continue; }
        if (low.absolute !== null) { absolute.push({ name: low.absolute, comparator: plain, bound: high.expression! }); continue; }
        relations.push({ left: low.expression!, comparator: plain, right: high.expression! });
      }
    }
  }
  return { relations: [...relations, ...betweens(text)], absolute, sums: sumsOf(text, names), words: sectionsOf(text).toLowerCase() };
}

/** The input section and the constraints. */
function sectionsOf(text: string): string {
  const constraints = /(?:^|\n)[#*\s]*constraints\b([\s\S]*?)(?=\n[#*\s]*(?:sample|example|output|input|note)\b|$)/i.exec(text)?.[1] ?? '';
  const told = `${inputSection(text) ?? ''}\n${constraints}`;
  return told.trim() === '' ? text : told;
}

/** Text that lost its markup writes `ai` for the array `a`. */
function withIndex(token: Token, names: ReadonlySet<string>): Token {
  if (token.kind !== 'name' || token.subscript !== '' || names.has(token.text)) return token;
  const plain = plainName(token.text);
  return plain !== token.text && names.has(plain) ? { ...token, text: plain, subscript: 'i' } : token;
}

interface Operand { readonly expression: Expression | null; readonly absolute: string | null }
interface Chain { readonly operands: readonly (readonly Operand[])[]; readonly operators: readonly string[] }

const isComparator = (token: Token | undefined): boolean => token?.kind === 'symbol' && ['<', '<=', '>', '>=', '!='].includes(token.text);

/** Maximal runs `operands op operands op …`. */
function chainsOf(tokens: readonly Token[], names: ReadonlySet<string>): Chain[] {
  const chains: Chain[] = [];
  const isOperand = ({ text, subscript }: Token): boolean =>
    subscript !== '' || names.has(text) || text === 'min' || text === 'max' || text.length === 1;
  const mathy = (token: Token | undefined): boolean => token !== undefined && (
    token.kind === 'number'
    || token.kind === 'symbol' && '+-*/^(){}|,'.includes(token.text)
    || token.kind === 'name' && isOperand(token)
  );
  for (let at = 0; at < tokens.length; at += 1) {
    if (!isComparator(tokens[at])) continue;
    let start = at;
    while (start > 0 && mathy(tokens[start - 1]) && closeBy(tokens[start - 1]!, tokens[start]!)) start -= 1;
    let end = at;
    while (end + 1 < tokens.length && (mathy(tokens[end + 1]) || isComparator(tokens[end + 1])) && closeBy(tokens[end]!, tokens[end + 1]!)) end += 1;
    const chain = chainIn(tokens.slice(start, end + 1));
    if (chain) chains.push(chain);
    at = end;
  }
  return chains;
}

const closeBy = (left: Token, right: Token): boolean => right.at - left.end <= 2;

function chainIn(tokens: readonly Token[]): Chain | null {
  const groups: Token[][] = [[]];
  const operators: string[] = [];
  for (const token of tokens) {
    if (isComparator(token)) { operators.push(token.text); groups.push([]); } else groups.at(-1)!.push(token);
  }
  const operands = groups.map((group, index) => operandsIn(group, index === 0, index === groups.length - 1));
  // A side that makes no sense cuts the chain there.
  const first = operands.findIndex((list) => list !== null);
  if (first < 0) return null;
  const after = operands.findIndex((list, index) => index > first && list === null);
  const last = after < 0 ? operands.length : after;
  return last - first < 2 ? null : { operands: operands.slice(first, last) as Operand[][], operators: operators.slice(first, last - 1) };
}

/** The operands of one side, `A_i, B_i`. At the ends of a chain the text around may cling to them, so the nearest part that parses is taken. */
function operandsIn(group: readonly Token[], isFirst: boolean, isLast: boolean): Operand[] | null {
  const trimmed = balance(group, isFirst, isLast);
  const parts = split(trimmed);
  const parsed = parts.map(operandOf);
  if (isFirst) {
    const bad = parsed.findLastIndex((operand, index) => operand === null || (index < parsed.length - 1 && !isNameLike(operand)));
    const good = parsed.slice(bad + 1) as Operand[];
    if (good.length === 0) return null;
    return isNameLike(good.at(-1)!) ? good : [good.at(-1)!];
  }
  if (isLast) {
    if (parsed[0] === null || parsed[0] === undefined) return null;
    if (!isNameLike(parsed[0])) return [parsed[0]];
    const bad = parsed.findIndex((operand) => operand === null || !isNameLike(operand));
    return parsed.slice(0, bad < 0 ? undefined : bad) as Operand[];
  }
  return parsed.some((operand) => operand === null) ? null : parsed as Operand[];
}

const isNameLike = (operand: Operand): boolean => operand.absolute !== null || operand.expression?.kind === 'name';

/** Cuts at a parenthesis that has no partner within the group. */
function balance(group: readonly Token[], isFirst: boolean, isLast: boolean): Token[] {
  let tokens = [...group];
  if (isFirst) {
    let depth = 0;
    for (let at = tokens.length - 1; at >= 0; at -= 1) {
      if (')}'.includes(tokens[at]!.text)) depth += 1;
      if ('({'.includes(tokens[at]!.text)) depth -= 1;
      if (depth < 0) { tokens = tokens.slice(at + 1); break; }
    }
  }
  if (isLast) {
    let depth = 0;
    for (let at = 0; at < tokens.length; at += 1) {
      // `… <= 10^9 (1 <= i <= N)`: a parenthesis after a value opens a remark.
      if ('({'.includes(tokens[at]!.text)) depth += 1;
      if (')}'.includes(tokens[at]!.text)) depth -= 1;
      if (depth < 0) { tokens = tokens.slice(0, at); break; }
    }
    if (depth > 0) { const open = tokens.findIndex((token) => token.text === '('); if (open > 0) tokens = tokens.slice(0, open); }
  }
  return tokens;
}

function split(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if ('({'.includes(token.text)) depth += 1;
    if (')}'.includes(token.text)) depth -= 1;
    if (token.text === ',' && depth === 0) parts.push([]); else parts.at(-1)!.push(token);
  }
  return parts;
}

function operandOf(tokens: readonly Token[]): Operand | null {
  const [open, name, close] = tokens;
  if (tokens.length === 3 && open!.text === '|' && close!.text === '|' && name!.kind === 'name') {
    return { expression: null, absolute: name!.text };
  }
  const expression = parseExpression(tokens);
  return expression && { expression, absolute: null };
}

const BETWEEN = new RegExp([
  String.raw`\b([A-Za-z]+(?:_\{[^}]*\})?) (?:is|are|will be)(?: all)?(?: an?)?(?: positive| non-negative)?(?: integers?| numbers?)?`,
  String.raw` (?:between|from) (-?[\w^*{}_ ]+?) (?:and|to) (-?[\w^*{}_]+)`,
].join(''), 'g');

/** "A_i is an integer between 1 and 13, inclusive". */
function betweens(text: string): Relation[] {
  return [...text.matchAll(BETWEEN)].flatMap(([, name, low, high]) => {
    const [value, from, to] = [name!, low!, high!].map((part) => parseExpression(tokenise(part)));
    if (!value || !from || !to) return [];
    return [{ left: from, comparator: '<=' as const, right: value }, { left: value, comparator: '<=' as const, right: to }];
  });
}

const SUM = new RegExp([
  String.raw`\b(?:sum|total)\b(?: (?:of|over))?(?: (?:all|the))?(?: (?:values|lengths?|number))*(?: of)?(?: all)?(?: the)?(?: strings?)?(?: in)?`,
  String.raw` ?\|?([A-Za-z]+)?(?:_\{[^}]*\})?\|?[^.\n<]{0,60}?`,
  '(?:<=|at most|not exceed|not greater than|no more than|not be greater than|does not exceed|less than or equal to)',
  String.raw` ?([\d^* ]+)`,
].join(''), 'gi');

function sumsOf(text: string, names: ReadonlySet<string>): Constraints['sums'] {
  return [...text.matchAll(SUM)].flatMap(([, name, bound]) => {
    const value = parseExpression(tokenise(bound!.trim()));
    return name !== undefined && names.has(name) && value ? [{ name, bound: value }] : [];
  });
}
