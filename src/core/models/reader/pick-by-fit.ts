import type { Passage } from '../../../shared/domain/passage';
import { FITS, NEAR } from '../../knowledge/index/question-fit';

/** What speaks of so much less than the best only distracts from it. */
const BESIDE_BEST = 0.65;
/** The same for what the search put first, which knows meanings, titles and headings. */
const FIRST_BESIDE_BEST = 0.4;
/**
 * The mean of what a passage speaks of and of how the search rates it beside its best: below this it has words of the
 * question by the way. Of the quotes of graded questions over two libraries, none that answers is below.
 */
const NO_CHANCE = 0.65;
/** So many of the best are quoted with the listing that goes on with them. */
const FOLLOWED = 2;
const LISTING = /^\s*(?:`{3,}|~{3,})/m;
/** Lines between two passages that follow each other. */
const GAP = 3;

/** In the search's order. What fits, or is near, is one passage at least: an answer never speaks of quotes that are not there. */
export type FittingPassages =
  | { readonly fit: 'fits' | 'near'; readonly passages: readonly [Passage, ...Passage[]] }
  | { readonly fit: 'none'; readonly passages: readonly [] };

/** Passages that fit so well; nothing fits where there are none. */
export function fitting(fit: FittingPassages['fit'], passages: readonly Passage[]): FittingPassages {
  const [first, ...others] = passages;
  return fit === 'none' || first === undefined ? { fit: 'none', passages: [] } : { fit, passages: [first, ...others] };
}

/** True when the search said of each how much of the question it speaks of. */
export function areRated(found: readonly Passage[]): boolean {
  return found.length > 0 && found.every(({ fit }) => fit !== undefined);
}

/** The passages that the search found to speak of the question. */
export function pickByFit(found: readonly Passage[]): FittingPassages {
  const best = Math.max(0, ...found.map(fitOf));
  if (best < NEAR) return fitting('none', []);
  const fit = best >= FITS ? 'fits' : 'near';
  const leastOf = (at: number): number =>
    at === 0 && fit === 'fits' ? best * FIRST_BESIDE_BEST : Math.max(NEAR, best * BESIDE_BEST);
  const isByTheWay = ({ fit: share = 0, rating = 1 }: Passage): boolean => (share + rating) / 2 < NO_CHANCE;
  const standing = found.filter((passage, at) => fitOf(passage) >= leastOf(at));
  const chosen = standing.filter((passage) => fit === 'near' || passage === found[0] || !isByTheWay(passage));
  // Where what speaks of most was left out, what is chosen may be no more than near.
  const isFit = chosen.some((passage) => fitOf(passage) >= FITS);
  // What has words of the question by the way is the closest where there is nothing else.
  return fitting(isFit ? 'fits' : 'near', withListings(chosen.length > 0 ? chosen : standing, found));
}

function fitOf({ fit = 0 }: Passage): number {
  return fit;
}

/** A listing right below what explains it has few of the question's words, and shows what was asked. */
function withListings(chosen: readonly Passage[], found: readonly Passage[]): readonly Passage[] {
  const shown = chosen.flatMap((passage, at) => {
    const next =
      at < FOLLOWED && !LISTING.test(passage.text) ? found.find((each) => follows(each, passage)) : undefined;
    return next !== undefined && LISTING.test(next.text) ? [passage, next] : [passage];
  });
  return [...new Set(shown)];
}

function follows(next: Passage, passage: Passage): boolean {
  const gap = next.lines[0] - passage.lines[1];
  const isSameFile = next.sourceKey === passage.sourceKey && next.path === passage.path && next.blob === passage.blob;
  return isSameFile && gap > 0 && gap <= GAP && JSON.stringify(next.trail) === JSON.stringify(passage.trail);
}
