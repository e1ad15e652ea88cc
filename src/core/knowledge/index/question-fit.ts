import { hasUnspaced, isUnspaced } from '../../../shared/search/unspaced-scripts';
import { askedMeasure } from './asked-measure';
import { ASKED_WORD } from './as-read';
import { askedSubject } from './asked-subject';
import type { AskedWords } from './asked-words';
import { holdsFlag, withoutFlags } from './flags';
import { searchTerms } from './fts-query';
import { kindredOf } from './kindred-words';
import { koreanStem } from './korean-stem';
import { plainReading, type QuestionReading } from './question-reading';
import { asksOfSame } from './question-word';
import { saysWhatItIs } from './says-what-it-is';
import { wordsOf } from './stems';

/** What another word for the same thing counts, of the word that is asked for. */
const KINDRED = 0.6;
/** What a word counts that is nowhere, nor another one for the same: what it asks for is not there. */
const NOWHERE = 2;
/** What the one word of a question counts where no heading has it: texts have any word by the way. */
const BY_THE_WAY = 0.5;
/** What a section speaks of at least whose heading asks the same. */
const ASKED_SAME = 0.8;
/** How rare the rarest word of a question is at least, all of which stand in one passage, for that to be no chance. */
const TELLING = 0.75;
/** So many words in one passage are none either, where they are so rare together. */
const MANY = 3;
const MANY_TELLING = 1.5;
/** Words that are looked for alone, without a sentence around them. */
const MAX_BARE = 3;
/** What a passage speaks of at least that has the name, or the options, which are all that is asked for. */
const MENTIONED = 0.35;
const HOLDS_FLAGS = 0.5;
/** From this relatedness on a passage may well be about the question. Small talk is a stranger to all documentation. */
const RELATED = 0.5;

/** From this share on a passage answers; from the lower one on it may be shown as what comes closest. */
export const FITS = 0.38;
export const NEAR = 0.3;

export interface RatedPassage {
  readonly trail: readonly string[];
  readonly path: string;
  readonly text: string;
  /** Stems that the question has of the name of its source, where others are searched too. */
  readonly ofSource?: ReadonlySet<string> | undefined;
}

/**
 * How much of what is asked a passage speaks of, 0 to 1: the share of the question's words that it has, each by how rare
 * it is in what is searched; less where it is far from the question in meaning, which is null where that is not known,
 * unless it has all of the words and they are hardly anywhere else, or are all that was written. `flags` are options of
 * commands that something holds: they count as they are written.
 */
export function createQuestionFit(
  question: string,
  asked: AskedWords,
  flags: readonly string[] = [],
): (passage: RatedPassage, meaning: number | null) => number {
  const { reading } = asked;
  const worded = withoutFlags(question, flags);
  const words = weighWords(worded, asked);
  const stemsOf = stemsBy(reading);
  const total = words.reduce((sum, { weight }) => sum + weight, flags.length);
  const asksFor = askedMeasure(question);
  const measure =
    words.find(({ stem }) => asksFor !== null && stem === reading.stem(asksFor.word.toLowerCase())) ?? null;
  const stems = words.map(({ stem }) => stem);
  const isRare = Math.max(0, ...words.map(({ weight }) => weight)) >= TELLING;
  const isMuch = isRare || (words.length >= MANY && total - flags.length >= MANY_TELLING);
  const wanted = new Set(words.flatMap((word) => [word.stem, ...word.kindred]));
  const bare = bareStems(worded, reading);
  const name = words.length === 1 ? nameAsked(worded, words[0]?.stem, reading) : null;
  return ({ trail, path, text, ofSource }, meaning) => {
    if (total === 0) return 0;
    const place = saidIn([...trail, path].join('\n'), wanted, stemsOf);
    const said = new Set([...place, ...saidIn(text, wanted, stemsOf)]);
    const isToldFigure = measure !== null && asksFor?.isToldIn(text) === true;
    const hasAll = words.every((word) => said.has(word.stem) || (word === measure && isToldFigure));
    const isTelling = isMuch && hasAll;
    const isBare = bare.length > 0 && bare.every((stem) => said.has(stem));
    const isDefined = hasAll && name !== null && (name.isDefinedIn(text) || (name.isWritten && place.size > 0));
    const shareOf = ({ stem: own, kindred }: Weighed): number => {
      if (said.has(own)) return isTelling || isDefined || words.length > 1 || place.has(own) ? 1 : BY_THE_WAY;
      // That all of a source is about it is no answer to it.
      if (ofSource?.has(own) === true && words.length > 1) return 1;
      return kindred.some((other) => said.has(other)) ? KINDRED : 0;
    };
    const metOf = (some: readonly Weighed[]): number =>
      some.reduce((sum, word) => sum + word.weight * shareOf(word), 0);
    // A figure tells as much of what it measures as the rest of the passage speaks of that.
    const isMeasured = isToldFigure && shareOf(measure) === 0;
    const ofOthers = isMeasured ? metOf(words.filter((word) => word !== measure)) : 0;
    const ofMeasure = isMeasured && total > measure.weight ? (measure.weight * ofOthers) / (total - measure.weight) : 0;
    const met = isMeasured ? ofOthers + ofMeasure : metOf(words);
    const held = flags.filter((flag) => holdsFlag([...trail, text].join('\n'), flag)).length;
    // The models know English: what a question of another language means they do not tell, nor a word or two alone.
    const isMeant = meaning === null || isTelling || isBare || isDefined || reading !== plainReading;
    const nearness = isMeant ? 1 : Math.min(1, meaning / RELATED);
    const heading = trail.at(-1) ?? '';
    const ofHeading = tellingWords(heading, reading).map(reading.stem);
    const least = [
      asksOfSame(question, heading, stems, ofHeading) ? ASKED_SAME : 0,
      name?.isWritten === true && hasAll ? MENTIONED : 0,
      held > 0 && held === flags.length ? HOLDS_FLAGS : 0,
    ];
    return Math.round(Math.max(...least, (met * nearness + held) / total) * 100) / 100;
  };
}

