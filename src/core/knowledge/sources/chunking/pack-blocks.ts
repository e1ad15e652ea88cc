import type { Block, Chunk } from './chunk';
import { isBlank, visible, type FileLines } from './file-lines';
import { isTimeToYield, type Steps } from '../../steps';

/** Characters of a chunk: what a person reads at a glance and the embedder mostly takes in. */
export const MAX_LENGTH = 1_200;
/** A chunk this long is left before a block that would make it longer than wanted. */
export const GOOD_LENGTH = 700;
/** A code fence, table or list is kept whole up to this. */
export const MAX_BLOCK_LENGTH = 2_400;
/** Less than this is a heading or an opening, which says nothing without the line after it, however long that is. */
const MIN_LENGTH = 200;
/** Blocks with more than this between them that is not searched are not quoted together. */
const MAX_GAP = 300;

/** Packs the blocks of one section into chunks, each of whole blocks where they fit. */
export function* packBlocks(
  file: FileLines,
  blocks: readonly Block[],
  trail: readonly string[],
): Steps<readonly Chunk[]> {
  const { lines } = file;
  const ranges: Block[] = [];
  let current: Block | null = null;
  const close = () => {
    if (current !== null) ranges.push(current);
    current = null;
  };
  for (const [index, block] of (yield* withIntroductions(file, blocks)).entries()) {
    if (isTimeToYield(index)) yield;
    const joined: Block = current === null ? block : { from: current.from, to: block.to };
    if (current !== null && isFull(lines, current, joined, { from: current.to + 1, to: block.from - 1 })) close();
    if (lengthOf(lines, block) > MAX_BLOCK_LENGTH) {
      close();
      ranges.push(...splitBlock(lines, block));
      continue;
    }
    current = current === null ? block : joined;
  }
  close();
  const chunks: Chunk[] = [];
  for (const range of ranges) {
    yield;
    chunks.push(...toChunks(file, range, trail));
  }
  return chunks;
}

/** A paragraph that ends in a colon stays with what it introduces: neither says much without the other. */
function* withIntroductions({ lines, searched }: FileLines, blocks: readonly Block[]): Steps<readonly Block[]> {
  const joined: Block[] = [];
  for (const [index, block] of blocks.entries()) {
    if (isTimeToYield(index)) yield;
    const before = joined.at(-1);
    const whole = { from: before?.from ?? block.from, to: block.to };
    const isIntroduced =
      before !== undefined &&
      /:\s*$/.test(searched[before.to] ?? '') &&
      lengthOf(lines, { from: before.to + 1, to: block.from - 1 }) <= MAX_GAP &&
      lengthOf(lines, whole) <= MAX_BLOCK_LENGTH;
    if (isIntroduced) joined.pop();
    joined.push(isIntroduced ? whole : block);
  }
  return joined;
}

function isFull(lines: readonly string[], current: Block, joined: Block, gap: Block): boolean {
  if (lengthOf(lines, gap) > MAX_GAP) return true;
  const length = lengthOf(lines, joined);
  return length > MAX_LENGTH || (length > GOOD_LENGTH && lengthOf(lines, current) > GOOD_LENGTH / 2);
}

/** Cuts a block that is too long between lines. */
export function splitBlock(lines: readonly string[], block: Block): readonly Block[] {
  const parts: Block[] = [];
  let from = block.from;
  let length = 0;
  for (let line = block.from; line <= block.to; line += 1) {
    const added = (lines[line]?.length ?? 0) + 1;
    if (length >= MIN_LENGTH && length + added > MAX_LENGTH) {
      parts.push({ from, to: line - 1 });
      from = line;
      length = 0;
    }
    length += added;
  }
  parts.push({ from, to: block.to });
  return parts;
}

/** A range as a chunk without outer lines that say nothing; an overlong line, with what opens it, as several chunks. */
export function toChunks(file: FileLines, range: Block, trail: readonly string[]): readonly Chunk[] {
  const { lines, searched } = file;
  let { from, to } = range;
  while (from <= to && isBlank(searched[from])) from += 1;
  while (to >= from && isBlank(searched[to])) to -= 1;
  if (from > to) return [];
  const text = lines.slice(from, to + 1).join('\n');
  const searchedText = searched === lines ? text : searched.slice(from, to + 1).join('\n');
  const parts = text.length <= MAX_BLOCK_LENGTH ? [{ from: 0, to: text.length }] : cutText(text);
  let line = from + 1;
  return parts.map((part) => {
    const stretch = text.slice(part.from, part.to);
    const first = line;
    line += stretch.split('\n').length - 1;
    const chunk: Chunk = { trail, lines: [first, line], text: stretch };
    const words = searchedText.slice(part.from, part.to);
    return words === chunk.text ? chunk : { ...chunk, words: visible(words) };
  });
}

/** Where a sentence ends: before a space, or in a script without them. */
const SENTENCE_END = /[.!?]["')\]”’]?(?=\s)|[。！？]/g;

/** Stretches of a text that is too long, between sentences or words where it has them. */
function cutText(text: string): readonly Block[] {
  const parts: Block[] = [];
  let from = 0;
  while (text.length - from > MAX_LENGTH) {
    // Not in all of the text, which may have no space: that took the square of its length.
    const stretch = text.slice(from, from + MAX_LENGTH + 1);
    const [end] = [...stretch.matchAll(SENTENCE_END)].slice(-1).map((match) => match.index + match[0].length);
    const place = [end ?? 0, stretch.lastIndexOf(' ')].find((each) => each > MAX_LENGTH / 2 && each <= MAX_LENGTH);
    const to = place === undefined ? wholeCharacter(text, from + MAX_LENGTH) : from + place;
    parts.push({ from, to });
    from = to;
  }
  return [...parts, { from, to: text.length }];
}

/** Keeps a surrogate pair on one side of the cut. */
function wholeCharacter(text: string, cut: number): number {
  const code = text.charCodeAt(cut - 1);
  return code >= 0xd800 && code <= 0xdbff ? cut - 1 : cut;
}

function lengthOf(lines: readonly string[], { from, to }: Block): number {
  let length = to - from;
  for (let line = from; line <= to; line += 1) length += lines[line]?.length ?? 0;
  return length;
}
