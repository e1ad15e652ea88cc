import { assertNever } from '../../../../shared/assert-never';
import { finish, type Steps } from '../../steps';
import { formatIn } from '../format-of';
import { readAsciidoc } from './read-asciidoc';
import { readHtml } from './read-html';
import { readLegal } from './read-legal';
import { readMarkdown } from './read-markdown';
import { readNotebook } from './read-notebook';
import { readPlain } from './read-plain';
import { readRestructured } from './read-restructured';
import type { Readable } from './readable';

/** A file, whose lines end in `\n`, as a person reads it; by the kind of text that it is. */
export function toReadable(path: string, text: string): Readable {
  return finish(readInSteps(path, text));
}

/** The same; HTML, which takes longest, in steps. */
export function* readInSteps(path: string, text: string): Steps<Readable> {
  const format = formatIn(path, text);
  switch (format) {
    case 'markdown':
    case 'mdx':
      return readMarkdown(text, { isMdx: format === 'mdx' });
    case 'restructured':
      return readRestructured(text);
    case 'asciidoc':
      return readAsciidoc(text);
    case 'html':
      return yield* readHtml(text);
    case 'notebook':
      return readNotebook(text);
    case 'legal':
      return readLegal(text);
    case 'plain':
      return readPlain(text);
    case 'code':
      return readAsItIs(text);
    default:
      return assertNever(format);
  }
}

function readAsItIs(text: string): Readable {
  return { cut: (from, to) => text.slice(from, to) };
}
