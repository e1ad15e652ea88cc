import type { Block, Chunk, Section } from './chunk';
import { isBlank, type FileLines } from './file-lines';
import type { FrontMatter, Heading, Outline } from './outline';
import { packBlocks } from './pack-blocks';

/** A heading this short stays with the paragraph below it. */
const MAX_HEADING = 120;

/** Chunks of a text file: by heading, then by paragraph. Every line with something to search is in a chunk. */
export function cutSections(file: FileLines, outline: Outline, front: FrontMatter): readonly Chunk[] {
  const sections = joinBare(findSections(file, outline, front));
  const summary =
    front.summary === null ? [] : packBlocks(file, [front.summary], front.title === null ? [] : [front.title]);
  return [...summary, ...sections.flatMap(({ trail, blocks }) => packBlocks(file, blocks, trail))];
}

function findSections({ searched }: FileLines, outline: Outline, front: FrontMatter): readonly Section[] {
  const { headings } = outline;
  const root: readonly Heading[] = front.title === null ? [] : [{ line: -1, last: -1, level: 0, title: front.title }];
  let open = root;
  const sections: Section[] = [];
  const add = (from: number, to: number, bodyFrom: number) => {
    if (from > to) return;
    const blocks = findBlocks(searched, outline, from, to);
    const isBare = bodyFrom > from && isAllBlank(searched, bodyFrom, to);
    sections.push({ from, to, trail: open.map((heading) => heading.title), isBare, blocks });
  };
  add(front.end, (headings[0]?.line ?? searched.length) - 1, front.end);
  for (const [index, heading] of headings.entries()) {
    open = [...open.filter((outer) => outer.level < heading.level), heading];
    add(heading.line, (headings[index + 1]?.line ?? searched.length) - 1, heading.last + 1);
  }
  return sections;
}

function isAllBlank(searched: readonly string[], from: number, to: number): boolean {
  for (let line = from; line <= to; line += 1) if (!isBlank(searched[line])) return false;
  return true;
}

/** A heading without a body goes to the section after it, whose trail it is usually part of. */
function joinBare(sections: readonly Section[]): readonly Section[] {
  const joined: Section[] = [];
  let blocks: Block[] = [];
  for (const [index, section] of sections.entries()) {
    blocks.push(...section.blocks);
    if (section.isBare && index < sections.length - 1) continue;
    joined.push({ ...section, from: blocks[0]?.from ?? section.from, blocks });
    blocks = [];
  }
  return joined;
}

/** Paragraphs between lines without text, with fences whole. A heading stays with the paragraph below it. */
function findBlocks(
  searched: readonly string[],
  { isWhole, startsBlock }: Outline,
  from: number,
  to: number,
): readonly Block[] {
  const blocks: Block[] = [];
  let start = -1;
  for (let line = from; line <= to; line += 1) {
    const isGap = isWhole[line] !== true && isBlank(searched[line]);
    if (start >= 0 && (isGap || startsBlock?.[line] === true)) {
      blocks.push({ from: start, to: line - 1 });
      start = -1;
    }
    if (start < 0 && !isGap) start = line;
  }
  if (start >= 0) blocks.push({ from: start, to });
  const [first, second, ...rest] = blocks;
  if (first === undefined || second === undefined || first.from !== from) return blocks;
  const isShort = searched.slice(first.from, first.to + 1).join('').length <= MAX_HEADING;
  return isShort ? [{ from: first.from, to: second.to }, ...rest] : blocks;
}
