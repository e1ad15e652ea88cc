import { introducing, presentsVerbatim } from './introduction';
import type { Range } from './quote-shadow';
import { countWords, MIN_TELLING } from './quote-words';

/** Words that are set apart otherwise than by marks of quotation. */
export interface SetApart extends Range {
  readonly text: string;
  /** What is named by the clause that presents bold or slanted words as a source's; null for what HTML calls a quote. */
  readonly introducedBy: string | null;
  /** Whether it may as well be the answer's own, which only a number right behind it denies. */
  readonly mayBeOwn: boolean;
  /** Whether nothing but a clause before it sets it apart. */
  readonly isUnmarked?: boolean;
}

/** What HTML calls a quote; it is drawn as text, and read as what it says it is. Closed or not, it takes time by the length. */
const TAGGED = /<(blockquote|q)(?:\s[^<>]*)?>((?:(?!<\/\1\s*>)[^])*)(?:<\/\1\s*>|$)/gi;
/** The end of one that began in a paragraph before. */
const TAIL = /^((?:(?!<\/?(?:blockquote|q)\b)[^])*)<\/(?:blockquote|q)\s*>/i;
const TAG = /<\/?[a-z][^<>]*>/gi;
const EMPHASIS = /(?<![*\\\p{L}\p{N}_])(\*{1,3}|_{1,3})(?=[^\s*_])([^*_]*[^\s*_])\1(?![*_\p{L}\p{N}])/gu;
/** The same in HTML, and as some write what is highlighted. */
const TAGGED_EMPHASIS =
  /<(em|i|cite|mark|u|b|strong)(?:\s[^<>]*)?>([^<>]*)<\/\1\s*>|(?<![=\p{L}\p{N}])(==)(?=[^\s=])([^=]*[^\s=])==(?![=\p{L}\p{N}])/giu;
const BOLD = /^(?:\*\*|__|b$|strong$)/i;
/** An attribution behind the words. */
const DASHED = /^[.,]?\s*(?:—|–|--)\s*([^\n]{1,80})/;
/** What HTML draws as it is written. */
const LISTED = /<(pre|code|samp)(?:\s[^<>]*)?>((?:(?!<\/?\1\b)[^])*)<\/\1\s*>/gi;
const REACH = 300;
const MIN_SENTENCE = 5;
/** Where a sentence begins. White space is matched in one way only: an answer can have any number of markers in a row. */
const BEHIND_SENTENCE = /(?:^|[.!?:]\s|\n)\s*(?:(?:[-*+>]|\d{1,9}[.)])\s+)*$/;
const MAX_NAME = 100;
const MARKED = /^\s*["“”„«»‹›‘'「『]/;

/** Words between tags of a quote, and those in bold, slanted or marked type that a clause before them or a dash behind them says a source says. */
export function setApart(text: string, code: readonly Range[]): readonly SetApart[] {
  return [...taggedIn(text, code), ...listedIn(text, code), ...emphasisedIn(text, code)];
}

function taggedIn(written: string, code: readonly Range[]): readonly SetApart[] {
  const text = withoutTags(written, code);
  if (!/<\/?(?:blockquote|q)\b/i.test(text)) return [];
  const tail = TAIL.exec(text);
  const whole = [...text.matchAll(TAGGED)].map(({ 0: all, 2: said = '', index }) => ({
    start: index,
    end: index + all.length,
    said,
  }));
  const all = tail === null ? whole : [{ start: 0, end: tail[0].length, said: tail[1] ?? '' }, ...whole];
  return all
    .map(({ start, end, said }) => ({
      start,
      end,
      text: wordsIn(said),
      introducedBy: null,
      mayBeOwn: false,
    }))
    .filter((one) => countWords(one.text) > 0 && !MARKED.test(one.text));
}

function listedIn(written: string, code: readonly Range[]): readonly SetApart[] {
  return [...withoutTags(written, code).matchAll(LISTED)].flatMap(({ 0: all, 1: tag = '', 2: said = '', index }) =>
    countWords(said) < (/pre/i.test(tag) ? 1 : MIN_TELLING)
      ? []
      : [{ start: index, end: index + all.length, text: wordsIn(said), introducedBy: null, mayBeOwn: true }],
  );
}

function wordsIn(html: string): string {
  return html.replace(TAG, '').replaceAll('\ufdd5', '<').trim();
}

/** At the same places, with no tag in code. */
function withoutTags(text: string, code: readonly Range[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end } of code) {
    pieces.push(text.slice(from, start), text.slice(start, end).replaceAll('<', '\ufdd5'));
    from = end;
  }
  return [...pieces, text.slice(from)].join('');
}

function emphasisedIn(text: string, code: readonly Range[]): readonly SetApart[] {
  const tagged = [...withoutTags(text, code).matchAll(TAGGED_EMPHASIS)];
  return [...text.matchAll(EMPHASIS), ...tagged].flatMap(({ 0: all, 1: mark = '', 2: words, 4: lit = '', index }) => {
    const said = words ?? lit;
    if (countWords(said) < MIN_TELLING || MARKED.test(said)) return [];
    const end = index + all.length;
    const introducedBy =
      introducing(text.slice(0, index), 'exact') ?? DASHED.exec(text.slice(end, end + MAX_NAME))?.[1] ?? null;
    // A letter stands for what is not looked at.
    const before = index > REACH ? `x${text.slice(index - REACH, index)}` : text.slice(0, index);
    const isPresented = introducedBy !== null || presentsVerbatim(before);
    const isSentence = !BOLD.test(mark) && countWords(said) >= MIN_SENTENCE && BEHIND_SENTENCE.test(before);
    return isPresented || isSentence ? [{ start: index, end, text: said, introducedBy, mayBeOwn: !isPresented }] : [];
  });
}
