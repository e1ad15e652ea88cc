import type { Block, Chunk, Section } from './chunk';
import { isBlank, type FileLines } from './file-lines';
import type { FrontMatter, Heading, Outline } from './outline';
import { packBlocks } from './pack-blocks';
import { isTimeToYield, type Steps } from '../../steps';

/** A first paragraph this short is a heading that is not marked as one. */
const MAX_HEADING = 120;

/** Chunks of a text file: by heading, then by paragraph. Every line with something to search is in a chunk. */
export function* cutSections(file: FileLines, outline: Outline, front: FrontMatter): Steps<readonly Chunk[]> {
  const sections = yield* joinBare(yield* findSections(file, outline, front));
  const chunks: Chunk[] = [];
  const title = front.title === null ? [] : [front.title];
  if (front.summary !== null) chunks.push(...(yield* packBlocks(file, [front.summary], title)));
  for (const { trail, blocks } of sections) chunks.push(...(yield* packBlocks(file, blocks, trail)));
  return chunks;
}

function* findSections(
  { lines, searched }: FileLines,
  outline: Outline,
  front: FrontMatter,
): Steps<readonly Section[]> {
  const { headings } = outline;
  const root = rootOf(outline, front);
  let open = root;
  const sections: Section[] = [];
  const add = function* (from: number, to: number, bodyFrom: number): Steps<void> {
    if (from > to) return;
    const blocks = yield* findBlocks(searched, outline, { from, to, bodyFrom });
    const body = bodyFrom === from ? 'text' : bodyOf(lines, searched, bodyFrom, to);
    sections.push({ from, to, trail: open.map((heading) => heading.title), body, blocks });
  };
  yield* add(front.end, (headings[0]?.line ?? searched.length) - 1, front.end);
  for (const [index, heading] of headings.entries()) {
    if (isTimeToYield(index)) yield;
    const outer = open.filter(({ level }) => level < heading.level);
    open = heading.title === '' ? outer : [...outer, heading];
    yield* add(heading.line, (headings[index + 1]?.line ?? searched.length) - 1, heading.last + 1);
  }
  return sections;
}

/** The title that front matter gives; a page that repeats it as its heading has it once. */
function rootOf({ headings }: Outline, { title }: FrontMatter): readonly Heading[] {
  const isRepeated = headings[0]?.level === 1 && headings[0].title === title;
  return title === null || isRepeated ? [] : [{ line: -1, last: -1, level: 0, title }];
}

function bodyOf(lines: readonly string[], searched: readonly string[], from: number, to: number): Section['body'] {
  let body: Section['body'] = 'none';
  for (let line = from; line <= to; line += 1) {
    if (!isBlank(searched[line])) return 'text';
    if (!isBlank(lines[line])) body = 'hidden';
  }
  return body;
}

/** A heading without text goes into the first block of the section below it. */
function* joinBare(sections: readonly Section[]): Steps<readonly Section[]> {
  const joined: Section[] = [];
  let from: number | null = null;
  for (const [index, section] of sections.entries()) {
    if (isTimeToYield(index)) yield;
    from ??= section.from;
    if (leadsTo(section, sections[index + 1])) continue;
    const [first, ...rest] = section.blocks;
    const blocks = first === undefined ? [] : [{ from: Math.min(from, first.from), to: first.to }, ...rest];
    joined.push({ ...section, from, blocks });
    from = null;
  }
  return joined;
}

/** True for a heading of the next section, or for one that shares it: several names of one thing stand above its text. */
function leadsTo({ body, trail }: Section, next: Section | undefined): boolean {
  if (next === undefined || body === 'text') return false;
  return body === 'none' ? next.trail.length >= trail.length : next.trail.length > trail.length;
}

/** Paragraphs between lines without text, with fences whole. A heading stays with what is below it, however long it is. */
function* findBlocks(
  searched: readonly string[],
  { isWhole, startsBlock }: Outline,
  { from, to, bodyFrom }: Block & { readonly bodyFrom: number },
): Steps<readonly Block[]> {
  const blocks: Block[] = [];
  let start = -1;
  for (let line = from; line <= to; line += 1) {
    if (isTimeToYield(line)) yield;
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
  const isHeading = first.to < bodyFrom || searched.slice(first.from, first.to + 1).join('').length <= MAX_HEADING;
  return isHeading ? [{ from: first.from, to: second.to }, ...rest] : blocks;
}
