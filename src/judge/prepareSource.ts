/** A program's source, as the compiler or interpreter wants to find it. */
import { transform } from 'sucrase';
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
  const content = language.transform === 'strip-types' ? withoutTypes(source) : usesClass ? withoutPackage(source) : source;
  return { name: moduleName(language.source.replace('{class}', mainClass), content), content, mainClass };
}

/**
 * TypeScript as JavaScript: types are dropped, not checked, as judges have it (enums and parameter properties work).
 * Imports become `require`, which every version of Node takes, unless there is an `await` outside functions.
 */
function withoutTypes(source: string): string {
  const awaits = /^(?:for\s+await|(?:.*=\s*)?await)\b/m.test(source);
  try {
    return transform(source, { transforms: awaits ? ['typescript'] : ['typescript', 'imports'], disableESTransforms: true, preserveDynamicImport: true }).code;
  } catch (error) {
    throw new SyntaxError(`main.ts: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** Older versions of Node tell modules from scripts by the file's name alone. */
function moduleName(name: string, content: string): string {
  const isModule = name.endsWith('.js') && /^\s*(?:import\s*[\w${*"']|export\s)/m.test(content) && !/\brequire\s*\(/.test(content);
  return isModule ? name.replace(/\.js$/, '.mjs') : name;
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
