/** Marks the words from below the editor in a bundle, as a comment for translators does: `message/comment`. */
export const SAID = '/said';

/** Longer texts are outputs and compilers' words. */
const LONGEST = 4000;
/** Sentences within sentences. */
const DEEPEST = 4;
/** So many sentences of a text are looked at one by one; what follows them is one. */
const SENTENCES = 12;
const KEPT = 2000;

interface Template { /** Its own words, between what is filled in. */ readonly parts: readonly string[]; readonly weight: number; readonly translation: string }

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
    for (const { parts, translation } of templates) {
      const values = filledIn(parts, text);
      if (values) return translation.replace(/\{(\d)\}/g, (_, hole: string) => (isQuoted(parts, Number(hole)) ? values[Number(hole)]! : translated(values[Number(hole)]!, depth + 1)));
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
    const words = text.split(', ');
    const said: string[] = [];
    for (const word of words.length > 1 ? words : []) {
      const found = whole(word, depth);
      if (found === null) return null;
      said.push(found);
    }
    return said.length > 0 ? said.join(', ') : null;
  };
  /** Sentence by sentence, as many at once as are known together. */
  const inParts = (text: string, depth: number): string => {
    const all = text.split(/((?<=[.!?])\s+|;\s+)/);
    const parts = all.length > 2 * SENTENCES ? [...all.slice(0, 2 * SENTENCES), all.slice(2 * SENTENCES).join('')] : all;
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

/** Holes never repeat in one template, and are in order: `say` numbers them. */
function templateFrom(template: string, translation: string): Template {
  const parts = template.split(/\{\d\}/);
  return { parts, weight: parts.join('').length, translation };
}

/** What stands between `parts` in a text that is made of them, each as early as can be; null in any other text. Takes no longer than to read it. */
function filledIn(parts: readonly string[], text: string): string[] | null {
  const [first, last] = [parts[0]!, parts.at(-1)!];
  if (!text.startsWith(first) || !text.endsWith(last)) return null;
  const values: string[] = [];
  const end = text.length - last.length;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found === -1) return null;
    values.push(text.slice(at, found));
    at = found + part.length;
  }
  return at > end ? null : [...values, text.slice(at, end)];
}

/** Whether the template puts what is filled in between quotation marks: it is a program's word, or a name. */
function isQuoted(parts: readonly string[], hole: number): boolean {
  return /["“]$/.test(parts[hole]!) && /^["”]/.test(parts[hole + 1]!);
}
