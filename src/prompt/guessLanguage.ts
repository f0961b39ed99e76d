/** Which language a program is in, by its own words. */
import type { LanguageId } from '../judge/contract';

type Family = 'cpp' | 'c' | 'python' | 'java' | 'kotlin' | 'csharp' | 'rust' | 'go' | 'javascript' | 'typescript';

/** Ordered: the more particular first. */
const MARKS: readonly (readonly [Family, RegExp])[] = [
  ['go', /^package main\b/m],
  ['rust', /^[ \t]*(?:pub )?fn main\(\)|^use std::|\blet mut \w+/m],
  ['kotlin', /^fun main\(|\breadLine\(\)!!|\breadln\(\)/m],
  ['csharp', /^using System(?:\.|;)|\bConsole\.(?:ReadLine|Write)/m],
  ['java', /\bpublic static void main\b|^import java\.|\bSystem\.(?:in|out)\b/m],
  ['cpp', /^[ \t]*#[ \t]*include\s*<(?:bits\/stdc\+\+\.h|iostream|vector|algorithm|string|map|set|queue|cmath|c[a-z]+|[a-z_]+)>|\busing namespace std\b|\bstd::|\bc(?:in|out) ?(?:>>|<<)/m],
  ['c', /^[ \t]*#[ \t]*include\s*<\w+\.h>/m],
  ['typescript', /\b(?:const|let) \w+: (?:number|string|bigint)\b/m],
  ['javascript', /\brequire\(['"](?:node:)?(?:fs|readline)['"]\)|\bconsole\.log\(|\bprocess\.stdin\b/m],
  ['python', /^[ \t]*(?:def \w+\(.*\)(?: ?->.*)?:|from [\w.]+ import |import (?:sys|math|os|heapq|bisect|itertools|collections|functools|re|string|random)\b)|\b(?:input|print)\(|\bsys\.stdin\b|^if __name__ ==|^class Solution(?:\(object\))?:/m],
];

/** Null where nothing tells: an input, an output, a formula, pseudo-code. */
export function guessLanguage(source: string): Family | null {
  const found = MARKS.find(([, mark]) => mark.test(source))?.[0] ?? null;
  if (found === 'c' || found === 'cpp') return isPlainC(source) ? 'c' : 'cpp';
  return found;
}

function isPlainC(source: string): boolean {
  return /#\s*include\s*<\w+\.h>/.test(source) && !/#\s*include\s*<(?!\w+\.h>)|&\w+[,)] *\{/.test(source)
    && !/\b(?:std::|using namespace|cin|cout|class|template|vector<|auto|new|nullptr|string)\b/.test(source);
}

/** The id of the language table: the one asked for where it is of this family. */
export function languageLike(family: string, wanted: LanguageId): LanguageId {
  if (family === wanted || familyOf(wanted) === familyOf(family)) return wanted;
  // C is taken for C++ where C++ was asked for: nearly all of it compiles so.
  if (family === 'c' && familyOf(wanted) === 'cpp') return wanted;
  return IDS[familyOf(family)] ?? family;
}

const IDS: Readonly<Record<string, LanguageId>> = { cpp: 'cpp17', python: 'python3' };

function familyOf(id: string): string {
  if (/^(cpp|c\+\+)/.test(id)) return 'cpp';
  return /^(python|pypy)/.test(id) ? 'python' : id;
}

/** Whether it can run by itself: it has a main, or is a script that reads or prints; brackets closed. */
export function isWholeProgram(source: string, language: LanguageId): boolean {
  const family = familyOf(language);
  switch (family) {
    case 'cpp': case 'c': return /\bmain\s*\(/.test(source) && bracesClosed(source);
    case 'java': case 'csharp': return /\bstatic\s+(?:async\s+)?(?:void|int|Task)\s+[Mm]ain\b/.test(source) && bracesClosed(source);
    case 'kotlin': return /\bfun main\s*\(/.test(source) && bracesClosed(source);
    case 'rust': return /\bfn main\s*\(/.test(source) && bracesClosed(source);
    case 'go': return /\bfunc main\s*\(/.test(source) && bracesClosed(source);
    case 'python': return /\bprint\b|\.write\s*\(|\b(?:exit|quit)\s*\(/.test(source) && /\binput\s*\(|\bstdin\b|\bopen\s*\(|^print\s*\(/m.test(source);
    case 'javascript': case 'typescript': return /\bconsole\.log\b|\bprocess\.stdout\b/.test(source);
    default: return source.trim() !== '';
  }
}

const READS = [
  /\binput\s*\(|\bstdin\b|\bopen\s*\(|\braw_input\b/, /\bcin\b|\bscanf\b|\bgetline\b|\bgetchar|\bfread\b/, /\bSystem\.in\b|\bread_line\b|\breadLine\b|\breadln\b/,
  /\bConsole\.(?:Read|In)|\bfmt\.F?[Ss]can|\bos\.Stdin\b|\breadFileSync\b/,
];

/** Programs that read nothing are mostly those that show how to call another. */
export function readsInput(source: string): boolean {
  return READS.some((words) => words.test(source)) && !/\bsubprocess\b/.test(source);
}

/** Strings, characters and comments aside. */
function bracesClosed(source: string): boolean {
  let depth = 0;
  const bare = source.replace(/\/\*[\s\S]*?\*\/|\/\/.*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g, '');
  for (const token of bare.match(/[{}]/g) ?? []) depth += token === '{' ? 1 : -1;
  return depth <= 0;
}
