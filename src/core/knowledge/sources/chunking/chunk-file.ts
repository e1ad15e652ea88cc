import type { Chunk } from './chunk';
import { chunkCode } from './chunk-code';
import { chunkHtml } from './chunk-html';
import { chunkAsciidoc, chunkMarkdown, chunkPlain, chunkRestructured } from './chunk-markup';
import { chunkNotebook } from './chunk-notebook';
import { hasSubstance } from './substance';

/** The chunks of a file, by the kind of text its name promises. */
export function chunkFile(path: string, text: string): readonly Chunk[] {
  return chunksOf(path, text).filter(({ text: whole, words = whole }) => hasSubstance(words));
}

function chunksOf(path: string, text: string): readonly Chunk[] {
  const extension = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase();
  switch (extension) {
    case 'md':
    case 'markdown':
      return chunkMarkdown(text, { isMdx: false });
    case 'mdx':
      return chunkMarkdown(text, { isMdx: true });
    case 'rst':
      return chunkRestructured(text);
    case 'adoc':
    case 'asciidoc':
      return chunkAsciidoc(text);
    case 'html':
    case 'htm':
    case 'xhtml':
      return chunkHtml(text);
    case 'ipynb':
      return chunkNotebook(text);
    case 'txt':
    case undefined:
      return chunkPlain(text);
    default:
      return chunkCode(text);
  }
}
