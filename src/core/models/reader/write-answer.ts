import { OFFERED_COMMANDS } from '../../../shared/commands/offered-commands';
import type { Passage } from '../../../shared/domain/passage';
import { emptyProfile, type Profile } from '../../../shared/domain/profile';
import { wording, fill } from '../../../shared/text/wording';
import { asRead } from '../../knowledge/index/as-read';
import { withoutAsking } from '../../knowledge/memory/is-question';
import { withoutTime } from '../../knowledge/memory/read-time';
import { withoutTelling } from '../../knowledge/memory/time-asked';
import { tellsBeside } from '../../knowledge/memory/told-in';
import { askedTime, type AskedTime } from './asked-time';
import { changedProfile, type ChangedProfile } from './changed-profile';
import { isBareWords } from './is-bare-words';
import { keepHeld } from './keep-held';
import { termsOf, termsOfPart, type Terms } from './match-terms';
import type { Recalled } from './memory-candidate';
import { fitting, type FittingPassages } from './pick-by-fit';
import { pickMemories, type PickedMemories } from './pick-memories';
import { pickForPart, pickPassages } from './pick-passages';
import { pickVersion } from './pick-version';
import { pickProfile, wholeProfile, type PickedProfile } from './pick-profile';
import { directionOf, isNaming, partsOf, toSearch, type Direction } from './read-question';
import type { ReaderTurn } from './read-turn';
import { ALL_RECALLED, isAllLookedAt, tellKept, tellRecall, type RecallState } from './recall-state';
import {
  readAsIn,
  tellFreed,
  tellNothing,
  tellPhrase,
  tellReadAs,
  tellTrouble,
  tellUnfinished,
  tellUnknownName,
  tellVersion,
} from './tell-searches';
import { stemsOf, withoutHyphens } from './words';
import { escapeMarkdown, join, quoteMemory, quotePassages, quoteProfile } from './write-quotes';

const text = wording.reader;
/** Beside what memory answers, the sources have to be exact. */
const MAX_BESIDE_MEMORY = 2;
const MAX_A_PART = 2;
/** Whatever the number of parts. */
const MAX_QUOTES = 5;
const NO_PASSAGES = fitting('none', []);

export interface ReaderAnswer {
  readonly text: string;
  /** Commands to offer below the answer. */
  readonly offer: readonly string[];
}

/**
 * The Reader's whole answer: what memory and the sources say, word for word, or plainly that they do not. It reads no
 * attached files, and says so first.
 */
export function writeAnswer(
  turn: ReaderTurn,
  recalled: readonly Recalled[],
  profile: Profile = emptyProfile,
  recall: RecallState = ALL_RECALLED,
): ReaderAnswer {
  const answer = answerTurn(turn, recalled, profile, recall);
  if (turn.attached.length === 0) return answer;
  return {
    ...answer,
    text: join([fill(text.attached, { names: escapeMarkdown(turn.attached.join(', ')) }), answer.text]),
  };
}

