import { splitLines } from '../split-lines';
import { findHeadings } from '../chunking/find-headings';
import type { Heading } from '../chunking/outline';
import {
  findRestructuredBlocks,
  isObject,
  marginOf,
  type DirectiveBlock,
  type ListingBlock,
  type RestructuredBlock,
} from '../chunking/restructured-blocks';
import { toldOptions } from '../chunking/restructured-options';
import { codeSpan, escapeStart, loosen } from './escape-markdown';
import { asWritten, createLineStretches, hide, readStretches, type LineStretches, type Readable } from './readable';
import { showRestructured } from './restructured-inline';

const UNDERLINE = /^([!-/:-@[-`{-~])\1{2,}\s*$/;
const ITEM = /^(\s*)(?:[-*+•]|(#|\d{1,9}|[a-zA-Z])[.)]|\((\d{1,9})\))\s+/;
const GRID = /^\s*\+[-=+]{3,}\s*$/;
const COLUMNS = /^\s*={2,}(?:\s+={2,})+\s*$/;
/** A field (`:param x:`) or an option (`-v, --verbose`) and what is said of it. */
const FIELD = /^\s*:([^:\s][^:\n]{0,100}):(?:\s+|$)/;
/** A field whose value is put in elsewhere: a release, a date. */
const FILLED_IN = /^\s*:[^:\s][^:\n]{0,100}:\s+\|[^|\n]{1,100}\|_{0,2}\s*$/;
const OPTION = /^\s*(-{1,2}\w[^\s](?:[^ \n]| (?! )){0,100})(?:\s{2,}|$)/;
/** What begins a line that stands for itself: of verse, or a footnote. */
const OWN_LINE = /^\s*(?:\|\s|\.\.\s+(?=\[))/;
/** Directives that say nothing of their own, though what they hold may. */
const SILENT =
  /^(?:figure|rst-class|container|only|ifconfig|tab-set|grid|(?:py:)?(?:current)?module|testsetup|testcleanup)$/;
/** What these are given is a title, not the name of something in code. */
const TITLED =
  /^(?:admonition|topic|rubric|sidebar|(?:list-|csv-)?table|tabs?|tab-item|group-tab|dropdown|card|grid-item(?:-card)?)$/;
const CODE = /:|^(?:option|cmdoption|envvar|describe|object)$/;
/** As Sphinx prints what these say, before the version that they are given. */
const SINCE: Readonly<Record<string, string>> = {
  versionadded: 'New in version',
  versionchanged: 'Changed in version',
  versionremoved: 'Removed in version',
  deprecated: 'Deprecated since version',
};
/** Named in the margin rather than by what stands behind their colons. */
const ADMONITION = /^(?:note|warning|tip|important|caution|danger|attention|hint|error|seealso|todo)$/;

/** What is listed below these is in their language. */
const LANGUAGES: Readonly<Record<string, string>> = {
  doctest: 'python',
  testcode: 'python',
  prompt: 'bash',
  math: 'latex',
};

export function readRestructured(text: string): Readable {
  const lines = splitLines(text);
  const blocks = new Map(findRestructuredBlocks(lines).map((block) => [block.from, block]));
  const headings = new Map(findHeadings(lines, 'restructured', 0).headings.map((heading) => [heading.line, heading]));
  const out = createLineStretches(lines);
  while (out.next() < lines.length) {
    const block = blocks.get(out.next());
    if (block === undefined) addText(out, lines, headings, blocks);
    else addBlock(out, lines, block);
  }
  return readStretches(text, out.result());
}

function addBlock(out: LineStretches, lines: readonly string[], block: RestructuredBlock): void {
  if (block.kind === 'hidden') out.add(block.to + 1, hide);
  else if (block.kind === 'directive') addDirective(out, lines, block);
  else addListing(out, lines, block);
}

function addDirective(out: LineStretches, lines: readonly string[], block: DirectiveBlock): void {
  const { from, to, name, argument } = block;
  const isSubstitution = /^\s*\.\.\s+\|/.test(lines[from] ?? '');
  const label = isSubstitution || SILENT.test(name) ? '' : labelOf(name, argument);
  out.add(from + 1, () => (label === '' ? '' : `${label}\n\n`));
  for (const option of toldOptions(lines, block)) {
    out.add(option.from, hide);
    out.add(option.to + 1, (written) => `${showParagraph(written.trim())}\n`);
  }
  out.add(to + 1, hide);
}

/** What a directive shows of itself. */
function labelOf(name: string, argument: string): string {
  const since = Object.hasOwn(SINCE, name) ? SINCE[name] : undefined;
  if (since !== undefined) {
    const [version = '', ...said] = argument.split(/\s+/);
    return `**${since} ${showRestructured(version)}:** ${showRestructured(said.join(' '))}`.trimEnd();
  }
  if (ADMONITION.test(name)) {
    const title = name === 'seealso' ? 'see also' : name;
    return `**${title[0]?.toUpperCase()}${title.slice(1)}:** ${showRestructured(argument)}`.trimEnd();
  }
  if (argument === '') return '';
  // Other directives are mostly of an extension's own: one name, perhaps with what it takes, is one in code.
  const isSignature = CODE.test(name) || (!TITLED.test(name) && /^[^\s(]+(?:\(.*|$)/.test(argument));
  if (isObject(name))
    return argument
      .split('\n')
      .map((each) => codeSpan(each.replace(/\\(?=[_*`])/g, '')))
      .join('\n\n');
  return isSignature ? codeSpan(argument) : `**${showRestructured(argument)}**`;
}

