import { splitLines, type Block, type Chunk, type Section } from './chunk';
import { findHeadings, type Heading, type Markup, type Outline } from './find-headings';
import { packBlocks } from './pack-blocks';

/** Front matter ends within this many lines or is none. */
const MAX_FRONT_MATTER = 200;

/** Chunks of a text file: by heading, then by paragraph. Every line with text is in a chunk, but for front matter. */
export function chunkProse(text: string, markup: Markup): readonly Chunk[] {
  const lines = splitLines(text);
  const front = markup === 'markdown' ? frontMatter(lines) : { end: 0, title: null };
  const outline = findHeadings(lines, markup, front.end);
  const sections = joinBare(findSections(lines, outline, front));
  return sections.flatMap(({ trail, blocks }) => packBlocks(lines, blocks, trail));
}

/** `end` is the first line after the front matter. */
function frontMatter(lines: readonly string[]): { readonly end: number; readonly title: string | null } {
  if (lines[0]?.trim() !== '---') return { end: 0, title: null };
  const close = lines.findIndex(
    (line, index) => index > 0 && index < MAX_FRONT_MATTER && /^(?:---|\.\.\.)\s*$/.test(line),
  );
  if (close < 0) return { end: 0, title: null };
  const title = lines.slice(1, close).find((line) => /^title:\s*\S/.test(line));
  return {
    end: close + 1,
    title:
      title
        ?.replace(/^title:\s*/, '')
        .replace(/^(["'])(.*)\1\s*$/, '$2')
        .trim() ?? null,
  };
}

function findSections(
  lines: readonly string[],
  { headings, isFenced }: Outline,
  front: { readonly end: number; readonly title: string | null },
): readonly Section[] {
  const root: readonly Heading[] = front.title === null ? [] : [{ line: -1, last: -1, level: 0, title: front.title }];
  let open = root;
  const sections: Section[] = [];
  const add = (from: number, to: number, bodyFrom: number) => {
    if (from > to) return;
    const blocks = findBlocks(lines, isFenced, from, to);
    const isBare = bodyFrom > from && lines.slice(bodyFrom, to + 1).every((line) => line.trim() === '');
    sections.push({ from, to, trail: open.map((heading) => heading.title), isBare, blocks });
  };
  add(front.end, (headings[0]?.line ?? lines.length) - 1, front.end);
  for (const [index, heading] of headings.entries()) {
    open = [...open.filter((outer) => outer.level < heading.level), heading];
    add(heading.line, (headings[index + 1]?.line ?? lines.length) - 1, heading.last + 1);
  }
  return sections;
}

/** A heading without a body goes to the section after it, whose trail it is usually part of. */
function joinBare(sections: readonly Section[]): readonly Section[] {
  const joined: Section[] = [];
  let waiting: readonly Block[] = [];
  for (const [index, section] of sections.entries()) {
    const blocks = [...waiting, ...section.blocks];
    if (section.isBare && index < sections.length - 1) {
      waiting = blocks;
    } else {
      waiting = [];
      joined.push({ ...section, from: blocks[0]?.from ?? section.from, blocks });
    }
  }
  return joined;
}

/** Paragraphs between blank lines, with fences whole. A heading stays with the paragraph below it. */
function findBlocks(
  lines: readonly string[],
  isFenced: readonly boolean[],
  from: number,
  to: number,
): readonly Block[] {
  const blocks: Block[] = [];
  let start = from;
  for (let line = from; line <= to; line += 1) {
    const isGap = lines[line]?.trim() === '' && isFenced[line] !== true;
    if (!isGap) continue;
    if (line > start) blocks.push({ from: start, to: line });
    start = line + 1;
  }
  if (start <= to) blocks.push({ from: start, to });
  const [first, second, ...rest] = blocks;
  if (
    first === undefined ||
    second === undefined ||
    first.from !== from ||
    lines.slice(first.from, first.to + 1).join('').length > 120
  ) {
    return blocks;
  }
  return [{ from: first.from, to: second.to }, ...rest];
}
