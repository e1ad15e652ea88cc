import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { AppError } from '../../errors';
import type { SourceKind } from '../../../shared/domain/source';

// Touches no file, and no git: main's thread imports this too.

export interface ParsedAddress {
  readonly kind: Extract<SourceKind, 'repository' | 'folder'>;
  /** An https, ssh or loopback http URL, an scp-like address, or an absolute path; never with a password in it. */
  readonly address: string;
}

const SCHEME = /^[a-z][a-z0-9+.-]+:/i;
/**
 * `git@host:path` or `host.name:path` (git-clone(1), "Git URLs"): no slash before the colon. A bare word before it
 * could as well be a scheme, so such a host has to be written as ssh://.
 */
const SCP_LIKE = /^(?:[a-z0-9_][\w.-]*@[a-z0-9][\w.-]*|[a-z0-9][\w-]*(?:\.[\w-]+)+):(?!\/\/)[^\s-]\S*$/i;
/** `host.name/owner/repository`, as copied without its scheme. */
const BARE_HOST = /^[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)+\/\S+$/i;
/** `owner/name` at GitHub, and no path of more steps, or of `.` ones. An owner there has no dots. */
const OWNER_AND_NAME = /^[a-z\d][a-z\d-]{0,38}\/(?!\.{1,2}\/?$)[\w.][\w.-]*\/?$/i;
/** Characters; a path may have as many. */
const MAX_LENGTH = 4_000;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * What a person typed, as a repository or a folder. Errors: `source.addressMissing` when it is blank, `source.address` when it is neither,
 * `source.scheme` when it is fetched in a way that is not allowed. A password in a URL is dropped: git's own set-up signs in.
 * Where a person is to hear of that, see `checkNoPassword`.
 */
export function parseAddress(typed: string): ParsedAddress {
  const text = typed.trim();
  if (text === '') throw new AppError('source.addressMissing');
  if (text.length > MAX_LENGTH || text.startsWith('-') || text.includes('\0')) throw new AppError('source.address');
  // As a shell writes it.
  if (/^~(?:\/|$)/.test(text)) return { kind: 'folder', address: join(homedir(), text.slice(1), '.') };
  if (isAbsolute(text)) return { kind: 'folder', address: resolve(text) };
  // `ext::sh` and its like name a program to run.
  if (/^[\w+.-]+::/.test(text)) throw new AppError('source.scheme');
  if (SCHEME.test(text) && (text.includes('://') || !SCP_LIKE.test(text))) return repository(text);
  if (SCP_LIKE.test(text)) return { kind: 'repository', address: lowerHost(text) };
  if (BARE_HOST.test(text)) return repository(`https://${text}`);
  if (OWNER_AND_NAME.test(text)) return repository(`https://github.com/${text}`);
  throw new AppError('source.address');
}

/** Errors: `source.hasPassword` for a URL with a password in it, which would be dropped without a word. */
export function checkNoPassword(typed: string): void {
  const text = typed.trim();
  if (URL.canParse(text) && new URL(text).password !== '') throw new AppError('source.hasPassword');
}

/** The normalised address a text stands for; null when it is none. */
export function addressOf(text: string): string | null {
  try {
    return parseAddress(text).address;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** Hex SHA-256 of the normalised address, ref and search path: what names a source everywhere. */
export function resourceKeyOf(source: {
  readonly address: string;
  readonly ref: string | null;
  readonly searchPath: string | null;
}): string {
  const address = source.address.replace(/\/+$/, '').replace(/(?<=[^/])\.git$/, '');
  const searchPath = source.searchPath === null ? null : normalizeSearchPath(source.searchPath);
  return createHash('sha256')
    .update(JSON.stringify([address, source.ref, searchPath]))
    .digest('hex');
}

/** With forward slashes, without the outer ones and `.` steps; null for the whole. */
export function normalizeSearchPath(path: string): string | null {
  const steps = path.split(/[\\/]+/).filter((step) => step !== '' && step !== '.');
  return steps.length === 0 ? null : steps.join('/');
}

function repository(text: string): ParsedAddress {
  // The URL parser drops white space instead of refusing it.
  if (/[\s\p{Cc}]/u.test(text)) throw new AppError('source.address');
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) throw new AppError(/^(?:https?|ssh):/i.test(text) ? 'source.address' : 'source.scheme');
  if (!isAllowed(url)) throw new AppError('source.scheme');
  if (url.hostname === '' || url.hostname.startsWith('-') || url.username.startsWith('-') || url.pathname.length < 2) {
    throw new AppError('source.address');
  }
  url.password = '';
  // In https a name alone is a token as often as not; ssh needs its name.
  if (url.protocol !== 'ssh:') url.username = '';
  url.hash = '';
  // A scheme that the URL parser does not know keeps its host's case.
  url.hostname = url.hostname.toLowerCase();
  return { kind: 'repository', address: url.href.replace(/\/+$/, '') };
}

function isAllowed(url: URL): boolean {
  switch (url.protocol) {
    case 'https:':
    case 'ssh:':
      return true;
    case 'http:':
      return LOOPBACK.test(url.hostname);
    default:
      return false;
  }
}

function lowerHost(address: string): string {
  const colon = address.indexOf(':');
  const at = address.slice(0, colon).indexOf('@') + 1;
  return address.slice(0, at) + address.slice(at, colon).toLowerCase() + address.slice(colon).replace(/\/+$/, '');
}
