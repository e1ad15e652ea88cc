import type { ErrorData } from '../../../shared/domain/error-data';
import { wording } from '../../../shared/text/wording';
import { bareWords, isTelling } from './forgotten-said';

/** So many words in a row are repeated, and not said by chance; in scripts without spaces, so many letters. */
const WORDS = 4;
const LETTERS = 6;
const WIDE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;
const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]|[^\P{L}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]+|\p{N}+/gu;

/**
 * What was said of a failure, or "Forgotten" as a whole where it repeats forgotten messages: a server quotes what it was
 * sent escaped, cut off or wrapped, and nobody reads the rest again.
 */
export function cutFailure(sentence: string, texts: readonly string[]): string {
  const said = wordsOf(unescaped(sentence));
  const isRepeated = texts.some((text) => {
    const words = wordsOf(text);
    return (words.length >= WORDS || isTelling(text)) && repeats(said, words);
  });
  return isRepeated ? wording.memories.forgotten : sentence;
}

/** A failure whose values repeat none of them; null where none does. */
export function errorWithoutWords(error: ErrorData, texts: readonly string[]): ErrorData | null {
  const entries = Object.entries(error.params);
  const kept = entries.map(
    ([name, value]) => [name, typeof value === 'string' ? cutFailure(value, texts) : value] as const,
  );
  if (kept.every(([, value], at) => value === entries[at]?.[1])) return null;
  return { ...error, params: Object.fromEntries(kept) };
}

function repeats(said: readonly string[], words: readonly string[]): boolean {
  const all = asRun(words);
  const least = Math.min(words.length, words.some((word) => WIDE.test(word)) ? LETTERS : WORDS);
  for (let at = 0; at + least <= said.length; at += 1) {
    if (all.includes(asRun(said.slice(at, at + least)))) return true;
  }
  return false;
}

/** With a gap at both ends, so that nothing within a word counts. */
function asRun(words: readonly string[]): string {
  return ` ${words.join(' ')} `;
}

function wordsOf(text: string): readonly string[] {
  return bareWords(text).match(WORD) ?? [];
}

/** As JSON, addresses and HTML write it. */
function unescaped(text: string): string {
  return text
    .replace(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\+[nrtbf"'\\/]/g, ' ')
    .replace(/(?:%[\da-f]{2})+/gi, decoded)
    .replace(/&#?\w{1,8};/g, ' ');
}

function decoded(escaped: string): string {
  try {
    return decodeURIComponent(escaped);
  } catch {
    // No UTF-8: a percent sign before two letters.
    return escaped;
  }
}
