import { inlineCode, namesStream } from './exampleTable';
import { labelOf, type Label } from './label';
import { isOfPage } from './pageLine';
import { continuesData, isProse } from './prose';
import { isBlank, trimBlankLines } from './text';
import type { Token } from './tokens';

/** One side of an example, before its text is settled. */
export interface Body {
  readonly lines: readonly string[];
  /** From a fenced block: nothing of it is layout. */
  readonly exact: boolean;
  /** Begins on the label's own line. */
  readonly inline: boolean;
}

/** The data under an example's label; `null` where there is only talk. */
export function bodyOf(region: readonly Token[], label: Label): Body | null {
  if (namesStream(label.rest)) return null;
  if (label.rest !== '') return inlineBody(region, label.rest);
  const codeAt = region.findIndex((token) => token.kind === 'code');
  const before = withoutRule(trimBlankLines(linesOf(codeAt < 0 ? region : region.slice(0, codeAt))));
  const code = codeAt < 0 ? null : region[codeAt] as Extract<Token, { kind: 'code' }>;
  const data = withoutCopyButton(before, codeAt >= 0);
  if (code && (data.length === 0 || isProse(data.join('\n')) || data.join('').length < 60 && data.length === 1 && /[:：]$/.test(data[0]!.trim()))) {
    if (!label.sample && label.role !== 'example' && data.length > 0) return null;
    return { lines: withoutAnnotations(withoutHint(code.text.split('\n'), label)), exact: true, inline: false };
  }
  return { lines: plainData(withoutLeadIn(data), label.role === 'input' ? 'input' : 'output'), exact: false, inline: false };
}

/** An explanation that a page sets into the block of an output: a line that is its label, and talk under it. */
function withoutHint(lines: string[], label: Label): string[] {
  if (label.role !== 'output') return lines;
  const at = lines.findIndex((line, index) => {
    const below = index > 0 && !isBlank(line) ? labelOf(line) : null;
    if (below?.role !== 'explanation' || below.rest !== '') return false;
    const talk = lines.slice(index + 1).join('\n');
    return isProse(talk) || /\p{L}/u.test(talk) && !/\p{L}/u.test(lines.slice(0, index).join('\n'));
  });
  return at < 0 ? lines : lines.slice(0, at);
}

function linesOf(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token) => (token.kind === 'line' ? [token.text] : []));
}

/** `Input: nums = [1,2]`, and the lines that follow it up to a blank one. */
function inlineBody(region: readonly Token[], rest: string): Body {
  const next = region.findIndex((token) => token.kind !== 'line' || isBlank(token.text));
  const following = linesOf(next < 0 ? region : region.slice(0, next));
  const prose = following.findIndex((line) => isProse(line) && !isProse(rest));
  const lines = [rest, ...(prose < 0 ? following : following.slice(0, prose))].map((line) => inlineCode(line.trimEnd()));
  const code = next >= 0 && region[next]!.kind === 'code' ? region[next] as Extract<Token, { kind: 'code' }> : null;
  if (code && isProse(rest)) return { lines: code.text.split('\n'), exact: true, inline: false };
  return { lines, exact: false, inline: true };
}

/** Pages put a button beside each example, whose word is copied along. */
function withoutCopyButton(lines: string[], dataFollows: boolean): string[] {
  const button = /^\s*(?:save_alt|content_copy|copy|copied!?|copy code|raw|复制|複製|コピー|복사|скопировать|копировать|copier|copiar)\s*$/i;
  let from = 0;
  const last = dataFollows ? lines.length : lines.length - 1;
  while (from < last && (button.test(lines[from]!) || (from > 0 && isBlank(lines[from]!)))) from++;
  return from === 0 ? lines : trimBlankLines(lines.slice(from));
}

/** A rule under the label, which sets it as a heading. */
function withoutRule(lines: string[]): string[] {
  return /^\s*(?:-{6,}|={6,}|~{6,})\s*$/.test(lines[0] ?? '') ? trimBlankLines(lines.slice(1)) : lines;
}

/** "A sample input looks like this:", above the data. */
function withoutLeadIn(lines: string[]): string[] {
  const [first = ''] = lines;
  return lines.length > 1 && /[:：]\s*$/.test(first) && isProse(first) ? trimBlankLines(lines.slice(1)) : lines;
}

/**
 * Data set as plain text. Input goes on to its end; output ends at the blank line after which an explanation begins.
 */
