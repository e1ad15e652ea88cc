import { visible } from '../chunking/file-lines';
import { decodeEntities } from '../chunking/html-entities';
import { readHtmlTokens, type HtmlToken } from '../chunking/html-tokens';
import { finish, isTimeToYield, type Steps } from '../../steps';

/** Elements within a line that Markdown has a mark for. */
const MARKED = new Set(['a', 'b', 'strong', 'i', 'em', 'code', 'kbd', 'samp', 'tt', 'del', 's']);
/** Elements that no line goes on over. */
const BLOCK = new Set(
  (
    'h1 h2 h3 h4 h5 h6 p div section article main ul ol li dl dt dd table tr td th thead tbody tfoot caption pre ' +
    'blockquote details summary figure figcaption hr'
  ).split(' '),
);
/** Deeper ones than anybody writes have no marks. */
const MAX_DEPTH = 20;

/** An element within a line: the token that opens it, the one that closes it, and the words between. */
export interface InlinePair {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly words: string;
  /** Whether it begins and ends with a word rather than with space. */
  readonly isTight: boolean;
}

export function isBlockElement(name: string): boolean {
  return BLOCK.has(name);
}

/** The marked elements that begin and end in one line of text, by both of their tokens. */
export function* findInlinePairs(tokens: readonly HtmlToken[]): Steps<ReadonlyMap<number, InlinePair>> {
  const pairs = new Map<number, InlinePair>();
  let open: { readonly name: string; readonly at: number }[] = [];
  for (const [at, { tag }] of tokens.entries()) {
    if (isTimeToYield(at)) yield;
    if (tag === null) continue;
    if (isBlockElement(tag.name)) open = [];
    if (!MARKED.has(tag.name)) continue;
    if (!tag.isClosing) {
      if (open.length < MAX_DEPTH) open.push({ name: tag.name, at });
      continue;
    }
    const opened = open.findLastIndex(({ name }) => name === tag.name);
    const from = open[opened]?.at;
    if (from === undefined) continue;
    open.length = opened;
    const inner = tokens.slice(from + 1, at).map(({ kind, text }) => (kind === 'text' ? text : ''));
    const words = decodeEntities(inner.join(''));
    const pair = { name: tag.name, from, to: at, words: visible(words), isTight: words === words.trim() };
    pairs.set(from, pair);
    pairs.set(at, pair);
  }
  return pairs;
}

/** The words of a stretch of HTML, or of a part of one. */
export function wordsOfHtml(written: string): string {
  const words = finish(readHtmlTokens(written)).map(({ kind, text }) => (kind === 'text' ? decodeEntities(text) : ''));
  return words.join('').replaceAll('\0', '');
}
