import { CITATION_MARK } from './citation-mark';
import { localDay } from '../local-day';
import { isDated } from './known-day';
import type { RecalledMessage } from './message';

const CITATIONS = new RegExp(` ?(?:${CITATION_MARK.source})+`, 'g');

type Told = Pick<RecalledMessage, 'text' | 'quotesSources'>;

/** A recalled message as a model is told it: one line of JSON, so that it cannot pose as prose. */
export function recalledLine(message: Told & Pick<RecalledMessage, 'role' | 'createdAt'>): string {
  const date = isDated(message.createdAt) ? localDay(message.createdAt) : 'unknown';
  return JSON.stringify({ date, role: message.role, text: recalledText(message) });
}

/** Without the numbers of its citations: repeated, they would lead to passages of another session. */
export function recalledText({ text, quotesSources }: Told): string {
  return quotesSources === true ? text.replace(CITATIONS, '') : text;
}
