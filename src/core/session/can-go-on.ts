import type { LecternMessage } from '../../shared/chat/message';

/** Whether an answer ended before its end, with something to go on from. */
export function canGoOn({ role, parts, metadata }: LecternMessage): boolean {
  const isCut = metadata?.outcome !== 'complete' || parts.some(isLengthNotice);
  return role === 'assistant' && isCut && parts.some((part) => part.type === 'text' && part.text.trim() !== '');
}

function isLengthNotice(part: LecternMessage['parts'][number]): boolean {
  return part.type === 'data-notice' && part.data.code === 'model.lengthLimit';
}