function plainData(all: readonly string[], role: 'input' | 'output'): string[] {
  const page = role === 'output' ? all.findIndex((line, at) => at > 0 && isOfPage(line, all[at + 1])) : -1;
  const lines = page < 0 ? all : all.slice(0, page);
  const blank = lines.findIndex(isBlank);
  const first = blank < 0 ? lines : lines.slice(0, blank);
  const talk = role === 'output' ? talkAfterData(first) : -1;
  if (talk > 0) return withoutAnnotations(withoutMarkdown(first.slice(0, talk)));
  const head = first.join('\n');
  let end = first.length;
  for (let at = end; at < lines.length;) {
    const from = at;
    while (at < lines.length && isBlank(lines[at]!)) at++;
    const start = at;
    while (at < lines.length && !isBlank(lines[at]!)) at++;
    const paragraph = lines.slice(start, at).join('\n');
    const stops = role === 'output' ? !continuesData(head, paragraph) : isProse(paragraph) && !/\p{L}{2}/u.test(lines.slice(0, from).join('\n'));
    if (stops) break;
    end = at;
  }
  return withoutAnnotations(withoutMarkdown(lines.slice(0, end)));
}

/** Where talk begins right under an output, with no blank line between; -1 where all of it is data. */
function talkAfterData(lines: readonly string[]): number {
  const at = lines.findIndex((line, index) => index > 0 && (
    isSentence(line)
    || isSaid(line) && !/\p{L}/u.test(lines.slice(0, index).join('\n'))
    || /^\p{Lu}/u.test(line) && isProse(line) && isSentence(`${line} ${lines[index + 1] ?? ''}`)
  ));
  if (at < 0 || lines.slice(0, at).some((line) => isProse(line) || /:\s*$/.test(line))) return -1;
  return at;
}

/** A word, a colon and many words: talk, where there are only figures above it. */
const isSaid = (line: string): boolean => /^\s*\p{Lu}\p{L}*:/u.test(line) && isProse(line) && line.trim().split(/\s+/).length >= 6;

/** A line that a person says rather than a program prints: it ends as a sentence does, or is broken off by the page's width. */
function isSentence(line: string): boolean {
  const text = line.trim();
  return isProse(text) && (
    text.length > 60
    || /[.!?:,;。！？：，]["')\]]*$/.test(text) && text.length > 20
    || /\p{Script=Hiragana}|\p{Script=Hangul}|。/u.test(text)
  );
}

/** Inline code on every line, and the two spaces that break lines in Markdown, are markup. */
function withoutMarkdown(lines: readonly string[]): string[] {
  const filled = lines.filter((line) => !isBlank(line));
  if (filled.length > 0 && filled.every((line) => /^\s*`[^`]+`\s*(?:<br\s*\/?>)?\s*$/.test(line))) {
    return lines.map((line) => inlineCode(line.replace(/<br\s*\/?>/i, '').trim()));
  }
  const quoted = filled.length > 0 && filled.every((line) => /^> ?\S/.test(line));
  const bare = quoted ? lines.map((line) => line.replace(/^> ?/, '')) : [...lines];
  const broken = bare.filter((line) => !isBlank(line));
  if (broken.length > 1 && broken.slice(0, -1).every((line) => /\S {2}$/.test(line))) return bare.map((line) => line.trimEnd());
  return bare;
}

/** HackerRank explains its input beside it, under `STDIN   Function`: only the first column is data. */
function withoutAnnotations(lines: readonly string[]): string[] {
  const head = lines.findIndex((line) => !isBlank(line));
  const found = /^(\s*STDIN\s+)Function\b/i.exec(lines[head] ?? '');
  if (!found || !/^[\s-]+$/.test(lines[head + 1] ?? '')) return [...lines];
  const width = found[1]!.length;
  return lines.slice(head + 2).map((line) => line.slice(0, width).trimEnd()).filter((line) => line !== '');
}

/** "Input" and "Output" one under the other, and only then the two texts: copied from a page with columns. */
export function stackedBodies(region: readonly Token[]): { input: Body; output: Body } | null {
  const blocks: Body[] = [];
  let lines: string[] = [];
  const close = () => {
    if (lines.length > 0) blocks.push({ lines, exact: false, inline: false });
    lines = [];
  };
  for (const token of region) {
    if (token.kind === 'line' && !isBlank(token.text)) lines.push(token.text);
    else close();
    if (token.kind === 'code') blocks.push({ lines: token.text.split('\n'), exact: true, inline: false });
  }
  close();
  const [input, output, third] = blocks;
  if (!input || !output || [input, output].some((body) => !body.exact && isProse(body.lines.join('\n')))) return null;
  return !third || input.exact && output.exact || isProse(third.lines.join('\n')) ? { input, output } : null;
}
