import { splitLines } from '../split-lines';
import { isBlank } from '../chunking/file-lines';
import { searchAsciidoc, SUMMARY } from '../chunking/asciidoc-noise';
import { findHeadings } from '../chunking/find-headings';
import type { Heading } from '../chunking/outline';
import { finish } from '../../steps';
import { altOf, showAsciidoc } from './asciidoc-inline';
import { showAsciidocTable } from './asciidoc-table';
import { escapeMarkdown, escapeStart, loosen } from './escape-markdown';
import { asWritten, createLineStretches, hide, readStretches, type LineStretches, type Readable } from './readable';

const ATTRIBUTES = /^\[([^[\]]*)\]\s*$/;
const LISTING = /^(?:(-{4,}|\.{4,})|(`{3,})(\S*))\s*$/;
const QUOTE = /^_{4,}\s*$/;
const RAW = /^(\/{4,}|\+{4,})\s*$/;
const TABLE = /^[|!]={3,}\s*$/;
/** Around a block whose content is text like any other, and what goes on with a list. */
const BORDER = /^(?:={4,}|\*{4,}|_{4,}|--|\+)\s*$/;
const TITLE = /^\.(?=[^\s.])/;
const MEDIA = /^(?:image|video|audio)::[^\s[\]]*\[(.*)\]\s*$/;
const ADMONITION = /^(NOTE|TIP|IMPORTANT|WARNING|CAUTION)(?::\s+|$)/;
const ITEM = /^\s*(?:(\*{1,5}|-)|(\.{1,5}|\d{1,9}\.)|<(\d{1,3}|\.)>)\s+/;
/** What is explained, and what is said of it. */
const TERM = /^\s*(\S(?:[^:]|:(?!:)){0,500}?):{2,4}(?:\s+|$)/;

/** What the line of attributes above a block says of it. */
interface Attributes {
  readonly style: string;
  readonly language: string;
  readonly columns: number | null;
  readonly hasHeader: boolean;
}

export function readAsciidoc(text: string): Readable {
  const lines = splitLines(text);
  const outline = findHeadings(lines, 'asciidoc', 0);
  const headings = new Map(outline.headings.map((heading) => [heading.line, heading]));
  const searched = finish(searchAsciidoc(lines, outline.isWhole));
  const out = createLineStretches(lines);
  let attributes = attributesOf('');
  while (out.next() < lines.length) {
    const line = lines[out.next()] ?? '';
    const [, written] = ATTRIBUTES.exec(line) ?? [];
    if (written !== undefined) {
      attributes = attributesOf(written);
      const label = ADMONITION.exec(attributes.style)?.[1];
      out.add(out.next() + 1, () => (label === undefined ? '' : `**${label}:** `));
      continue;
    }
    const heading = headings.get(out.next());
    const isHidden = isBlank(searched[out.next()]) && line.trim() !== '';
    if (isHidden) out.add(out.next() + 1, hide);
    else if (heading !== undefined) addHeading(out, heading);
    else addBlock(out, lines, attributes, (at) => isBlank(searched[at]) || headings.has(at));
    // A title may stand between a block and its attributes.
    if (!TITLE.test(line) && !isHidden) attributes = attributesOf('');
  }
  return readStretches(text, out.result());
}

function addHeading(out: LineStretches, { line, last, level }: Heading): void {
  out.add(line + 1, (written) => `${'#'.repeat(level)} ${showAsciidoc(written.trim().replace(/^=+\s+/, ''))}\n\n`);
  out.add(last + 1, hide);
}

function attributesOf(written: string): Attributes {
  const [style = '', language = ''] = written.split(',').map((each) => each.trim());
  const columns = /\bcols="?([^"\]]*)/.exec(written)?.[1];
  return {
    style: style.replace(/[%#.].*$/, ''),
    language: /^(?:source|)(?:[%#.].*)?$/.test(style) && /^[\w+#.-]+$/.test(language) ? language : '',
    columns: columns === undefined ? null : countColumns(columns),
    hasHeader: /%header|\boptions="[^"]*header/.test(written),
  };
}

/** `1,2`, `3*`, `<1,^2*`. */
function countColumns(columns: string): number {
  const counts = columns.split(/[,;]/).map((each) => Number(/(\d+)\*/.exec(each)?.[1] ?? 1));
  return Math.min(
    50,
    counts.reduce((sum, count) => sum + count, 0),
  );
}

function addBlock(
  out: LineStretches,
  lines: readonly string[],
  attributes: Attributes,
  isOther: (line: number) => boolean,
): void {
  const at = out.next();
  const line = lines[at] ?? '';
  const listing = LISTING.exec(line);
  const [, border, fence, named] = listing ?? [];
  const isVerse = attributes.style === 'verse' && QUOTE.test(line);
  const opened = border ?? fence ?? (isVerse || RAW.test(line) || TABLE.test(line) ? line.trim() : null);
  const end = opened === null ? at : closeOf(lines, at, opened);
  // One that never ends begins nothing.
  if (end === null) out.add(at + 1, () => '\n');
  else if (listing !== null || isVerse) {
    out.add(at + 1, hide);
    out.add(end, asWritten, { language: named || attributes.language });
    out.add(end + 1, hide);
  } else if (RAW.test(line)) out.add(end + 1, hide);
  else if (TABLE.test(line)) {
    out.add(at + 1, hide);
    addTable(out, lines, end, attributes);
    out.add(end + 1, hide);
  } else if (BORDER.test(line)) out.add(at + 1, () => '\n');
  else if (line.trim() === '') out.add(at + 1, asWritten);
  else addText(out, lines, attributes, isOther);
}

function addTable(out: LineStretches, lines: readonly string[], end: number, { columns, hasHeader }: Attributes): void {
  const first = out.next();
  const cells = (lines[first] ?? '').split('|').length - 1;
  const isFirstRowApart = (lines[first + 1] ?? '').trim() === '';
  const width = columns ?? Math.max(1, cells);
  out.add(end, (written) => showAsciidocTable(written, width, hasHeader || isFirstRowApart));
}

/** The line that ends what a line begins; null where none does. */
function closeOf(lines: readonly string[], from: number, border: string): number | null {
  let end = from + 1;
  while (end < lines.length && lines[end]?.trimEnd() !== border) end += 1;
  return end < lines.length ? end : null;
}

function addText(
  out: LineStretches,
  lines: readonly string[],
  { style, language }: Attributes,
  isOther: (line: number) => boolean,
): void {
  const at = out.next();
  const line = lines[at] ?? '';
  const media = MEDIA.exec(line);
  const summary = SUMMARY.exec(line);
  if (summary !== null) out.add(at + 1, (written) => `${showAsciidoc(written.slice(summary[0].length))}\n`);
  else if (media !== null) out.add(at + 1, () => `${escapeMarkdown(altOf(media[1] ?? ''))}\n\n`);
  else if (TITLE.test(line)) out.add(at + 1, (written) => `**${showAsciidoc(written.trim().replace(TITLE, ''))}**\n\n`);
  else if (/^[ \t]+\S/.test(line) && !ITEM.test(line) && !TERM.test(line) && !isBelowTerm(lines, at))
    out.add(paragraphEnd(lines, at, isOther), asWritten, { language: '' });
  // A paragraph can be a listing by what is said above it alone, and verse is nothing without its lines.
  else if (/^(?:source|listing|literal|verse|synopsis)$/.test(style))
    out.add(paragraphEnd(lines, at, isOther), asWritten, { language });
  else out.add(paragraphEnd(lines, at, isOther), showParagraph);
}

/** What a term means may be set in, below a blank line. */
function isBelowTerm(lines: readonly string[], at: number): boolean {
  return /:{2,4}$/.test((lines[at - 1] ?? '').trim() === '' ? (lines[at - 2] ?? '').trimEnd() : '');
}

function paragraphEnd(lines: readonly string[], from: number, isOther: (line: number) => boolean): number {
  let end = from + 1;
  while (end < lines.length && goesOn(lines[end] ?? '') && !isOther(end)) end += 1;
  return end;
}

function goesOn(line: string): boolean {
  return line.trim() !== '' && ![LISTING, RAW, TABLE, BORDER, ATTRIBUTES].some((begin) => begin.test(line));
}

function showParagraph(written: string): string {
  const shown: string[] = [];
  let [lead, open] = ['', [] as string[]];
  const close = (): void => {
    if (open.length > 0)
      shown.push(lead + (lead === '' ? escapeStart : asWritten)(loosen(showAsciidoc(open.join('\n')))));
    [lead, open] = ['', []];
  };
  for (const line of written.split('\n')) {
    const begun = leadOf(line);
    if (begun === null) open.push(line.trim());
    else {
      close();
      [lead, open] = [begun.lead, [line.slice(begun.length)]];
    }
  }
  close();
  return shown.join('\n');
}

/** What Markdown has for the beginning of a line, and how much of the line that is. */
function leadOf(line: string): { readonly lead: string; readonly length: number } | null {
  const item = ITEM.exec(line);
  if (item !== null) {
    const [{ length }, bullet, dots, callout] = item;
    const depth = (bullet ?? dots ?? '').replace(/\d/g, '').length;
    const indent = depth > 1 ? '   ' : '';
    if (bullet !== undefined) return { lead: `${indent}- `, length };
    return { lead: `${indent}${/^\d+/.exec(dots ?? callout ?? '')?.[0] ?? '1'}. `, length };
  }
  const [admonition, label] = ADMONITION.exec(line) ?? [];
  if (admonition !== undefined) return { lead: `**${label}:** `, length: admonition.length };
  const [term, name] = TERM.exec(line) ?? [];
  if (term === undefined || name === undefined || /https?$/.test(name)) return null;
  return { lead: `- **${showAsciidoc(name)}:** `, length: term.length };
}
