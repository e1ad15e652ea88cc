/** A quote in an answer, and the numbers of the passages it can be taken from. */
export interface Quote {
  readonly kind: 'block' | 'code' | 'inline';
  /** As Markdown, without the marks that make it a quote and without its citations. */
  readonly text: string;
  /** Most likely first. */
  readonly ns: readonly number[];
}

type BlockKind = 'quote' | 'fence' | 'text';
interface Block {
  readonly kind: BlockKind;
  /** Of a quote or a fence: without its marks. */
  readonly lines: string[];
}

const INDENT = /^[\s]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*/;
const LIST_MARK = /^\s*(?:[-*+]|\d{1,9}[.)])\s/;
const FENCE = /^(`{3,}|~{3,})/;
/** What ends a quote that goes on without its mark. */
const BLOCK_START = /^\s*(?:[-*+]\s|\d{1,9}[.)]\s|#{1,6}\s|`{3}|~{3})/;
const MARKS = String.raw`(?:\[\d{1,4}(?:\s*,\s*\d{1,4})*\]\s*)+`;
const TRAILING = new RegExp(`(${MARKS})[\\s.:;,)*_]*$`);
const LEADING = new RegExp(String.raw`^[^\p{L}\p{N}[]*(${MARKS})`, 'u');
const ATTRIBUTION = /^\s*(?:—|–|--)\s*\S/;
const INLINE = new RegExp(`(?:“([^“”]+)”|"([^"]+)")[.,;:]?\\s*(${MARKS})`, 'g');
/** Characters of a line in which the citations beside a quote stand. */
const BESIDE_LENGTH = 200;
const MIN_INLINE_WORDS = 5;

/**
 * The quotes of an answer: a blockquote or a fenced listing with a citation in it or right beside it, and words in
 * quotation marks before a citation. Numbers that are not known cite nothing. It takes time by the text's length alone.
 */
export function findQuotes(markdown: string, isKnown: (n: number) => boolean): readonly Quote[] {
  const blocks = toBlocks(markdown.split(/\r\n?|\n/));
  const known = (text: string): number[] => numbersIn(text).filter(isKnown);
  return blocks.flatMap((block, at) => {
    if (block.kind === 'text') return inlineQuotes(block.lines.join('\n'), isKnown);
    const [before, after] = [blocks[at - 1], blocks[at + 1]];
    const beside = [
      ...(after?.kind === 'text' ? known(leadingMarks(after.lines[0] ?? '')) : []),
      ...(before?.kind === 'text'
        ? known(TRAILING.exec((before.lines.at(-1) ?? '').slice(-BESIDE_LENGTH))?.[1] ?? '')
        : []),
    ];
    const quote = block.kind === 'fence' ? fenceQuote(block, beside) : blockQuote(block, beside, isKnown);
    return quote.ns.length === 0 || isWordless(quote.text) ? [] : [quote];
  });
}

/** What names a quote, however its marks and its white space are written. */
export function quoteKey(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The body of a blockquote as it stands in Markdown, with the citations and the attribution taken out. */
export function quoteBody(lines: readonly string[], isKnown: (n: number) => boolean): string {
  const kept = lines.map((line, at) => (isAttribution(lines, at) ? '' : line));
  const body = mapProse(kept, (line) => withoutMarks(line, isKnown))
    .join('\n')
    .trim();
  return /^[“"]([^“”"]+)[”"]$/.exec(body)?.[1] ?? body;
}

/** The lines of a blockquote without their marks. */
export function quoteLines(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.replace(INDENT, '').replace(/^>\s?/, ''));
}

function blockQuote(block: Block, beside: readonly number[], isKnown: (n: number) => boolean): Quote {
  const inside: number[] = [];
  mapProse(block.lines, (line) => {
    inside.push(...numbersIn(line).filter(isKnown));
    return line;
  });
  return { kind: 'block', text: quoteBody(block.lines, isKnown), ns: unique([...inside, ...beside]) };
}