function answerTurn(
  turn: ReaderTurn,
  recalled: readonly Recalled[],
  profile: Profile,
  recall: RecallState,
): ReaderAnswer {
  const search = turn.searches.at(-1);
  const { question } = turn;
  // What the sources call otherwise may be a name that was told.
  const inSources = asRead(question, readAsIn(search) ?? []);
  const asWritten = directionOf(question);
  const isBare = isBareWords(question);
  const searched = search?.type === 'found' ? search.output.searched.map((source) => source.name) : [];
  const time = askedTime(question, asWritten, recall.now);
  const toQuery = (asking: string): string => (search === undefined ? asking : toSearch(asking).query);
  const asked = termsOfMemory(toQuery(withoutAsking(question)), searched, asWritten, time);
  const isTimed = time !== null && time.isOfSaying;
  const terms = termsOf(isTimed ? withoutTime(toQuery(inSources)) : toQuery(inSources), searched);
  const found = search?.type === 'found' ? search.output.passages : [];
  const picked = pickForParts(terms, inSources, found);
  const ofVersion = pickVersion(inSources, found);
  // What speaks of bare words shows that they were looked for.
  const direction = isBare && picked.fit !== 'none' ? { ...asWritten, isTold: false } : asWritten;
  const prompt = { question, terms: asked, direction, time };
  const held = keepHeld(termsOf(toQuery(question), searched), question, picked, found);
  const isElsewhere = direction.isOwn || direction.isTold;
  // No source tells what was said in a time.
  const isOfTime = time?.isAll === true;
  const passages = isOfTime ? NO_PASSAGES : isElsewhere ? held : picked;
  const memories = pickMemories(prompt, recalled, turn.saidBefore, {
    hasOther: passages.fit === 'fits',
    isOfSources: picked.fit === 'fits',
  });

  const isToldFirst = memories.isAnswered || (memories.isTold && !direction.isHowTo);
  const hasOther = passages.fit === 'fits';
  const hasTold = memories.fit === 'fits';
  const known = pickProfile(prompt, profile, { hasOther, hasTold, near: recall.nearInProfile ?? [] });

  const parts = arrange({
    asked: inSources,
    isMoreOfVersion: ofVersion?.hasMore === true,
    terms,
    direction,
    isOfTime,
    passages: isToldFirst ? held : passages,
    isToldFirst,
    memories,
    known,
    changes: changedProfile(question, asked, profile, known, { recalled, saidBefore: turn.saidBefore }),
    whole: wholeProfile(prompt, profile),
    now: recall.now,
  });
  const quotesSources = passages.passages.length > 0 && memories.fit !== 'fits' && known.sections.length === 0;
  const unsearched = passages.fit === 'fits' ? [] : tellFreed(search);
  const trouble = [
    ...tellTrouble(turn),
    ...(isElsewhere && passages.fit === 'none' ? [] : tellReadAs(search)),
    // What is told has names in quotation marks that nobody looks for.
    ...tellVersion(ofVersion?.missing ?? null),
    ...(direction.isTold ? [] : tellPhrase(search, parts.length > 0 && passages.fit !== 'none')),
    ...(quotesSources ? tellUnknownName(search) : []),
  ];
  const unfinished = search?.type === 'found' ? tellUnfinished(search.output) : [];
  if (parts.length > 0) {
    // "Thread pools." was looked for where a passage speaks of them.
    const mayBeTold = asWritten.isTold && (passages.fit !== 'fits' || (direction.isTold && !isNaming(question, true)));
    const kept = mayBeTold && !known.isWhole && !isNaming(question) ? [tellKept(recall, 'quoted')] : [];
    return { text: join([...trouble, ...unsearched, ...parts, ...unfinished, ...kept]), offer: [] };
  }
  if (search !== undefined && search.type !== 'found') return { text: join(trouble), offer: [] };
  const isNote = isBare && !isNaming(question) && !memories.isRecalled;
  if (direction.isTold || isNote) {
    const isDenied = picked.fit !== 'fits' && unsearched.length + unfinished.length === 0;
    const kept = tellKept(recall, isDenied ? 'alone' : 'quoted');
    return { text: join([...trouble, kept, ...(isBare ? [...unsearched, ...unfinished] : [])]), offer: [] };
  }
  const denied = [
    isOfTime && isAllLookedAt(recall)
      ? text.nothingThen
      : tellNothing(searched, direction, recall, memories.isRecalled),
    ...tellRecall(recall),
  ];
  const kept = tellsBeside(question) ? [tellKept(recall, 'beside')] : [];
  const nothing = [...trouble, ...denied, ...kept, ...unsearched, ...unfinished, text.offer];
  return { text: join(nothing), offer: OFFERED_COMMANDS };
}

