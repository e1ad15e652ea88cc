import { assertNever } from '../../../../shared/assert-never';
import { formatIn } from '../format-of';
import type { Chunk } from './chunk';
import { chunkCode } from './chunk-code';
import { chunkHtml } from './chunk-html';
import { chunkAsciidoc, chunkLegal, chunkMarkdown, chunkPlain, chunkRestructured } from './chunk-markup';
import { chunkNotebook } from './chunk-notebook';
import type { Steps } from '../../steps';
import { hasSubstance } from './substance';

/** The chunks of a file, by the kind of text that it is. */
export function* chunkFile(path: string, text: string): Steps<readonly Chunk[]> {
  const chunks = yield* chunksOf(path, text);
  return chunks.filter(({ text: whole, words = whole }) => hasSubstance(words));
}

function chunksOf(path: string, text: string): Steps<readonly Chunk[]> {
  const format = formatIn(path, text);
  switch (format) {
    case 'markdown':
    case 'mdx':
      return chunkMarkdown(text, { isMdx: format === 'mdx' });
    case 'restructured':
      return chunkRestructured(text);
    case 'asciidoc':
      return chunkAsciidoc(text);
    case 'html':
      return chunkHtml(text);
    case 'notebook':
      return chunkNotebook(text);
    case 'legal':
      return chunkLegal(text);
    case 'plain':
      return chunkPlain(text);
    case 'code':
      return chunkCode(text);
    default:
      return assertNever(format);
  }
}