function fenceQuote(block: Block, beside: readonly number[]): Quote {
  return { kind: 'code', text: block.lines.join('\n'), ns: unique(beside) };
}

function inlineQuotes(text: string, isKnown: (n: number) => boolean): readonly Quote[] {
  return [...text.matchAll(INLINE)].flatMap(([, curly, straight, marks]): readonly Quote[] => {
    const said = (curly ?? straight ?? '').trim().replace(/[.,;]$/, '');
    const ns = unique(numbersIn(marks ?? '').filter(isKnown));
    const isLong = said.split(/\s+/).length >= MIN_INLINE_WORDS;
    return isLong && ns.length > 0 ? [{ kind: 'inline', text: said, ns }] : [];
  });
}

function toBlocks(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  /** The marks that close the listing which is open. */
  let fence: string | null = null;
  const begin = (kind: BlockKind): Block => {
    const block: Block = { kind, lines: [] };
    blocks.push(block);
    return block;
  };
  for (const line of lines) {
    const bare = line.replace(INDENT, '');
    const mark = FENCE.exec(bare)?.[1];
    if (fence !== null) {
      if (mark?.startsWith(fence) === true && bare.trim() === mark) [open, fence] = [null, null];
      else open?.lines.push(line);
    } else if (bare.startsWith('>')) {
      if (open?.kind !== 'quote' || LIST_MARK.test(line)) open = begin('quote');
      open.lines.push(...quoteLines([line]));
    } else if (mark !== undefined) {
      [open, fence] = [begin('fence'), mark];
    } else if (line.trim() === '') {
      open = null;
    } else if (open?.kind === 'quote' && goesOn(open, line)) {
      open.lines.push(line);
    } else {
      if (open?.kind !== 'text') open = begin('text');
      open.lines.push(line);
    }
  }
  return blocks;
}

/** A paragraph in a quote may go on without its mark (CommonMark, "laziness"). */
function goesOn({ lines }: Block, line: string): boolean {
  const isInFence = lines.filter((one) => FENCE.test(one.trim())).length % 2 === 1;
  return !isInFence && (lines.at(-1) ?? '').trim() !== '' && !BLOCK_START.test(line);
}

function leadingMarks(line: string): string {
  const start = line.slice(0, BESIDE_LENGTH);
  return ATTRIBUTION.test(start) ? start : (LEADING.exec(start)?.[1] ?? '');
}

/** A last line that says where the quote is from. */
function isAttribution(lines: readonly string[], at: number): boolean {
  return at > 0 && lines.slice(at + 1).every((line) => line.trim() === '') && ATTRIBUTION.test(lines[at] ?? '');
}

function numbersIn(text: string): number[] {
  return [...text.matchAll(/\[(\d{1,4}(?:\s*,\s*\d{1,4})*)\]/g)].flatMap((match) =>
    (match[1] ?? '').split(',').map(Number),
  );
}

function withoutMarks(text: string, isKnown: (n: number) => boolean): string {
  return text.replace(/\s?\[(\d{1,4}(?:\s*,\s*\d{1,4})*)\]/g, (mark) => (numbersIn(mark).every(isKnown) ? '' : mark));
}

/** Changes lines but for listings and code in a line, where a number cites nothing. */
function mapProse(lines: readonly string[], change: (text: string) => string): readonly string[] {
  let isInFence = false;
  return lines.map((line) => {
    const isFence = FENCE.test(line.trim());
    if (isFence) isInFence = !isInFence;
    if (isFence || isInFence) return line;
    return line
      .split(/(`[^`]*`)/)
      .map((piece, at) => (at % 2 === 0 ? change(piece) : piece))
      .join('');
  });
}

/** True when there is nothing but marks, those of a listing included. */
function isWordless(text: string): boolean {
  return text.split('\n').every((line) => FENCE.test(line.trim()) || !/[\p{L}\p{N}]/u.test(line));
}

function unique(ns: readonly number[]): readonly number[] {
  return [...new Set(ns)];
}
