export interface Marked { readonly text: string; readonly differs: boolean }

/** Words compared at most; what comes after them is left unmarked. */
const WORDS = 2000;

/**
 * `text` in parts, of which those differ that one of `others` has not at the same place. Judges compare word by word, so
 * does this; white space is never marked.
 */
export function marked(text: string, others: readonly string[]): Marked[] {
  const theirs = others.map((other) => other.slice(0, text.length * 2 + WORDS).split(/\s+/).filter((word) => word !== ''));
  const parts: Marked[] = [];
  const add = (part: string, differs: boolean) => {
    const last = parts.at(-1);
    if (last?.differs === differs) parts[parts.length - 1] = { text: last.text + part, differs };
    else if (part !== '') parts.push({ text: part, differs });
  };
  let word = 0;
  for (const part of text.split(/(\s+)/)) {
    const isWord = part.trim() !== '';
    add(part, isWord && word < WORDS && theirs.some((their) => their[word] !== part));
    if (isWord) word += 1;
  }
  return parts;
}