/** The stems of a few words that stand alone, without any that only make a sentence; none of a sentence. */
function bareStems(question: string, reading: QuestionReading): readonly string[] {
  const { subject } = askedSubject(question);
  const words = wordsOf(subject).map(([whole]) => whole);
  const isSentence = words.length > MAX_BARE || words.some(reading.isFiller) || hasUnspaced(subject);
  const telling = tellingWords(subject, reading);
  // Of a letter alone there is no text without one.
  return isSentence || telling.some((word) => /^[a-z]$/.test(word)) ? [] : telling.map(reading.stem);
}

interface NameAsked {
  /** In capitals, with a number, or with a capital letter within a sentence. */
  readonly isWritten: boolean;
  /** Whether a text says what it is. */
  readonly isDefinedIn: (text: string) => boolean;
}

/** The word with the stem, as the question writes it. */
function nameAsked(question: string, stem: string | undefined, reading: QuestionReading): NameAsked | null {
  const word = (question.match(ASKED_WORD) ?? []).find((each) => reading.stem(each.toLowerCase()) === stem);
  if (word === undefined) return null;
  const isInSentence = /^\p{Lu}/u.test(word) && !question.trim().startsWith(word);
  return { isWritten: isInSentence || /\p{L}.*[\p{Lu}\p{N}]/u.test(word), isDefinedIn: saysWhatItIs(word) };
}

interface Weighed {
  readonly stem: string;
  readonly kindred: readonly string[];
  readonly weight: number;
}

function weighWords(question: string, { own, kindred, passages, reading }: AskedWords): readonly Weighed[] {
  const { stem } = reading;
  // By stem: a word is there in whichever spelling.
  const counts = new Map<string, number>();
  for (const { term, count } of own) counts.set(stem(term), Math.max(count, counts.get(stem(term)) ?? 0));
  const there = new Set(kindred.flatMap(({ term, count }) => (count > 0 ? [stem(term)] : [])));
  const { isFraming } = askedSubject(question);
  const telling = tellingWords(question, reading).filter((word) => !isFraming(word));
  return telling.map((word) => {
    const others = kindredOf(word).map(stem);
    const having = counts.get(stem(word)) ?? 0;
    const isNowhere = having === 0 && !others.some((other) => there.has(other));
    return { stem: stem(word), kindred: others, weight: rarity(having, passages) * (isNowhere ? NOWHERE : 1) };
  });
}

const HIRAGANA = /\p{sc=Hiragana}/u;
/** Pairs of what Japanese sentences are put together by, and those of an ending and a noun. */
const JAPANESE_GLUE =
  /^(?:です|でし|すか|ます|ませ|まし|した|して|する|すれ|しょ|ょう|ある|あり|いる|いま|いつ|つで|どこ|こで|だれ|なに|なぜ|どう|うや|やっ|って|どの|どれ|この|その|あの|こと|とは|もの|から|まで|より|には|では|のは|のか|ので|のに|など|ない|なり|なる|たい|たら|ても|でも|てい|いて|くだ|ださ|さい|おし|しえ|えて|はい|はど|はな|がど)$|\p{sc=Hiragana}[^\p{sc=Hiragana}]|[^\p{sc=Hiragana}]\p{sc=Hiragana}/u;

/** Each once. Of scripts without spaces the pairs of characters, of Korean those without the endings. */
export function tellingWords(question: string, { isFiller }: QuestionReading): readonly string[] {
  const words = searchTerms(question, isFiller).flatMap((term) => {
    const bare = koreanStem(term) ?? term;
    return hasUnspaced(term) ? wordsOf(bare).map(([whole]) => whole) : [term];
  });
  const telling = words.filter((word) => !isFiller(word));
  const content = telling.filter((word) => !HIRAGANA.test(word) || !JAPANESE_GLUE.test(word));
  return [...new Set(content.some(isUnspaced) ? content : telling)];
}

/** Of the wanted stems those of a text's words, and of the parts of its names. */
export function saidIn(text: string, wanted: ReadonlySet<string>, stemsOf: StemsOf): ReadonlySet<string> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  return new Set(words.flatMap((word) => stemsOf(word).filter((each) => wanted.has(each))));
}

/** The stems of a word and of its parts. */
type StemsOf = (word: string) => readonly string[];

/** Words whose stems are kept, and their letters at most: texts have the same ones again and again. */
const MAX_KNOWN = 20_000;
const MAX_LETTERS = 40;
const known = new Map<string, readonly string[]>();

export function stemsBy(reading: QuestionReading): StemsOf {
  const read = reading === plainReading ? known : new Map<string, readonly string[]>();
  return (word) => {
    const before = read.get(word);
    if (before !== undefined) return before;
    // A Korean noun of one character stands in pairs with its endings alone.
    const korean = koreanStem(word);
    const stems = [...wordsOf(word).flatMap((parts) => parts.map(reading.stem)), ...(korean === null ? [] : [korean])];
    if (word.length > MAX_LETTERS) return stems;
    if (read.size >= MAX_KNOWN) read.clear();
    read.set(word, stems);
    return stems;
  };
}

/** 1 for a word that is nowhere, near 0 for one that is everywhere. */
function rarity(having: number, all: number): number {
  return Math.max(0.05, Math.log((all + 1) / (having + 0.5)) / Math.log((all + 1) / 0.5));
}
