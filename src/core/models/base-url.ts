import { AppError } from '../errors';

/** What people paste from a manual behind the base address. */
const PASTED_ENDPOINT = /\/(chat\/completions|completions|responses|models)$/;

/**
 * The base address a user typed, as a URL without a slash at the end: `localhost:1234` becomes `http://localhost:1234`.
 * Errors: `model.address`.
 */
export function normalizeBaseUrl(typed: string): string {
  const text = typed.trim();
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  const url = parseUrl(hasScheme ? text : `http://${text}`);
  if (!hasScheme && url !== null && !isLocalHost(url.hostname)) url.protocol = 'https:';

  const isUsable = url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  if (!isUsable) throw new AppError('model.address');
  const path = url.pathname.replace(/\/+$/, '').replace(PASTED_ENDPOINT, '');
  return url.origin + path;
}

/** The address as sentences name it: the host alone, so that nothing private in a path is shown or logged. */
export function displayAddress(baseUrl: string): string {
  return new URL(baseUrl).host;
}

/** True for this machine and its own network: a server there may be slow to load, and has no certificate. */
export function isLocalBaseUrl(baseUrl: string): boolean {
  return isLocalHost(new URL(baseUrl).hostname);
}

function isLocalHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  if (host.includes(':')) return host === '::1' || /^f[cd]|^fe80/.test(host);
  if (/^\d+(\.\d+){3}$/.test(host)) {
    return /^(0\.|127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)/.test(host);
  }
  return !host.includes('.') || /\.(local|localhost|lan|internal|home\.arpa)$/.test(host);
}

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
