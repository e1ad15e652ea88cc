import { isGlue } from '../index/stems';

/** A piece of a longer text counts as its quotation from this weight on; less is said by chance. */
const MIN_PIECE = 30;
const MIN_WORDS = 4;
/** A short sentence with a number in it, such as a code, is told from others by that. */
const MIN_NUMBERED = 8;
/** Letters of the words with a number in them, in what is a code, and of a name; a year is neither. */
const MIN_CODE = 6;
const MIN_NAME = 12;
const MIN_NAME_WORDS = 2;

const WIDE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu;
const NARROW_WORD = /(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}])[\p{L}\p{N}]/u;
const SENTENCE_END = /(?<=[.!?])\s+|(?<=[。！？])/u;
const AROUND = /[\s"'“”„«»‘’「」*_….,;:!?。，！？]/u;
const GAP = /[\s…]/u;
/** What takes no room, and is not seen. */
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
/** Emphasis, code and escapes of markdown. */
const ADDED = /[*`]+|(?<![\p{L}\p{N}_\\])_+|_+(?![\p{L}\p{N}_])|\\(?=[^\p{L}\p{N}\s])/gu;
/** The marks that a plain one stands for. */
const VARIANTS: Readonly<Record<string, string>> = { "'": `['‘’‚‛′´]`, '"': '["“”„‟″]', '-': '[-‐‑‒–—−]' };

/** What forgotten messages say, for whoever looks for quotations of it. */
export interface ForgottenSaid {
  /** Whether a quotation, or a line that stands alone, is a whole sentence of it, or a long piece. */
  isQuotation(text: string): boolean;
  /**
   * Whether what is set apart is a short piece of it that tells it all the same: a code or number, or, where it is marked
   * as a quotation, a name of several words. An answer may have those from elsewhere.
   */
  isFragment(text: string, isMarked: boolean): boolean;
  /** Whether it has these words somewhere, however few. */
  isWithin(text: string): boolean;
  /** Whether a text is the whole of one message, whatever its length, or says by `…` that it was cut out of one and was. */
  isExcerpt(text: string): boolean;
  /** Find whole messages word for word, wherever they stand: one after another, the longest first. None says enough: none. */
  readonly wholes: readonly RegExp[];
  /** The same for their sentences. */
  readonly sentences: readonly RegExp[];
}

/** How much a text says: its length, in which a letter that stands for a syllable or a word counts for three. */
export function weightOf(text: string): number {
  return text.length + 2 * wideIn(text);
}

/** Whether a text says enough to be told from what others say: `No` and `delete it` do not. */
export function isTelling(text: string): boolean {
  if (weightOf(text) >= MIN_PIECE || wideIn(text) >= MIN_WORDS) return true;
  return wordsIn(text) >= MIN_WORDS || (/\d/.test(text) && text.length >= MIN_NUMBERED);
}

export function forgottenSaid(texts: readonly string[]): ForgottenSaid {
  const whole = new Set(texts.map(withoutGaps));
  const inLines = texts.map(inOneLine);
  const folded = texts.map(fold);
  const sentences = new Set<string>();
  for (const line of texts.flatMap((text) => text.split(/[\r\n]+/))) {
    for (const sentence of [line, ...sentencesOf(line)].map(bareWords))
      if (isTelling(sentence)) sentences.add(sentence);
  }
  for (const said of texts.map(bareWords)) if (isTelling(said)) sentences.add(said);
  const isHeld = (text: string): boolean => folded.some((one) => holdsWords(one, text));
  const isPiece = (text: string): boolean =>
    weightOf(text) >= MIN_PIECE && (wordsIn(text) >= MIN_WORDS || wideIn(text) >= MIN_WORDS) && isHeld(text);
  return {
    wholes: wordForWord(texts),
    sentences: wordForWord(texts.flatMap((text) => text.split(/[\r\n]+/)).flatMap(sentencesOf)),
    isQuotation(text) {
      const said = bareWords(text);
      return sentences.has(said) || isPiece(said);
    },
    isFragment(text, isMarked) {
      const said = bareWords(text);
      return (isCode(said) || (isMarked && isName(said))) && isHeld(said);
    },
    isWithin(text) {
      const said = bareWords(text);
      return said !== '' && isHeld(said);
    },
    isExcerpt(text) {
      const said = withoutGaps(text);
      if (said === '') return false;
      return (
        whole.has(said) || (said !== inOneLine(text) && isTelling(said) && inLines.some((one) => one.includes(said)))
      );
    },
  };
}

/** Most of it is words with a number in them. */
function isCode(text: string): boolean {
  const numbered = text.split(' ').filter((word) => /\d/.test(word));
  const { length } = numbered.join('');
  return length >= MIN_CODE && 2 * length >= text.length;
}

function isName(text: string): boolean {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return text.length >= MIN_NAME && words.filter((word) => !isGlue(word)).length >= MIN_NAME_WORDS;
}

/** A text within another is told from what is said by chance by this weight, or a number in it. */
const MIN_WITHIN = 20;
/** What is longer is not repeated within a sentence; so many are looked for at once. */
const MAX_WITHIN = 1_000;
const MAX_SOUGHT = 30;

function wordForWord(texts: readonly string[]): readonly RegExp[] {
  const tells = (text: string): boolean =>
    isTelling(text) && (weightOf(text) >= MIN_WITHIN || (/\d/.test(text) && text.length >= MIN_NUMBERED));
  const sought = [...new Set(texts.filter(({ length }) => length <= MAX_WITHIN).map(bareWords))].filter(tells);
  const longest = sought.toSorted((a, b) => b.length - a.length);
  return Array.from({ length: Math.ceil(longest.length / MAX_SOUGHT) }, (_, at) => {
    const some = longest.slice(at * MAX_SOUGHT, (at + 1) * MAX_SOUGHT);
    return new RegExp(some.map(asPattern).join('|'), 'giu');
  });
}

/** Whatever space, emphasis and begin of a quoted line is between its words, and whichever marks are in them. */
function asPattern(text: string): string {
  // Emphasis may end before a mark within a word. What is between words has its own: two such runs side by side would be
  // tried in every way to part them.
  const asWritten = (mark: string, at: number): string =>
    `${at > 0 && mark !== '_' ? '[*_`]*' : ''}\\\\?${VARIANTS[mark] ?? mark.replace(/[$()*+./?[\\\]^{|}]/, '\\$&')}`;
  const words = text.split(' ').map((word) => word.replace(/[^\p{L}\p{N}\p{M}]/gu, asWritten));
  const before = NARROW_WORD.test(text.charAt(0)) ? '(?<![\\p{L}\\p{N}])' : '';
  const after = NARROW_WORD.test(text.charAt(text.length - 1)) ? '(?![\\p{L}\\p{N}])' : '';
  return `${before}${words.join('[*_`]*\\s+(?:>\\s*)*[*_`]*')}${after}[*_]*`;
}

/** The sentences of a line, each with the space behind it. */
export function sentencesOf(line: string): readonly string[] {
  const sentences: string[] = [];
  let from = 0;
  for (const { index, 0: gap } of line.matchAll(new RegExp(SENTENCE_END, 'gu'))) {
    sentences.push(line.slice(from, index + gap.length));
    from = index + gap.length;
  }
  return [...sentences, line.slice(from)].filter((sentence) => sentence !== '');
}

export function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function withoutGaps(text: string): string {
  return trimmed(inOneLine(text), GAP);
}

/** As it is compared: whoever quotes may change the marks at the ends. */
export function bareWords(text: string): string {
  return trimmed(fold(text), AROUND);
}

/** Without such characters at its ends. A pattern for it would take time by the square of a run of them. */
function trimmed(text: string, ends: RegExp): string {
  let from = 0;
  let to = text.length;
  while (from < to && ends.test(text.charAt(from))) from += 1;
  while (to > from && ends.test(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

/** In one case, with plain marks, and without what markdown adds: models set quotation marks and emphasis of their own. */
export function fold(text: string): string {
  const plain = text
    .normalize('NFC')
    .toLowerCase()
    .replace(UNSEEN, '')
    .replace(ADDED, '')
    .replace(/[‘’‚‛′´]/g, "'")
    .replace(/[“”„‟″]/g, '"')
    .replace(/[‐‑‒–—−]/g, '-');
  return inOneLine(plain);
}

function wideIn(text: string): number {
  return text.match(WIDE)?.length ?? 0;
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

/** Nothing within a word counts; letters that stand for words need no space between them. */
function holdsWords(text: string, piece: string): boolean {
  const cutsWord = (before: string, after: string): boolean => NARROW_WORD.test(before) && NARROW_WORD.test(after);
  for (let at = text.indexOf(piece); at !== -1; at = text.indexOf(piece, at + 1)) {
    const end = at + piece.length;
    const startsWord = !cutsWord(text.charAt(at - 1), text.charAt(at));
    if (startsWord && !cutsWord(text.charAt(end - 1), text.charAt(end))) return true;
  }
  return false;
}
