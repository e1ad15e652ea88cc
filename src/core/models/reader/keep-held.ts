import type { Passage } from '../../../shared/domain/passage';
import { isGerman } from '../../knowledge/index/german';
import { asksOfSame } from '../../knowledge/index/question-word';
import { speaksGerman } from '../../knowledge/index/speaks-german';
import { matchTerms, weighTerms, type Terms } from './match-terms';
import { fitting, type FittingPassages } from './pick-by-fit';
import { allOf } from './pick-by-words';
import { glueStemsOf, stemsOf } from './words';

/** Share of the words, rare ones heavier, that a passage has to have together. */
const HELD = 0.75;
/** The same where the section itself speaks of what is the reader's, as answers to questions do. */
const HELD_OF_READER = 0.5;
/** In fewer words any passage has them by the way. */
const LEAST_WORDS = 2;
const OF_READER = /(?<!\p{L})(?:I|my|our|ich|mein(?:e[mnrs]?)?|unser(?:e[mnrs]?)?)(?!\p{L})/u;

/**
 * The passages that hold together nearly all that a question asks by its own words: only such answer what is likely no
 * matter of a source. `written` are the terms of the question as it is written.
 */
export function keepHeld(
  written: Terms,
  question: string,
  { fit, passages }: FittingPassages,
  found: readonly Passage[],
): FittingPassages {
  const glue = glueStemsOf(question);
  const terms = new Map([...written].filter(([term]) => !glue.has(term)));
  const weighed = weighTerms(terms, [...new Set([...passages, ...found])].map(allOf));
  const isHeld = (passage: Passage): boolean => {
    const heading = passage.trail.at(-1) ?? '';
    if (asksOfSame(question, heading, terms.keys(), stemsOf(heading))) return true;
    // A word that two languages write alike is another one in each.
    if (terms.size < LEAST_WORDS || (isGerman(question) && !speaksGerman(allOf(passage)))) return false;
    const { share, count } = matchTerms(weighed, allOf(passage));
    return count >= LEAST_WORDS && share >= (OF_READER.test(heading) ? HELD_OF_READER : HELD);
  };
  return fitting(fit, passages.filter(isHeld));
}
