import type { Label } from './label';
import { labelOf } from './label';
import type { Test } from './problem';
import { bodyOf, type Body, stackedBodies } from './exampleBody';
import { describesFormat, isProse, namesKind } from './prose';
import { commonIndent, dedent, exampleText, isBlank } from './text';
import { tokenize, type Token } from './tokens';

/** The examples of a statement, in its order. A looser way to see them is tried only where the stricter found none. */
export function findExamples(tokens: readonly Token[]): Test[] {
  for (const strategy of [labelledExamples, bareExamples, examplesUnderSections, adjacentBlocks]) {
    const found = strategy(tokens);
    if (found.length > 0) return distinct(found).filter((test) => !isElsewhere(test));
  }
  return [];
}

/** Only said to lie in a file: "see the attachment". */
const ELSEWHERE = /^\s*(?:见|請見|请见|参见|see\b|смотри|см\.)[^\n]{0,60}(?:\.(?:in|out|ans|txt)|附件|目录|文件|attach\p{L}*|files?|файл\p{L}*)[^\n]{0,20}\s*$/iu;
const isElsewhere = ({ input, output }: Test): boolean => ELSEWHERE.test(input) && ELSEWHERE.test(output);

function distinct(tests: readonly Test[]): Test[] {
  const seen = new Set<string>();
  return tests.filter(({ input, output }) => {
    const key = JSON.stringify([input, output]);
    return !seen.has(key) && seen.add(key);
  });
}

/** Labels that say "sample", or that stand under a heading that does. */
const labelledExamples = (tokens: readonly Token[]): Test[] => new Walk(tokens, false).run();

/** "Input" and "Output" with data under them and no word of "sample" anywhere. */
const bareExamples = (tokens: readonly Token[]): Test[] => new Walk(tokens, true).run();

interface Piece {
  readonly role: 'input' | 'output';
  readonly number: string | null;
  readonly body: Body;
  /** The next label stands right under its own: columns whose parting was lost when they were copied. */
  readonly joined: boolean;
}

/** One pass over the tokens that gathers bodies under their labels and pairs them. */
class Walk {
  private readonly labels: { readonly at: number; readonly label: Label }[] = [];
  private readonly positions = new Map<string, number[]>();
  private readonly waiting: Piece[] = [];
  private readonly tests: Test[] = [];
  /** Level of the heading of the examples we are under, `null` outside. */
  private under: number | null = null;

  constructor(private readonly tokens: readonly Token[], private readonly anywhere: boolean) {
    tokens.forEach((token, at) => {
      if (token.kind !== 'line' || !token.label) return;
      this.labels.push({ at, label: token.label });
      for (const key of keysOf(token.label)) push(this.positions, key, at);
    });
  }

  run(): Test[] {
    for (let at = 0; at < this.tokens.length;) at = this.step(at);
    return this.tests;
  }

  private step(at: number): number {
    const token = this.tokens[at]!;
    if (token.kind === 'pairs') {
      for (const pair of token.pairs) this.tests.push({ input: exampleText(pair.input), output: exampleText(pair.output) });
      return at + 1;
    }
    if (token.kind === 'code') {
      this.code(token.text);
      return at + 1;
    }
    if (!token.label) {
      const level = headingLevel(token.text);
      if (this.under !== null && level !== null && level <= this.under) this.under = null;
      return at + 1;
    }
    return this.labelled(at, token.label);
  }

  private labelled(at: number, label: Label): number {
    if (label.role === 'example') this.under = headingLevelOf(this.tokens[at]!);
    else if (label.role === 'section') this.under = null;
    if (label.role !== 'input' && label.role !== 'output') return at + 1;
    if (!label.sample && this.under === null && !this.anywhere) return at + 1;
    if (label.role === 'output' && this.waiting.length === 0) return at + 1;
    if (this.headsNumbered(at, label)) return at + 1;
    const end = this.endOf(at, label);
    const region = this.tokens.slice(at + 1, end);
    const body = this.bodyUnder(label, region);
    if (!body) return label.sample ? end : at + 1;
    this.add({ role: label.role, number: label.number, body, joined: region.length === 0 && label.rest === '' });
    return end;
  }

  /** "Sample Input" right above "Sample Input 1". */
  private headsNumbered(at: number, label: Label): boolean {
    const below = this.nextLine(at);
    if (!label.sample || label.rest !== '' || label.number !== null || below?.kind !== 'line' || below.label === null) return false;
    return below.label.sample && below.label.role === label.role && below.label.number !== null && below.label.rest === '';
  }

  private bodyUnder(label: Label, region: readonly Token[]): Body | null {
    const role = label.role as 'input' | 'output';
    const [first] = this.waiting;
    if (role === 'output' && first && first.body.lines.length === 0 && !first.body.exact) {
      const stacked = stackedBodies(region);
      if (stacked) {
        this.waiting[0] = { ...first, body: stacked.input, joined: false };
        return stacked.output;
      }
    }
    const body = bodyOf(region, label);
    if (!body || label.sample) return body;
    const text = body.lines.join('\n');
    if (isDrawn(text)) return null;
    if (this.anywhere) return body.exact || !namesKind(text) && (body.inline || !isBlank(text) && !isProse(text)) ? body : null;
    return !body.exact && describesFormat(text) ? null : body;
  }

