import { isQuestion } from '../../knowledge/memory/is-question';
import type { AskedTime } from './asked-time';
import { answersItself } from './answers-itself';
import { isNoted } from './is-noted';
import { isSameQuestion } from './is-same-question';
import type { Terms } from './match-terms';
import type { Candidate } from './memory-candidate';
import type { Stated } from './states-asked';
import { matchSaid } from './with-kinds';

const ASSISTANT_HANDICAP = 0.4;
const MATCH_BONUS = 0.2;
const TIME_BONUS = 1;
/** More than any share of words that is enough lacks of all. */
const STATED_BONUS = 0.5;
/** Said of a thing by nearly all that is asked, whatever else fits better. */
const NEARLY_ALL = 0.75;

export interface Rated {
  readonly memory: Candidate;
  readonly share: number;
  readonly isAskedAgain: boolean;
  /** It asks the same, and answers it itself. */
  readonly isAnswered: boolean;
  /** It tells what, how or where the very thing is that is asked for, and not of another with its words. */
  readonly isNamed: boolean;
  /** It tells what that is. */
  readonly isStated: boolean;
  readonly score: number;
}

interface RatedBy {
  readonly weighed: Terms;
  readonly asked: Terms;
  /** Those by which a question asked before is told for the same. */
  readonly repeated: Terms;
  /** The stems of a text, as the question has its words. */
  readonly toStems: (text: string) => readonly string[];
  /** Whether a text speaks of whom, or what, it is asked. */
  readonly isOfOwner: (text: string) => boolean;
  /** The shares of the question in the name of a thing of which a text tells what it is. */
  readonly shareStated: (text: string) => Stated;
  /** The share from which words fit. */
  readonly fits: number;
  readonly time: AskedTime | null;
  /** A value of the user's own, or one that was said, is asked for. */
  readonly mayBeNoted: boolean;
}

/** The user's own words before an answer's, then what the search of memory took for a match. */
export function rate(
  { weighed, asked, repeated, toStems, isOfOwner, shareStated, fits, time, mayBeNoted }: RatedBy,
  memory: Candidate,
): Rated {
  const ownShare = isOfOwner(memory.told) ? matchSaid(weighed, memory.told, toStems) : 0;
  const isAskedAgain = ownShare < fits && wasAsked(repeated, memory);
  const isNote = mayBeNoted && memory.role === 'user' && isNoted(asked, memory.told);
  const isAnswered = memory.role === 'user' && answersItself(repeated, memory.text);
  const share = isAskedAgain || isNote || isAnswered ? 1 : ownShare;
  const { named, stated } = memory.role === 'user' && ownShare > 0 ? shareStated(memory.told) : { named: 0, stated: 0 };
  const isOfAll = (part: number): boolean => isAnswered || (part > 0 && part >= Math.min(ownShare, NEARLY_ALL));
  const isStated = isOfAll(stated);
  const score =
    share +
    (isStated ? STATED_BONUS : 0) +
    (memory.isMatch ? MATCH_BONUS : 0) +
    (isOfTime(memory, time) ? TIME_BONUS : 0) -
    (memory.role === 'assistant' ? ASSISTANT_HANDICAP : 0);
  return { memory, share, isAskedAgain, isAnswered, isNamed: isOfAll(named), isStated, score };
}

/** Of what fits, that of the time that is asked for goes first: a newer value is none of then. */
export function isOfTime({ text, createdAt }: Candidate, time: AskedTime | null): boolean {
  return time !== null && (time.has(createdAt) || time.isOf(text, createdAt));
}

/** What is no question tells something: that itself is the answer, and what followed it is none. */
function wasAsked(repeated: Terms, { prompt }: Candidate): boolean {
  return prompt !== null && isQuestion(prompt) && isSameQuestion(repeated, prompt);
}
