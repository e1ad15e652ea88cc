import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import remend from 'remend';

/** Parses one block of GitHub Markdown. While it is open, emphasis and code that only begin are closed for the eye. */
export function parseBlock(source: string, isOpen: boolean): Root {
  // A bracket that is not closed yet may become a citation: it stays as it is.
  const whole = isOpen ? remend(source, { linkMode: 'text-only', htmlTags: false }) : source;
  return fromMarkdown(whole, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}
