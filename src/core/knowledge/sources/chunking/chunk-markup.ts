import { searchAsciidoc } from './asciidoc-noise';
import type { Chunk } from './chunk';
import { splitLines } from '../split-lines';
import { cutSections } from './cut-sections';
import { readHeadings } from './find-headings';
import { readFrontMatter } from './front-matter';
import { searchMarkdown } from './markdown-noise';
import { NO_FRONT_MATTER, type Outline } from './outline';
import { searchPlain } from './plain-noise';
import { readPlainOutline } from './plain-outline';
import { readRestructuredBlocks, type RestructuredBlock } from './restructured-blocks';
import { withEntries } from './restructured-entries';
import { searchRestructured } from './restructured-noise';
import type { Steps } from '../../steps';

export function* chunkMarkdown(text: string, { isMdx }: { readonly isMdx: boolean }): Steps<readonly Chunk[]> {
  const lines = splitLines(text);
  const front = readFrontMatter(lines);
  const outline = yield* readHeadings(lines, 'markdown', front.end);
  const searched = yield* searchMarkdown(lines, outline, front, isMdx);
  return yield* cutSections({ lines, searched }, outline, front);
}

export function* chunkRestructured(text: string): Steps<readonly Chunk[]> {
  const lines = splitLines(text);
  const blocks = yield* readRestructuredBlocks(lines);
  const { isWhole, headings } = withListings(yield* readHeadings(lines, 'restructured', 0), blocks);
  const outline = { isWhole, headings: yield* withEntries(lines, headings, blocks) };
  const searched = yield* searchRestructured(lines, blocks);
  return yield* cutSections({ lines, searched }, outline, NO_FRONT_MATTER);
}

export function* chunkAsciidoc(text: string): Steps<readonly Chunk[]> {
  const lines = splitLines(text);
  const outline = yield* readHeadings(lines, 'asciidoc', 0);
  const searched = yield* searchAsciidoc(lines, outline.isWhole);
  return yield* cutSections({ lines, searched }, outline, NO_FRONT_MATTER);
}

export function* chunkPlain(text: string): Steps<readonly Chunk[]> {
  const lines = splitLines(text);
  const outline = yield* readPlainOutline(lines);
  const searched = yield* searchPlain(lines, outline);
  return yield* cutSections({ lines, searched }, outline, NO_FRONT_MATTER);
}

/** A longer first line is a sentence, and one with a year says whose the rights are. */
const LEGAL_TITLE = /^(?!.*\bcopyright\b)[^\d].{2,80}(?<![.:;,])$/i;

/** Chunks of a licence, each of which says of which one it is. */
export function* chunkLegal(text: string): Steps<readonly Chunk[]> {
  const lines = splitLines(text);
  const first = lines.find((line) => line.trim() !== '')?.trim() ?? '';
  const title = LEGAL_TITLE.test(first) ? first : null;
  // All of it is of its title; what is underlined in it is a part of its text.
  const outline = { ...(yield* readHeadings(lines, 'plain', 0)), headings: [] };
  return yield* cutSections({ lines, searched: lines }, outline, { ...NO_FRONT_MATTER, title });
}

/** What is listed is not cut at its blank lines. */
function withListings(outline: Outline, blocks: readonly RestructuredBlock[]): Outline {
  const isWhole = [...outline.isWhole];
  for (const block of blocks) {
    if (block.kind === 'listing' && block.to > block.lead) isWhole.fill(true, block.from, block.to + 1);
  }
  return { headings: outline.headings, isWhole };
}
