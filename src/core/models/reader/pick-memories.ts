import { isOfSaying } from '../../knowledge/memory/saying-asked';
import { toldIn } from '../../knowledge/memory/told-in';
import type { AskedTime } from './asked-time';
import { bestSentences } from './best-sentences';
import { isBareWords } from './is-bare-words';
import { saysNow } from './is-correction';
import { isNoted } from './is-noted';
import { leadWithNewest, withChanges } from './lead-with-newest';
import { termsOf, weighTerms, type Terms } from './match-terms';
import type { Asked, Candidate, Recalled } from './memory-candidate';
import { isOfAnotherPerson, isOfUser } from './is-of-another-person';
import { ofOtherThan } from './is-of-other';
import { ownerAsked } from './owners-asked';
import { pickNear } from './pick-near';
import { isOfTime, rate, type Rated } from './rate-memory';
import { isBareSearch, type Direction } from './read-question';
import { sharesStated } from './states-asked';
import { hasOwnWords, tellsMore } from './tells-more';
import { userAsked, type UserAsked } from './user-asked';
import { stemsAskedBy } from './words';

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
  /** The best of them is the user's, and has nearly all that is asked in its own words. */
  readonly isTold: boolean;
  /** The best of them asks the same, and answers it itself. */
  readonly isAnswered: boolean;
  /** More was said in the time that is asked for. */
  readonly hasMore: boolean;
  /** Recall found what may have to do with it, quoted or not. */
  readonly isRecalled: boolean;
}

const MAX_MEMORIES = 3;
const MAX_OF_A_TIME = 10;
/** Asked for what was said, half of the question's words are enough; else nearly all have to be there. */
const FITS_ASKED = 0.5;
const FITS_OTHER = 0.75;
/** Unix ms, later than anything was said in another session. */
const AFTER_ALL = 1e15;
/** Of a time that is the same whenever it is asked for: a question of another year is another. */
const YEAR = /(?<!\p{N})(?:19|20)\p{N}{2}(?!\p{N})/u;
const ASKS_WHETHER = /^\s*(?:is|are|was|were|do|does|did|can|could|has|have|will|would|should)\b/i;

export interface BesideMemory {
  /** Passages are quoted that fit. */
  readonly hasOther: boolean;
  /** The sources speak of what is asked, quoted or not. */
  readonly isOfSources: boolean;
}

/**
 * What memory has to say to the question. `saidBefore` is what the user said in this session, oldest first. Earlier
 * answers are looked into when the question is about what was said, and when nothing else fits. They fit by their own
 * words, or when nearly the same was asked of a language model.
 */
export function pickMemories(
  asked: Asked,
  recalled: readonly Recalled[],
  saidBefore: readonly string[],
  { hasOther, isOfSources }: BesideMemory,
): PickedMemories {
  const { direction } = asked;
  const askedOf = { ...asked, isOfSources };
  const picked = pick(askedOf, recalled, saidBefore, direction.isAboutPast);
  if (picked.fit === 'fits' || hasOther || direction.isAboutPast || direction.isStatement) return picked;
  const answered = pick(askedOf, recalled, saidBefore, true);
  return answered.fit === 'fits' ? answered : picked;
}

