/** Characters by which sentences are looked up. */
const KEY = 4;
/** Each stretch of this length, counted from a text's beginning, is known: what has one of them may be cut out of it. */
const BLOCK = 8;
/** Weight of what is taken for cut out; less is said by chance. */
const MIN_CUT = 30;
/** Places of one block that are compared: a text may be the same line over and over. */
const MAX_PLACES = 8;
/** What weighs less counts only between words: `no` is no part of `nothing`. */
const MIN_WITHIN = 20;

const WIDE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu;
const WORD = /[\p{L}\p{N}]/u;
const NARROW_WORD = /(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}])[\p{L}\p{N}]/u;

/** How much a text says: its length, in which a letter that stands for a syllable or a word counts for three. */
export function weightOf(text: string): number {
  return text.length + 2 * (text.match(WIDE)?.length ?? 0);
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Takes out of a text the sentences, whatever their length, and long stretches that were cut out of `texts`. */
export function createSaidRemover(texts: readonly string[], sentences: readonly string[]): (text: string) => string {
  const byKey = bySentenceKey(sentences);
  const blocks = blocksOf(texts);
  return (text) => {
    let kept = '';
    let done = 0;
    for (let at = 0; at < text.length;) {
      const span = longest(sentenceAt(text, at, byKey), cutAt(text, at, done, blocks));
      if (span === null) {
        at += 1;
        continue;
      }
      kept += text.slice(done, span.from);
      done = span.to;
      at = span.to;
    }
    return done === 0 ? text : kept + text.slice(done);
  };
}

function longest(one: Span | null, other: Span | null): Span | null {
  if (one === null || other === null) return one ?? other;
  return one.to >= other.to ? one : other;
}

/** Longest first under the characters that each begins with. */
function bySentenceKey(sentences: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const byKey = new Map<string, string[]>();
  for (const sentence of sentences.toSorted((a, b) => b.length - a.length)) {
    const key = sentence.slice(0, KEY);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, [sentence]);
    else known.push(sentence);
  }
  return byKey;
}

function sentenceAt(text: string, from: number, byKey: ReadonlyMap<string, readonly string[]>): Span | null {
  for (let length = KEY; length > 0; length -= 1) {
    const fits = (sentence: string): boolean =>
      text.startsWith(sentence, from) &&
      (weightOf(sentence) >= MIN_WITHIN || isBetweenWords(text, { from, to: from + sentence.length }));
    const found = byKey.get(text.slice(from, from + length))?.find(fits);
    if (found !== undefined) return { from, to: from + found.length };
  }
  return null;
}

/** Letters that stand for words need no space between them. */
function isBetweenWords(text: string, { from, to }: Span): boolean {
  const cutsWord = (before: string, after: string): boolean => NARROW_WORD.test(before) && WORD.test(after);
  return !cutsWord(text.charAt(from - 1), text.charAt(from)) && !cutsWord(text.charAt(to), text.charAt(to - 1));
}

interface Place {
  readonly text: string;
  readonly at: number;
}

function blocksOf(texts: readonly string[]): ReadonlyMap<string, readonly Place[]> {
  const blocks = new Map<string, Place[]>();
  for (const text of texts) {
    for (let at = 0; at + BLOCK <= text.length; at += BLOCK) {
      const block = text.slice(at, at + BLOCK);
      const places = blocks.get(block);
      if (places === undefined) blocks.set(block, [{ text, at }]);
      else if (places.length < MAX_PLACES) places.push({ text, at });
    }
  }
  return blocks;
}

/** The longest stretch around a block that begins at `at`, after `done`. */
function cutAt(text: string, at: number, done: number, blocks: ReadonlyMap<string, readonly Place[]>): Span | null {
  let best: Span | null = null;
  for (const place of blocks.get(text.slice(at, at + BLOCK)) ?? []) {
    const span = grow(text, at, done, place);
    if (best === null || span.to - span.from > best.to - best.from) best = span;
  }
  return best !== null && weightOf(text.slice(best.from, best.to)) >= MIN_CUT ? best : null;
}

function grow(text: string, at: number, done: number, place: Place): Span {
  let before = 0;
  while (before < at - done && before < place.at && same(text, at, place, -before - 1)) before += 1;
  let after = BLOCK;
  while (at + after < text.length && place.at + after < place.text.length && same(text, at, place, after)) after += 1;
  return { from: at - before, to: at + after };
}

function same(text: string, at: number, place: Place, by: number): boolean {
  return text.charCodeAt(at + by) === place.text.charCodeAt(place.at + by);
}
