/** Taking the program out of whatever a model wrote around it. */
import type { LanguageId, Program } from '../judge/contract';
import { languageByName } from '../judge/languages/table';
import type { ChatChoice } from '../model/chatModel';
import type { Block } from './codeBlocks';
import { blocksOf, tidy } from './codeBlocks';
import { guessLanguage, isWholeProgram, languageLike, readsInput } from './guessLanguage';
import { withoutReasoning } from './unwrap';
import { say } from '../say';

export type Extracted = Program | { readonly failure: string };

/** No judge takes more. */
const MAX_SOURCE_CHARS = 256 * 1024;
/** Of longer answers the end is read, where the program stands. */
const MAX_ANSWER_CHARS = 1024 * 1024;

/**
 * The program of a reply: the last whole program in the language asked for, else the last in another known language,
 * else what comes nearest. A program cut off by the token limit, prose and refusals are failures with a reason.
 */
export function extractCode(choice: Pick<ChatChoice, 'text' | 'finish'>, wanted: LanguageId): Extracted {
  if (choice.finish === 'refusal') return { failure: say`The model declined: ${brief(choice.text)}` };
  const whole = choice.text.slice(-MAX_ANSWER_CHARS).replace(/\r\n?/g, '\n').replace(/^\uFEFF/, '').replaceAll('\0', '');
  const text = withoutReasoning(whole);
  if (text.trim() === '') {
    return { failure: choice.finish === 'length' ? say`Cut off by the token limit while still reasoning.`
      : whole.trim() === '' ? say`The answer was empty.` : say`The answer held its reasoning only.` };
  }
  const cut = choice.finish === 'length';
  const blocks = blocksOf(text);
  const best = bestOf(blocks, wanted, cut) ?? joined(blocks, wanted, cut);
  if (best && isTemplate(best.text)) return { failure: say`The answer holds a template, not a program.` };
  if (best && best.text.length > MAX_SOURCE_CHARS) return { failure: say`The program is longer than any judge takes.` };
  if (best) return { language: languageOf(best, wanted), source: `${best.text.trimEnd()}\n` };
  if (blocks.some((block) => !block.closed && isCode(block))) {
    return { failure: cut ? say`The program was cut off by the token limit.` : say`The program breaks off in the middle.` };
  }
  const bare = blocks.length > 0 ? null : bareProgram(tidy({ text, info: '' }), wanted);
  if (bare && !(cut && !isWholeProgram(bare.text, languageOf(bare, wanted)))) return { language: languageOf(bare, wanted), source: `${bare.text.trimEnd()}\n` };
  if (cut) return { failure: say`Cut off by the token limit before a whole program.` };
  return { failure: say`The answer holds no program: ${brief(text)}` };
}

function bestOf(blocks: readonly Block[], wanted: LanguageId, cut: boolean): Block | null {
  const usable = blocks.filter((block) => isCode(block) && (block.closed || (!cut && isWholeProgram(block.text, languageOf(block, wanted)))));
  const whole = usable.filter((block) => isWholeProgram(block.text, languageOf(block, wanted)));
  // Pieces of one program are better joined than one of them taken alone.
  if (whole.length === 0 && usable.length > 1) return null;
  const best = (whole.length > 0 ? whole : usable).reduce<Block | null>((before, block) => {
    return before && merit(before, wanted) > merit(block, wanted) ? before : block;
  }, null);
  return best && withDefinitions(best, usable, wanted);
}

/** Of whole programs the last counts, but for one that shows how to call or test another, a patch, and another language's. */
function merit(block: Block, wanted: LanguageId): number {
  const isPatch = /^(diff|patch)$/i.test(block.info);
  return (isTemplate(block.text) ? 0 : 8) + (isPatch ? 0 : 4) + (languageOf(block, wanted) === wanted ? 2 : 0) + (readsInput(block.text) ? 1 : 0);
}

const isTemplate = (text: string): boolean => TEMPLATE.test(text);
/** A comment that promises code where none follows. */
const TEMPLATE = /^[ \t]*(?:#|\/\/|\/\*).{0,80}\b(?:your|the|actual|remaining|rest of the)[ ](?:code|solution|logic|implementation)\b.{0,80}\n[ \t]*(?:pass\b|\.\.\.|return;?[ \t]*$|\}|$(?![\s\S]))|^[ \t]*(?:#|\/\/)[ \t]*(?:TODO|implement)\b.{0,80}\n[ \t]*(?:pass\b|\.\.\.|\})/im;

/** A program that uses what earlier blocks define needs those ahead of it. */
function withDefinitions(best: Block, blocks: readonly Block[], wanted: LanguageId): Block {
  const language = languageOf(best, wanted);
  const defined = definitionsIn(best.text);
  const earlier = blocks.slice(0, blocks.indexOf(best)).filter((block) => languageOf(block, wanted) === language
    && [...definitionsIn(block.text)].some((name) => !defined.has(name) && new RegExp(`\\b${name}\\b`).test(best.text)));
  const isScript = !/\bmain\s*\(/.test(best.text);
  const needed = isScript ? earlier : earlier.filter((block) => !isWholeProgram(block.text, language));
  return needed.length === 0 ? best : { ...best, text: [...needed, best].map((block) => block.text.trimEnd()).join('\n\n') };
}

/** Names of the functions and types that begin at the margin. */
function definitionsIn(text: string): Set<string> {
  const found = text.matchAll(/^(?:def|class|struct) (\w+)|^[A-Za-z_][\w:<>,&* ]*?[ *&>](\w+)[ ]?\([^;{}()\n]{0,400}\)[ \t]*(?:const)?\s?\{/gm);
  return new Set([...found].map(([, name, other]) => (name ?? other)!).filter((name) => name !== 'main'));
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
  const isSession = /^>>> /m.test(block.text);
  if (isSession || block.text.split('\n').every((line) => /^\s*(?:#(?!\s*(?:include|define|pragma|if))|\/\/|$)/.test(line))) return false; // or comments only
  return (block.info !== '' && languageByName(block.info) !== undefined) || guessLanguage(block.text) !== null;
}

/** The language asked for, unless the program's own words are plainly another's. */
function languageOf(block: Pick<Block, 'text' | 'info'>, wanted: LanguageId): LanguageId {
  const guessed = guessLanguage(block.text);
  if (guessed) return languageLike(guessed, wanted);
  const named = block.info === '' ? undefined : languageByName(block.info)?.id;
  return named ? languageLike(named, wanted) : wanted;
}

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

/** The failure without what the model itself said: by it, failures are counted. */
export function kindOfFailure(failure: string): string {
  if (failure.startsWith(say`The model declined: ${''}`)) return say`The model declined.`;
  return failure.startsWith(say`The answer holds no program: ${''}`) ? say`The answer holds no program.` : failure;
}

const brief = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 120 ? `${line.slice(0, 120)}…` : line;
};
