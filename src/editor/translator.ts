import { figuresIn } from '../run/figures';

/**
 * Marks the words from below the editor in a bundle, as a comment for translators does: `message/comment`. After it stand the places
 * in which words of ours are filled in (`spoken`); what is filled in elsewhere is a value: `The checker failed. {0}/said:0`.
 */
export function saidKey(template: string, spoken: readonly number[]): string { return `${template}/said${spoken.length === 0 ? '' : `:${spoken.join(',')}`}`; }

const SAID = /^(.*)\/said(?::([\d,]+))?$/s;

/** The template of a key of the bundle, and its places for words of ours; null where the key is not from below the editor. */
export function saidIn(key: string): { readonly template: string; readonly spoken: readonly number[] } | null {
  const found = SAID.exec(key);
  return found && { template: found[1]!.trim(), spoken: found[2]?.split(',').map(Number) ?? [] };
}

/** Longer texts are outputs and compilers' words. */
const LONGEST = 4000;
/** Sentences within sentences. */
const DEEPEST = 4;
/** So many sentences of a text are looked at one by one; what follows them is one. */
const SENTENCES = 12;
const KEPT = 2000;
/** Nothing of ours: a tag, or a word that a program printed. */
const ONE_WORD = /^[\p{L}-]*$/u;

interface Template {
  /** Its own words, between what is filled in. */
  readonly parts: readonly string[];
  readonly weight: number;
  readonly translation: string;
  readonly spoken: ReadonlySet<number>;
}

/** `sentences`, as nearly everything is, or `tags`: single words and short terms, parted by commas. */
export type Kind = 'sentences' | 'tags';
export type Translate = (text: string, kind?: Kind) => string;

/**
 * Says in the bundle's language what `say` put together in English. It knows the words by their templates, so that the log keeps
 * one language and a run stored long ago is read in any; what is filled in is translated in turn where the template says that it
 * is words of ours, and has the language's own decimal sign where the translation marks it as a figure (`{0#}`). Other texts
 * stay as they are, a model's above all; a single word is known among tags only.
 */
export function translator(bundle: Readonly<Record<string, string>>, language: string): Translate {
  const point = figuresIn(language).point;
  const exact = new Map<string, string>();
  const templates: Template[] = [];
  for (const [key, translation] of Object.entries(bundle)) {
    const said = saidIn(key);
    if (said === null) continue;
    if (/\{\d\}/.test(said.template)) templates.push(templateFrom(said.template, said.spoken, translation.trim()));
    else exact.set(said.template, translation.trim());
  }
  templates.sort((a, b) => b.weight - a.weight);
  const known = new Map<string, string>();

  const whole = (text: string, depth: number): string | null => {
    const found = exact.get(text);
    if (found !== undefined) return found;
    for (const { parts, translation, spoken } of templates) {
      const values = filledIn(parts, text);
      if (values) return translation.replace(/\{(\d)(#?)\}/g, (_, hole: string, figure: string) => {
        const value = values[Number(hole)]!;
        if (figure !== '') return value.replace(/(?<=\d)\.(?=\d)/, point);
        return spoken.has(Number(hole)) ? translated(value, depth + 1) : value;
      });
    }
    return null;
  };
  const translated = (text: string, depth: number): string => {
    const words = text.trim();
    if (depth > DEEPEST || ONE_WORD.test(words)) return text;
    return text.replace(words, () => clauses(words, depth) ?? whole(words, depth) ?? inParts(words, depth));
  };
  /** Clauses that are all known, each by itself: a template may reach across several. */
  const clauses = (text: string, depth: number): string | null => {
    const all = text.split('; ');
    const said: string[] = [];
    for (const clause of all.length > 1 ? all : []) {
      const found = ONE_WORD.test(clause) ? null : whole(clause, depth);
      if (found === null) return null;
      said.push(found);
    }
    return said.length > 0 ? said.join('; ') : null;
  };
  const listed = (text: string): string => text.split(', ').map((tag) => whole(tag, 0) ?? tag).join(', ');
  /** Sentence by sentence, as many at once as are known together. */
  const inParts = (text: string, depth: number): string => {
    const all = text.split(/((?<=[.!?])\s+|;\s+|(?<=\d) × )/);
    const parts = all.length > 2 * SENTENCES ? [...all.slice(0, 2 * SENTENCES), all.slice(2 * SENTENCES).join('')] : all;
    let said = '';
    for (let at = 0; at < parts.length;) {
      let end = parts.length;
      let found: string | null = null;
      for (; end > at && found === null; end -= 2) {
        const some = parts.slice(at, end).join('');
        if ((at > 0 || end < parts.length) && !ONE_WORD.test(some)) found = whole(some, depth + 1);
      }
      const next = found === null ? at + 1 : end + 2;
      said += `${found ?? parts[at]!}${parts[next] ?? ''}`;
      at = next + 1;
    }
    return said;
  };
  return (text, kind = 'sentences') => {
    if (text.length > LONGEST) return text;
    const key = `${kind} ${text}`;
    let said = known.get(key);
    if (said === undefined) {
      if (known.size > KEPT) known.clear();
      known.set(key, said = kind === 'tags' ? whole(text, 0) ?? listed(text) : translated(text, 0));
    }
    return said;
  };
}

/** Holes never repeat in one template, and are in order: `say` numbers them. */
function templateFrom(template: string, spoken: readonly number[], translation: string): Template {
  const parts = template.split(/\{\d\}/);
  return { parts, weight: parts.join('').length, translation, spoken: new Set(spoken) };
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
