import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Problem } from '../problem/problem';
import { readProblem } from '../problem/readProblem';
import { UserError } from '../userError';

/** A statement longer than this is a wrong file. */
export const STATEMENT_LIMIT_BYTES = 16 * 2 ** 20;

/** Reads a statement's file (`-` is standard input). @throws {UserError} where it is missing, a folder, empty, binary or too large. */
export async function readStatement(file: string): Promise<{ problem: Problem; notes: readonly string[] }> {
  const bytes = file === '-' ? await readStdin() : await readNamed(file);
  const text = textOf(bytes, file);
  if (text.trim() === '') throw new UserError(`${file} is empty. Give a file that holds a problem statement.`);
  return readProblem(text, { fileName: path.basename(file) });
}

/** Text in UTF-8, in UTF-16 with its mark, or in the encoding that a page declares, as old judges' pages do. @throws {UserError} for anything else. */
function textOf(bytes: Buffer, file: string): string {
  const [first, second] = bytes;
  if (first === 0xFF && second === 0xFE) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xFE && second === 0xFF) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) throw new UserError(`${file} is a binary file. Give a statement as Markdown, text, HTML, LaTeX or a source file's header comment.`);
  if (isUtf8(bytes)) return bytes.toString('utf8');
  const declared = /\b(?:charset|encoding)\s*=\s*["']?([\w-]+)/i.exec(bytes.toString('latin1', 0, 4096))?.[1];
  try {
    return new TextDecoder(declared ?? '', { fatal: true }).decode(bytes);
  } catch {
    const nor = declared === undefined ? '' : ` (nor in ${declared}, which it declares)`;
    throw new UserError(`${file} is not text in UTF-8${nor}. Save it as UTF-8, then try again.`);
  }
}

async function readNamed(file: string): Promise<Buffer> {
  const entry = await stat(file).catch(() => { throw new UserError(`There is no file ${file}.`); });
  if (!entry.isFile()) throw new UserError(`${file} is not a file. Give a file that holds a problem statement.`);
  if (entry.size > STATEMENT_LIMIT_BYTES) throw new UserError(`${file} is larger than ${STATEMENT_LIMIT_BYTES / 2 ** 20} MB. Give the statement alone.`);
  return readFile(file);
}

async function readStdin(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
