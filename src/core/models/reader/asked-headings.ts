import type { Passage } from '../../../shared/domain/passage';
import { askedOfHeading, isHeadingAsked, matchTerms, type Terms } from './match-terms';

const MOST_OF_HEADING = 0.6;

/** Headings that the question spells out, and those that say as much of it beside a word of their own. */
export function findAskedHeadings(
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
