import { lstat, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { languageByName } from '../judge/languages/table';
import type { RunState } from '../run/state';

/** Beside a run's log. The folder may come from elsewhere: a link in it is not followed. */
export async function writeSubmissionsOf(state: RunState, run: string): Promise<string[]> {
  const folder = path.join(run, 'submissions');
  if ((await lstat(folder).catch(() => null))?.isSymbolicLink()) await rm(folder);
  return writeSubmissions(state, folder);
}

/** One file a submission, best first: `01-c17.cpp`. */
export async function writeSubmissions(state: RunState, folder: string): Promise<string[]> {
  if (state.submissions.length === 0) return [];
  await mkdir(folder, { recursive: true });
  // A resumed run may choose others than before: its own earlier files go, nothing else does.
  for (const name of await readdir(folder)) if (/^\d\d-c\d+\.\w+$/.test(name)) await rm(path.join(folder, name));
  return Promise.all(state.submissions.map(async ({ candidate: id }, index) => {
    const candidate = state.candidates[id]!;
    const extension = languageByName(candidate.language)?.extensions[0] ?? '.txt';
    const file = path.join(folder, `${String(index + 1).padStart(2, '0')}-${id.replace(/[^\w-]/g, '_').slice(0, 40)}${extension}`);
    await rm(file, { force: true });
    await writeFile(file, candidate.code, { flag: 'wx' });
    return file;
  }));
}
