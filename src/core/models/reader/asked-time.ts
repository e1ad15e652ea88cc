import { readTime } from '../../knowledge/memory/read-time';
import { timeAsked } from '../../knowledge/memory/time-asked';
import type { Direction } from './read-question';

/** The time that a question for what was said speaks of. */
export interface AskedTime {
  /** All that was said then is asked for. */
  readonly isAll: boolean;
  /** `createdAt` is null for what was said in this session, which may go on since whenever. */
  has(createdAt: number | null): boolean;
}

/** Null when the question speaks of no time, or asks for something else than what was said. */
export function askedTime(question: string, direction: Direction, now: number): AskedTime | null {
  const all = timeAsked(question, now);
  const span = all ?? readTime(question, now);
  if (span === null || direction.isTold || (all === null && !direction.isAboutPast)) return null;
  return {
    isAll: all !== null,
    has: (createdAt) => (createdAt === null ? span.to > now : createdAt >= span.from && createdAt < span.to),
  };
}
