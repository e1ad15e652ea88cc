import type { Protocol } from 'electron';
import { readFile } from 'node:fs/promises';
import { APP_SCHEME, isAppAddress } from './app-address';
import { contentSecurityPolicy } from './content-security-policy';
import { resolveAsset } from './resolve-asset';

export interface ServeAppOptions {
  readonly rendererDir: string;
  /** Vite's server in development; it is reached through this protocol too, so the page's origin is the same. */
  readonly devServer: URL | null;
}

/** Must run before Electron is ready. `codeCache` keeps compiled scripts between starts. */
export function registerAppScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/** Serves `lectern://app/…`: the built renderer and nothing else, each answer with its policy. */
export function serveApp(protocol: Protocol, options: ServeAppOptions): void {
  const headers = {
    'Content-Security-Policy': contentSecurityPolicy(options.devServer !== null),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
  protocol.handle(APP_SCHEME, async (request) => {
    if (request.method !== 'GET') return new Response(null, { status: 405, headers });
    if (options.devServer !== null) return await fromDevServer(options.devServer, request.url, headers);

    const asset = resolveAsset(options.rendererDir, request.url);
    const body = asset === null ? null : await readFile(asset.path).catch(() => null);
    if (asset === null || body === null) return new Response(null, { status: 404, headers });
    return new Response(new Uint8Array(body), { headers: { ...headers, 'Content-Type': asset.contentType } });
  });
}

async function fromDevServer(devServer: URL, address: string, headers: Record<string, string>): Promise<Response> {
  if (!isAppAddress(address)) return new Response(null, { status: 404, headers });
  const { pathname, search } = new URL(address);
  const accept = pathname.startsWith('/s/') ? 'text/html' : '*/*';
  const answer = await fetch(new URL(pathname + search, devServer), { headers: { accept } });
  const contentType = answer.headers.get('content-type') ?? 'application/octet-stream';
  return new Response(answer.body, { status: answer.status, headers: { ...headers, 'Content-Type': contentType } });
}
