import { uuidV7 } from '../../shared/domain/ids';

export const APP_SCHEME = 'lectern';
const APP_HOST = 'app';

/** The address of a window: its session's, or the one that is bound to no session yet. */
export function appAddress(sessionId: string | null): string {
  return `${APP_SCHEME}://${APP_HOST}/${sessionId === null ? '' : `s/${sessionId}`}`;
}

/** True for documents that this app serves itself. Compared by the parser, never by prefix. */
export function isAppAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  const hasOurHost = url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST;
  return hasOurHost && url.username === '' && url.password === '';
}

/** The session that a window's address names; null for every other address. */
export function sessionOfAddress(address: string): string | null {
  if (!isAppAddress(address)) return null;
  const [, area, id, ...rest] = new URL(address).pathname.split('/');
  if (area !== 's' || rest.length > 0) return null;
  return uuidV7.safeParse(id).data ?? null;
}