  /** A block under a heading of examples may itself hold "Input:" and "Output:". */
  private code(text: string): void {
    if (this.under === null && !this.anywhere) return;
    const first = text.split('\n').find((line) => !isBlank(line));
    if (first === undefined || !labelOf(first)) return;
    const lines: Token[] = text.split('\n').map((line) => ({ kind: 'line', text: line, label: isBlank(line) ? null : labelOf(line) }));
    this.tests.push(...new Walk(lines, true).run());
  }

  private add(piece: Piece): void {
    if (piece.role === 'input') {
      const stale = this.waiting.findIndex((other) => other.number === piece.number);
      if (stale >= 0) this.waiting.splice(stale, 1);
      this.waiting.push(piece);
      return;
    }
    const same = this.waiting.findIndex((other) => other.number === piece.number);
    const [input] = this.waiting.splice(Math.max(same, 0), 1);
    if (!input || (piece.body.lines.length === 0 && !piece.body.exact)) return;
    // Nobody can tell where the input ends and the output begins.
    if (input.joined && !piece.body.exact && piece.body.lines.length > 1) return;
    this.tests.push(pairOf(input.body, piece.body));
  }

  /** The token after the last one that belongs to the label at `at`. */
  private endOf(at: number, label: Label): number {
    if (label.role === 'input') {
      const match = this.matchingOutput(at, label);
      if (match !== null) return this.partBetween(at, match) ?? match;
    }
    for (let index = this.labelAfter(at); index < this.labels.length; index++) {
      const next = this.labels[index]!;
      if (this.ends(next.at, next.label, label)) return next.at;
    }
    return this.tokens.length;
  }

  /** A heading such as "Input details" or "Output format", between the input and the output of an example: no data goes on beyond it. */
  private partBetween(from: number, to: number): number | null {
    for (let index = this.labelAfter(from); index < this.labels.length && this.labels[index]!.at < to; index++) {
      const { at, label } = this.labels[index]!;
      const before = this.tokens[at - 1]!;
      const isPart = (label.role === 'explanation' || label.role === 'section') && label.stream !== null && label.rest === '';
      if (this.headsNumbered(at, label)) return at;
      if (isPart && before.kind === 'line' && isBlank(before.text) && at - from > 2) return at;
    }
    return null;
  }

  /** The output label that looks most like the input label, unless another such input comes first. */
  private matchingOutput(at: number, label: Label): number | null {
    for (const [own, other] of keysOf(label).map((key, level) => [key, keysOf({ ...label, role: 'output' })[level]!] as const)) {
      const output = this.next(other, at);
      const input = this.next(own, at);
      if (output !== null && (input === null || output < input)) return output;
      if (output !== null && input !== null) return input;
    }
    return null;
  }

  private next(key: string, after: number): number | null {
    const positions = this.positions.get(key) ?? [];
    return positions[firstAbove(positions.length, (index) => positions[index]! > after)] ?? null;
  }

  private labelAfter(at: number): number {
    return firstAbove(this.labels.length, (index) => this.labels[index]!.at > at);
  }

  /** Whether `next` ends the body of `label`; a mere word of the data that happens to be a label's does not. */
  private ends(at: number, next: Label, label: Label): boolean {
    if (next.sample && (next.role === 'input' || next.role === 'output')) return true;
    if (next.marked || (next.style === label.style && next.sample === label.sample)) return true;
    if (next.role === 'section' && next.style === label.style && /:\|$/.test(next.style)) return true;
    if (label.sample && (next.role === 'input' || next.role === 'output')) return this.followedByProse(at);
    const before = this.tokens[at - 1];
    if (label.role === 'output' && this.headsTail(at, next, label)) return true;
    if (before === undefined || before.kind !== 'line' || isBlank(before.text)) return true;
    const explains = next.role === 'explanation' && (label.role === 'output' || next.number !== null && next.number === label.number);
    if (explains && this.isPlainlySaid(at, next)) return true;
    if (next.role === 'example') return next.number !== null || this.followedByLabel(at);
    if (next.rest !== '') return isProse(next.rest);
    const after = this.tokens[at + 1];
    if (!after || (after.kind === 'line' && isBlank(after.text) && next.role !== 'input' && next.role !== 'output')) return true;
    return this.followedByProse(at);
  }

  /** "Hint" or "Source" right under figures of an output, set as "Sample Output" is, with something under it. */
  private headsTail(at: number, next: Label, label: Label): boolean {
    const [before, after] = [this.tokens[at - 1], this.tokens[at + 1]];
    if (next.rest !== '' || next.style !== label.style || next.style === '' || !label.sample || after?.kind !== 'line' || isBlank(after.text)) return false;
    return (next.role === 'explanation' || next.role === 'section') && before?.kind === 'line' && /\d/.test(before.text) && !/\p{L}/u.test(before.text);
  }

