/**
 * The ladder by which a YAML reply is read (AlphaCodium): reasoning, fences and prose stripped; parsed; failing that, the
 * known texts taken by their keys; failing that, of a reply that was cut off, the items that are whole. Scalars are read
 * as text, so that `007` and `1e5` stay what they are; schemas turn them into numbers.
 */
import { isMap, isScalar, isSeq, parseDocument, type ErrorCode, type Node, type YAMLError } from 'yaml';
import { z } from 'zod';
import { faultsIn } from '../faults';
import { say, spoken } from '../say';
import { reindent, type KeyKind } from './reindent';
import { yamlIn } from './unwrap';

/** The form a prompt asks for: the schema of the value, and what may stand under each key on the way there. */
export interface ReplyForm<T> {
  readonly schema: z.ZodType<T>;
  /** Every key of the reply, at whatever depth. */
  readonly keys: Readonly<Record<string, KeyKind>>;
  /** The top-level list whose whole items are worth having when the reply is cut off. */
  readonly list?: string;
}

export type Parsed<T> =
  | { readonly ok: true; readonly value: T; /** Items were lost where the reply was cut off. */ readonly cut: boolean }
  | { readonly ok: false; /** What is wrong with the reply, as a sentence for the model and for a person. */ readonly error: string };

/** `cutOff`: whether the endpoint said that the reply met the token limit; unknown when left out. */
export function parseReply<T>(form: ReplyForm<T>, reply: string, cutOff?: boolean): Parsed<T> {
  const keys = Object.keys(form.keys);
  const parts = yamlIn(reply, keys);
  let error = reply.trim() === '' ? say`The reply is empty.` : say`The reply holds no YAML with the keys that were asked for.`;
  let first = true;
  for (const rung of [asIs, reindented]) {
    for (const part of parts) {
      const tried = rung(form, part.text, cutOff ?? part.open);
      if (tried.ok) return tried;
      if (first) error = tried.error;
      first = false;
    }
  }
  return { ok: false, error };
}

function asIs<T>(form: ReplyForm<T>, text: string, cut: boolean): Parsed<T> {
  return validated(form, text, cut, true);
}

function reindented<T>(form: ReplyForm<T>, text: string, cut: boolean): Parsed<T> {
  return validated(form, reindent(text, form.keys), cut, false);
}

function validated<T>(form: ReplyForm<T>, text: string, cut: boolean, strict: boolean): Parsed<T> {
  const document = parseDocument(text, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' });
  const [broken] = document.errors;
  if (broken) return { ok: false, error: brokenYaml(broken, text) };
  if (strict && hasFoldedText(document.contents, form.keys)) return { ok: false, error: say`A text of several lines must be a block scalar (key: |-).` };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 20 });
  } catch (error) {
    return { ok: false, error: say`It is not valid YAML: ${error instanceof Error ? error.message : String(error)}` };
  }
  if (Array.isArray(value)) {
    if (form.list !== undefined) value = { [form.list]: value };
    else if (value.length === 1) [value] = value as unknown[];
  }
  if (cut) {
    const whole = withoutLastItem(value, form.list);
    if (whole === null) return { ok: false, error: say`The reply was cut off before its end; make it shorter.` };
    value = whole;
  }
  const result = form.schema.safeParse(value);
  return result.success ? { ok: true, value: result.data, cut }
    : { ok: false, error: say`It does not have the form asked for: ${spoken(faultsIn(result.error))}` };
}

/** YAML joins the lines of a plain text with spaces; where lines mean something that must not happen. */
function hasFoldedText(node: Node | null, keys: ReplyForm<unknown>['keys']): boolean {
  if (isSeq(node)) return node.items.some((item) => hasFoldedText(item as Node | null, keys));
  if (!isMap(node)) return false;
  return node.items.some(({ key, value }) => {
    const name = isScalar(key) ? String(key.value) : '';
    if (isScalar(value)) return keys[name] === 'text' && value.type !== 'BLOCK_LITERAL' && foldedLines(value.source, value.range, value.type);
    return hasFoldedText(value as Node | null, keys);
  });
}

function foldedLines(source: string | undefined, range: readonly number[] | null | undefined, type: string | undefined): boolean {
  if (type === 'BLOCK_FOLDED') return true;
  // The source of a plain scalar that spans lines is longer than its text, by the indentation that was folded away.
  return type === 'PLAIN' && range != null && source !== undefined && range[1]! - range[0]! > source.length;
}

function withoutLastItem(value: unknown, list: string | undefined): unknown {
  if (list === undefined || typeof value !== 'object' || value === null) return null;
  const items = (value as Record<string, unknown>)[list];
  if (!Array.isArray(items) || items.length < 2) return null;
  return { ...value, [list]: items.slice(0, -1) };
}

/** By their codes: the parser's own words are English. */
const YAML_FAULTS: Readonly<Partial<Record<ErrorCode, string>>> = {
  BAD_INDENT: say`the indentation does not fit that of its neighbours`, TAB_AS_INDENT: say`tabs are not allowed as indentation`,
  BLOCK_AS_IMPLICIT_KEY: say`a second "key:" on the line; put the text in quotes or in a block scalar`,
  BAD_SCALAR_START: say`a plain text cannot begin like this; put it in quotes`,
  MISSING_CHAR: say`a quotation mark, comma, colon or dash is missing`,
  MULTILINE_IMPLICIT_KEY: say`a key has to be on one line`,
  UNEXPECTED_TOKEN: say`something stands here that does not belong here`,
  BAD_DQ_ESCAPE: say`a backslash in double quotes has no meaning here; use single quotes or a block scalar`,
  BLOCK_IN_FLOW: say`a block cannot stand between brackets`,
  MULTIPLE_DOCS: say`there are several documents`, BAD_ALIAS: say`an asterisk or ampersand stands where it is read as an alias; put the text in quotes`,
};

function brokenYaml({ code, linePos, message }: YAMLError, text: string): string {
  const at = linePos?.[0] ?? { line: 1, col: 1 };
  const line = text.split('\n')[at.line - 1]?.trim().slice(0, 80) ?? '';
  return say`It is not valid YAML in line ${at.line}, column ${at.col} (“${line}”): ${spoken(YAML_FAULTS[code] ?? message.split(' at line ', 1)[0])}.`;
}

/** A program in a YAML text: without a fence of its own, with plain quotes. */
export const codeText = z.string().transform(plainCode).refine((code) => code.trim() !== '', say`there is no code`);

/** Lines of input or output: with a final newline, as every test has. */
export const testText = z.string().transform((text) => (text === '' || text.endsWith('\n') ? text : `${text}\n`));

/** A list of short texts; one text with commas is taken as such a list. */
export const textList = z.union([
  z.array(z.string()),
  z.string().transform((text) => text.split(/,|\n/).map((item) => item.replace(/^[-*•]\s+/, '').trim()).filter((item) => item !== '')),
]);

/** Any writing of yes and no. */
export const yesNo = z.string().transform((text) => text.trim().toLowerCase().replace(/[.!]$/, ''))
  .pipe(z.enum(['yes', 'true', 'y', 'no', 'false', 'n', ''])).transform((word) => ['yes', 'true', 'y'].includes(word));

function plainCode(code: string): string {
  const fence = /^\s*(`{3,}|~{3,})[^\n]*\n([\s\S]*?)\n?\s*\1?\s*$/.exec(code);
  return (fence ? fence[2]! : code).replace(/[“”]/g, '"').replace(/[‘’]/g, '\'').replaceAll('\u00A0', ' ');
}
