/** Makes a folder and those above it. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

/**
 * Folder by folder, since what Node makes at one stroke tells a read-only disk as "no such file" and never comes back from
 * a place such as /proc, where no folder can be made.
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await makeOne(folder);
  } catch (error) {
    const parent = path.dirname(folder);
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || parent === folder) throw error;
    await makeFolder(parent);
    await makeOne(folder);
  }
}

/** One that is there, or leads to one, is as good; what else has its name is found out by who writes into it. */
async function makeOne(folder: string): Promise<void> {
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => { if (error.code !== 'EEXIST') throw error; });
}
