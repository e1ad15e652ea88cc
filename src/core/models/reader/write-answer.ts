import { hasKnownDay } from '../../../shared/chat/known-day';
import type { SearchDocsOutput } from '../../../shared/chat/tools';
import type { Passage } from '../../../shared/domain/passage';
import { emptyProfile, type Profile } from '../../../shared/domain/profile';
import { en, fill } from '../../../shared/text/en';
import { withoutTime } from '../../knowledge/memory/read-time';
import { askedTime } from './asked-time';
import { cutExcerpt } from './cut-excerpt';
import { termsOf, termsOfPart, type Terms } from './match-terms';
import { pickMemories, type Memory, type PickedMemories, type Recalled } from './pick-memories';
import { pickProfile, wholeProfile, type PickedProfile } from './pick-profile';
import type { FittingPassages } from './pick-by-fit';
import { pickForPart, pickPassages } from './pick-passages';
import { directionOf, partsOf, toSearch, type Direction } from './read-question';
import { ALL_RECALLED, isLookedAt, tellKept, tellRecall, type RecallState } from './recall-state';
import type { ReaderTurn, SearchOutcome } from './read-turn';

const text = en.reader;
/** Beside what memory answers, the sources have to be exact. */
const MAX_BESIDE_MEMORY = 2;
const MAX_A_PART = 2;
/** Whatever the number of parts. */
const MAX_QUOTES = 5;

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
  const { searches, question } = turn;
  const search = searches.at(-1);
  const direction = directionOf(question);
  const searched = search?.type === 'found' ? search.output.searched.map((source) => source.name) : [];
  const query = search === undefined ? question : toSearch(question).query;
  const time = askedTime(question, direction, recall.now);
  // A time is no word of what was said then.
  const asked = termsOf(time === null ? query : withoutTime(query), searched);
  const terms = time?.isOfSaying === false ? termsOf(query, searched) : asked;
  const prompt = { question, terms: asked, direction, time };
  const found = search?.type === 'found' ? search.output.passages : [];
  const passages = pickForParts(terms, question, found, turn.earlierPassages);
  const memories = pickMemories(prompt, recalled, turn.saidBefore, passages.fit === 'fits');

  const hasOther = passages.fit === 'fits';
  const known = pickProfile(prompt, profile, { hasOther, near: recall.nearInProfile ?? [] });

  const parts = arrange({
    terms,
    direction,
    isOfTime: time?.isAll === true,
    passages,
    memories,
    known,
    whole: wholeProfile(prompt, profile),
    now: recall.now,
  });
  const unsearched = passages.fit === 'fits' ? [] : tellFreed(search);
  const trouble = [...tellTrouble(turn), ...tellPhrase(search)];
  const unfinished = search?.type === 'found' ? tellUnfinished(search.output) : [];
  if (parts.length > 0) return { text: join([...trouble, ...unsearched, ...parts, ...unfinished]), offer: [] };
  if (search !== undefined && search.type !== 'found') return { text: join(trouble), offer: [] };
  if (direction.isTold) return { text: join([...trouble, tellKept(recall)]), offer: [] };
  const denied = [
    time?.isAll === true && isLookedAt(recall) ? text.nothingThen : tellNothing(searched, direction, recall),
    ...tellRecall(recall),
  ];
  const nothing = [...trouble, ...denied, ...unsearched, ...unfinished, text.offer];
  return { text: join(nothing), offer: ['source.add', 'model.connect'] };
}

/** The passages for each part of the question in turn; for the whole when no part has its own. */
function pickForParts(
  terms: Terms,
  question: string,
  found: readonly Passage[],
  earlier: readonly Passage[],
): FittingPassages {
  const parts = partsOf(question);
  const picks =
    parts.length > 1 ? parts.map((part) => pickForPart(termsOfPart(terms, part), part, found, earlier)) : [];
  const fitting = picks.filter((picked) => picked.fit === 'fits').map((picked) => picked.passages.slice(0, MAX_A_PART));
  if (fitting.length === 0) return pickPassages(terms, question, found, earlier);
  return { fit: 'fits', passages: [...new Set(fitting.flat())].slice(0, MAX_QUOTES) };
}

interface Found {
  readonly terms: Terms;
  readonly direction: Direction;
  /** All that was said in a time is asked for. */
  readonly isOfTime: boolean;
  readonly passages: FittingPassages;
  readonly memories: PickedMemories;
  readonly known: PickedProfile;
  /** All of the profile, where nothing else answers. */
  readonly whole: PickedProfile | null;
  /** Unix ms. */
  readonly now: number;
}

