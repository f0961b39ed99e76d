/** A bundled sample problem and what was recorded for it: `samples/<id>/{statement.md, recording.yaml, programs/*}`. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const recordingSchema = z.object({
  programs: z.array(z.object({ file: z.string(), language: z.string(), kind: z.string().default(''), score: z.number().min(0).max(1).optional() })),
  /** By task: texts given in turn. */
  answers: z.record(z.string(), z.array(z.string())).default({}),
});

export interface RecordedProgram { readonly file: string; readonly language: string; readonly source: string; readonly score: number | null }

export interface Recording {
  readonly id: string;
  readonly title: string;
  readonly statement: string;
  readonly programs: readonly RecordedProgram[];
  readonly answers: Readonly<Record<string, readonly string[]>>;
}

/** Every folder that holds a recording, by name. @throws naming the file that is missing or malformed. */
export async function loadRecordings(dir: string): Promise<Recording[]> {
  const entries = await readdir(dir, { withFileTypes: true });
  const ids = entries.filter((entry) => entry.isDirectory() && existsSync(path.join(dir, entry.name, 'recording.yaml'))).map((entry) => entry.name).sort();
  return Promise.all(ids.map((id) => loadRecording(path.join(dir, id), id)));
}

async function loadRecording(dir: string, id: string): Promise<Recording> {
  const statement = await readFile(path.join(dir, 'statement.md'), 'utf8');
  const { programs, answers } = recordingSchema.parse(parse(await readFile(path.join(dir, 'recording.yaml'), 'utf8')));
  return {
    id, statement, answers, title: /^#\s+(.+)$/m.exec(statement)?.[1]?.trim() ?? id,
    programs: await Promise.all(programs.map(async ({ file, language, score }) => {
      return { file, language, score: score ?? null, source: await readProgram(dir, file) };
    })),
  };
}

/** Files are named relative to the sample's folder, or to its `programs`. */
async function readProgram(dir: string, file: string): Promise<string> {
  const inPrograms = file.startsWith('programs/') ? file : path.join('programs', file);
  return readFile(path.join(dir, inPrograms), 'utf8');
}
