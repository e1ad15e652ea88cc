import type { Passage } from '../../../shared/domain/passage';
import { findAskedHeadings } from './asked-headings';
import { matchTerms, weighTerms, type Terms } from './match-terms';
import { fitting, type FittingPassages } from './pick-by-fit';

const FITS = 0.55;
const NEAR = 0.3;
/** A passage that scores so much less than the best only distracts from it. */
const BESIDE_BEST = 1.2;
/** The words of a heading count again: a section is about its heading. */
const HEADING_BONUS = 0.4;
/** A heading that the question spells out is the best sign there is, whatever else the question says. */
const ASKED_SHARE = 0.8;
const ASKED_BONUS = 0.7;
/** The search knows meanings, titles and headings that words do not show: its order counts most, up to so many places. */
const ORDER_BONUS = 3;
const PLACES = 8;

/** The passages that speak of the question by their words. `found` is in the search's order. */
export function pickByWords(terms: Terms, question: string, found: readonly Passage[]): FittingPassages {
  const weighed = weighTerms(terms, found.map(allOf));
  const isAskedFor = findAskedHeadings(weighed, question, found);
  const rated = found
    .map((passage, index) => rate(weighed, passage, isAskedFor, orderBonus(index)))
    .toSorted((a, b) => b.score - a.score);

  const enough = rated.filter(({ isEnough }) => isEnough);
  const ofEnough = enough.filter(({ share }) => share >= FITS);
  const isFit = ofEnough.length > 0;
  const candidates = isFit ? ofEnough : enough;
  const least = (candidates[0]?.score ?? 0) - BESIDE_BEST;
  // The search's own first stands beside what fits: it knows meanings that words do not show.
  const isBeside = (one: Rated): boolean =>
    isFit && one.passage === found[0] ? one.share > 0 : candidates.includes(one) && one.score >= least;
  const chosen = rated.filter(isBeside);
  return fitting(
    isFit ? 'fits' : 'near',
    chosen.map(({ passage }) => passage),
  );
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

function rate(terms: Terms, passage: Passage, isAskedFor: (passage: Passage) => boolean, bonus: number): Rated {
  const { share, count } = matchTerms(terms, allOf(passage));
  // The outermost heading is the document's title, which all of its passages share.
  const heading = matchTerms(terms, passage.trail.slice(1).join(' ')).share;
  const isAsked = isAskedFor(passage);
  // One word of many in common is chance.
  const isEnough = isAsked || (share >= NEAR && count >= Math.min(terms.size, 2));
  const rated = isAsked ? Math.max(share, ASKED_SHARE) : share;
  const score = rated + HEADING_BONUS * heading + (isAsked ? ASKED_BONUS : 0) + bonus;
  return { passage, share: rated, score, isEnough };
}

/** All that a passage says, its headings and path too. */
export function allOf(passage: Passage): string {
  return [...passage.trail, passage.path.replaceAll('/', ' '), passage.text].join('\n');
}
