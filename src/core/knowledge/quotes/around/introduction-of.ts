import { countWords } from '../../../../shared/chat/quotes/quote-words';
import { OPEN, type SourceView } from '../view/source-view';
import type { Page, Title } from './page';
import { forbids, restricts } from './restricts';
import { lastSentence, writtenBefore } from './sentence-rests';

/** Of what introduces a list or a listing, so many lines may stand between. */
const MAX_ITEMS = 30;
/** Words of what labels a listing: "A common mistake:". */
const MAX_LABEL = 5;
const ENDS_OPEN = /:[*_`]*$/;
/** Words for what stands below. */
const POINTS_BELOW = /(?<!\p{L})(?:following|these|below|like this)(?!\p{L})/iu;
const ITEM = /^(?:[-*+]|\d{1,9}[.)])\s/;
/** An item that a sign marks as wrong and that forbids it in words as well: "🔴 Do not call it in a loop." */
const FORBIDS_ITSELF = /^(?:(?:[-*+]|\d{1,9}[.)])\s)?(?:🔴|🚫|⛔|❌|✗|✘)\ufe0f?\s*[*_]*(?:do not|don['’]t|never)\b/iu;
const ROW = new RegExp(`^${OPEN}?\\|`);
/** The beginning of a listing. */
const BORDER = new RegExp(`^${OPEN}(?:\`{3}|~~~)`);
/** A box that shows code shows what it warns of; its sentences say so themselves. */
const WARNS = /^(?:warning|danger|caution|error)\b/i;

/**
 * Whether what stands above a place turns it: a sentence that ends in a colon and denies, "Never do this:", before the
 * list or the listing that the place begins a line of, or the head of its table. Without a colon it must speak of what
 * stands below: "The following is forbidden".
 */
export function isIntroducedAsFalse(view: SourceView, nth: number, isAtStart: boolean): boolean {
  const lineAt = (at: number): string =>
    view.text.slice(view.lineStarts[at], (view.lineStarts[at + 1] ?? view.text.length + 1) - 1);
  const own = lineAt(nth);
  let head = '';
  for (let at = nth - 1; at >= Math.max(0, nth - MAX_ITEMS); at -= 1) {
    const line = lineAt(at);
    const said = (): string => lastSentence(writtenBefore(view, (view.lineStarts[at] ?? 0) + line.length), '');
    if (ENDS_OPEN.test(line)) {
      const sentence = said();
      return isAtStart && turns(sentence) && (forbids(sentence) || !FORBIDS_ITSELF.test(own));
    }
    if (ROW.test(own) && ROW.test(line)) head = line;
    else if (head !== '') break;
    else if (!ITEM.test(line) && !BORDER.test(line)) {
      const isOfBlock = isAtStart && (ITEM.test(own) || typeof view.indents[nth] === 'number');
      return isOfBlock && POINTS_BELOW.test(said()) && forbids(said());
    }
  }
  return forbids(head);
}

/** In a longer sentence such a word may be a condition: "If something goes wrong, do this:". */
function turns(sentence: string): boolean {
  return restricts(sentence) || (countWords(sentence) <= MAX_LABEL && forbids(sentence));
}

/** Whether the heading or the box that a line of a file is in forbids it, where that is not quoted with it. */
export function isForbiddenBy(
  page: Page,
  line: number,
  { isListing, isQuoted }: { readonly isListing: boolean; readonly isQuoted: (line: number) => boolean },
): boolean {
  const [heading, box] = [page.headingAbove(line), page.boxAround(line)];
  const isLeftOut = (title: Title | null): title is Title => title !== null && !isQuoted(title.line);
  if (isLeftOut(heading) && heading.line < line && forbids(heading.title)) return true;
  return isLeftOut(box) && box.line < line && (forbids(box.title) || (isListing && WARNS.test(box.title)));
}