/** What was asked for comes first: the profile when it answers, memory when it fits a question about oneself or the past, else the sources. */
function arrange({ terms, direction, isOfTime, passages, memories, known, whole, now }: Found): readonly string[] {
  const isAsked = direction.isAboutPast || direction.isPersonal;
  const told = [
    ...memories.memories.map((memory) => quoteMemory(memory, now)),
    ...(memories.hasMore ? [text.moreThen] : []),
  ];
  const quotes = passages.passages.flatMap((passage) => quotePassage(terms, passage));
  if (known.sections.length > 0) {
    return [text.profile, quoteProfile(known), ...(memories.fit === 'fits' && !known.isWhole ? told : [])];
  }
  if (memories.fit === 'fits' && (isAsked || isOfTime)) {
    const exact = passages.fit === 'fits' ? quotes.slice(0, MAX_BESIDE_MEMORY) : [];
    return [...told, ...(exact.length > 0 ? [text.alsoInSources, ...exact] : [])];
  }
  if (passages.fit === 'fits') return [...quotes, ...(memories.fit === 'fits' ? told : [])];
  if (memories.fit === 'fits') return told;
  if (direction.isTold) return [];
  if (memories.fit === 'none' && whole !== null) return [text.wholeProfile, quoteProfile(whole)];
  const near = passages.fit === 'near' && !direction.isAboutPast ? [text.nearPassages, ...quotes] : [];
  if (memories.fit === 'near') return [text.nearMemory, ...told, ...(isAsked ? [] : near)];
  return near;
}

/** Each search that did not come about is said in a line: that of the repository asked about, and that of the sources. */
function tellTrouble({ searches, question }: ReaderTurn): readonly string[] {
  const { source } = toSearch(question);
  return searches.flatMap((search, at) => {
    if (search.type === 'found') return [];
    if (search.type === 'denied') return [fill(text.denied, { address: source ?? '' })];
    const { reason } = search;
    const isOfSource = at === 0 && source !== undefined;
    return [(isOfSource ? fill(text.notSearched, { address: source, reason }) : fill(text.failed, { reason })).trim()];
  });
}

/** What is in quotation marks is asked for word for word. */
function tellPhrase(search: SearchOutcome | undefined): readonly string[] {
  const sentence = search?.type === 'found' ? search.output.phraseNotFound : undefined;
  return sentence === undefined ? [] : [escapeMarkdown(sentence)];
}

/** What a search did not look into because it is still being fetched or read for the first time. */
function tellUnfinished({ searched, notSearchedYet = [] }: SearchDocsOutput): readonly string[] {
  const growing = searched.filter(({ isIndexing, refreshed }) => isIndexing === true && refreshed === undefined);
  const tell = (sentence: string, names: readonly string[]): readonly string[] =>
    names.length === 0 ? [] : [fill(sentence, { names: escapeMarkdown(names.join(', ')) })];
  return [
    ...tell(text.notSearchedYet, notSearchedYet),
    ...tell(
      text.searchedInPart,
      growing.map(({ name }) => name),
    ),
  ];
}

/** What was not searched because its space was freed. */
function tellFreed(search: SearchOutcome | undefined): readonly string[] {
  const notSearched = search?.type === 'found' ? (search.output.notSearched ?? []) : [];
  return notSearched.map(({ name, why }) => fill(text.freed, { name: escapeMarkdown(name), why }));
}

function tellNothing(searched: readonly string[], direction: Direction, recall: RecallState): string {
  if (!isLookedAt(recall)) {
    return searched.length === 0 ? text.nothingFound : fill(text.nothingSearched, { sources: searched.join(', ') });
  }
  if (direction.isAboutPast) return text.nothingSaid;
  return searched.length === 0 ? text.nothing : fill(text.nothingIn, { sources: searched.join(', ') });
}

/** One quote, or none for a passage that holds no words. */
function quotePassage(terms: Terms, passage: Passage): readonly string[] {
  const excerpt = cutExcerpt(terms, passage.text, passage.path, passage.trail);
  if (excerpt === '') return [];
  const title = passage.trail.length > 0 ? passage.trail.slice(-2).join(' › ') : passage.path;
  return [`**${escapeMarkdown(title)}** [${passage.n}]\n\n${toQuote(excerpt)}`];
}

/** As a list by section, its entries as the plain text that they are. */
function quoteProfile({ sections }: PickedProfile): string {
  const lists = sections.map(({ title, entries }) => {
    const items = entries.map((entry) => `- ${escapeStart(escapeMarkdown(entry))}`);
    return [`**${title}**`, '', ...items].join('\n');
  });
  return toQuote(join(lists));
}

/** What would begin a heading, a quote or a list within its line. */
function escapeStart(line: string): string {
  return line.replace(/^([#>+=~|-])/, '\\$1').replace(/^(\d+)([.)])/, '$1\\$2');
}

function quoteMemory(memory: Memory, now: number): string {
  return `${fill(leadOf(memory), { when: whenOf(memory, now) })}\n\n${toQuote(memory.text)}`;
}

function whenOf({ createdAt }: Memory, now: number): string {
  if (createdAt === null) return text.inThisSession;
  return hasKnownDay(createdAt, now) ? fill(text.onDay, { day: dayOf(createdAt) }) : text.onUnknownDay;
}

function leadOf({ role, isAskedAgain }: Memory): string {
  if (role === 'user') return text.youSaid;
  return isAskedAgain ? text.answeredAgain : text.answered;
}

function dayOf(createdAt: number): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }).format(createdAt);
}

function toQuote(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

function escapeMarkdown(title: string): string {
  return title.replace(/[\\*_`[\]<>]/g, '\\$&');
}

function join(parts: readonly string[]): string {
  return parts.join('\n\n');
}
