import type * as vscode from 'vscode';

/**
 * API keys, one an endpoint, in the editor's own secret storage. They go to that endpoint and nowhere else: never into
 * settings, logs or runs.
 */
export class Secrets {
  constructor(private readonly storage: vscode.SecretStorage) {}

  key(baseUrl: string): Thenable<string | undefined> { return this.storage.get(nameFor(baseUrl)); }

  setKey(baseUrl: string, key: string): Thenable<void> { return this.storage.store(nameFor(baseUrl), key.trim()); }

  clearKey(baseUrl: string): Thenable<void> { return this.storage.delete(nameFor(baseUrl)); }
}

/** An endpoint by its origin and path, so that another server never gets the key of this one. */
export function nameFor(baseUrl: string): string {
  try {
    const { origin, pathname } = new URL(baseUrl);
    return `shortlist.apiKey:${origin}${pathname.replace(/\/+$/, '')}`;
  } catch {
    return `shortlist.apiKey:${baseUrl.trim()}`;
  }
}
