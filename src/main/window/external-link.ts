import { AppError } from '../../core/errors';

/**
 * The address as it may be handed to the system: https, with a host, without a name or password (they disguise where a
 * link leads). Judged and returned as the parser sees it, never as written. Errors: `link.refused`.
 */
export function externalLink(address: string): string {
  if (!URL.canParse(address)) throw new AppError('link.refused');
  const url = new URL(address);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') throw new AppError('link.refused');
  return url.href;
}
