import { wordsOf } from '../index/stems';

const ARTICLE = /^(?:an?|the)$/;

/**
 * Whether two texts say the same, word for word but for case, marks and English articles. The other small words count,
 * and so does the order: by them alone a text denies what another says, or says it of somebody else.
 */
export function saysSame(one: string, other: string): boolean {
  const [words, others] = [spoken(one), spoken(other)];
  return words.length === others.length && words.every((word, at) => word === others[at]);
}

function spoken(text: string): readonly string[] {
  const words = wordsOf(text).map(([whole]) => whole);
  const telling = words.filter((word) => !ARTICLE.test(word));
  if (telling.length > 0) return telling;
  return words.length > 0 ? words : [text.trim()];
}
