/** Wordings that several prompts share. */
import { languageByName } from '../judge/languages/table';
import type { LanguageId } from '../judge/contract';
import type { Problem } from '../problem/problem';

/** Asks for YAML of the form that `template` shows. */
export function asYaml(template: string): string {
  return 'Reply with one YAML document in a fenced block, and nothing before or after it. A text after `|-` is indented below its key and needs '
    + `no quotes and no escaping. This is the form; replace what stands in angle brackets, and go on with a list in the same way:\n\n\`\`\`yaml\n${template.trim()}\n\`\`\``;
}

export function languageName(id: LanguageId): string {
  return languageByName(id)?.name ?? id;
}

/** What a program in this language has to mind, so that the judge takes it. */
export function programRules(problem: Problem, language: LanguageId): string {
  const name = languageName(language);
  const note = LANGUAGE_NOTES.find(([pattern]) => pattern.test(language))?.[1] ?? 'Use the standard library only.';
  const reading = problem.interactive ? '' : ` ${READING.find(([pattern]) => pattern.test(language))?.[1] ?? ''}`;
  return `The program is one complete ${name} file. ${note}${reading.trimEnd()}`;
}

const LANGUAGE_NOTES: readonly (readonly [RegExp, string])[] = [
  [/^cpp/, 'It is compiled by g++ with -O2; `#include <bits/stdc++.h>` is there. Mind 64-bit sums and products.'],
  [/^c$/, 'It is compiled by gcc with -O2. Mind 64-bit sums and products.'],
  [/^python3$/, 'It runs in CPython with the standard library only; a loop step costs some 50 ns to 100 ns, so mind the bounds.'],
  [/^pypy3$/, 'It runs in PyPy with the standard library only.'],
  [/^java$/, 'Its public class is `Main`. Use the standard library only.'],
  [/^kotlin$/, 'It has a top-level `fun main()`. Use the standard library only.'],
  [/^csharp$/, 'It has a class with `static void Main`. Use the standard library only.'],
  [/^rust$/, 'It is compiled by rustc alone: the standard library only, no crates.'],
  [/^go$/, 'It is `package main` with the standard library only.'],
  [/^(javascript|typescript)$/, 'It runs in Node.js with no packages. Numbers above 2^53 need BigInt.'],
];

const READING: readonly (readonly [RegExp, string])[] = [
  [/^(javascript|typescript)$/, 'Read the whole input at once.'],
  [/^(java|kotlin|csharp|python3|pypy3|go|rust)$/, 'Read and write through buffers where the input or output is large.'],
];

/** The inputs that the brute force is asked about, as its prompt and that of their generator tell it. */
export const SMALL_INPUTS = 'a handful of elements (up to 6 or so), values up to 10 or so, a few hundred characters in all';

/** What a helper script for this problem may rely on. @param files those it may read. */
export const helperRules = (files = 'no file'): string => `It is one complete Python 3 file that uses the standard library only, reads ${files}, and uses no network.`;
