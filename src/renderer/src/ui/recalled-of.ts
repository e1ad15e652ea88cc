import type { LecternMessage, RecalledMessage } from '../../../shared/chat/message';

/** What memory gave for an answer: what matched, and what was said beside it. */
export function recalledOf({ parts }: Pick<LecternMessage, 'parts'>): readonly RecalledMessage[] {
  return parts.flatMap((part) => (part.type === 'data-memory' ? part.data.recalled : []));
}
