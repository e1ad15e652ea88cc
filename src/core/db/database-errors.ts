import { AppError, causesOf, findAppError } from '../errors';

/** In the words of Node and of Chromium. */
const UNREACHABLE =
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ECONNRESET|fetch failed|ERR_(?:CONNECTION|NAME|ADDRESS|INTERNET|NETWORK|PROXY|TUNNEL)_/;

/** The host of an address: what may be shown of it. A path, a token or a user name may not. */
function shownAddress(url: string): string {
  return URL.canParse(url) ? new URL(url).host || 'local.db' : 'local.db';
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** What a failure of libSQL or its transport means to the user. Anything not known stays what it was: a bug. */
export function toDatabaseError(error: unknown, url: string): unknown {
  const known = findAppError(error);
  if (known !== null) return known;
  const address = shownAddress(url);
  for (const cause of causesOf(error)) {
    const code = codeOf(cause);
    const message = cause instanceof Error ? `${cause.name} ${cause.message}` : '';
    if (/SQLITE_(NOTADB|CORRUPT)/.test(code))
      return new AppError('data.damaged', { file: 'local.db' }, { cause: error });
    if (/SQLITE_FULL|ENOSPC/.test(code)) return new AppError('data.full', {}, { cause: error });
    if (/SQLITE_(READONLY|CANTOPEN|PERM|IOERR)|EACCES|EROFS|ConnectionFailed/.test(`${code} ${message}`)) {
      return new AppError('data.readOnly', {}, { cause: error });
    }
    if (/TimeoutError|ETIMEDOUT|ERR_\w*TIMED_OUT|UND_ERR_.*TIMEOUT/.test(`${code} ${message}`)) {
      return new AppError('database.stalled', { address }, { cause: error });
    }
    if (/\b40[13]\b/.test(message)) return new AppError('database.unauthorized', { address }, { cause: error });
    if (UNREACHABLE.test(`${code} ${message}`)) {
      return new AppError('database.refused', { address }, { cause: error });
    }
    if (/URL_(INVALID|SCHEME_NOT_SUPPORTED|PARAM_NOT_SUPPORTED)/.test(code)) {
      return new AppError('database.address', {}, { cause: error });
    }
  }
  return error;
}
