/**
 * Words for a person, from below the editor. They are English in the log, on the command line and in errors; the editor knows
 * them by their template (`editor/said.ts`) and says them in its own language, also those of runs that were stored long ago.
 * A template may go on over several lines: the break and its indent are one space.
 */
export function say(template: TemplateStringsArray, ...values: readonly unknown[]): string {
  return template.map((part, index) => `${asOneLine(part)}${index < values.length ? String(values[index]) : ''}`).join('');
}

/**
 * Marks what is filled in as words of ours (or a text that may hold some), which are said in turn; `say` within `say` needs no
 * mark. Everything else is a value, which stays as it is in every language though it be a word that is known: a title, a
 * name, what a program or an endpoint printed.
 */
export function spoken<T extends string | undefined>(words: T): T { return words; }

/** The template by which the words are known: `{0}`, `{1}` stand for what is filled in. */
export function templateOf(parts: readonly string[]): string { return parts.map((part, index) => `${index === 0 ? '' : `{${index - 1}}`}${asOneLine(part)}`).join(''); }

function asOneLine(part: string): string { return part.replace(/\n\s*/g, ' '); }
