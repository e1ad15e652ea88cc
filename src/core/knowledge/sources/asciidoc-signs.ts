import { splitLines } from './split-lines';

/** A term of a list: no space stands before its colons, as it does in a signature of Haskell. */
const TERM = /^\S(?:[^:]|:(?!:)){0,99}(?<!\s)::$/;
const BLOCK = /^\[(?:source|quote|listing|NOTE|TIP|IMPORTANT|WARNING|CAUTION)\b[^\]]{0,99}\]$/;
const VERSE = /^\[verse\b[^\]]{0,99}\]$/;
const ANCHOR = /^\[\[[\w-]{1,99}\]\]$/;
const ATTRIBUTES = /^\[[^[\]]{1,99}\]$/;
const TITLE = /^\.\p{Lu}.{0,99}$/u;
const BORDER = /^(?:-{4,}|={4,}|\*{4,}|\.{4,})$/;
/** Known macros, those of a project's own (`linkgit:git-add[1]`), references. */
const INLINE =
  /\b(?:link|xref|image|include|ifdef|ifndef)::?[^\s[\]]{0,99}\[|(?<![\w:/.[-])[a-z]{4,20}:[a-z][\w./-]{1,99}\[\d{1,3}\]|^<<[\w-]{1,99}|<<[\w-]{1,99},[^<>]{1,99}>>/g;
/** A text may say it itself, as a mail does. */
const MEDIA_TYPE = /^content-type: text\/(?:x-)?asciidoc$/i;
const LISTING = /^-{4,}$/;
const PAGE_TITLE = /^[\w.-]{1,99}\(\d\)$/;
const HEADING = /^={1,6} (?!.*=\s*$)\S/;
const UNDERLINE = /^(={4,}|-{4,}|~{4,})$/;
/** How much longer or shorter than its title it may be. */
const SLACK = 2;

/** Signs of AsciiDoc in a text: its own hardly stand in anything else, the others say something beside one of those. */
export interface AsciidocSigns {
  readonly own: number;
  readonly beside: number;
}

export function countAsciidoc(text: string): AsciidocSigns {
  const lines = splitLines(text).map((line) => line.trimEnd());
  const titles = lines.flatMap((_, at) => (isUnderlined(lines, at) ? [at] : []));
  let [own, beside] = [countListings(lines, titles), titles.length];
  for (const [at, line] of lines.entries()) {
    if (line === '') continue;
    own += weightOf(lines, at) + (line.match(INLINE)?.length ?? 0);
    if (HEADING.test(line)) beside += 1;
  }
  return { own, beside };
}

/** How many of the signs that a text needs a line stands for. */
function weightOf(lines: readonly string[], at: number): number {
  const line = lines[at] ?? '';
  const above = lines[at - 1] ?? '';
  const below = lines[at + 1] ?? '';
  if (MEDIA_TYPE.test(line)) return 3;
  if (VERSE.test(line) || ANCHOR.test(line)) return 2;
  if (BLOCK.test(line)) return 1;
  // A text that begins with a term of one word is a list of terms.
  if (TERM.test(line) && below !== '') return at === 0 && /^\S+$/.test(line) && /^\s/.test(below) ? 3 : 1;
  if (TITLE.test(line) && (BORDER.test(below) || ATTRIBUTES.test(below))) return 2;
  // A change to a file has such lines beside others that begin so.
  if (line === '+') return /^[+-]/.test(above) || /^(?:[+ ]|-(?!-$))/.test(below) ? 0 : 1;
  return at === 0 && PAGE_TITLE.test(line) && UNDERLINE.test(below) ? 2 : 0;
}

/**
 * Listings between borders: of the shortest, or of any in a document with one title, which stands before them. One that
 * is out of place makes all of them something else: rules, or the edges of boxes.
 */
function countListings(lines: readonly string[], titles: readonly number[]): number {
  const [first = Infinity, ...others] = titles.filter((at) => lines[at + 1]?.startsWith('='));
  const title = others.length === 0 && first === titles[0] ? first : Infinity;
  const underlines = new Set(titles.map((at) => at + 1));
  let count = 0;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (!LISTING.test(line) || underlines.has(at)) continue;
    const end = lines.indexOf(line, at + 1);
    // It may end behind what is read.
    if (end < 0) return count;
    if (!isListing(lines, at, end) || (line !== '----' && at < title)) return 0;
    count += 1;
    at = end;
  }
  return count;
}

/** True where nothing is blank within two borders, and nothing else beside them. */
function isListing(lines: readonly string[], from: number, to: number): boolean {
  const above = lines[from - 1] ?? '';
  const isApart = above === '' || above === '+' || ATTRIBUTES.test(above) || TITLE.test(above);
  const isFull = to > from + 1 && lines[from + 1] !== '' && lines[to - 1] !== '';
  return isApart && isFull && /^(?:\+?$|<)/.test(lines[to + 1] ?? '');
}

function isUnderlined(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  const below = lines[at + 1] ?? '';
  return (
    (lines[at - 1] ?? '') === '' &&
    /^[\p{L}\p{N}_`'"(]/u.test(line) &&
    UNDERLINE.test(below) &&
    Math.abs(line.length - below.length) <= SLACK
  );
}