function addListing(out: LineStretches, lines: readonly string[], block: ListingBlock): void {
  const { from, lead, to, name, argument } = block;
  out.add(from + 1, name === null ? showIntroduction : hide);
  out.add(lead + 1, hide);
  if (name === 'literalinclude' || to === lead) return;
  const language = LANGUAGES[name ?? ''] ?? argument.split(/\s/)[0] ?? '';
  const body = lines.slice(lead + 1, to + 1).filter((line) => line.trim() !== '');
  const margin = body.reduce((least, line) => Math.min(least, marginOf(line)), Infinity);
  out.add(to + 1, (written) => dedent(written, margin), { language });
}

/** Of the two colons one is read, or none where they stand apart. */
function showIntroduction(written: string): string {
  const line = written.trimEnd().replace(/::$/, '');
  return line.trim() === '' ? '\n' : `${showParagraph(/\s$/.test(line) ? line : `${line}:`)}\n\n`;
}

function dedent(written: string, margin: number): string {
  return written
    .split('\n')
    .map((line) => line.slice(Math.min(margin, marginOf(line))))
    .join('\n');
}

/** A heading, a table, a paragraph or a blank line. */
function addText(
  out: LineStretches,
  lines: readonly string[],
  headings: ReadonlyMap<number, Heading>,
  blocks: ReadonlyMap<number, RestructuredBlock>,
): void {
  const at = out.next();
  const line = lines[at] ?? '';
  const heading = headings.get(at);
  if (FILLED_IN.test(line)) out.add(at + 1, hide);
  else if (line.trim() === '' || /^__\s/.test(line)) out.add(at + 1, line.trim() === '' ? asWritten : hide);
  else if (heading !== undefined) {
    const marks = '#'.repeat(Math.min(6, heading.level));
    out.add(at + 1, (written) => `${marks} ${showRestructured(written.trim())}\n\n`);
    out.add(heading.last + 1, hide);
  } else if (UNDERLINE.test(line)) out.add(at + 1, hide);
  else if (GRID.test(line) || COLUMNS.test(line)) out.add(tableEnd(lines, at), asWritten, { language: '' });
  else if (/^\s*>>> /.test(line)) {
    const margin = marginOf(line);
    out.add(
      paragraphEnd(lines, at, () => false),
      (written) => dedent(written, margin),
      { language: 'python' },
    );
  } else addParagraph(out, lines, headings, blocks);
}

