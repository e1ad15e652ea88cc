import { hasKnownDay } from '../../../shared/chat/known-day';
import { en } from '../../../shared/text/en';

const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });

/** The day on which a message was said, as a list of messages shows it. */
export function messageDay(createdAt: number): string {
  return hasKnownDay(createdAt, Date.now()) ? day.format(createdAt) : en.memories.unknownDay;
}
