/** What was learnt of models, by name and endpoint, kept for the next run. It holds no key, and may be thrown away. */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import type { Dialect } from '../model/dialect';
import { dialectSchema } from '../model/dialect';

export interface Dialects {
  of(model: string): Partial<Dialect>;
  keep(model: string, dialect: Dialect): void;
}

const fileSchema = z.record(z.string(), dialectSchema);

export function openDialects(file: string): Dialects {
  return {
    of: (model) => read(file)[model] ?? {},
    keep(model, dialect) {
      try {
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileAtomic.sync(file, JSON.stringify({ ...read(file), [model]: dialect }, null, 2));
      } catch (error) {
        // The run goes on; the next one learns it again.
        console.error(`note: what was learnt of ${model} could not be kept (${error instanceof Error ? error.message : String(error)}).`);
      }
    },
  };
}

/** Empty where there is none yet, or one that an older version wrote. */
function read(file: string): Readonly<Record<string, Dialect>> {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}