function addParagraph(
  out: LineStretches,
  lines: readonly string[],
  headings: ReadonlyMap<number, Heading>,
  blocks: ReadonlyMap<number, RestructuredBlock>,
): void {
  const isOther = (index: number): boolean =>
    blocks.has(index) || headings.has(index) || FILLED_IN.test(lines[index] ?? '');
  const at = out.next();
  const line = lines[at] ?? '';
  const next = lines[at + 1] ?? '';
  const isTerm =
    next.trim() !== '' &&
    marginOf(next) > marginOf(line) &&
    !ITEM.test(line) &&
    !FIELD.test(line) &&
    !OPTION.test(line);
  // What a term means stands below it, further in.
  if (isTerm && !isOther(at + 1) && !/^\s*\|/.test(line))
    out.add(at + 1, (written) => `**${showParagraph(written).trim()}**\n\n`);
  else {
    const end = paragraphEnd(lines, at, isOther);
    const below = blocks.get(end);
    // What introduces a listing may begin lines above, within a mark.
    if (below?.kind === 'listing' && below.name === null && marginOf(lines[end] ?? '') === marginOf(line))
      addListing(out, lines, below);
    else out.add(end, showParagraph);
  }
}

function paragraphEnd(lines: readonly string[], from: number, isOther: (index: number) => boolean): number {
  let end = from + 1;
  while (end < lines.length && (lines[end] ?? '').trim() !== '' && !isOther(end)) end += 1;
  return end;
}

/** A table ends at a blank line; one of columns may have some between its borders. */
function tableEnd(lines: readonly string[], from: number): number {
  let end = paragraphEnd(lines, from, () => false);
  if (!COLUMNS.test(lines[from] ?? '')) return end;
  while (
    end < lines.length &&
    !COLUMNS.test(lines[end - 1] ?? '') &&
    marginOf(lines[end] ?? '') >= marginOf(lines[from] ?? '')
  ) {
    const further = paragraphEnd(lines, end, () => false);
    if (!lines.slice(end, further + 1).some((line) => COLUMNS.test(line))) break;
    end = further;
  }
  return end;
}

/** Lines of text and list items, without their margins. */
function showParagraph(written: string): string {
  const shown: string[] = [];
  let open: string[] = [];
  let lead = '';
  const close = (): void => {
    if (open.length > 0)
      shown.push(lead + (lead.trim() === '' ? escapeStart : asWritten)(loosen(showRestructured(open.join('\n')))));
    [open, lead] = [[], ''];
  };
  // Only below its like, or a blank line, an item begins: elsewhere a line that looks like one goes on with the text.
  let itemMargin: number | null = null;
  for (const line of written.split('\n')) {
    const isFirst: boolean = open.length === 0 && lead === '';
    const begun: ReturnType<typeof leadOf> = isFirst || marginOf(line) === itemMargin ? leadOf(line) : null;
    if (isFirst) itemMargin = begun === null ? null : marginOf(line);
    if (begun !== null) {
      close();
      [lead, open] = [begun.lead, [line.slice(begun.length)]];
    } else if (line.trim() === '') {
      close();
      shown.push('');
    } else open.push(line.trim());
  }
  close();
  return shown.join('\n');
}

/** What Markdown has for the beginning of a line, and how much of the line that is. */
function leadOf(line: string): { readonly lead: string; readonly length: number } | null {
  const item = ITEM.exec(line);
  if (item !== null) {
    const [{ length }, margin = '', counted, numbered] = item;
    const number = /^\d+$/.test(counted ?? numbered ?? '') ? (counted ?? numbered) : '1';
    const isBullet = counted === undefined && numbered === undefined;
    if (counted !== undefined && /[a-zA-Z]/.test(counted)) return null;
    return { lead: `${margin.length >= 2 ? '   ' : ''}${isBullet ? '-' : `${number}.`} `, length };
  }
  const [field, name] = FIELD.exec(line) ?? [];
  if (field !== undefined) return { lead: `- **${showRestructured(name ?? '')}:** `, length: field.length };
  const [option, flags] = OPTION.exec(line) ?? [];
  if (option !== undefined) return { lead: `- ${codeSpan(flags ?? '')} `, length: option.length };
  const own = OWN_LINE.exec(line);
  return own === null ? null : { lead: '\n', length: own[0].length };
}
