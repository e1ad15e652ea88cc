import {
  bareOf,
  columnOf,
  endOfHtml,
  fenceOf,
  indentOf,
  isFenceEnd,
  isDefinition,
  isHeading,
  isListItem,
  isRule,
  isTableBorder,
} from './answer-lines';
import type { Range } from './quote-shadow';

/** A stretch of an answer that is read as a whole; places are those in its text. */
export type Unit = TextUnit | BlockUnit;

export interface TextUnit extends Range {
  readonly kind: 'text';
  readonly role: 'paragraph' | 'item' | 'heading' | 'head-row' | 'row' | 'html' | 'definition';
}

export interface BlockUnit extends Range {
  readonly kind: 'quote' | 'fence';
  /** Its first line, counted from 0. */
  readonly line: number;
  /** Without the marks that make it a block. */
  readonly lines: readonly string[];
  /** Of a listing, what stands behind the marks that begin it. */
  readonly label: string;
  /** Lines of a quote that may be a paragraph of their own instead. */
  readonly doubtful: readonly Range[];
}

interface Line extends Range {
  readonly text: string;
  readonly at: number;
  readonly next: string;
}

type OpenText = TextUnit & { end: number };
type OpenBlock = BlockUnit & {
  end: number;
  readonly lines: string[];
  readonly doubtful: Range[];
  /** Of a quote: whether a listing in it is open. */
  isInListing: boolean;
};

/** A listing: its marks, null for one that is only set in, and how far its list sets it in. */
interface Listing {
  readonly block: OpenBlock;
  readonly marks: string | null;
  readonly column: number;
}

/** Cuts an answer, whose lines end in `\n`, into paragraphs, list items, rows, quotes and listings. */
export function toUnits(text: string): readonly Unit[] {
  const reader = new UnitReader();
  const lines = text.split('\n');
  let start = 0;
  for (const [at, line] of lines.entries()) {
    reader.take({ text: line, start, end: start + line.length, at, next: lines[at + 1] ?? '' });
    start += line.length + 1;
  }
  return reader.units;
}

/** Lines that do not go on in the next one. */
const ENDS_ITSELF: ReadonlySet<TextUnit['role']> = new Set<TextUnit['role']>(['heading', 'definition']);

class UnitReader {
  readonly units: (OpenText | OpenBlock)[] = [];
  private open: OpenText | OpenBlock | null = null;
  private listing: Listing | null = null;
  /** What ends the HTML that is open. */
  private htmlEnd: RegExp | null = null;
  /** How far the list items that are open set in what belongs to them. */
  private readonly columns: number[] = [];

  take(line: Line): void {
    const { text } = line;
    if (this.listing !== null && this.takeInListing(line, this.listing)) return;
    if (this.htmlEnd !== null) return this.takeInHtml(line, this.htmlEnd);
    const bare = bareOf(text);
    const marks = this.isSetIn(text) ? null : fenceOf(bare);
    if (bare === '' && !isListItem(text)) this.open = null;
    else if (bare.startsWith('>')) this.takeQuoted(line);
    else if (marks !== null) this.beginListing(line, marks);
    else if (isRule(text, this.open !== null)) this.open = null;
    else if (this.open?.kind === 'quote' && goesOn(this.open, text)) this.takeLazy(line, this.open);
    else if (this.isSetIn(text) && this.canBeginCode()) this.beginListing(line, null);
    else this.takeText(line);
  }

  /** False when the listing has ended before the line. */
  private takeInListing(line: Line, { block, marks, column }: Listing): boolean {
    const isBlank = line.text.trim() === '';
    const indent = indentOf(line.text);
    const hasLeft = !isBlank && indent < (marks === null ? 4 : column);
    const isEnd = marks !== null && isFenceEnd(line.text, marks) && indent < column + 4;
    if (hasLeft || isEnd) [this.listing, this.open] = [null, null];
    if (hasLeft) return false;
    if (!isEnd) block.lines.push(line.text);
    if (!isBlank) block.end = line.end;
    return true;
  }

  private takeInHtml(line: Line, end: RegExp): void {
    if (this.open !== null) this.open.end = line.end;
    if (end.test(line.text)) [this.htmlEnd, this.open] = [null, null];
  }

