import type { Gap } from '../search/find-part';
import { lastUpTo } from '../search/last-up-to';
import type { SourceView } from '../view/source-view';
import { hasWords, restAfter, restBefore } from './sentence-rests';

const WORD = /[\p{L}\p{N}]/u;
/** The end of what stands before a gap. */
const END = 4;

/**
 * Whether what is left out between two pieces of a quote is not a number of whole sentences, or lines of code: it begins or
 * ends within one, or a block of code that the second piece stands in begins in it.
 */
export function isWithinSentence(view: SourceView, { from, to }: Gap): boolean {
  return isWithinAt(view, from, 'behind') || isWithinAt(view, to, 'before') || leavesBlock(view, { from, to });
}

function isWithinAt(view: SourceView, at: number, side: 'before' | 'behind'): boolean {
  const { text, lineStarts, indents, isWords } = view;
  const nth = lastUpTo(lineStarts, side === 'behind' ? at - 1 : at);
  if (typeof indents[nth] !== 'number' || isWords[nth] === true) {
    return hasWords(side === 'behind' ? restAfter(view, at, at - END) : restBefore(view, at, false));
  }
  const [first, next] = [lineStarts[nth] ?? 0, lineStarts[nth + 1] ?? text.length];
  return WORD.test(side === 'behind' ? text.slice(at, next) : text.slice(first, at));
}

/** Whether a line is left out that is less set in than the line of code behind the gap. */
function leavesBlock({ lineStarts, indents }: SourceView, { from, to }: Gap): boolean {
  const behind = lastUpTo(lineStarts, to);
  const indent = indents[behind];
  if (typeof indent !== 'number') return false;
  for (let nth = lastUpTo(lineStarts, from - 1) + 1; nth < behind; nth += 1) {
    if ((indents[nth] ?? 0) < indent) return true;
  }
  return false;
}
