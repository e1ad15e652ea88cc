import { once } from '../once';
import type { SourceView } from '../view/source-view';
import { writtenBefore } from './sentence-rests';

/** Comments of reStructuredText and AsciiDoc, and where a name leads to in Markdown. */
const PAGE_COMMENT = /^(?:\.\. (?![\w:-]+::|[_[|])|\/\/ |\[(?!\^)[^\]]{1,200}\]:\s)/;
const STRUCK = /~~/g;
/** What begins a stretch that a page does not show, or strikes out. Behind a backtick it is talked about. */
const OPENING =
  /(?<!`)(?:<!--|\{\/\*|<(?:script|style|template|del|s|strike)(?:\s[^<>]*)?>|<[a-z][a-z\d-]*(?![a-z\d-])(?=[^<>]{0,500}?(?:\shidden(?=[\s/>=])(?!=["']?until)|display:\s?none))[^<>]*>)/gi;
const TAG = /<(\/?)([a-z][a-z\d-]*)(?=[\s/>])[^<>]*>/gi;

interface Unseen {
  readonly from: number;
  readonly to: number;
  readonly isComment: boolean;
}

const known = new WeakMap<SourceView, readonly Unseen[]>();

/**
 * Whether what begins at a place is not read as what the page says: in a comment, a script, an element that is hidden or
 * struck out. Code speaks of tags.
 */
export function isUnseen(
  view: SourceView,
  start: number,
  { isCode, isHtml }: { readonly isCode: boolean; readonly isHtml: boolean },
): boolean {
  const before = writtenBefore(view, start);
  if ((before.match(STRUCK)?.length ?? 0) % 2 === 1 || PAGE_COMMENT.test(before)) return true;
  const counts = ({ isComment }: Unseen): boolean => isComment || isHtml || !isCode;
  return unseenIn(view).some((one) => one.from < start && start < one.to && counts(one));
}

function unseenIn(view: SourceView): readonly Unseen[] {
  const unseen = known.get(view) ?? findUnseen(view.text);
  known.set(view, unseen);
  return unseen;
}

/** It takes time by the text's length alone: ends of elements are looked for once, and what does not end not again. */
function findUnseen(text: string): readonly Unseen[] {
  const unseen: Unseen[] = [];
  const endless = new Set<string>();
  const closings = once(() => closingsIn(text));
  OPENING.lastIndex = 0;
  for (let found = OPENING.exec(text); found !== null; found = OPENING.exec(text)) {
    const { 0: opening, index } = found;
    const mark = opening === '<!--' ? '-->' : opening === '{/*' ? '*/}' : null;
    const end = mark === null ? closings().get(index) : endless.has(mark) ? -1 : text.indexOf(mark, index);
    if (end === undefined || end < 0) {
      if (mark !== null) endless.add(mark);
      continue;
    }
    unseen.push({ from: index, to: end, isComment: mark === '-->' });
    OPENING.lastIndex = end;
  }
  return unseen;
}

/** Where the elements of a text begin and where the tags stand that close them; of one that is never closed nothing. */
function closingsIn(text: string): ReadonlyMap<number, number> {
  const closings = new Map<number, number>();
  const open = new Map<string, number[]>();
  for (const { 1: slash, 2: written = '', index } of text.matchAll(TAG)) {
    const name = written.toLowerCase();
    const opened = open.get(name) ?? [];
    open.set(name, opened);
    if (slash === '') opened.push(index);
    else {
      const from = opened.pop();
      if (from !== undefined) closings.set(from, index);
    }
  }
  return closings;
}
