import { formatOf } from '../../knowledge/sources/format-of';
import { isMarkupLine, toQuotable } from '../../knowledge/sources/quotable';
import { matchTerms, type Terms } from './match-terms';

/** Characters of a quote, unless one block alone is longer. */
const GOOD_LENGTH = 700;
/** A block is kept whole up to this; a longer list, table or listing is cut to the lines that match. */
const MAX_BLOCK = 1_600;
/** Characters of a listing that is quoted though it has few words of the question. */
const MAX_EXAMPLE = 1_200;
/** An id behind a heading: `{#id}`, `{/*id*\/}`. */
const ANCHOR = /\s*\{(?:#[^}]*|\/\*.*?\*\/)\}\s*$/;
const SUBSTANCE = /[\p{L}\p{N}]/u;
const TABLE_RULE = /^[\s>]*\|?\s*:?-+:?\s*\|[\s:|-]*$/;
const FENCE = /^\s*(`{3,}|~{3,})\s*(.*)/;

/**
 * The part of a passage that answers, as Markdown: blocks in their order, code whole, gaps marked with `…`. Empty when
 * the passage holds no words.
 */
export function cutExcerpt(terms: Terms, text: string, path: string, trail: readonly string[]): string {
  if (formatOf(path) === 'code') return fenceOf(cutLines(terms, text.split('\n')).join('\n'), path);
  const body = formatOf(path) === 'plain' ? withoutTitles(text, trail) : text;
  const blocks = withoutLooseEnd(toBlocks(body).filter((block) => isSaid(block) && !isHeadingOf(block, trail)));
  if (blocks.join('\n\n').length <= GOOD_LENGTH) return blocks.map(toQuotable).join('\n\n');
  const scores = blocks.map((block) => matchTerms(terms, block).share);
  const chosen = chooseBlocks(blocks, scores);
  return joinWithGaps(chosen.map((index) => [index, toQuotable(shortenBlock(terms, blocks[index] ?? ''))] as const));
}

/** What was left out of a passage stays so. */
function isSaid(block: string): boolean {
  return SUBSTANCE.test(block) || block === '…';
}

/** A last paragraph that ends in a colon introduces what is no more of the passage. */
function withoutLooseEnd(blocks: readonly string[]): readonly string[] {
  return blocks.length > 1 && isIntroduction(blocks.at(-1)) ? blocks.slice(0, -1) : blocks;
}

function isIntroduction(block: string | undefined): boolean {
  return block?.trimEnd().endsWith(':') === true;
}

/** Indexes of the blocks to quote: the best, what belongs to it, then the next best while there is room, and an example. */
function chooseBlocks(blocks: readonly string[], scores: readonly number[]): readonly number[] {
  const order = blocks.map((_, index) => index).toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  const best = scores[order[0] ?? 0] ?? 0;
  const chosen = new Set<number>();
  let length = 0;
  for (const index of order) {
    if (chosen.size > 0 && (scores[index] ?? 0) < best / 2) break;
    const group = withCompanions(blocks, index).filter((member) => !chosen.has(member));
    const added = group.reduce((sum, member) => sum + Math.min(MAX_BLOCK, blocks[member]?.length ?? 0), 0);
    if (chosen.size > 0 && length + added > GOOD_LENGTH) continue;
    for (const member of group) chosen.add(member);
    length += added;
  }
  const example = findExample(blocks, order[0] ?? 0, chosen);
  if (example !== null) chosen.add(example);
  return [...chosen].toSorted((a, b) => a - b);
}

/** Where no listing is chosen, the first below the best block: it shows what that says, in words of its own. */
function findExample(blocks: readonly string[], best: number, chosen: ReadonlySet<number>): number | null {
  const isListing = (index: number): boolean => FENCE.test(blocks[index] ?? '');
  if ([...chosen].some(isListing)) return null;
  const next = blocks.findIndex((block, index) => index > best && isListing(index) && block.length <= MAX_EXAMPLE);
  return next === -1 ? null : next;
}

/** A paragraph that ends in a colon belongs to the list or listing after it, and that to the paragraph. */
function withCompanions(blocks: readonly string[], index: number): readonly number[] {
  const group = [index];
  if (isIntroduction(blocks[index]) && index + 1 < blocks.length) group.push(index + 1);
  if (isIntroduction(blocks[index - 1])) group.unshift(index - 1);
  return group;
}

/** Paragraphs, lists, tables and fences: what stands between blank lines, a fence whole. */
function toBlocks(text: string): readonly string[] {
  const blocks: string[] = [];
  const lines = text.split('\n');
  let fence = openedAbove(lines);
  let current: string[] = fence === null ? [] : [fence];
  const close = (): void => {
    if (current.length > 0) blocks.push(current.join('\n'));
    current = [];
  };
  for (const line of lines) {
    const mark = FENCE.exec(line)?.[1];
    if (fence === null && (line.trim() === '' || isMarkupLine(line))) {
      close();
      continue;
    }
    if (fence === null && mark !== undefined) {
      close();
      fence = mark;
      current.push(line);
      continue;
    }
    current.push(line);
    if (fence !== null && mark?.startsWith(fence) === true) {
      fence = null;
      close();
    } else if (fence === null && /^#{1,6}\s/.test(line)) close();
  }
  // A passage can end inside of a listing.
  if (fence !== null) current.push(fence);
  close();
  return blocks;
}

/**
 * The mark of the listing that a passage begins inside of, null when it begins outside. What closes a listing names no
 * language; where none does, it stands below a line and above a gap.
 */
function openedAbove(lines: readonly string[]): string | null {
  const marks = lines.flatMap((line, at) => {
    const [, mark, language] = FENCE.exec(line) ?? [];
    return mark === undefined ? [] : [{ mark, language, at }];
  });
  const [first] = marks;
  if (first === undefined || first.language !== '') return null;
  if (marks.some(({ language }, index) => index % 2 === 1 && language !== '')) return first.mark;
  const isBelowLine = (lines[first.at - 1] ?? '').trim() !== '';
  const isAboveGap = (lines[first.at + 1] ?? '').trim() === '';
  return marks.length % 2 === 1 && isBelowLine && isAboveGap ? first.mark : null;
}

/** The quote names its headings above, so it does not repeat them. */
function isHeadingOf(block: string, trail: readonly string[]): boolean {
  const title = /^#{1,6}\s+(.*?)\s*#*$/.exec(block)?.[1]?.replace(ANCHOR, '');
  return title !== undefined && trail.some((heading) => plainOf(heading) === plainOf(title));
}

/** The same of a plain text, which has no marks for them. */
function withoutTitles(text: string, trail: readonly string[]): string {
  const lines = text.split('\n');
  const isTitle = (line: string): boolean => trail.includes(line.replace(/\s+/g, ' ').trim());
  const first = lines.findIndex((line) => line.trim() !== '' && !isTitle(line));
  return lines.slice(Math.max(0, first)).join('\n');
}

function plainOf(heading: string): string {
  return heading.replace(/[*_`]|<[^>]+>/g, '').trim();
}

