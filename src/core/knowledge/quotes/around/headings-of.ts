import { findHtmlHeadings } from '../../sources/chunking/chunk-html';
import { splitLines } from '../../sources/split-lines';
import { findHeadings } from '../../sources/chunking/find-headings';
import { readFrontMatter } from '../../sources/chunking/front-matter';
import { readPlainOutline } from '../../sources/chunking/plain-outline';
import type { Heading } from '../../sources/chunking/outline';
import type { Steps } from '../../steps';
import type { Format } from '../../sources/format-of';

/** The headings of a file, in order, as its chunks are cut at them; lines are counted from 0. */
export function* headingsOf(format: Format, text: string): Steps<readonly Heading[]> {
  const lines = splitLines(text);
  switch (format) {
    case 'markdown':
    case 'mdx':
      return findHeadings(lines, 'markdown', readFrontMatter(lines).end).headings;
    case 'restructured':
    case 'asciidoc':
      return findHeadings(lines, format, 0).headings;
    case 'html':
      return yield* findHtmlHeadings(text);
    case 'plain':
      return (yield* readPlainOutline(lines)).headings;
    case 'notebook':
    case 'legal':
    case 'code':
      return [];
  }
}
