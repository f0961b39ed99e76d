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
  if (bytes.includes(0)) throw new UserError(`${file} is a binary file. Give a statement as Markdown, text, HTML, LaTeX or a source file's header comment.`);
  const text = bytes.toString('utf8');
  if (text.trim() === '') throw new UserError(`${file} is empty. Give a file that holds a problem statement.`);
  return readProblem(text, { fileName: path.basename(file) });
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
