/** Marks the words from below the editor in a bundle, as a comment for translators does: `message/comment`. */
export const SAID = '/said';

/** Longer texts are outputs and compilers' words. */
const LONGEST = 4000;
/** Sentences within sentences. */
const DEEPEST = 4;
const KEPT = 2000;

interface Template { readonly pattern: RegExp; /** A part of its own words, to rule it out quickly. */ readonly mark: string; readonly weight: number; readonly translation: string }

/**
 * Says in the bundle's language what `say` put together in English. It knows the words by their templates, so that the log keeps
 * one language and a run stored long ago is read in any; what is filled in is translated in turn where it is known. Other
 * texts stay as they are, a model's above all.
 */
export function translator(bundle: Readonly<Record<string, string>>): (text: string) => string {
  const exact = new Map<string, string>();
  const templates: Template[] = [];
  for (const [key, translation] of Object.entries(bundle)) {
    if (!key.endsWith(SAID)) continue;
    const template = key.slice(0, -SAID.length).trim();
    if (/\{\d\}/.test(template)) templates.push(templateFrom(template, translation.trim()));
    else exact.set(template, translation.trim());
  }
  templates.sort((a, b) => b.weight - a.weight);
  const known = new Map<string, string>();

  const whole = (text: string, depth: number): string | null => {
    const found = exact.get(text);
    if (found !== undefined) return found;
    for (const { pattern, mark, translation } of templates) {
      const values = text.includes(mark) ? pattern.exec(text) : null;
      if (values) return translation.replace(/\{(\d)\}/g, (_, hole: string) => translated(values[Number(hole) + 1]!, depth + 1));
    }
    return null;
  };
  const translated = (text: string, depth: number): string => {
    const words = text.trim();
    if (words === '' || depth > DEEPEST) return text;
    return text.replace(words, () => whole(words, depth) ?? listed(words, depth) ?? inParts(words, depth));
  };
  /** A list of words, each of them known. */
  const listed = (text: string, depth: number): string | null => {
    const words = text.split(', ').map((word) => whole(word, depth));
    return words.length > 1 && words.every((word) => word !== null) ? words.join(', ') : null;
  };
  /** Sentence by sentence, as many at once as are known together. */
  const inParts = (text: string, depth: number): string => {
    const parts = text.split(/((?<=[.!?])\s+|;\s+)/);
    let said = '';
    for (let at = 0; at < parts.length;) {
      let end = parts.length;
      let found: string | null = null;
      for (; end > at && found === null; end -= 2) if (at > 0 || end < parts.length) found = whole(parts.slice(at, end).join(''), depth + 1);
      const next = found === null ? at + 1 : end + 2;
      said += `${found ?? parts[at]!}${parts[next] ?? ''}`;
      at = next + 1;
    }
    return said;
  };
  return (text) => {
    if (text.length > LONGEST) return text;
    let said = known.get(text);
    if (said === undefined) {
      if (known.size > KEPT) known.clear();
      known.set(text, said = translated(text, 0));
    }
    return said;
  };
}

/** Names of other holes never repeat in one template, and are in order: `say` numbers them. */
function templateFrom(template: string, translation: string): Template {
  const parts = template.split(/\{\d\}/);
  const pattern = parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('([\\s\\S]*?)');
  return { pattern: new RegExp(`^${pattern}$`), mark: [...parts].sort((a, b) => b.length - a.length)[0]!, weight: parts.join('').length, translation };
}
