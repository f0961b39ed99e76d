import * as vscode from 'vscode';
import type { RunStore } from '../run/store';

/** Deletes this workspace's runs past the age and the total size that the settings name; 0 is no bound. */
export async function tidyRuns(store: RunStore): Promise<void> {
  const keep = vscode.workspace.getConfiguration('shortlist.runs');
  const [days, megabytes] = [keep.get<number>('keepDays', 90), keep.get<number>('keepMegabytes', 2000)];
  await store.clean({ maxAgeMs: days > 0 ? days * 86_400_000 : Infinity, maxBytes: megabytes > 0 ? megabytes * 2 ** 20 : Infinity });
}
