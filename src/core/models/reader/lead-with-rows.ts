import type { Passage } from '../../../shared/domain/passage';
import type { Led } from './lead-with-entries';
import { hasTerm, matchTerms, type Terms } from './match-terms';
import { fitting, type FittingPassages } from './pick-by-fit';
import { allOf } from './pick-by-words';
import { allStemsOf } from './words';

const RULE = /^[\s>]*\|?\s*:?-+:?\s*\|[\s:|-]*$/;
const MAX_BESIDE_ROW = 2;
/** What names of sources and parts of names weigh at most: they need not stand in a row. */
const WEAK = 0.3;
/** Words of a question that one row is asked for by. */
const LEAST_ASKED = 2;

/**
 * A table whose head and one of whose rows hold all words of the question, some each, comes first: it answers what has
 * single words of it elsewhere does not. Beside it others are quoted that hold all of them too.
 */
export function leadWithRows(terms: Terms, picked: FittingPassages, found: readonly Passage[]): Led {
  const asked = [...terms].filter(([, weight]) => weight > WEAK).map(([term]) => term);
  const leads = new Set(asked.length < LEAST_ASKED ? [] : found.filter(({ text }) => hasRow(asked, text)));
  if (leads.size === 0) return { picked, leads };
  const others = picked.passages.filter((passage) => !leads.has(passage));
  const telling = others.filter((passage) => matchTerms(terms, allOf(passage)).count === terms.size);
  return { picked: fitting('fits', [...leads, ...telling.slice(0, MAX_BESIDE_ROW)]), leads };
}

function hasRow(asked: readonly string[], text: string): boolean {
  const lines = text.split('\n');
  return lines.some((line, at) => {
    if (!RULE.test(line)) return false;
    const isIn = (words: string): ((term: string) => boolean) => {
      const stems = new Set(allStemsOf(words));
      return (term) => hasTerm(stems, term);
    };
    const ofHead = isIn(lines[at - 1] ?? '');
    const left = asked.filter((term) => !ofHead(term));
    if (left.length === 0 || left.length === asked.length) return false;
    const end = lines.findIndex((row, index) => index > at && !row.includes('|'));
    return lines.slice(at + 1, end === -1 ? lines.length : end).some((row) => left.every(isIn(row)));
  });
}
