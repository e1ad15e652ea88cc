import type { RecalledMessage } from '../../../shared/chat/message';
import type { AskedTime } from './asked-time';
import { isClose } from './is-close';
import { isNoted } from './is-noted';
import { isQuestion } from './is-question';
import { isSameQuestion } from './is-same-question';
import { matchTerms, weighTerms, type Terms } from './match-terms';
import { ownersIn, speaksOf } from './owners-asked';
import { matchSaid } from './with-kinds';
import { isBareSearch, type Direction } from './read-question';
import { saysSomething } from './says-something';

/** Something said before. `createdAt` (Unix ms) is null for what was said in this session. */
export interface Memory {
  readonly role: 'user' | 'assistant';
  /** The sentences that fit. */
  readonly text: string;
  readonly createdAt: number | null;
  /** True for an answer whose own words do not fit: nearly the same was asked. */
  readonly isAskedAgain: boolean;
}

export interface PickedMemories {
  /** `near`: it comes closest, and may not be all that was asked. */
  readonly fit: 'fits' | 'near' | 'none';
  /** Best first. */
  readonly memories: readonly Memory[];
  /** More was said in the time that is asked for. */
  readonly hasMore: boolean;
}

export interface Recalled extends Pick<RecalledMessage, 'role' | 'text' | 'createdAt' | 'isMatch'> {
  /** Of an answer that a language model wrote, the prompt behind it, when that was recalled too. */
  readonly prompt: string | null;
  /** How near recall found it in meaning, 0 to 1; null when it does not know. */
  readonly near: number | null;
  /** Recall's own score, 0 to 1; 0 for a neighbour. */
  readonly score: number;
}

/** A prompt as far as memory is asked by it. */
export interface Asked {
  readonly question: string;
  readonly terms: Terms;
  readonly direction: Direction;
  readonly time: AskedTime | null;
}

const MAX_MEMORIES = 3;
const MAX_OF_A_TIME = 10;
/** Asked for what was said, half of the question's words are enough; else nearly all have to be there. */
const FITS_ASKED = 0.5;
const FITS_OTHER = 0.75;
const ASKS_WHETHER = /^\s*(?:is|are|was|were|do|does|did|can|could|has|have|will|would|should)\b/i;
const MAX_LENGTH = 300;
const ASSISTANT_HANDICAP = 0.4;
const MATCH_BONUS = 0.2;
const TIME_BONUS = 1;

/**
 * What memory has to say to the question. `saidBefore` is what the user said in this session, oldest first. Earlier
 * answers are looked into when the question is about what was said, and when nothing else fits (`hasOther`). They fit by
 * their own words, or when nearly the same was asked of a language model.
 */
export function pickMemories(
  asked: Asked,
  recalled: readonly Recalled[],
  saidBefore: readonly string[],
  hasOther: boolean,
): PickedMemories {
  const { direction } = asked;
  const picked = pick(asked, recalled, saidBefore, direction.isAboutPast);
  if (picked.fit === 'fits' || hasOther || direction.isAboutPast || direction.isStatement) return picked;
  const answered = pick(asked, recalled, saidBefore, true);
  return answered.fit === 'fits' ? answered : picked;
}

function pick(
  { question, terms, direction, time }: Asked,
  recalled: readonly Recalled[],
  saidBefore: readonly string[],
  mayQuoteAnswers: boolean,
): PickedMemories {
  const said = saidBefore.map((text): Candidate => ({
    role: 'user',
    text,
    createdAt: null,
    isMatch: false,
    prompt: null,
    near: null,
    score: 0,
  }));
  const candidates = [...recalled, ...said].filter((candidate) =>
    candidate.role === 'user' ? mayAnswer(candidate, direction, terms) : mayQuoteAnswers && !isQuotation(candidate),
  );
  const weighed = weighTerms(
    terms,
    candidates.map((candidate) => candidate.text),
  );
  const ofTime = time?.isOfSaying === true ? candidates.filter(({ createdAt }) => time.has(createdAt)) : [];
  if (time?.isAll === true) return tellAll(ofTime, weighed);
  const isAsked = isAboutUser(direction);
  const fits = isAsked ? FITS_ASKED : FITS_OTHER;
  // Said at another time it is still better told than denied: its day is told with it.
  const rated = (ofTime.length > 0 ? ofTime : candidates)
    .map((memory) =>
      rate(
        {
          weighed,
          asked: terms,
          owners: ownersIn(question),
          fits,
          time,
          mayBeNoted: isAsked && !ASKS_WHETHER.test(question),
        },
        memory,
      ),
    )
    .toSorted((a, b) => b.score - a.score);

  const fitting = rated.filter(({ share }) => share >= fits);
  if (fitting.length > 0)
    return { fit: 'fits', memories: quote(fitting, weighed).slice(0, MAX_MEMORIES), hasMore: false };
  // What recall put first and is close to the question is never denied, in whatever language.
  const near = rated
    .filter(({ memory: { role, text, near: nearness } }) => role === 'user' && mayBeClose(question, text, nearness))
    .toSorted((a, b) => b.memory.score - a.memory.score)
    .slice(0, 1);
  return { fit: near.length > 0 ? 'near' : 'none', memories: quote(near, weighed), hasMore: false };
}