/** Neither a time nor that it was told is a word of what was said then. */
function termsOfMemory(
  query: string,
  searched: readonly string[],
  { isAboutPast }: Direction,
  time: AskedTime | null,
): Terms {
  const timeless = time === null ? query : withoutTime(query);
  const bare = isAboutPast ? withoutTelling(timeless) : timeless;
  return termsOf(withoutHyphens(stemsOf(bare).length > 0 ? bare : timeless), searched);
}

/** The passages for each part of the question in turn; for the whole when no part has its own. */
function pickForParts(terms: Terms, question: string, found: readonly Passage[]): FittingPassages {
  const parts = partsOf(question);
  const picks = parts.length > 1 ? parts.map((part) => pickForPart(termsOfPart(terms, part), part, found)) : [];
  const ofParts = picks.filter((picked) => picked.fit === 'fits').map((picked) => picked.passages.slice(0, MAX_A_PART));
  if (ofParts.length === 0) return pickPassages(terms, question, found);
  return fitting('fits', [...new Set(ofParts.flat())].slice(0, MAX_QUOTES));
}

interface Found {
  /** The question as the sources call things. */
  readonly asked: string;
  /** More changed in the version that is asked for than is quoted. */
  readonly isMoreOfVersion: boolean;
  readonly terms: Terms;
  readonly direction: Direction;
  /** All that was said in a time is asked for. */
  readonly isOfTime: boolean;
  readonly passages: FittingPassages;
  /** What was told answers all of the question: a source does so too, or is left out. */
  readonly isToldFirst: boolean;
  readonly memories: PickedMemories;
  readonly known: PickedProfile;
  /** What was told that says of entries of it that they are so no more. */
  readonly changes: ChangedProfile;
  /** All of the profile, where nothing else answers. */
  readonly whole: PickedProfile | null;
  /** Unix ms. */
  readonly now: number;
}

/** What was asked for comes first: the profile when it answers, memory when it fits a question about oneself or the past, else the sources. */
function arrange({
  asked,
  isMoreOfVersion,
  terms,
  direction,
  isOfTime,
  passages,
  isToldFirst,
  memories,
  known,
  changes,
  whole,
  now,
}: Found): readonly string[] {
  const isAsked = direction.isAboutPast || direction.isPersonal;
  const told = [
    ...memories.memories.map((memory) => quoteMemory(memory, now)),
    ...(memories.hasMore ? [text.moreThen] : []),
  ];
  const quotes = quotePassages(terms, passages.passages, asked);
  // A passage may hold no words to quote.
  const fit = quotes.length === 0 ? 'none' : passages.fit;
  if (known.sections.length > 0) {
    const leading = changes.leading.map((memory) => quoteMemory(memory, now));
    const following = changes.following.map((memory) => quoteMemory(memory, now));
    const isBeside = memories.fit === 'fits' && !known.isWhole;
    const beside = isBeside ? told.filter((quote) => !leading.includes(quote)) : [];
    return [...leading, text.profile, quoteProfile(known), ...new Set([...following, ...beside])];
  }
  if (memories.fit === 'fits' && (isAsked || isOfTime || isToldFirst)) {
    const exact = fit === 'fits' ? quotes.slice(0, MAX_BESIDE_MEMORY) : [];
    return [...told, ...(exact.length > 0 ? [text.alsoInSources, ...exact] : [])];
  }
  const more = isMoreOfVersion ? [text.moreOfVersion] : [];
  if (fit === 'fits') return [...quotes, ...more, ...(memories.fit === 'fits' ? told : [])];
  if (memories.fit === 'fits') return told;
  if (direction.isTold) return [];
  if (memories.fit === 'none' && whole !== null) return [text.wholeProfile, quoteProfile(whole)];
  const near = fit === 'near' && !direction.isAboutPast ? [text.nearPassages, ...quotes] : [];
  if (memories.fit === 'near') return [text.nearMemory, ...told, ...(isAsked ? [] : near)];
  return near;
}
