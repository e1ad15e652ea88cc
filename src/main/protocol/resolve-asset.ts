import { extname, join, sep } from 'node:path';
import { isAppAddress } from './app-address';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
};

export interface Asset {
  readonly path: string;
  readonly contentType: string;
}

/**
 * The built file behind an address of the app; null for what is not served. A path without an extension is a place in
 * the window, so it gets the document.
 */
export function resolveAsset(rendererDir: string, address: string): Asset | null {
  const segments = pathSegments(address);
  if (segments === null) return null;
  const extension = extname(segments.at(-1) ?? '').toLowerCase();
  if (extension === '') return { path: join(rendererDir, 'index.html'), contentType: 'text/html; charset=utf-8' };

  const contentType = contentTypes[extension];
  const path = join(rendererDir, ...segments);
  // The segments are clean already; the folder is the last line of defence.
  if (contentType === undefined || !path.startsWith(rendererDir + sep)) return null;
  return { path, contentType };
}

function pathSegments(address: string): readonly string[] | null {
  if (!isAppAddress(address)) return null;
  try {
    const segments = decodeURIComponent(new URL(address).pathname)
      .split('/')
      .filter((segment) => segment !== '');
    const isClean = segments.every((segment) => segment !== '..' && segment !== '.' && !/[\\:\0]/.test(segment));
    return isClean ? segments : null;
  } catch {
    // A malformed escape.
    return null;
  }
}
