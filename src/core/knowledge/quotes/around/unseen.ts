import type { SourceView } from '../view/source-view';
import { writtenBefore } from './sentence-rests';

/** Comments of reStructuredText and AsciiDoc, and where a name leads to in Markdown. */
const PAGE_COMMENT = /^(?:\.\. (?![\w:-]+::|[_[|])|\/\/ |\[(?!\^)[^\]]{1,200}\]:\s)/;
const STRUCK = /~~/g;
/** What begins a stretch that a page does not show, or strikes out. Behind a backtick it is talked about. */
const OPENING =
  /(?<!`)(?:<!--|\{\/\*|<(script|style|template|del|s|strike)(?:\s[^<>]*)?>|<([a-z][a-z\d]*)(?=[^<>]{0,500}?(?:\shidden(?=[\s/>=])(?!=["']?until)|display:\s?none))[^<>]*>)/gi;

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

/** It takes time by the text's length alone: what does not end is not looked for again. */
function findUnseen(text: string): readonly Unseen[] {
  const unseen: Unseen[] = [];
  const endless = new Set<string>();
  OPENING.lastIndex = 0;
  for (let found = OPENING.exec(text); found !== null; found = OPENING.exec(text)) {
    const { 0: opening, 1: raw, 2: hidden, index } = found;
    const name = (raw ?? hidden ?? opening).toLowerCase();
    const end = endless.has(name) ? -1 : endOf(text, name, index + opening.length);
    if (end < 0) {
      endless.add(name);
      continue;
    }
    unseen.push({ from: index, to: end, isComment: name === '<!--' });
    OPENING.lastIndex = end;
  }
  return unseen;
}

function endOf(text: string, name: string, from: number): number {
  if (name === '<!--') return text.indexOf('-->', from);
  if (name === '{/*') return text.indexOf('*/}', from);
  const tag = new RegExp(`<(/?)${name}(?=[\\s/>])[^<>]*>`, 'gi');
  tag.lastIndex = from;
  let depth = 1;
  for (let found = tag.exec(text); found !== null; found = tag.exec(text)) {
    depth += found[1] === '/' ? -1 : 1;
    if (depth === 0) return found.index;
  }
  return -1;
}
