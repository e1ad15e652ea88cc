import { introducing } from './introduction';
import type { Range } from './quote-shadow';
import { countWords, MIN_TELLING } from './quote-words';

/** Words that are set apart otherwise than by marks of quotation. */
export interface SetApart extends Range {
  readonly text: string;
  /** What is named by the clause that presents bold or slanted words as a source's; null for what HTML calls a quote. */
  readonly introducedBy: string | null;
}

/** What HTML calls a quote; it is drawn as text, and read as what it says it is. Closed or not, it takes time by the length. */
const TAGGED = /<(blockquote|q)(?:\s[^<>]*)?>((?:(?!<\/\1\s*>)[^])*)(?:<\/\1\s*>|$)/gi;
/** The end of one that began in a paragraph before. */
const TAIL = /^((?:(?!<\/?(?:blockquote|q)\b)[^])*)<\/(?:blockquote|q)\s*>/i;
const TAG = /<\/?[a-z][^<>]*>/gi;
const EMPHASIS = /(?<![*\\\p{L}\p{N}_])(\*{1,3}|_{1,3})(?=[^\s*_])([^*_]*[^\s*_])\1(?![*_\p{L}\p{N}])/gu;
/** An attribution behind the words. */
const DASHED = /^[.,]?\s*(?:—|–|--)\s*([^\n]{1,80})/;
const MAX_NAME = 100;
const MARKED = /^\s*["“”„«»‹›‘'「『]/;

/** Words between tags of a quote, and those in bold or slanted type that a clause before them or a dash behind them says a source says. */
export function setApart(text: string, code: readonly Range[]): readonly SetApart[] {
  return [...taggedIn(text, code), ...emphasisedIn(text)];
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
      text: said.replace(TAG, '').replaceAll('\ufdd5', '<').trim(),
      introducedBy: null,
    }))
    .filter((one) => countWords(one.text) > 0 && !MARKED.test(one.text));
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

function emphasisedIn(text: string): readonly SetApart[] {
  return [...text.matchAll(EMPHASIS)].flatMap(({ 0: all, 2: said = '', index }) => {
    if (countWords(said) < MIN_TELLING || MARKED.test(said)) return [];
    const end = index + all.length;
    const introducedBy =
      introducing(text.slice(0, index), 'exact') ?? DASHED.exec(text.slice(end, end + MAX_NAME))?.[1] ?? null;
    return introducedBy === null ? [] : [{ start: index, end, text: said, introducedBy }];
  });
}
