import type { Block, Chunk } from './chunk';

/** Characters of a chunk: what a person reads at a glance and the embedder mostly takes in. */
const MAX_LENGTH = 1_200;
/** A chunk this long is left before a block that would make it longer than wanted. */
const GOOD_LENGTH = 700;
/** A code fence, table or list is kept whole up to this. */
const MAX_BLOCK_LENGTH = 2_400;

/** Packs the blocks of one section into chunks, each of whole blocks where they fit. */
export function packBlocks(
  lines: readonly string[],
  blocks: readonly Block[],
  trail: readonly string[],
): readonly Chunk[] {
  const ranges: Block[] = [];
  let current: Block | null = null;
  const close = () => {
    if (current !== null) ranges.push(current);
    current = null;
  };
  for (const block of blocks) {
    const joined: Block = current === null ? block : { from: current.from, to: block.to };
    if (current !== null && isFull(lines, current, joined)) close();
    if (lengthOf(lines, block) > MAX_BLOCK_LENGTH) {
      close();
      ranges.push(...splitBlock(lines, block));
      continue;
    }
    current = current === null ? block : joined;
  }
  close();
  return ranges.flatMap((range) => toChunks(lines, range, trail));
}

function isFull(lines: readonly string[], current: Block, joined: Block): boolean {
  const length = lengthOf(lines, joined);
  return length > MAX_LENGTH || (length > GOOD_LENGTH && lengthOf(lines, current) > GOOD_LENGTH / 2);
}

/** Cuts a block that is too long between lines. */
function splitBlock(lines: readonly string[], block: Block): readonly Block[] {
  const parts: Block[] = [];
  let from = block.from;
  let length = 0;
  for (let line = block.from; line <= block.to; line += 1) {
    const added = (lines[line]?.length ?? 0) + 1;
    if (line > from && length + added > MAX_LENGTH) {
      parts.push({ from, to: line - 1 });
      from = line;
      length = 0;
    }
    length += added;
  }
  parts.push({ from, to: block.to });
  return parts;
}

/** A range as a chunk without its outer blank lines; one overlong line as several chunks of that line. */
function toChunks(lines: readonly string[], range: Block, trail: readonly string[]): readonly Chunk[] {
  let { from, to } = range;
  while (from <= to && isBlank(lines[from])) from += 1;
  while (to >= from && isBlank(lines[to])) to -= 1;
  if (from > to) return [];
  const text = lines.slice(from, to + 1).join('\n');
  const place: Chunk['lines'] = [from + 1, to + 1];
  if (from < to || text.length <= MAX_BLOCK_LENGTH) return [{ trail, lines: place, text }];
  return cutLine(text).map((part) => ({ trail, lines: place, text: part }));
}

function cutLine(line: string): readonly string[] {
  const parts: string[] = [];
  let rest = line;
  while (rest.length > MAX_LENGTH) {
    const space = rest.lastIndexOf(' ', MAX_LENGTH);
    const cut = space > MAX_LENGTH / 2 ? space : wholeCharacter(rest, MAX_LENGTH);
    parts.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return rest.trim() === '' ? parts : [...parts, rest];
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

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === '';
}
