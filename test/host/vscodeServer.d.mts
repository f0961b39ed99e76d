import type { Server, ServerOptions } from './vscodeHost.mjs';

export function startServer(options?: ServerOptions): Promise<Server>;
