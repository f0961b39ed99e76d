/** Taking the program out of whatever a model wrote around it. */
import type { LanguageId, Program } from '../judge/contract';
import { languageByName } from '../judge/languages/table';
import type { ChatChoice } from '../model/chatModel';
import { guessLanguage, isWholeProgram, languageLike } from './guessLanguage';
import { withoutReasoning } from './unwrap';

export type Extracted = Program | { readonly failure: string };

/** No judge takes more. */
const MAX_SOURCE_CHARS = 256 * 1024;

interface Block { readonly text: string; /** The fence's own word for the language; empty when it has none. */ readonly info: string; readonly closed: boolean }

/**
 * The program of a reply: the last whole program in the language asked for, else the last in another known language,
 * else what comes nearest. A program cut off by the token limit, prose and refusals are failures with a reason.
 */
export function extractCode(choice: Pick<ChatChoice, 'text' | 'finish'>, wanted: LanguageId): Extracted {
  if (choice.finish === 'refusal') return { failure: `The model declined: ${brief(choice.text)}` };
  const whole = choice.text.replace(/\r\n?/g, '\n').replace(/^\uFEFF/, '').replaceAll('\0', '');
  const text = withoutReasoning(whole);
  if (text.trim() === '') {
    return { failure: choice.finish === 'length' ? 'Cut off by the token limit while still reasoning.' : whole.trim() === '' ? 'The answer was empty.' : 'The answer held its reasoning only.' };
  }
  const cut = choice.finish === 'length';
  const blocks = blocksOf(text).map((block) => ({ ...block, text: tidy(block.text) })).filter((block) => block.text.trim() !== '');
  const best = bestOf(blocks, wanted, cut) ?? joined(blocks, wanted, cut);
  if (best) return best.text.length > MAX_SOURCE_CHARS ? { failure: 'The program is longer than any judge takes.' } : { language: languageOf(best, wanted), source: `${best.text.trimEnd()}\n` };
  if (blocks.some((block) => !block.closed && isCode(block))) return { failure: cut ? 'The program was cut off by the token limit.' : 'The program breaks off in the middle.' };
  const bare = blocks.length > 0 ? null : bareProgram(tidy(text), wanted);
  if (bare && !(cut && !isWholeProgram(bare.text, languageOf(bare, wanted)))) return { language: languageOf(bare, wanted), source: `${bare.text.trimEnd()}\n` };
  if (cut) return { failure: 'Cut off by the token limit before a whole program.' };
  return { failure: `The answer holds no program: ${brief(text)}` };
}

function bestOf(blocks: readonly Block[], wanted: LanguageId, cut: boolean): Block | null {
  const usable = blocks.filter((block) => isCode(block) && (block.closed || (!cut && isWholeProgram(block.text, languageOf(block, wanted)))));
  const whole = usable.filter((block) => isWholeProgram(block.text, languageOf(block, wanted)));
  const asked = (block: Block) => languageOf(block, wanted) === wanted;
  // Pieces of one program are better joined than one of them taken alone.
  if (whole.length === 0 && usable.length > 1) return null;
  const best = whole.findLast(asked) ?? whole.at(-1) ?? usable.findLast(asked) ?? usable.at(-1) ?? null;
  return best && withDefinitions(best, usable);
}

/** A script that calls functions of earlier blocks needs those ahead of it. */
function withDefinitions(best: Block, blocks: readonly Block[]): Block {
  const earlier = blocks.slice(0, blocks.indexOf(best)).filter((block) => [...block.text.matchAll(/^(?:def|class) (\w+)/gm)]
    .some(([, name]) => new RegExp(`\\b${name}\\b`).test(best.text) && !new RegExp(`^\\s*(?:def|class) ${name}\\b`, 'm').test(best.text)));
  return earlier.length === 0 ? best : { ...best, text: [...earlier, best].map((block) => block.text.trimEnd()).join('\n\n') };
}

/** A program given piece by piece: all blocks of one language, in their order; else the longest piece. */
function joined(blocks: readonly Block[], wanted: LanguageId, cut: boolean): Block | null {
  const usable = blocks.filter((block) => isCode(block) && (block.closed || !cut));
  const longest = usable.reduce<Block | null>((best, block) => best && best.text.length >= block.text.length ? best : block, null);
  if (!longest) return null;
  const language = languageOf(longest, wanted);
  const pieces = usable.filter((block) => languageOf(block, wanted) === language);
  const text = pieces.map((block) => block.text.trimEnd()).join('\n\n');
  if (pieces.length > 1 && isWholeProgram(text, language)) return { text, info: longest.info, closed: true };
  return longest.closed ? longest : null;
}

