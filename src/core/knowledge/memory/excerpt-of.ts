import { nameParts, searchTerms } from '../index/fts-query';
import { stem } from '../index/stems';
import { splitMessage } from './split-message';

/** Longer texts are recalled by what of them fits; neighbours of a match by their beginning. */
export const MAX_EXCERPT = 2_000;
/** Excerpts of a piece that are compared lie half over one another, so that none cuts what fits in two. */
const STEP = MAX_EXCERPT / 2;

/** A text that is not long, whole; of a long one what speaks for it. Without a match, the beginning. */
export function excerptOf(text: string, match: { readonly piece: number; readonly prompt: string } | null): string {
  if (text.length <= MAX_EXCERPT) return text;
  const pieces = splitMessage(text);
  const piece = pieces[match?.piece ?? 0] ?? text;
  const isLast = match?.piece === pieces.length - 1;
  const from = match === null ? 0 : bestStart(piece, match.prompt, isLast);
  const excerpt = piece.slice(from, from + MAX_EXCERPT).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
  const isBeginning = from === 0 && (match?.piece ?? 0) === 0;
  const isEnd = isLast && from + MAX_EXCERPT >= piece.length;
  return `${isBeginning ? '' : '… '}${excerpt}${isEnd ? '' : ' …'}`;
}

/**
 * Where the excerpt begins that has most words of the prompt: a piece of a very long text is itself long. Without any, what
 * was embedded of it means what is asked for: the beginning, and of the last piece the end.
 */
function bestStart(piece: string, prompt: string, isLast: boolean): number {
  if (piece.length <= MAX_EXCERPT) return 0;
  const terms = [...new Set([...searchTerms(prompt).map(stem), ...nameParts(prompt)])];
  let best = isLast ? piece.length - MAX_EXCERPT : 0;
  let most = 0;
  for (let from = 0; from < piece.length; from += STEP) {
    const excerpt = piece.slice(from, from + MAX_EXCERPT).toLowerCase();
    const count = terms.filter((term) => excerpt.includes(term)).length;
    if (count <= most) continue;
    best = from;
    most = count;
  }
  return best;
}
