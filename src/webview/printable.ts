/**
 * Everything a run shows was written by a model, a program, a compiler or a web page. Text nodes keep markup dead;
 * this keeps the rest dead: characters that steer a terminal, turn the reading direction or hide are shown as themselves.
 */

// C0 but tab and line feed, delete and C1; marks of direction; invisible and deprecated format characters; line and
// paragraph separators; fillers; interlinear marks; tag characters; variation selectors beyond the first sixteen.
const UNSAFE = new RegExp([
  '[\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F]',
  '[\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F]',
  '[\\u200B\\u200E\\u200F\\u2028-\\u202E\\u2060-\\u206F\\u3164\\uFEFF\\uFFA0\\uFFF0-\\uFFFB]',
  '[\\u{1BCA0}-\\u{1BCA3}\\u{1D173}-\\u{1D17A}\\u{E0000}-\\u{E0FFF}]',
  '\\p{Surrogate}',
].join('|'), 'gu');

const FAST = /[^\n\t\x20-\x7E]/;

/** `text` with every character that could mislead replaced by a visible sign: `␛` for an escape, `‹U+202E›` for an override. */
export function printable(text: string): string {
  return FAST.test(text) ? text.replace(UNSAFE, sign) : text;
}

/** Prose is shown up to here: nobody reads on, and a line of a megabyte would hold the page. */
const PROSE = 3000;

/** As `printable`, for what a model, a judge or a person said at any length. */
export function prose(text: string): string { return text.length > PROSE ? `${printable(text.slice(0, PROSE))}…` : printable(text); }

/** As `printable`, on one line of bearable length: for titles, labels and tooltips. */
export function printableLine(text: string): string {
  return prose(text).replace(/\s+/g, ' ').trim();
}

function sign(character: string): string {
  const code = character.codePointAt(0)!;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7F) return '␡';
  if (code >= 0xD800 && code <= 0xDFFF) return '\uFFFD';
  return `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`;
}

/** The first lines of a text that may be long, with how much was left out. Cheap whatever the length. */
export function head(text: string, maxLines: number, maxLength: number): { readonly text: string; readonly cut: boolean } {
  let end = -1;
  for (let line = 0; line < maxLines; line += 1) {
    end = text.indexOf('\n', end + 1);
    if (end === -1 || end > maxLength) break;
  }
  const keep = end === -1 || end > maxLength ? Math.min(text.length, maxLength) : end;
  const cut = text.slice(keep).trimEnd().length > 0;
  return { text: cut ? text.slice(0, keep) : text.slice(0, maxLength), cut };
}
