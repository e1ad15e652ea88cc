import type { CitedPlace } from '../../shared/domain/passage';
import { isMarkupLine, toQuotable } from '../models/reader/cut-excerpt';

const PROSE = /\.(?:md|mdx|markdown|rst|adoc|asciidoc|txt)$|(?:^|\/)[^./]+$/i;
const FENCE = /^\s*(?:`{3,}|~{3,})/;
const HEADING = /^ {0,3}#{1,6}\s/;
/** A rule, an underline, the end of a container. */
const WORDLESS = /^[^\p{L}\p{N}]*$/u;
/** Around a line of the source that a quote may leave out. Unicode keeps both for inner use. */
const [OPEN, CLOSE] = ['\ufdd0', '\ufdd1'];
const INVISIBLE = /[\ufdd0\ufdd1\u2060]/g;
/** Longer than a passage: links take time by the square of a block's length. */
const MAX_CITED_LENGTH = 16_000;
const GAP = /…|\.{3}/;

/**
 * Tells whether quotes stand in a file word for word. White space counts as one space; `…` stands for what was left
 * out, in order; all other marks and letter case count. Between blocks a quote of prose may leave out what is no
 * sentence: a heading, a line that is one tag or has no word, the marks of a listing. Of the cited lines, links that lead
 * nowhere outside of their page may stand as their text, as the Reader writes them.
 */
export function createVerbatimCheck(
  text: string,
  { path, lines }: Pick<CitedPlace, 'path' | 'lines'>,
): (quote: string) => boolean {
  const isProse = PROSE.test(path);
  const cited = (): string =>
    text
      .split('\n')
      .slice(lines[0] - 1, lines[1])
      .join('\n')
      .slice(0, MAX_CITED_LENGTH);
  const views = [
    once(() => toView(text, isProse)),
    ...(isProse ? [once(() => toView(withoutPageLinks(cited()), isProse))] : []),
  ];
  return (quote) => {
    const whole = toParts([quote]);
    const cut = toParts(quote.split(GAP));
    return cut.length > 0 && views.some((view) => holds(view(), whole) || holds(view(), cut));
  };
}

/** A part without gaps is the blocks that follow each other in it. */
type Part = readonly string[];

function toParts(texts: readonly string[]): readonly Part[] {
  return texts.map((text) => toBlocks(text)).filter((blocks) => blocks.length > 0);
}

function toBlocks(text: string): Part {
  const blocks: string[][] = [[]];
  for (const line of text.split('\n')) {
    const plain = squeeze(line);
    // The marks of a listing are the quote's own.
    const isBorder = plain === '' || FENCE.test(line);
    const isAlone = HEADING.test(line) || isMarkupLine(line) || WORDLESS.test(line);
    if (isBorder || isAlone) blocks.push([]);
    if (!isBorder) blocks.at(-1)?.push(plain);
    if (isAlone) blocks.push([]);
  }
  return blocks.filter((lines) => lines.length > 0).map((lines) => lines.join(' '));
}

function toView(text: string, isProse: boolean): string {
  let isInFence = false;
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    const plain = squeeze(line);
    if (plain === '') continue;
    const isFence = isProse && FENCE.test(line);
    if (isFence) isInFence = !isInFence;
    const isLeavable =
      isFence || (isProse && !isInFence && (HEADING.test(line) || isMarkupLine(line) || WORDLESS.test(line)));
    lines.push(isLeavable ? `${OPEN}${plain}${CLOSE}` : plain);
  }
  return lines.join(' ');
}

function squeeze(line: string): string {
  return line.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}

/** The text as the Reader quotes it. */
function withoutPageLinks(text: string): string {
  let isInFence = false;
  const runs: { isCode: boolean; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const isFence = FENCE.test(line);
    const isCode = isFence || isInFence;
    if (isFence) isInFence = !isInFence;
    // A block at a time: no link reaches over a blank line.
    if (line.trim() === '' || runs.at(-1)?.isCode !== isCode) runs.push({ isCode, lines: [] });
    runs.at(-1)?.lines.push(line);
  }
  return runs.map(({ isCode, lines }) => (isCode ? lines.join('\n') : toQuotable(lines.join('\n')))).join('\n');
}

function holds(view: string, parts: readonly Part[]): boolean {
  let from = 0;
  for (const part of parts) {
    from = endOf(view, part, from);
    if (from < 0) return false;
  }
  return true;
}

/** Where the first occurrence of a part at or after `from` ends; -1 when there is none. */
function endOf(view: string, [first = '', ...rest]: Part, from: number): number {
  for (let at = view.indexOf(first, from); at >= 0; at = view.indexOf(first, at + 1)) {
    if (!isWhole(view, at, first)) continue;
    const end = rest.reduce(
      (reached, block) => (reached < 0 ? reached : stepOver(view, block, reached)),
      at + first.length,
    );
    if (end >= 0) return end;
  }
  return -1;
}

/** Where a block ends that follows at `from`, but for what may be left out; -1 when another text follows. */
function stepOver(view: string, block: string, from: number): number {
  let at = from;
  for (;;) {
    while (view[at] === ' ' || view[at] === CLOSE) at += 1;
    const start = view[at] === OPEN ? at + 1 : at;
    if (view.startsWith(block, start) && isWhole(view, start, block)) return start + block.length;
    if (start === at) return -1;
    at = view.indexOf(CLOSE, at);
  }
}

/** Words are quoted whole: "use it" does not stand in "reuse item". */
function isWhole(view: string, at: number, block: string): boolean {
  const isCut = (left: string | undefined, right: string | undefined): boolean => isWord(left) && isWord(right);
  const end = at + block.length;
  return !isCut(view[at - 1], block[0]) && !isCut(block.at(-1), view[end]);
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_]/u.test(character);
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
