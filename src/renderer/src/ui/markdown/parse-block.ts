import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import remend from 'remend';

/** Emphasis and nesting cost time by the square of a block's length: beyond this one is shown as it was written. */
const MAX_PARSED_LENGTH = 16_000;
const FENCE = /^ {0,3}(```|~~~)/;

/** Parses one block of GitHub Markdown. While it is open, emphasis and code that only begin are closed for the eye. */
export function parseBlock(source: string, isOpen: boolean): Root {
  if (source.length > MAX_PARSED_LENGTH && !FENCE.test(source)) return plainText(source);
  // A bracket that is not closed yet may become a citation: it stays as it is.
  const whole = isOpen ? remend(source, { linkMode: 'text-only', htmlTags: false }) : source;
  return fromMarkdown(whole, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

function plainText(value: string): Root {
  return { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value }] }] };
}
