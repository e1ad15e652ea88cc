import type { Passage } from '../../../shared/domain/passage';
import { isRepeat } from './is-repeat';
import { askedOfHeading, isHeadingAsked, matchTerms, weighTerms, type Terms } from './match-terms';

export interface PickedPassages {
  /** `fits`: they speak of what was asked. `near`: of a part of it. `none`: nothing does. */
  readonly fit: 'fits' | 'near' | 'none';
  /** Best first. */
  readonly passages: readonly Passage[];
}

const MAX_FITTING = 5;
const MAX_NEAR = 2;
const FITS = 0.55;
const NEAR = 0.3;
/** A passage that scores so much less than the best only distracts from it. */
const BESIDE_BEST = 1.2;
/** The words of a heading count again: a section is about its heading. */
const HEADING_BONUS = 0.4;
/** A heading that the question spells out is the best sign there is, whatever else the question says. */
const ASKED_SHARE = 0.8;
const ASKED_BONUS = 0.7;
const MOST_OF_HEADING = 0.6;
/** The search knows meanings, titles and headings that words do not show: its order counts most, up to so many places. */
const ORDER_BONUS = 3;
const PLACES = 8;

/** The passages worth quoting. `found` is in the search's order; `earlier` ones were found by earlier turns. */
export function pickPassages(
  terms: Terms,
  question: string,
  found: readonly Passage[],
  earlier: readonly Passage[],
): PickedPassages {
  const weighed = weighTerms(terms, [...found, ...earlier].map(wordsOf));
  const isAskedFor = findAskedHeadings(weighed, question, [...found, ...earlier]);
  const rated = [
    ...found.map((passage, index) => rate(weighed, passage, isAskedFor, orderBonus(index))),
    ...earlier.map((passage) => rate(weighed, passage, isAskedFor, 0)),
  ].toSorted((a, b) => b.score - a.score);

  const enough = rated.filter(({ isEnough }) => isEnough);
  const fitting = enough.filter(({ share }) => share >= FITS);
  const isFit = fitting.length > 0;
  const candidates = isFit ? fitting : enough;
  const least = (candidates[0]?.score ?? 0) - BESIDE_BEST;
  // The search's own first stands beside what fits: it knows meanings that words do not show.
  const isBeside = (one: Rated): boolean =>
    isFit && one.passage === found[0] ? one.share > 0 : candidates.includes(one) && one.score >= least;
  const chosen = rated.filter(isBeside);
  if (chosen.length === 0) return { fit: 'none', passages: [] };
  const passages = withoutRepeats(chosen.map(({ passage }) => passage));
  const most = passages.slice(0, isFit ? MAX_FITTING : MAX_NEAR);
  return { fit: isFit ? 'fits' : 'near', passages: asInSections(most) };
}

function orderBonus(place: number): number {
  return ORDER_BONUS * Math.max(0, 1 - place / PLACES);
}

interface Rated {
  readonly passage: Passage;
  readonly share: number;
  readonly score: number;
  readonly isEnough: boolean;
}

/** Headings that the question spells out, and those that say as much of it beside a word of their own. */
function findAskedHeadings(
  terms: Terms,
  question: string,
  passages: readonly Passage[],
): (passage: Passage) => boolean {
  const asked = passages.map(ownHeading).filter((heading) => isHeadingAsked(terms, question, heading));
  const shareOf = (heading: string): number => matchTerms(terms, heading).share;
  const most = Math.max(0, ...asked.map(shareOf));
  return (passage) => {
    const heading = ownHeading(passage);
    if (asked.includes(heading)) return true;
    return asked.length > 0 && shareOf(heading) >= most && askedOfHeading(terms, heading) >= MOST_OF_HEADING;
  };
}

function ownHeading({ trail }: Passage): string {
  return trail.at(-1) ?? '';
}

function rate(terms: Terms, passage: Passage, isAskedFor: (passage: Passage) => boolean, bonus: number): Rated {
  const { share, count } = matchTerms(terms, wordsOf(passage));
  // The outermost heading is the document's title, which all of its passages share.
  const heading = matchTerms(terms, passage.trail.slice(1).join(' ')).share;
  const isAsked = isAskedFor(passage);
  // One word of many in common is chance.
  const isEnough = isAsked || (share >= NEAR && count >= Math.min(terms.size, 2));
  const rated = isAsked ? Math.max(share, ASKED_SHARE) : share;
  const score = rated + HEADING_BONUS * heading + (isAsked ? ASKED_BONUS : 0) + bonus;
  return { passage, share: rated, score, isEnough };
}

function wordsOf(passage: Passage): string {
  return [...passage.trail, passage.path.replaceAll('/', ' '), passage.text].join('\n');
}

function withoutRepeats(passages: readonly Passage[]): readonly Passage[] {
  const kept: Passage[] = [];
  for (const passage of passages) {
    if (!kept.some((better) => isRepeat(passage, better))) kept.push(passage);
  }
  return kept;
}

/** Passages of one section stand together as they are in the file, where the best of them stood. */
function asInSections(passages: readonly Passage[]): readonly Passage[] {
  const sections = new Map<string, Passage[]>();
  for (const passage of passages) {
    const section = JSON.stringify([passage.sourceKey, passage.path, passage.trail]);
    sections.set(section, [...(sections.get(section) ?? []), passage]);
  }
  return [...sections.values()].flatMap((section) => section.toSorted((a, b) => a.lines[0] - b.lines[0]));
}
