import { searchAsciidoc } from './asciidoc-noise';
import { splitLines, type Chunk } from './chunk';
import { cutSections } from './cut-sections';
import { findHeadings } from './find-headings';
import { readFrontMatter } from './front-matter';
import { searchMarkdown } from './markdown-noise';
import { NO_FRONT_MATTER, type Outline } from './outline';
import { findRestructuredBlocks, type RestructuredBlock } from './restructured-blocks';
import { withEntries } from './restructured-entries';
import { searchRestructured } from './restructured-noise';
import type { Steps } from '../../steps';

export function* chunkMarkdown(text: string, { isMdx }: { readonly isMdx: boolean }): Steps<readonly Chunk[]> {
  const lines = splitLines(text);
  const front = readFrontMatter(lines);
  const outline = findHeadings(lines, 'markdown', front.end);
  return yield* cutSections({ lines, searched: searchMarkdown(lines, outline, front, isMdx) }, outline, front);
}

export function* chunkRestructured(text: string): Steps<readonly Chunk[]> {
  const lines = splitLines(text);
  const blocks = findRestructuredBlocks(lines);
  const { isWhole, headings } = withListings(findHeadings(lines, 'restructured', 0), blocks);
  const outline = { isWhole, headings: withEntries(lines, headings, blocks) };
  return yield* cutSections({ lines, searched: searchRestructured(lines, blocks) }, outline, NO_FRONT_MATTER);
}

export function* chunkAsciidoc(text: string): Steps<readonly Chunk[]> {
  const lines = splitLines(text);
  const outline = findHeadings(lines, 'asciidoc', 0);
  return yield* cutSections({ lines, searched: searchAsciidoc(lines, outline.isWhole) }, outline, NO_FRONT_MATTER);
}

export function* chunkPlain(text: string): Steps<readonly Chunk[]> {
  const lines = splitLines(text);
  return yield* cutSections({ lines, searched: lines }, findHeadings(lines, 'plain', 0), NO_FRONT_MATTER);
}

/** A longer first line is a sentence, and one with a year says whose the rights are. */
const LEGAL_TITLE = /^(?!.*\bcopyright\b)[^\d].{2,80}(?<![.:;,])$/i;

/** Chunks of a licence, each of which says of which one it is. */
export function* chunkLegal(text: string): Steps<readonly Chunk[]> {
  const lines = splitLines(text);
  const first = lines.find((line) => line.trim() !== '')?.trim() ?? '';
  const title = LEGAL_TITLE.test(first) ? first : null;
  return yield* cutSections({ lines, searched: lines }, findHeadings(lines, 'plain', 0), { ...NO_FRONT_MATTER, title });
}

/** What is listed is not cut at its blank lines. */
function withListings(outline: Outline, blocks: readonly RestructuredBlock[]): Outline {
  const isWhole = [...outline.isWhole];
  for (const block of blocks) {
    if (block.kind === 'listing' && block.to > block.lead) isWhole.fill(true, block.from, block.to + 1);
  }
  return { headings: outline.headings, isWhole };
}