/** Newest first: what was said in this session, in order behind the others, is newer than they. */
function tellAll(ofTime: readonly Candidate[], terms: Terms): PickedMemories {
  const newest = ofTime
    .filter(({ role }) => role === 'user')
    .toReversed()
    .toSorted((a, b) => (b.createdAt ?? Infinity) - (a.createdAt ?? Infinity) || 0)
    .map((memory) => ({ memory, share: 1, isAskedAgain: false, score: 1 }));
  const memories = quote(newest, terms);
  return {
    fit: memories.length > 0 ? 'fits' : 'none',
    memories: memories.slice(0, MAX_OF_A_TIME),
    hasMore: memories.length > MAX_OF_A_TIME,
  };
}

type Candidate = Omit<Recalled, 'createdAt'> & { readonly createdAt: number | null };
interface Rated {
  readonly memory: Candidate;
  readonly share: number;
  readonly isAskedAgain: boolean;
  readonly score: number;
}

function mayBeClose(question: string, said: string, near: number | null): boolean {
  return saysSomething(question) && saysSomething(said) && isClose(question, said, near);
}

/** A question asked before answers nothing, nor do words that were looked for, unless they note what is asked. */
function mayAnswer({ text }: Candidate, direction: Direction, terms: Terms): boolean {
  if (direction.isAboutQuestions) return true;
  return !isQuestion(text) && (!isBareSearch(text) || (isAboutUser(direction) && isNoted(terms, text)));
}

function isAboutUser({ isAboutPast, isPersonal }: Direction): boolean {
  return isAboutPast || isPersonal;
}

/** What was quoted is better quoted from its source. */
function isQuotation({ text }: Candidate): boolean {
  return /^>/m.test(text);
}

interface RatedBy {
  readonly weighed: Terms;
  readonly asked: Terms;
  readonly owners: readonly string[];
  /** The share from which words fit. */
  readonly fits: number;
  readonly time: AskedTime | null;
  /** A value of the user's own, or one that was said, is asked for. */
  readonly mayBeNoted: boolean;
}

/** The user's own words before an answer's, then what the search of memory took for a match, then the newest. */
function rate({ weighed, asked, owners, fits, time, mayBeNoted }: RatedBy, memory: Candidate): Rated {
  const ownShare = speaksOf(memory.text, owners) ? matchSaid(weighed, memory.text) : 0;
  const isAskedAgain = ownShare < fits && wasAsked(asked, memory);
  const isNote = mayBeNoted && memory.role === 'user' && isNoted(asked, memory.text);
  const share = isAskedAgain || isNote ? 1 : ownShare;
  const newest = memory.createdAt === null ? 0.01 : memory.createdAt / 1e15;
  const score =
    share +
    (memory.isMatch ? MATCH_BONUS : 0) +
    (isOfTime(memory, time) ? TIME_BONUS : 0) -
    (memory.role === 'assistant' ? ASSISTANT_HANDICAP : 0) +
    newest;
  return { memory, share, isAskedAgain, score };
}

/** Of what fits, that of the time that is asked for goes first: a newer value is none of then. */
function isOfTime({ text, createdAt }: Candidate, time: AskedTime | null): boolean {
  return time !== null && (time.has(createdAt) || time.isOf(text, createdAt));
}

/** What is no question tells something: that itself is the answer, and what followed it is none. */
function wasAsked(asked: Terms, { prompt }: Candidate): boolean {
  return prompt !== null && isQuestion(prompt) && isSameQuestion(asked, prompt);
}

function quote(rated: readonly Rated[], terms: Terms): readonly Memory[] {
  const quotes = new Map<string, Memory>();
  for (const { memory, isAskedAgain } of rated) {
    const text = bestSentences(terms, memory.text.trim());
    if (!quotes.has(text)) quotes.set(text, { role: memory.role, text, createdAt: memory.createdAt, isAskedAgain });
  }
  return [...quotes.values()];
}

/** A short message whole; of a long one the sentence that fits best and what follows it. */
function bestSentences(terms: Terms, text: string): string {
  if (text.length <= MAX_LENGTH) return text;
  const sentences = text.split(/(?<=[.!?。！？])\s+|\n+/u).map((sentence) => sentence.trim());
  const shares = sentences.map((sentence) => matchTerms(terms, sentence).share);
  const from = shares.indexOf(Math.max(...shares));
  let to = from + 1;
  while (to < sentences.length && sentences.slice(from, to + 1).join(' ').length <= MAX_LENGTH) to += 1;
  const excerpt = sentences.slice(from, to).join(' ');
  const isCut = excerpt.length > 2 * MAX_LENGTH;
  const end = isCut || to < sentences.length ? ' …' : '';
  return (from > 0 ? '… ' : '') + (isCut ? [...excerpt].slice(0, MAX_LENGTH).join('') : excerpt) + end;
}
