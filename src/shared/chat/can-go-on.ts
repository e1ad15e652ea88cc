import { READER_MODEL_ID } from '../domain/model';
import type { LecternMessage } from './message';

/**
 * Whether an answer of a model ended before its end, with something to go on from. One that is not closed (`isOpen`) counts
 * as cut, unless it says already how it ended.
 */
export function canGoOn({ role, parts, metadata }: LecternMessage, isOpen = false): boolean {
  if (role !== 'assistant' || metadata?.modelId === READER_MODEL_ID) return false;
  const isCut =
    (metadata?.outcome ?? (isOpen ? 'interrupted' : 'complete')) !== 'complete' || parts.some(isLengthNotice);
  return isCut && parts.some((part) => part.type === 'text' && part.text.trim() !== '');
}

function isLengthNotice(part: LecternMessage['parts'][number]): boolean {
  return part.type === 'data-notice' && part.data.code === 'model.lengthLimit';
}
