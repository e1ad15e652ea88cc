import type { Passage } from '../../../shared/domain/passage';
import { isGerman } from '../../knowledge/index/german';
import { asksAlike, questionWord } from '../../knowledge/index/question-word';
import { speaksGerman } from '../../knowledge/index/speaks-german';
import { formatOf } from '../../knowledge/sources/format-of';
import { findAskedHeadings } from './asked-headings';
import { isRepeat } from './is-repeat';
import { leadWithDeclaration } from './lead-with-declaration';
import { leadWithEntries, type Led } from './lead-with-entries';
import { leadWithMeaning } from './lead-with-meaning';
import { leadWithMember } from './lead-with-member';
import { leadWithRows } from './lead-with-rows';
import { matchTerms, weighTerms, type Terms } from './match-terms';
import { isAskedOfAny } from './own-entry';
import { areRated, fitting, pickByFit, type FittingPassages } from './pick-by-fit';
import { allOf, pickByWords } from './pick-by-words';
import { pickVersion } from './pick-version';

const MAX_FITTING = 5;
const MAX_NEAR = 2;
const MAX_BESIDE_ASKED = 2;
/** Of so many words of a question one alone in code tells nothing. */
const LEAST_WORDS = 3;
const SETTINGS = /\.(?:cfg|conf|env|ini|json5?|jsonc|properties|toml|ya?ml)$/i;
const COMMENT = /^\s*(?:\/\/|\/?\*|#|--|;|<!--|["']{3})|\s(?:\/\/|#)\s/;
/** More of one section is better read in its place. */
const MAX_OF_SECTION = 2;

/** The passages worth quoting, best first. `found` is in the search's order, which also says how much of the question each speaks of. */
export function pickPassages(terms: Terms, question: string, found: readonly Passage[]): FittingPassages {
  const ofVersion = pickVersion(question, found);
  if (ofVersion !== null) return ofVersion.picked;
  const picked = pickFitting(terms, question, found);
  const ofDeclaration = leadWithDeclaration(question, picked, found);
  const ofRows = leadWithRows(terms, question, picked, found);
  const ofMember = leadWithMember(terms, question, picked, found);
  const ofMeaning = leadWithMeaning(question, picked, found);
  const special = [ofDeclaration, ofMeaning, ofRows, ofMember, leadWithEntries(terms, question, picked, found)];
  return toQuotes(special.find(({ leads }) => leads.size > 0) ?? ofMember);
}

function pickFitting(terms: Terms, question: string, found: readonly Passage[]): FittingPassages {
  if (!areRated(found)) return pickByWords(terms, question, found);
  const related = found.filter((passage) => !isByChance(terms, passage));
  const weighed = weighTerms(terms, found.map(allOf));
  return alikeFirst(question, askedFirst(weighed, question, pickByFit(related)));
}

/**
 * One word of several within code, which no symbol there is called by, is a name of something else; but not a key of
 * settings, or a word of a comment.
 */
function isByChance(terms: Terms, { path, text, trail }: Passage): boolean {
  if (formatOf(path) !== 'code' || SETTINGS.test(path)) return false;
  const telling = new Map([...terms].filter(([term]) => !isAskedOfAny(term)));
  if (telling.size < LEAST_WORDS) return false;
  const { count } = matchTerms(terms, [path.replaceAll('/', ' '), text].join('\n'));
  if (count > 1 || matchTerms(terms, trail.join('\n')).count > 0) return false;
  const comments = text.split('\n').filter((line) => COMMENT.test(line));
  return matchTerms(terms, comments.join('\n')).count === 0;
}

/** The same for a part of a question: how much of the whole a passage speaks of tells little of it. */
export function pickForPart(terms: Terms, part: string, found: readonly Passage[]): FittingPassages {
  const isStrange = areRated(found) && pickByFit(found).fit === 'none';
  const picked = pickByWords(terms, part, isStrange ? [] : found);
  return toQuotes(leadWithEntries(terms, part, picked, found));
}

/** Those whose heading the question spells out come first: they answer it, and few others help beside them. */
function askedFirst(terms: Terms, question: string, { fit, passages }: FittingPassages): FittingPassages {
  const isAsked = findAskedHeadings(terms, question, passages);
  const asked = passages.filter(isAsked);
  if (asked.length === 0) return fitting(fit, passages);
  const others = passages.filter((passage) => !isAsked(passage));
  return fitting(fit, [...asked, ...others.slice(0, MAX_BESIDE_ASKED)]);
}

/**
 * Of passages that speak of as much of the question as the first, those in German go first where that is asked in
 * German, and then those whose heading asks alike, where that of the first asks otherwise: how it is done, or what comes of it.
 */
function alikeFirst(question: string, { fit, passages }: FittingPassages): FittingPassages {
  const [best] = passages;
  const isAsGood = (passage: Passage): boolean => (passage.fit ?? 0) >= (best?.fit ?? 0);
  const bySpeech = isGerman(question)
    ? first(passages, (passage) => isAsGood(passage) && speaksGerman(allOf(passage)))
    : passages;
  const headingOf = ({ trail }: Passage): string => trail.at(-1) ?? '';
  const heading = bySpeech[0] === undefined ? '' : headingOf(bySpeech[0]);
  const isOther = questionWord(heading) !== null && !asksAlike(question, heading);
  const byWord = (passage: Passage): boolean => isAsGood(passage) && asksAlike(question, headingOf(passage));
  return fitting(fit, isOther ? first(bySpeech, byWord) : bySpeech);
}

function first(passages: readonly Passage[], isFirst: (passage: Passage) => boolean): readonly Passage[] {
  return [...passages.filter(isFirst), ...passages.filter((passage) => !isFirst(passage))];
}

/** At most so many, none of them twice, and not too much of one section. */
function toQuotes({ picked: { fit, passages }, leads }: Led): FittingPassages {
  const most = withoutMore(passages).slice(0, fit === 'fits' ? MAX_FITTING : MAX_NEAR);
  const others = most.filter((passage) => !leads.has(passage));
  return fitting(fit, [...most.filter((passage) => leads.has(passage)), ...asInSections(others)]);
}

function withoutMore(passages: readonly Passage[]): readonly Passage[] {
  const kept: Passage[] = [];
  for (const passage of passages) {
    const isTold = kept.some((better) => isRepeat(passage, better));
    const ofSection = kept.filter((other) => sectionOf(other) === sectionOf(passage)).length;
    // A file without headings is no section.
    if (!isTold && (ofSection < MAX_OF_SECTION || passage.trail.length === 0)) kept.push(passage);
  }
  return kept;
}

/** Passages of one section stand together as they are in the file, where the best of them stood. */
function asInSections(passages: readonly Passage[]): readonly Passage[] {
  const sections = new Map<string, Passage[]>();
  for (const passage of passages) {
    const section = sectionOf(passage);
    sections.set(section, [...(sections.get(section) ?? []), passage]);
  }
  return [...sections.values()].flatMap((section) => section.toSorted((a, b) => a.lines[0] - b.lines[0]));
}

function sectionOf({ sourceKey, path, trail }: Passage): string {
  return JSON.stringify([sourceKey, path, trail]);
}
