import type { RecalledMessage } from '../../../shared/chat/message';
import type { AskedTime } from './asked-time';
import type { Terms } from './match-terms';
import type { Direction } from './read-question';

export interface Recalled extends Pick<RecalledMessage, 'role' | 'text' | 'createdAt' | 'isMatch'> {
  /** Of an answer that a language model wrote, the prompt behind it, when that was recalled too. */
  readonly prompt: string | null;
  /** How near recall found it in meaning, 0 to 1; null when it does not know. */
  readonly near: number | null;
  /** Recall's own score, 0 to 1; 0 for a neighbour. */
  readonly score: number;
}

/** What may be quoted; `createdAt` is null for what was said in this session. */
export interface Candidate extends Omit<Recalled, 'createdAt'> {
  readonly createdAt: number | null;
  /** Greater for what was said later. */
  readonly newness: number;
  /** Of the text, what tells something: a question within it answers none. */
  readonly told: string;
}

/** A prompt as far as memory is asked by it. */
export interface Asked {
  readonly question: string;
  readonly terms: Terms;
  readonly direction: Direction;
  readonly time: AskedTime | null;
}