function pick(
  { question, terms, direction, time, isOfSources }: Asked & Pick<BesideMemory, 'isOfSources'>,
  recalled: readonly Recalled[],
  saidBefore: readonly string[],
  mayQuoteAnswers: boolean,
): PickedMemories {
  const said = saidBefore.map((text, at) => ({
    role: 'user' as const,
    text,
    createdAt: null,
    newness: AFTER_ALL + at,
    isMatch: false,
    prompt: null,
    near: null,
    score: 0,
  }));
  const all = [...recalled.map((message) => ({ ...message, newness: message.createdAt })), ...said];
  const candidates = all
    .map((message): Candidate => ({
      ...message,
      told: message.role === 'user' && !direction.isAboutQuestions ? toldIn(message.text) : message.text,
    }))
    .filter((candidate) =>
      candidate.role === 'user'
        ? mayAnswer(candidate, direction, terms) && !(isOfSources && isLookedUp(candidate, direction, terms))
        : mayQuoteAnswers && !isQuotation(candidate),
    );
  const toStems = stemsAskedBy(question);
  const weighed = weighTerms(
    terms,
    candidates.map(({ told }) => told),
    toStems,
  );
  const ofTime = time?.isOfSaying === true ? candidates.filter(({ createdAt }) => time.has(createdAt)) : [];
  const isRecalled = candidates.some(({ role, isMatch }) => role === 'user' && isMatch);
  if (time?.isAll === true) {
    const then = tellAll(all, time, weighed);
    return { ...(then.fit === 'none' && mayTellOf(time) ? tellOfThen(candidates, time, weighed) : then), isRecalled };
  }
  const isAsked = isAboutUser(direction);
  const fits = isAsked ? FITS_ASKED : FITS_OTHER;
  const isOfOwner = ownerAsked(question, terms);
  const shareStated = sharesStated(question, weighed);
  // Said at another time it is still better told than denied: its day is told with it.
  const byRecall = (a: Rated, b: Rated): number => (ofTime.length > 0 ? 0 : b.memory.score - a.memory.score);
  // What speaks of the user goes before what may be anybody's.
  const user = userAsked({ question, terms, direction });
  const byUser = (a: Rated, b: Rated): number =>
    user === null ? 0 : Number(isOfUser(b.memory.told)) - Number(isOfUser(a.memory.told));
  const rated = (ofTime.length > 0 ? ofTime : candidates)
    .map((memory) =>
      rate(
        {
          weighed,
          asked: terms,
          repeated: YEAR.test(question) ? termsOf(question, []) : terms,
          toStems,
          isOfOwner,
          shareStated,
          fits,
          time,
          mayBeNoted: isAsked && !ASKS_WHETHER.test(question),
        },
        memory,
      ),
    )
    .toSorted((a, b) => b.score - a.score || byUser(a, b) || byRecall(a, b) || b.memory.newness - a.memory.newness);

  const ofOthers = new Set(user === null ? [] : rated.filter((one) => isOfSomebodyElse(user, one)));
  const isOwners = ({ memory }: Rated): boolean => memory.role === 'user' && isOfOwner(memory.told);
  const ofOwner = rated.filter((one) => isOwners(one) && !ofOthers.has(one));
  // Of a time that is asked for, what was so later is no better.
  const lead = (some: readonly Rated[]): readonly Rated[] =>
    time === null
      ? leadWithNewest(
          some,
          ofOwner.filter((one) => !isContext(one) || saysNow(one.memory.told)),
          terms,
        )
      : some;
  /** Whatever was told later, the one that fits best is quoted too. */
  const quoteBest = (some: readonly Rated[], best: Rated | undefined): readonly Memory[] => {
    const first = ofOtherQuotes(some, weighed).slice(0, MAX_MEMORIES);
    const isOut = best !== undefined && ofOtherQuotes([...first, best], weighed).length > first.length;
    const quoted = isOut ? [...first.slice(0, -1), best] : first;
    return quote(time === null ? withChanges(quoted, rated, question) : quoted, weighed);
  };
  const words = rated.filter((one) => one.share >= fits && !isContext(one));
  const fitting = words.filter((one) => !ofOthers.has(one));
  const isOfOther = ofOtherThan(question, toStems);
  const isOfAsked = ({ memory, isAnswered }: Rated): boolean =>
    isAnswered || memory.role !== 'user' || time?.isOfSaying === true || !isOfOther(memory.told);
  const ofAsked = fitting.filter(isOfAsked);
  const [best] = ofAsked;
  if (best !== undefined) {
    const isTold = best.memory.role === 'user' && !best.isAskedAgain && best.share >= FITS_OTHER;
    const told = [...lead(ofAsked), ...fitting.filter((one) => !isOfAsked(one))];
    const memories = quoteBest(told, best);
    // Said at another time, and of another, it is not what is asked for, and only comes closest.
    const isOfThen = time?.isOfSaying !== true || told.some(({ memory }) => isOfTime(memory, time));
    if (!isOfThen) return { ...NOTHING_SURE, fit: 'near', memories, isRecalled };
    return { fit: 'fits', memories, isTold, isAnswered: best.isAnswered, hasMore: false, isRecalled };
  }
  // What recall put first and is close to the question is never denied, in whatever language.
  const close = fitting.length > 0 ? fitting : pickNear(question, ofOwner).slice(0, MAX_MEMORIES);
  const inWords = words.filter((one) => ofOthers.has(one));
  const isAny = close.length + inWords.length > 0;
  const ofAny = isAny ? inWords : pickNear(question, [...ofOthers].filter(isOwners)).slice(0, MAX_MEMORIES);
  const near = [...lead(close), ...ofAny];
  return {
    ...NOTHING_SURE,
    fit: near.length > 0 ? 'near' : 'none',
    memories: quoteBest(near, close[0]),
    isRecalled,
  };
}

