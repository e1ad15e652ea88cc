import { sniffMarkup } from './sniff-markup';

/** How a file is written. */
export type Format =
  | 'markdown'
  | 'mdx'
  | 'restructured'
  | 'asciidoc'
  | 'html'
  | 'notebook'
  | 'legal'
  | 'plain'
  | 'code';

const BY_EXTENSION: Readonly<Record<string, Format>> = {
  md: 'markdown',
  markdown: 'markdown',
  mdx: 'mdx',
  rst: 'restructured',
  adoc: 'asciidoc',
  asciidoc: 'asciidoc',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  ipynb: 'notebook',
  txt: 'plain',
  org: 'plain',
  textile: 'plain',
};
/** What says under which terms one may use what it comes with: `LICENSE`, `LICENCE-MIT`, `LICENSE-APACHE-2.0`, `COPYING.LESSER`. */
const LEGAL = /^(?:(?:un)?licen[cs]e|copying|notice)(?:-[a-z\d]+(?:[-.]\d+)*|\.(?:lesser|lib))?$/i;
/** Files without an extension that are no text to read. */
const BUILD = /^(?:makefile|dockerfile|justfile)$/i;

/** By the file's name alone. */
export function formatOf(path: string): Format {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (LEGAL.test(name)) return 'legal';
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  if (extension === undefined) return BUILD.test(name) ? 'code' : 'plain';
  return Object.hasOwn(BY_EXTENSION, extension) ? (BY_EXTENSION[extension] ?? 'code') : 'code';
}

/** By the file's name, and where that says nothing by its text. */
export function formatIn(path: string, text: string): Format {
  const format = formatOf(path);
  return format === 'plain' ? sniffMarkup(text) : format;
}
