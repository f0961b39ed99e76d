import type { BrowserContext, Page } from 'playwright-core';

export interface ServerOptions {
  /** Folders of the extensions to have installed. */
  readonly extensions?: readonly string[];
  /** User settings, over quiet defaults. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Environment of the server, and so of the extension host, beside PATH and a throw-away home. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly testDriver?: boolean;
  /** Folders have to be trusted first, as for a user. Default: every folder is trusted. */
  readonly workspaceTrust?: boolean;
  readonly port?: number;
  readonly onLog?: (source: 'server' | 'page' | 'tests', text: string) => void;
}

export interface Server {
  /** Such as `127.0.0.1:34567`. */
  readonly host: string;
  /** The throw-away folder that holds everything this server writes. */
  readonly home: string;
  readonly userSettings: string;
  address(what?: { open?: string; payload?: Readonly<Record<string, string>> }): string;
  remoteUri(file: string): string;
  /** Ends the server with all its processes, and removes `home`. */
  stop(): Promise<void>;
}

export interface HostOptions extends ServerOptions {
  /** Folder or .code-workspace file to open; none opens an empty window. */
  readonly open?: string;
  readonly developmentExtension?: string;
  /** CommonJS module that exports `run()`, called inside the extension host. */
  readonly testsModule?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly deviceScaleFactor?: number;
  /** Browser permissions, such as `clipboard-read`. */
  readonly permissions?: readonly string[];
  /** What extensions are told of the display language, such as `de`. Default: English. */
  readonly language?: string;
}

export interface Host extends Server {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Exit code of the tests module: 0 when `run()` was fulfilled. */
  readonly testsExited: Promise<number>;
  /** Loads the window again, as *Developer: Reload Window* does. */
  reload(): Promise<void>;
}

export function startVSCode(options: HostOptions): Promise<Host>;
