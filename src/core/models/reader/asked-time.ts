import { readTime, type TimeSpan } from '../../knowledge/memory/read-time';
import { sayingAsked, type Saying } from '../../knowledge/memory/saying-asked';
import { timeAsked } from '../../knowledge/memory/time-asked';
import type { Direction } from './read-question';

/** The time that a question speaks of. */
export interface AskedTime {
  /** All that was said then is asked for. */
  readonly isAll: boolean;
  /** What was said then is asked for, and nothing of another time; else what was so then. */
  readonly isOfSaying: boolean;
  /** What of all that was said then is asked for. */
  readonly saying: Saying;
  /** Whether it was said then. `createdAt` is null for what was said in this session, which may go on since whenever. */
  has(createdAt: number | null): boolean;
  /** Whether it speaks of that time, as seen from when it was said. */
  isOf(text: string, createdAt: number | null): boolean;
}

/** Null when the question speaks of no time, or is none. */
export function askedTime(question: string, direction: Direction, now: number): AskedTime | null {
  const all = timeAsked(question, now);
  const span = all ?? readTime(question, now);
  if (span === null || direction.isTold) return null;
  return {
    isAll: all !== null,
    saying: sayingAsked(question),
    isOfSaying: all !== null || direction.isAboutPast,
    has: (createdAt) => (createdAt === null ? span.to > now : createdAt >= span.from && createdAt < span.to),
    isOf: (text, createdAt) => overlaps(readTime(text, createdAt ?? now), span),
  };
}

function overlaps(one: TimeSpan | null, other: TimeSpan): boolean {
  return one !== null && one.from < other.to && other.from < one.to;
}
