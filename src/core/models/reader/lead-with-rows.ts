import type { Passage } from '../../../shared/domain/passage';
import type { Led } from './lead-with-entries';
import { hasTerm, type Terms } from './match-terms';
import { fitting, type FittingPassages } from './pick-by-fit';
import { allOf } from './pick-by-words';
import { directionOf } from './read-question';
import { allStemsOf } from './words';

const RULE = /^[\s>]*\|?\s*:?-+:?\s*\|[\s:|-]*$/;
const MAX_BESIDE_ROW = 2;
/** What names of sources and parts of names weigh at most: they need not stand in a row. */
const WEAK = 0.3;
/** Words of a question that one row is asked for by. */
const LEAST_ASKED = 2;

/**
 * A table that tells in a column of what one of its rows is called by, all words of the question in the two heads, comes
 * first: it answers what has single words of it elsewhere does not. Beside it others are quoted that hold nearly all.
 * How something is done stands in no table.
 */
export function leadWithRows(terms: Terms, question: string, picked: FittingPassages, found: readonly Passage[]): Led {
  const asked = [...terms].filter(([, weight]) => weight > WEAK).map(([term]) => term);
  const isAsked = asked.length >= LEAST_ASKED && !directionOf(question).isHowTo;
  const leads = new Set(isAsked ? found.filter(({ text }) => hasRow(asked, text)) : []);
  if (leads.size === 0) return { picked, leads };
  const least = Math.max(LEAST_ASKED, asked.length - 1);
  const others = picked.passages.filter((passage) => !leads.has(passage));
  const telling = others.filter((passage) => {
    const stems = new Set(allStemsOf(allOf(passage)));
    return asked.filter((term) => hasTerm(stems, term)).length >= least;
  });
  return { picked: fitting('fits', [...leads, ...telling.slice(0, MAX_BESIDE_ROW)]), leads };
}

function hasRow(asked: readonly string[], text: string): boolean {
  const lines = text.split('\n');
  return lines.some((line, at) => {
    if (!RULE.test(line)) return false;
    const [, ...heads] = cellsOf(lines[at - 1] ?? '');
    const end = lines.findIndex((row, index) => index > at && !row.includes('|'));
    const rows = lines.slice(at + 1, end === -1 ? lines.length : end).map(cellsOf);
    return rows.some((row) => tells(asked, heads, row));
  });
}

/** Whether a row is called by some words, and has a value in the columns that are called by all others. */
function tells(asked: readonly string[], heads: readonly string[], [name = '', ...values]: readonly string[]): boolean {
  const ofName = new Set(allStemsOf(name));
  const left = asked.filter((term) => !hasTerm(ofName, term));
  const told = heads.filter((_, at) => /[\p{L}\p{N}]/u.test(values[at] ?? ''));
  const ofHeads = new Set(allStemsOf(told.join('\n')));
  return left.length > 0 && left.length < asked.length && left.every((term) => hasTerm(ofHeads, term));
}

function cellsOf(line: string): readonly string[] {
  return line.replace(/^[\s>]*\|/, '').split('|');
}
