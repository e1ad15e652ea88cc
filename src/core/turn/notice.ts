import type { LecternChunk } from '../../shared/chat/message';
import type { ErrorCode } from '../../shared/text/en';

/** Something the reader of an answer should know. One of a kind an answer. */
export function notice(code: ErrorCode, params: Record<string, string | number>): LecternChunk {
  return { type: 'data-notice', id: `notice-${code}`, data: { code, params } };
}
