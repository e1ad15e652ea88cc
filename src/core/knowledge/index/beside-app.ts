import { wording } from '../../../shared/text/wording';
import type { FoundPassage } from '../knowledge';
import { askedVersion } from './asked-version';
import { askedSubject } from './asked-subject';
import type { QuestionReading } from './question-reading';
import { kindredOf } from './kindred-words';
import { nameTerms } from './named-sources';
import { FITS, NEAR, saidIn, stemsBy, tellingWords } from './question-fit';
import { asksOfSame } from './question-word';
import { wordsOf } from './stems';

/** The most that what tells of the app speaks of a question that is not about it: it is no answer, and may come closest. */
const NEAR_AT_MOST = FITS - 0.01;
/** From this share on of what the best about the app speaks of, other sources are meant as well. */
const AS_WELL = 0.8;
/** What an app keeps for its user is asked for so. */
const OF_USER = /(?<!\p{L})(?:my|mine|mein(?:e[mnrs]?)?)(?!\p{L})/iu;

const HOW_TO =
  /^\s*(?:how (?:do|can|could|should|would|may|to)(?: (?:i|we|you|one))? (\p{L}+)|wie (\p{L}+) (?:ich|wir|man)(?!\p{L}))/iu;

export interface AskedBeside {
  readonly question: string;
  readonly reading: QuestionReading;
  /** Words of the question that the other sources have. */
  readonly findHeld: () => Promise<readonly string[]>;
  readonly others: readonly { readonly name: string }[];
  readonly isOfApp: (passage: FoundPassage) => boolean;
}

/**
 * What was found, where some of it tells of the app itself and the user has other sources too. A question is about the app
 * that names it, that has no word which the others have, or whose words stand in a heading about the app. What tells of
 * the app comes after all else for any other question, as what is closest at most, and not at all where something else
 * answers. `findOthers` finds in the other sources alone.
 */
export async function besideApp(
  found: readonly FoundPassage[],
  asked: AskedBeside,
  findOthers: () => Promise<readonly FoundPassage[]>,
): Promise<readonly FoundPassage[]> {
  const ofApp = found.filter(asked.isOfApp);
  if (ofApp.length === 0) return found;
  if (namesApp(asked.question)) return found;
  // The changes of a version are not in what tells of the app.
  if (askedVersion(asked.question) !== null) return findOthers();
  const words = wordsAsked(asked, await asked.findHeld());
  if (!words.some(({ isInOthers }) => isInOthers)) return found;
  const telling = ofApp.filter((passage) => passage.fit >= FITS && isHeadedBy(words, asked, passage));
  if (telling.length === 0) return aside(ofApp, await findOthers(), asked).slice(0, found.length);
  // Who asks for what the app keeps for them asks of the app; all of this may be asked of the other sources too.
  if (OF_USER.test(asked.question) || !words.every(({ isInOthers }) => isInOthers)) return found;
  const least = Math.max(FITS, AS_WELL * Math.max(...telling.map(({ fit }) => fit)));
  const first = (await findOthers()).filter(({ fit }) => fit >= least).slice(0, Math.max(1, found.length - 1));
  // What tells of the app has a place, however much the others have.
  const led = [...first, ...telling.slice(0, 1)];
  const ids = new Set(led.map(({ id }) => id));
  return [...led, ...found.filter(({ id }) => !ids.has(id))].slice(0, found.length);
}

function aside(
  ofApp: readonly FoundPassage[],
  found: readonly FoundPassage[],
  { question, reading }: AskedBeside,
): readonly FoundPassage[] {
  const done = stemsDone(question, reading);
  const says = ({ trail, text }: FoundPassage): boolean =>
    saidIn([...trail, text].join('\n'), done, stemsBy(reading)).size > 0;
  // How to delete something is not told by what tells of the thing alone: nothing but the app has it.
  const others = ofApp.some(says) && !found.some(says) ? found.map(asNear) : found;
  if (others.some(({ fit }) => fit >= FITS)) return others;
  const near = others.filter(({ fit }) => fit >= NEAR);
  const rest = others.filter(({ fit }) => fit < NEAR);
  // None is rated above what it comes after.
  const most = Math.min(...near.map(({ score }) => score));
  const after = ofApp.map(asNear).map((passage) => ({ ...passage, score: Math.min(passage.score, most) }));
  return [...near, ...after, ...rest];
}

function asNear(passage: FoundPassage): FoundPassage {
  return { ...passage, fit: Math.min(passage.fit, NEAR_AT_MOST) };
}

/** Stems of what is asked how to do, and of its kindred; none where nothing is. */
function stemsDone(question: string, reading: QuestionReading): ReadonlySet<string> {
  const [, english, german] = HOW_TO.exec(question) ?? [];
  const verb = (english ?? german)?.toLowerCase();
  if (verb === undefined || reading.isFiller(verb)) return new Set();
  return new Set([verb, ...kindredOf(verb)].map(reading.stem));
}

interface WordAsked {
  readonly stem: string;
  readonly kindred: readonly string[];
  readonly isInOthers: boolean;
}

function wordsAsked({ question, reading, others }: AskedBeside, ofOthers: readonly string[]): readonly WordAsked[] {
  const { isFraming } = askedSubject(question);
  const names = new Set(others.flatMap(({ name }) => nameTerms(name)));
  const held = new Set(ofOthers.map(reading.stem));
  return tellingWords(question, reading)
    .filter((word) => !isFraming(word))
    .map((word) => {
      const stem = reading.stem(word);
      return { stem, kindred: kindredOf(word).map(reading.stem), isInOthers: held.has(stem) || names.has(stem) };
    });
}

/** A word that other sources have too is of the app only where a heading has it; of the rest one has to be there. */
function isHeadedBy(words: readonly WordAsked[], { question, reading }: AskedBeside, { trail }: FoundPassage): boolean {
  const wanted = new Set(words.flatMap(({ stem, kindred }) => [stem, ...kindred]));
  const headed = saidIn(trail.join('\n'), wanted, stemsBy(reading));
  const isHeaded = ({ stem, kindred, isInOthers }: WordAsked): boolean =>
    headed.has(stem) || (!isInOthers && kindred.some((other) => headed.has(other)));
  const heading = trail.at(-1) ?? '';
  const stems = words.map(({ stem }) => stem);
  if (OF_USER.test(question) && asksOfSame(question, heading, stems, tellingWords(heading, reading).map(reading.stem)))
    return true;
  return words.some(isHeaded) && words.every((word) => isHeaded(word) || !word.isInOthers);
}

function namesApp(question: string): boolean {
  return wordsOf(question).some(([whole]) => whole === nameOfApp());
}

function nameOfApp(): string {
  return wording.shell.name.toLowerCase();
}