  /** An explanation's label that is no word of the data: numbered, with a colon, or in a script that data hardly ever is in. */
  private isPlainlySaid(at: number, label: Label): boolean {
    const { text } = this.tokens[at] as Extract<Token, { kind: 'line' }>;
    return label.number !== null
      || /[:：]\s*$|^\W*explanations?\W*$/i.test(text)
      || /[\p{Script=Han}\p{Script=Cyrillic}\p{Script=Hangul}]/u.test(text) && label.rest === '';
  }

  private followedByLabel(at: number): boolean {
    const next = this.nextLine(at);
    return next?.kind === 'line' && next.label !== null;
  }

  private followedByProse(at: number): boolean {
    const next = this.nextLine(at);
    return next?.kind === 'line' && isProse(next.text);
  }

  private nextLine(at: number): Token | undefined {
    for (let index = at + 1; index < Math.min(at + 4, this.tokens.length); index++) {
      const token = this.tokens[index]!;
      if (token.kind !== 'line' || !isBlank(token.text)) return token;
    }
    return undefined;
  }
}

/** A format drawn with letters instead of data: `N`, `A_1 … A_N`. */
const isDrawn = (text: string): boolean => /…|⋮|\.\.\.|\\[lcv]?dots/.test(text) && /\p{L}_[\p{L}\d{]/u.test(text);

function push(positions: Map<string, number[]>, key: string, at: number): void {
  const list = positions.get(key);
  if (list) list.push(at);
  else positions.set(key, [at]);
}

/** From the look that two labels of a pair share most closely to what they must share. */
function keysOf(label: Pick<Label, 'role' | 'sample' | 'number' | 'style'>): string[] {
  const numbered = label.number !== null;
  return [`${label.role}|${label.sample}|${numbered}|${label.style}`, `${label.role}|${label.sample}|${numbered}`, `${label.role}|${label.sample}`];
}

function firstAbove(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function headingLevel(text: string): number | null {
  return /^(#{1,6}) +\S/.exec(text)?.[1]?.length ?? null;
}

const headingLevelOf = (token: Token): number => (token.kind === 'line' ? headingLevel(token.text) : null) ?? 6;

/** Indentation that both sides share is the page's and not the data's. */
function pairOf(input: Body, output: Body): Test {
  let [left, right] = [input.lines, output.lines];
  if (!input.exact && !output.exact && !input.inline && !output.inline) {
    const shared = Math.min(commonIndent(left), commonIndent(right));
    [left, right] = [dedent(left, shared), dedent(right, shared)];
  }
  return { input: exampleText(left.join('\n')), output: exampleText(right.join('\n')) };
}

/** A heading "Example" under the section "Input" and another under "Output". */
function examplesUnderSections(tokens: readonly Token[]): Test[] {
  let stream: 'input' | 'output' | null = null;
  const inputs: string[] = [];
  const tests: Test[] = [];
  tokens.forEach((token, at) => {
    if (token.kind !== 'line' || !token.label) return;
    const { label } = token;
    if ((label.role === 'section' || label.role === 'input' || label.role === 'output') && (label.stream === 'input' || label.stream === 'output')) {
      stream = label.stream;
    }
    if (label.role !== 'example' || stream === null) return;
    let end = at + 1;
    while (end < tokens.length && !(tokens[end]!.kind === 'line' && (tokens[end] as { label: Label | null }).label)) end++;
    const body = bodyOf(tokens.slice(at + 1, end), label);
    const text = body?.lines.join('\n') ?? '';
    if (!body || isBlank(text) || (!body.exact && isProse(text))) return;
    if (stream === 'input') inputs.push(text);
    else if (inputs.length > 0) tests.push({ input: exampleText(inputs.shift()!), output: exampleText(text) });
  });
  return tests;
}

/** Under a heading of examples nothing but blocks, by twos. */
function adjacentBlocks(tokens: readonly Token[]): Test[] {
  const tests: Test[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.kind !== 'line' || token.label?.role !== 'example') continue;
    const blocks: string[] = [];
    for (at++; at < tokens.length; at++) {
      const next = tokens[at]!;
      if (next.kind === 'code') blocks.push(next.text);
      else if (next.kind !== 'line' || !isBlank(next.text) && !/^.{1,60}[:：]$/.test(next.text.trim())) break;
    }
    at--;
    if (blocks.length % 2 === 0) {
      for (let pair = 0; pair < blocks.length; pair += 2) tests.push({ input: exampleText(blocks[pair]!), output: exampleText(blocks[pair + 1]!) });
    }
  }
  return tests;
}

export const examplesOf = (markdown: string): Test[] => findExamples(tokenize(markdown));
