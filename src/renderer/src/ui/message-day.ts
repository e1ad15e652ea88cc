import { hasKnownDay } from '../../../shared/chat/known-day';
import { wording } from '../../../shared/text/wording';
import { dayFormat } from '../../../shared/text/formats';

/** The day on which a message was said, as a list of messages shows it. */
export function messageDay(createdAt: number): string {
  return hasKnownDay(createdAt, Date.now()) ? dayFormat().format(createdAt) : wording.memories.unknownDay;
}
