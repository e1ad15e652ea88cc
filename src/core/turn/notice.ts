import type { LecternChunk } from '../../shared/chat/message';
import type { ErrorCode } from '../../shared/text/wording';
import type { RetryWait } from '../models/guard-model';

/** Something the reader of an answer should know. One of a kind an answer. */
export function notice(code: ErrorCode, params: Record<string, string | number>): LecternChunk {
  return { type: 'data-notice', id: `notice-${code}`, data: { code, params } };
}

/** That a model is asked again in a while; once that is over, that it was. The second takes the place of the first. */
export function waitNotice({ address, seconds, attempt, tries }: RetryWait, isOver: boolean): LecternChunk {
  const code: ErrorCode = isOver ? 'model.waited' : 'model.waiting';
  const params = { address, attempt, tries, ...(isOver ? {} : { seconds }) };
  return { type: 'data-notice', id: 'notice-model.wait', data: { code, params } };
}
