import type { Chunk } from './chunk';
import { splitLines } from '../split-lines';
import { cutSections } from './cut-sections';
import { blank, visible } from './file-lines';
import { decodeEntities } from './html-entities';
import { findAsides } from './html-asides';
import { readHtmlTokens, type HtmlToken } from './html-tokens';
import { NO_FRONT_MATTER, type Heading, type Outline } from './outline';
import { tagWords } from './read-tag';
import { isTimeToYield, type Steps } from '../../steps';

const MAX_TITLE = 200;
const WORDS_AT_ONCE = 1_000;

/** Not cut while they fit. */
const WHOLE = new Set(['pre', 'table', 'ul', 'ol', 'dl']);
const BLOCK = new Set([...WHOLE, 'p', 'div', 'section', 'article', 'main', 'blockquote', 'details', 'figure']);

/** Chunks of an HTML file, by its headings. */
export function* chunkHtml(text: string): Steps<readonly Chunk[]> {
  const lines = splitLines(text);
  const tokens = yield* readHtmlTokens(lines.join('\n'));
  const words = yield* searchTokens(tokens);
  const outline = yield* outlineTokens(tokens, words, lines.length);
  // A page without a heading of its own is known by its title.
  const title = outline.headings.some(({ level }) => level === 1) ? null : titleOf(tokens);
  const searched = (yield* joinWords(words)).split('\n');
  return yield* cutSections({ lines, searched }, outline, { ...NO_FRONT_MATTER, title });
}

/** The headings of an HTML file, in order. */
export function* findHtmlHeadings(text: string): Steps<readonly Heading[]> {
  const lines = splitLines(text);
  const tokens = yield* readHtmlTokens(lines.join('\n'));
  const outline = yield* outlineTokens(tokens, yield* searchTokens(tokens), lines.length);
  return outline.headings;
}

/** What is searched of each token. */
function* searchTokens(tokens: readonly HtmlToken[]): Steps<readonly string[]> {
  const isAside = yield* findAsides(tokens);
  const words: string[] = [];
  for (const [index, token] of tokens.entries()) {
    if (isTimeToYield(index)) yield;
    words.push(isAside[index] === true ? blank(token.text) : wordsOf(token));
  }
  return words;
}

function* joinWords(words: readonly string[]): Steps<string> {
  const parts: string[] = [];
  for (let from = 0; from < words.length; from += WORDS_AT_ONCE) {
    parts.push(words.slice(from, from + WORDS_AT_ONCE).join(''));
    yield;
  }
  return parts.join('');
}

function wordsOf({ kind, text, tag }: HtmlToken): string {
  if (kind === 'text') return decodeEntities(text);
  return tag === null ? blank(text) : tagWords(text, tag.name);
}

/** Headings and blocks, by the tags that are not hidden. */
function* outlineTokens(tokens: readonly HtmlToken[], words: readonly string[], lineCount: number): Steps<Outline> {
  const headings: Heading[] = [];
  const isWhole: boolean[] = Array.from({ length: lineCount }, () => false);
  const startsBlock: boolean[] = [...isWhole];
  const open: string[] = [];
  let line = 0;
  for (const [index, { text, tag }] of tokens.entries()) {
    if (isTimeToYield(index)) yield;
    if (tag !== null && !tag.isClosing) {
      const level = Number(/^h([1-6])$/.exec(tag.name)?.[1] ?? 0);
      if (open.length === 0 && (level > 0 || BLOCK.has(tag.name))) startsBlock[line] = true;
      if (WHOLE.has(tag.name)) open.push(tag.name);
      const heading = level > 0 ? readHeading(tokens, words, index) : null;
      // Sections are of whole lines: of headings on one line the first counts.
      if (heading !== null && line > (headings.at(-1)?.last ?? -1)) {
        headings.push({ line, last: line + heading.lines, level, title: heading.title });
      }
    } else if (tag !== null && open.includes(tag.name)) {
      // What was left open within it ends with it.
      open.length = open.lastIndexOf(tag.name);
    }
    const from = line;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) line += 1;
    if (open.length > 0) isWhole.fill(true, from, line + 1);
  }
  return { headings, isWhole, startsBlock };
}

/** The words of a heading, and how many lines it goes on for. Null when it is hidden or says nothing. */
function readHeading(
  tokens: readonly HtmlToken[],
  words: readonly string[],
  start: number,
): { readonly title: string; readonly lines: number } | null {
  const END = /^h[1-6]$/;
  let end = start + 1;
  while (end < tokens.length && END.exec(tokens[end]?.tag?.name ?? '') === null) end += 1;
  const title = visible(words.slice(start, end).join(''))
    .replace(/\s*[¶#§]$/u, '')
    .slice(0, MAX_TITLE);
  if (title === '') return null;
  const text = tokens.slice(start, end).map((token) => token.text);
  return { title, lines: text.join('').split('\n').length - 1 };
}

function titleOf(tokens: readonly HtmlToken[]): string | null {
  const title = tokens.find(({ kind }) => kind === 'title');
  const words = title === undefined ? '' : visible(decodeEntities(title.text)).slice(0, MAX_TITLE);
  return words === '' ? null : words;
}
