import type { Chunk } from './chunk';
import { chunkCode } from './chunk-code';
import { chunkProse } from './chunk-prose';

/** A chunk of fewer letters and digits than this says nothing. */
const MIN_SUBSTANCE = 3;

/** The chunks of a file, by the kind of text its name promises. */
export function chunkFile(path: string, text: string): readonly Chunk[] {
  return chunksOf(path, text).filter((chunk) => (chunk.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= MIN_SUBSTANCE);
}

function chunksOf(path: string, text: string): readonly Chunk[] {
  const extension = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase();
  switch (extension) {
    case 'md':
    case 'mdx':
    case 'markdown':
      return chunkProse(text, 'markdown');
    case 'rst':
      return chunkProse(text, 'restructured');
    case 'adoc':
    case 'asciidoc':
      return chunkProse(text, 'asciidoc');
    case 'txt':
    case undefined:
      return chunkProse(text, 'plain');
    default:
      return chunkCode(text);
  }
}
