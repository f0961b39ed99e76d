/** A program's source, as the compiler or interpreter wants to find it. */
import type { Language } from './languages/language';

export interface SourceFile {
  readonly name: string;
  readonly content: string;
  /** Java's main class; empty in other languages. */
  readonly mainClass: string;
}

/** @throws {SyntaxError} where a transform finds the source to be no program. */
export function prepareSource(source: string, language: Language): SourceFile {
  const usesClass = [language.source, ...language.compile, ...language.run].some((part) => part.includes('{class}'));
  const mainClass = usesClass ? javaMainClass(source) : '';
  const content = usesClass ? withoutPackage(source) : source;
  return { name: language.source.replace('{class}', mainClass), content, mainClass };
}

/**
 * The class whose `main` is to be started: the public one, which also names the file, else the one around `main`.
 * Comments and literals are blanked out first, since a statement is often quoted above the code.
 */
export function javaMainClass(source: string): string {
  const code = source.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g, ' ');
  const publicClass = /\bpublic\s+(?:(?:final|abstract|strictfp|static|sealed|non-sealed)\s+)*(?:class|record|enum|interface)\s+([A-Za-z_$][\w$]*)/.exec(code);
  const mainAt = code.search(/\bvoid\s+main\s*\(/);
  const classes = [...code.matchAll(/\b(?:class|record|enum|interface)\s+([A-Za-z_$][\w$]*)/g)];
  const around = classes.filter((match) => mainAt === -1 || match.index < mainAt).at(mainAt === -1 ? 0 : -1);
  if (publicClass && isTopLevel(code, publicClass.index)) return publicClass[1]!;
  const topLevel = classes.filter((match) => (mainAt === -1 || match.index < mainAt) && isTopLevel(code, match.index));
  return (topLevel.at(-1) ?? around)?.[1] ?? 'Main';
}

function isTopLevel(code: string, index: number): boolean {
  let depth = 0;
  for (let at = 0; at < index; at++) {
    if (code[at] === '{') depth++;
    else if (code[at] === '}') depth--;
  }
  return depth === 0;
}

/** Judges compile into the unnamed package; the line stays, so that diagnostics keep their numbers. */
function withoutPackage(source: string): string {
  return source.replace(/^(\s*(?:\/\*[\s\S]*?\*\/\s*|\/\/[^\n]*\n\s*)*)package\s+[\w.]+\s*;/, '$1');
}