const NOTHING_SURE = { isTold: false, isAnswered: false, hasMore: false } as const;

/** What was asked or answered is asked for by when that was alone. */
function mayTellOf({ saying }: AskedTime): boolean {
  return saying === 'told' || saying === 'either';
}

/** Nothing was said in the time, but what speaks of it may be what is meant: newest first. */
function tellOfThen(
  candidates: readonly Candidate[],
  time: AskedTime,
  terms: Terms,
): Omit<PickedMemories, 'isRecalled'> {
  const ofThen = candidates
    .filter(({ role, text, createdAt }) => role === 'user' && time.isOf(text, createdAt))
    .toSorted((a, b) => b.newness - a.newness)
    .map(asRated);
  const memories = quote(ofThen, terms).slice(0, MAX_MEMORIES);
  return { ...NOTHING_SURE, fit: memories.length > 0 ? 'near' : 'none', memories };
}

function asRated(memory: Candidate): Rated {
  return { memory, share: 1, isAskedAgain: false, isAnswered: false, isNamed: false, isStated: false, score: 1 };
}

/** All that was said in the time, as far as it is asked for, newest first. */
function tellAll(
  said: readonly Omit<Candidate, 'told'>[],
  { saying, has }: AskedTime,
  terms: Terms,
): Omit<PickedMemories, 'isRecalled'> {
  const role = saying === 'answered' ? 'assistant' : 'user';
  const newest = said
    .filter((one) => one.role === role && has(one.createdAt) && isOfSaying(saying, one.text, one.newness))
    .filter((one) => role === 'user' || !isQuotation(one))
    .toSorted((a, b) => b.newness - a.newness)
    .map((one) => asRated({ ...one, told: one.text }));
  const memories = quote(newest, terms);
  return {
    ...NOTHING_SURE,
    fit: memories.length > 0 ? 'fits' : 'none',
    memories: memories.slice(0, MAX_OF_A_TIME),
    hasMore: memories.length > MAX_OF_A_TIME,
  };
}

/**
 * A question asked before answers nothing, nor do words that were looked for, unless they note what is asked; and what
 * is told anew asks for nothing.
 */
function mayAnswer({ text, told }: Candidate, direction: Direction, terms: Terms): boolean {
  if (direction.isAboutQuestions) return true;
  if (direction.isTold && !tellsMore(told, terms)) return false;
  return told !== '' && (!isBareSearch(text) || (isAboutUser(direction) && isNoted(terms, text)));
}

/** What the user said beside what recall found to match is context, and answers nothing unless it tells of the very thing. */
function isContext({ memory, isNamed }: Rated): boolean {
  return memory.role === 'user' && !memory.isMatch && memory.createdAt !== null && !isNamed;
}

/** Bare words that tell no more than is asked were likely looked for, where the sources speak of what they have. */
function isLookedUp({ text, told }: Candidate, direction: Direction, terms: Terms): boolean {
  return !direction.isAboutQuestions && !isAboutUser(direction) && isBareWords(text) && !hasOwnWords(told, terms);
}

/** What somebody else is, has or does is no answer to a question about the user. */
function isOfSomebodyElse(user: UserAsked, { memory, isAnswered }: Rated): boolean {
  return !isAnswered && memory.role === 'user' && isOfAnotherPerson(user, memory.told);
}

function isAboutUser({ isAboutPast, isPersonal }: Direction): boolean {
  return isAboutPast || isPersonal;
}

/** What was quoted is better quoted from its source. */
function isQuotation({ text }: Pick<Candidate, 'text'>): boolean {
  return /^>/m.test(text);
}

function quote(rated: readonly Rated[], terms: Terms): readonly Memory[] {
  return ofOtherQuotes(rated, terms).map(({ memory, isAskedAgain }) => ({
    role: memory.role,
    text: quoteOf(memory, terms),
    createdAt: memory.createdAt,
    isAskedAgain,
  }));
}

/** The first of those of which the same is quoted. */
function ofOtherQuotes(rated: readonly Rated[], terms: Terms): readonly Rated[] {
  const quotes = new Map<string, Rated>();
  for (const one of rated) {
    const text = quoteOf(one.memory, terms);
    if (!quotes.has(text)) quotes.set(text, one);
  }
  return [...quotes.values()];
}

function quoteOf({ text }: Candidate, terms: Terms): string {
  return bestSentences(terms, text.trim());
}