function shortenBlock(terms: Terms, block: string): string {
  if (block.length <= MAX_BLOCK || FENCE.test(block)) return block;
  const lines = block.split('\n');
  if (!TABLE_RULE.test(lines[1] ?? '')) return cutLines(terms, lines).join('\n');
  // Rows without their head are no table.
  const rows = cutLines(terms, lines.slice(2)).map((line) => (line === '…' ? '| … |' : line));
  return [...lines.slice(0, 2), ...rows].join('\n');
}

/** The first line and the stretch of lines that matches best, within the length of a block. */
function cutLines(terms: Terms, lines: readonly string[]): readonly string[] {
  if (lines.join('\n').length <= MAX_BLOCK) return lines;
  const scores = lines.map((line) => matchTerms(terms, line).count);
  const best = scores.indexOf(Math.max(...scores));
  let from = best;
  let to = best;
  let length = lines[best]?.length ?? 0;
  while (length < MAX_BLOCK / 2 && (from > 0 || to < lines.length - 1)) {
    if (from > 0) from -= 1;
    if (to < lines.length - 1) to += 1;
    length += (lines[from]?.length ?? 0) + (lines[to]?.length ?? 0);
  }
  return [...(from > 0 ? ['…'] : []), ...lines.slice(from, to + 1), ...(to < lines.length - 1 ? ['…'] : [])];
}

function fenceOf(code: string, path: string): string {
  const marks = '`'.repeat(Math.max(3, ...[...code.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  const language = /\.([a-z\d]+)$/i.exec(path)?.[1] ?? '';
  return `${marks}${language}\n${code}\n${marks}`;
}

function joinWithGaps(parts: readonly (readonly [index: number, text: string])[]): string {
  let joined = '';
  let previous: number | null = null;
  for (const [index, text] of parts) {
    const gap = previous !== null && index > previous + 1 ? '\n\n…' : '';
    joined += previous === null ? text : `${gap}\n\n${text}`;
    previous = index;
  }
  return joined;
}
