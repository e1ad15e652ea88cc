import { NOTHING } from '../chunking/file-lines';
import { decodeEntities } from '../chunking/html-entities';
import { findAsides } from '../chunking/html-asides';
import { readHtmlTokens, type HtmlToken } from '../chunking/html-tokens';
import { isTimeToYield, type Steps } from '../../steps';
import { tagWords } from '../chunking/read-tag';
import { codeSpan, escapeMarkdown, escapeStart, isOuterAddress } from './escape-markdown';
import { findInlinePairs, isBlockElement, wordsOfHtml, type InlinePair } from './html-pairs';
import { createHtmlTables, type HtmlTables } from './html-tables';
import { hide, readStretches, type Listing, type Readable, type Show, type Stretch } from './readable';

const CODE = new Set(['code', 'kbd', 'samp', 'tt']);
const MARKS: Readonly<Record<string, string>> = { b: '**', strong: '**', i: '*', em: '*', del: '~~', s: '~~' };
/** A link of a heading to itself. */
const SELF_LINK = /^[¶#§🔗]?$/u;
const LANGUAGE =
  /(?:\b(?:language|lang|highlight-source|highlight)-|\bbrush:\s*|\bdata-lang(?:uage)?=["']?)([\w+#.-]{1,30})/i;
/** Tags before a listing that may name its language. */
const TAGS_ABOVE = 4;

/** An HTML file as Markdown: nothing of it is markup any more. */
export function* readHtml(text: string): Steps<Readable> {
  const tokens = yield* readHtmlTokens(text);
  const isAside = yield* findAsides(tokens);
  const reader = new HtmlReader(tokens, yield* findInlinePairs(tokens));
  const stretches: Stretch[] = [];
  let end = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    if (isTimeToYield(stretches.length)) yield;
    const last = isAside[at] === true ? at : reader.lastOf(at);
    const { listing, show } = isAside[at] === true ? { listing: null, show: hide } : reader.read(at);
    for (; at < last; at += 1) end += tokens[at]?.text.length ?? 0;
    end += tokens[at]?.text.length ?? 0;
    stretches.push({ end, listing, show });
  }
  return readStretches(text, stretches, (prose) => prose.replace(/(?<=\S) {2,}/g, ' '));
}

interface Shown {
  readonly listing: Listing | null;
  readonly show: Show;
}

/** Goes through the tokens of a page in their order. */
class HtmlReader {
  private readonly tokens: readonly HtmlToken[];
  private readonly pairs: ReadonlyMap<number, InlinePair>;
  private readonly tables: HtmlTables;
  /** The lists that are open, with the number of the next item; null for bullets. */
  private readonly lists: (number | null)[] = [];
  private listing: Listing | null = null;
  private isInHeading = false;
  /** Whether what comes next begins a line. */
  private isAtStart = true;

  constructor(tokens: readonly HtmlToken[], pairs: ReadonlyMap<number, InlinePair>) {
    this.tokens = tokens;
    this.pairs = pairs;
    this.tables = createHtmlTables(tokens);
  }

  /** The last token that is read together with one. */
  lastOf(at: number): number {
    const pair = this.pairs.get(at);
    return this.listing === null && pair?.from === at && isReadAsOne(pair) ? pair.to : at;
  }

  read(at: number): Shown {
    const token = this.tokens[at];
    if (token === undefined || token.kind === 'noise' || token.kind === 'title')
      return { listing: this.listing, show: hide };
    if (token.tag === null)
      return this.listing === null ? this.readText(token.text) : { listing: this.listing, show: showCode };
    const { name, isClosing } = token.tag;
    if (name === 'pre' && !this.tables.isInCell()) {
      this.listing = isClosing ? null : { language: this.languageAt(at) };
      this.isAtStart = true;
      return { listing: null, show: hide };
    }
    if (this.listing !== null) return { listing: this.listing, show: name === 'br' ? () => '\n' : hide };
    const pair = this.pairs.get(at);
    if (pair !== undefined) return this.readPair(pair, at);
    const ofTable = this.tables.mark(at);
    if (ofTable !== null) this.isAtStart = true;
    const mark = ofTable ?? this.markOf(name, isClosing) ?? this.wordsOf(token);
    return { listing: null, show: () => mark };
  }

  private readText(text: string): Shown {
    const isAtStart = this.isAtStart;
    const isInCell = this.tables.isInCell();
    if (text.trim() !== '') this.isAtStart = false;
    const show = (written: string): string => {
      const words = decodeEntities(written).replaceAll(NOTHING, '').replace(/\s+/g, ' ');
      const escaped = escapeMarkdown(isAtStart ? words.trimStart() : words);
      if (isInCell) return escaped.replaceAll('|', '\\|');
      return isAtStart ? escapeStart(escaped) : escaped;
    };
    return { listing: null, show };
  }

  private readPair(pair: InlinePair, at: number): Shown {
    if (CODE.has(pair.name)) {
      this.isAtStart = false;
      return { listing: null, show: (written) => codeSpan(wordsOfHtml(written)) };
    }
    if (pair.name === 'a' && isReadAsOne(pair)) return { listing: null, show: hide };
    if (pair.name === 'a') {
      const written = /\shref=["']?([^"'\s>]*)/i.exec(this.tokens[pair.from]?.text ?? '')?.[1] ?? '';
      const address = decodeEntities(written).replaceAll(NOTHING, '');
      const mark = at === pair.from ? '[' : `](${address})`;
      const isLink = isOuterAddress(address) && !/[[\]]/.test(pair.words);
      if (isLink) this.isAtStart = false;
      return { listing: null, show: () => (isLink ? mark : '') };
    }
    const mark = MARKS[pair.name] ?? '';
    // Marks of emphasis stand beside a word, or are none.
    const isMarked = pair.isTight && /[\p{L}\p{N}]/u.test(pair.words);
    if (isMarked) this.isAtStart = false;
    return { listing: null, show: () => (isMarked ? mark : '') };
  }

  /** What stands for a tag that parts blocks; null for another. */
  private markOf(name: string, isClosing: boolean): string | null {
    if (this.tables.isInCell()) return isBlockElement(name) || name === 'br' ? ' ' : null;
    const level = /^h([1-6])$/.exec(name)?.[1];
    if (level !== undefined) {
      this.isInHeading = !isClosing;
      return this.startBlock(isClosing ? '' : `${'#'.repeat(Number(level))} `);
    }
    if (this.isInHeading) return name === 'br' ? ' ' : null;
    if (name === 'ul' || name === 'ol') return this.turnList(name, isClosing);
    if (name === 'li') return isClosing ? null : this.startItem();
    if (name === 'br') return this.lists.length > 0 ? ' ' : this.startBlock('');
    // A list item goes on in its line after a paragraph of its own.
    if (isClosing && this.lists.length > 0 && name !== 'pre') return isBlockElement(name) ? ' ' : null;
    return isBlockElement(name) ? this.startBlock('') : null;
  }

  private startBlock(mark: string): string {
    // The paragraph in a list item is the item.
    const isItem = this.isAtStart && this.lists.length > 0 && mark === '';
    this.isAtStart = true;
    return isItem ? '' : `\n\n${mark}`;
  }

  private turnList(name: string, isClosing: boolean): string {
    if (isClosing) this.lists.pop();
    else this.lists.push(name === 'ol' ? 1 : null);
    this.isAtStart = true;
    // Items begin lines of their own.
    return this.lists.length > (isClosing ? 0 : 1) ? ' ' : '\n\n';
  }

  private startItem(): string {
    const number = this.lists.at(-1) ?? null;
    if (number !== null) this.lists[this.lists.length - 1] = number + 1;
    this.isAtStart = true;
    return `\n${this.lists.length > 1 ? '   ' : ''}${number === null ? '-' : `${number}.`} `;
  }

  private wordsOf({ text, tag }: HtmlToken): string {
    const words = tagWords(text, tag?.name ?? '')
      .replaceAll(NOTHING, '')
      .replace(/\s+/g, ' ');
    return this.isAtStart ? words.trimStart() : words;
  }

  /** By the classes of a listing, of the code in it, or of what is right around it. */
  private languageAt(at: number): string {
    const near = [at, at + 1, ...Array.from({ length: TAGS_ABOVE }, (_, above) => at - 1 - above)];
    for (const index of near) {
      const { tag, text = '' } = this.tokens[index] ?? {};
      if (tag?.isClosing === true) continue;
      const language = tag === null || tag === undefined ? undefined : LANGUAGE.exec(text)?.[1];
      if (language !== undefined) return language;
    }
    return '';
  }
}

/** Code is its words alone; of a link to itself nothing is left. */
function isReadAsOne({ name, words }: InlinePair): boolean {
  return CODE.has(name) || (name === 'a' && SELF_LINK.test(words));
}

function showCode(written: string): string {
  return decodeEntities(written).replaceAll(NOTHING, '');
}
