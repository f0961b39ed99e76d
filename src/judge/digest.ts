import { createHash } from 'node:crypto';

/** A key by content, fit for a file name. */
export function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 27);
}
