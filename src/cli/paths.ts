import os from 'node:os';
import path from 'node:path';

/** Where the command line keeps what it may throw away (XDG base directories). */
export function cacheFolder(): string {
  return path.join(process.env['XDG_CACHE_HOME'] || path.join(os.homedir(), '.cache'), 'shortlist');
}

/** Where the command line keeps runs by default. */
export function runsFolder(): string {
  return path.join(process.env['XDG_STATE_HOME'] || path.join(os.homedir(), '.local', 'state'), 'shortlist', 'runs');
}