  private beginListing(line: Line, marks: string | null): void {
    const label = marks === null ? '' : bareOf(line.text).slice(marks.length).trim();
    const block = this.beginBlock('fence', line, label);
    if (marks === null) block.lines.push(line.text);
    this.listing = { block, marks, column: marks === null ? 0 : this.enter(line.text) };
  }

  private takeQuoted(line: Line): void {
    const { text } = line;
    // Set in as far as code, it may go on with the paragraph before.
    const isDoubtful = this.open?.kind === 'text' && indentOf(text) >= 4;
    this.enter(text);
    const block = this.open?.kind === 'quote' && !isListItem(text) ? this.open : this.beginBlock('quote', line);
    const said = bareOf(text).replace(/^>\s?/, '');
    block.lines.push(said);
    if (fenceOf(said.trim()) !== null) block.isInListing = !block.isInListing;
    block.end = line.end;
    if (isDoubtful) block.doubtful.push(line);
  }

  /** A paragraph in a quote may go on without its mark (CommonMark, "laziness"). */
  private takeLazy(line: Line, block: OpenBlock): void {
    block.lines.push(line.text);
    block.end = line.end;
    block.doubtful.push(line);
  }

  private takeText(line: Line): void {
    const { text, start, end } = line;
    const role = this.roleOf(line);
    const before = this.open?.kind === 'text' && !ENDS_ITSELF.has(this.open.role) ? this.open : null;
    const isInList = role === 'item' || this.columns.length > 0;
    const htmlEnd =
      role === 'heading' ? null : endOfHtml(isInList ? bareOf(text) : text, before !== null && role !== 'item');
    if (htmlEnd !== null) {
      this.enter(text);
      const html = this.push({ kind: 'text', role: 'html', start, end });
      [this.htmlEnd, this.open] = htmlEnd.test(text) ? [null, null] : [htmlEnd, html];
    } else if (before !== null && role === 'paragraph') before.end = end;
    else {
      this.enter(text);
      this.open = this.push({ kind: 'text', role, start, end });
    }
  }

  private roleOf({ text, next }: Line): TextUnit['role'] {
    const isInTable = this.open?.kind === 'text' && (this.open.role === 'head-row' || this.open.role === 'row');
    if (isInTable) return 'row';
    if (text.includes('|') && isTableBorder(next)) return 'head-row';
    if (isListItem(text) && !this.isSetIn(text)) return 'item';
    if (isDefinition(text)) return 'definition';
    return isHeading(text) ? 'heading' : 'paragraph';
  }

  /** So far in that it is code or goes on with a paragraph, and begins nothing; in a list, that may be the list's doing. */
  private isSetIn(text: string): boolean {
    const indent = indentOf(text);
    return indent >= 4 && indent < (this.columns[0] ?? Infinity);
  }

  private canBeginCode(): boolean {
    return this.open === null || (this.open.kind === 'text' && this.open.role === 'heading');
  }

  /** Leaves the list items that a line does not belong to, and gives how far the one sets in that it does. */
  private enter(text: string): number {
    while ((this.columns.at(-1) ?? 0) > indentOf(text)) this.columns.pop();
    if (isListItem(text)) this.columns.push(columnOf(text));
    return this.columns.at(-1) ?? 0;
  }

  private beginBlock(kind: BlockUnit['kind'], { start, end, at }: Line, label = ''): OpenBlock {
    const block = this.push({ kind, start, end, line: at, label, lines: [], doubtful: [], isInListing: false });
    this.open = block;
    return block;
  }

  private push<T extends OpenText | OpenBlock>(unit: T): T {
    this.units.push(unit);
    return unit;
  }
}

/** What ends a quote that goes on without its mark. */
const BLOCK_START = /^\s*(?:[-*+]\s|\d{1,9}[.)]\s|#{1,6}\s|`{3}|~{3})/;

function goesOn({ lines, isInListing }: OpenBlock, line: string): boolean {
  return !isInListing && (lines.at(-1) ?? '').trim() !== '' && !BLOCK_START.test(line);
}