/** A block that a language's name or its own words show to be code, not an input, an output or a formula. */
function isCode(block: Block): boolean {
  return (block.info !== '' && languageByName(block.info) !== undefined) || guessLanguage(block.text) !== null;
}

/** The language asked for, unless the program's own words are plainly another's. */
function languageOf(block: Pick<Block, 'text' | 'info'>, wanted: LanguageId): LanguageId {
  const guessed = guessLanguage(block.text);
  if (guessed) return languageLike(guessed, wanted);
  const named = block.info === '' ? undefined : languageByName(block.info)?.id;
  return named ? languageLike(named, wanted) : wanted;
}

const OPENING = /^(.*?)(`{3,}|~{3,})[ \t]*([\w+#.-]*)[^`]*$/;

/** Fenced blocks in their order, those of `<pre>` and `<code>` where no fence is there. The last may lack its end. */
function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  const lines = text.split('\n');
  for (let start = 0; start < lines.length; start += 1) {
    const opening = OPENING.exec(lines[start]!);
    // A fence at the end of a line of prose opens a block as well, when a language follows it.
    if (!opening || (opening[1]!.trim() !== '' && !/^(?:[-*+>]|\d+[.)])$/.test(opening[1]!.trim()) && opening[3] === '')) continue;
    const fence = opening[2]!;
    const isMarkdown = /^(markdown|md)$/i.test(opening[3]!);
    let end = start + 1;
    while (end < lines.length && !isEnd(lines[end]!, fence)) end += 1;
    if (isMarkdown) continue; // what it holds is read as if it stood alone
    const body = lines.slice(start + 1, end);
    const last = lines[end]?.replace(/[`~]{3,}[ \t]*$/, '') ?? '';
    blocks.push({ text: undented([...body, ...(last.trim() === '' ? [] : [last])]), info: opening[3]!, closed: end < lines.length });
    start = end;
  }
  if (blocks.length > 0) return blocks;
  const tags = [...text.matchAll(/<(pre|code)\b[^>]*>([\s\S]*?)<\/\1>/gi)].map((match) => ({ text: match[2]!.replace(/^\s*<code\b[^>]*>|<\/code>\s*$/gi, ''), info: '', closed: true }));
  return tags.filter((tag) => tag.text.includes('\n'));
}

function isEnd(line: string, fence: string): boolean {
  const end = /^(.*?)(`{3,}|~{3,})[ \t]*$/.exec(line);
  return end !== null && end[2]![0] === fence[0] && end[2]!.length >= fence.length;
}

/** A block in a list is indented as a whole. */
function undented(lines: readonly string[]): string {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)![0]);
  const common = indents.reduce((shortest, indent) => indent.length < shortest.length ? indent : shortest, indents[0] ?? '');
  return lines.map((line) => line.startsWith(common) ? line.slice(common.length) : line.trimStart()).join('\n');
}

/** Unescaped where it went through HTML, and without a language's name as its first line. */
function tidy(text: string): string {
  const unescaped = /#include\s*&lt;|&lt;&lt;|&lt;bits|&quot;|&#39;/.test(text) && !/#include\s*</.test(text)
    ? text.replace(/&(lt|gt|quot|#39|apos|nbsp|amp);/g, (_, name: string) => ENTITIES[name]!) : text;
  return unescaped.replace(/^\s*(cpp|c\+\+|python3?|py|java|rust|go|javascript)\n/i, '').replaceAll('\u00A0', ' ');
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': '\'', apos: '\'', nbsp: ' ', amp: '&' };

const FIRST_LINE = /^(#include\b|#!|import [\w{*]|from [\w.]+ import|using |package \w|use \w+|(?:public )?(?:final )?class \w+|(?:int|void|signed) main\b|fn main|func main|def \w+\(|const \w+ ?= ?require|"use strict"|\w+(?:, ?\w+)* = (?:map\(|int\(|list\(|input\())/;

/** A reply that is a program with no fence, perhaps with prose before and after it. */
function bareProgram(text: string, wanted: LanguageId): Block | null {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => FIRST_LINE.test(line));
  if (start < 0) return null;
  const end = lines.findLastIndex((line) => /^[ \t}]|[;:)\]}"']\s*$|^#|=/.test(line));
  const block = { text: lines.slice(start, end + 1).join('\n'), info: '', closed: true };
  return isWholeProgram(block.text, languageOf(block, wanted)) ? block : null;
}

const brief = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 120 ? `${line.slice(0, 120)}…` : line;
};
